"""Reading shards into what is kept of them."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ..documents import article_from
from ..errors import StoreError
from ..fields import HALVES, WrongField
from .loading import NotJson, document_of
from .sent import Gathered, Sent, SentEntities, sent
from .shards import Line, broken, lines_of

if TYPE_CHECKING:
    from ..records import Article
    from .helping import Helpers


class Read(NamedTuple):
    """A record of a shard, read."""

    number: int
    """Its number within the table."""
    id: str
    """Id of the article."""
    start: int | None
    """Byte at which its JSON begins, where that can be told."""
    length: int
    """Bytes of its JSON."""
    hash: bytes
    """What tells its content from another."""
    field: str | None
    """The field that is wrong."""
    problem: str | None
    """What is wrong with it."""


class ReadShard(NamedTuple):
    """The records of a shard, read."""

    records: Sequence[tuple[Read, Sent | None]]
    """In file order, with what is kept of each; none where it is wrong, or not the first."""
    entities: SentEntities
    """What those that are kept say of entities."""
    twice: Sequence[str]
    """Ids of articles that were read before."""
    problem: str | None
    """Why nothing of it can be read, as `shards.told` tells it."""


def read_shards(
    helpers: Helpers, paths: Iterable[Path], odd: Collection[str]
) -> Iterator[ReadShard]:
    """Yield the records of shards, in their order.

    Args:
        helpers: What reads them.
        paths: The files.
        odd: Names of those that are to be parsed whole.

    Raises:
        NotJson: Another one is to be parsed whole.
    """
    for written in helpers.each(_written, ((path, path.name in odd) for path in paths)):
        records, entities, *rest = marshal.loads(written)
        found = [(Read(*read), None if kept is None else Sent(*kept)) for read, kept in records]
        yield ReadShard(found, SentEntities(*entities), *rest)


def _written(shard: tuple[Path, bool]) -> bytes:
    """Read the records of a shard, and write them for another process; raises NotJson."""
    records, entities, twice, problem = read_shard(*shard)
    plain = [(tuple(read), None if kept is None else tuple(kept)) for read, kept in records]
    written: Any = (plain, tuple(entities), twice, problem)
    return marshal.dumps(written)


def read_shard(path: Path, whole: bool, before: Collection[str] = ()) -> ReadShard:
    """Read the records of a shard.

    Args:
        path: The file.
        whole: Whether it is parsed whole, whatever it looks like.
        before: Ids of articles of it that were read before, in other files.

    Raises:
        NotJson: It is to be parsed whole.
    """
    gathered = Gathered()
    seen, twice = set(before), list[str]()

    def keep(article: Article) -> Sent | None:
        if article.id in seen:
            twice.append(article.id)
            return None
        seen.add(article.id)
        return sent(article, gathered)

    try:
        lines = lines_of(path, whole=whole)
    except StoreError as error:
        return ReadShard((), gathered.sent(), (), broken(error))
    records = [_read(path.name, line, keep) for line in lines]
    return ReadShard(records, gathered.sent(), twice, None)


def read_line(name: str, line: Line) -> Read:
    """Look at a record without keeping what it says; raises NotJson."""
    return _read(name, line, lambda _: None)[0]


def _read(
    name: str, line: Line, keep: Callable[[Article], Sent | None]
) -> tuple[Read, Sent | None]:
    try:
        document = document_of(line.content)
    except (ValueError, RecursionError):
        raise NotJson(name) from None
    kept = field = problem = None
    try:
        kept = keep(article_from(document))
    except WrongField as wrong:
        field, problem = wrong.field, wrong.problem
    id = HALVES.sub("\ufffd", str(document.get("id")))  # of a record that is wrong, but noted
    return Read(line.number, id, line.start, line.length, line.hash, field, problem), kept
