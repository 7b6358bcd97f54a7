"""Lists sorted by what a person wants to see first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from textual import on

from store import Questions, Row
from tui.browser.panes import KeyMenu
from tui.browser.screens.base import hidden
from tui.browser.screens.finding import Finding

if TYPE_CHECKING:
    from tui.browser.panes import SortMenu

_MENU = "sort-menu"


class Sorting(Finding, inherit_bindings=False):
    """The linked panes, each list in an order of its own."""

    @cached_property
    def _sorts(self) -> SortMenu:
        from tui.browser.panes import SortMenu

        return hidden(SortMenu(self.words, id=_MENU))

    def action_run(self, name: str) -> None:
        """Run a command; a menu that is open is closed first, and by Escape only that."""
        was_open = self.take_away(_MENU)
        if not (name == "cancel" and was_open):
            super().action_run(name)

    def do_sort(self) -> None:
        """Ask what to sort the list by."""
        self.settle()
        self._sorts.ask_for(self.listed_kind)
        self.lay_over(self._sorts)

    @on(KeyMenu.Chosen, f"#{_MENU}")
    def _sort(self, event: KeyMenu.Chosen) -> None:
        from tui.browser.panes import ORDER_OF

        event.stop()
        self.take_away(_MENU)
        kind, order = self.listed_kind, ORDER_OF[event.name]
        if order is self.orders[kind]:
            return
        linked_to, query = self.linked_to[kind], self.filters[kind]
        before = self.place()

        def sorted_so(rows: Sequence[Row]) -> None:
            self.history.leave(before)
            self.orders[kind] = order
            self.put_records(kind, rows, linked_to)

        def ask(lookups: Questions) -> Sequence[Row]:
            rows = lookups.rows(kind, linked_to=linked_to, query=query, order=order)
            rows[: self.app.size.height]  # read here, not when they are drawn
            return rows

        self.inquire("records", self.lookups, ask, sorted_so)
