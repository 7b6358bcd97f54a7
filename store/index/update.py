"""Bringing an index up to date with the files it is made from."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from ..documents import WrongField, article_from
from ..errors import StoreError
from ..files import Signature, read_tables, refuse_constant, signature
from ..folder import ARTICLES, shard_paths
from ..query.fields import is_certain
from ..records import Article
from ..resolve.inference import Inferred, with_date
from ..rows import row_of
from .digest import article_facts, article_words, entities_of, meetings_of
from .entities import Entities, Kept
from .known import Known, Numbers
from .meetings import Meetings, numbered, span_of
from .shards import Line, broken, lines_of, parsed_lines

Progress = Callable[[int, int], None]
"""Told after each file how many are done, of how many."""


def stale(connection: sqlite3.Connection, folder: Path) -> dict[str, Signature | None]:
    """Return the files whose content may differ from what the index was made from.

    Those that are gone have no signature.
    """
    now = {path.name: signature(path) for path in shard_paths(folder)}
    rows = connection.execute("SELECT name, device, inode, size, changed FROM shard")
    then = {name: tuple(rest) for name, *rest in rows}
    return {
        name: now.get(name) for name in sorted({*now, *then}) if now.get(name) != then.get(name)
    }


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
        self._gone = 0

    def run(self, shards: Mapping[str, Signature | None], progress: Progress | None = None) -> None:
        """Bring the index up to date with the files that have changed.

        Args:
            shards: Their signatures by name; none for those that are gone.
            progress: Told how far it is.
        """
        touched: dict[str, None] = {}
        for done, (name, seen) in enumerate(shards.items(), start=1):
            touched.update(dict.fromkeys(self._read_shard(name, seen)))
            self._entities.flush()
            if progress is not None:
                progress(done, len(shards))
        for id in touched:
            self._renew(id)
        self._settle()
        self._numbers.save()
        self._connection.execute(
            "INSERT INTO meta VALUES('garbage', ?) ON CONFLICT DO UPDATE SET value=value+?",
            (self._gone, self._gone),
        )

    def _settle(self) -> None:
        self._entities.settle()
        self._entities.write_rows(self._known)
        self._meetings.look_again(self._entities.moved)
        self._meetings.relocate(self._entities.relocated)
        self._meetings.relabel(self._entities.relabelled)
        self._meetings.settle()
        for id, inferred in self._meetings.inferred.items():
            self._date(id, inferred)

    # Shards

    def _read_shard(self, name: str, seen: Signature | None) -> Iterator[str]:
        """Note the records of a shard; yield the ids of articles to be looked at again.

        A first index takes the articles at once, for each is read only once then.
        """
        execute = self._connection.execute
        execute("DELETE FROM shard WHERE name=?", (name,))
        lines: list[Line] = []
        problem = None
        path = self._folder / ARTICLES / name
        if seen is not None:
            try:
                lines = parsed_lines(path) if name in self._odd else lines_of(path)
            except StoreError as error:
                problem = broken(error)
            execute("INSERT INTO shard VALUES(?,?,?,?,?,?)", (name, *seen, problem))
        before = {
            row[0]: row[1:]
            for row in execute(
                "SELECT number, hash, start, length, id, problem FROM record WHERE shard=?", (name,)
            )
        }
        for number in before.keys() - {line.number for line in lines}:
            execute("DELETE FROM record WHERE shard=? AND number=?", (name, number))
            yield before[number][3]
        for line in lines:
            yield from self._read_line(name, line, before.get(line.number))

    def _read_line(self, name: str, line: Line, before: tuple[Any, ...] | None) -> Iterator[str]:
        if before is not None and before[0] == line.hash:
            if before[1:3] != (line.start, line.length):
                self._connection.execute(
                    "UPDATE record SET start=?, length=? WHERE shard=? AND number=?",
                    (line.start, line.length, name, line.number),
                )
            return
        if before is not None:
            yield before[3]
        try:
            document = document_of(line.content)
        except (ValueError, RecursionError):
            raise NotJson(name) from None
        id, field, problem = str(document.get("id")), None, None
        article: Article | None = None
        try:
            article = article_from(document)
        except WrongField as wrong:
            field, problem = wrong.field, wrong.problem
        self._connection.execute(
            "INSERT OR REPLACE INTO record VALUES(?,?,?,?,?,?,?,?)",
            (name, line.number, id, line.start, line.length, line.hash, field, problem),
        )
        if self._fresh and article is not None and not self._has(id):
            self._add(article, name, line.number, line.hash)
        else:
            yield id

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
        if record == held:
            return
        if held is not None:
            self._remove(id)
        if record is not None:
            self._add(load(self._connection, self._folder, id), *record)

    def _add(self, article: Article, shard: str, number: int, hash: bytes) -> None:
        kept = self._entities.add(article.id, entities_of(article))
        meetings = meetings_of(article)
        self._meetings.add(article.id, meetings)
        row = row_of(article, len(meetings))
        first, last, certain = _span(article)
        n = numbered(row.sort, self._numbers.next())
        self._connection.execute(
            "INSERT INTO article VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (
                n,
                article.id,
                shard,
                number,
                hash,
                article.file,
                row.label,
                row.date,
                row.mark,
                row.sort,
                row.sources,
                first,
                last,
                certain,
                article.date is None,
                None,
                article_facts(article),
                _packed(kept),
            ),
        )
        self._write_words(n, article)

    def _write_words(self, n: int, article: Article) -> None:
        text, title = article_words(article)
        execute = self._connection.execute
        execute("INSERT INTO article_words(rowid, t) VALUES(?,?)", (n, text))
        execute("INSERT INTO article_names(rowid, t) VALUES(?,?)", (n, title))

    def _remove(self, id: str) -> None:
        (said,) = self._connection.execute("SELECT said FROM article WHERE id=?", (id,)).fetchone()
        self._entities.remove(id, _unpacked(said))
        self._meetings.remove(id)
        self._connection.execute("DELETE FROM article WHERE id=?", (id,))
        self._gone += 1

    def _date(self, id: str, inferred: Inferred | None) -> None:
        """Give an article the date that follows from others, or take it away."""
        article = load(self._connection, self._folder, id)
        if inferred is not None:
            article = with_date(article, inferred)
        row = row_of(article)
        first, last, certain = _span(article)
        n = numbered(row.sort, self._numbers.next())
        self._connection.execute(
            "UPDATE article SET n=?, date=?, mark=?, sort=?, first=?, last=?, certain=?, facts=?"
            " WHERE id=?",
            (n, row.date, row.mark, row.sort, first, last, certain, article_facts(article), id),
        )
        self._write_words(n, article)
        self._gone += 1


def document_of(content: bytes | Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a record's document from its bytes; raises ValueError where they are not JSON."""
    if not isinstance(content, bytes):
        return content
    found: Mapping[str, Any] = json.loads(content.decode(), parse_constant=refuse_constant)
    return found


class NotJson(Exception):
    """A line of a file is not what it looks like: the file must be parsed whole."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name
        """The file."""


class Moved(Exception):
    """A file has changed since the index was brought up to date."""


def load(connection: sqlite3.Connection, folder: Path, id: str) -> Article:
    """Read an article from its shard, without what is inferred about it.

    Raises:
        KeyError: There is none with that id.
        Moved: The file is another than the index knows.
    """
    row = connection.execute(
        "SELECT r.shard, r.number, r.start, r.length, s.device, s.inode, s.size, s.changed"
        " FROM record r JOIN shard s ON s.name=r.shard WHERE r.id=? AND r.problem IS NULL"
        " ORDER BY r.shard DESC, r.start DESC, r.number DESC LIMIT 1",
        (id,),
    ).fetchone()
    if row is None:
        raise KeyError(id)
    name, number, start, length, *seen = row
    path = folder / ARTICLES / name
    if signature(path) != tuple(seen):
        raise Moved(name)
    if start is None:
        return article_from((read_tables(path) or {})[ARTICLES][str(number)])
    with path.open("rb") as file:
        file.seek(start)
        content = file.read(length)
    try:
        return article_from(document_of(content))
    except (ValueError, WrongField) as error:  # replaced between the two looks
        raise Moved(name) from error


def _span(article: Article) -> tuple[int | None, int | None, bool]:
    date = article.date
    first, last, known = span_of(date.edtf if date else "", date is not None)
    return first, last, known and date is not None and is_certain(date)


def _packed(kept: Kept) -> bytes:
    return zlib.compress(json.dumps(kept, ensure_ascii=False).encode(), 1)


def _unpacked(said: bytes) -> Kept:
    found: Kept = json.loads(zlib.decompress(said))
    return found
