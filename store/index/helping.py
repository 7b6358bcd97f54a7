"""Processes that help to make an index, where there is much to do."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from ..collecting import collect_seldom

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

_ALONE = 3
"""Files up to which other processes would take longer to start than they save."""

A = TypeVar("A")


class Helpers:
    """Does one thing after another: in other processes, or here where there are none."""

    def __init__(self, pool: Executor | None, ahead: int) -> None:
        """Prepare it.

        Args:
            pool: The processes; none where there are none.
            ahead: How much may be under way: enough to keep them busy, little enough to hold.
        """
        self._pool = pool
        self._ahead = ahead

    def each(self, work: Callable[[A], bytes], things: Iterable[A]) -> Iterator[bytes]:
        """Yield what comes of a work on each of some things, in their order.

        Args:
            work: A function of a module, which other processes can find.
            things: What it is given; looked at only as far as it is done.
        """
        under_way: deque[tuple[A, Future[bytes] | None]] = deque()
        for thing in things:
            under_way.append((thing, self._begin(work, thing)))
            if len(under_way) > self._ahead or self._pool is None:
                yield self._end(work, *under_way.popleft())
        while under_way:
            yield self._end(work, *under_way.popleft())

    def _begin(self, work: Callable[[A], bytes], thing: A) -> Future[bytes] | None:
        from concurrent.futures import BrokenExecutor

        try:
            return None if self._pool is None else self._pool.submit(work, thing)
        except BrokenExecutor:  # whoever calls cannot start processes, or they were killed
            self._pool = None
            return None

    def _end(self, work: Callable[[A], bytes], thing: A, future: Future[bytes] | None) -> bytes:
        from concurrent.futures import BrokenExecutor

        if future is not None:
            try:
                return future.result()
            except BrokenExecutor:
                self._pool = None
        return work(thing)


@contextmanager
def helpers(count: int, made: str = "") -> Iterator[Helpers]:
    """Provide what makes an index fast.

    Args:
        count: How many files it is made from.
        made: Path of the index, which is nothing to anybody if this process is killed.
    """
    workers = min(count, _processors())
    if count <= _ALONE or workers < 2:
        yield Helpers(None, 0)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # Not by forking: the process may be one that has threads, as the browser does.
    pool = ProcessPoolExecutor(workers, get_context("spawn"), _prepare, (made,))
    with pool:
        yield Helpers(pool, workers)


def _prepare(made: str) -> None:
    """Prepare a process that only helps."""
    from ..processes import end_with_parent

    end_with_parent(*([made] if made else []))
    collect_seldom()


def _processors() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS
        return os.cpu_count() or 1
