"""Finding words in records: how well a record fits, and the passage to show for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum
from itertools import islice, takewhile
from typing import NamedTuple

from . import properties
from .query import Query
from .records import Article, Claim, Entity, EntityMention, Field, Meeting, Record, Span
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


def names(record: Record) -> tuple[str, ...]:
    """Return what a record goes by, the label first."""
    match record:
        case Article():
            return (record.title,)
        case Entity():
            return (record.label, *record.aliases)
        case Meeting():
            return (record.title,)


def texts_of(record: Record) -> tuple[str, ...]:
    """Return everything of a record in which words are looked for, each text on its own."""
    match record:
        case Article():
            about = (record.kicker, record.publisher, record.author, record.dateline)
            return (record.title, record.text, *filter(None, about))
        case Entity():
            said = (part for claim in _claims(record) for part in said_in(claim))
            surfaces = (each.surface for each in record.mentions)
            return tuple(dict.fromkeys((*names(record), *said, *surfaces)))
        case Meeting():
            labels = (value.label for field in record.fields for value in field.values)
            said = (part for claim in _claims(record) for part in said_in(claim))
            return tuple(dict.fromkeys((record.title, *labels, *said)))


def said_in(claim: Claim) -> tuple[str, ...]:
    """Return the words of a claim: its value, its quote, a date also as it is compared."""
    if properties.holds_date(claim.property) and claim.normalised:
        return claim.value, claim.quote, claim.normalised
    return claim.value, claim.quote


def rank(record: Record, query: Query) -> Rank | None:
    """Return how well the words of a record fit; none where they do not."""
    if not query.matches(*texts_of(record)):
        return None
    return name_rank(names(record), query)


def name_rank(names: Sequence[str], query: Query) -> Rank:
    """Return how well a record fits whose words do, from what it goes by."""
    asked = query.asked
    if not asked:
        return Rank.TEXT
    for name in names:
        if query.spans(name) and asked == [word.folded for word in words(name)]:
            return Rank.EXACT
    return Rank.LABEL if any(query.matches(name) for name in names) else Rank.TEXT


def passage(record: Record, query: Query) -> Passage:
    """Return the passage of a record that shows best why it was found."""
    if isinstance(record, Article):
        return _in_article(record, query)
    if isinstance(record, Entity):
        return _in_entity(record, query)
    return _in_claims(record, query) or _name_passage(record.title, query)


def _in_article(article: Article, query: Query) -> Passage:
    spans = query.spans(article.text)
    if not spans:
        return _name_passage(article.title, query)
    best = max(range(len(spans)), key=lambda at: (_wealth(article.text, spans, at), -at))
    return _around(article.text, spans, best, article.id)


def _in_entity(entity: Entity, query: Query) -> Passage:
    for name in names(entity):
        if query.terms and query.matches(name):
            stands = _stands(entity, name)
            if stands is None:
                return _name_passage(name, query)
            return Passage(name, query.spans(name), stands.article, stands.start, stands.end)
    return _in_claims(entity, query) or _in_mentions(entity, query)


def _stands(entity: Entity, name: str) -> Claim | EntityMention | None:
    """Return where a name of an entity stands: the label, where it is first named at all."""
    if name == entity.label:
        return entity.mentions[0] if entity.mentions else None
    return next((c for c in entity.field("name").claims if c.value == name), None)


def _in_mentions(entity: Entity, query: Query) -> Passage:
    for each in entity.mentions:
        spans = query.spans(each.surface)
        if spans:
            return Passage(_one_line(each.surface), spans, each.article, each.start, each.end)
    return _name_passage(entity.label, query)


def is_shown_best(entity: Entity, query: Query, rank: Rank) -> bool:
    """Whether later articles of an entity cannot change its passage: what fits is among these."""
    quotes = (claim.quote for claim in _claims(entity))
    return any(map(query.matches, quotes if rank is Rank.TEXT else entity.aliases))


def _in_claims(record: Entity | Meeting, query: Query) -> Passage | None:
    """Return the first words that hold the most of what is looked for, article by article."""
    wanted = [term for term in query.terms if not term.negated]
    claims = sorted(_claims(record), key=lambda claim: claim.article)
    hits = {id(claim): sum(term.occurs(claim.quote) for term in wanted) for claim in claims}
    claim = max(claims, key=lambda claim: hits[id(claim)], default=None)
    if claim is None or not hits[id(claim)]:
        return None
    found = _around(claim.quote, query.spans(claim.quote), 0, claim.article)
    start, end = claim.start + found.start, claim.start + found.end
    return Passage(found.snippet, found.spans, claim.article, start, end)


def _name_passage(name: str, query: Query) -> Passage:
    return Passage(_one_line(name), query.spans(name), None, 0, 0)


def _claims(record: Entity | Meeting) -> Iterator[Claim]:
    fields: tuple[Field, ...] = record.fields
    for field in fields:
        yield from field.claims


def _wealth(text: str, spans: tuple[Span, ...], at: int) -> int:
    """Return how many different hits lie within one passage that begins with a hit."""
    end = spans[at].start + _LENGTH - _BEFORE
    within = takewhile(lambda span: span.end <= end, islice(spans, at, None))
    return len({text[span.start : span.end] for span in within})


def _around(text: str, spans: tuple[Span, ...], at: int, article: str) -> Passage:
    hit = spans[at]
    start = _word_start(text, max(0, hit.start - _BEFORE), hit.start)
    end = _word_end(text, min(len(text), max(start + _LENGTH, hit.end)), hit.end)
    within = tuple(
        Span(span.start - start, span.end - start)
        for span in spans
        if start <= span.start and span.end <= end
    )
    return Passage(_one_line(text[start:end]), within, article, hit.start, hit.end)


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


def _one_line(text: str) -> str:
    """Put a blank for every line break: the offsets stay."""
    return "".join(" " if character.isspace() else character for character in text)
