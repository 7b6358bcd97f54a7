"""Counting records by what they say: how many there are for each value of a field.

Each value comes with the part of a query that finds just the records counted for it, so that a
count can always be looked into.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from .edtf import Bounds
from .properties import ROLES
from .query import Query
from .query.asking import about_articles, roles_asked
from .query.fields import Test, fields
from .query.plain import Around, facts_of, handles, meeting_holds
from .records import Article, Entity, EntityKind, Kind, Meeting, Record
from .spans import date_bounds

MOST = 1_000
"""Values that are given at most, those with most records first."""


class Dimension(StrEnum):
    """What records are counted by."""

    YEAR = "year"
    COUNTRY = "country"
    PLACE = "place"
    PERSON = "person"
    ROLE = "role"
    BODY = "body"
    LEVEL = "level"
    KIND = "kind"
    STATUS = "status"
    MODE = "mode"
    PUBLISHER = "publisher"
    AUTHOR = "author"


_OF_MEETINGS = (
    Dimension.COUNTRY,
    Dimension.PLACE,
    Dimension.PERSON,
    Dimension.ROLE,
    Dimension.BODY,
    Dimension.LEVEL,
    Dimension.KIND,
    Dimension.STATUS,
    Dimension.MODE,
)
DIMENSIONS: Mapping[Kind, tuple[Dimension, ...]] = {
    Kind.ARTICLE: (Dimension.YEAR, Dimension.PUBLISHER, Dimension.AUTHOR, *_OF_MEETINGS),
    Kind.ENTITY: (Dimension.KIND, Dimension.COUNTRY),
    Kind.MEETING: (Dimension.YEAR, *_OF_MEETINGS),
}
"""What records of each kind can be counted by; articles also by what the meetings they report
say."""

NAMING: Mapping[Dimension, str] = {
    Dimension.PLACE: "place",
    Dimension.PERSON: "p",
    Dimension.BODY: "body",
}
"""The field of a query for the dimensions whose values are entities."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many records say the same."""

    value: str
    """What they say, as it is compared: a year, a term, a code, the id of an entity."""
    label: str
    """What they say, as it is shown: a name where the value is an entity."""
    count: int
    """How many they are."""
    part: str
    """What finds just them when it is added to the query; empty where no query can."""


def checked(kind: Kind, dimension: Dimension) -> None:
    """Raise ValueError where records of a kind cannot be counted so."""
    if dimension not in DIMENSIONS[kind]:
        raise ValueError(f"a list of kind {kind} is not counted by {dimension}")


def part_of(kind: Kind, dimension: Dimension, value: str) -> str:
    """Return what a query asks for a value."""
    if dimension is Dimension.YEAR:
        return f"date:{value}"
    if dimension is Dimension.ROLE:
        return f"has:{value}"  # beside p: role: would ask in which role that person was
    if '"' in value:
        return ""
    field = NAMING.get(dimension, dimension.value)
    if dimension is Dimension.COUNTRY and kind is not Kind.ENTITY:
        field = "place"
    return f'{field}="{value}"' if " " in value else f"{field}={value}"


def as_compared(value: str) -> str:
    """Return a term or a text as it is counted: whatever its blanks and the size of its letters."""
    return " ".join(value.split()).casefold()


def years_of(limits: Bounds) -> range:
    """Return the years that a date may lie in."""
    return range(limits.first.year, limits.last.year + 1)


def in_order(
    kind: Kind, dimension: Dimension, counts: Mapping[str, int], labels: Mapping[str, str]
) -> list[Tally]:
    """Return counts as a list has them: years newest first, all else the most frequent first.

    Args:
        kind: What was counted.
        dimension: By what.
        counts: How often there is each value.
        labels: What is shown for a value that is not shown as it is.
    """
    values = sorted(counts, key=lambda value: (-counts[value], value))[:MOST]
    if dimension is Dimension.YEAR:
        values.sort(key=int, reverse=True)
    return [
        Tally(value, labels.get(value, value), counts[value], part_of(kind, dimension, value))
        for value in values
    ]


def silent_of(kind: Kind, dimension: Dimension) -> Mapping[str, str]:
    """Return what queries find the records that a count leaves out, by what is not stated."""
    if dimension is Dimension.YEAR:
        return {"date": "-date:0001..9999"}  # of what no year is known
    if dimension is Dimension.ROLE:
        return {name: f"silent:{name}" for name in ROLES} if kind is Kind.MEETING else {}
    if kind is Kind.ENTITY and dimension is not Dimension.COUNTRY:
        return {}
    name = "p" if dimension is Dimension.PERSON else dimension.value
    return {name: f"silent:{name}"}


def roles_of(query: Query | None) -> Sequence[str]:
    """Return the roles in which a person counts: those a query asks for, else any."""
    return (roles_asked(query.tests) if query else ()) or ROLES


def asked_of_meetings(query: Query | None) -> list[Test]:
    """Return what one and the same meeting that an article reports must be like."""
    tests = query.tests if query else ()
    return [each for each in tests if not about_articles(each) and not each.negated]


def label_of_country(code: str, named: str | None) -> str:
    """Return what is shown for a country's code: its name in the store, if it has one there."""
    return named or code.upper()


# The plain way


def tally(
    kind: Kind,
    records: Iterable[Record],
    dimension: Dimension,
    query: Query | None,
    around: Around,
) -> list[Tally]:
    """Count records one by one: the measure of every faster way."""
    counted: defaultdict[str, set[str]] = defaultdict(set)
    labels: dict[str, str] = {}
    roles, asked = roles_of(query), asked_of_meetings(query)
    for record in records:
        for value, label in _values(record, dimension, roles, asked, around):
            counted[value].add(record.id)
            labels[value] = min(label, labels.get(value, label))
    if dimension is Dimension.COUNTRY:
        for code in counted:
            country = around.entity(f"c-{code}")
            labels[code] = label_of_country(code, country.label if country else None)
    counts = {value: len(ids) for value, ids in counted.items()}
    return in_order(kind, dimension, counts, labels)


def _values(
    record: Record,
    dimension: Dimension,
    roles: Sequence[str],
    asked: Sequence[Test],
    around: Around,
) -> Iterator[tuple[str, str]]:
    """Yield each value of a record, with what is shown for it."""
    if dimension is Dimension.YEAR and not isinstance(record, Entity):
        yield from _years(record.date.edtf if record.date else "")
    elif isinstance(record, Article) and dimension in _OF_MEETINGS:
        for meeting in around.meetings_of(record.id):
            if meeting_holds(meeting, asked, around):
                yield from _values(meeting, dimension, roles, (), around)
    elif isinstance(record, Meeting) and (dimension in NAMING or dimension is Dimension.COUNTRY):
        yield from _named(record, dimension, roles, around)
    elif isinstance(record, Meeting) and dimension is Dimension.ROLE:
        yield from ((role, role) for role in ROLES if record.field(role).values)
    else:
        for fact in facts_of(record):
            if fact.property == dimension and fact.record is None and fact.normalised.strip():
                yield as_compared(fact.normalised), " ".join(fact.normalised.split())


def _years(edtf: str) -> Iterator[tuple[str, str]]:
    limits = date_bounds(edtf)
    for year in years_of(limits) if limits else ():
        yield f"{year:04}", f"{year:04}"


def _named(
    meeting: Meeting, dimension: Dimension, roles: Sequence[str], around: Around
) -> Iterator[tuple[str, str]]:
    name = fields()[NAMING.get(dimension, "place")]
    properties = roles if dimension is Dimension.PERSON else name.properties
    for fact in facts_of(meeting):
        entity = around.entity(fact.record) if fact.record else None
        if entity is None or fact.property not in properties or entity.kind not in name.kinds:
            continue
        if dimension is not Dimension.COUNTRY:
            yield entity.id, entity.label
        elif entity.kind is EntityKind.COUNTRY:
            yield from ((code, code) for code in handles("", entity.members[0].key)[1:])
        else:
            for value in entity.field("country").values:
                if value.normalised:
                    yield value.normalised.casefold(), value.normalised
