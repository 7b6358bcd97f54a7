"""Which article lies where, from an index that is there: a write need not read every file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from ..files import Signature
from .place import places
from .schema import connect, is_current


class Catalogue:
    """What an index knows of the files of a store; of those that have changed since, nothing."""

    def __init__(self, folder: Path) -> None:
        """Open it; where there is no index that can be used, nothing is known."""
        self._connection: sqlite3.Connection | None = None
        self._files: dict[str, Signature] = {}
        for place in places(folder):
            if place is not None and place.exists():
                self._open(place)
                return

    def _open(self, place: Path) -> None:
        try:
            connection = connect(f"{place.absolute().as_uri()}?mode=ro", uri=True)
            if is_current(connection):
                self._connection = connection
                rows = connection.execute(
                    "SELECT name, device, inode, size, changed FROM shard WHERE broken IS NULL"
                )
                self._files = {name: tuple(rest) for name, *rest in rows}
        except sqlite3.Error:
            self._connection = None

    def knows(self, name: str, seen: Signature | None) -> bool:
        """Whether a file is as the index knows it."""
        return seen is not None and self._files.get(name) == seen

    def count(self, name: str) -> int:
        """Return how many records a file holds."""
        rows = self._rows("SELECT count(*), 0 FROM record WHERE shard=?", (name,))
        return int(rows[0][0]) if rows else 0

    def ids(self, names: Iterable[str]) -> frozenset[str]:
        """Return the ids of the articles in files that can be read."""
        found: set[str] = set()
        for name in names:
            rows = self._rows("SELECT id, 0 FROM record WHERE shard=? AND problem IS NULL", (name,))
            found.update(id for id, _ in rows)
        return frozenset(found)

    def where(self, ids: Iterable[str]) -> dict[str, list[tuple[str, int]]]:
        """Return for each id the files that hold it, with the number of the record."""
        return {
            id: [(name, number) for name, number in rows]
            for id in ids
            if (rows := self._rows("SELECT shard, number FROM record WHERE id=?", (id,)))
        }

    def close(self) -> None:
        """Let go of the index."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        self._files = {}

    def _rows(self, statement: str, values: tuple[str, ...]) -> list[tuple[str, int]]:
        if self._connection is None:
            return []
        return self._connection.execute(statement, values).fetchall()
