"""Reading shards into what is kept of them: in several processes where there is much to read."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ..collecting import collect_seldom
from ..documents import article_from
from ..errors import StoreError
from ..fields import HALVES, WrongField
from .digest import Digest, digest
from .loading import NotJson, document_of
from .shards import Line, broken, lines_of

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

_ALONE = 3
"""Files up to which other processes would take longer to start than they save."""


@dataclass(frozen=True, slots=True)
class Read:
    """A record of a shard, read."""

    number: int
    """Its number within the table."""
    start: int | None
    """Byte at which its JSON begins, where that can be told."""
    length: int
    """Bytes of its JSON."""
    hash: bytes
    """What tells its content from another."""
    id: str
    """Id of the article."""
    digest: Digest | None
    """What is kept of it; none where it is not read so far, or wrong."""
    field: str | None
    """The field that is wrong."""
    problem: str | None
    """What is wrong with it."""


@dataclass(frozen=True, slots=True)
class ReadShard:
    """The records of a shard, read."""

    records: Sequence[Read]
    """In file order."""
    problem: str | None
    """Why nothing of it can be read, as `shards.told` tells it."""


Reader = Callable[[Sequence[Path], Collection[str]], Iterable[ReadShard]]
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

    waiting: list[Future[ReadShard]] = []
    for at, path in enumerate(paths):
        try:
            while len(waiting) < min(ahead, len(paths) - at):
                waiting.append(pool.submit(read_shard, paths[at + len(waiting)], odd))
            found = waiting.pop(0).result()
        except BrokenExecutor:  # whoever calls cannot start processes, or they were killed
            waiting.clear()
            found = read_shard(path, odd)
        yield found


def read_shard(path: Path, odd: Collection[str]) -> ReadShard:
    """Read the records of a shard; raises NotJson."""
    try:
        lines = lines_of(path, whole=path.name in odd)
    except StoreError as error:
        return ReadShard((), broken(error))
    return ReadShard([read_line(path.name, line, digested=True) for line in lines], None)


def read_line(name: str, line: Line, *, digested: bool = False) -> Read:
    """Read a record, all that is kept of it only if that is asked for; raises NotJson."""
    try:
        document = document_of(line.content)
    except (ValueError, RecursionError):
        raise NotJson(name) from None
    kept = field = problem = None
    try:
        article = article_from(document)
        kept = digest(article) if digested else None
    except WrongField as wrong:
        field, problem = wrong.field, wrong.problem
    id = HALVES.sub("\ufffd", str(document.get("id")))  # of a record that is wrong, but noted
    return Read(line.number, line.start, line.length, line.hash, id, kept, field, problem)
