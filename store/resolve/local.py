"""Entities as single articles speak of them: what is joined across articles."""

from __future__ import annotations

from dataclasses import dataclass

from ..records import Claim, EntityKind, Member


@dataclass(frozen=True, slots=True)
class LocalEntity:
    """An entity as one article speaks of it."""

    member: Member
    """Where it is from."""
    kind: EntityKind
    """What it is."""
    name: tuple[str, ...]
    """Its fullest name, folded, in words, filiation left out."""
    countries: frozenset[str]
    """Codes of the countries it is said to be from."""
    company: frozenset[str]
    """What can speak for two being one: offices held, and bodies named in the same article."""
    claims: tuple[Claim, ...]
    """What the article says about it."""
