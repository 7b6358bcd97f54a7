"""Rows that are drawn as they come into sight: any number of them, in columns, with a cursor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from tui.browser.widgets.painting import Column, row

_WHEEL = 3
"""Rows that a notch of the wheel scrolls."""


class Rows(Widget, can_focus=False):
    """Rows of which only those in sight are ever drawn, or asked for.

    It keeps its own first visible row instead of Textual's scroll offset, whose change, like that
    of a virtual size, lays out the whole screen anew.
    """

    COMPONENT_CLASSES = {"row--cursor", "row--resting", "row--selection"}  # noqa: RUF012 - Textual's
    DEFAULT_CSS = """
    Rows {
        & > .row--cursor { text-style: reverse; }
        & > .row--resting { text-style: bold; }
        & > .row--selection { text-style: reverse underline; }
    }
    """
    # Copying what is seen would give letters in visual order; who can do better says so.
    ALLOW_SELECT = False

    above: ClassVar[int] = 0
    """Lines above the first row, which its user draws."""

    top: var[int] = var(0)
    """Its first visible row."""

    unreadable: ClassVar[tuple[type[Exception], ...]] = ()
    """What reading a row may raise: it is drawn blank then, and `Unread` says so."""

    @dataclass
    class Unread(Message):
        """A row could not be read, and is drawn blank."""

        error: Exception
        """Why."""

        def can_replace(self, message: Message) -> bool:
            """Once for all rows."""
            return isinstance(message, Rows.Unread)

    # What is to be known of the rows

    @property
    def length(self) -> int:
        """How many there are."""
        return 0

    def row(self, number: int, width: int) -> Strip:
        """Draw a row of that many cells."""
        raise NotImplementedError

    def blank(self, y: int, width: int) -> Strip:
        """Draw a line below the last row, that many below the top of the widget."""
        del y
        return Strip.blank(width, self.rich_style)

    def worn(self, number: int) -> Style:
        """Return the style of a row."""
        del number
        return self.rich_style

    # Drawing

    @property
    def inner_width(self) -> int:
        """Cells of a row."""
        return self.size.width

    @property
    def visible_rows(self) -> int:
        """How many rows fit."""
        return max(0, self.size.height - self.above)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the widget."""
        number = self.row_at(y)
        width = self.inner_width
        if number is None:
            return self.blank(y, width)
        try:
            return self.row(number, width)
        except self.unreadable as error:
            self.post_message(self.Unread(error))
            return Strip.blank(width, self.rich_style)

    def row_at(self, y: int) -> int | None:
        """Return the number of the row drawn at a line; none above the first or below the last."""
        number = self.top + y - self.above
        return number if y >= self.above and number < self.length else None

    def redraw_rows(self, *numbers: int) -> None:
        """Draw some rows again, those that are in sight."""
        lines = [number - self.top for number in numbers]
        width, above = self.size.width, self.above
        regions = [Region(0, y + above, width, 1) for y in lines if 0 <= y < self.visible_rows]
        if regions:
            self.refresh(*regions)

    # Moving

    def scroll_by(self, rows: int) -> None:
        """Move what is visible; stays within the rows there are."""
        last = max(0, self.length - self.visible_rows)
        self.top = min(max(0, self.top + rows), last)

    def move(self, rows: int) -> None:
        """Move on by some rows; where there is no cursor, what is visible moves."""
        self.scroll_by(rows)

    def move_to(self, number: int) -> None:
        """Move to a row, or the nearest there is."""
        self.scroll_by(number - self.top)

    def watch_top(self, old: int, new: int) -> None:
        """Draw what came into sight."""
        if old != new:
            self.refresh()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll with the wheel."""
        event.stop()
        self.scroll_by(_WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll with the wheel."""
        event.stop()
        self.scroll_by(-_WHEEL)


# Textual takes style and component classes from the first widget among the bases only: what is
# mixed in before the real one must not be a widget itself.
if TYPE_CHECKING:
    _Mixed = Rows
else:
    _Mixed = object


class Cursor(_Mixed):
    """Mixed in before `Rows`, puts a cursor on one of them."""

    cursor: var[int] = var(0)
    """Number of the row the cursor is on; 0 where there are none."""
    moved: bool = False
    """Whether the person has moved the cursor since somebody took note of it."""

    @dataclass
    class Moved(Message):
        """The cursor was moved to another row by the person."""

        rows: Cursor
        """Whose cursor."""

        @property
        def control(self) -> Widget:
            """The same, for Textual to select messages by."""
            return self.rows

        def can_replace(self, message: Message) -> bool:
            """Only where the cursor came to rest matters."""
            return isinstance(message, Cursor.Moved) and message.rows is self.rows

    @property
    def cursor_is_live(self) -> bool:
        """Whether keys move this cursor now."""
        return self.has_focus

    def move(self, rows: int) -> None:
        """Move the cursor, as far as there are rows."""
        self.move_to(self.cursor + rows)

    def move_to(self, number: int) -> None:
        """Move the cursor to a row, or the nearest there is, and say so."""
        before = self.cursor
        self.put_cursor(number)
        if self.cursor != before:
            self.moved = True
            self.post_message(self.Moved(self))

    def put_cursor(self, number: int) -> None:
        """Set the cursor without saying so, and scroll to it."""
        before = self.cursor
        self.cursor = min(max(0, number), max(0, self.length - 1))
        self.show_cursor()
        self.redraw_rows(before, self.cursor)

    def show_cursor(self) -> None:
        """Scroll as little as needed to have the cursor in sight; out of sight itself, wait."""
        if not self.visible_rows:
            return
        rows = self.visible_rows
        if self.cursor < self.top:
            self.top = self.cursor
        elif self.cursor >= self.top + rows:
            self.top = self.cursor - rows + 1
        self.scroll_by(0)

    def worn(self, number: int) -> Style:
        """Return the style of a row: the cursor's differs, more so where keys move it."""
        style = self.rich_style
        if number != self.cursor:
            return style
        name = "row--cursor" if self.cursor_is_live else "row--resting"
        return style + self.get_component_rich_style(name, partial=True)

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self.show_cursor()


class Columns(_Mixed):
    """Mixed in before `Rows`, draws each row as columns side by side."""

    rtl: bool = True
    """Whether the first column stands at the right."""

    def columns(self, number: int, width: int) -> Sequence[Column]:
        """Return the columns of a row in reading order, for a width in cells."""
        raise NotImplementedError

    def row(self, number: int, width: int) -> Strip:
        """Draw a row."""
        return row(self.columns(number, width), width, self.worn(number), rtl=self.rtl)


STEERING: list[BindingType] = [
    Binding("down,j", "move(1)", show=False),
    Binding("up,k", "move(-1)", show=False),
    Binding("pagedown", "page(1)", show=False),
    Binding("pageup", "page(-1)", show=False),
    Binding("home", "end(-1)", show=False),
    Binding("end", "end(1)", show=False),
]
"""The keys of what is `Steered`."""


class Steered(_Mixed):
    """Mixed in before `Rows`, is moved in by its own keys while it has the focus."""

    def action_move(self, rows: int) -> None:
        """Move by rows."""
        self.move(rows)

    def action_page(self, pages: int) -> None:
        """Move by as many rows as are visible."""
        self.move(pages * max(1, self.visible_rows))

    def action_end(self, which: int) -> None:
        """Move to the first row (-1) or the last (1)."""
        self.move_to(0 if which < 0 else self.length)


class ColumnList(Columns, Cursor, Steered, Rows, can_focus=True):
    """A list of any length, in columns whose order follows the direction, with a cursor.

    Its user says how many rows there are and what stands in the columns of one.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *STEERING,
        Binding("enter", "choose", show=False),
    ]

    @dataclass
    class Chosen(Message):
        """A row was chosen, by Enter or a click."""

        rows: ColumnList
        """In which list."""
        number: int
        """Which row."""

        @property
        def control(self) -> ColumnList:
            """The list, for Textual to select messages by."""
            return self.rows

    def __init__(self, *, id: str | None = None, rtl: bool = True) -> None:
        super().__init__(id=id)
        self.rtl = rtl

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if self.length:
            self.post_message(self.Chosen(self, self.cursor))

    def on_click(self, event: events.Click) -> None:
        """Choose the row that was clicked on."""
        number = self.row_at(event.y)
        if number is not None:
            self.move_to(number)
            self.action_choose()

    def on_focus(self) -> None:
        """Show the cursor as live."""
        self.redraw_rows(self.cursor)

    def on_blur(self) -> None:
        """Show the cursor as resting."""
        self.redraw_rows(self.cursor)
