"""Lists sorted by what a person wants to see first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from textual import on

from store import Questions, Row
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

    def _close_sorts(self) -> None:
        if self._sorts.display:
            self._sorts.display = False
            self.set_focus(None)
