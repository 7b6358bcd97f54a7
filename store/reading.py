"""Articles read from their texts, in as many processes as there is work for."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeAlias

from .collecting import collect_seldom, few_collections
from .errors import UnreadableFile
from .given import event_date
from .processes import end_with_parent
from .records import Article, Given

if TYPE_CHECKING:
    from .recognizers.hosting import Hosts
    from .recognizers.spans import Recognized

_WORTH = 48
"""Texts from which other processes are worth being started."""
_TOGETHER = 4
"""Texts that are handed to a process at once: each time costs as much as a tenth of reading one."""
_AHEAD = 3
"""How many times as much is under way for each process: enough to keep it busy, few to hold."""


@dataclass(frozen=True, slots=True)
class Text:
    """What an article is to be read from."""

    path: str
    """Where it was found, for a person."""
    id: str
    """Id of the article."""
    file: str
    """Name of its file, without the folder."""
    sha256: str
    """Hash of the file's bytes."""
    text: str
    """The article's text."""
    given: Given
    """What is said of it beside the text."""
    recognizers: tuple[str, ...] = ()
    """Recognisers that are asked for names, as `store.recognizers.choose` gives them."""


@dataclass(frozen=True, slots=True)
class NotRead:
    """A text that could not be read, which is a fault of ours."""

    path: str
    """Where it was found."""
    why: str
    """What went wrong."""

    @property
    def problem(self) -> UnreadableFile:
        """The same as a problem of its file, with what to do."""
        reason = f"was not understood, which is a fault of mahdar ({self.why}); please report it"
        return UnreadableFile(self.path, reason, "fault", why=self.why)


@dataclass(frozen=True, slots=True)
class Understood:
    """An article, read."""

    article: Article
    """What was read."""
    notes: tuple[str, ...] = ()
    """What a person should know of how it went, such as that a recogniser failed."""


Read: TypeAlias = Understood | NotRead


def processors() -> int:
    """Return how many processors this process may use."""
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable else os.cpu_count() or 1


def read_text(text: Text) -> Read:
    """Read one article; whatever goes wrong with it stops no other."""
    from . import extract  # dear to import, and not needed where nothing new is read
    from .extract.version import RULES

    found, notes = _recognized(text)
    try:
        article = extract.read(
            text.text,
            file=text.file,
            sha256=text.sha256,
            id=text.id,
            published=event_date(text.given),
            publisher=text.given.publisher,
            recognized=found,
        )
    except Exception as error:
        return NotRead(text.path, repr(error))
    done = article._replace(given=text.given, rules=RULES, recognizers=text.recognizers)
    return Understood(done, notes)


def _recognized(text: Text) -> tuple[Sequence[Recognized], tuple[str, ...]]:
    """Return what recognisers find, none where none is chosen, and what went wrong."""
    if not text.recognizers:
        return (), ()
    return _hosts().recognize(text.recognizers, text.text)


@cache
def _hosts() -> Hosts:
    from .recognizers.hosting import Hosts  # not needed by those who chose none

    return Hosts()


def read_texts(texts: Iterable[Text], *, count: int, jobs: int) -> Iterator[tuple[Text, Read]]:
    """Read texts, and yield what became of each in the order given.

    Only some are held at a time, so that memory stays flat over any number.

    Args:
        texts: Taken one by one, as there is room.
        count: How many there are at most; for a few, no process is started.
        jobs: How many processes may read.
    """
    try:
        if jobs < 2 or count < _WORTH:
            with few_collections():
                for text in texts:
                    yield text, read_text(text)
        else:
            yield from _in_processes(texts, jobs)
    finally:
        if _hosts.cache_info().currsize:
            _hosts().close()
            _hosts.cache_clear()


def _in_processes(texts: Iterable[Text], jobs: int) -> Iterator[tuple[Text, Read]]:
    pool = _pool(jobs)
    under_way: deque[tuple[Sequence[Text], Future[list[Read]]]] = deque()
    left = iter(texts)
    refused: Sequence[Text] = ()
    try:
        while some := tuple(islice(left, _TOGETHER)):
            refused = some
            under_way.append((some, pool.submit(_read_some, some)))
            refused = ()
            if len(under_way) > jobs * _AHEAD:
                yield from _next(under_way)
        while under_way:
            yield from _next(under_way)
    except BrokenProcessPool:
        # One of them was killed, perhaps for its memory: the rest is read here, one by one.
        for text in chain(*(some for some, _ in under_way), refused, left):
            yield text, read_text(text)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _read_some(texts: Sequence[Text]) -> list[Read]:
    return [read_text(text) for text in texts]


def _next(
    under_way: deque[tuple[Sequence[Text], Future[list[Read]]]],
) -> Iterator[tuple[Text, Read]]:
    """Yield what became of the texts that were handed over first."""
    texts, future = under_way[0]
    read = future.result()
    under_way.popleft()
    yield from zip(texts, read, strict=True)


def _pool(jobs: int) -> ProcessPoolExecutor:
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    if context.get_start_method() == "forkserver":
        # The lists of names and the patterns are loaded once and shared.
        context.set_forkserver_preload(["store.loaded", "store.reading"])
    return ProcessPoolExecutor(jobs, context, _begin)


def _begin() -> None:
    """Prepare a process that only reads."""
    # The process that a person sees decides what an interrupt means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()
    collect_seldom()
