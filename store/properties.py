"""The properties a claim can be about: which there are, in which order shown, what each holds."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Holds(StrEnum):
    """What the normalised value of a property is."""

    DATE = "date"
    ENTITY = "entity"
    MEETING = "meeting"
    TERM = "term"
    TEXT = "text"
    FIGURE = "figure"


JOINED_POSITIONS = " + "
"""Between the positions of one who has several, in the detail `compared` of a position."""


class Property(NamedTuple):
    """One thing that can be said about a record."""

    name: str
    """Its name, in claims and in JSON."""
    holds: Holds
    """What its normalised value is."""
    single: bool = False
    """Whether a record can have only one, so that two different values contradict each other."""
    decided: bool = False
    """Whether only a person can say it: where nobody has, it is not shown as missing."""


ROLES: tuple[str, ...] = (
    "chair",
    "host",
    "organiser",
    "opener",
    "opening_speaker",
    "speaker",
    "delegation_head",
    "participant",
    "quoted",
    "mentioned",
)
"""How a person or party takes part in a meeting, kept apart: heading a delegation is not chairing,
being quoted or mentioned is not being present."""

_NOTED = (
    Property("tag", Holds.TEXT, decided=True),
    Property("note", Holds.TEXT, decided=True),
)
_DECIDED = (
    Property("called", Holds.TEXT, decided=True),
    *_NOTED,
    Property("same", Holds.TEXT, decided=True),
    Property("different", Holds.TEXT, decided=True),
    Property("rejected", Holds.TEXT, decided=True),
)
"""What a person can say about a record beside its properties, in the order shown."""

MEETING: tuple[Property, ...] = (
    Property("date", Holds.DATE, single=True),
    Property("place", Holds.ENTITY, single=True),
    Property("status", Holds.TERM, single=True),
    Property("kind", Holds.TERM),
    Property("mode", Holds.TERM, single=True),
    Property("body", Holds.ENTITY),
    Property("level", Holds.TERM, single=True),
    *(Property(role, Holds.ENTITY) for role in ROLES),
    Property("agenda", Holds.TEXT),
    Property("purpose", Holds.TEXT),
    Property("outcome", Holds.TEXT),
    Property("pledge", Holds.FIGURE),
    Property("commitment", Holds.TEXT),
    Property("contribution", Holds.FIGURE),
    Property("part_of", Holds.MEETING),
    Property("parallel", Holds.MEETING),
    Property("first_since", Holds.TEXT),
    *_DECIDED,
)
"""What can be said about a meeting, in the order shown."""

ENTITY: tuple[Property, ...] = (
    Property("name", Holds.TEXT),
    Property("position", Holds.TEXT),
    Property("country", Holds.TERM, single=True),
    Property("parent", Holds.ENTITY),
    Property("lead", Holds.ENTITY),
    Property("host", Holds.ENTITY),
    Property("members", Holds.FIGURE, single=True),
    Property("founded", Holds.DATE, single=True),
    Property("figure", Holds.FIGURE),
    Property("contribution", Holds.FIGURE),
    *_DECIDED,
)
"""What can be said about an entity, in the order shown."""

ARTICLE: tuple[Property, ...] = (
    Property("title", Holds.TEXT, single=True),
    Property("kicker", Holds.TEXT, single=True),
    Property("publisher", Holds.TEXT, single=True),
    Property("author", Holds.TEXT, single=True),
    Property("dateline", Holds.TEXT, single=True),
    Property("date_published", Holds.DATE, single=True),
    Property("date_modified", Holds.DATE, single=True),
    Property("page_date", Holds.DATE, single=True),
    Property("date_bound", Holds.DATE),
    *_NOTED,
)
"""What can be said about an article itself, in the order shown."""


GIVEN = frozenset({"title", "publisher", "author", "date_published", "tag", "note"})
"""What a person can say of an article itself; its other dates are its page's own."""


def named(name: str, among: tuple[Property, ...]) -> Property:
    """Return the property of that name; raises KeyError if there is none."""
    for each in among:
        if each.name == name:
            return each
    raise KeyError(name)


_DATES = frozenset(each.name for each in (*MEETING, *ENTITY, *ARTICLE) if each.holds is Holds.DATE)


def holds_date(name: str) -> bool:
    """Whether the value of the property of that name is a date."""
    return name in _DATES
