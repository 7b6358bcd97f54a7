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
from .digest import Digest, article_facts, article_words, days_of, digest, unpacked
from .entities import Entities
from .known import Known, Numbers, WordRows
from .loading import EVERYWHERE, load
from .meetings import Meetings
from .place import Progress
from .reading import Read, read_line, readers
from .schema import create_orders
from .shards import Line, broken, lines_of


class Update:
    """One bringing up to date, within one transaction."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        folder: Path,
        *,
        fresh: bool,
        odd: Collection[str] = (),
    ) -> None:
        """Prepare it.

        Args:
            connection: The index.
            folder: The store.
            fresh: Whether the index is still empty.
            odd: Names of files that are to be parsed whole, for `NotJson` was raised for them.
        """
        self._connection = connection
        self._odd = odd
        self._folder = folder
        self._fresh = fresh
        self._numbers = Numbers(connection)
        self._known = Known(connection, self._numbers)
        self._entities = Entities(connection, self._numbers, fresh=fresh)
        self._meetings = Meetings(connection, self._numbers, self._known, fresh=fresh)
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
        if self._fresh:
            touched.update(dict.fromkeys(self._fill(shards, progress)))
        else:
            for name, seen in shards.items():
                touched.update(dict.fromkeys(self._read_shard(name, seen)))
        if self._fresh:
            self._settle()
            self._numbers.save()
            create_orders(self._connection)
            again = Update(self._connection, self._folder, fresh=False)
            touched.update(dict.fromkeys(again._decided()))
            if touched:
                again.renew(touched)
                again._numbers.save()
            return
        touched.update(dict.fromkeys(self._decided()))
        self.renew(touched, progress)
        self._numbers.save()
        self._connection.execute(
            "INSERT INTO meta VALUES('garbage', ?) ON CONFLICT DO UPDATE SET value=value+?",
            (self._gone, self._gone),
        )

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

    def _fill(self, shards: Mapping[str, Signature | None], progress: Progress | None) -> list[str]:
        """Take every article of every file into an empty index; return the ids that come twice."""
        twice: list[str] = []
        paths = [self._folder / ARTICLES / name for name in shards]
        with readers(len(paths)) as read:
            found_of = zip(shards, read(paths, self._odd), strict=True)
            for done, (name, found) in enumerate(found_of, start=1):
                self._note_shard(name, shards[name], found.problem)
                for each in found.records:
                    self._note_record(name, each)
                    if each.digest is None:
                        continue
                    if self._has(each.id):
                        twice.append(each.id)
                    else:
                        self._add(each.digest, name, each.number, each.hash)
                self._entities.flush_some()
                if progress is not None:
                    progress(done, len(shards))
        return twice

    def _note_shard(self, name: str, seen: Signature | None, problem: str | None) -> None:
        self._connection.execute("DELETE FROM shard WHERE name=?", (name,))
        if seen is not None:
            self._connection.execute(
                "INSERT INTO shard VALUES(?,?,?,?,?,?)", (name, *seen, problem)
            )

    def _note_record(self, name: str, each: Read) -> None:
        self._connection.execute(
            "INSERT OR REPLACE INTO record VALUES(?,?,?,?,?,?,?,?)",
            (
                name,
                each.number,
                each.id,
                each.start,
                each.length,
                each.hash,
                each.field,
                each.problem,
            ),
        )

    def _read_shard(self, name: str, seen: Signature | None) -> Iterator[str]:
        """Note the records of a file; yield the ids of articles to be looked at again."""
        lines: list[Line] = []
        problem = None
        if seen is not None:
            try:
                lines = lines_of(self._folder / ARTICLES / name, whole=name in self._odd)
            except StoreError as error:
                problem = broken(error)
        self._note_shard(name, seen, problem)
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
            self._note_record(name, read)
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

    def _has(self, id: str) -> bool:
        row = self._connection.execute("SELECT 1 FROM article WHERE id=?", (id,)).fetchone()
        return row is not None

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
            self._add(digest(load(self._connection, self._folder, id)), *record)

    def _add(self, of: Digest, shard: str, number: int, hash: bytes) -> None:
        row, span = of.row, of.span
        self._entities.add(row.id, of.entities)
        self._meetings.add(row.id, of.meetings)
        n = self._numbers.of_day(row.sort, fresh=self._fresh)
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
        self._entities.remove(id, unpacked(said))
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
        n = self._numbers.of_day(row.sort, fresh=self._fresh)
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
