"""The line at the bottom that asks what to sort a list by."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from store import Kind, Order
from tui.browser.commands import SORTING
from tui.browser.panes.key_menu import KeyMenu, choosing
from tui.messages import Words

ORDER_OF = {f"sort_{order}": order for order in Order}
"""What each command of the menu sorts by."""


class SortMenu(KeyMenu):
    """What the list of a kind can be sorted by."""

    COMMANDS = SORTING
    BINDINGS: ClassVar[list[BindingType]] = choosing(SORTING)

    def __init__(self, words: Words, *, id: str) -> None:
        super().__init__(words, id=id)
        self.heading = words("sort.menu")

    def ask_for(self, kind: Kind) -> None:
        """Offer what a list of a kind can be sorted by."""
        self.titles = {name: self.words(f"sort.{kind}.{order}") for name, order in ORDER_OF.items()}
        self.refresh()
