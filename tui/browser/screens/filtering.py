"""Lists that show only the records that fit a query."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from textual import on
from textual.widgets import Input

from store import Kind, QueryError
from tui.browser.panes import KIND_OF
from tui.browser.screens.base import hidden
from tui.browser.screens.marking import Marking
from tui.browser.widgets import SearchBox

BOX = "filter"
"""Id of the box that a query is written in."""
_DIFFERING = "differ:any"


class QueryBox(SearchBox):
    """The box of a query, in which Delete may mean what is chosen above it."""

    forget: Callable[[], bool] | None = None
    """Forgets what is chosen; returns whether anything is that can be."""

    def action_delete_right(self) -> None:
        """Forget what is chosen, else delete the letter behind the caret."""
        if self.forget is None or not self.forget():
            super().action_delete_right()


class Filtering(Marking, inherit_bindings=False):
    """The linked panes, each list with a filter of its own."""

    @cached_property
    def query_box(self) -> QueryBox:
        """The box that a query is written in."""
        return hidden(QueryBox(self.words("filter.prompt"), id=BOX, base="L"))

    @property
    def listed_kind(self) -> Kind:
        """Which list is meant: the active one, or that beside the record."""
        return KIND_OF[self.shown]

    def action_run(self, name: str) -> None:
        """Run a command; a box that is open is closed first, and by Escape only that."""
        was_open = self.lies_over(BOX)
        self.close_query_box()
        if not (name == "cancel" and was_open):
            super().action_run(name)

    def do_filter(self) -> None:
        """Ask for a query."""
        self.settle()
        query = self.filters[self.listed_kind]
        self.query_box.value = str(query) if query is not None else ""
        self.lay_over(self.query_box)

    @on(Input.Submitted, f"#{BOX}")
    def _asked(self, event: Input.Submitted) -> None:
        event.stop()
        self.say("")
        self.apply_filter(event.value)

    def do_unfilter(self) -> None:
        """Show all records of the list again."""
        self.settle()
        self.apply_filter("")

    def can_unfilter(self) -> bool:
        """Whether there is a filter."""
        return self.filters[self.listed_kind] is not None

    def do_differing(self) -> None:
        """Show only records whose sources differ, or all again."""
        self.settle()
        query = self.filters[self.listed_kind]
        self.apply_filter("" if query is not None and str(query) == _DIFFERING else _DIFFERING)

    def can_differing(self) -> bool:
        """Whether sources of such records can differ: an article is one source."""
        return self.listed_kind is not Kind.ARTICLE

    def apply_filter(self, text: str) -> None:
        """Filter the list by a query; where it cannot be understood, say so and where.

        The box is closed when it is, and keys that follow wait until then.
        """
        from store import parse_query

        def leave() -> None:
            self.close_query_box()
            self.history.leave(self.place())

        try:
            query = parse_query(text) if text.strip() else None
        except QueryError as error:
            self.say_wrong(error)
            self.query_box.cursor_position = error.position
            return
        self.look_for_records(self.listed_kind, query, leave)
        if self.lies_over(BOX):
            self.wait_for_answer()

    def close_query_box(self) -> None:
        """Close the box, keys being the list's again."""
        self.take_away(BOX)
