"""The constructions that tell what a meeting was about and brought, by property."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...data import load
from ...sieve import Sieve
from ..constructions.roles import AT_WORD, filled


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
    raw = load("outcomes.toml")
    rules = [
        ContentRule(each, entry["name"], re.compile(AT_WORD + filled(entry["pattern"])))
        for each in properties
        for entry in raw[each]
    ]
    return Sieve((rule, rule.pattern) for rule in rules)
