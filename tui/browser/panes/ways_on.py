"""The rows above the box of a query: saved searches, and what may be written next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.geometry import Size
from textual.reactive import reactive

from tui.arabic import isolate
from tui.browser.panes.pane import CursorPane, Title
from tui.browser.widgets import Column, Columns
from tui.browser.widgets.painting import CURSOR, foreign
from tui.messages import Words

_MOST_ROWS = 8


class WayOn(NamedTuple):
    """One way to go on with a query."""

    query: str
    """The query it leads to."""
    caret: int
    """Where the caret stands then."""
    label: str
    """What is shown."""
    note: str = ""
    """What is to be known of it: a property in words, a count, the query of a saved search."""
    saved: bool = False
    """Whether it is a saved search, and so a whole query."""


class WaysOn(Columns, CursorPane):
    """Ways to go on with a query; the box below them keeps the keys."""

    ways: reactive[Sequence[WayOn]] = reactive((), layout=True)
    """What is listed; without any it is not shown."""

    def __init__(self, words: Words) -> None:
        super().__init__(words, id="ways-on", rtl=words.right_to_left)
        self.active = True

    @property
    def length(self) -> int:
        """How many there are."""
        return len(self.ways)

    @property
    def current(self) -> WayOn | None:
        """The one under the cursor; none where there are none."""
        return self.ways[self.cursor] if self.cursor < len(self.ways) else None

    def put_ways(self, ways: Sequence[WayOn]) -> None:
        """List others, the cursor on the first."""
        self.top = self.cursor = 0
        self.moved = False
        self.ways = ways
        self.display = bool(ways)
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Take as many rows as there are, and no more than leave the list in sight."""
        del container, viewport, width
        return min(self.length, _MOST_ROWS) + 1

    def title(self) -> Title:
        """Return how one is taken."""
        return [(foreign(self.words("filter.ways")), self.rich_style + self.part("faint"))]

    def columns(self, number: int, width: int) -> Sequence[Column]:
        """Return a way's: cursor, what it is, what is to be known of it."""
        each = self.ways[number]
        here = number == self.cursor
        label = foreign(each.label) if each.saved else (isolate(each.label),)
        return [
            Column(CURSOR if here else " ", 1),
            Column(label, max(12, width * 2 // 5), style=None if here else self.part("name")),
            Column((isolate(each.note),) if each.saved else each.note, base=self.words.base),
        ]
