"""The pane in which an article is read."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual.reactive import var
from textual.strip import Strip

from store import Article, BlockKind, Span
from tui.arabic import Line, Source, isolate
from tui.browser.fields import Evidence, line_of
from tui.browser.panes.pane import Pane, Title
from tui.browser.panes.record_list import key_of
from tui.browser.stops import NOTHING, Stop, Stops, walk_of
from tui.browser.widgets import Wrapped
from tui.browser.widgets.painting import Styled, aligned, foreign, single, strip

_WIDTHS = (100, 80, 60, 40)
"""Cells of the lines that a person can choose between, beside the pane's own width."""


class Reader(Wrapped, Pane):
    """An article's whole text, right to left, with names, evidence and kinds of block marked.

    The margin at the right holds the number of the line in the file, the sign of the block and a
    bar beside lines that hold the evidence, so that nothing depends on colour.
    """

    article: var[Article | None] = var(None)
    """What is read."""
    evidence: var[Sequence[Evidence]] = var(())
    """The evidence that can be stepped through, across articles."""
    number: var[int] = var(0)
    """Which of it is shown, counted from 0."""
    field: var[str] = var("")
    """Label of the field it stands behind; empty when the article is simply read."""

    found: var[Stops] = var(Stops())
    """Where the words are that were looked for in the text."""
    looked_for: var[str] = var("")
    """Those words, as they were written."""
    at: var[int] = var(-1)
    """Which of what was found, or else of what can be walked through, one is at; -1 at none."""
    numbered: var[bool] = var(True)
    """Whether lines carry their numbers."""

    _walk = NOTHING
    _holds = True
    """Whether what is in sight was chosen for the evidence."""
    _wanted: int | None = None
    """Offset that the first visible line is to hold once it has a size."""

    margin = 7
    widest: int | None = _WIDTHS[0]
    """Cells of a line at most; none for as many as there are."""

    def put_article(
        self,
        article: Article | None,
        *,
        evidence: Sequence[Evidence] = (),
        number: int = 0,
        field: str = "",
        offset: int | None = None,
    ) -> None:
        """Show an article.

        Args:
            article: What to read; none empties the pane.
            evidence: What can be stepped through.
            number: Which of it to show; it lies in the article.
            field: Label of the field it stands behind.
            offset: Offset into its text that the first visible line holds; without it the evidence
                is scrolled to, or the beginning.
        """
        if article is None or self.article is None or article.id != self.article.id:
            self.forget_selection()
            self.top = 0
            self._walk = walk_of(article)
        self.forget_walk()
        self.article, self.evidence, self.number, self.field = article, evidence, number, field
        if offset is not None:
            self._holds = False
            # Where it has no size yet, no line is what it will be.
            self._wanted = None if self.size.area else offset
            self.top = self.lines.line_of(offset)
        else:
            self.show_evidence()
        self.refresh()

    def rewrap(self) -> int:
        """Wrap in lines of the next narrower width, then as wide as the pane; return the cells.

        What stands in the first visible line stays there.
        """
        begins, room = self.begins, max(1, self.inner_width - self.margin - 1)
        now = min(self.widest or room, room)
        self.widest = next((each for each in _WIDTHS if each < now), None)
        self.top = self.lines.line_of(begins)
        self.refresh()
        return min(self.widest or room, room)

    # Walking through the text

    @property
    def stops(self) -> Stops:
        """What can be stepped through: what was found, else names and what is said."""
        if self.looked_for:
            return self.found
        return self._walk.all

    @property
    def stop(self) -> Stop | None:
        """The stretch one is at."""
        stops = self.stops
        return stops.all[self.at] if 0 <= self.at < len(stops) else None

    def look_for(self, written: str, found: Sequence[Span]) -> None:
        """Mark what was looked for, and go to the first at or behind what is in sight."""
        here = self.begins
        self.looked_for = written
        self.found = Stops([Stop(each.start, each.end) for each in found])
        self.at = self.found.after(here) if found else -1
        self._show_stop()

    def forget_walk(self) -> None:
        """Be at no stretch, and mark nothing as looked for."""
        self.looked_for, self.found, self.at = "", Stops(), -1
        self.refresh()

    def step(self, step: int) -> bool:
        """Go to the next stretch or the one before; return whether there is any."""
        stops = self.stops
        if not len(stops):
            return False
        if self.at < 0:
            self.at = stops.after(self.begins) if step > 0 else stops.after(self.begins) - 1
        else:
            self.at += step
        self.at %= len(stops)
        self._show_stop()
        return True

    def _show_stop(self) -> None:
        stop = self.stop
        if stop is not None:
            self._holds = False
            self.show(stop.start, stop.end)
        self.refresh()

    @property
    def current(self) -> Evidence | None:
        """The evidence shown; none when the article is simply read."""
        return self.evidence[self.number] if self.number < len(self.evidence) else None

    @property
    def begins(self) -> int:
        """Offset into the text at which the first visible line begins."""
        return self.lines.start_of(self.top)

    def show_evidence(self) -> None:
        """Scroll so that the evidence is in sight; to the top where there is none."""
        self._holds = True
        current = self.current
        if current is None or current.start == current.end:
            self.top = 0
        else:
            self.show(current.start, current.end)

    def on_resize(self) -> None:
        """Keep the evidence in sight, unless the person went on reading."""
        super().on_resize()
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.top = self.lines.line_of(wanted)
        elif self.current is not None and self._holds:
            self.show_evidence()

    def scroll_by(self, rows: int) -> None:
        """Scroll, away from the evidence."""
        if rows:
            self._holds = False
        super().scroll_by(rows)

    def title(self) -> Title:
        """Return what is read, where one is in it, and which evidence is shown."""
        name = self.words("pane.reader")
        worn = self.rich_style + self.part("title")
        faint = self.rich_style + self.part("faint")
        heading: Source = (isolate(key_of("reader")), f" {name} ")
        if self.article is None:
            return [(heading, worn)]
        parts: Title = [(heading, worn), (foreign(self.article.file), faint)]
        parts += [(foreign(text), faint) for text in self._where(self.article)]
        return parts

    def _where(self, article: Article) -> list[str]:
        total = article.text.count("\n") + 1
        if self.looked_for or self.stop is not None:
            here = self.words("header.lines", line=self._line_here(), total=total)
            return [here, *self._walked()]
        current = self.current
        if current is None or current.start == current.end:
            line = line_of(article.text, self.begins)
            date = article.date
            said = date.edtf if date else self.words("reader.undated")
            return [self.words("header.lines", line=line, total=total), said]
        line = line_of(article.text, current.start)
        count = self.words(
            "reader.evidence", number=self.number + 1, total=len(self.evidence), field=self.field
        )
        return [self.words("header.lines", line=line, total=total), count]

    def _line_here(self) -> int:
        assert self.article is not None, "there are lines only of an article"
        return line_of(self.article.text, self.stop.start if self.stop else self.begins)

    def _walked(self) -> list[str]:
        """Return where one is among what can be walked through."""
        stop, total = self.stop, len(self.stops)
        place = f"{self.at + 1}/{total}"
        if self.looked_for:
            return [place, self.looked_for]
        assert stop is not None, "one is somewhere"
        return [place, self.words.get(f"property.{stop.property}", self.words("reader.name"))]

    def style_of(self, line: Line) -> Style:
        """Tell headlines and furniture from the body."""
        style, kind = self.rich_style, self._kind_at(line.start)
        if kind is BlockKind.TITLE:
            return style + Style(bold=True)
        body = kind in (BlockKind.BODY, BlockKind.KICKER)
        return style if body else style + self.part("furniture")

    def blank(self, y: int, width: int) -> Strip:
        """Say so where there is nothing to read."""
        if self.article is not None or y != 2:
            return super().blank(y, width)
        line = single(self.words("reader.empty"), width - 2, self.words.base)
        style = self.rich_style + self.part("faint")
        parts = aligned(line, width - 2, style, right=line.rtl)
        return strip([Segment(" ", style), *parts], width, style)

    def beside(self, line: Line) -> list[Segment]:
        """Draw the bar beside evidence, the block's sign and the number of the line."""
        assert self.article is not None, "there are lines only of an article"
        style, faint = self.rich_style, self.rich_style + self.part("faint")
        current = self.current
        held = (
            current is not None
            and current.start < max(line.end, line.start + 1)
            and line.start < current.end
        )
        begins = line.start == 0 or self.article.text[line.start - 1] == "\n"
        count = str(line_of(self.article.text, line.start)) if begins and self.numbered else ""
        said = any(True for _ in self._walk.said.within(line.start, line.end))
        sign = (
            self.words(f"block_sign.{self._kind_at(line.start)}")
            if begins and line.start < line.end
            else " "
        )
        bar = Segment(" ┃", style + self.part("mark")) if held else Segment(" ┆", faint)
        return [
            bar if held or said else Segment("  ", faint),
            Segment(f"{sign or ' '}", faint),
            Segment(f"{count:>4}", faint),
        ]

    def spans_of(self, line: Line) -> list[Styled]:
        """Mark names and the evidence."""
        assert self.article is not None, "there are lines only of an article"
        mention, hit = self.part("mention"), self.part("hit")
        spans: list[Styled] = [
            (each.start, each.end, mention)
            for each in self._walk.names.within(line.start, line.end)
        ]
        spans += [(each.start, each.end, hit) for each in self.found.within(line.start, line.end)]
        current, stop = self.current, self.stop
        if stop is not None:
            spans.append((stop.start, stop.end, self.part("stop")))
        elif current is not None and not self.looked_for:
            spans.append((current.start, current.end, hit))
        return spans

    @property
    def selectable_text(self) -> str:
        """The article's text."""
        return self.article.text if self.article is not None else ""

    def _kind_at(self, offset: int) -> BlockKind:
        assert self.article is not None, "there are lines only of an article"
        for block in self.article.blocks:
            if block.start <= offset < block.end:
                return block.kind
        return BlockKind.BODY
