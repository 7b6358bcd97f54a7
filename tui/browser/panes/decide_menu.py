"""The line at the bottom that asks what to decide about a record."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from tui.browser.commands import DECIDING
from tui.browser.panes.key_menu import KeyMenu, choosing
from tui.messages import Words


class DecideMenu(KeyMenu):
    """What can be decided."""

    COMMANDS = DECIDING
    BINDINGS: ClassVar[list[BindingType]] = choosing(DECIDING)

    def __init__(self, words: Words, *, id: str) -> None:
        super().__init__(words, id=id)
        self.heading = words("decide.menu")
