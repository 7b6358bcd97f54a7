"""Reading single articles by the bytes they lie at, and seeing whether those are still theirs."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..files import Signature, backup_of, read_tables, refuse_constant, signature
from ..folder import ARTICLES, State

if TYPE_CHECKING:
    from ..records import Article


def stale(connection: sqlite3.Connection, state: State) -> dict[str, Signature | None]:
    """Return the files whose content may differ from what the index was made from.

    Those that are gone have no signature.
    """
    now = state.shards
    rows = connection.execute("SELECT name, device, inode, size, changed FROM shard")
    then = {name: tuple(rest) for name, *rest in rows}
    return {
        name: now.get(name) for name in sorted({*now, *then}) if now.get(name) != then.get(name)
    }


def is_stale(connection: sqlite3.Connection, state: State) -> bool:
    """Whether any file or decision may differ from what the index was made from."""
    decided = [seen and list(seen) for seen in state.logs]
    return decided_as(connection) != decided or bool(stale(connection, state))


def decided_as(connection: sqlite3.Connection) -> list[list[int] | None]:
    """Return the signatures of the logs of decisions that the index was made from."""
    row = connection.execute("SELECT value FROM meta WHERE name='decisions'").fetchone()
    return json.loads(row[0]) if row else [None, None]


EVERYWHERE = ""
"""Stands for an article in the table of effects: what is renamed in all of them."""


def over(connection: sqlite3.Connection, article: Article) -> Article:
    """Return an article as it is after what people decided."""
    rows = connection.execute(
        "SELECT article, effects FROM decided WHERE article IN (?, ?)", (EVERYWHERE, article.id)
    )
    found = {id: json.loads(effects) for id, effects in rows}
    if not found:
        return article
    from ..decisions.overlay import Effect, laid_over
    from ..documents import article_from

    dated = connection.execute("SELECT document FROM dated WHERE article=?", (article.id,))
    for (document,) in dated:
        article = article_from(json.loads(document))
    effects = [Effect(**each) for each in found.get(article.id, ())]
    return laid_over(article, effects, found.get(EVERYWHERE, {}))


def date_anew(connection: sqlite3.Connection, folder: Path, id: str) -> None:
    """Keep how an article reads by the date that a person gave it, for all who load it later."""
    connection.execute("DELETE FROM dated WHERE article=?", (id,))
    row = connection.execute("SELECT effects FROM decided WHERE article=?", (id,)).fetchone()
    if row is None:
        return
    from ..decisions.dating import read_as_dated
    from ..decisions.overlay import Effect, date_given
    from ..documents import document_of as written

    published = date_given(Effect(**each) for each in json.loads(row[0]))
    article = load(connection, folder, id, decided=False)
    read = read_as_dated(article, published)
    if read is not article:
        document = json.dumps(written(read), ensure_ascii=True)
        connection.execute("INSERT INTO dated VALUES(?,?)", (id, document))


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


def load(
    connection: sqlite3.Connection,
    folder: Path,
    id: str,
    *,
    before: bool = False,
    decided: bool = True,
) -> Article:
    """Read an article from its shard, decisions included, without what is inferred about it.

    Args:
        connection: The index.
        folder: The store.
        id: Id of the article.
        before: Whether, of a file that has changed, it is read as it was before: from where it
            stood, if it still stands there, or from the copy of the file.
        decided: Whether what people decided is laid over it.

    Raises:
        KeyError: There is none with that id.
        Moved: The file is another than the index knows.
    """
    article = _read(connection, folder, id, before)
    return over(connection, article) if decided else article


def _read(connection: sqlite3.Connection, folder: Path, id: str, before: bool) -> Article:
    from ..documents import article_from
    from ..fields import WrongField

    name, number, start, length, hash, *seen = _place(connection, id)
    path = folder / ARTICLES / name
    same = signature(path) == tuple(seen)
    if not (same or before):
        raise Moved(name)
    if start is None:
        tables = read_tables(_same(path, tuple(seen))) or {}
        return article_from(tables[ARTICLES][str(number)])
    content = (
        _bytes_at(path, start, length) if same else _bytes_of(path, number, start, length, hash)
    )
    try:
        return article_from(document_of(content))
    except (ValueError, WrongField) as error:  # replaced between the two looks
        raise Moved(name) from error


def words_of(connection: sqlite3.Connection, folder: Path, id: str) -> tuple[str, str] | None:
    """Return the title and the text of an article, and look at nothing else of it.

    None where it takes more to say what they are: the file has changed, or people decided
    something. Raises KeyError where there is no article with that id.
    """
    document = _as_written(connection, folder, id)
    title, text = document.get("title"), document.get("text")
    return (title, text) if isinstance(title, str) and isinstance(text, str) else None


def load_about(connection: sqlite3.Connection, folder: Path, id: str, about: str) -> Article | None:
    """Read an article with its mentions and what it says about one key, as if that were all.

    None where it takes more to say what that is, as for `words_of`, or where a date of it follows
    from others. Raises KeyError where there is no article with that id.
    """
    from ..documents import article_from
    from ..fields import WrongField

    document = _as_written(connection, folder, id)
    inferred = "SELECT 1 FROM article WHERE id=? AND inferred IS NOT NULL"
    if not document or connection.execute(inferred, (id,)).fetchone():
        return None
    try:
        claims = [each for each in document["claims"] if each["about"] == about]
        return article_from({**document, "blocks": [], "claims": claims})
    except (KeyError, TypeError, WrongField):  # replaced between the two looks
        return None


def _as_written(connection: sqlite3.Connection, folder: Path, id: str) -> Mapping[str, Any]:
    """Return the document of an article; an empty one where more than that is to be known of it."""
    decided = "SELECT 1 FROM decided WHERE article IN (?, ?)"
    name, _, start, length, _, *seen = _place(connection, id)
    path = folder / ARTICLES / name
    if start is None or signature(path) != tuple(seen):
        return {}
    if connection.execute(decided, (EVERYWHERE, id)).fetchone():
        return {}
    try:
        return document_of(_bytes_at(path, start, length))
    except (OSError, ValueError):  # replaced between the two looks
        return {}


def _place(connection: sqlite3.Connection, id: str) -> tuple[Any, ...]:
    """Return where an article stands, its hash, and in which state of its file; or KeyError."""
    row: tuple[Any, ...] | None = connection.execute(
        "SELECT r.shard, r.number, r.start, r.length, r.hash, s.device, s.inode, s.size, s.changed"
        " FROM record r JOIN shard s ON s.name=r.shard WHERE r.id=? AND r.problem IS NULL"
        " ORDER BY r.shard DESC, r.start DESC, r.number DESC LIMIT 1",
        (id,),
    ).fetchone()
    if row is None:
        raise KeyError(id)
    return row


def _same(path: Path, seen: tuple[int, ...]) -> Path:
    """Return where the file that the index knows lies now; raises Moved."""
    for each in (path, backup_of(path)):
        if signature(each) == seen:
            return each
    raise Moved(path.name)


def _bytes_of(path: Path, number: int, start: int, length: int, hash: bytes) -> bytes:
    """Return a record as it was, from a file that has changed or its copy; raises Moved."""
    from .shards import content_hash

    for each in (path, backup_of(path)):
        for find in (_bytes_at, partial(_bytes_behind, number)):
            try:
                content = find(each, start, length)
            except OSError:
                break
            if content_hash(content) == hash:
                return content
    raise Moved(path.name)


def _bytes_behind(number: int, path: Path, start: int, length: int) -> bytes:
    """Return the bytes behind a record's number, wherever in the file it stands now."""
    del start
    content, begun = path.read_bytes(), b'\n"%d": ' % number
    at = content.find(begun) + len(begun)
    return content[at : at + length]


def _bytes_at(path: Path, start: int, length: int) -> bytes:
    with path.open("rb") as file:
        file.seek(start)
        return file.read(length)
