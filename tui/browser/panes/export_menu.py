"""The line at the bottom that asks what to write a list as."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from tui.browser.commands import EXPORTING
from tui.browser.panes.key_menu import KeyMenu, choosing
from tui.messages import Words


class ExportMenu(KeyMenu):
    """What a list can be written as."""

    COMMANDS = EXPORTING
    BINDINGS: ClassVar[list[BindingType]] = choosing(EXPORTING)

    def __init__(self, words: Words, *, id: str) -> None:
        super().__init__(words, id=id)
        self.heading = words("export.menu")
