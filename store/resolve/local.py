"""Entities as single articles speak of them: what is joined across articles."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..records import Claim, EntityKind, Member


class LocalEntity(NamedTuple):
    """An entity as one article speaks of it."""

    member: Member
    """Where it is from."""
    kind: EntityKind
    """What it is."""
    name: tuple[str, ...]
    """A person's fullest name, folded, in words, filiation left out; of all else the name in one
    piece, and the kind."""
    countries: frozenset[str]
    """Codes of the countries it is said to be from."""
    company: frozenset[str]
    """What can speak for two being one: a person's offices and the bodies named in the same
    article; for a body known by its name only what it is part of, and the persons named there in
    full."""
    claims: tuple[Claim, ...]
    """What the article says about it."""
    spoken: frozenset[str] = frozenset()
    """Codes of the countries that the article speaks of, where it is a person."""
    same: frozenset[str] = frozenset()
    """Decisions that it is one with all others that have them."""
    different: frozenset[str] = frozenset()
    """Decisions, with a side of each, that it is not one with those of the other side."""


def decided(property: str, claims: Iterable[Claim]) -> frozenset[str]:
    """Return the decisions among claims that say of something what it is the same or not as."""
    return frozenset(c.normalised for c in claims if c.property == property and c.decided)
