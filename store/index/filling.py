"""Filling an empty index with all that the files of a store hold."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
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
from .reading import Read, ReadShard, read_shard, read_shards
from .schema import create_orders
from .sent import Sent
from .update import Update, note_records, note_shard

_GATHERED = 2_000
"""Articles whose words are written at a time: some twenty MB of them."""


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
        self._words = WordRows(connection, Kind.ARTICLE, gathered=_GATHERED)

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

    def _take(self, name: str, found: ReadShard) -> Sequence[str]:
        """Take the articles of a file; return the ids of those that were there before."""
        before = self._there(kept.id for _, kept in found.records if kept is not None)
        if before:  # what they say is among what was gathered
            found = read_shard(self._folder / ARTICLES / name, name in self._odd, before)
        note_records(self._connection, name, [read for read, _ in found.records])
        self._entities.add(found.entities)
        kept = [(read, article) for read, article in found.records if article is not None]
        for _, article in kept:
            self._meetings.add(article)
        self._write(name, kept)
        return found.twice

    def _there(self, ids: Iterable[str]) -> list[str]:
        """Return which articles have been taken."""
        rows = self._connection.execute(
            "SELECT id FROM article WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(ids)),),
        )
        return [id for (id,) in rows]

    def _write(self, shard: str, articles: Iterable[tuple[Read, Sent]]) -> None:
        """Write the rows of articles of a file, and their words."""
        rows = []
        for read, article in articles:
            n = self._numbers.of_day(article.sort)
            rows.append((n, article.id, shard, read.number, read.hash, *article.columns))
            self._words.add(n, article.words, article.names)
        self._connection.executemany(
            "INSERT INTO article(n, id, shard, number, hash, file, title, date, mark, sort,"
            " meetings, first, last, certain, undated, facts, said)"
            " VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            rows,
        )
