"""Entities in the index: counted up and down as articles come and go, never read whole."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from ..records import Kind, Member
from ..resolve.entities import identify
from ..resolve.keys import is_settled, kind_of
from ..resolve.persons import join_persons
from .digest import Counted, Kept, LocalNames, Said, kept_of
from .entity_rows import code_of, shown
from .known import Known, Numbers, WordRows
from .persons import PersonRow, Persons
from .schema import COUNTED, LATER


class Entities:
    """Writes the entities of an index; only within one transaction."""

    def __init__(self, connection: sqlite3.Connection, numbers: Numbers) -> None:
        self._connection = connection
        self._numbers = numbers
        self._words = WordRows(connection, Kind.ENTITY)
        self._said: defaultdict[int, defaultdict[Said, int]]
        self._said = defaultdict(lambda: defaultdict(int))
        self._counts: defaultdict[int, list[int]] = defaultdict(lambda: [0, 0])
        self._persons = Persons(connection)
        self._reworded: set[int] = set()
        self._touched: set[int] = set()
        self.relabelled: set[int] = set()
        """Those that are called otherwise than before, and were there before."""
        self.moved: set[str] = set()
        """Ids of articles of which a person has become part of another entity."""
        self.relocated: set[int] = set()
        """Those whose countries have changed."""

    # Articles that come and go

    def add(self, article: str, local: Iterable[LocalNames]) -> None:
        """Count what an article says of entities."""
        named: list[tuple[str, str, int | None, int]] = []
        points = []
        for each in local:
            key = each.key
            points += [(article, key, *point) for point in each.points]
            if each.person is None:
                number = self._numbers.of_key(key)
                if number is None:
                    number = self._make(identify(Member(article, key)), key)
            else:
                number = self._persons.add(each.person)
            named.append((article, key, number, each.mentions))
            if number is not None:
                self._count(number, 1, each.mentions, each.said)
        execute = self._connection.executemany
        execute("INSERT INTO named VALUES(?,?,?,?)", named)
        execute("INSERT INTO points VALUES(?,?,?,?)", points)

    def remove(self, article: str, kept: Mapping[str, Kept]) -> None:
        """Take back what an article said; it is given, by the keys of entities."""
        execute = self._connection.execute
        rows = execute("SELECT key, entity, mentions FROM named WHERE article=?", (article,))
        for key, entity, mentions in rows.fetchall():
            name, said = kept[key]
            if name:
                self._persons.remove(name, article, key)
            self._count(entity, -1, -mentions, said)
        for table in ("named", "points"):
            execute(f"DELETE FROM {table} WHERE article=?", (article,))

    def _make(self, id: str, key: str) -> int:
        number = self._numbers.next_entity()
        self._connection.execute(
            "INSERT INTO entity VALUES(?,?,?,?,?,NULL,'',NULL,0,0,0)",
            (number, id, kind_of(key).value, key, code_of(key)),
        )
        if is_settled(key):
            self._numbers.keep(key, number)
        return number

    def _count(self, number: int, sources: int, mentions: int, said: Counted) -> None:
        counts = self._counts[number]
        counts[0] += sources
        counts[1] += mentions
        mine = self._said[number]
        for name, value, normalised, figure, count in said:
            mine[name, value, normalised, figure] += sources * count

    def flush(self) -> None:
        """Write what was counted."""
        changed = [
            (number, *said, count)
            for number, counted in self._said.items()
            for said, count in counted.items()
            if count
        ]
        self._note(changed)
        self._connection.executemany(
            "INSERT INTO said VALUES(?,?,?,?,?,?) ON CONFLICT DO UPDATE SET"
            " count = count + excluded.count",
            changed,
        )
        numbers = [(number,) for number in {row[0] for row in changed}]
        self._connection.executemany("DELETE FROM said WHERE entity=? AND count=0", numbers)
        self._connection.executemany(
            "UPDATE entity SET sources = sources + ?, mentions = mentions + ? WHERE n=?",
            [(*counts, number) for number, counts in self._counts.items() if any(counts)],
        )
        self._touched.update(self._counts)
        self._said.clear()
        self._counts.clear()

    def _note(self, changed: list[tuple[int, str, str, str, float, int]]) -> None:
        """Note what has to be looked at again when counts change."""
        for number, name, value, normalised, figure, count in changed:
            row = self._connection.execute(
                "SELECT count FROM said WHERE entity=? AND property=? AND value=?"
                " AND normalised=? AND number=?",
                (number, name, value, normalised, figure),
            ).fetchone()
            if row is None or row[0] + count == 0:
                self._reworded.add(number)
                if name == "country":
                    self.relocated.add(number)
            elif name == "name":
                self._touched.add(number)

    # Persons

    def settle(self) -> None:
        """Join persons anew where any has come or gone."""
        self.flush()
        for persons in self._persons.families():
            for row, number in self._joined(persons):
                if row.entity != number:
                    self._move(row, number)
        self.flush()
        for number in sorted(self._touched):
            gone = self._connection.execute(
                "SELECT key FROM entity WHERE n=? AND sources<=0", (number,)
            ).fetchone()
            if gone is not None:
                self._connection.execute("DELETE FROM entity WHERE n=?", (number,))
                self._numbers.forget(gone[0])
                self._touched.discard(number)
                self._reworded.discard(number)

    def _joined(self, rows: list[PersonRow]) -> Iterator[tuple[PersonRow, int]]:
        """Yield persons with the entities they are part of, as all of their names are joined."""
        held = {(row.article, row.key): row for row in rows}
        claimed: set[int] = set()
        for group in join_persons(row.local for row in rows):
            members = sorted(each.member.order for each in group)
            before = (held[member].entity for member in members)
            holders = Counter(entity for entity in before if entity is not None)
            free = [entity for entity, _ in holders.most_common() if entity not in claimed]
            first = Member(*members[0])
            number = free[0] if free else self._make(identify(first), first.key)
            claimed.add(number)
            if free:
                self._rename(number, first)
            yield from ((held[member], number) for member in members)

    def _rename(self, number: int, first: Member) -> None:
        id = identify(first)
        changed = self._connection.execute(
            "UPDATE entity SET id=?, key=? WHERE n=? AND id<>?", (id, first.key, number, id)
        )
        if changed.rowcount:
            self._touched.add(number)

    def _move(self, row: PersonRow, number: int) -> None:
        (packed,) = self._connection.execute(
            "SELECT said FROM article WHERE id=?", (row.article,)
        ).fetchone()
        _, said = kept_of(packed)[row.key]
        if row.entity is not None:
            self._count(row.entity, -1, -row.mentions, said)
        self._count(number, 1, row.mentions, said)
        self.moved.add(row.article)
        self._persons.move(row, number)

    # Rows

    def write_rows(self, known: Known) -> None:
        """Write how entities are called and marked, and the words they are found by."""
        for number in sorted(self._touched | self._reworded):
            self._write_row(number, known)
        self._words.flush()
        self._touched.clear()
        self._reworded.clear()

    def _write_row(self, number: int, known: Known) -> None:
        execute = self._connection.execute
        found = execute(
            "SELECT key, label, words, mentions FROM entity WHERE n=?", (number,)
        ).fetchone()
        if found is None:
            return
        key, before, row, mentions = found
        said = execute(
            "SELECT property, value, normalised, count FROM said WHERE entity=?", (number,)
        ).fetchall()
        now = shown(key, said)
        execute(
            "UPDATE entity SET label=?, mark=?, differs=? WHERE n=?",
            (now.label, now.mark, now.differs, number),
        )
        if before is not None and before != now.label:
            self.relabelled.add(number)
            known.forget(number)
        height = mentions.bit_length()
        if before != now.label or number in self._reworded or (row - LATER) >> COUNTED != height:
            row = self._numbers.next(height)
            execute("UPDATE entity SET words=? WHERE n=?", (row, number))
            self._words.add(row, *now.words())
