"""Ways of looking at records other than as lists: counted, in time, as a tree of links."""

from __future__ import annotations

from store import DIMENSIONS, Article, Dimension, Entity, Kind, Record, Tally, place_of
from tui.browser.history import ListPlace
from tui.browser.panes import PANE_OF
from tui.browser.screens.counts import Counts
from tui.browser.screens.reading import Reading


class Viewing(Reading, inherit_bindings=False):
    """The linked panes, and the screens that show the same records in another way."""

    _counted_by: dict[Kind, Dimension]

    def on_mount(self) -> None:
        """Begin with the first field of each kind."""
        self._counted_by = {kind: dimensions[0] for kind, dimensions in DIMENSIONS.items()}

    def open_record(self, id: str) -> None:
        """Go to a record, wherever it is listed, and narrow the other lists by it."""
        record = self.lookups.get(id)
        kind = kind_of(record)
        self.history.leave(self.place())
        listed = place_of(self.list_of(kind).rows, record.id) is not None
        at = ListPlace(record=record.id)
        self.list_records(kind, self.linked_to[kind] if listed else None, at)
        self.shown = PANE_OF[kind]
        self.narrow(record.id, kind)
        self.activate("record")
        self.show_record(record)

    def _open_chosen(self, id: str | None) -> None:
        if id is not None:
            self.guarded(lambda: self.open_record(id))

    # Counts

    def do_counts(self) -> None:
        """Count the records of the list by what they say."""
        self.settle()
        kind = self.listed_kind
        linked_to, query = self.linked_to[kind], self.filters[kind]

        def count(dimension: Dimension) -> list[Tally]:
            self._counted_by[kind] = dimension
            return list(self.lookups.tally(kind, dimension, linked_to=linked_to, query=query))

        heading = self.words("counts.title", what=self._described(kind))
        dimensions = DIMENSIONS[kind]
        screen = Counts(self.words, heading, dimensions, count, self._counted_by[kind])
        self.app.push_screen(screen, self._add_to_filter)

    def _described(self, kind: Kind) -> str:
        """Return what a list lists: its name, how many there are, its filter."""
        pane, query = self.list_of(kind), self.filters[kind]
        name = f"{self.words(f'pane.{PANE_OF[kind]}')} {pane.length}"
        return f"{name} {query}" if query is not None else name

    def _add_to_filter(self, part: str | None) -> None:
        if part is not None:
            query = self.filters[self.listed_kind]
            self.apply_filter(f"{query or ''} {part}".strip())


def kind_of(record: Record) -> Kind:
    """Return which kind a record is of."""
    if isinstance(record, Article):
        return Kind.ARTICLE
    return Kind.ENTITY if isinstance(record, Entity) else Kind.MEETING
