"""The constructions that tell what a meeting was about and brought, by property."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...data import load
from ...sieve import Sieve
from ..constructions.pieces import AT_WORD, filled


@dataclass(frozen=True, slots=True)
class ContentRule:
    """One construction."""

    property: str
    """What it tells."""
    name: str
    """Its name, which claims carry."""
    pattern: re.Pattern[str]
    """Matches a sentence with slots for its names."""


def content_rules(*properties: str) -> Sieve[ContentRule]:
    """Return the constructions of some properties, in the order of the file."""
    return Sieve(lambda: ((rule, rule.pattern) for each in properties for rule in _rules(each)))


def _rules(told: str) -> Iterator[ContentRule]:
    for entry in load("outcomes.toml")[told]:
        yield ContentRule(told, entry["name"], re.compile(AT_WORD + filled(entry["pattern"])))
