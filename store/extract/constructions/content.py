"""Constructions that tell something beside roles: what was agreed, figures, seats; by property."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...data import load
from ...sieve import Sieve
from .pieces import AT_WORD, filled


@dataclass(frozen=True, slots=True)
class ContentRule:
    """One construction."""

    property: str
    """What it tells."""
    name: str
    """Its name, which claims carry."""
    pattern: re.Pattern[str]
    """Matches a sentence with slots for its names."""


def content_rules(file: str, *properties: str, **pieces: str) -> Iterator[ContentRule]:
    """Yield the constructions of some properties, in the order of a data file.

    Args:
        file: Its name.
        properties: Its tables, in the order in which their rules count.
        pieces: What its patterns are filled with besides what all are.
    """
    for told in properties:
        for entry in load(file)[told]:
            pattern = re.compile(AT_WORD + filled(entry["pattern"], **pieces))
            yield ContentRule(told, entry["name"], pattern)


def content_sieve(file: str, *properties: str) -> Sieve[ContentRule]:
    """Return the same, to be had only where they can match."""
    return Sieve(lambda: ((rule, rule.pattern) for rule in content_rules(file, *properties)))
