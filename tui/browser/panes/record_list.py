"""The pane that lists records of one kind."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual.reactive import var
from textual.strip import Strip

from store import Kind, Order, Row, place_of
from tui.arabic import Source, cell_width, isolate
from tui.browser.commands import key_to
from tui.browser.fields import marked_date, relation_text
from tui.browser.panes.pane import CursorPane, Title
from tui.browser.widgets import Column, Columns
from tui.browser.widgets.painting import CURSOR, aligned, foreign, laid_out, strip
from tui.messages import Words

PANE_OF = {Kind.ARTICLE: "articles", Kind.ENTITY: "entities", Kind.MEETING: "meetings"}
"""Which pane lists which kind."""
KIND_OF = {pane: kind for kind, pane in PANE_OF.items()}
"""Which kind a pane lists."""


def key_of(pane: str) -> str:
    """Return the key of a pane, as its title shows it; empty where it has none."""
    return key_to(pane) if pane in (*KIND_OF, "reader") else ""


_SELECTED, _SELECTED_HERE = "*", "╋"
"""The signs of a record that is selected, and of one that the cursor is on besides."""
_ROOMY = 40
_WHY_EMPTY = 2
"""The line of a pane from which it is said why nothing is listed."""


class RecordList(Columns, CursorPane):
    """Records of one kind, all of them or those linked to another record.

    Only the rows in sight are ever asked for, so a list of any length costs the same.
    """

    # Not compared with what was listed before, as Textual would: that reads every row.
    rows: var[Sequence[Row]] = var((), always_update=True)
    """What is listed, in the order shown; set by the screen through `put_rows`."""
    total: var[int] = var(0)
    """How many records of the kind there are."""
    narrowed: var[bool] = var(False)
    """Whether only some of the records are listed."""
    filtered: var[str] = var("")
    """The query that all that is listed fits; empty where there is none."""
    linked: var[str] = var("")
    """What nothing is linked to, where that is why nothing is listed."""
    order: var[Order] = var(Order.USUAL)
    """What it is sorted by."""
    selected: var[tuple[str, ...]] = var(())
    """Ids of the records that were selected, in the order in which they were."""

    def __init__(self, kind: Kind, words: Words, *, rtl: bool = True) -> None:
        super().__init__(words, id=PANE_OF[kind], rtl=rtl)
        self.kind = kind
        """What it lists."""

    @property
    def length(self) -> int:
        """How many records are listed."""
        return len(self.rows)

    @property
    def current(self) -> Row | None:
        """The record under the cursor; none in an empty list."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    def put_rows(
        self,
        rows: Sequence[Row],
        *,
        total: int,
        narrowed: bool,
        record: str | None,
        top: int = 0,
        filtered: str = "",
        linked: str = "",
        order: Order = Order.USUAL,
    ) -> None:
        """List other records.

        Args:
            rows: What to list.
            total: How many there are of the kind.
            narrowed: Whether these are not all: only those linked to a record, or that fit a query.
            record: Id of the record to put the cursor on, where it is listed.
            top: First visible row, where the cursor then is still in sight.
            filtered: The query that all of them fit.
            linked: What they are linked to, where there are none.
            order: What they are sorted by.
        """
        self.rows, self.total, self.narrowed = rows, total, narrowed
        self.filtered, self.linked, self.order = filtered, linked, order
        self.top = max(0, min(top, len(rows) - 1))
        self.cursor = (place_of(rows, record) if record else None) or 0
        self.show_cursor()
        self.refresh()

    def select(self) -> None:
        """Select the record under the cursor, or select it no more."""
        current = self.current
        if current is not None:
            left = tuple(id for id in self.selected if id != current.id)
            self.selected = left if current.id in self.selected else (*left, current.id)

    def watch_selected(self) -> None:
        """Draw who is selected."""
        self.refresh()

    def title(self) -> Title:
        """Return key, name and count."""
        name = self.words(f"pane.{self.id}")
        count = str(self.total)
        if self.narrowed:
            count = self.words("pane.of", count=self.length, total=self.total)
        worn = self.rich_style + self.part("title")
        text: Source = (isolate(key_of(str(self.id))), f" {name} ", *foreign(count))
        parts: Title = [(text, worn)]
        if self.selected:
            chosen = self.words("list.selected", count=len(self.selected))
            parts.append((foreign(chosen), self.rich_style + self.part("mark")))
        if self.filtered:
            parts.append((isolate(self.filtered), self.rich_style + self.part("name")))
        if self.order is not Order.USUAL:
            by = self.words(f"sort.{self.kind}.{self.order}")
            parts.append((by, self.rich_style + self.part("faint")))
        return parts

    def columns(self, number: int, width: int) -> Sequence[Column]:
        """Return a record's: cursor, number of sources, label, and its date or link."""
        each = self.rows[number]
        room = max(10, (width - 5) * 3 // 5)
        beside = self._beside(each, room)
        sign = self._sign(each, here=number == self.cursor)
        count = str(each.sources) if each.sources else ""
        # Both stand at the edge without a blank between: narrow lists need every cell.
        edge = f"{count:>2}{sign}" if self.rtl else f"{sign}{count:<2}"
        columns = [Column(edge, 3, base="L"), Column(foreign(each.label))]
        if beside:
            cells = min(cell_width(beside), room)
            base = self.words.base if each.kind is Kind.ENTITY else "L"
            columns.append(Column(beside, cells, "end", self.part("faint"), base=base))
        if width >= _ROOMY:
            columns.append(Column("", 0))
        if number == self.cursor:
            columns = [_plain(column) for column in columns]
        return columns

    def _sign(self, each: Row, *, here: bool) -> str:
        if each.id in self.selected:
            return _SELECTED_HERE if here else _SELECTED
        return CURSOR if here else " "

    def blank(self, y: int, width: int) -> Strip:
        """Say so where there is nothing to list."""
        if self.length or y < _WHY_EMPTY:
            return super().blank(y, width)
        lines = laid_out(foreign(self._why_empty()), max(8, width - 2), self.words.base)
        if y - _WHY_EMPTY >= len(lines):
            return super().blank(y, width)
        style = self.rich_style + self.part("faint")
        right = self.words.right_to_left
        parts = aligned(lines[y - _WHY_EMPTY], width - 2, style, right=right)
        edge = Segment(" ", style)
        return strip([edge, *parts, edge], width, self.rich_style)

    def _why_empty(self) -> str:
        """Say what keeps everything out of the list, and the keys that let it in."""
        facts = {"what": self.linked, "all": key_of(str(self.id)), "key": key_to("unfilter")}
        if self.linked:
            return self.words("list.unfit_linked" if self.filtered else "list.unlinked", **facts)
        return self.words("list.unfit" if self.filtered else "list.empty", **facts)

    def _beside(self, each: Row, room: int) -> Source:
        if each.kind is Kind.ENTITY:
            return relation_text(each.relation, self.words)
        date = marked_date(each, room)
        return isolate(date) if date else ""


def _plain(column: Column) -> Column:
    """Leave the cursor's row in one style: a faint colour turned round is hard to read."""
    return Column(column.text, column.width, column.side, None, (), column.base)
