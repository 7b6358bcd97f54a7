"""Bringing an index up to date with the files it is made from."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path

from ..decisions.log import overlay_in
from ..decisions.places import log_signatures
from ..errors import StoreError
from ..files import Signature
from ..folder import ARTICLES
from ..records import Kind
from ..resolve.inference import Inferred, with_date
from ..rows import row_of
from .digest import Digest, article_facts, article_words, days_of, digest, kept_of
from .entities import Entities
from .known import Known, Numbers, WordRows
from .loading import EVERYWHERE, date_anew, load
from .meetings import Meetings
from .progress import Progress
from .reading import Read, read_line
from .shards import Line, broken, lines_of


class Update:
    """One bringing up to date, within one transaction."""

    def __init__(
        self, connection: sqlite3.Connection, folder: Path, odd: Collection[str] = ()
    ) -> None:
        """Prepare it.

        Args:
            connection: The index.
            folder: The store.
            odd: Names of files that are to be parsed whole, for `NotJson` was raised for them.
        """
        self._connection = connection
        self._odd = odd
        self._folder = folder
        self._numbers = Numbers(connection)
        self._known = Known(connection, self._numbers)
        self._entities = Entities(connection, self._numbers)
        self._meetings = Meetings(connection, self._numbers, self._known)
        self._words = WordRows(connection, Kind.ARTICLE)
        self._gone = 0
        self._again: set[str] = set()
        """Articles that decisions have made others, though their records are the same."""

    def run(self, shards: Mapping[str, Signature | None], progress: Progress | None = None) -> None:
        """Bring the index up to date with the files that have changed.

        Args:
            shards: Their signatures by name; none for those that are gone.
            progress: Told how far it is.
        """
        touched: dict[str, None] = {}
        for name, seen in shards.items():
            touched.update(dict.fromkeys(self._read_shard(name, seen)))
        touched.update(dict.fromkeys(self._decided()))
        self.renew(touched, progress)
        self._numbers.save()
        self._connection.execute(
            "INSERT INTO meta VALUES('garbage', ?) ON CONFLICT DO UPDATE SET value=value+?",
            (self._gone, self._gone),
        )

    def after_filling(self, twice: Iterable[str], inferred: Mapping[str, Inferred | None]) -> None:
        """Do what is left when all articles are there.

        Args:
            twice: Ids of articles that several records have.
            inferred: What follows from others of when articles were written.
        """
        for id, date in inferred.items():
            self._date(id, date)
        self.renew(dict.fromkeys((*twice, *self._decided())))
        self._numbers.save()

    def renew(self, ids: Iterable[str], progress: Progress | None = None) -> None:
        """Look again at articles that have come, gone or changed, telling how many are done."""
        wanted = list(ids)
        for done, id in enumerate(wanted):
            if progress is not None:
                progress(done, len(wanted))
            self._renew(id)
        self._settle()

    def _settle(self) -> None:
        self._entities.settle()
        self._entities.write_rows(self._known)
        self._meetings.look_again(self._entities.moved)
        self._meetings.relocate(self._entities.relocated)
        self._meetings.relabel(self._entities.relabelled)
        self._meetings.settle()
        for id, inferred in self._meetings.inferred.items():
            self._date(id, inferred)
        self._words.flush()

    # Shards

    def _read_shard(self, name: str, seen: Signature | None) -> Iterator[str]:
        """Note the records of a file; yield the ids of articles to be looked at again."""
        lines: list[Line] = []
        problem = None
        if seen is not None:
            try:
                lines = lines_of(self._folder / ARTICLES / name, whole=name in self._odd)
            except StoreError as error:
                problem = broken(error)
        note_shard(self._connection, name, seen, problem)
        before = {
            number: row
            for number, *row in self._connection.execute(
                "SELECT number, hash, start, length, id FROM record WHERE shard=?", (name,)
            )
        }
        for number in before.keys() - {line.number for line in lines}:
            self._connection.execute(
                "DELETE FROM record WHERE shard=? AND number=?", (name, number)
            )
            yield before[number][3]
        for line in lines:
            hash, *place, id = before.get(line.number, (None, None, None, None))
            if hash == line.hash:
                if place != [line.start, line.length]:
                    self._connection.execute(
                        "UPDATE record SET start=?, length=? WHERE shard=? AND number=?",
                        (line.start, line.length, name, line.number),
                    )
                continue
            if id is not None:
                yield id
            read = read_line(name, line)
            note_records(self._connection, name, [read])
            yield read.id

    # Decisions

    def _decided(self) -> list[str]:
        """Note what people decided; return the ids of the articles that it makes others."""
        seen = json.dumps(log_signatures(self._folder))
        overlay = overlay_in(self._folder)
        now = {
            id: json.dumps([asdict(each) for each in effects], ensure_ascii=False)
            for id, effects in overlay.effects.items()
        }
        if overlay.renamed:
            now[EVERYWHERE] = json.dumps(overlay.renamed, ensure_ascii=False)
        then = dict(self._connection.execute("SELECT article, effects FROM decided").fetchall())
        if now != then:
            self._connection.execute("DELETE FROM decided")
            self._connection.executemany("INSERT INTO decided VALUES(?,?)", sorted(now.items()))
        self._connection.execute("INSERT OR REPLACE INTO meta VALUES('decisions', ?)", (seen,))
        changed = {id for id in {*now, *then} - {EVERYWHERE} if now.get(id) != then.get(id)}
        changed.update(self._naming(then.get(EVERYWHERE), now.get(EVERYWHERE)))
        self._again |= changed
        return sorted(changed)

    def _naming(self, then: str | None, now: str | None) -> Iterator[str]:
        """Yield the articles that name what goes by another key than before."""
        before: dict[str, str] = json.loads(then or "{}")
        after: dict[str, str] = json.loads(now or "{}")
        renamed = dict(set(before.items()) ^ set(after.items()))
        for key in {*renamed, *(d[k] for d in (before, after) for k in renamed if k in d)}:
            rows = self._connection.execute("SELECT article FROM named WHERE key=?", (key,))
            yield from (id for (id,) in rows)

    # Articles

    def _renew(self, id: str) -> None:
        """Put an article in the place of what was there: of several with one id the last."""
        record = self._connection.execute(
            "SELECT shard, number, hash FROM record WHERE id=? AND problem IS NULL"
            " ORDER BY shard DESC, start DESC, number DESC LIMIT 1",
            (id,),
        ).fetchone()
        held = self._connection.execute(
            "SELECT shard, number, hash FROM article WHERE id=?", (id,)
        ).fetchone()
        if record == held and id not in self._again:
            return
        if held is not None:
            self._remove(id)
        if record is not None:
            date_anew(self._connection, self._folder, id)
            self._add(digest(load(self._connection, self._folder, id)), *record)

    def _add(self, of: Digest, shard: str, number: int, hash: bytes) -> None:
        row, span = of.row, of.span
        self._entities.add(row.id, of.entities)
        self._meetings.add(row.id, of.meetings)
        n = self._numbers.of_day(row.sort)
        self._connection.execute(
            "INSERT INTO article VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (
                n,
                row.id,
                shard,
                number,
                hash,
                of.file,
                row.label,
                row.date,
                row.mark,
                row.sort,
                row.sources,
                span.first,
                span.last,
                span.certain,
                of.undated,
                None,
                of.facts,
                of.said,
            ),
        )
        self._words.add(n, of.words, of.names)

    def _remove(self, id: str) -> None:
        (said,) = self._connection.execute("SELECT said FROM article WHERE id=?", (id,)).fetchone()
        self._entities.remove(id, kept_of(said))
        self._meetings.remove(id)
        self._connection.execute("DELETE FROM article WHERE id=?", (id,))
        self._gone += 1

    def _date(self, id: str, inferred: Inferred | None) -> None:
        """Give an article the date that follows from others, or take it away."""
        article = load(self._connection, self._folder, id)
        if inferred is not None:
            article = with_date(article, inferred)
        row = row_of(article)
        span = days_of(article.date)
        n = self._numbers.of_day(row.sort)
        self._connection.execute(
            "UPDATE article SET n=?, date=?, mark=?, sort=?, first=?, last=?, certain=?, facts=?"
            " WHERE id=?",
            (
                n,
                row.date,
                row.mark,
                row.sort,
                span.first,
                span.last,
                span.certain,
                article_facts(article),
                id,
            ),
        )
        self._words.add(n, *article_words(article))
        self._gone += 1


def note_shard(
    connection: sqlite3.Connection, name: str, seen: Signature | None, problem: str | None
) -> None:
    """Note the signature of a file, and why nothing of it can be read; or that it is gone."""
    connection.execute("DELETE FROM shard WHERE name=?", (name,))
    if seen is not None:
        connection.execute("INSERT INTO shard VALUES(?,?,?,?,?,?)", (name, *seen, problem))


def note_records(connection: sqlite3.Connection, shard: str, records: Iterable[Read]) -> None:
    """Note where records of a file lie, and what is wrong with each."""
    connection.executemany(
        "INSERT OR REPLACE INTO record VALUES(?,?,?,?,?,?,?,?)",
        [(shard, *read) for read in records],
    )
