"""Back and forward: where everything stands, remembered and restored."""

from __future__ import annotations

from dataclasses import replace

from store import Kind, NotFound, QueryError, parse_query
from tui.browser.history import History, ListPlace, Place, ReaderPlace
from tui.browser.panes import KIND_OF, RecordView, Space
from tui.browser.screens.copying import Copying


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
        self.narrowing = place.narrowing
        for kind, listed in place.lists.items():
            self.linking[kind] = listed.linking
            self.filters[kind] = parse_query(listed.filter) if listed.filter else None
            self.orders[kind] = listed.order
            self.list_records(kind, listed.linked_to, listed)
        self.shown = place.shown
        self.activate(place.active)
        record = self.lookups.get(place.record) if place.record else None
        self.show_record(record, place.row, top=place.top)
        self.refresh_bars()
        read = place.reader
        if read is None:
            if "reader" not in self.query_one(Space).boxes:
                self.reader.put_article(None)
        else:
            self.reader.put_article(
                self.lookups.article(read.article),
                evidence=read.evidence,
                number=read.number,
                field=read.field,
                offset=read.offset,
            )

    def still_there(self, place: Place) -> Place:
        """Return a place without the records that are gone: their lists begin anew there."""
        lists = {
            kind: replace(
                listed, linked_to=self.known(listed.linked_to), filter=_understood(listed.filter)
            )
            for kind, listed in place.lists.items()
        }
        record = self.known(place.record)
        reader = place.reader
        if reader is not None and self.known(reader.article) is None:
            reader = None
        return replace(
            place,
            lists=lists,
            narrowing=self.known(place.narrowing),
            record=record,
            row=place.row if record == place.record else 0,
            top=place.top if record == place.record else 0,
            reader=reader,
        )

    def known(self, id: str | None) -> str | None:
        """Return an id, or none where there is no such record any more."""
        if id is None:
            return None
        try:
            self.lookups.get(id)
        except NotFound:
            return None
        return id

    def go_to(self, place: Place | None) -> None:
        """Go to a place; records that are gone since are left out, and lists begin anew there."""
        if place is not None:
            self.restore(self.still_there(place))

    def show_any(self) -> None:
        """Where no record is shown, as that one is gone, show the one under the cursor."""
        current = self.list_of(KIND_OF[self.shown]).current
        if self.record is None and current is not None:
            self.show_record(self.lookups.get(current.id))

    def do_back(self) -> None:
        """Go back to the place before."""
        self.settle()
        self.go_to(self.history.back(self.place()))

    def can_back(self) -> bool:
        """Whether there is a place before."""
        return self.history.can_go_back

    def do_forward(self) -> None:
        """Go forward again."""
        self.settle()
        self.go_to(self.history.forward(self.place()))

    def can_forward(self) -> bool:
        """Whether there is a place ahead."""
        return self.history.can_go_forward

    def do_last(self) -> None:
        """Change places with the view before."""
        self.settle()
        self.go_to(self.history.last(self.place()))

    def can_last(self) -> bool:
        """Whether there is another view."""
        return self.history.can_go_back or self.history.can_go_forward


def _understood(query: str) -> str:
    """Return a query; an empty one where it was written for another version."""
    try:
        parse_query(query)
    except QueryError:
        return ""
    return query
