"""The line at the bottom that asks for one of a few things, each with its key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.style import Style
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from tui.arabic import Source, isolate
from tui.browser.commands import Command, bound_to, key_to, textual_keys
from tui.browser.panes.bars import Bar


def choosing(commands: Sequence[Command]) -> list[BindingType]:
    """Return the bindings of a menu that offers some commands."""
    return [
        Binding(
            textual_keys(bound_to(each.usual)), f"choose('{each.name}')", show=False, id=each.name
        )
        for each in commands
    ]


class KeyMenu(Bar, can_focus=True):
    """What can be chosen, each with its key; it has the keys while it is shown.

    Any other key goes on to the screen, which closes it.
    """

    COMMANDS: ClassVar[Sequence[Command]] = ()
    """What it offers; its user binds their keys with `choosing`."""
    heading: var[str] = var("")
    """What is asked."""
    titles: var[dict[str, str]] = var({})
    """What a command is called here, by its name, where not as everywhere."""

    class Chosen(Message):
        """Something was chosen."""

        def __init__(self, menu: KeyMenu, name: str) -> None:
            super().__init__()
            self._menu = menu
            self.name = name
            """Name of the command."""

        @property
        def control(self) -> KeyMenu:
            """What it was chosen from."""
            return self._menu

    def action_choose(self, name: str) -> None:
        """Say what was chosen."""
        self.post_message(self.Chosen(self, name))

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        del y
        parts: list[tuple[Source, Style]] = [(self.heading, self.part("strong"))]
        for each in self.COMMANDS:
            title = self.titles.get(each.name) or self.words(f"command.{each.name}.title")
            parts.append(((isolate(key_to(each.name)), " ", title), Style()))
        return self.parts(parts, self.size.width, rtl=self.words.right_to_left)
