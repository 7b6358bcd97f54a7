"""Values that a person can give: of which properties, and in which form."""

from __future__ import annotations

import re

from .. import properties
from ..properties import Property
from ..records import Article, Meeting, Record, Status
from .refused import Refused

LONGEST = 2_000
"""Characters of a value or a note."""

_CODE = re.compile("[A-Z]{2}")


def decidable(record: Record, name: str) -> Property:
    """Return a property that a person can give a value of; raises Refused."""
    if isinstance(record, Article):
        known = tuple(each for each in properties.ARTICLE if each.name in properties.GIVEN)
    else:
        all_of = properties.MEETING if isinstance(record, Meeting) else properties.ENTITY
        known = tuple(
            each for each in all_of if each.name not in ("same", "different", "rejected", "name")
        )
    for each in known:
        if each.name == name:
            return each
    names = ", ".join(each.name for each in known)
    problem = f"{record.id} has no {name!r} that can be decided on; it has {names}"
    raise Refused(problem, "property")


def checked_term(of: Property, value: str) -> str:
    """Return a term that a property can have; raises Refused."""
    if of.name == "status" and value not in {each.value for each in Status}:
        known = ", ".join(each.value for each in Status)
        raise Refused(f"{value!r} is none of {known}", "term", value=value, known=known)
    if of.name == "country" and not _CODE.fullmatch(value):
        raise Refused(f"{value!r} is no code of a country like KW", "country", value=value)
    return value


def clean(text: str) -> str:
    """Return text as it can be kept: one line, no control characters, not without end."""
    kept = "".join(c for c in " ".join(text.split()) if c.isprintable() or c.isspace())
    return kept[:LONGEST].strip()
