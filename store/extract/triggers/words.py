"""The words of `meetings.toml`, folded: read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ...data import load
from ...text import fold


@dataclass(frozen=True, slots=True)
class _Words:
    nouns: Mapping[str, str]
    labels: Mapping[str, str]
    verbs: Mapping[str, bool]
    partnered: frozenset[str]
    shown: frozenset[str]
    visits: frozenset[str]
    pairs: frozenset[str]
    during: frozenset[str]
    after: frozenset[str]
    context: frozenset[str]
    politics: frozenset[str]
    of_states: Mapping[str, tuple[str, ...]]
    sides: frozenset[str]
    officials: frozenset[str]
    subjects: frozenset[str]
    statements: frozenset[str]


@cache
def meeting_words() -> _Words:
    """Return the words that speak of a meeting, with what they ask for and what rules them out."""
    raw: dict[str, Any] = load("meetings.toml")
    return _Words(
        nouns={fold(word): entry["kind"] for entry in raw["noun"] for word in entry["words"]},
        labels={fold(word): entry["label"] for entry in raw["noun"] for word in entry["words"]},
        verbs={
            fold(word): bool(entry.get("object"))
            for entry in raw["verb"]
            for word in entry["words"]
        },
        partnered=frozenset(
            fold(word) for entry in raw["verb"] if entry.get("partner") for word in entry["words"]
        ),
        shown=_flagged(raw, "with"),
        visits=_flagged(raw, "visit"),
        pairs=_flagged(raw, "pair"),
        during=frozenset(
            fold(word) for entry in raw["noun"] if entry.get("during") for word in entry["words"]
        ),
        after=frozenset(map(fold, raw["not_a_meeting"]["after"])),
        context=frozenset(map(fold, raw["not_a_meeting"]["context"])),
        politics=frozenset(map(fold, raw["not_a_meeting"]["politics"])),
        of_states={
            fold(phrase): tuple(map(fold, words))
            for phrase, words in raw["not_a_meeting"]["of_states"].items()
        },
        sides=frozenset(map(fold, [*raw["sides"]["words"], *raw["sides"]["officials"]])),
        officials=frozenset(map(fold, raw["sides"]["officials"])),
        subjects=frozenset(map(fold, raw["collective"]["subjects"])),
        statements=frozenset(map(fold, raw["collective"]["verbs"])),
    )


def _flagged(raw: dict[str, Any], flag: str) -> frozenset[str]:
    return frozenset(
        fold(word) for entry in raw["verb"] if entry.get(flag) for word in entry["words"]
    )


BY_TELEPHONE = frozenset(map(fold, "هاتفي هاتفيا هاتفية هاتفيين الهاتفي الهاتف هاتفيان".split()))
"""Who speaks by telephone does not meet."""
