"""The strip that shows the words behind the field under the cursor."""

from __future__ import annotations

from rich.segment import Segment
from textual.reactive import var
from textual.strip import Strip

from store import Article, Method
from tui.arabic import Line, isolate
from tui.browser.fields import Evidence, around, line_of
from tui.browser.panes.pane import Pane, Title
from tui.browser.widgets import DrawnLine, Selectable
from tui.browser.widgets.painting import aligned, foreign, laid, laid_out, strip

_NAME = 10


class EvidenceStrip(Selectable, Pane):
    """The quote behind a field, in the line it stands in, and where that is."""

    article: var[Article | None] = var(None)
    """The article it is from; none when there is nothing to show."""
    evidence: var[Evidence | None] = var(None)
    """Which words."""
    field: var[str] = var("")
    """Label of the field."""
    missing: var[bool] = var(False)
    """Whether the field is not stated, rather than made from the record itself."""
    place: var[tuple[int, int]] = var((0, 0))
    """Which of how many, counted from 1."""

    def put_evidence(
        self,
        article: Article | None,
        evidence: Evidence | None,
        field: str,
        place: tuple[int, int],
        *,
        missing: bool = False,
    ) -> None:
        """Show other words, or that there are none."""
        if (article, evidence) != (self.article, self.evidence):
            self.forget_selection()
        self.article, self.evidence, self.field, self.place = article, evidence, field, place
        self.missing = missing
        self.refresh()

    @property
    def length(self) -> int:
        """As many rows as there is room for."""
        return self.visible_rows

    def title(self) -> Title:
        """Return field, file, line and how the claim follows from the words."""
        faint = self.rich_style + self.part("faint")
        parts: Title = [(self.words("pane.evidence"), self.rich_style + self.part("title"))]
        if self.article is None or self.evidence is None:
            return parts
        number, total = self.place
        count = self.words("evidence.count", number=number, total=total)
        parts.append(((f"{self.field} ", isolate(count)), faint))
        line = line_of(self.article.text, self.evidence.start)
        where = self.words("evidence.where", file=_short(self.article.file), line=line)
        how = self._how(self.evidence)
        # Of what a person decided, who did so counts for more than where the words stand.
        told = [*how, where] if self.evidence.decided is not None else [where, *how]
        return [*parts, *((foreign(text), faint) for text in told)]

    def _how(self, evidence: Evidence) -> list[str]:
        if not evidence.rule:
            return []
        if evidence.decided is not None:
            number, who, when = evidence.decided
            return [self.words("evidence.decided", number=number, who=who, when=when)]
        method = self.words(f"method.{evidence.method}")
        if evidence.anchor:
            method = f"{method} {self.words('evidence.anchor', anchor=evidence.anchor)}"
        how = [method]
        if evidence.said_by:
            how.append(self.words("record.said_by", who=evidence.said_by))
        if evidence.method is not Method.STATED:
            how.append(self.words("evidence.rule", rule=evidence.rule))
        return how

    def row(self, number: int, width: int) -> Strip:
        """Draw a line of the text around the quote."""
        style = self.rich_style
        if self.article is None or self.evidence is None:
            name = "evidence.none" if self.missing else "evidence.derived"
            text = self.words(name) if number == 0 and self.field else ""
            line = laid_out(text, width - 2, self.words.base, 1)[0]
            parts = aligned(line, width - 2, style + self.part("faint"), right=line.rtl)
            return strip([Segment(" ", style), *parts], width, style)
        lines, start = self._lines(width - 2)
        if number >= len(lines):
            return Strip.blank(width, style)
        chosen = self.get_component_rich_style("row--selection", partial=True)
        spans = [(self.evidence.start - start, self.evidence.end - start, self.part("hit"))]
        spans += self.selected_spans(chosen, start)
        parts = aligned(lines[number], width - 2, style, right=True, spans=spans)
        return strip([Segment(" ", style), *parts], width, style)

    # Selecting

    @property
    def selectable_text(self) -> str:
        """The text of the article, of which some lines are shown."""
        return self.article.text if self.article is not None and self.evidence is not None else ""

    def drawn_at(self, y: int) -> DrawnLine | None:
        """Return the line of the text at a line of the strip."""
        drawn = self._drawn()
        return drawn[y - 1] if 0 < y <= len(drawn) else None

    def drawn_for(self, offset: int) -> DrawnLine | None:
        """Return the line that shows an offset of the text."""
        return next((each for each in self._drawn() if each.start <= offset < each.end), None)

    def _drawn(self) -> list[DrawnLine]:
        if not self.selectable_text:
            return []
        lines, start = self._lines(self.inner_width - 2)
        return [DrawnLine(line, self.size.width - 1 - line.width, start) for line in lines]

    def _lines(self, width: int) -> tuple[list[Line], int]:
        """Return the lines to show, from the one the quote begins on, and where they count from."""
        assert self.article is not None, "asked only where there is an article"
        assert self.evidence is not None, "asked only where there is evidence"
        begin, end = around(self.article.text, self.evidence.start, self.evidence.end)
        # No further than is shown: the line may be a whole article.
        lines = laid(self.article.text[begin:end], width)
        at, room = lines.line_of(self.evidence.start - begin), self.visible_rows
        if not lines.reach(at + room):
            at = max(0, lines.known - room)
        return [lines[number] for number in range(at, min(at + room, lines.known))], begin


def _short(name: str) -> str:
    """Return the beginning of a file's name; the reader shows it whole."""
    stem = name.rpartition(".")[0] or name
    return stem if len(stem) <= _NAME else f"{stem[:_NAME]}…"
