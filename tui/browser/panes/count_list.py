"""The pane that lists how many records say the same."""

from __future__ import annotations

from collections.abc import Sequence

from textual.reactive import var
from textual.strip import Strip

from store import Dimension, Tally
from tui.arabic import cell_width, isolate
from tui.browser.panes.pane import CursorPane, Title
from tui.browser.widgets import Column, Columns
from tui.browser.widgets.painting import CURSOR, foreign, row
from tui.messages import Words

_NAMED = {Dimension.KIND: "entity_kind", Dimension.ROLE: "property"}
"""Where the words for a value stand that are not those of its field."""
_BAR = 24
_COUNT = 7


class CountList(Columns, CursorPane):
    """Values of one field, each with the number of records and a bar; the fields on a line above.

    What a record says is counted once for each value, so the numbers need not add up.
    """

    above = 2

    tallies: var[Sequence[Tally]] = var(())
    """What is listed; set by the screen through `put_tallies`."""
    dimension: var[Dimension] = var(Dimension.YEAR)
    """The field that is counted by."""

    def __init__(self, words: Words, heading: str, dimensions: Sequence[Dimension]) -> None:
        """Prepare it.

        Args:
            words: The interface's texts.
            heading: What is counted.
            dimensions: The fields it can be counted by.
        """
        super().__init__(words, id="counts", rtl=words.right_to_left)
        self._heading = heading
        self._dimensions = dimensions
        self._most = 1

    @property
    def length(self) -> int:
        """How many values there are."""
        return len(self.tallies)

    @property
    def current(self) -> Tally | None:
        """What is under the cursor; none where nothing is said."""
        return self.tallies[self.cursor] if self.cursor < len(self.tallies) else None

    def put_tallies(self, dimension: Dimension, tallies: Sequence[Tally]) -> None:
        """List the values of a field."""
        self.dimension, self.tallies = dimension, tallies
        self._most = max((each.count for each in tallies), default=1)
        self.top = self.cursor = 0
        self.refresh()

    def title(self) -> Title:
        """Return what is counted, and how many values there are."""
        faint = self.rich_style + self.part("faint")
        return [
            (foreign(self._heading), self.rich_style + self.part("title")),
            (self.words("counts.values", count=self.length), faint),
        ]

    def render_line(self, y: int) -> Strip:
        """Draw one line, the second naming the fields."""
        if y != 1:
            return super().render_line(y)
        style, width = self.rich_style, self.size.width
        columns = [Column("", 0), *self._tabs(width), Column("", None)]
        return row(columns, width, style, rtl=self.rtl)

    def _tabs(self, width: int) -> list[Column]:
        """Return the fields, the chosen one in brackets; those before it go where room is short."""
        columns = []
        for each in self._dimensions:
            chosen = each is self.dimension
            name = self.words(f"counts.{each}")
            text = f"[{name}]" if chosen else f" {name} "
            style = self.part("active" if chosen else "faint")
            columns.append(Column(text, cell_width(text), style=style, base=self.words.base))
        at = self._dimensions.index(self.dimension)
        while at and sum((each.width or 0) + 1 for each in columns[: at + 1]) > width - 4:
            columns, at = columns[1:], at - 1
        fitting, room = [], width - 4
        for column in columns:
            room -= (column.width or 0) + 1
            if room < 0:
                break
            fitting.append(column)
        return fitting

    def columns(self, number: int, width: int) -> Sequence[Column]:
        """Return a value's: cursor, count, bar, what is said."""
        each = self.tallies[number]
        here = number == self.cursor
        cells = min(_BAR, width // 4)
        bar = "\u2501" * max(1, each.count * cells // self._most)
        return [
            Column(CURSOR if here else " ", 1),
            Column(isolate(str(each.count)), _COUNT, "end", base="L"),
            Column(bar, cells, style=None if here else self.part("name"), base="L"),
            Column(foreign(self.shown(each))),
            Column("", 0),
        ]

    def shown(self, each: Tally) -> str:
        """Return what a value is called."""
        name = _NAMED.get(self.dimension, self.dimension.value)
        return self.words.get(f"{name}.{each.value}", each.label)

    def blank(self, y: int, width: int) -> Strip:
        """Say so where nothing is stated."""
        if self.length or self.looking or y != 3:
            return super().blank(y, width)
        column = Column(self.words("counts.none"), style=self.part("faint"), base=self.words.base)
        return row([Column(" ", 1), column], width, self.rich_style, rtl=self.rtl)
