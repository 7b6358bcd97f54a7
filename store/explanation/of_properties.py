"""Why one property of a record reads as it does: its claims, their rules, what they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..errors import UsageError
from ..exchange.documents import claim_document
from ..lookups import Lookups
from ..meant import nearest
from ..properties import ARTICLE, ENTITY, MEETING
from ..records import Article, Claim, Field, Kind, Record, Value
from ..rows import kind_of, row_of
from .dating import date_readings
from .explained import DateReading, date_document

_NAMES = {
    Kind.ARTICLE: tuple(each.name for each in ARTICLE),
    Kind.ENTITY: tuple(each.name for each in ENTITY),
    Kind.MEETING: tuple(each.name for each in MEETING),
}


@dataclass(frozen=True, slots=True)
class PropertyReading:
    """Why a property of a record reads as it does."""

    id: str
    """Id of the record."""
    kind: Kind
    """Its kind."""
    label: str
    """What it is called."""
    field: Field
    """The property with its values in the order shown, each with the claims behind it."""
    rejected: tuple[Claim, ...]
    """Claims of it that a person took out; they count for nothing."""
    places: dict[str, tuple[str, int]]
    """File and line, from 1, of the words of each claim, by the claim's id."""
    dates: tuple[DateReading, ...]
    """How its dates were read, where it is one."""


def explain_property(lookups: Lookups, id: str, name: str) -> PropertyReading:
    """Tell why a property of a record reads as it does.

    Args:
        lookups: The store.
        id: Id of the record, or the beginning of it.
        name: Name of the property.

    Raises:
        NotFound: There is no such record.
        AmbiguousId: There are several.
        UsageError: Records of its kind have no such property.
    """
    record = lookups.get(id)
    kind = kind_of(record)
    if name not in _NAMES[kind]:
        near = nearest(name, _NAMES[kind])
        meant = f"; did you mean {near}?" if near else f"; there are {', '.join(_NAMES[kind])}"
        raise UsageError(f"no {kind} has a property {name!r}{meant}")
    field = _field(record, name)
    rejected = _rejected(record, name)
    return PropertyReading(
        id=record.id,
        kind=kind,
        label=row_of(record).label,
        field=field,
        rejected=rejected,
        places={each.id: _place(each, lookups) for each in (*field.claims, *rejected)},
        dates=tuple(each for each in date_readings(record, lookups) if each.property == name),
    )


def _field(record: Record, name: str) -> Field:
    if not isinstance(record, Article):
        return record.field(name)
    said: dict[str, list[Claim]] = {}
    for claim in record.claims:
        if claim.about == "article" and claim.property == name:
            said.setdefault(claim.normalised or claim.value, []).append(claim)
    values = (Value(key, claims[0].value, tuple(claims)) for key, claims in said.items())
    return Field(name, tuple(values))


def _rejected(record: Record, name: str) -> tuple[Claim, ...]:
    taken = _field(record, "rejected").claims
    return tuple(each for each in taken if each.value.startswith(f"{name}: "))


def _place(claim: Claim, lookups: Lookups) -> tuple[str, int]:
    article = lookups.article(claim.article)
    return article.file, article.text.count("\n", 0, claim.start) + 1


def property_document(reading: PropertyReading) -> dict[str, Any]:
    """Return the reading of a property as `mahdar explain ID PROPERTY --json` prints it."""
    return {
        "id": reading.id,
        "kind": reading.kind.value,
        "label": reading.label,
        "property": reading.field.name,
        "differs": reading.field.differs,
        "values": [
            {
                "value": value.label,
                "normalised": value.normalised,
                "record": value.record,
                "decided": value.decided,
                "sources": list(value.sources),
                "claims": [_claim(reading, claim) for claim in value.claims],
            }
            for value in reading.field.values
        ],
        "rejected": [_claim(reading, claim) for claim in reading.rejected],
        "dates": [date_document(each) for each in reading.dates],
    }


def _claim(reading: PropertyReading, claim: Claim) -> dict[str, Any]:
    file, line = reading.places[claim.id]
    return claim_document(claim) | {"file": file, "line": line}
