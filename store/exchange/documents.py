"""Records as the documents that `--json` prints: stable names, in a fixed order.

What is not known is null, a list without members is empty; nothing is left out.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from ..errors import NotFound
from ..lookups import Lookups
from ..properties import ENTITY, ROLES, Holds
from ..records import (
    Article,
    Claim,
    Entity,
    EntityKind,
    EventDate,
    Field,
    Hit,
    Meeting,
    Record,
    Value,
)

Document: TypeAlias = dict[str, Any]
"""A JSON object."""

_FIGURES = tuple(each.name for each in ENTITY if each.holds is Holds.FIGURE)


def record_document(record: Record, lookups: Lookups) -> Document:
    """Return everything about one record.

    Args:
        record: The record.
        lookups: Where the entities it names are found.
    """
    match record:
        case Article():
            return whole_article_document(record)
        case Entity():
            return entity_document(record)
        case Meeting():
            return meeting_document(record, lookups)


def article_document(article: Article) -> Document:
    """Return what is known about an article, without its text."""
    return {
        "id": article.id,
        "file": article.file,
        "title": article.title,
        "kicker": article.kicker,
        "publisher": article.publisher,
        "author": article.author,
        "dateline": article.dateline,
        "date_published": _date(article.date_published),
        "date_modified": _date(article.date_modified),
        "page_date": _date(article.page_date),
        "url": article.given.url,
        "sha256": article.sha256,
    }


def whole_article_document(article: Article) -> Document:
    """Return an article with its text, and what was read from it at which offsets."""
    return article_document(article) | {
        "text": article.text,
        "blocks": [
            {"kind": each.kind.value, "start": each.start, "end": each.end}
            for each in article.blocks
        ],
        "mentions": [
            {"entity": each.entity, "start": each.start, "end": each.end}
            for each in article.mentions
        ],
        "claims": [claim_document(claim) | {"about": claim.about} for claim in article.claims],
    }


def entity_document(entity: Entity) -> Document:
    """Return an entity with every place that names it and everything said of it."""
    return {
        "id": entity.id,
        "kind": entity.kind.value,
        "label": entity.label,
        "aliases": list(entity.aliases),
        "country": entity.country,
        "mentions": [
            {
                "article": each.article,
                "start": each.start,
                "end": each.end,
                "surface": each.surface,
            }
            for each in entity.mentions
        ],
        "left_out": entity.left_out,
        "figures": [
            _figure(field, value)
            for field in entity.fields
            if field.name in _FIGURES
            for value in field.values
        ],
        "claims": [claim_document(claim) for field in entity.fields for claim in field.claims],
    }


def meeting_document(meeting: Meeting, lookups: Lookups) -> Document:
    """Return a meeting, field by field, with every claim behind it."""
    find = _finder(lookups)
    document: Document = {
        "id": meeting.id,
        "title": meeting.title,
        "parent": meeting.parent,
        "date": _date(meeting.date),
        "place": _place(meeting.field("place"), find),
    }
    document["body"] = _first(meeting.field("body"))
    document["kind"] = _term(meeting.field("kind"))
    document["level"] = _term(meeting.field("level"))
    document["mode"] = _term(meeting.field("mode"))
    document["status"] = meeting.status.value if meeting.status else None
    for role in ROLES:
        document[role] = [_party(value, find) for value in meeting.field(role).values]
    for name in ("agenda", "outcome"):
        document[name] = [value.label for value in meeting.field(name).values]
    document["pledge"] = [_pledge(value) for value in meeting.field("pledge").values]
    document["sources"] = list(meeting.sources)
    document["differs"] = list(meeting.differs)
    claims = [claim for field in meeting.fields for claim in field.claims]
    document["claims"] = [claim_document(claim) for claim in claims]
    return document


def claim_document(claim: Claim) -> Document:
    """Return a claim with its words and where they stand."""
    return {
        "id": claim.id,
        "property": claim.property,
        "value": claim.value,
        "normalised": claim.normalised,
        "role": claim.role,
        "of": claim.of,
        "said_by": claim.said_by,
        "method": claim.method.value,
        "rule": claim.rule,
        "anchor": claim.anchor,
        "confidence": claim.confidence,
        "detail": dict(claim.detail),
        "article": claim.article,
        "start": claim.start,
        "end": claim.end,
        "quote": claim.quote,
    }


def hit_document(hit: Hit) -> Document:
    """Return a record found by a search, with the words around the first hit."""
    return {
        "id": hit.row.id,
        "kind": hit.row.kind.value,
        "label": hit.row.label,
        "date": hit.row.date or None,
        "snippet": hit.snippet,
        "spans": [[span.start, span.end] for span in hit.spans],
        "article": hit.article,
        "start": hit.start if hit.article else None,
        "end": hit.end if hit.article else None,
    }


_Find: TypeAlias = Callable[[str | None], Entity | None]


def _finder(lookups: Lookups) -> _Find:
    def find(id: str | None) -> Entity | None:
        if id is None:
            return None
        try:
            found = lookups.get(id)
        except NotFound:
            return None
        return found if isinstance(found, Entity) else None

    return find


def _date(date: EventDate | None) -> Document | None:
    if date is None:
        return None
    return {
        "edtf": date.edtf,
        "basis": date.method.value,
        "rule": date.rule,
        "anchor": date.anchor,
        "doubtful": date.doubtful,
    }


def _first(field: Field) -> str | None:
    return field.values[0].label if field.values else None


def _term(field: Field) -> str | None:
    return field.values[0].normalised if field.values else None


def _place(field: Field, find: _Find) -> Document | None:
    if not field.values:
        return None
    value = field.values[0]
    entity = find(value.record)
    is_city = entity is not None and entity.kind is EntityKind.PLACE
    return {
        "label": value.label,
        "city": value.label if is_city else None,
        "country": entity.country if entity else None,
    }


def _party(value: Value, find: _Find) -> Document:
    entity = find(value.record)
    represented = dict.fromkeys(claim.of for claim in value.claims if claim.of)
    return {
        "entity": value.record,
        "label": value.label,
        "kind": entity.kind.value if entity else None,
        "country": entity.country if entity else None,
        "of": next((_code(key) for key in represented), None),
    }


def _code(key: str) -> str:
    """Return the code of a country's key; any other key as it is."""
    return key.removeprefix("country:")


def _pledge(value: Value) -> Document:
    detail = value.claims[0].detail
    parts = {name: detail.get(name) for name in ("actor", "amount", "currency", "purpose")}
    parts["actor"] = _code(str(parts["actor"])) if parts["actor"] else None
    return parts | {"label": value.label, "sources": list(value.sources)}


def _figure(field: Field, value: Value) -> Document:
    detail = value.claims[0].detail
    parts = {name: detail.get(name) for name in ("what", "operator", "number", "unit", "as_of")}
    parts["what"] = parts["what"] or field.name
    return parts | {"label": value.label, "sources": list(value.sources)}
