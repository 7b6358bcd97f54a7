"""Three lists, a record and its evidence, each following the one moved about in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from textual import events, on
from textual.app import ComposeResult
from textual.timer import Timer

from store import Kind, Lookups, Order, Query, Questions, Record, Row
from tui.browser.arrangement import LISTS, PANES, Mode, mode_of
from tui.browser.commands import COMMANDS, Command, key_to
from tui.browser.history import ListPlace
from tui.browser.panes import (
    KIND_OF,
    PANE_OF,
    CursorPane,
    EvidenceStrip,
    Footer,
    Header,
    Notice,
    Pane,
    Reader,
    RecordList,
    RecordView,
    Space,
    Tabs,
    key_of,
)
from tui.browser.screens.base import MOVES
from tui.browser.screens.showing import Showing, labels_of
from tui.browser.terminal.app import ArabicApp
from tui.browser.widgets import SearchBox
from tui.messages import Words

QUIET = 0.08
"""Seconds without a move after which the other panes follow the cursor."""

_FEW = 40
"""Articles of a record up to which it is there at once; of thousands it takes a while."""
_FOLLOWING = "following"
_Followed: TypeAlias = "tuple[Record, Mapping[str, str], dict[Kind, Sequence[Row]]]"
"""A record, what its articles are called, and the lists that it narrows."""


def _nothing() -> None:
    pass


class Linked(Showing, inherit_bindings=False):
    """The state of the panes, and how they follow each other.

    The screen alone asks the store. The cursor is drawn first; what follows it waits until it
    rests, one timer at a time.
    """

    def __init__(
        self,
        lookups: Lookups,
        words: Words,
        *,
        name: str,
        rtl: bool = True,
        notes: Sequence[str] = (),
    ) -> None:
        super().__init__(lookups, words)
        self.shown = "meetings"
        """The list that is shown where only one is."""
        self.narrowing: str | None = None
        """Id of the record whose links narrow the lists."""
        self.linked_to: dict[Kind, str | None] = dict.fromkeys(Kind)
        """Id of the record that narrows each list; none where everything is listed."""
        self.linking: dict[Kind, bool] = dict.fromkeys(Kind, True)
        """Whether each list is narrowed when the cursor moves in another."""
        self.filters: dict[Kind, Query | None] = dict.fromkeys(Kind)
        """The query that the records of each list fit; none where all do."""
        self.orders: dict[Kind, Order] = dict.fromkeys(Kind, Order.USUAL)
        """What each list is sorted by."""
        self._store_name = name
        self._notes = notes
        self._rtl = rtl
        self._pending: Timer | None = None
        self._moved: CursorPane | None = None

    # What there is

    def compose(self) -> ComposeResult:
        """Lay out the bars around the panes."""
        words, rtl = self.words, self._rtl
        yield Header(words, id="header")
        tabs = Tabs(words, id="tabs")
        tabs.rtl = rtl
        yield tabs
        yield Space(
            *(RecordList(KIND_OF[name], words, rtl=rtl) for name in LISTS),
            RecordView(words, id="record", rtl=words.right_to_left),
            EvidenceStrip(words, id="evidence", rtl=rtl),
            Reader(words, id="reader", rtl=rtl),
            rtl=rtl,
        )
        yield Notice(words, id="notice")
        yield Footer(words, id="footer")

    def on_mount(self) -> None:
        """List everything, the newest meeting first in line."""
        self.query_one(Header).store = self._store_name
        self.guarded(self.arrive)
        self.tell(*map(str, self.lookups.problems), *self._notes)

    def arrive(self) -> None:
        """List everything, and begin at the first record."""
        counts = self.show_counts()
        for kind in Kind:
            self.list_records(kind, None)
        first = next((kind for kind in reversed(Kind) if counts[kind]), Kind.ARTICLE)
        self.activate(PANE_OF[first])
        self.follow(moved=True)

    def show_counts(self) -> dict[Kind, int]:
        """Show in the header how much there is, and return it."""
        counts = {kind: self.lookups.count(kind) for kind in Kind}
        self.query_one(Header).counts = self.words(
            "header.counts", **{PANE_OF[kind]: count for kind, count in counts.items()}
        )
        return counts

    def on_resize(self, event: events.Resize) -> None:
        """Show the bars that fit."""
        mode = mode_of(*event.size)
        self.query_one(Tabs).display = mode in (Mode.NORMAL, Mode.NARROW)
        self.query_one(Footer).display = mode is not Mode.TINY
        self._show_narrowing()
        self.call_after_refresh(self.guarded, self.show_evidence)

    def list_of(self, kind: Kind) -> RecordList:
        """Return the list of a kind of records."""
        return self.query_one(f"#{PANE_OF[kind]}", RecordList)

    @property
    def moved_pane(self) -> Pane:
        """The active pane."""
        return self.pane(self.active)

    # Saying things once

    def action_run(self, name: str) -> None:
        """Run a command, what was said before being gone."""
        self.say("")
        super().action_run(name)

    def run_command(self, command: Command) -> None:
        """Run a command; trouble with the store is said in words."""
        self.guarded(lambda: super(Linked, self).run_command(command))
        if command.name in MOVES:
            self.note_move()

    @on(ArabicApp.Unordered)
    def _say_unordered(self) -> None:
        from importlib.metadata import version  # dear to import, and said once if ever

        self.tell(self.words("notice.unordered", version=version("textual")))

    # Following

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
        if moved is self.moved_pane and current is not None and current.sources > _FEW and not now:
            self._follow_beside(current, narrowing=True)
            return
        self.stop_asking(_FOLLOWING)
        self.guarded(lambda: self.follow(moved=isinstance(moved, RecordList), later=True))

    def show_current(self) -> None:
        """Show the record under the cursor of the active list, narrowing nothing yet."""
        current = self.list_of(KIND_OF[self.active]).current
        if current is not None and current.sources > _FEW:
            self._follow_beside(current, narrowing=False)
        else:
            self.follow(moved=False)

    def _follow_beside(self, row: Row, *, narrowing: bool) -> None:
        """Follow the cursor to a record once it and what is linked to it are there."""
        orders, filters = dict(self.orders), dict(self.filters)
        lists = self._narrowed_by(row.id, row.kind) if narrowing else {}

        def ask(lookups: Questions) -> _Followed:
            found = {
                kind: lookups.rows(kind, linked_to=by, query=filters[kind], order=orders[kind])
                for kind, by in lists.items()
            }
            for rows in found.values():
                rows[:_FEW]  # read here, not when they are drawn
            record = lookups.get(row.id)
            return record, labels_of(record, lookups), found

        def answered(found: _Followed) -> None:
            current = self.list_of(row.kind).current
            if current is None or current.id != row.id:
                return  # moved on: what is there now is asked for soon
            record, labels, listed = found
            self.show_record(record, later=True, labels=labels)
            if narrowing:
                self.narrowing = row.id
            for kind, rows in listed.items():
                self.put_records(kind, rows, lists[kind])
            self.refresh_bars()

        self.inquire(_FOLLOWING, self.lookups, ask, answered)

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

    def _narrowed_by(self, by: str, kind: Kind) -> dict[Kind, str | None]:
        """Return the lists that become others where a record narrows them, with what does."""
        linked = {other: by if self.linking[other] else None for other in Kind if other is not kind}
        # A list of everything is the same whatever narrows.
        return {other: to for other, to in linked.items() if to or self.linked_to[other]}

    def list_records(self, kind: Kind, linked_to: str | None, at: ListPlace | None = None) -> None:
        """List records of a kind, the cursor staying on its record where it is still listed."""
        query, order = self.filters[kind], self.orders[kind]
        rows = self.lookups.rows(kind, linked_to=linked_to, query=query, order=order)
        self.put_records(kind, rows, linked_to, at)

    def look_for_records(
        self, kind: Kind, query: Query | None, first: Callable[[], None] = _nothing
    ) -> None:
        """List the records that fit a query once they are found, keys going on meanwhile.

        Args:
            kind: Which.
            query: What they have to fit from then on; none for all.
            first: What is done when they are there, before they are listed.
        """
        linked_to, order = self.linked_to[kind], self.orders[kind]

        def found(rows: Sequence[Row]) -> None:
            first()
            self.filters[kind] = query
            self.put_records(kind, rows, linked_to)
            self.refresh_bars()
            if self.active == PANE_OF[kind]:
                self.list_of(kind).moved = True
                self.note_move()

        self.inquire(
            "records",
            self.lookups,
            lambda lookups: lookups.rows(kind, linked_to=linked_to, query=query, order=order),
            found,
        )

    def give_up(self) -> None:
        """Close the box that is typed in; without one, all stands as it did."""
        if isinstance(self.focused, SearchBox):
            super().give_up()

    def show_asking(self, *, asking: bool) -> None:
        """Show in the title of the list that something is looked for."""
        self.list_of(KIND_OF[self.shown]).looking = asking
        looking = self.words("notice.looking")
        if asking and self.is_waiting:
            self.say(looking)
        elif not asking and self.query_one(Notice).said == looking:
            self.say("")

    def put_records(
        self,
        kind: Kind,
        rows: Sequence[Row],
        linked_to: str | None,
        at: ListPlace | None = None,
    ) -> None:
        """Show what a list lists, the cursor staying on its record where it is still listed."""
        pane, query = self.list_of(kind), self.filters[kind]
        current = pane.current
        self.linked_to[kind] = linked_to
        pane.put_rows(
            rows,
            total=self.lookups.count(kind),
            narrowed=linked_to is not None or query is not None,
            filtered=str(query) if query is not None else "",
            linked=self.label_of(linked_to) if linked_to and not len(rows) else "",
            record=at.record if at else current.id if current else None,
            top=at.top if at else 0,
            order=self.orders[kind],
        )

    # Panes and bars

    def activate(self, name: str) -> None:
        """Make a pane the one that keys move about in."""
        for each in PANES:
            self.pane(each).active = each == name
        self.active = name
        if name in LISTS:
            self.shown = name
        self.query_one(Space).put(name, self.shown)
        self.refresh_bars()

    def refresh_bars(self) -> None:
        """Say what narrows the lists, which pane is active, and what keys do now."""
        self._show_narrowing()
        self.query_one(Tabs).tabs = tuple(
            (name, self._tab(name), name == self.active) for name in PANES
        )
        self.query_one(Footer).keys = tuple(
            (key_to(command.name), self._title_here(command))
            for command in COMMANDS
            if command.footer and self.can_run(command)
        )

    def _title_here(self, command: Command) -> str:
        """Return what a command does in the active pane, where that has a name of its own."""
        title = self.words(f"command.{command.name}.title")
        return self.words.get(f"command.{command.name}.in_{self.active}", title)

    def _tab(self, name: str) -> str:
        text = self.words(f"pane.{name}")
        if key := key_of(name):
            text = f"{key} {text}"
        if name not in LISTS:
            return text
        pane = self.list_of(KIND_OF[name])
        count = f"{pane.length}/{pane.total}" if pane.narrowed else str(pane.total)
        return f"{text} {count}"

    def _show_narrowing(self) -> None:
        header, by = self.query_one(Header), self.narrowing
        header.label = ""
        if mode_of(*self.app.size) is Mode.TINY:
            header.narrowed = self.words("problem.small")
        elif by is None or by not in self.linked_to.values():
            header.narrowed = self.words("header.everything")
        else:
            header.narrowed = self.words("header.narrowed", lists=self._narrowed_lists())
            header.label = self.label_of(by)

    def _narrowed_lists(self) -> str:
        """Return which lists are narrowed: by name where there is room, else by number."""
        names = [PANE_OF[kind] for kind, by in self.linked_to.items() if by]
        if mode_of(*self.app.size) is Mode.WIDE:
            return " + ".join(self.words(f"pane.{name}") for name in names)
        return "+".join(key_of(name) for name in names)
