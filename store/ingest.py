"""Files into articles into the store: safe to repeat, and one bad file stops nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from .database import Store
from .errors import UnreadableFile
from .given import Folders, nearer
from .opening import renew_index
from .reading import NotRead, Read, Text, read_texts
from .records import Article, BlockKind, Given
from .sources import STANDARD_INPUT, find, read

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
    """Files passed over, for their text is in the store and nothing new is said of it."""
    updated: int
    """Articles read again, for something is said of them that was not before."""
    problems: tuple[UnreadableFile, ...]
    """What could not be taken, in the order met."""
    guessed: tuple[tuple[str, str], ...] = ()
    """Files whose encoding was found out by what it makes of their bytes, and which it was."""
    notes: tuple[tuple[str, str], ...] = ()
    """Files whose reading went not as it should, and how."""
    remarks: tuple[tuple[str, str], ...] = ()
    """Files in which there was nothing to read, and why, as in `REMARKS`; they are kept."""


class Batch:
    """Articles on their way into a store, written some hundreds at a time: memory stays flat.

    Args:
        store: Where they go.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._articles: dict[str, Article] = {}
        self._characters = 0
        self.new = 0
        """How many written ones were not there before."""
        self.updated = 0
        """How many took the place of one with the same id."""

    def add(self, article: Article) -> None:
        """Take an article, and write all there are where it is time."""
        self._articles[article.id] = article
        self._characters += len(article.text)
        if len(self._articles) >= BATCH_ARTICLES or self._characters >= BATCH_CHARACTERS:
            self._write()

    def finish(self) -> None:
        """Write what is left, and bring the index up to date where anything was written."""
        self._write()
        if self.new or self.updated:
            renew_index(self._store.path)

    def _write(self) -> None:
        if self._articles:
            self._store.put(self._articles.values(), written=self._count)
            self._articles.clear()
            self._characters = 0

    def _count(self, ids: Sequence[str], new: bool) -> None:
        if new:
            self.new += len(ids)
        else:
            self.updated += len(ids)


class Steps:
    """Counts what is done of a long work, and tells of each step.

    Args:
        total: How many steps there are.
        tell: Told after each.
    """

    def __init__(self, total: int, tell: Callable[[Progress], None] | None) -> None:
        self.total = total
        """How many there are."""
        self._tell = tell
        self._done = 0

    def count(self, path: str) -> None:
        """Tell of one more."""
        self._done += 1
        if self._tell is not None:
            self._tell(Progress(self._done, self.total, path))


def ingest_paths(
    store: Store,
    paths: Sequence[str],
    *,
    given: Given | None = None,
    standard_input: BinaryIO | None = None,
    progress: Callable[[Progress], None] | None = None,
    jobs: int = 1,
    recognizers: Sequence[str] = (),
) -> Ingested:
    """Read files, folders or standard input into a store.

    An article is known by what it says: one that is in the store already is passed over, unless
    something is said of it that was not before. Articles are written some hundreds at a time, so
    that memory stays flat and an interruption loses little. At the end the index is brought up
    to date.

    Args:
        store: Where the articles go.
        paths: Files, folders, or `-` for standard input.
        given: What is said about all of them.
        standard_input: What is read for `-`.
        progress: Told after each file.
        jobs: How many processes may read.
        recognizers: What finds names beside the rules: `crf:names.crfsuite`.

    Raises:
        UsageError: There is no recogniser of that name.
        StoreError: The store does not take them; what was written before stays.
    """
    found = list(find(paths))
    batch, steps = Batch(store), Steps(len(found), progress)
    chosen: tuple[str, ...] = ()
    if recognizers:
        from .recognizers.choosing import choose  # dear, and rarely needed

        chosen = choose(recognizers)
    run = _Run(store, given or Given(), standard_input, batch, steps, chosen)
    for text, became in read_texts(run.texts(found), count=len(found), jobs=jobs):
        run.take(text, became)
    batch.finish()
    problems = tuple(run.problems[path] for path in sorted(run.problems))
    return Ingested(
        batch.new,
        run.known,
        batch.updated,
        problems,
        tuple(run.guessed),
        tuple(run.notes),
        tuple(run.remarks),
    )


@dataclass(slots=True)
class _Run:
    """One ingestion under way."""

    store: Store
    given: Given
    standard_input: BinaryIO | None
    batch: Batch
    steps: Steps
    recognizers: tuple[str, ...] = ()
    problems: dict[int, UnreadableFile] = field(default_factory=dict)
    guessed: list[tuple[str, str]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    remarks: list[tuple[str, str]] = field(default_factory=list)
    known: int = 0
    _folders: Folders = field(default_factory=Folders)
    _places: dict[str, int] = field(default_factory=dict)
    _before: dict[str, Given] | None = None
    _ids: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._ids.update(self.store.ids())

    def texts(self, found: Sequence[str | UnreadableFile]) -> Iterator[Text]:
        """Yield what is to be read; what cannot be becomes a problem, what is known is counted."""
        for place, each in enumerate(found):
            try:
                if isinstance(each, UnreadableFile):
                    raise each
                text = self._text(each)
            except UnreadableFile as error:
                self.problems[place] = error
                self.steps.count(error.path)
                continue
            if text is None:
                self.known += 1
                self.steps.count(each)
            else:
                self._places[text.path] = place
                yield text

    def take(self, text: Text, became: Read) -> None:
        """Keep what was read of a text."""
        if isinstance(became, NotRead):
            self.problems[self._places[text.path]] = became.problem
        else:
            self.batch.add(became.article)
            self.notes += ((text.path, note) for note in became.notes)
            remark = _remark(became.article)
            if remark is not None:
                self.remarks.append((text.path, remark))
        self.steps.count(text.path)

    def _text(self, path: str) -> Text | None:
        """Return what a file holds; none if all of it is known."""
        source = read(path, self.standard_input)
        folder = Given() if path == STANDARD_INPUT else self._folders.given(path)
        said = nearer(self.given, nearer(source.given, folder))
        if source.id in self._ids:
            before = self._given_before(source.id) if not said.is_empty else Given()
            said = nearer(said, before)
            if said == before:
                return None
            self._note(source.id, said)
        self._ids.add(source.id)
        if source.encoding is not None:
            self.guessed.append((path, source.encoding))
        return Text(
            path,
            source.id,
            source.name,
            source.sha256,
            source.text,
            said,
            self.recognizers,
        )

    def _given_before(self, id: str) -> Given:
        """Return what was said of an article before; it outlives what is said now."""
        if self._before is None:
            self._before = {article.id: article.given for article in self.store.articles()}
        return self._before.get(id, Given())

    def _note(self, id: str, said: Given) -> None:
        if self._before is not None:
            self._before[id] = said


_LETTER = re.compile("[\u0621-\u064a\ufb50-\ufdff\ufe70-\ufefc]")
_OF_ARTICLES = frozenset((BlockKind.TITLE, BlockKind.DATELINE, BlockKind.BODY))


REMARKS = {
    "no_arabic": "holds no Arabic; it is kept, and nothing is read from it",
    "only_menus": "holds menus and footers, and no article; it is kept, and nothing is read from"
    " it",
}
"""Why there was nothing to read, by what that is called in one word."""


def _remark(article: Article) -> str | None:
    """Return in one word why nothing could be read from an article; none where something could."""
    if not _LETTER.search(article.text):
        return "no_arabic"
    if not any(block.kind in _OF_ARTICLES for block in article.blocks):
        return "only_menus"
    return None
