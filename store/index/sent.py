"""Articles as what reads shards hands them over: rows as the tables take them.

All of it is plain tuples, lists, texts, numbers and bytes, which `marshal` writes from one process
to another of the same Python in a fraction of the time that anything else takes.
"""

from __future__ import annotations

import marshal
from collections.abc import Sequence
from typing import Any, NamedTuple, TypeAlias

from ..records import Article
from ..resolve.local_meetings import compared_of
from ..rows import row_of
from .alone import shown_alone
from .digest import (
    Counted,
    about_meetings,
    article_facts,
    article_words,
    days_of,
    entities_of,
    refers,
    said_of_entities,
    said_of_meeting,
)

SentPerson: TypeAlias = tuple[str, str, str, str, str, str, str, str, int, bytes]
"""The columns of `PersonRow` but for the entity, and what is said of the person, as `marshal`
reads it."""

SentMeeting: TypeAlias = tuple[str, int, bool, bytes, bytes, bytes | None]
"""Key, place and whether it names another as in `LocalMeetingRow`, what is said as there; what is
compared, and how it is shown where it is no other article's, each as `marshal` reads it."""


class Sent(NamedTuple):
    """What is kept of an article."""

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
    settled: Sequence[tuple[str, int, Counted]]
    """The entities whose key tells which they are: key, how often named, what is said."""
    persons: Sequence[SentPerson]
    """The entities that are joined with those of other articles."""
    points: Sequence[tuple[str, str, str, str]]
    """The rows of what is connected with what."""
    meetings: Sequence[SentMeeting]
    """The meetings it speaks of, in the order in which it first does."""


def sent(article: Article) -> Sent:
    """Return what is kept of an article."""
    entities = entities_of(article)
    meetings = list[SentMeeting]()
    for place, (key, numbered) in enumerate(about_meetings(article).items()):
        claims = [claim for _, claim in numbered]
        alone = shown_alone(article, key, numbered)
        meetings.append(
            (
                key,
                place,
                refers(numbered),
                said_of_meeting(article, numbered),
                _packed(tuple(compared_of(claims))),
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
        settled=[(each.key, each.mentions, each.said) for each in entities if each.person is None],
        persons=[
            (*each.person[:8], each.mentions, _packed(each.said))
            for each in entities
            if each.person is not None
        ],
        points=[(article.id, each.key, *point) for each in entities for point in each.points],
        meetings=meetings,
    )


def _packed(value: Any) -> bytes:
    return marshal.dumps(value)
