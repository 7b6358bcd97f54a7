"""Writing queries: what may be written next, searches saved under a name and found again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from shlex import quote
from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input

from store import MahdarError
from tui.browser.commands import key_to
from tui.browser.panes import PANE_OF
from tui.browser.screens.base import hidden
from tui.browser.screens.filtering import BOX, Filtering
from tui.browser.widgets import SearchBox
from tui.searches import Searches

if TYPE_CHECKING:
    from store import Dimension, Kind, Questions, Tally
    from tui.browser.panes import WayOn, WaysOn

_NAME_BOX = "search-name"


class Asking(Filtering, inherit_bindings=False):
    """The linked panes, with help for who writes a query."""

    _forgetting = ""
    """Name of the saved search that one key more forgets."""
    _counted: dict[tuple[Kind, Dimension], Sequence[Tally]]

    @cached_property
    def searches(self) -> Searches:
        """Searches saved under a name; of this run alone where nobody gives others."""
        return Searches()

    @cached_property
    def _ways(self) -> WaysOn:
        from tui.browser.panes import WaysOn

        return hidden(WaysOn(self.words))

    @cached_property
    def _name_box(self) -> SearchBox:
        return hidden(SearchBox(self.words("filter.name"), id=_NAME_BOX, base=self.words.base))

    def action_run(self, name: str) -> None:
        """Run a command; while a query is written, keys that are no letters choose how to go on."""
        if self.lies_over(BOX) and name in ("down", "up", "next_pane", "previous_pane"):
            self.once_answered(lambda: self._go_on(name))
            return
        naming = self.take_away(_NAME_BOX)
        if not (name == "cancel" and naming):
            super().action_run(name)

    def _go_on(self, name: str) -> None:
        self._forgetting = ""
        self.say("")
        if name in ("down", "up"):
            self._ways.move(1 if name == "down" else -1)
        else:
            self._take()

    def _take(self) -> WayOn | None:
        way = self._ways.current
        if way is not None:
            self.query_box.value = way.query
            self.query_box.cursor_position = way.caret
        return way

    # What may be written next

    def do_filter(self) -> None:
        """Ask for a query, saved ones being listed."""
        super().do_filter()
        self.query_box.forget = self._forget
        self._counted = {}
        if not self._ways.is_attached:
            self.mount(self._ways)
        self._list_ways()

    @on(Input.Changed, f"#{BOX}")
    def _query_changed(self, event: Input.Changed) -> None:
        event.stop()
        if self.query_box.has_focus:
            self._list_ways()

    def _list_ways(self) -> None:
        self._forgetting = ""
        kind, written, caret = (
            self.listed_kind,
            self.query_box.value,
            self.query_box.cursor_position,
        )

        def ask(lookups: Questions) -> list[WayOn]:
            return list(self._completions(lookups, kind, written, caret))

        self.inquire("ways", self.lookups, ask, self._put_ways)

    def _put_ways(self, completions: Sequence[WayOn]) -> None:
        if self.lies_over(BOX):
            self._ways.put_ways([*self._saved(), *completions])

    def _saved(self) -> Iterator[WayOn]:
        from tui.browser.panes import WayOn

        written = self.query_box.value.strip().casefold()
        for name, query in self.searches.all().items():
            if name.casefold().startswith(written):
                yield WayOn(query, len(query), name, query, saved=True)

    def _completions(
        self, lookups: Questions, kind: Kind, written: str, caret: int
    ) -> Iterator[WayOn]:
        counted = self._counted

        def count(dimension: Dimension) -> Sequence[Tally]:
            # Once a query, not once a letter of it.
            if (kind, dimension) not in counted:
                counted[kind, dimension] = lookups.tally(kind, dimension)
            return counted[kind, dimension]

        from store import complete_query
        from tui.browser.panes import WayOn

        for each in complete_query(written, caret, kind, count):
            name = each.label
            note = self.words.get(f"field.{name}", self.words.get(f"property.{name}", ""))
            behind = each.start + len(each.text)
            label = each.text.rstrip() if each.text.endswith(":") else name
            yield WayOn(each.applied(written), behind, label, str(each.count or note))

    @on(Input.Submitted, f"#{BOX}")
    def _chosen_way(self, event: Input.Submitted) -> None:
        # Only what was gone to: Enter means what is written, whatever could follow it.
        if self._ways.display and self._ways.moved:
            event.stop()
            event.prevent_default()
            way = self._take()
            if way is not None and way.saved:
                self.apply_filter(way.query)

    def close_query_box(self) -> None:
        """Close the box, and what is listed above it."""
        if self.lies_over(BOX):
            self._ways.display = False
        super().close_query_box()

    # Saving

    def do_save_search(self) -> None:
        """Ask for the name to save the filter under."""
        self.settle()
        self._name_box.value = ""
        self.lay_over(self._name_box)

    def can_save_search(self) -> bool:
        """Whether there is a filter."""
        return self.can_unfilter()

    @on(Input.Submitted, f"#{_NAME_BOX}")
    def _named(self, event: Input.Submitted) -> None:
        event.stop()
        name, query = event.value, self.filters[self.listed_kind]
        self.take_away(_NAME_BOX)
        try:
            self.searches.save(name, str(query or ""))
        except MahdarError as error:
            self.say(str(error))
        else:
            called, command = " ".join(name.split()), PANE_OF[self.listed_kind]
            key = key_to("filter")
            quoted = quote(called)
            facts = {"called": called, "key": key, "command": command, "quoted": quoted}
            self.say(self.words("notice.saved", **facts))

    def _forget(self) -> bool:
        """Forget the saved search that was gone to, once that is asked for twice."""
        way = self._ways.current if self._ways.display and self._ways.moved else None
        if way is None or not way.saved:
            return False
        if self._forgetting != way.label:
            self._forgetting = way.label
            self.say(self.words("notice.forget", key="Delete", called=way.label))
            return True
        try:
            self.searches.remove(way.label)
        except MahdarError as error:
            self.say(str(error))
        else:
            self._list_ways()
            self.say(self.words("notice.forgotten", called=way.label, query=way.query))
        return True
