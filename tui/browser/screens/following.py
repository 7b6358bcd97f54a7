"""What follows the cursor: the record under it, and the lists that it narrows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from textual.timer import Timer

from store import Kind, Order, Query, Questions, Record, Row, place_of
from tui.browser.commands import Command
from tui.browser.history import ListPlace
from tui.browser.panes import KIND_OF, PANE_OF, CursorPane, RecordList
from tui.browser.screens.base import ENDING, MOVES
from tui.browser.screens.linked import Linked
from tui.browser.screens.showing import kind_of, labels_of

QUIET = 0.08
"""Seconds without a move after which the other panes follow the cursor."""

_FOLLOWING = "following"


class Listed(NamedTuple):
    """What a list is to list."""

    rows: Sequence[Row]
    """The records."""
    linked_to: str | None
    """Id of the record that narrows it; none where everything is listed."""


class Followed(NamedTuple):
    """A record, and the lists that become others with it."""

    record: Record
    """The record."""
    labels: Mapping[str, str]
    """What those are called that it names; see `labels_of`."""
    lists: Mapping[Kind, Listed]
    """The lists."""


def nothing() -> None:
    """Do nothing."""


def read_rows(
    lookups: Questions,
    kind: Kind,
    linked_to: str | None,
    query: Query | None,
    order: Order,
    at: str | None,
    seen: int,
) -> Sequence[Row]:
    """List records, those read that will be drawn: another thread waits for them, no key.

    Args:
        lookups: What is asked.
        kind: Which records.
        linked_to: Id of the record that they are linked to; none for all.
        query: What they have to fit; none for all.
        order: What they are sorted by.
        at: Id of the one that the cursor will be on, where it is among them.
        seen: How many are in sight at most.
    """
    rows = lookups.rows(kind, linked_to=linked_to, query=query, order=order)
    place = place_of(rows, at) if at else None
    rows[max(0, (place or 0) - seen) : (place or 0) + seen]
    return rows


class Following(Linked, inherit_bindings=False):
    """The linked panes, which follow the one that is moved about in.

    The cursor is drawn first; what follows it waits until it rests, one timer at a time, and is
    found in another thread, however few articles it stands in: their disk may be slow.
    """

    _pending: Timer | None = None
    _moved: CursorPane | None = None

    def arrive(self) -> None:
        """List everything, and begin at the first record."""
        super().arrive()
        self.follow(moved=True)

    def action_press(self, name: str) -> None:
        """Run a command whose key was pressed, once what it is about is there."""
        if name not in (*MOVES, *ENDING, "cancel"):
            self._rest()
        super().action_press(name)

    def run_command(self, command: Command) -> None:
        """Run a command, and note a move."""
        super().run_command(command)
        if command.name in MOVES:
            self.note_move()

    def note_move(self) -> None:
        """Note where the cursor was moved to, which the other panes will follow.

        At once, not when a message has gone its way: the next key may be there before it.
        """
        pane = self.moved_pane
        if not isinstance(pane, CursorPane) or not pane.moved:
            return
        pane.moved = False
        self._moved = pane
        if self._pending is not None:
            self._pending.stop()
        self._pending = self.set_timer(QUIET, self._rest)

    @property
    def is_moving(self) -> bool:
        """Whether something is still to follow the cursor, or to be answered."""
        return self._pending is not None or self._unread is not None or self.is_asking

    def settle(self) -> None:
        """Let what is behind the cursor catch up now."""
        self.note_move()
        self._rest(now=True)
        self._read_on()

    def goes_on(self, name: str) -> bool:
        """Whether a command has nothing to do with what is asked: a move has not, to follow it."""
        return name in MOVES and self.is_asking_only(_FOLLOWING)

    def _rest(self, *, now: bool = False) -> None:
        """Let all but the reader catch up: it waits until the cursor rests for longer."""
        if self._pending is None:
            return
        self._pending.stop()
        self._pending = None
        moved, self._moved = self._moved, None
        current = moved.current if isinstance(moved, RecordList) else None
        if moved is self.moved_pane and current is not None and not now:
            self._follow_beside(current, narrowing=True)
            return
        self.stop_asking(_FOLLOWING)
        self.guarded(lambda: self.follow(moved=isinstance(moved, RecordList), later=True))

    def show_current(self) -> None:
        """Show the record under the cursor of the active list, narrowing nothing yet."""
        current = self.list_of(KIND_OF[self.active]).current
        if current is None or (self.record is not None and self.record.id == current.id):
            self.stop_asking(_FOLLOWING)
            self.show_record(self.record if current else None)
            self.refresh_bars()
        else:
            self._follow_beside(current, narrowing=False)

    def go_into_current(self, then: Callable[[], None]) -> None:
        """Narrow the other lists by the record under the cursor of a list, and then do something.

        Args:
            then: What: at once, where the record is shown and narrows them already.
        """
        current = self.list_of(KIND_OF[self.active]).current
        assert current is not None, "only where there is one"
        if self.record is not None and self.record.id == current.id == self.narrowing:
            then()
        else:
            self._follow_beside(current, narrowing=True, then=then)
            self.wait_for_answer()

    def _follow_beside(
        self, row: Row, *, narrowing: bool, then: Callable[[], None] = nothing
    ) -> None:
        """Follow the cursor to a record once it and what is linked to it are there."""
        narrowed = self._narrowed_by(row.id, row.kind) if narrowing else {}
        lists = {kind: self.lister(kind, by) for kind, by in narrowed.items()}

        def ask(lookups: Questions) -> Followed:
            found = {kind: ask(lookups) for kind, ask in lists.items()}
            record = lookups.get(row.id)
            return Followed(record, labels_of(record, lookups), found)

        def answered(found: Followed) -> None:
            current = self.list_of(row.kind).current
            if current is None or current.id != row.id:
                return  # moved on: what is there now is asked for soon
            self.show_record(found.record, later=True, labels=found.labels)
            if narrowing:
                self.narrowing = row.id
            self.put_lists(found.lists)
            self.refresh_bars()
            then()

        self.inquire(_FOLLOWING, self.lookups, ask, answered)

    def lister(
        self, kind: Kind, linked_to: str | None, at: str | None = None
    ) -> Callable[[Questions], Listed]:
        """Return what finds the records of a list, in another thread.

        Args:
            kind: Which list.
            linked_to: Id of the record that is to narrow it; none where everything is listed.
            at: Id of the record that the cursor will be on; that it is on if none.
        """
        query, order, seen = self.filters[kind], self.orders[kind], self.app.size.height
        current = self.list_of(kind).current
        stays = at or (current.id if current else None)

        def find(lookups: Questions) -> Listed:
            rows = read_rows(lookups, kind, linked_to, query, order, stays, seen)
            return Listed(rows, linked_to)

        return find

    def put_lists(self, lists: Mapping[Kind, Listed], at: Mapping[Kind, str] | None = None) -> None:
        """Show what lists list; the cursor stays on its record, or goes to another where given."""
        for kind, listed in lists.items():
            id = (at or {}).get(kind)
            place = ListPlace(record=id) if id else None
            self.put_records(kind, listed.rows, listed.linked_to, place)

    def travel_to_record(
        self, id: str, *, everywhere: bool, shown: Callable[[Followed], None]
    ) -> None:
        """Find a record and narrow the lists by it; keys wait for that, and Escape gives it up.

        Args:
            id: Which.
            everywhere: Whether its own list becomes that of all its kind, also where it is among
                those that are listed, and every other is narrowed.
            shown: What is done when it is there, the lists standing as they did.
        """
        every = {kind: self.lister(kind, None, id) for kind in Kind}
        within = {kind: self.lister(kind, by, id) for kind, by in self.linked_to.items() if by}
        if everywhere:
            within = {}
        narrowed = {
            kind: {
                to: self.lister(to, by)
                for to, by in self._narrowed_by(id, kind, all=everywhere).items()
            }
            for kind in Kind
        }

        def ask(lookups: Questions) -> Followed:
            record = lookups.get(id)
            kind = kind_of(record)
            own = within.get(kind, every[kind])(lookups)
            if place_of(own.rows, record.id) is None:
                own = every[kind](lookups)
            lists = {to: ask(lookups) for to, ask in narrowed[kind].items()}
            return Followed(record, labels_of(record, lookups), {kind: own, **lists})

        self.inquire("place", self.lookups, ask, shown)
        self.wait_for_answer()

    def follow(self, *, moved: bool, later: bool = False) -> None:
        """Show the record under the cursor; narrow the other lists by it if it was moved to.

        Args:
            moved: Whether the cursor was moved to it.
            later: Whether a reader in sight may follow later.
        """
        pane = self.moved_pane
        if isinstance(pane, RecordList):
            current = pane.current
            self.show_record(self.lookups.get(current.id) if current else None, later=later)
            if moved and current is not None:
                self.narrow(current.id, pane.kind)
        else:
            self.show_evidence(later=later)
        self.refresh_bars()

    def narrow(self, by: str, kind: Kind) -> None:
        """Narrow the lists of the other kinds to what is linked to a record."""
        self.narrowing = by
        for other, linked_to in self._narrowed_by(by, kind).items():
            self.list_records(other, linked_to)

    def _narrowed_by(self, by: str, kind: Kind, *, all: bool = False) -> dict[Kind, str | None]:
        """Return the lists that become others where a record narrows them, with what does.

        Args:
            by: Id of the record.
            kind: Its kind.
            all: Whether those become narrowed, too, that a person has not narrowed.
        """
        others = [other for other in Kind if other is not kind]
        linked = {other: by if all or self.linking[other] else None for other in others}
        # A list of everything is the same whatever narrows.
        return {other: to for other, to in linked.items() if to or self.linked_to[other]}

    def look_for_records(
        self, kind: Kind, query: Query | None, first: Callable[[], None] = nothing
    ) -> None:
        """List the records that fit a query once they are found, keys going on meanwhile.

        Args:
            kind: Which.
            query: What they have to fit from then on; none for all.
            first: What is done when they are there, before they are listed.
        """
        linked_to, order = self.linked_to[kind], self.orders[kind]
        current = self.list_of(kind).current

        def found(rows: Sequence[Row]) -> None:
            first()
            self.filters[kind] = query
            self.put_records(kind, rows, linked_to)
            self.refresh_bars()
            if self.active == PANE_OF[kind]:
                self.list_of(kind).moved = True
                self.note_move()

        ask = partial(
            read_rows,
            kind=kind,
            linked_to=linked_to,
            query=query,
            order=order,
            at=current.id if current else None,
            seen=self.app.size.height,
        )
        self.inquire("records", self.lookups, ask, found)
