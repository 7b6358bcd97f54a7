"""The pane that shows a record, one row a field."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from textual.reactive import var

from tui.browser.fields import FieldRow
from tui.browser.panes.pane import CursorPane, Title
from tui.browser.widgets import Column, Columns, DrawnLine, Selectable
from tui.browser.widgets.painting import CURSOR, Side, column_at, foreign

_VALUE = 4
"""Which column holds the value."""


class RecordView(Selectable, Columns, CursorPane):
    """The fields of a record: name, number of sources, mark and value."""

    fields: var[Sequence[FieldRow]] = var(())
    """The rows, in the order shown; set by the screen through `put_fields`."""
    heading: var[str] = var("")
    """What the title says of the record."""
    notes: var[tuple[str, ...]] = var(())
    """What the title says besides, such as how many sources there are."""
    _begins: Sequence[int] = ()
    """Where in the selectable text each value begins."""

    @property
    def length(self) -> int:
        """How many rows there are."""
        return len(self.fields)

    @property
    def current(self) -> FieldRow | None:
        """The row under the cursor; none when no record is shown."""
        return self.fields[self.cursor] if self.cursor < len(self.fields) else None

    def put_fields(
        self,
        fields: Sequence[FieldRow],
        heading: str,
        notes: tuple[str, ...],
        *,
        cursor: int = 0,
        top: int = 0,
    ) -> None:
        """Show a record.

        Args:
            fields: Its rows.
            heading: What the title says of it.
            notes: What the title says besides.
            cursor: The row to put the cursor on.
            top: The first visible row, where the cursor is in sight then.
        """
        if list(fields) != list(self.fields):
            self.forget_selection()
        self.fields, self.heading, self.notes = fields, heading, notes
        lengths = (len(each.value) + 1 for each in fields)
        self._begins = list(accumulate(lengths, initial=0))[:-1]
        self.top = top
        self.cursor = min(cursor, max(0, len(fields) - 1))
        self.show_cursor()
        self.refresh()

    def title(self) -> Title:
        """Return the record's label and what is to be known of it."""
        worn = self.rich_style + self.part("title")
        faint = self.rich_style + self.part("faint")
        heading = self.heading or self.words("pane.record")
        return [(foreign(heading), worn), *((foreign(note), faint) for note in self.notes)]

    def columns(self, number: int, width: int) -> Sequence[Column]:
        """Return a field's: cursor, name, number of sources, mark and value."""
        columns = self._columns(number, width)
        chosen = self.get_component_rich_style("row--selection", partial=True)
        spans = self.selected_spans(chosen, self._begins[number])
        columns[_VALUE] = columns[_VALUE]._replace(spans=spans)
        return columns

    def _columns(self, number: int, width: int) -> list[Column]:
        each = self.fields[number]
        here = number == self.cursor
        faint = None if here or not each.missing else self.part("faint")
        names = max(10, min(14, width // 5))
        name = "" if each.further else self.words.get(f"property.{each.name}", "")
        if not each.further and not name:
            name = self.words(f"record.{each.name}")
        base = self.words.base
        count = str(each.count) if each.count else ""
        return [
            Column(CURSOR if here else " ", 1),
            Column(name, names, style=faint or (None if here else self.part("name")), base=base),
            Column(count, 2, side="end"),
            Column(each.mark.value, 1, style=None if here else self.part("mark"), base="L"),
            self._value(each, here=here),
            Column("", 0),
        ]

    def _value(self, each: FieldRow, *, here: bool) -> Column:
        """Values hang on the right, whichever side the names stand at: they are Arabic."""
        side: Side = "start" if self.rtl else "end"
        style = self.part("faint") if each.missing and not here else None
        base = self.words.base if each.missing else None
        return Column(foreign(each.value), None, side, style, base=base)

    # Selecting: the values, each a paragraph

    @property
    def selectable_text(self) -> str:
        """The values, one a line."""
        return "\n".join(each.value for each in self.fields)

    def drawn_at(self, y: int) -> DrawnLine | None:
        """Return the value drawn at a line of the pane."""
        number = self.row_at(y)
        return None if number is None else self._drawn(number)

    def drawn_for(self, offset: int) -> DrawnLine | None:
        """Return the value that holds an offset of the text."""
        return self._drawn(max(0, bisect_right(self._begins, offset) - 1)) if self.length else None

    def _drawn(self, number: int) -> DrawnLine:
        width = self.inner_width
        line, x = column_at(_VALUE, self._columns(number, width), width, rtl=self.rtl)
        return DrawnLine(line, x + self.box.parted, self._begins[number])
