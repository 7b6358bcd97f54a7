"""Files into articles into the store: safe to repeat, and one bad file stops nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from . import extract
from .database import Store
from .edtf import is_valid
from .errors import UnreadableFile, UsageError
from .records import Article, EventDate, Method
from .sources import Source, find, read

BATCH_ARTICLES = 250
"""After how many articles they are written."""

BATCH_CHARACTERS = 4_000_000
"""After how many characters of text they are written, however few articles that is."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an ingestion has come."""

    done: int
    """Files dealt with."""
    total: int
    """Files there are."""
    path: str
    """The one last dealt with."""


@dataclass(frozen=True, slots=True)
class Ingested:
    """What came of an ingestion."""

    new: int
    """Articles that were added."""
    known: int
    """Files passed over, for their text is in the store."""
    updated: int
    """Articles read again, for a date or a publisher was given with them."""
    problems: tuple[UnreadableFile, ...]
    """What could not be taken, in the order met."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a person says about the files, where the files themselves do not."""

    published: EventDate | None = None
    """When they were published."""
    publisher: str | None = None
    """Who published them."""

    @classmethod
    def of(cls, published: str | None = None, publisher: str | None = None) -> Given:
        """Take what a person wrote; raises UsageError for a date that is none."""
        if published is None:
            return cls(None, publisher)
        if not is_valid(published):
            raise UsageError(
                f"{published!r} is no date; write it like 2018-02-13, 2018-02 or 2018-02-13T14:30"
            )
        return cls(EventDate(published, Method.EXTERNAL, "given"), publisher)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said."""
        return self.published is None and self.publisher is None


def ingest_paths(
    store: Store,
    paths: Sequence[str],
    *,
    given: Given | None = None,
    standard_input: BinaryIO | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Ingested:
    """Read files, folders or standard input into a store.

    An article is known by the hash of its bytes: one that is in the store already is passed over,
    unless something is given with it. Articles are written some hundreds at a time, so that
    memory stays flat and an interruption loses little.

    Args:
        store: Where the articles go.
        paths: Files, folders, or `-` for standard input.
        given: What is said about all of them.
        standard_input: What is read for `-`.
        progress: Told after each file.

    Raises:
        StoreError: The store does not take them; what was written before stays.
    """
    run = _Run(store, given or Given(), standard_input)
    found = list(find(paths))
    for done, each in enumerate(found, start=1):
        if isinstance(each, UnreadableFile):
            run.problems.append(each)
        else:
            run.take(each)
        if progress is not None:
            progress(Progress(done, len(found), each.path if not isinstance(each, str) else each))
    run.write()
    return Ingested(run.new, run.known, run.updated, tuple(run.problems))


@dataclass(slots=True)
class _Run:
    """One ingestion under way."""

    store: Store
    given: Given
    standard_input: BinaryIO | None
    problems: list[UnreadableFile] = field(default_factory=list)
    new: int = 0
    known: int = 0
    updated: int = 0
    _batch: dict[str, Article] = field(default_factory=dict)
    _characters: int = 0
    _ids: set[str] = field(default_factory=set)
    _dates: dict[str, EventDate] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._ids.update(self.store.ids())
        if self.given.published is None and not self.given.is_empty:
            # A date that was given earlier must outlive a publisher that is given now.
            self._dates = {
                article.id: article.date_published
                for article in self.store.articles()
                if article.date_published and article.date_published.method is Method.EXTERNAL
            }

    def take(self, path: str) -> None:
        """Read one file; what cannot be read becomes a problem."""
        try:
            source = read(path, self.standard_input)
            if source.id in self._batch or (source.id in self._ids and self.given.is_empty):
                self.known += 1
                return
            self._add(self._extract(source, path))
        except UnreadableFile as error:
            self.problems.append(error)

    def write(self) -> None:
        """Write what was read since the last time."""
        if self._batch:
            new = self.store.put(self._batch.values())
            self.new += new
            self.updated += len(self._batch) - new
            self._ids.update(self._batch)
            self._batch.clear()
            self._characters = 0

    def _extract(self, source: Source, path: str) -> Article:
        try:
            return extract.read(
                source.text,
                file=source.name,
                sha256=source.sha256,
                id=source.id,
                published=self.given.published or self._dates.get(source.id),
                publisher=self.given.publisher,
            )
        except Exception as error:  # a fault of ours with one text must not stop the others
            reason = f"was not understood, which is a fault of mahdar ({error!r}); please report it"
            raise UnreadableFile(path, reason) from error

    def _add(self, article: Article) -> None:
        self._batch[article.id] = article
        self._characters += len(article.text)
        if len(self._batch) >= BATCH_ARTICLES or self._characters >= BATCH_CHARACTERS:
            self.write()
