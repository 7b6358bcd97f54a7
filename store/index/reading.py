"""Reading shards into what is kept of them: in several processes where there is much to read."""

from __future__ import annotations

import contextlib
import marshal
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ..collecting import collect_seldom
from ..documents import article_from
from ..errors import StoreError
from ..fields import HALVES, WrongField
from .loading import NotJson, document_of
from .sent import Sent, sent
from .shards import Line, broken, lines_of

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

    from ..records import Article

_ALONE = 3
"""Files up to which other processes would take longer to start than they save."""


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
    """In file order, with what is kept of each; none where it is wrong."""
    problem: str | None
    """Why nothing of it can be read, as `shards.told` tells it."""


Reader: TypeAlias = Callable[[Sequence[Path], Collection[str]], Iterable[ReadShard]]
"""Reads shards in order; those with certain names are parsed whole."""


@contextlib.contextmanager
def readers(count: int) -> Iterator[Reader]:
    """Provide what reads so many shards fast."""
    workers = min(count, _processors())
    if count <= _ALONE or workers < 2:
        yield lambda paths, odd: (read_shard(path, odd) for path in paths)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # Not by forking: the process may be one that has threads, as the browser does.
    pool = ProcessPoolExecutor(workers, get_context("spawn"), _begin)
    with pool:
        yield partial(_read_ahead, pool, workers + 1)


def _begin() -> None:
    """Prepare a process that only reads."""
    from ..processes import end_with_parent

    end_with_parent()
    collect_seldom()


def _processors() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS
        return os.cpu_count() or 1


def _read_ahead(
    pool: Executor, ahead: int, paths: Sequence[Path], odd: Collection[str]
) -> Iterator[ReadShard]:
    """Yield shards in order, only a few being read before they are asked for: memory is flat."""
    from concurrent.futures import BrokenExecutor

    waiting: list[Future[bytes]] = []
    for at, path in enumerate(paths):
        try:
            while len(waiting) < min(ahead, len(paths) - at):
                waiting.append(pool.submit(_written, paths[at + len(waiting)], odd))
            found = _from_written(waiting.pop(0).result())
        except BrokenExecutor:  # whoever calls cannot start processes, or they were killed
            waiting.clear()
            found = read_shard(path, odd)
        yield found


def _written(path: Path, odd: Collection[str]) -> bytes:
    """Read the records of a shard, and write them for another process; raises NotJson."""
    records, problem = read_shard(path, odd)
    plain = [(tuple(read), None if kept is None else tuple(kept)) for read, kept in records]
    return marshal.dumps((plain, problem))


def _from_written(written: bytes) -> ReadShard:
    records, problem = marshal.loads(written)
    found = [(Read(*read), None if kept is None else Sent(*kept)) for read, kept in records]
    return ReadShard(found, problem)


def read_shard(path: Path, odd: Collection[str]) -> ReadShard:
    """Read the records of a shard; raises NotJson."""
    try:
        lines = lines_of(path, whole=path.name in odd)
    except StoreError as error:
        return ReadShard((), broken(error))
    return ReadShard([_read(path.name, line, sent) for line in lines], None)


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
