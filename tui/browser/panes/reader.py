"""The pane in which an article is read."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual.reactive import var
from textual.strip import Strip

from store import Article, BlockKind
from tui.arabic import Laid, Line, Source, isolate
from tui.browser.fields import Evidence, line_of
from tui.browser.painting import Styled, aligned, foreign, laid, manner, single, strip
from tui.browser.panes.pane import Pane, Title
from tui.browser.panes.record_list import KEY_OF
from tui.browser.widgets import DrawnLine, Selectable

_MARGIN = 7
_WIDEST = 100
_AHEAD = 300  # lines looked for beyond the first that is seen: most articles end before


class Reader(Selectable, Pane):
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
    _lines: Laid = Laid("", 1)
    _laid: tuple[str, int, tuple[bool, bool]] = ("", 0, (True, True))

    def put_article(
        self,
        article: Article | None,
        *,
        evidence: Sequence[Evidence] = (),
        number: int = 0,
        field: str = "",
        top: int | None = None,
    ) -> None:
        """Show an article.

        Args:
            article: What to read; none empties the pane.
            evidence: What can be stepped through.
            number: Which of it to show; it lies in the article.
            field: Label of the field it stands behind.
            top: First visible line; without it the evidence is scrolled to, or the beginning.
        """
        if article is None or self.article is None or article.id != self.article.id:
            self.forget_selection()
            self.top = 0
        self.article, self.evidence, self.number, self.field = article, evidence, number, field
        self._lay_out()
        if top is not None:
            self.top = top
        else:
            self.show_evidence()
        self.refresh()

    @property
    def current(self) -> Evidence | None:
        """The evidence shown; none when the article is simply read."""
        return self.evidence[self.number] if self.number < len(self.evidence) else None

    @property
    def length(self) -> int:
        """How many lines the text takes: about, until its end was reached."""
        if self.article is None:
            return 0
        self._lines.reach(self.top + _AHEAD)
        return self._lines.estimate

    def show_evidence(self) -> None:
        """Scroll so that the evidence is in sight with a little before it; else to the top.

        Where it is in sight already, nothing moves: a person goes on reading where they were.
        """
        current = self.current
        if current is None or current.start == current.end:
            self.top = 0
            return
        line_at = self._lines.line_of
        first, last = line_at(current.start), line_at(max(0, current.end - 1))
        rows = max(1, self.visible_rows)
        if self.top < max(1, first) and last < self.top + rows - 1:
            return
        before = max(0, min(rows // 3, rows - (last - first + 1)))
        self.top = max(0, first - before)
        self.scroll_by(0)

    def on_resize(self) -> None:
        """Wrap anew, what was at the top staying there."""
        offset = self._lines.start_of(self.top)
        self._lay_out()
        self.top = self._lines.line_of(offset)
        if self.current is not None:
            self.show_evidence()
        self.refresh()

    def title(self) -> Title:
        """Return what is read, where one is in it, and which evidence is shown."""
        name = self.words("pane.reader")
        worn = self.rich_style + self.part("title")
        faint = self.rich_style + self.part("faint")
        heading: Source = (isolate(KEY_OF["reader"]), f" {name} ")
        if self.article is None:
            return [(heading, worn)]
        parts: Title = [(heading, worn), (foreign(self.article.file), faint)]
        parts += [(foreign(text), faint) for text in self._where(self.article)]
        return parts

    def _where(self, article: Article) -> list[str]:
        total = article.text.count("\n") + 1
        offset = self._lines.start_of(self.top)
        current = self.current
        if current is None or current.start == current.end:
            line = line_of(article.text, offset)
            date = article.date
            said = date.edtf if date else self.words("reader.undated")
            return [self.words("header.lines", line=line, total=total), said]
        line = line_of(article.text, current.start)
        count = self.words(
            "reader.evidence", number=self.number + 1, total=len(self.evidence), field=self.field
        )
        return [self.words("header.lines", line=line, total=total), count]

    def move_to(self, number: int) -> None:
        """Move to a line, or the nearest there is; to the very last if it lies beyond."""
        if number >= self.length:
            self._lines.reach(None)
        super().move_to(number)

    def row(self, number: int, width: int) -> Strip:
        """Draw a line of the text with its margin."""
        assert self.article is not None, "there are lines only of an article"
        if not self._lines.reach(number + 1):
            return self.blank(number - self.top + 1, width)
        style = self.rich_style
        line = self._lines[number]
        kind = self._kind_at(line.start)
        furniture = kind not in (BlockKind.BODY, BlockKind.TITLE, BlockKind.KICKER)
        worn = style + self.part("furniture") if furniture else style
        if kind is BlockKind.TITLE:
            worn = style + Style(bold=True)
        room = width - _MARGIN - 1
        text = aligned(line, room, worn, right=True, spans=self._spans(line))
        return strip([Segment(" ", style), *text, *self._margin(line, kind)], width, style)

    def blank(self, y: int, width: int) -> Strip:
        """Say so where there is nothing to read."""
        if self.article is not None or y != 2:
            return super().blank(y, width)
        line = single(self.words("reader.empty"), width - 2, self.words.base)
        style = self.rich_style + self.part("faint")
        parts = aligned(line, width - 2, style, right=line.rtl)
        return strip([Segment(" ", style), *parts], width, style)

    def _margin(self, line: Line, kind: BlockKind) -> list[Segment]:
        assert self.article is not None, "there are lines only of an article"
        style, faint = self.rich_style, self.rich_style + self.part("faint")
        current = self.current
        held = (
            current is not None
            and current.start < max(line.end, line.start + 1)
            and line.start < current.end
        )
        begins = line.start == 0 or self.article.text[line.start - 1] == "\n"
        count = str(line_of(self.article.text, line.start)) if begins else ""
        sign = self.words(f"block_sign.{kind}") if begins and line.start < line.end else " "
        return [
            Segment(" ┃" if held else "  ", style + self.part("mark")),
            Segment(f"{sign or ' '}", faint),
            Segment(f"{count:>4}", faint),
        ]

    def _spans(self, line: Line) -> list[Styled]:
        assert self.article is not None, "there are lines only of an article"
        mention, hit = self.part("mention"), self.part("hit")
        spans: list[Styled] = [
            (each.start, each.end, mention)
            for each in self.article.mentions
            if each.start < line.end and line.start < each.end
        ]
        current = self.current
        if current is not None:
            spans.append((current.start, current.end, hit))
        return [*spans, *self.selected_spans(self.part("selection"))]

    # Selecting

    @property
    def selectable_text(self) -> str:
        """The article's text."""
        return self.article.text if self.article is not None else ""

    def drawn_at(self, y: int) -> DrawnLine | None:
        """Return the line of the text at a line of the pane."""
        number = self.row_at(y)
        if number is None or not self._lines.reach(number + 1):
            return None
        return self._drawn(self._lines[number])

    def drawn_for(self, offset: int) -> DrawnLine | None:
        """Return the line that holds an offset of the text."""
        return self._drawn(self._lines[self._lines.line_of(offset)]) if self.length else None

    def _drawn(self, line: Line) -> DrawnLine:
        # Lines hang on the margin, which is at the right.
        return DrawnLine(line, self.size.width - _MARGIN - line.width)

    def _kind_at(self, offset: int) -> BlockKind:
        assert self.article is not None, "there are lines only of an article"
        for block in self.article.blocks:
            if block.start <= offset < block.end:
                return block.kind
        return BlockKind.BODY

    def _lay_out(self) -> None:
        if self.article is None:
            self._lines, self._laid = Laid("", 1), ("", 0, manner())
            return
        width = max(8, min(_WIDEST, self.size.width - self.box.parted - _MARGIN - 1))
        if self._laid != (self.article.id, width, manner()):
            self._lines = laid(self.article.text, width)
            self._laid = (self.article.id, width, manner())
