"""What is said of records: claims, figures, and where sources cannot all be right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .exchange.documents import claim_document
from .lookups import Lookups
from .properties import ENTITY, MEETING, Holds
from .query import Query, parse
from .records import Article, Claim, Entity, Field, Kind, Meeting, Row, Value

_FIGURES = frozenset(each.name for each in (*MEETING, *ENTITY) if each.holds is Holds.FIGURE)


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim, with the record that it is of and where its words stand."""

    row: Row
    """The record."""
    claim: Claim
    """The claim."""
    file: str
    """The file of its article."""
    line: int
    """The line on which its words begin, from 1."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that is said of something: members, a pledge, a contribution."""

    row: Row
    """The record."""
    property: str
    """What it is a figure of."""
    value: Value
    """What is said."""
    differs: bool
    """Whether others say another number, so that not all can be right."""


@dataclass(frozen=True, slots=True)
class Differing:
    """A property of a record on which its sources cannot all be right."""

    row: Row
    """The record."""
    field: Field
    """The property with all its values."""


def claims_of(lookups: Lookups, query: Query | None = None) -> Iterator[Stated]:
    """Yield what is said of the records that fit a query: of meetings, entities, then articles."""
    for kind in (Kind.MEETING, Kind.ENTITY, Kind.ARTICLE):
        for row in lookups.rows(kind, query=query):
            record = lookups.get(row.id)
            if isinstance(record, Article):
                claims = [each for each in record.claims if each.about == "article"]
            else:
                claims = [each for field in record.fields for each in field.claims]
            for claim in claims:
                article = lookups.article(claim.article)
                line = article.text.count("\n", 0, claim.start) + 1
                yield Stated(row, claim, article.file, line)


def figures_of(lookups: Lookups, query: Query | None = None) -> Iterator[Figure]:
    """Yield the numbers that are said of the entities and meetings that fit a query."""
    for row, record in _views(lookups, query):
        for field in record.fields:
            if field.name in _FIGURES:
                for value in field.values:
                    yield Figure(row, field.name, value, field.differs)


def differing(lookups: Lookups, query: Query | None = None) -> Iterator[Differing]:
    """Yield where the sources of the meetings and entities that fit a query cannot all be right."""
    asked = parse("differ:any")
    if query is not None:
        asked = Query(query.source, (*query.parts, *asked.parts))
    for row, record in _views(lookups, asked):
        yield from (Differing(row, field) for field in record.fields if field.differs)


def _views(lookups: Lookups, query: Query | None) -> Iterator[tuple[Row, Entity | Meeting]]:
    for kind in (Kind.ENTITY, Kind.MEETING):
        for row in lookups.rows(kind, query=query):
            record = lookups.get(row.id)
            if not isinstance(record, Article):
                yield row, record


# As documents


def stated_document(stated: Stated) -> dict[str, Any]:
    """Return a claim as `mahdar claims --json` prints it."""
    where = {"file": stated.file, "line": stated.line}
    return _of(stated.row) | claim_document(stated.claim) | where


def figure_document(figure: Figure) -> dict[str, Any]:
    """Return a figure as `mahdar figures --json` prints it."""
    return _of(figure.row) | {
        "property": figure.property,
        "value": figure.value.label,
        "detail": dict(figure.value.claims[0].detail),
        "differs": figure.differs,
        "sources": list(figure.value.sources),
        "claims": [claim.id for claim in figure.value.claims],
    }


def differing_document(found: Differing) -> dict[str, Any]:
    """Return what differs as `mahdar differ --json` prints it."""
    values = [
        {
            "value": value.label,
            "normalised": value.normalised,
            "sources": list(value.sources),
            "claims": [claim.id for claim in value.claims],
        }
        for value in found.field.values
    ]
    return _of(found.row) | {"property": found.field.name, "values": values}


def _of(row: Row) -> dict[str, Any]:
    return {"record": row.id, "kind": row.kind.value, "label": row.label}
