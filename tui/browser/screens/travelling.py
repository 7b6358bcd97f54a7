"""Back and forward: where everything stands, remembered and restored."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from store import Article, Kind, QueryError, Questions, Record, Row
from tui.browser.beside import beside
from tui.browser.history import History, ListPlace, Place, ReaderPlace
from tui.browser.panes import KIND_OF, RecordView, Space
from tui.browser.screens.copying import Copying
from tui.browser.screens.following import read_rows
from tui.browser.screens.showing import labels_of

if TYPE_CHECKING:
    from store import Query


class _Found(NamedTuple):
    """What stands in a place."""

    lists: Mapping[Kind, Sequence[Row]]
    record: Record | None
    labels: Mapping[str, str]
    """What those are called that the record names."""
    article: Article | None
    """What is read there."""


class Travelling(Copying, inherit_bindings=False):
    """The linked panes with a past."""

    history: History
    """Where the person has been."""

    def on_mount(self) -> None:
        """Begin without a past."""
        self.history = History()

    def place(self) -> Place:
        """Return where everything stands now."""
        reader = self.reader
        read = None
        if reader.article is not None:
            evidence = tuple(reader.evidence)
            read = ReaderPlace(
                reader.article.id, reader.begins, evidence, reader.number, reader.field
            )
        view = self.query_one(RecordView)
        return Place(
            active=self.active,
            shown=self.shown,
            lists={kind: self._list_place(kind) for kind in Kind},
            narrowing=self.narrowing,
            record=self.record.id if self.record else None,
            row=view.cursor,
            top=view.top,
            reader=read,
        )

    def _list_place(self, kind: Kind) -> ListPlace:
        pane = self.list_of(kind)
        current = pane.current
        record = current.id if current else None
        query = self.filters[kind]
        written = str(query) if query is not None else ""
        linked_to, linking = self.linked_to[kind], self.linking[kind]
        return ListPlace(linked_to, record, pane.top, linking, written, self.orders[kind])

    def restore(self, place: Place) -> None:
        """Let everything stand as it did."""
        self._stand_at(place, self._finder(place)(self.lookups))

    def _finder(self, place: Place) -> Callable[[Questions], _Found]:
        """Return what finds all that stands in a place."""
        seen = self.app.size.height
        return lambda lookups: _found(place, lookups, seen)

    def _stand_at(self, place: Place, found: _Found) -> None:
        self.narrowing = place.narrowing
        for kind, listed in place.lists.items():
            self.linking[kind] = listed.linking
            self.filters[kind] = _query(listed.filter)
            self.orders[kind] = listed.order
            self.put_records(kind, found.lists[kind], listed.linked_to, listed)
        self.shown = place.shown
        self.activate(place.active)
        self.show_record(found.record, place.row, top=place.top, labels=found.labels)
        self.refresh_bars()
        read = place.reader
        if read is None:
            if "reader" not in self.query_one(Space).boxes:
                self.reader.put_article(None)
        else:
            self.reader.put_article(
                found.article,
                evidence=read.evidence,
                number=read.number,
                field=read.field,
                offset=read.offset,
            )

    def still_there(self, place: Place, lookups: Questions | None = None) -> Place:
        """Return a place without the records that are gone: their lists begin anew there.

        Args:
            place: A place.
            lookups: What is asked, in another thread; the screen's own if none.
        """
        known = partial(_known, lookups or self.lookups)
        lists = {
            kind: listed._replace(
                linked_to=known(listed.linked_to), filter=_understood(listed.filter)
            )
            for kind, listed in place.lists.items()
        }
        record = known(place.record)
        reader = place.reader
        if reader is not None and known(reader.article) is None:
            reader = None
        return place._replace(
            lists=lists,
            narrowing=known(place.narrowing),
            record=record,
            row=place.row if record == place.record else 0,
            top=place.top if record == place.record else 0,
            reader=reader,
        )

    def known(self, id: str | None) -> str | None:
        """Return an id, or none where there is no such record any more."""
        return _known(self.lookups, id)

    def go_to(self, place: Place | None) -> None:
        """Go to a place; records that are gone since are left out, and lists begin anew there."""
        if place is not None:
            self.restore(self.still_there(place))

    def travel_to(self, place: Place | None) -> None:
        """Go to a place once all that stands there is found; keys behind it wait for that."""
        if place is None:
            return

        def ask(lookups: Questions) -> tuple[Place, _Found]:
            there = self.still_there(place, lookups)
            return there, self._finder(there)(lookups)

        self.inquire("place", self.lookups, ask, lambda answer: self._stand_at(*answer))
        self.wait_for_answer()

    async def found_at(self, place: Place) -> tuple[Place, _Found]:
        """Find all that stands in a place, records that are gone left out; for `stand_at`."""
        lookups = self.lookups.apart()
        there = self.still_there(place)
        find = self._finder(there)
        return there, await beside(lambda: find(lookups))

    def stand_at(self, found: tuple[Place, _Found]) -> None:
        """Let everything stand as it was found."""
        self._stand_at(*found)

    def show_any(self) -> None:
        """Where no record is shown, as that one is gone, show the one under the cursor."""
        current = self.list_of(KIND_OF[self.shown]).current
        if self.record is None and current is not None:
            self.show_record(self.lookups.get(current.id))

    def do_back(self) -> None:
        """Go back to the place before."""
        self.settle()
        self.travel_to(self.history.back(self.place()))

    def can_back(self) -> bool:
        """Whether there is a place before."""
        return self.history.can_go_back

    def do_forward(self) -> None:
        """Go forward again."""
        self.settle()
        self.travel_to(self.history.forward(self.place()))

    def can_forward(self) -> bool:
        """Whether there is a place ahead."""
        return self.history.can_go_forward

    def do_last(self) -> None:
        """Change places with the view before."""
        self.settle()
        self.travel_to(self.history.last(self.place()))

    def can_last(self) -> bool:
        """Whether there is another view."""
        return self.history.can_go_back or self.history.can_go_forward


def _known(lookups: Questions, id: str | None) -> str | None:
    return id if id is not None and lookups.known((id,)) else None


def _found(place: Place, lookups: Questions, seen: int) -> _Found:
    """Find all that stands in a place, of each list the rows around the cursor."""
    lists = {}
    for kind, each in place.lists.items():
        query = _query(each.filter)
        at = each.record
        lists[kind] = read_rows(lookups, kind, each.linked_to, query, each.order, at, seen)
    record = lookups.get(place.record) if place.record else None
    labels = labels_of(record, lookups) if record else {}
    article = lookups.article(place.reader.article) if place.reader else None
    return _Found(lists, record, labels, article)


def _query(written: str) -> Query | None:
    if not written:
        return None
    from store import parse_query  # at the start there is none

    return parse_query(written)


def _understood(query: str) -> str:
    """Return a query; an empty one where it was written for another version."""
    try:
        _query(query)
    except QueryError:
        return ""
    return query
