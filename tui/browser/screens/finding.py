"""Finding in a list while one types: its rows become fewer with each letter."""

from __future__ import annotations

from functools import cached_property, partial

from textual import on
from textual.widgets import Input

from store import MahdarError
from tui.browser.arrangement import LISTS
from tui.browser.history import Place
from tui.browser.letters import Letters
from tui.browser.screens.asking import Asking
from tui.browser.screens.base import MOVES, hidden
from tui.browser.screens.inquiring import PATIENCE
from tui.browser.widgets import SearchBox

_BOX = "in-list"


class Finding(Asking, inherit_bindings=False):
    """The linked panes, each list with a search of its own.

    What was filtered already is searched within. Enter keeps what was found as the filter of the
    list, Escape lets everything stand as it did.
    """

    _before_finding: Place | None = None
    """Where everything stood before the first letter."""

    @cached_property
    def _rows_box(self) -> SearchBox:
        return hidden(SearchBox(self.words("search.here"), id=_BOX, base="R"))

    @cached_property
    def _row_letters(self) -> Letters:
        return Letters(self, self._find_rows)

    def action_run(self, name: str) -> None:
        """Run a command; in an open box the cursor moves, Escape undoes, all else keeps."""
        if self._before_finding is None:
            super().action_run(name)
        elif name == "cancel":
            self._find_no_more()
        elif name in MOVES:
            self._row_letters.look_now()
            self.once_answered(partial(super().action_run, name), PATIENCE)
        else:
            self._row_letters.look_now()
            self.once_answered(partial(self._keep_found_and, name))

    def _keep_found_and(self, name: str) -> None:
        self._keep_found()
        super().action_run(name)

    def find_in_list(self) -> None:
        """Ask for words to look for in the list that is active, or stands beside the record."""
        self.settle()
        self._before_finding = self.place()
        if self.active not in LISTS:
            self.activate(self.shown)
        self._rows_box.value = ""
        self.lay_over(self._rows_box)

    @on(Input.Changed, f"#{_BOX}")
    def _rows_typed(self, event: Input.Changed) -> None:
        event.stop()
        if self._before_finding is not None:
            self._row_letters.typed()

    @on(Input.Submitted, f"#{_BOX}")
    def _rows_asked(self, event: Input.Submitted) -> None:
        event.stop()
        self._row_letters.look_now()
        self.once_answered(self._keep_found)

    def _find_rows(self) -> None:
        """List what fits the words that stand in the box now."""
        from store import parse_query

        assert self._before_finding is not None, "only while the box is open"
        kind = self.listed_kind
        # A blank behind the last word says that it is whole.
        written = f"{self._before_finding.lists[kind].filter} {self._rows_box.value}".lstrip()
        self.say("")
        try:
            query = parse_query(written, prefix=bool(self._rows_box.value))
        except MahdarError as error:
            self.say_wrong(error)
            return
        self.look_for_records(kind, query if query.parts else None)

    def _keep_found(self) -> None:
        """Keep what was found as the filter, and go back to where one was by `back`."""
        before, self._before_finding = self._before_finding, None
        assert before is not None, "only while the box is open"
        kind = self.listed_kind
        query = self.filters[kind]
        if (str(query) if query is not None else "") != before.lists[kind].filter:
            self.history.leave(before)
        self._close_rows_box()

    def _find_no_more(self) -> None:
        """Let everything stand as it did before the first letter."""
        self._row_letters.forget()
        self.stop_asking()
        before, self._before_finding = self._before_finding, None
        assert before is not None, "only while the box is open"
        self._close_rows_box()
        self.say("")
        if self.place() != before:
            self.travel_to(before)

    def _close_rows_box(self) -> None:
        self.take_away(_BOX)
        self.settle()
