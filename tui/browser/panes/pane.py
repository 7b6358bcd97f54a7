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

from store import MahdarError
from tui.arabic import Source
from tui.browser.arrangement import Box
from tui.browser.widgets import Cursor, Rows
from tui.browser.widgets.painting import rule, strip
from tui.messages import Words

PARTS = frozenset(
    f"pane--{name}"
    for name in "rule title active faint name mark hit stop mention furniture".split()
)
"""What the screen of panes has as component classes: found once, and not for each pane."""

Title = list[tuple[Source, Style]]
"""Parts of a title in reading order, each with its style."""


class Pane(Rows, can_focus=False):
    """Rows under a title.

    It never takes the focus: keys go to the screen, which knows which pane is active.
    """

    above = 1
    unreadable = (MahdarError,)

    active: var[bool] = var(False)
    """Whether keys move about in it."""
    looking: var[bool] = var(False)
    """Whether what it shows is yet to be replaced by what is looked for."""
    box: var[Box] = var(Box(0, 0, 0, 0))
    """Where it stands, as the arrangement says."""

    @dataclass
    class Touched(Message):
        """The pane was clicked on."""

        pane: Pane
        """Which pane."""
        row: int
        """Number of the row under the pointer; -1 on the title."""

        @property
        def control(self) -> Pane:
            """The pane, for Textual to select messages by."""
            return self.pane

    def __init__(self, words: Words, *, id: str, rtl: bool = True) -> None:
        super().__init__(id=id)
        self.words = words
        """The interface's texts."""
        self.rtl = rtl
        """Whether rows begin at the right."""

    def title(self) -> Title:
        """Return the parts of its title."""
        return []

    def _whole_title(self) -> Title:
        parts = self.title()
        if self.looking:
            parts.insert(1, (self.words("pane.looking"), self.rich_style + self.part("faint")))
        return parts

    # Drawing

    def part(self, name: str) -> Style:
        """Return the style of a part, without its `pane--`: the same in every pane of a screen."""
        return self.screen.get_component_rich_style(f"pane--{name}", partial=True)

    @property
    def inner_width(self) -> int:
        """Cells of a row, beside the line that parts the pane from its neighbour."""
        return self.size.width - self.box.parted

    def render_line(self, y: int) -> Strip:
        """Draw one line of the pane, the title being the first."""
        style = self.rich_style
        if y == 0:
            return rule(
                self._whole_title(),
                self.size.width,
                style + self.part("rule"),
                rtl=self.words.right_to_left,
                corners=self._corners(),
                marks=style + self.part("active") if self.active else None,
            )
        body = super().render_line(y)
        if not self.box.parted:
            return body
        line = Segment("┤" if y in self.box.joins else "│", style + self.part("rule"))
        return strip([line, *body], self.size.width, style)

    def _corners(self) -> dict[int, str]:
        corners = dict.fromkeys(self.box.ups, "┴")
        if self.box.parted:
            corners[0] = "┼" if 0 in corners else "├" if self.box.y and not corners else "┬"
        return corners

    def redraw_title(self) -> None:
        """Draw the title again, and nothing else."""
        self.refresh(Region(0, 0, self.size.width, 1))

    def watch_active(self) -> None:
        """Show that keys now move about here, or no longer."""
        self.redraw_title()

    def watch_looking(self) -> None:
        """Show that something is looked for, or no longer."""
        self.redraw_title()

    def on_click(self, event: events.Click) -> None:
        """Say which row was clicked on."""
        event.stop()
        number = self.top + event.y - 1 if event.y else -1
        self.post_message(self.Touched(self, number))


class CursorPane(Cursor, Pane):
    """A pane with a cursor on one of its rows."""

    @property
    def cursor_is_live(self) -> bool:
        """Whether keys move its cursor: they do in the active pane."""
        return self.active

    def watch_active(self) -> None:
        """Show the cursor as active or resting."""
        super().watch_active()
        self.redraw_rows(self.cursor)
