"""Ways of looking at records other than as lists: counted, in time, as a tree of links."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from store import (
    Kind,
    Row,
    place_of,
    row_of,
)
from tui.browser.panes import PANE_OF
from tui.browser.screens.exporting import Exporting
from tui.browser.screens.following import Followed, nothing
from tui.browser.screens.showing import kind_of

if TYPE_CHECKING:
    from store import DateSpan, Dimension, Query, Questions, Tally


class Viewing(Exporting, inherit_bindings=False):
    """The linked panes, and the screens that show the same records in another way."""

    _counted_by: dict[Kind, Dimension]

    def on_mount(self) -> None:
        """Begin with nothing counted."""
        self._counted_by = {}

    def open_record(self, id: str, then: Callable[[], None] = nothing) -> None:
        """Go to a record, wherever it is listed, and narrow the other lists by it.

        Args:
            id: Which.
            then: What is done when it is shown.
        """

        def shown(found: Followed) -> None:
            record = found.record
            kind = kind_of(record)
            self.history.leave(self.place())
            self.narrowing = record.id
            self.put_lists(found.lists, {kind: record.id})
            self.shown = PANE_OF[kind]
            self.activate("record")
            self.show_record(record, labels=found.labels)
            then()

        self.travel_to_record(id, everywhere=False, shown=shown)

    def _open_chosen(self, id: str | None) -> None:
        if id is not None:
            self.guarded(lambda: self.open_record(id))

    # Counts

    def do_counts(self) -> None:
        """Count the records of the list by what they say."""
        from store import DIMENSIONS, Dimension, silent_of
        from tui.browser.screens.counts import Counts

        self.settle()
        kind = self.listed_kind
        linked_to, query = self.linked_to[kind], self.filters[kind]

        length = self.list_of(kind).length

        def count(lookups: Questions, dimension: Dimension) -> list[Tally]:
            self._counted_by[kind] = dimension
            said = lookups.tally(kind, dimension, linked_to=linked_to, query=query)
            parts = silent_of(kind, dimension)
            if dimension is Dimension.ROLE:  # of meetings alone: each has the role or has not
                stated = {each.value: each.count for each in said}
                silent = {name: length - stated.get(name, 0) for name in parts}
            else:
                silent = {
                    name: len(lookups.rows(kind, linked_to=linked_to, query=_with(query, part)))
                    for name, part in parts.items()
                }
            return [*said, *self._not_stated(silent, parts)]

        heading = self.words("counts.title", what=self._described(kind))
        dimensions = DIMENSIONS[kind]
        first = self._counted_by.get(kind, dimensions[0])

        def show(tallies: Sequence[Tally]) -> None:
            screen = Counts(self.words, heading, dimensions, self.lookups, count, first, tallies)
            self.app.push_screen(screen, self._add_to_filter)

        self.inquire("view", self.lookups, lambda lookups: count(lookups, first), show)
        self.wait_for_answer()

    def _not_stated(self, silent: Mapping[str, int], parts: Mapping[str, str]) -> Iterator[Tally]:
        """Yield how many records of the list do not say what it is counted by."""
        from store import Tally

        for name, count in silent.items():
            label = self.words("record.not_stated")
            if len(silent) > 1:
                label = f"{self.words(f'property.{name}')}: {label}"
            if count:
                yield Tally("", label, count, parts[name])

    def _described(self, kind: Kind) -> str:
        """Return what a list lists: its name, how many there are, its filter."""
        pane, query = self.list_of(kind), self.filters[kind]
        name = f"{self.words(f'pane.{PANE_OF[kind]}')} {pane.length}"
        return f"{name} {query}" if query is not None else name

    def _add_to_filter(self, part: str | None) -> None:
        if part is not None:
            query = self.filters[self.listed_kind]
            self.apply_filter(f"{query or ''} {part}".strip())

    # Time

    def do_timeline(self) -> None:
        """Show the meetings of the list in time."""
        from tui.browser.panes import TimeChart
        from tui.browser.screens.timeline import Timeline

        self.settle()
        kind = Kind.MEETING
        linked_to, query = self.linked_to[kind], self.filters[kind]
        heading = self.words("timeline.title", what=self._described(kind))
        current = self.list_of(kind).current
        seen = self.app.size.height

        def ask(lookups: Questions) -> tuple[Sequence[Row], Sequence[DateSpan], int]:
            rows = lookups.rows(kind, linked_to=linked_to, query=query)
            at = place_of(rows, current.id) if current else None
            rows[at or 0 : (at or 0) + seen]  # read here, not when they are drawn
            return rows, lookups.spans(kind, linked_to=linked_to, query=query), at or 0

        def show(found: tuple[Sequence[Row], Sequence[DateSpan], int]) -> None:
            rows, spans, at = found
            chart = TimeChart(self.words, heading, rows, spans)
            self.app.push_screen(Timeline(self.words, chart, at), self._open_chosen)

        self.inquire("view", self.lookups, ask, show)
        self.wait_for_answer()

    # Links

    def do_graph(self) -> None:
        """Show what is linked to the record, and to that in turn."""
        from tui.browser.screens.graph import Graph
        from tui.browser.tree import Tree, linked_in

        self.settle()
        record = self.record
        assert record is not None, "only where there is one"

        root = self.lookups.known((record.id,)).get(record.id) or row_of(record)

        def show(tree: Tree) -> None:
            self.app.push_screen(Graph(self.words, tree, self.lookups), self._open_chosen)

        def grow(lookups: Questions) -> Tree:
            return Tree(root, linked_in(lookups))

        self.inquire("view", self.lookups, grow, show)
        self.wait_for_answer()

    def can_graph(self) -> bool:
        """Whether there is a record."""
        return self.record is not None


def _with(query: Query | None, part: str) -> Query:
    from store import parse_query

    return parse_query(f"{query or ''} {part}".strip())
