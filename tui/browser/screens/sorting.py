"""Lists sorted by what a person wants to see first."""

from __future__ import annotations

from functools import cached_property

from textual import on

from tui.browser.panes import ORDER_OF, SortMenu
from tui.browser.screens.base import hidden
from tui.browser.screens.finding import Finding


class Sorting(Finding, inherit_bindings=False):
    """The linked panes, each list in an order of its own."""

    @cached_property
    def _sorts(self) -> SortMenu:
        return hidden(SortMenu(self.words, id="sort-menu"))

    def action_run(self, name: str) -> None:
        """Run a command; a menu that is open is closed first, and by Escape only that."""
        was_open = self._sorts.display
        self._close_sorts()
        if not (name == "cancel" and was_open):
            super().action_run(name)

    def do_sort(self) -> None:
        """Ask what to sort the list by."""
        self.settle()
        self._sorts.ask_for(self.listed_kind)
        self.lay_over(self._sorts)

    @on(SortMenu.Chosen)
    def _sort(self, event: SortMenu.Chosen) -> None:
        event.stop()
        self._close_sorts()
        kind, order = self.listed_kind, ORDER_OF[event.name]
        if order is not self.orders[kind]:
            self.history.leave(self.place())
            self.orders[kind] = order
            self.guarded(lambda: self.list_records(kind, self.linked_to[kind]))

    def _close_sorts(self) -> None:
        if self._sorts.display:
            self._sorts.display = False
            self.set_focus(None)
