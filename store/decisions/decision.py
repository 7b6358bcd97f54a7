"""A decision of a person, and which of many hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Deed(StrEnum):
    """What a person did."""

    SAME = "same"
    """Said that two records are one."""
    DIFFERENT = "different"
    """Said that two records, or parts of one, are not one."""
    UNSURE = "unsure"
    """Said that nobody can tell whether two records are one: nothing follows, none asks again."""
    VALUE = "value"
    """Gave a value of a property: a correction, a name, a tag, a note."""
    WRONG = "wrong"
    """Said that a claim is wrong."""
    UNDO = "undo"
    """Took other decisions back."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A record of one article that a decision is about, found again when the article is reread."""

    article: str
    """Id of the article."""
    key: str
    """Key of the entity or meeting in it, or `article` for the article itself."""
    start: int
    """Offset of the first code point of words that speak of it."""
    end: int
    """Offset after the last code point of them."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided; never changed, only taken back by another."""

    id: str
    """What it is called: `3`, or `own-3` where it is not kept in the store itself."""
    at: str
    """When, in UTC: `2026-11-23T10:00:00Z`."""
    by: str
    """Who."""
    deed: Deed
    """What was done."""
    sides: tuple[tuple[Anchor, ...], ...] = ()
    """What it is about: one record, or the two that are the same or different."""
    property: str = ""
    """The property that a value is given of, or that the wrong claim is about."""
    value: str = ""
    """The value as it is shown."""
    normalised: str = ""
    """The value as it is compared."""
    about: tuple[str, ...] = ()
    """What the records were called, for each side."""
    note: str = ""
    """Why, in the person's words."""
    instead: tuple[str, ...] = ()
    """Ids of decisions that it takes back."""


def in_force(decisions: Iterable[Decision]) -> list[Decision]:
    """Return the decisions that hold, oldest first.

    One holds unless one that holds takes it back; so taking back what took something back brings
    that into force again.
    """
    off: set[str] = set()
    holding = []
    for decision in reversed(list(decisions)):
        if decision.id in off:
            continue
        off.update(decision.instead)
        if decision.deed is not Deed.UNDO:
            holding.append(decision)
    return holding[::-1]
