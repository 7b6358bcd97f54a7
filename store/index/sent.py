"""Articles as what reads shards hands them over: rows as the tables take them.

All of it is plain tuples, lists, texts, numbers and bytes, which `marshal` writes from one process
to another of the same Python in a fraction of the time that anything else takes.
"""

from __future__ import annotations

import marshal
import zlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from ..records import Article
from ..resolve.local_meetings import compared_of
from ..rows import row_of
from .alone import shown_alone
from .digest import (
    Counted,
    LocalNames,
    Said,
    about_meetings,
    article_facts,
    article_words,
    days_of,
    entities_of,
    near,
    refers,
    said_of_entities,
    said_of_meeting,
    words_of_meeting,
)

SentPerson: TypeAlias = tuple[str, str, str, str, str, str, str, str, int, bytes]
"""The columns of `PersonRow` but for the entity, and what is said of the person, as `marshal`
reads it."""

SentMeeting: TypeAlias = tuple[str, int, bool, bytes, bytes, bytes | None]
"""Key, place and whether it names another as in `LocalMeetingRow`, what is said as there; what is
compared, and how it is shown where it is no other article's, each as `marshal` reads it."""

_FAMILIES = 256
"""Parts in which persons are joined: one holds all whose names begin with the same word."""


class Sent(NamedTuple):
    """What is kept of an article, but for the entities it speaks of."""

    id: str
    """Its id."""
    columns: tuple[str | int | bytes | None, ...]
    """The columns of its row from `file` on, but for what is inferred."""
    sort: str
    """What sorts it in the list."""
    words: str
    """Tokens of everything in it."""
    names: str
    """Tokens of its title."""
    meetings: Sequence[SentMeeting]
    """The meetings it speaks of, in the order in which it first does."""


class SentEntities(NamedTuple):
    """What the articles of one file say of entities."""

    named: Sequence[tuple[str, str, int]]
    """Article, key and mentions of the entities whose key tells which they are."""
    said: Mapping[str, Counted]
    """What is said of those, by their keys."""
    persons: Mapping[int, bytes]
    """The entities that are joined with those of other articles: lists of `SentPerson`, as
    `unpressed` reads them, by the part in which they are joined."""
    points: Sequence[tuple[str, str, str, str]]
    """The rows of what is connected with what."""


class Gathered:
    """Gathers what the articles of one file say of entities."""

    def __init__(self) -> None:
        self._named: list[tuple[str, str, int]] = []
        self._said: defaultdict[str, dict[Said, int]] = defaultdict(dict)
        self._persons: defaultdict[int, list[SentPerson]] = defaultdict(list)
        self._points: list[tuple[str, str, str, str]] = []

    def add(self, article: str, entities: Sequence[LocalNames]) -> None:
        """Take what an article says of entities."""
        for key, person, mentions, said, points in entities:
            if person is not None:
                family = zlib.crc32(person.name.partition(" ")[0].encode()) % _FAMILIES
                self._persons[family].append((*person[:8], mentions, _packed(said)))
            else:
                self._named.append((article, key, mentions))
                counted = self._said[key]
                for *what, count in said:
                    thing: Said = tuple(what)  # type: ignore[assignment]
                    counted[thing] = counted.get(thing, 0) + count
            if points:
                self._points += ((article, key, *point) for point in points)

    def sent(self) -> SentEntities:
        """Return all of it."""
        return SentEntities(
            self._named,
            {key: [(*t, count) for t, count in said.items()] for key, said in self._said.items()},
            {family: pressed(persons) for family, persons in self._persons.items()},
            self._points,
        )


def sent(article: Article, gathered: Gathered) -> Sent:
    """Return what is kept of an article; what it says of entities is gathered."""
    entities = entities_of(article)
    gathered.add(article.id, entities)
    meetings = list[SentMeeting]()
    for place, (key, numbered) in enumerate(about_meetings(article).items()):
        compared = compared_of(claim for _, claim in numbered)
        named, words = near(article, numbered), words_of_meeting(numbered)
        alone = shown_alone(article, key, numbered, named, words)
        meetings.append(
            (
                key,
                place,
                refers(numbered),
                said_of_meeting(numbered, named, words, compared),
                _packed(tuple(compared)),
                None if alone is None else _packed(tuple(alone)),
            )
        )
    row, span = row_of(article, len(meetings)), days_of(article.date)
    words, names = article_words(article)
    return Sent(
        id=article.id,
        columns=(
            article.file,
            row.label,
            row.date,
            row.mark.value,
            row.sort,
            row.sources,
            span.first,
            span.last,
            span.certain,
            article.date is None,
            article_facts(article),
            said_of_entities(entities),
        ),
        sort=row.sort,
        words=words,
        names=names,
        meetings=meetings,
    )


def _packed(value: Any) -> bytes:
    return marshal.dumps(value)


def pressed(value: Any) -> bytes:
    """Write what is held until all articles are read: it says much of the same repeatedly."""
    return zlib.compress(marshal.dumps(value), 1)


def unpressed(written: bytes) -> Any:
    """Read what `pressed` wrote."""
    return marshal.loads(zlib.decompress(written))
