"""The line at the bottom that asks what to copy."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from tui.browser.commands import COPYING
from tui.browser.panes.key_menu import KeyMenu, choosing
from tui.messages import Words


class CopyMenu(KeyMenu):
    """What can be copied."""

    COMMANDS = COPYING
    BINDINGS: ClassVar[list[BindingType]] = choosing(COPYING)

    def __init__(self, words: Words, *, id: str) -> None:
        super().__init__(words, id=id)
        self.heading = words("copy.menu")
