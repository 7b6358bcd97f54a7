"""The main screen: three linked lists, a record, its evidence, and a reader.

It owns what is shown: it alone asks the store, tells the panes, and hears from them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.timer import Timer

from store import Article, Entity, Hit, Kind, Lookups, MahdarError, Meeting, Record
from tui.browser.arrangement import LISTS, PANES, Mode, mode_of
from tui.browser.commands import COMMANDS, Command, shown
from tui.browser.fields import Evidence, FieldRow, rows_of
from tui.browser.history import History, ListPlace, Place, ReaderPlace
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
from tui.browser.screens.base import MovingScreen, bindings
from tui.browser.screens.find import Find
from tui.browser.screens.help import Help
from tui.browser.screens.palette import Palette
from tui.messages import Words

QUIET = 0.08
"""Seconds without a move after which the other panes follow the cursor."""


class Browse(MovingScreen[None], inherit_bindings=False):
    """Lists, record, evidence and reader, each following the one moved about in."""

    BINDINGS: ClassVar = bindings(*(command.name for command in COMMANDS))

    def __init__(self, lookups: Lookups, words: Words, *, name: str, rtl: bool = True) -> None:
        super().__init__(words)
        self._lookups = lookups
        self._store_name = name
        self._rtl = rtl
        self._active = "meetings"
        self._shown = "meetings"
        self._linked_to: dict[Kind, str | None] = dict.fromkeys(Kind)
        self._linking: dict[Kind, bool] = dict.fromkeys(Kind, True)
        self._narrowing: str | None = None
        self._record: Record | None = None
        self._history = History()
        self._pending: Timer | None = None
        self._moved: CursorPane | None = None

    # What is there

    def compose(self) -> ComposeResult:
        """Lay out the bars around the panes."""
        words = self.words
        yield Header(words, id="header")
        yield Tabs(words, id="tabs")
        yield Space(
            *(RecordList(KIND_OF[name], words, rtl=self._rtl) for name in LISTS),
            RecordView(words, id="record", rtl=self._rtl),
            EvidenceStrip(words, id="evidence", rtl=self._rtl),
            Reader(words, id="reader", rtl=self._rtl),
            rtl=self._rtl,
        )
        yield Notice(words, id="notice")
        yield Footer(words, id="footer")

    def on_mount(self) -> None:
        """List everything, the newest meeting first in line."""
        header = self.query_one(Header)
        header.store = self._store_name
        counts = {kind: self._lookups.count(kind) for kind in Kind}
        header.counts = " ".join(f"{kind.value[0].upper()}{counts[kind]}" for kind in Kind)
        for kind in Kind:
            self._list(kind, None)
        if not counts[Kind.MEETING]:
            self._active = self._shown = "articles"
        self._activate(self._active)
        self._follow(moved=True)
        for problem in getattr(self._lookups, "problems", ()):
            self.say(str(problem))

    def on_resize(self, event: events.Resize) -> None:
        """Show the bars that fit."""
        mode = mode_of(*event.size)
        self.query_one(Tabs).display = mode in (Mode.NORMAL, Mode.NARROW)
        self.query_one(Footer).display = mode is not Mode.TINY
        self.query_one(Header).narrowed = self._narrowed_text()
        self.call_after_refresh(self._show_evidence)

    @property
    def moved_pane(self) -> Pane:
        """The active pane."""
        return self._pane(self._active)

    def _pane(self, name: str) -> Pane:
        return self.query_one(f"#{name}", Pane)

    def _list_pane(self, kind: Kind) -> RecordList:
        return self.query_one(f"#{PANE_OF[kind]}", RecordList)

    @property
    def _view(self) -> RecordView:
        return self.query_one(RecordView)

    @property
    def _reader(self) -> Reader:
        return self.query_one(Reader)

    @property
    def _row(self) -> FieldRow | None:
        return self._view.current

    def _sees(self, pane: str) -> bool:
        return pane in self.query_one(Space).boxes

    # Saying things once

    def say(self, text: str) -> None:
        """Say something above the footer, until the next key."""
        self.query_one(Notice).text = text

    def action_run(self, name: str) -> None:
        """Run a command, what was said before being gone."""
        self.say("")
        super().action_run(name)

    def run_command(self, command: Command) -> None:
        """Run a command; trouble with the store is said in words."""
        self._guarded(lambda: super(Browse, self).run_command(command))

    def _guarded(self, act: Callable[[], None]) -> None:
        try:
            act()
        except MahdarError as error:
            self.say(f"{self.words('problem.error')}: {error}")

    # Following: the cursor is drawn first, the rest when it rests

    @on(CursorPane.Moved)
    def _note_move(self, event: CursorPane.Moved) -> None:
        event.stop()
        self._moved = event.pane
        if self._pending is not None:
            self._pending.stop()
        self._pending = self.set_timer(QUIET, self._settle)

    def _settle(self) -> None:
        """Let what is behind catch up now."""
        if self._pending is None:
            return
        self._pending.stop()
        self._pending = None
        moved, self._moved = self._moved, None
        self._guarded(lambda: self._follow(moved=isinstance(moved, RecordList)))

    def _follow(self, *, moved: bool) -> None:
        """Show the record under the cursor; narrow the other lists by it if it was moved to."""
        pane = self.moved_pane
        if isinstance(pane, RecordList):
            current = pane.current
            self._show_record(self._lookups.get(current.id) if current else None)
            if moved and current is not None:
                self._narrow(current.id, pane.kind)
        else:
            self._show_evidence()
        self._refresh_bars()

    def _narrow(self, by: str, kind: Kind) -> None:
        self._narrowing = by
        for other in Kind:
            if other is not kind:
                self._list(other, by if self._linking[other] else None)

    def _list(self, kind: Kind, linked_to: str | None, at: ListPlace | None = None) -> None:
        """List records of a kind, the cursor staying on its record where it is still listed."""
        pane = self._list_pane(kind)
        current = pane.current
        self._linked_to[kind] = linked_to
        pane.put_rows(
            self._lookups.rows(kind, linked_to=linked_to),
            total=self._lookups.count(kind),
            narrowed=linked_to is not None,
            record=at.record if at else current.id if current else None,
            top=at.top if at else 0,
        )

    def _show_record(self, record: Record | None, cursor: int = 0) -> None:
        self._record = record
        if record is None:
            self._view.put_fields((), self.words("record.nothing"), ())
        else:
            rows = rows_of(record, self.words, self._label_of)
            self._view.put_fields(rows, self._heading(record), self._notes(record), cursor=cursor)
        self._show_evidence()

    def _heading(self, record: Record) -> str:
        if isinstance(record, Article):
            return record.title
        if isinstance(record, Entity):
            return record.label
        return record.title

    def _notes(self, record: Record) -> tuple[str, ...]:
        if isinstance(record, Article):
            return (self.words("kind.article"),)
        count = len(record.sources)
        words = self.words
        sources = words("pane.sources_one") if count == 1 else words("pane.sources", count=count)
        if not isinstance(record, Meeting) or not record.differs:
            return (sources,)
        count = len(record.differs)
        differ = words("pane.differ_one") if count == 1 else words("pane.differ", count=count)
        return (sources, differ)

    def _label_of(self, id: str) -> str:
        record = self._lookups.get(id)
        label = self._heading(record)
        date = record.date if isinstance(record, Article | Meeting) else None
        return f"{label} {date.edtf}" if date else label

    def _show_evidence(self, number: int | None = None) -> None:
        """Show the words behind the field under the cursor, in the strip and a reader in sight."""
        row = self._row
        evidence = row.evidence if row else ()
        at = number if number is not None else row.first if row else 0
        strip = self.query_one(EvidenceStrip)
        if not evidence or at >= len(evidence):
            strip.put_evidence(None, None, "", (0, 0))
            self._preview(None)
            return
        each = evidence[at]
        article = self._lookups.article(each.article)
        strip.put_evidence(article, each, self._field_label(row), (at + 1, len(evidence)))
        self._preview(article, evidence, at)

    def _preview(
        self, article: Article | None, evidence: tuple[Evidence, ...] = (), number: int = 0
    ) -> None:
        """Keep a reader that stands beside the record on the same words."""
        if self._active == "reader" or not self._sees("reader"):
            return
        record = self._record
        if article is None and record is not None:
            article = record if isinstance(record, Article) else self._first_source(record)
        self._reader.put_article(
            article, evidence=evidence, number=number, field=self._field_label(self._row)
        )

    def _first_source(self, record: Entity | Meeting) -> Article | None:
        return self._lookups.article(record.sources[0]) if record.sources else None

    def _field_label(self, row: FieldRow | None) -> str:
        if row is None:
            return ""
        return self.words.get(f"property.{row.name}", "") or self.words(f"record.{row.name}")

    # Panes

    def _activate(self, name: str) -> None:
        for pane in PANES:
            self._pane(pane).active = pane == name
        self._active = name
        if name in LISTS:
            self._shown = name
        self.query_one(Space).put(name, self._shown)
        self._refresh_bars()

    def _go_to_pane(self, name: str) -> None:
        """Make a pane active and show the record under its cursor, narrowing nothing yet."""
        self._settle()
        self._activate(name)
        if name in LISTS:
            self._follow(moved=False)
        elif name == "reader" and self._reader.article is None:
            self._load_reader()

    def _refresh_bars(self) -> None:
        self.query_one(Header).narrowed = self._narrowed_text()
        self.query_one(Tabs).tabs = tuple(
            (name, self._tab(name), name == self._active) for name in PANES
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
        pane = self._list_pane(KIND_OF[name])
        count = f"{pane.length}/{pane.total}" if pane.narrowed else str(pane.total)
        return f"{text} {count}"

    def _narrowed_text(self) -> str:
        if mode_of(*self.app.size) is Mode.TINY:
            return self.words("problem.small")
        by = self._narrowing
        if by is None or by not in self._linked_to.values():
            return ""
        return self._label_of(by)

    @on(Pane.Touched)
    def _touched(self, event: Pane.Touched) -> None:
        event.stop()
        pane = event.pane
        if pane.id not in PANES:
            return
        self.say("")
        self._guarded(lambda: self._go_to_pane(str(pane.id)))
        if isinstance(pane, CursorPane) and 0 <= event.row < pane.length:
            pane.move_to(event.row)

    # Commands: panes

    def do_articles(self) -> None:
        """Go to the articles, or toggle them between all and linked."""
        self._go_or_toggle("articles")

    def do_entities(self) -> None:
        """Go to the entities, or toggle them between all and linked."""
        self._go_or_toggle("entities")

    def do_meetings(self) -> None:
        """Go to the meetings, or toggle them between all and linked."""
        self._go_or_toggle("meetings")

    def _go_or_toggle(self, name: str) -> None:
        if self._active != name:
            self._go_to_pane(name)
            return
        self._settle()
        kind = KIND_OF[name]
        by = self._narrowing
        linked = self._linked_to[kind] is None
        if linked and (by is None or self._kind_of(self._lookups.get(by)) is kind):
            self.say(self.words("notice.nothing_linked"))
            return
        self._linking[kind] = linked
        self._list(kind, by if linked else None)
        self._follow(moved=False)
        note = "notice.linked" if linked else "notice.all"
        self.say(self.words(note, pane=self.words(f"pane.{name}")))

    def _kind_of(self, record: Record) -> Kind:
        if isinstance(record, Article):
            return Kind.ARTICLE
        return Kind.ENTITY if isinstance(record, Entity) else Kind.MEETING

    def do_next_pane(self) -> None:
        """Go to the next pane in reading order."""
        self._go_to_pane(PANES[(PANES.index(self._active) + 1) % len(PANES)])

    def do_previous_pane(self) -> None:
        """Go to the pane before."""
        self._go_to_pane(PANES[PANES.index(self._active) - 1])

    def do_pane_left(self) -> None:
        """Go to the pane at the left on the screen."""
        self._go_sideways(-1)

    def do_pane_right(self) -> None:
        """Go to the pane at the right on the screen."""
        self._go_sideways(1)

    def _go_sideways(self, step: int) -> None:
        """Follow the screen where panes stand side by side, the tabs where one stands alone."""
        boxes = {name: box for name, box in self.query_one(Space).boxes.items() if name in PANES}
        here = boxes.get(self._active)
        beside = [
            name
            for name, box in boxes.items()
            if here is not None and (box.x - here.x) * step > 0 and box.y == here.y
        ]
        if beside:
            nearest = min(beside, key=lambda name: abs(boxes[name].x - boxes[self._active].x))
            self._go_to_pane(nearest)
            return
        tabs = PANES if (step < 0) == self._rtl else PANES[::-1]
        place = tabs.index(self._active) + 1
        if place < len(tabs):
            self._go_to_pane(tabs[place])

    def do_reader(self) -> None:
        """Read the article behind the record."""
        self._settle()
        if self._active != "reader":
            self._history.leave(self._place())
            self._load_reader()
            self._activate("reader")

    def can_reader(self) -> bool:
        """Whether there is an article behind the record."""
        return self._record is not None

    def _load_reader(self) -> None:
        record = self._record
        if record is None:
            return
        row = self._row
        if row is not None and row.evidence:
            self._read(row.evidence, row.first, self._field_label(row))
            return
        article = record if isinstance(record, Article) else self._first_source(record)
        if article is None:
            self.say(self.words("notice.no_text"))
        self._reader.put_article(article)

    # Commands: opening

    def do_open(self) -> None:
        """Go in: from a list to the record, from a field to what it names or rests on."""
        self._settle()
        if self._active in LISTS:
            pane = self._list_pane(KIND_OF[self._active])
            if pane.current is not None:
                self._history.leave(self._place())
                self._follow(moved=True)
                self._activate("record")
        elif self._row is not None and self._row.record is not None:
            self._go(self._row.record)
        else:
            self.do_evidence()

    def can_open(self) -> bool:
        """Whether there is anything to go into."""
        if self._active in LISTS:
            return self._list_pane(KIND_OF[self._active]).current is not None
        return self._active == "record" and self._row is not None

    def _go(self, id: str) -> None:
        """Go to a record, wherever it is listed, and narrow the other lists by it."""
        record = self._lookups.get(id)
        kind = self._kind_of(record)
        self._history.leave(self._place())
        pane = self._list_pane(kind)
        listed = any(row.id == record.id for row in pane.rows)
        self._list(kind, self._linked_to[kind] if listed else None, ListPlace(None, record.id))
        self._shown = PANE_OF[kind]
        self._show_record(record)
        self._narrow(record.id, kind)
        self._activate("record")

    def do_evidence(self) -> None:
        """Read the words behind the field; in the reader, the next of them."""
        self._settle()
        if self._active == "reader":
            self._step_evidence(1)
            return
        row = self._row
        if row is None or not row.evidence:
            self.say(self.words("notice.no_evidence"))
            return
        number = self.query_one(EvidenceStrip).place[0] - 1
        self._history.leave(self._place())
        self._read(row.evidence, max(0, number), self._field_label(row))
        self._activate("reader")

    def can_evidence(self) -> bool:
        """Whether a record, or evidence, is shown."""
        if self._active == "reader":
            return bool(self._reader.evidence)
        return self._row is not None

    def do_next_evidence(self) -> None:
        """Show the next words behind the field."""
        self._settle()
        self._step_evidence(1)

    def do_previous_evidence(self) -> None:
        """Show the words before."""
        self._settle()
        self._step_evidence(-1)

    can_next_evidence = can_previous_evidence = can_evidence

    def _step_evidence(self, step: int) -> None:
        if self._active == "reader":
            reader = self._reader
            number = (reader.number + step) % max(1, len(reader.evidence))
            self._read(reader.evidence, number, reader.field)
            return
        row = self._row
        if row is None or not row.evidence:
            self.say(self.words("notice.no_evidence"))
            return
        number = self.query_one(EvidenceStrip).place[0] - 1
        self._show_evidence((number + step) % len(row.evidence))

    def _read(self, evidence: object, number: int, field: str) -> None:
        shown: tuple[Evidence, ...] = tuple(evidence)  # type: ignore[arg-type]
        article = self._lookups.article(shown[number].article)
        self._reader.put_article(article, evidence=shown, number=number, field=field)

    def do_find(self) -> None:
        """Find words in every record."""
        self._settle()
        self.app.push_screen(Find(self._lookups, self.words), self._found)

    def _found(self, hit: Hit | None) -> None:
        if hit is not None:
            self._guarded(lambda: self._open_hit(hit))

    def _open_hit(self, hit: Hit) -> None:
        self._go(hit.row.id)
        if hit.row.kind is Kind.ARTICLE and hit.end > hit.start:
            self._read((Evidence(hit.row.id, hit.start, hit.end),), 0, self.words("search.prompt"))
            self._activate("reader")

    # Commands: history

    def _place(self) -> Place:
        lists = {}
        for kind in Kind:
            pane = self._list_pane(kind)
            current = pane.current
            id = current.id if current else None
            lists[kind] = ListPlace(self._linked_to[kind], id, pane.top, self._linking[kind])
        reader = self._reader
        read = None
        if reader.article is not None:
            evidence = tuple(reader.evidence)
            read = ReaderPlace(reader.article.id, reader.top, evidence, reader.number, reader.field)
        record = self._record.id if self._record else None
        return Place(
            self._active, self._shown, lists, self._narrowing, record, self._view.cursor, read
        )

    def _restore(self, place: Place) -> None:
        self._narrowing = place.narrowing
        for kind, listed in place.lists.items():
            self._linking[kind] = listed.linking
            self._list(kind, listed.linked_to, listed)
        self._shown = place.shown
        self._show_record(self._lookups.get(place.record) if place.record else None, place.row)
        self._activate(place.active)
        if place.reader is not None:
            read = place.reader
            article = self._lookups.article(read.article)
            self._reader.put_article(
                article,
                evidence=read.evidence,
                number=read.number,
                field=read.field,
                top=read.top,
            )

    def do_back(self) -> None:
        """Go back to the place before."""
        self._settle()
        place = self._history.back(self._place())
        if place is None:
            self.say(self.words("notice.no_back"))
        else:
            self._restore(place)

    def do_forward(self) -> None:
        """Go forward again."""
        self._settle()
        place = self._history.forward(self._place())
        if place is None:
            self.say(self.words("notice.no_forward"))
        else:
            self._restore(place)

    def do_last(self) -> None:
        """Change places with the view before."""
        if self._history.can_go_back:
            self.do_back()
        else:
            self.do_forward()

    # Commands: the program

    def do_help(self) -> None:
        """Show the page of help."""
        self.app.push_screen(Help(self.words))

    def do_palette(self) -> None:
        """Choose a command by its name."""
        able = [each for each in COMMANDS if each.name != "palette" and self.can_run(each)]
        self.app.push_screen(Palette(self.words, able), self._chosen)

    def _chosen(self, command: Command | None) -> None:
        if command is not None:
            self.run_command(command)

    def do_leave(self) -> None:
        """Go up: from the reader to the record, to its list, and out."""
        self._settle()
        if self._active == "reader":
            self._activate("record")
        elif self._active == "record":
            self._go_to_pane(self._shown)
        else:
            self.do_quit()

    def do_cancel(self) -> None:
        """Go up, but never out."""
        if self._active not in LISTS:
            self.do_leave()

    def do_suspend(self) -> None:
        """Return to the shell for a while."""
        self.app.action_suspend_process()

    def do_quit(self) -> None:
        """End the program."""
        self.app.exit()
