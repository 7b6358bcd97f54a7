"""Three lists, a record and its evidence: what each shows, and the bars around them."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events, on
from textual.app import ComposeResult

from store import Kind, Lookups, Order, Query, Row
from tui.browser.arrangement import LISTS, PANES, Mode, mode_of
from tui.browser.commands import COMMANDS, Command, key_to
from tui.browser.history import ListPlace
from tui.browser.panes import (
    KIND_OF,
    PANE_OF,
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
from tui.browser.screens.showing import Showing
from tui.browser.terminal.app import ArabicApp
from tui.browser.widgets import SearchBox
from tui.messages import Words


class Linked(Showing, inherit_bindings=False):
    """The state of the panes, and what stands around them; the screen alone asks the store."""

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
        """List everything."""
        counts = self.show_counts()
        for kind in Kind:
            self.list_records(kind, None)
        first = next((kind for kind in reversed(Kind) if counts[kind]), Kind.ARTICLE)
        self.activate(PANE_OF[first])

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

    @on(ArabicApp.Unordered)
    def _say_unordered(self) -> None:
        from importlib.metadata import version  # dear to import, and said once if ever

        self.tell(self.words("notice.unordered", version=version("textual")))

    # Lists

    def list_records(self, kind: Kind, linked_to: str | None, at: ListPlace | None = None) -> None:
        """List records of a kind, the cursor staying on its record where it is still listed."""
        query, order = self.filters[kind], self.orders[kind]
        rows = self.lookups.rows(kind, linked_to=linked_to, query=query, order=order)
        self.put_records(kind, rows, linked_to, at)

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
