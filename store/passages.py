"""The words of a text that are shown for a hit: how well names fit, and what is around a hit.

Nothing here needs a whole record; what does is in `hits`.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from itertools import islice, takewhile
from typing import NamedTuple

from .query import Query
from .records import Span
from .text import words

_BEFORE = 40
_LENGTH = 160


class Rank(IntEnum):
    """How well a record fits; lower is better."""

    EXACT = 0
    """A name of it is what was asked for, no more and no less."""
    LABEL = 1
    """Its name or title holds what was asked for."""
    TEXT = 2
    """Its text, or what is said of it, does."""


class Passage(NamedTuple):
    """Words to show, and where they stand."""

    snippet: str
    """The words, on one line, in logical order."""
    spans: tuple[Span, ...]
    """The hits within them."""
    article: str | None
    """Id of the article they are from."""
    start: int
    """Offset of the first hit in its text."""
    end: int
    """Offset after it."""


def name_rank(names: Sequence[str], query: Query) -> Rank:
    """Return how well a record fits whose words do, from what it goes by."""
    asked = query.asked
    if not asked:
        return Rank.TEXT
    for name in names:
        if query.spans(name) and asked == [word.folded for word in words(name)]:
            return Rank.EXACT
    return Rank.LABEL if any(query.matches(name) for name in names) else Rank.TEXT


def text_passage(article: str, title: str, text: str, query: Query) -> Passage:
    """Return the passage of an article that shows best why it was found.

    Args:
        article: Its id.
        title: Its title, which is shown where its text does not hold what is looked for.
        text: Its text.
        query: What is looked for.
    """
    spans = query.spans(text)
    if not spans:
        return name_passage(title, query)
    best = max(range(len(spans)), key=lambda at: (_wealth(text, spans, at), -at))
    return around(text, spans, best, article)


def name_passage(name: str, query: Query) -> Passage:
    """Return a name with the hits in it, which stands nowhere."""
    return Passage(one_line(name), query.spans(name), None, 0, 0)


def _wealth(text: str, spans: tuple[Span, ...], at: int) -> int:
    """Return how many different hits lie within one passage that begins with a hit."""
    end = spans[at].start + _LENGTH - _BEFORE
    within = takewhile(lambda span: span.end <= end, islice(spans, at, None))
    return len({text[span.start : span.end] for span in within})


def around(text: str, spans: tuple[Span, ...], at: int, article: str) -> Passage:
    """Return the words around one of the hits of a text."""
    hit = spans[at]
    start = _word_start(text, max(0, hit.start - _BEFORE), hit.start)
    end = _word_end(text, min(len(text), max(start + _LENGTH, hit.end)), hit.end)
    within = tuple(
        Span(span.start - start, span.end - start)
        for span in spans
        if start <= span.start and span.end <= end
    )
    return Passage(one_line(text[start:end]), within, article, hit.start, hit.end)


def _word_start(text: str, start: int, hit: int) -> int:
    """Go on from within a word to the next one, but not past the hit."""
    if start > 0:
        while start < hit and not text[start - 1].isspace():
            start += 1
    while start < hit and text[start].isspace():
        start += 1
    return start


def _word_end(text: str, end: int, hit: int) -> int:
    """Go back from within a word to the end of the one before, but not into the hit."""
    while hit < end < len(text) and not text[end].isspace():
        end -= 1
    return end


def one_line(text: str) -> str:
    """Put a blank for every line break: the offsets stay."""
    return "".join(" " if character.isspace() else character for character in text)
