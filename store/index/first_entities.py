"""The entities of an index that is being made: gathered, joined, and written in their order.

What is gathered lies in temporary tables without any order, and is sorted when all of it is there:
put straight into its place, each row would be a page to be fetched.
"""

from __future__ import annotations

import marshal
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any, TypeAlias

from ..records import Member
from ..resolve.entities import identify
from ..resolve.keys import kind_of
from ..resolve.persons import join_persons
from .digest import Counted, Said
from .entity_rows import Shown, code_of, shown
from .known import Numbers
from .persons import PersonRow
from .sent import Sent

_TABLES = """
CREATE TEMP TABLE came_settled(n INTEGER PRIMARY KEY, key TEXT UNIQUE);
CREATE TEMP TABLE came_said(
    entity INT, property TEXT, value TEXT, normalised TEXT, number REAL, count INT
);
CREATE TEMP TABLE came_named(article TEXT, key TEXT, entity INT, mentions INT);
CREATE TEMP TABLE came_person(
    name TEXT, article TEXT, key TEXT, countries TEXT, company TEXT, spoken TEXT, same TEXT,
    different TEXT, mentions INT, said BLOB
);
CREATE TEMP TABLE came_words(row INT, words TEXT, names TEXT)
"""
_TEMPORARY = ("came_settled", "came_said", "came_named", "came_person", "came_words")

_GATHERED = 50_000
"""Things said, and keys, that are held before they are written, or looked up again."""
_AT_ONCE = 1_000

Complete: TypeAlias = tuple[int, str, str, str | None, int, int, Shown]
"""An entity: number, id, key, code, sources, mentions, and how it is shown."""


class FirstEntities:
    """Writes the entities of an empty index; only within one transaction."""

    def __init__(self, connection: sqlite3.Connection, numbers: Numbers) -> None:
        self._connection = connection
        self._numbers = numbers
        self._said: dict[tuple[int, str, str, str, float], int] = {}
        self._keys: dict[str, int] = {}
        for statement in _TABLES.split(";"):
            connection.execute(statement)

    def add(self, article: Sent) -> None:
        """Take what an article says of entities."""
        named, counted = [], self._said
        for key, mentions, said in article.settled:
            number = self._number(key)
            named.append((article.id, key, number, mentions))
            for name, value, normalised, figure, count in said:
                what = (number, name, value, normalised, figure)
                counted[what] = counted.get(what, 0) + count
        if len(counted) > _GATHERED:
            self._flush()
        execute = self._connection.executemany
        execute("INSERT INTO temp.came_named VALUES(?,?,?,?)", named)
        execute("INSERT INTO temp.came_person VALUES(?,?,?,?,?,?,?,?,?,?)", article.persons)
        if article.points:
            execute("INSERT INTO points VALUES(?,?,?,?)", article.points)

    def _number(self, key: str) -> int:
        """Return the number of the entity whose key tells which it is."""
        number = self._keys.get(key)
        if number is not None:
            return number
        row = self._connection.execute(
            "SELECT n FROM temp.came_settled WHERE key=?", (key,)
        ).fetchone()
        if row is None:
            number = self._numbers.next_entity()
            self._connection.execute("INSERT INTO temp.came_settled VALUES(?,?)", (number, key))
        else:
            number = int(row[0])
        if len(self._keys) > _GATHERED:
            self._keys.clear()
        self._keys[key] = number
        return number

    def _flush(self) -> None:
        self._connection.executemany(
            "INSERT INTO temp.came_said VALUES(?,?,?,?,?,?)",
            [(*what, count) for what, count in self._said.items()],
        )
        self._said.clear()

    def settle(self) -> None:
        """Write all entities."""
        self._flush()
        self._keys.clear()
        execute = self._connection.execute
        execute(
            "INSERT INTO said SELECT entity, property, value, normalised, number, sum(count)"
            " FROM temp.came_said GROUP BY 1, 2, 3, 4, 5"
        )
        self._write(self._settled())
        self._write(self._persons())
        execute("INSERT INTO named SELECT * FROM temp.came_named ORDER BY article, key")
        for table in ("words", "names"):
            execute(
                f"INSERT INTO entity_{table}(rowid, t)"
                f" SELECT row, {table} FROM temp.came_words ORDER BY row"
            )
        for table in _TEMPORARY:
            execute(f"DROP TABLE temp.{table}")

    # Those whose key tells which they are

    def _settled(self) -> Iterator[Complete]:
        counts = self._connection.execute(
            "SELECT count(*), sum(mentions) FROM temp.came_named GROUP BY entity ORDER BY entity"
        )
        rows = self._connection.execute(
            "SELECT e.n, e.key, s.property, s.value, s.normalised, s.count"
            " FROM temp.came_settled e LEFT JOIN said s ON s.entity=e.n ORDER BY e.n"
        )
        grouped = groupby(rows, key=itemgetter(0, 1))
        for ((number, key), each), (sources, mentions) in zip(grouped, counts, strict=True):
            said = [tuple(what) for _, _, *what in each if what[0] is not None]
            id = identify(Member("", key))
            yield number, id, key, code_of(key), sources, mentions, shown(key, said)

    # Those that are joined

    def _persons(self) -> Iterator[Complete]:
        """Join persons name by name, and write what they are part of."""
        rows = self._connection.execute(
            "SELECT name, article, key, countries, company, spoken, same, different, NULL,"
            " mentions, said FROM temp.came_person ORDER BY name, article, key"
        )
        for _, family in groupby(rows, key=lambda row: row[0].partition(" ")[0]):
            placed: list[tuple[PersonRow, int]] = []
            for number, members in self._joined(list(family)):
                placed += ((row, number) for row, _ in members)
                yield self._complete(number, members)
            self._place(placed)

    def _joined(
        self, family: list[tuple[Any, ...]]
    ) -> Iterator[tuple[int, list[tuple[PersonRow, bytes]]]]:
        held = {(row[1], row[2]): (PersonRow(*row[:-1]), row[-1]) for row in family}
        for group in join_persons(row.local for row, _ in held.values()):
            members = sorted(each.member.order for each in group)
            yield self._numbers.next_entity(), [held[member] for member in members]

    def _complete(self, number: int, members: list[tuple[PersonRow, bytes]]) -> Complete:
        counted: dict[Said, int] = {}
        for _, written in members:
            said: Counted = marshal.loads(written)
            for name, value, normalised, figure, count in said:
                what = (name, value, normalised, figure)
                counted[what] = counted.get(what, 0) + count
        self._connection.executemany(
            "INSERT INTO said VALUES(?,?,?,?,?,?)",
            sorted((number, *what, count) for what, count in counted.items()),
        )
        first = members[0][0]
        return (
            number,
            identify(Member(first.article, first.key)),
            first.key,
            None,
            len(members),
            sum(row.mentions for row, _ in members),
            shown(first.key, [(*what[:3], count) for what, count in counted.items()]),
        )

    def _place(self, placed: list[tuple[PersonRow, int]]) -> None:
        execute = self._connection.executemany
        rows = sorted(row._replace(entity=number) for row, number in placed)
        execute("INSERT INTO person VALUES(?,?,?,?,?,?,?,?,?,?)", rows)
        execute(
            "INSERT INTO temp.came_named VALUES(?,?,?,?)",
            [(row.article, row.key, row.entity, row.mentions) for row in rows],
        )

    # Rows

    def _write(self, entities: Iterable[Complete]) -> None:
        rows: list[tuple[object, ...]] = []
        words: list[tuple[int, str, str]] = []
        for number, id, key, code, sources, mentions, as_shown in entities:
            row = self._numbers.next(mentions.bit_length())
            label, mark, differs = as_shown.label, as_shown.mark.value, as_shown.differs
            kind = kind_of(key).value
            rows.append((number, id, kind, key, code, label, mark, differs, sources, mentions, row))
            words.append((row, *as_shown.words()))
            if len(rows) >= _AT_ONCE:
                self._write_rows(rows, words)
        self._write_rows(rows, words)

    def _write_rows(
        self, rows: list[tuple[object, ...]], words: list[tuple[int, str, str]]
    ) -> None:
        execute = self._connection.executemany
        execute("INSERT INTO entity VALUES(?,?,?,?,?,?,?,?,?,?,?)", rows)
        execute("INSERT INTO temp.came_words VALUES(?,?,?)", words)
        rows.clear()
        words.clear()
