"""The pane in which an article is read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from rich.segment import Segment
from rich.style import Style
from textual.reactive import var
from textual.strip import Strip

from store import Article, BlockKind
from tui.arabic import Line, Source, isolate
from tui.browser.fields import Evidence, line_of
from tui.browser.painting import Styled, aligned, foreign, laid_out, single, strip
from tui.browser.panes.pane import Pane, Title
from tui.browser.panes.record_list import KEY_OF
from tui.browser.widgets import DrawnLine, Selectable

_MARGIN = 7
_WIDEST = 100


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
    _lines: Sequence[Line] = ()
    _laid: tuple[str, int] = ("", 0)
    _starts: Sequence[int] = ()

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
        """How many lines the text takes."""
        return len(self._lines)

    def show_evidence(self) -> None:
        """Scroll so that the evidence is in sight with a little before it; else to the top."""
        current = self.current
        if current is None or current.start == current.end:
            self.top = 0
            return
        first, last = self._line_at(current.start), self._line_at(max(0, current.end - 1))
        rows = max(1, self.visible_rows)
        before = max(0, min(rows // 3, rows - (last - first + 1)))
        self.top = max(0, first - before)
        self.scroll_by(0)

    def on_resize(self) -> None:
        """Wrap anew, what was at the top staying there."""
        offset = self._lines[self.top].start if self.top < len(self._lines) else 0
        self._lay_out()
        self.top = self._line_at(offset)
        if self.current is not None:
            self.show_evidence()
        self.refresh()

    def title(self) -> Title:
        """Return what is read, where one is in it, and which evidence is shown."""
        name = self.words("pane.reader")
        worn = self.rich_style + self.part("active" if self.active else "title")
        faint = self.rich_style + self.part("faint")
        heading: Source = (isolate(KEY_OF["reader"]), f" {name} ")
        if self.article is None:
            return [(heading, worn)]
        parts: Title = [(heading, worn), (foreign(self.article.file), faint)]
        parts += [(foreign(text), faint) for text in self._where(self.article)]
        return parts

    def _where(self, article: Article) -> list[str]:
        total = article.text.count("\n") + 1
        offset = self._lines[self.top].start if self.top < len(self._lines) else 0
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

    def row(self, number: int, width: int) -> Strip:
        """Draw a line of the text with its margin."""
        assert self.article is not None, "there are lines only of an article"
        style = self.rich_style
        line = self._lines[number]
        kind = self._kind_at(line.start)
        furniture = kind not in (BlockKind.BODY, BlockKind.TITLE, BlockKind.KICKER)
        worn = style + self.part("furniture") if furniture else style
        if kind is BlockKind.TITLE:
            worn = style + Style(bold=True)
        room = width - _MARGIN - 1
        text = aligned(line, room, worn, right=True, spans=self._spans(line))
        return strip([Segment(" ", style), *text, *self._margin(number, kind)], width, style)

    def blank(self, y: int, width: int) -> Strip:
        """Say so where there is nothing to read."""
        if self.article is not None or y != 2:
            return super().blank(y, width)
        line = single(self.words("reader.empty"), width - 2, self.words.base)
        style = self.rich_style + self.part("faint")
        parts = aligned(line, width - 2, style, right=line.rtl)
        return strip([Segment(" ", style), *parts], width, style)

    def _margin(self, number: int, kind: BlockKind) -> list[Segment]:
        assert self.article is not None, "there are lines only of an article"
        style, faint = self.rich_style, self.rich_style + self.part("faint")
        line = self._lines[number]
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
        return None if number is None else self._drawn(self._lines[number])

    def drawn_for(self, offset: int) -> DrawnLine | None:
        """Return the line that holds an offset of the text."""
        return self._drawn(self._lines[self._line_at(offset)]) if self.length else None

    def _drawn(self, line: Line) -> DrawnLine:
        # Lines hang on the margin, which is at the right.
        return DrawnLine(line, self.size.width - _MARGIN - line.width)

    def _kind_at(self, offset: int) -> BlockKind:
        assert self.article is not None, "there are lines only of an article"
        for block in self.article.blocks:
            if block.start <= offset < block.end:
                return block.kind
        return BlockKind.BODY

    def _line_at(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    def _lay_out(self) -> None:
        if self.article is None:
            self._lines, self._starts, self._laid = (), (), ("", 0)
            return
        width = max(8, min(_WIDEST, self.size.width - self.box.parted - _MARGIN - 1))
        if self._laid != (self.article.id, width):
            self._lines = list(_without_gaps(laid_out(self.article.text, width)))
            self._starts = [line.start for line in self._lines]
            self._laid = (self.article.id, width)


def _without_gaps(lines: list[Line]) -> Iterator[Line]:
    """Leave one empty line of several that follow each other: pages are full of them."""
    empty = False
    for line in lines:
        if line.width or not empty:
            yield line
        empty = not line.width
