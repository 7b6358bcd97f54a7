"""Filling an empty index with all that the files of a store hold."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping
from pathlib import Path

from ..files import Signature
from ..folder import ARTICLES
from ..records import Kind
from .first_entities import FirstEntities
from .first_meetings import FirstMeetings
from .helping import helpers
from .known import Known, Numbers, WordRows
from .meetings import Meetings
from .progress import Progress
from .reading import Read, ReadShard, read_shards
from .schema import create_orders
from .sent import Sent
from .update import Update, note_record, note_shard


class Filling:
    """One making of an index, within one transaction."""

    def __init__(self, connection: sqlite3.Connection, folder: Path, odd: Collection[str]) -> None:
        """Prepare it.

        Args:
            connection: The index, in which there are only empty tables.
            folder: The store.
            odd: Names of files that are to be parsed whole, for `NotJson` was raised for them.
        """
        self._connection = connection
        self._folder = folder
        self._odd = odd
        self._numbers = Numbers(connection, fresh=True)
        self._entities = FirstEntities(connection, self._numbers)
        known = Known(connection, self._numbers)
        self._all_meetings = Meetings(connection, self._numbers, known)
        self._meetings = FirstMeetings(connection, self._numbers, known, self._all_meetings)
        self._words = WordRows(connection, Kind.ARTICLE)

    def run(self, shards: Mapping[str, Signature | None], progress: Progress | None = None) -> None:
        """Take every article of every file.

        Args:
            shards: Their signatures by name.
            progress: Told how many are done.
        """
        twice: list[str] = []
        if progress is not None:
            progress(0, len(shards))
        paths = [self._folder / ARTICLES / name for name in shards]
        _, _, made = self._connection.execute("PRAGMA database_list").fetchone()
        with helpers(len(paths), made) as helping:
            found_of = zip(shards, read_shards(helping, paths, self._odd), strict=True)
            for done, (name, found) in enumerate(found_of, start=1):
                note_shard(self._connection, name, shards[name], found.problem)
                twice += self._take(name, found)
                if progress is not None:
                    progress(done, len(shards))
            self._words.flush()
            self._entities.settle(helping)
        self._meetings.settle()
        self._numbers.save()
        create_orders(self._connection)
        Update(self._connection, self._folder).after_filling(twice, self._all_meetings.inferred)

    def _take(self, name: str, found: ReadShard) -> list[str]:
        """Take the articles of a file; return the ids of those that were there before."""
        twice: list[str] = []
        for read, kept in found.records:
            note_record(self._connection, name, read)
            if kept is None:
                continue
            if self._has(kept.id):
                twice.append(kept.id)
            else:
                self._add(name, read, kept)
        return twice

    def _has(self, id: str) -> bool:
        row = self._connection.execute("SELECT 1 FROM article WHERE id=?", (id,)).fetchone()
        return row is not None

    def _add(self, shard: str, read: Read, article: Sent) -> None:
        self._entities.add(article)
        self._meetings.add(article)
        n = self._numbers.of_day(article.sort)
        self._connection.execute(
            "INSERT INTO article(n, id, shard, number, hash, file, title, date, mark, sort,"
            " meetings, first, last, certain, undated, facts, said)"
            " VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (n, article.id, shard, read.number, read.hash, *article.columns),
        )
        self._words.add(n, article.words, article.names)
