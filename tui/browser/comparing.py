"""What each source says of each field of a record, and how that fits together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from store import Claim, Entity, Field, Meeting
from tui.browser.fields import Evidence, evidence_of, shown_value
from tui.messages import Words


class Verdict(StrEnum):
    """How what the sources say of a field fits together; the value is the sign for it."""

    ONE = " "
    """Only one speaks of it."""
    EQUAL = "="
    """All that speak of it say the same."""
    COMPLEMENTARY = "+"
    """They say different things that can all be right."""
    DIFFERING = "!"
    """They cannot all be right."""


DECIDED = ""
"""Stands for the id of an article where a person says something, and no article."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one source, or a person who decided, says of a field."""

    values: tuple[str, ...]
    """Its values, in logical order."""
    evidence: tuple[Evidence, ...]
    """The words behind them."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A field that at least one source speaks of."""

    name: str
    """Name of the property."""
    verdict: Verdict
    """How it fits together."""
    said: Mapping[str, Said]
    """What is said, by id of the article, or `DECIDED`; who is silent is not there."""


def compare(record: Meeting | Entity, words: Words) -> list[Compared]:
    """Return the fields of a record that anybody speaks of, in the order shown."""
    return [_compared(field, words) for field in record.fields if field.values]


def _compared(field: Field, words: Words) -> Compared:
    said = {source: _said(field, source, words) for source in field.sources}
    verdict = _verdict(field, said)
    if any(value.decided for value in field.values):
        said[DECIDED] = _said(field, DECIDED, words)
    return Compared(field.name, verdict, said)


def _said(field: Field, source: str, words: Words) -> Said:
    found = [
        (value, [claim for claim in value.claims if _source_of(claim) == source])
        for value in field.values
    ]
    values = (shown_value(field.name, value, words) for value, claims in found if claims)
    return Said(tuple(values), tuple(evidence_of(each) for _, claims in found for each in claims))


def _source_of(claim: Claim) -> str:
    return DECIDED if claim.decided else claim.article


def _verdict(field: Field, said: Mapping[str, Said]) -> Verdict:
    if field.differs:
        return Verdict.DIFFERING
    if len(said) <= 1:
        return Verdict.ONE
    same = len({frozenset(each.values) for each in said.values()}) == 1
    return Verdict.EQUAL if same else Verdict.COMPLEMENTARY
