"""Finding words in records: how well a record fits, and the passage to show for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from . import properties
from .passages import Passage, Rank, around, name_passage, name_rank, one_line, text_passage
from .query import Query
from .records import Article, Claim, Entity, EntityMention, Field, Meeting, Record


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
            said = (part for claim in _claims(record.fields) for part in said_in(claim))
            surfaces = (each.surface for each in record.mentions)
            return tuple(dict.fromkeys((*names(record), *said, *surfaces)))
        case Meeting():
            labels = (value.label for field in record.fields for value in field.values)
            said = (part for claim in _claims(record.fields) for part in said_in(claim))
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


def passage(record: Record, query: Query) -> Passage:
    """Return the passage of a record that shows best why it was found."""
    if isinstance(record, Article):
        return text_passage(record.id, record.title, record.text, query)
    if isinstance(record, Entity):
        return _in_entity(record, query)
    return passage_in(record.fields, record.title, query)


def passage_in(fields: Iterable[Field], title: str, query: Query) -> Passage:
    """Return the passage of a meeting that shows best why it was found.

    Args:
        fields: What is said of it; what its values are called does not matter.
        title: Its title.
        query: What it was found by.
    """
    return _in_claims(fields, query) or name_passage(title, query)


def _in_entity(entity: Entity, query: Query) -> Passage:
    for name in names(entity):
        if query.terms and query.matches(name):
            stands = _stands(entity, name)
            if stands is None:
                return name_passage(name, query)
            return Passage(name, query.spans(name), stands.article, stands.start, stands.end)
    return _in_claims(entity.fields, query) or _in_mentions(entity, query)


def _stands(entity: Entity, name: str) -> Claim | EntityMention | None:
    """Return where a name of an entity stands: the label, where it is first named at all."""
    if name == entity.label:
        return entity.mentions[0] if entity.mentions else None
    return next((c for c in entity.field("name").claims if c.value == name), None)


def _in_mentions(entity: Entity, query: Query) -> Passage:
    for each in entity.mentions:
        spans = query.spans(each.surface)
        if spans:
            return Passage(one_line(each.surface), spans, each.article, each.start, each.end)
    return name_passage(entity.label, query)


def is_shown_best(entity: Entity, query: Query, rank: Rank) -> bool:
    """Whether later articles of an entity cannot change its passage: what fits is among these."""
    quotes = (claim.quote for claim in _claims(entity.fields))
    return any(map(query.matches, quotes if rank is Rank.TEXT else entity.aliases))


def _in_claims(fields: Iterable[Field], query: Query) -> Passage | None:
    """Return the first words that hold the most of what is looked for, article by article."""
    wanted = [term for term in query.terms if not term.negated]
    claims = sorted(_claims(fields), key=lambda claim: claim.article)
    hits = {id(claim): sum(term.occurs(claim.quote) for term in wanted) for claim in claims}
    claim = max(claims, key=lambda claim: hits[id(claim)], default=None)
    if claim is None or not hits[id(claim)]:
        return None
    found = around(claim.quote, query.spans(claim.quote), 0, claim.article)
    start, end = claim.start + found.start, claim.start + found.end
    return Passage(found.snippet, found.spans, claim.article, start, end)


def _claims(fields: Iterable[Field]) -> Iterator[Claim]:
    for field in fields:
        yield from field.claims
