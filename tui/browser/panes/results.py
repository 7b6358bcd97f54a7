"""The list of what a search found."""

from __future__ import annotations

from collections.abc import Sequence

from textual.reactive import var

from store import Hit
from tui.browser.panes.pane import CursorPane, Title
from tui.browser.widgets import Column, Columns
from tui.browser.widgets.painting import CURSOR, foreign


class Results(Columns, CursorPane):
    """Records found, best first, each with the words around the hit."""

    # Not compared with what was found before, as Textual would: that reads every one.
    hits: var[Sequence[Hit]] = var((), always_update=True)
    """What was found; set by the screen through `put_hits`."""
    note: var[str] = var("")
    """What the title says."""

    @property
    def length(self) -> int:
        """How many records were found."""
        return len(self.hits)

    @property
    def current(self) -> Hit | None:
        """The hit under the cursor; none where nothing was found."""
        return self.hits[self.cursor] if self.cursor < len(self.hits) else None

    def put_hits(self, hits: Sequence[Hit], note: str) -> None:
        """List other hits, the cursor on the best."""
        self.hits, self.note = hits, note
        self.top = self.cursor = 0
        self.refresh()

    def title(self) -> Title:
        """Return how much was found."""
        return [(foreign(self.note), self.rich_style + self.part("title"))]

    def columns(self, number: int, width: int) -> Sequence[Column]:
        """Return a hit's: cursor, kind, label, and the words around it with the hit marked."""
        hit = self.hits[number]
        here = number == self.cursor
        kind = self.words(f"kind.{hit.row.kind}")
        label = min(44, max(12, (width - 11) * 2 // 5))
        hits = [(span.start, span.end, self.part("hit")) for span in hit.spans]
        return [
            Column(CURSOR if here else " ", 1),
            Column(kind, 7, style=None if here else self.part("faint")),
            Column(foreign(hit.row.label), label, style=None if here else self.part("name")),
            Column(hit.snippet, spans=hits),
        ]
