"""What is known of the entities of an index while it is written, and the numbers it gives."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from functools import lru_cache

from ..edtf import bounds
from ..records import Kind, Member
from ..resolve.entities import identify
from ..resolve.keys import is_entity, is_settled, prefix_of
from .schema import COUNTED, LATER, NEAR

_MOST_KEPT = 30_000
_GATHERED = 1_000

_NUMBERED = "-:"
"""Stands in the view of an entity known by its name between its kind and its number."""


class Numbers:
    """The numbers that rows are known by; none is given twice."""

    def __init__(self, connection: sqlite3.Connection, *, fresh: bool = False) -> None:
        """Go on from where an index has come; one is fresh while it is being made."""
        self._connection = connection
        self._fresh = fresh
        self._keys: dict[str, int] = {}
        self._taken: defaultdict[int, int] = defaultdict(int)
        row = connection.execute("SELECT value FROM meta WHERE name='counter'").fetchone()
        self._counter: int = row[0] if row else 0
        (last,) = connection.execute("SELECT max(n) FROM entity").fetchone()
        self._entity: int = last or 0

    def next(self, height: int) -> int:
        """Return the next number of a row.

        Of two rows the one with more height has the higher number, those from `LATER` on and
        those before it each taken by themselves.
        """
        self._counter += 1
        return LATER + (height << COUNTED) + self._counter

    def of_day(self, sort: str) -> int:
        """Return the next number of an article or meeting: the newer it is the higher it stands.

        Args:
            sort: What sorts it in its list.
        """
        limits = bounds(sort.partition("T")[0]) if sort else None
        day = limits.first.toordinal() if limits else 0
        return self._near(day) if self._fresh else self.next(day)

    def _near(self, height: int) -> int:
        """Return the next number of a row of an index that is being made, near those before it."""
        taken = self._taken[height]
        self._taken[height] += 1
        if height and taken < NEAR:
            return (1 << COUNTED) + height * NEAR + taken
        if not height and taken < 1 << COUNTED:
            return taken + 1
        return self.next(height)

    def save(self) -> None:
        """Keep how far the numbers have come."""
        self._connection.execute(
            "INSERT OR REPLACE INTO meta VALUES('counter', ?)", (self._counter,)
        )

    def next_entity(self) -> int:
        """Return the next number of an entity."""
        self._entity += 1
        return self._entity

    def of_key(self, key: str) -> int | None:
        """Return the number of the entity of a settled key; none if it is new."""
        if key not in self._keys:
            row = self._connection.execute("SELECT n FROM entity WHERE key=?", (key,)).fetchone()
            if row is None:
                return None
            self.keep(key, row[0])
        return self._keys[key]

    def keep(self, key: str, number: int) -> None:
        """Remember the number of a key."""
        if len(self._keys) > _MOST_KEPT:
            self._keys.clear()
        self._keys[key] = number

    def forget(self, key: str) -> None:
        """Forget a key whose entity is gone."""
        self._keys.pop(key, None)


class WordRows:
    """Rows for the word tables of a kind, written some at a time and in order.

    A word table writes what it has gathered whenever a row comes that does not belong behind the
    one before: out of order, every row would be a piece of its own, to be merged later.
    """

    def __init__(
        self, connection: sqlite3.Connection, kind: Kind, *, gathered: int = _GATHERED
    ) -> None:
        """Prepare it.

        Args:
            connection: The index.
            kind: Of which records.
            gathered: How many rows are written at a time: the more, the fewer pieces there are to
                be put together, and the more memory they take.
        """
        self._connection = connection
        self._kind = kind
        self._gathered = gathered
        self._rows: list[tuple[int, str, str]] = []

    def add(self, number: int, words: str, names: str) -> None:
        """Take the tokens of a record, and of what it goes by."""
        self._rows.append((number, words, names))
        if len(self._rows) >= self._gathered:
            self.flush()

    def flush(self) -> None:
        """Write what was taken."""
        self._rows.sort()
        for table, at in (("words", 1), ("names", 2)):
            self._connection.executemany(
                f"INSERT INTO {self._kind.value}_{table}(rowid, t) VALUES(?,?)",
                [(row[0], row[at]) for row in self._rows],
            )
        self._rows.clear()


class Known:
    """Entities by views that stay the same when the id changes of one known by name: `p-:7`."""

    def __init__(self, connection: sqlite3.Connection, numbers: Numbers) -> None:
        self._connection = connection
        self._numbers = numbers
        self._labels: dict[int, str] = {}
        self._countries: dict[int, frozenset[str]] = {}
        self._of_view: dict[str, int] = {}
        self._settled: dict[str, str] = {}
        self._keys = lru_cache(maxsize=1_000)(self._read_keys)
        self.meetings: dict[tuple[str, str], str] = {}
        """Ids of meetings by article and key, where they are not written yet."""

    def number(self, article: str, key: str) -> int | None:
        """Return the number of the entity that a key means in an article."""
        if not is_entity(key):
            return None
        if is_settled(key):
            return self._numbers.of_key(key)
        return self._keys(article).get(key)

    def forget_keys(self) -> None:
        """Forget which entities are meant in articles: persons have been joined anew."""
        self._keys.cache_clear()
        self._settled.clear()

    def _read_keys(self, article: str) -> dict[str, int]:
        rows = self._connection.execute("SELECT key, entity FROM named WHERE article=?", (article,))
        return dict(rows.fetchall())

    def view(self, article: str, key: str) -> str | None:
        """Return the id of what a key means in an article."""
        if key in self._settled:
            return self._settled[key]
        number = self.number(article, key)
        if number is None:
            return self._meeting(article, key)
        if not is_settled(key):
            return f"{prefix_of(key)}{_NUMBERED}{number}"
        view = self._settled[key] = identify(Member(article, key))
        self._of_view[view] = number
        return view

    def _meeting(self, article: str, key: str) -> str | None:
        if not key.startswith("meeting:"):
            return None
        if (article, key) in self.meetings:
            return self.meetings[article, key]
        row = self._connection.execute(
            "SELECT m.id FROM local_meeting l JOIN meeting m ON m.n=l.meeting"
            " WHERE l.article=? AND l.key=?",
            (article, key),
        ).fetchone()
        return row[0] if row else None

    def number_of(self, view: str) -> int | None:
        """Return the number of an entity by its view; none for a meeting's."""
        if view not in self._of_view and view[1:3] == _NUMBERED:
            return int(view[3:])
        return self._of_view.get(view)

    def label(self, view: str) -> str:
        """Return what an entity is called; empty for a meeting."""
        number = self.number_of(view)
        return "" if number is None else self.label_of(number)

    def label_of(self, number: int) -> str:
        """Return what the entity of a number is called."""
        if number not in self._labels:
            row = self._connection.execute(
                "SELECT label FROM entity WHERE n=?", (number,)
            ).fetchone()
            if len(self._labels) > _MOST_KEPT:
                self._labels.clear()
            self._labels[number] = row[0] or ""
        return self._labels[number]

    def countries(self, view: str) -> frozenset[str]:
        """Return the codes of the countries an entity is said to be in or from."""
        number = self.number_of(view)
        if number is None:
            return frozenset()
        if number not in self._countries:
            rows = self._connection.execute(
                "SELECT normalised FROM said WHERE entity=? AND property='country'"
                " AND normalised<>''",
                (number,),
            )
            self._countries[number] = frozenset(code for (code,) in rows)
        return self._countries[number]

    def forget(self, number: int) -> None:
        """Forget what an entity is called and where it is."""
        self._labels.pop(number, None)
        self._countries.pop(number, None)
