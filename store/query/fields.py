"""The fields a query can ask for, and what is asked of them."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ..edtf import Bounds, bounds
from ..properties import ARTICLE, ENTITY, MEETING, ROLES, Holds
from ..records import EntityKind, Kind, Method
from .terms import Term, term_of

if TYPE_CHECKING:
    from ..records import EventDate


class Asks(StrEnum):
    """What a field compares."""

    VALUE = "value"
    """The values of one or several properties, by their words, codes or ids."""
    DATE = "date"
    """The date of the record, with a day, month, year or range."""
    NUMBER = "number"
    """The numbers of a figure."""
    HAS = "has"
    """Whether a property is stated."""
    SILENT = "silent"
    """Whether a property that the record could have is not stated."""
    DIFFER = "differ"
    """Whether the sources cannot all be right about a property."""
    SOURCE = "source"
    """The articles a record rests on, by the beginning of their id or file name."""


class FieldName(NamedTuple):
    """A field that can be written before a colon."""

    name: str
    """How it is written."""
    asks: Asks
    """What it compares."""
    properties: tuple[str, ...] = ()
    """The properties whose values are looked at."""
    kinds: tuple[EntityKind, ...] = ()
    """What an entity must be that the value names, and which entities it finds themselves."""


_BODIES = (EntityKind.ORGANISATION, EntityKind.GROUP, EntityKind.WORKING_GROUP)
_PLACES = (EntityKind.COUNTRY, EntityKind.PLACE)
_SHORT = (
    FieldName("p", Asks.VALUE, ROLES, (EntityKind.PERSON,)),
    FieldName("role", Asks.HAS, ROLES),
    FieldName("place", Asks.VALUE, ("place",), _PLACES),
    FieldName("body", Asks.VALUE, ("body",), _BODIES),
    FieldName("wg", Asks.VALUE, ("body", *ROLES), (EntityKind.WORKING_GROUP,)),
    FieldName("date", Asks.DATE),
    FieldName("src", Asks.SOURCE),
    FieldName("has", Asks.HAS),
    FieldName("silent", Asks.SILENT),
    FieldName("differ", Asks.DIFFER),
)

_ASKS = {Holds.FIGURE: Asks.NUMBER, Holds.DATE: Asks.DATE}

PROPERTIES = {
    Kind.ARTICLE: tuple(each.name for each in ARTICLE),
    Kind.ENTITY: (*(each.name for each in ENTITY), "kind"),
    Kind.MEETING: tuple(each.name for each in MEETING),
}
"""Names of the properties a record of each kind can have."""

NAMED = ("p", "country")
"""What `has:` and `silent:` ask of a meeting beside its properties: a person in whatever role, and
a place whose country is known."""

ANY = "any"
"""Stands for any property after `differ:`."""

COMPARISONS = (">=", "<=", ">", "<", "=")
"""How a number can be compared."""


@cache
def fields() -> dict[str, FieldName]:
    """Return every field by how it is written; each property is one of its own."""
    found = {each.name: each for each in _SHORT}
    for each in (*MEETING, *ENTITY, *ARTICLE):
        asks = _ASKS.get(each.holds, Asks.VALUE)
        found.setdefault(each.name, FieldName(each.name, asks, (each.name,)))
    return found


class _Test(NamedTuple):
    field: str
    """The field, as it is written."""
    operator: str
    """`:`, for dates also `!:` (only what is certain), for numbers a comparison; `=` asks any other
    value for exactly that, whatever its words."""
    value: str
    """What is asked for, as written, without quotes."""
    exact: bool = False
    """Whether the value was in quotes: its words in exactly that spelling."""
    negated: bool = False
    """Whether it must not hold."""
    prefix: bool = False
    """Whether the last word of the value may go on: it is still being typed."""


class Test(_Test):
    """One thing asked of a field."""

    __slots__ = ()
    __test__ = False  # pytest takes every class of this name for its own

    def __str__(self) -> str:
        value = f'"{self.value}"' if self.exact else self.value + "*" * self.prefix
        return f"{'-' if self.negated else ''}{self.field}{self.operator}{value}"

    @property
    def name(self) -> FieldName:
        """The field it asks of."""
        return fields()[self.field]

    @property
    def code(self) -> str:
        """The value as ids, codes and terms are compared."""
        return self.value.casefold()

    def is_value(self, normalised: str) -> bool:
        """Whether a normalised value is the one that is asked for."""
        return " ".join(normalised.split()).casefold() == self.code

    @property
    def term(self) -> Term | None:
        """The words of the value; none where it has none, or the value itself is asked for."""
        if self.operator == "=":
            return None
        return term_of(self.value, exact=self.exact, prefix=self.prefix)

    @property
    def number(self) -> float:
        """The value as a number; raises ValueError where it is none."""
        return float(self.value.translate(_DIGITS))


_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩٫", "0123456789.")


def is_certain(date: EventDate) -> bool:
    """Whether nothing of a date is in doubt."""
    return date.method is not Method.INFERRED and not set(date.edtf) & set("?~%")


def range_of(value: str) -> Bounds:
    """Return the days a written range means: `2018`, `2018-02`, `2015..2016`, `2015..`, `..2016`.

    Raises:
        ValueError: It is none.
    """
    first, dots, last = value.translate(_DIGITS).partition("..")
    begin = _point(first) if first or not dots else None
    end = _point(last) if last else None
    if begin is None and end is None:
        raise ValueError(value)
    if not dots:
        end = begin
    found = Bounds(begin.first if begin else _EARLIEST.first, end.last if end else _LATEST.last)
    if found.first > found.last:
        raise ValueError(value)
    return found


def _point(text: str) -> Bounds:
    found = bounds(text)
    if found is None:
        raise ValueError(text)
    return found


def compare(number: float, operator: str, other: float) -> bool:
    """Whether a number compares with another as the operator says."""
    match operator:
        case ">":
            return number > other
        case "<":
            return number < other
        case ">=":
            return number >= other
        case "<=":
            return number <= other
    return number == other


_EARLIEST, _LATEST = _point("0001"), _point("9999")
