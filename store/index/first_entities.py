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
from typing import TYPE_CHECKING

from .joining import Counts, Placed, Told, join_families, tell_settled
from .known import Numbers
from .sent import SentEntities, unpressed

if TYPE_CHECKING:
    from .helping import Helpers

_TABLES = """
CREATE TEMP TABLE came_settled(n INTEGER PRIMARY KEY, key TEXT UNIQUE);
CREATE TEMP TABLE came_said(
    entity INT, property TEXT, value TEXT, normalised TEXT, number REAL, count INT
);
CREATE TEMP TABLE came_named(article TEXT, key TEXT, entity INT, mentions INT);
CREATE TEMP TABLE came_persons(family INT, persons BLOB);
CREATE TEMP TABLE came_words(row INT, words TEXT, names TEXT)
"""
_TEMPORARY = ("came_settled", "came_said", "came_named", "came_persons", "came_words")

_GATHERED = 20_000
"""Things said, and keys, that are held before they are written, or looked up again."""
_AT_ONCE = 1_000

_SENT = 500
"""Entities that are worth being sent to another process."""


class FirstEntities:
    """Writes the entities of an empty index; only within one transaction."""

    def __init__(self, connection: sqlite3.Connection, numbers: Numbers) -> None:
        self._connection = connection
        self._numbers = numbers
        self._said: dict[tuple[int, str, str, str, float], int] = {}
        self._keys: dict[str, int] = {}
        self._rows: list[tuple[str | int | None, ...]] = []
        self._words: list[tuple[int, str, str]] = []
        for statement in _TABLES.split(";"):
            connection.execute(statement)

    def add(self, entities: SentEntities) -> None:
        """Take what the articles of a file say of entities."""
        numbers = {key: self._number(key) for key in entities.said}
        counted = self._said
        for key, said in entities.said.items():
            number = numbers[key]
            for name, value, normalised, figure, count in said:
                what = (number, name, value, normalised, figure)
                counted[what] = counted.get(what, 0) + count
        if len(counted) > _GATHERED:
            self._flush()
        execute = self._connection.executemany
        execute(
            "INSERT INTO temp.came_named VALUES(?,?,?,?)",
            [(article, key, numbers[key], mentions) for article, key, mentions in entities.named],
        )
        execute("INSERT INTO temp.came_persons VALUES(?,?)", entities.persons.items())
        execute("INSERT INTO points VALUES(?,?,?,?)", entities.points)

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

    def settle(self, helping: Helpers) -> None:
        """Write all entities."""
        self._flush()
        self._keys.clear()
        execute = self._connection.execute
        execute(
            "INSERT INTO said SELECT entity, property, value, normalised, number, sum(count)"
            " FROM temp.came_said GROUP BY 1, 2, 3, 4, 5"
        )
        self._write_settled(helping)
        self._write_persons(helping)
        self._write_rows()
        execute("INSERT INTO named SELECT * FROM temp.came_named ORDER BY article, key")
        for table in ("words", "names"):
            execute(
                f"INSERT INTO entity_{table}(rowid, t)"
                f" SELECT row, {table} FROM temp.came_words ORDER BY row"
            )
        for table in _TEMPORARY:
            execute(f"DROP TABLE temp.{table}")

    # Those whose key tells which they are

    def _write_settled(self, helping: Helpers) -> None:
        number = 0
        for written in helping.each(tell_settled, _in_parts(self._counts())):
            for told in marshal.loads(written):
                number += 1
                self._write(number, told)

    def _counts(self) -> Iterator[Counts]:
        """Yield what is known of each, in the order of their numbers, which have no gaps."""
        counts = self._connection.execute(
            "SELECT count(*), sum(mentions) FROM temp.came_named GROUP BY entity ORDER BY entity"
        )
        rows = self._connection.execute(
            "SELECT e.n, e.key, s.property, s.value, s.normalised, s.count"
            " FROM temp.came_settled e LEFT JOIN said s ON s.entity=e.n ORDER BY e.n"
        )
        grouped = groupby(rows, key=itemgetter(0, 1))
        for ((_, key), each), (sources, mentions) in zip(grouped, counts, strict=True):
            said = [tuple(what) for _, _, *what in each if what[0] is not None]
            yield key, sources, mentions, said

    # Those that are joined

    def _write_persons(self, helping: Helpers) -> None:
        """Join persons family by family, and write what they are part of."""
        for written in helping.each(join_families, self._families()):
            numbers: list[int] = []
            for part in marshal.loads(written):
                self._write_part(numbers, *unpressed(part))

    def _write_part(
        self,
        numbers: list[int],
        told: Iterable[Told],
        said: Iterable[tuple[int, str, str, str, float, int]],
        placed: Iterable[Placed],
    ) -> None:
        """Write what of some families is told together.

        Args:
            numbers: Of the entities of these families that were told before; grows.
            told: Further entities.
            said: What is said of entities, with their places.
            placed: Of which they are.
        """
        for each in told:
            numbers.append(self._numbers.next_entity())
            self._write(numbers[-1], each)
        execute = self._connection.executemany
        execute(
            "INSERT INTO said VALUES(?,?,?,?,?,?)",
            [(numbers[place], *what) for place, *what in said],
        )
        rows = [(*row, numbers[place], mentions) for *row, place, mentions in placed]
        execute("INSERT INTO person VALUES(?,?,?,?,?,?,?,?,?,?)", rows)
        execute(
            "INSERT INTO temp.came_named VALUES(?,?,?,?)",
            [(row[1], row[2], *row[8:]) for row in rows],
        )

    def _families(self) -> Iterator[list[bytes]]:
        """Yield all persons, each with those it may be one with."""
        execute = self._connection.execute
        execute("CREATE INDEX temp.came_family ON came_persons(family)")
        families = execute("SELECT DISTINCT family FROM temp.came_persons ORDER BY family")
        for family in families.fetchall():
            rows = execute("SELECT persons FROM temp.came_persons WHERE family=?", family)
            yield [persons for (persons,) in rows]

    # Rows

    def _write(self, number: int, told: Told) -> None:
        *columns, mentions, words, names = told
        row = self._numbers.next(mentions.bit_length())
        self._rows.append((number, *columns, mentions, row))
        self._words.append((row, words, names))
        if len(self._rows) >= _AT_ONCE:
            self._write_rows()

    def _write_rows(self) -> None:
        execute = self._connection.executemany
        execute("INSERT INTO entity VALUES(?,?,?,?,?,?,?,?,?,?,?)", self._rows)
        execute("INSERT INTO temp.came_words VALUES(?,?,?)", self._words)
        self._rows.clear()
        self._words.clear()


def _in_parts(counts: Iterable[Counts]) -> Iterator[bytes]:
    """Put entities together until they are worth being sent, and write them by `marshal`."""
    part: list[Counts] = []
    for each in counts:
        part.append(each)
        if len(part) >= _SENT:
            yield marshal.dumps(part)
            part = []
    yield marshal.dumps(part)
