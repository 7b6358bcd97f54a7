"""Three lists, a record and its evidence, each following the one moved about in."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.timer import Timer

from store import Article, Entity, Kind, Lookups, MahdarError, Meeting, Query, Record
from tui.browser.arrangement import LISTS, PANES, Mode, mode_of
from tui.browser.commands import COMMANDS, Command, shown
from tui.browser.fields import Evidence, FieldRow, rows_of
from tui.browser.history import ListPlace
from tui.browser.panes import (
    KEY_OF,
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
)
from tui.browser.screens.base import MOVES, MovingScreen
from tui.messages import Words

QUIET = 0.08
"""Seconds without a move after which the other panes follow the cursor."""
READING = 0.4
"""Seconds further after which a reader beside them follows: its text is most of the screen."""


class Linked(MovingScreen[None], inherit_bindings=False):
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
        renew: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(words)
        self.lookups = lookups
        """What the store can be asked."""
        self.renew = renew
        """Prepares, in another thread, what is asked once the files have changed."""
        self.active = "meetings"
        """The pane that keys move about in."""
        self.shown = "meetings"
        """The list that is shown where only one is."""
        self.record: Record | None = None
        """What the record pane shows."""
        self.narrowing: str | None = None
        """Id of the record whose links narrow the lists."""
        self.linked_to: dict[Kind, str | None] = dict.fromkeys(Kind)
        """Id of the record that narrows each list; none where everything is listed."""
        self.linking: dict[Kind, bool] = dict.fromkeys(Kind, True)
        """Whether each list is narrowed when the cursor moves in another."""
        self.filters: dict[Kind, Query | None] = dict.fromkeys(Kind)
        """The query that the records of each list fit; none where all do."""
        self._store_name = name
        self._rtl = rtl
        self._pending: Timer | None = None
        self._moved: CursorPane | None = None
        self._unread: Callable[[], None] | None = None
        self._reading: Timer | None = None

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
        self.guarded(self._begin)
        for problem in self.lookups.problems:
            self.say(str(problem))

    def _begin(self) -> None:
        self.query_one(Header).store = self._store_name
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

    def pane(self, name: str) -> Pane:
        """Return a pane by its name."""
        return self.query_one(f"#{name}", Pane)

    def list_of(self, kind: Kind) -> RecordList:
        """Return the list of a kind of records."""
        return self.query_one(f"#{PANE_OF[kind]}", RecordList)

    @property
    def moved_pane(self) -> Pane:
        """The active pane."""
        return self.pane(self.active)

    @property
    def reader(self) -> Reader:
        """The reader."""
        return self.query_one(Reader)

    @property
    def strip(self) -> EvidenceStrip:
        """The strip of evidence."""
        return self.query_one(EvidenceStrip)

    @property
    def row(self) -> FieldRow | None:
        """The field under the cursor of the record."""
        return self.query_one(RecordView).current

    # Saying things once

    def say(self, text: str) -> None:
        """Say something above the footer, until the next key."""
        self.query_one(Notice).said = text

    def action_run(self, name: str) -> None:
        """Run a command, what was said before being gone."""
        self.say("")
        super().action_run(name)

    def run_command(self, command: Command) -> None:
        """Run a command; trouble with the store is said in words."""
        self.guarded(lambda: super(Linked, self).run_command(command))
        if command.name in MOVES:
            self.note_move()

    def guarded(self, act: Callable[[], None]) -> None:
        """Do something that asks the store, saying what went wrong."""
        try:
            act()
        except MahdarError as error:
            self.say(f"{self.words('problem.error')}: {error}")

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
        """Whether something is still to follow the cursor."""
        return self._pending is not None or self._unread is not None

    def settle(self) -> None:
        """Let what is behind the cursor catch up now."""
        self.note_move()
        self._rest()
        self._read_on()

    def _rest(self) -> None:
        """Let all but the reader catch up: it waits until the cursor rests for longer."""
        if self._pending is None:
            return
        self._pending.stop()
        self._pending = None
        moved, self._moved = self._moved, None
        self.guarded(lambda: self.follow(moved=isinstance(moved, RecordList), later=True))

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
        for other in Kind:
            linked_to = by if self.linking[other] else None
            # A list of everything is the same whatever narrows.
            if other is not kind and (linked_to or self.linked_to[other]):
                self.list_records(other, linked_to)

    def list_records(self, kind: Kind, linked_to: str | None, at: ListPlace | None = None) -> None:
        """List records of a kind, the cursor staying on its record where it is still listed."""
        pane = self.list_of(kind)
        current = pane.current
        self.linked_to[kind] = linked_to
        query = self.filters[kind]
        pane.put_rows(
            self.lookups.rows(kind, linked_to=linked_to, query=query),
            total=self.lookups.count(kind),
            narrowed=linked_to is not None or query is not None,
            filtered=str(query) if query is not None else "",
            record=at.record if at else current.id if current else None,
            top=at.top if at else 0,
        )

    # Showing

    def show_record(
        self, record: Record | None, cursor: int | None = None, *, later: bool = False
    ) -> None:
        """Show a record and the evidence of one of its fields.

        Args:
            record: What to show.
            cursor: Number of the field; none for the first, or where the cursor is in the record
                that is shown already.
            later: Whether a reader in sight may follow later.
        """
        view = self.query_one(RecordView)
        if cursor is None:
            same = record is not None and self.record is not None and record.id == self.record.id
            cursor = view.cursor if same else 0
        self.record = record
        if record is None:
            view.put_fields((), self.words("record.nothing"), ())
        else:
            rows = rows_of(record, self.words, self.label_of)
            view.put_fields(rows, title_of(record), self._notes(record), cursor=cursor)
        self.show_evidence(later=later)

    def show_evidence(self, number: int | None = None, *, later: bool = False) -> None:
        """Show the words behind the field under the cursor, in the strip and a reader in sight.

        Args:
            number: Which of the field's evidence, counted from 0; the row's own first if none.
            later: Whether a reader in sight may follow later.
        """
        row = self.row
        evidence = row.evidence if row else ()
        at = number if number is not None else row.first if row else 0
        if at >= len(evidence):
            missing = row is not None and row.missing
            self.strip.put_evidence(None, None, self.field_label(row), (0, 0), missing=missing)
            self._preview(None, later=later)
            return
        article = self.lookups.article(evidence[at].article)
        place = (at + 1, len(evidence))
        self.strip.put_evidence(article, evidence[at], self.field_label(row), place)
        self._preview(article, evidence, at, later=later)

    def _preview(
        self,
        article: Article | None,
        evidence: tuple[Evidence, ...] = (),
        number: int = 0,
        *,
        later: bool,
    ) -> None:
        """Keep a reader that stands beside the record on the same words."""

        def read() -> None:
            if self.active == "reader" or "reader" not in self.query_one(Space).boxes:
                return
            self.reader.put_article(
                article or self.article_behind(),
                evidence=evidence,
                number=number,
                field=self.field_label(self.row),
            )

        self._unread = read
        if self._reading is not None:
            self._reading.stop()
        self._reading = self.set_timer(READING, self._read_on) if later else None
        if not later:
            self._read_on()

    def _read_on(self) -> None:
        """Show in the reader what it has not caught up with."""
        read, self._unread = self._unread, None
        if self._reading is not None:
            self._reading.stop()
            self._reading = None
        if read is not None:
            self.guarded(read)

    def article_behind(self) -> Article | None:
        """Return the article of the record, or the first that speaks of it."""
        record = self.record
        if record is None or isinstance(record, Article):
            return record
        return self.lookups.article(record.sources[0]) if record.sources else None

    def field_label(self, row: FieldRow | None) -> str:
        """Return what a row is called."""
        if row is None:
            return ""
        return self.words.get(f"property.{row.name}", "") or self.words(f"record.{row.name}")

    def label_of(self, id: str) -> str:
        """Return the label of a record, with its date."""
        record = self.lookups.get(id)
        date = None if isinstance(record, Entity) else record.date
        return f"{title_of(record)} {date.edtf}" if date else title_of(record)

    def _notes(self, record: Record) -> tuple[str, ...]:
        words = self.words
        if isinstance(record, Article):
            return (words("kind.article"),)
        count = len(record.sources)
        notes = [words("pane.sources_one") if count == 1 else words("pane.sources", count=count)]
        if isinstance(record, Entity) and record.left_out:
            notes.append(words("pane.left_out", count=record.left_out))
        if isinstance(record, Meeting) and record.differs:
            count = len(record.differs)
            notes.append(
                words("pane.differ_one") if count == 1 else words("pane.differ", count=count)
            )
        return tuple(notes)

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
            (shown(command.keys[0]), self.words(f"command.{command.name}.title"))
            for command in COMMANDS
            if command.footer and self.can_run(command)
        )

    def _tab(self, name: str) -> str:
        text = self.words(f"pane.{name}")
        if name in KEY_OF:
            text = f"{KEY_OF[name]} {text}"
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
            header.narrowed = self.words("header.narrowed")
            header.label = self.label_of(by)


def title_of(record: Record) -> str:
    """Return what a record is called."""
    return record.label if isinstance(record, Entity) else record.title
