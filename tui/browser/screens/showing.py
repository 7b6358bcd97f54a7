"""A record, the words behind each of its fields, and the article they stand in."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from textual.timer import Timer

from store import (
    Article,
    Entity,
    Kind,
    Lookups,
    MahdarError,
    Meeting,
    NotFound,
    Questions,
    Record,
    Row,
)
from tui.browser.fields import MOST, Evidence, FieldRow, rows_of
from tui.browser.panes import EvidenceStrip, Notice, Pane, Reader, RecordView, Space
from tui.browser.screens.base import MovingScreen
from tui.browser.widgets import SearchBox
from tui.messages import Words

READING = 0.4
"""Seconds after which a reader beside a record follows it: its text is most of the screen."""


class Showing(MovingScreen[None], inherit_bindings=False):
    """What is shown of one record; trouble with the store is said in words."""

    def __init__(self, lookups: Lookups, words: Words) -> None:
        super().__init__(words)
        self.lookups = lookups
        """What the store can be asked."""
        self.active = "meetings"
        """The pane that keys move about in."""
        self.record: Record | None = None
        """What the record pane shows."""
        self._unread: Callable[[], None] | None = None
        self._reading: Timer | None = None

    def pane(self, name: str) -> Pane:
        """Return a pane by its name."""
        return self.query_one(f"#{name}", Pane)

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
        """Say something above the footer and the box that is typed in, until the next key."""
        notice = self.query_one(Notice)
        notice.set_class(isinstance(self.focused, SearchBox), "-above-box")
        notice.said = text

    def tell(self, *texts: str) -> None:
        """Say several things at once, beside what is said already."""
        said = self.query_one(Notice).said
        self.say("\n".join(filter(None, (said, *texts))))

    def guarded(self, act: Callable[[], None]) -> None:
        """Do something that asks the store, saying what went wrong."""
        try:
            act()
        except MahdarError as error:
            self.say_trouble(error)

    # Showing

    def show_record(
        self,
        record: Record | None,
        cursor: int | None = None,
        *,
        top: int = 0,
        later: bool = False,
        labels: Mapping[str, str] | None = None,
    ) -> None:
        """Show a record and the evidence of one of its fields.

        Args:
            record: What to show.
            cursor: Number of the field; none for the first, or where the cursor is in the record
                that is shown already.
            top: The first visible row, where the cursor is in sight then.
            later: Whether a reader in sight may follow later.
            labels: What the records it names are called, as of `labels_of`; none where that is yet
                to be asked.
        """
        view = self.query_one(RecordView)
        if cursor is None:
            same = record is not None and self.record is not None and record.id == self.record.id
            cursor = view.cursor if same else 0
        self.record = record
        if record is None:
            view.put_fields((), self.words("record.nothing"), ())
        else:
            known = labels_of(record, self.lookups) if labels is None else labels
            rows = rows_of(record, self.words, lambda id: known.get(id) or self.label_of(id))
            sources = sum(row.count for row in rows if row.name == "sources")
            notes = self._notes_on(record, sources)
            view.put_fields(rows, title_of(record), notes, cursor=cursor, top=top)
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
        # Its sources are no list that is there: of a country they are counted by ten thousands.
        return self.lookups.article(record.members[0].article) if record.members else None

    def field_label(self, row: FieldRow | None) -> str:
        """Return what a row is called."""
        if row is None:
            return ""
        return self.words.get(f"property.{row.name}", "") or self.words(f"record.{row.name}")

    def label_of(self, id: str) -> str:
        """Return the label of a record, with its date."""
        row = self.lookups.known((id,)).get(id)
        if row is None:
            raise NotFound(id)
        return called(row)

    def _notes_on(self, record: Record, count: int) -> tuple[str, ...]:
        words = self.words
        if isinstance(record, Article):
            return (words("kind.article"),)
        notes = [words("pane.sources_one") if count == 1 else words("pane.sources", count=count)]
        if isinstance(record, Entity) and record.left_out:
            notes.append(words("pane.left_out", count=record.left_out))
        if isinstance(record, Meeting) and record.differs:
            count = len(record.differs)
            notes.append(
                words("pane.differ_one") if count == 1 else words("pane.differ", count=count)
            )
        return tuple(notes)


def labels_of(record: Record, lookups: Questions) -> Mapping[str, str]:
    """Return what the records are called that are named among the fields of one."""
    if isinstance(record, Article):
        return {}
    parts = record.parts if isinstance(record, Meeting) else ()
    rows = lookups.known((*parts, *record.sources[:MOST]))
    return {id: called(row) for id, row in rows.items()}


def called(row: Row) -> str:
    """Return what a record is called, with its date."""
    return f"{row.label} {row.date}".rstrip()


def title_of(record: Record) -> str:
    """Return what a record is called."""
    return record.label if isinstance(record, Entity) else record.title


def kind_of(record: Record) -> Kind:
    """Return which kind a record is of."""
    if isinstance(record, Article):
        return Kind.ARTICLE
    return Kind.ENTITY if isinstance(record, Entity) else Kind.MEETING
