"""The line at the bottom that asks what to copy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.style import Style
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from tui.arabic import Source, isolate
from tui.browser.commands import COPYING, shown
from tui.browser.panes.bars import Bar


class CopyMenu(Bar, can_focus=True):
    """What can be copied, each with its key; it has the keys while it is shown.

    Any other key goes on to the screen, which closes it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(",".join(each.bound), f"choose('{each.name}')", show=False) for each in COPYING
    ]

    @dataclass
    class Chosen(Message):
        """Something was chosen."""

        name: str
        """Name of the command in `COPYING`."""

    def action_choose(self, name: str) -> None:
        """Say what was chosen."""
        self.post_message(self.Chosen(name))

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        del y
        parts: list[tuple[Source, Style]] = [(self.words("copy.menu"), self.part("strong"))]
        for each in COPYING:
            title = self.words(f"command.{each.name}.title")
            parts.append(((isolate(shown(each.keys[0])), " ", title), Style()))
        return self.parts(parts, self.size.width, rtl=self.words.right_to_left)
