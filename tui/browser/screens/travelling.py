"""Back and forward: where everything stands, remembered and restored."""

from __future__ import annotations

from store import Kind, parse_query
from tui.browser.history import History, ListPlace, Place, ReaderPlace
from tui.browser.panes import RecordView
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
            read = ReaderPlace(reader.article.id, reader.top, evidence, reader.number, reader.field)
        return Place(
            active=self.active,
            shown=self.shown,
            lists={kind: self._list_place(kind) for kind in Kind},
            narrowing=self.narrowing,
            record=self.record.id if self.record else None,
            row=self.query_one(RecordView).cursor,
            reader=read,
        )

    def _list_place(self, kind: Kind) -> ListPlace:
        pane = self.list_of(kind)
        current = pane.current
        record = current.id if current else None
        query = self.filters[kind]
        written = str(query) if query is not None else ""
        return ListPlace(self.linked_to[kind], record, pane.top, self.linking[kind], written)

    def restore(self, place: Place) -> None:
        """Let everything stand as it did."""
        self.narrowing = place.narrowing
        for kind, listed in place.lists.items():
            self.linking[kind] = listed.linking
            self.filters[kind] = parse_query(listed.filter) if listed.filter else None
            self.list_records(kind, listed.linked_to, listed)
        self.shown = place.shown
        self.activate(place.active)
        self.show_record(self.lookups.get(place.record) if place.record else None, place.row)
        self.refresh_bars()
        read = place.reader
        if read is not None:
            self.reader.put_article(
                self.lookups.article(read.article),
                evidence=read.evidence,
                number=read.number,
                field=read.field,
                top=read.top,
            )

    def do_back(self) -> None:
        """Go back to the place before."""
        self.settle()
        place = self.history.back(self.place())
        if place is not None:
            self.restore(place)

    def can_back(self) -> bool:
        """Whether there is a place before."""
        return self.history.can_go_back

    def do_forward(self) -> None:
        """Go forward again."""
        self.settle()
        place = self.history.forward(self.place())
        if place is not None:
            self.restore(place)

    def can_forward(self) -> bool:
        """Whether there is a place ahead."""
        return self.history.can_go_forward

    def do_last(self) -> None:
        """Change places with the view before."""
        if self.history.can_go_forward:
            self.do_forward()
        else:
            self.do_back()

    def can_last(self) -> bool:
        """Whether there is another view."""
        return self.history.can_go_back or self.history.can_go_forward
