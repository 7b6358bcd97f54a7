"""What every pane has in common: a title on a rule, a line at its left, rows below that scroll."""

from __future__ import annotations

from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from tui.arabic import Source
from tui.browser.arrangement import Box
from tui.browser.painting import rule, strip
from tui.messages import Words

Title = list[tuple[Source, Style]]
"""Parts of a title in reading order, each with its style."""


class Pane(Widget, can_focus=False):
    """Rows under a title, drawn one by one as they come into sight.

    A pane keeps its own first visible row instead of Textual's scroll offset, whose change, like
    that of a virtual size, lays out the whole screen anew. It never takes the focus: keys go to
    the screen, which knows which pane is active.
    """

    COMPONENT_CLASSES = {  # noqa: RUF012 - Textual's own declaration
        "pane--rule",
        "pane--title",
        "pane--active",
        "pane--cursor",
        "pane--resting",
        "pane--faint",
        "pane--name",
        "pane--mark",
        "pane--hit",
        "pane--mention",
        "pane--furniture",
        "pane--selection",
    }
    # Copying what is seen would give letters in visual order; who can do better says so.
    ALLOW_SELECT = False

    active: var[bool] = var(False)
    """Whether keys move about in it."""
    box: var[Box] = var(Box(0, 0, 0, 0))
    """Where it stands, as the arrangement says."""
    top: var[int] = var(0)
    """Its first visible row."""

    @dataclass
    class Touched(Message):
        """The pane was clicked on."""

        pane: Pane
        """Which pane."""
        row: int
        """Number of the row under the pointer; -1 on the title."""

    def __init__(self, words: Words, *, id: str, rtl: bool = True) -> None:
        super().__init__(id=id)
        self.words = words
        """The interface's texts."""
        self.rtl = rtl
        """Whether rows of Arabic begin at the right."""

    # What a pane says of itself

    @property
    def length(self) -> int:
        """How many rows there are."""
        return 0

    def title(self) -> Title:
        """Return the parts of its title."""
        return []

    def row(self, number: int, width: int) -> Strip:
        """Draw a row of that many cells."""
        raise NotImplementedError

    # Drawing

    def part(self, name: str) -> Style:
        """Return the style of a component class, without its `pane--`."""
        return self.get_component_rich_style(f"pane--{name}", partial=True)

    @property
    def visible_rows(self) -> int:
        """How many rows fit below the title."""
        return max(0, self.size.height - 1)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the pane, the title being the first."""
        style = self.rich_style
        width = self.size.width
        if y == 0:
            return rule(
                self.title(),
                width,
                style + self.part("rule"),
                rtl=self.words.right_to_left,
                corners=self._corners(),
                marks=style + self.part("active") if self.active else None,
            )
        number = self.top + y - 1
        inner = width - self.box.parted
        body = self.row(number, inner) if 0 <= number < self.length else self.blank(y, inner)
        if not self.box.parted:
            return body
        line = Segment("┤" if y in self.box.joins else "│", style + self.part("rule"))
        return strip([line, *body], width, style)

    def blank(self, y: int, width: int) -> Strip:
        """Draw a line below the last row, that many below the title."""
        del y
        return Strip.blank(width, self.rich_style)

    def _corners(self) -> dict[int, str]:
        corners = dict.fromkeys(self.box.ups, "┴")
        if self.box.parted:
            corners[0] = "┼" if 0 in corners else "├" if self.box.y and not corners else "┬"
        return corners

    def row_at(self, y: int) -> int | None:
        """Return the number of the row drawn at a line of the pane; none at its title or below."""
        number = self.top + y - 1
        return number if y > 0 and number < self.length else None

    def redraw_title(self) -> None:
        """Draw the title again, and nothing else."""
        self.refresh(Region(0, 0, self.size.width, 1))

    def redraw_rows(self, *numbers: int) -> None:
        """Draw some rows again, those that are in sight."""
        lines = [number - self.top + 1 for number in numbers]
        regions = [Region(0, y, self.size.width, 1) for y in lines if 1 <= y <= self.visible_rows]
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

    def watch_active(self) -> None:
        """Show that keys now move about here, or no longer."""
        self.redraw_title()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll with the wheel."""
        event.stop()
        self.scroll_by(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll with the wheel."""
        event.stop()
        self.scroll_by(-3)

    def on_click(self, event: events.Click) -> None:
        """Say which row was clicked on."""
        event.stop()
        number = self.top + event.y - 1 if event.y else -1
        self.post_message(self.Touched(self, number))


class CursorPane(Pane):
    """A pane with a cursor on one of its rows."""

    cursor: var[int] = var(0)
    """Number of the row the cursor is on; 0 in an empty pane."""

    moved: bool = False
    """Whether the person has moved the cursor since somebody took note of it."""

    @dataclass
    class Moved(Message):
        """The cursor was moved to another row by the person."""

        pane: CursorPane
        """Which pane."""

        def can_replace(self, message: Message) -> bool:
            """Only where the cursor came to rest matters."""
            return isinstance(message, CursorPane.Moved) and message.pane is self.pane

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
        """Scroll as little as needed to have the cursor in sight."""
        rows = max(1, self.visible_rows)
        if self.cursor < self.top:
            self.top = self.cursor
        elif self.cursor >= self.top + rows:
            self.top = self.cursor - rows + 1
        self.scroll_by(0)

    def worn(self, number: int) -> Style:
        """Return the style of a row: the cursor's is reversed where keys go, bold elsewhere."""
        style = self.rich_style
        if number != self.cursor:
            return style
        return style + self.part("cursor" if self.active else "resting")

    def watch_active(self) -> None:
        """Show the cursor as active or resting."""
        super().watch_active()
        self.redraw_rows(self.cursor)

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self.show_cursor()
