"""What a recogniser says of a text, looked at before anything believes it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ..records import EntityKind

_KINDS = {kind.value: kind for kind in EntityKind}
_USUAL = {
    "PER": EntityKind.PERSON,
    "PERS": EntityKind.PERSON,
    "PERSON": EntityKind.PERSON,
    "ORG": EntityKind.ORGANISATION,
    "ORGANIZATION": EntityKind.ORGANISATION,
    "ORGANISATION": EntityKind.ORGANISATION,
    "LOC": EntityKind.PLACE,
    "LOCATION": EntityKind.PLACE,
    "GPE": EntityKind.PLACE,
    "PLACE": EntityKind.PLACE,
}
"""What others call kinds of entities."""

LONGEST = 160
"""Code points a name has at most."""

MOST = 20_000
"""Spans that are taken from one text."""


@dataclass(frozen=True, slots=True)
class Recognized:
    """A name that a recogniser finds: code points of the text, half-open."""

    start: int
    """Offset of the first code point."""
    end: int
    """Offset after the last."""
    kind: EntityKind
    """What it is said to be."""
    score: float
    """How sure the recogniser is, between 0 and 1."""
    by: str = ""
    """Name of the recogniser."""
    version: str = ""
    """Its version."""


def kind_called(name: str) -> EntityKind | None:
    """Return the kind of entity that is called so, here or in usual corpora; none for another."""
    return _KINDS.get(name) or _USUAL.get(name.upper())


def checked(
    spans: Iterable[Any], text: str, by: str, version: str
) -> tuple[list[Recognized], list[str]]:
    """Return the spans that can be right, in text order, and in words what was wrong with others.

    Args:
        spans: Start, end, type and score of each, as a recogniser gave them.
        text: What it was given.
        by: Name of the recogniser.
        version: Its version.
    """
    wrong: Counter[str] = Counter()
    found: list[Recognized] = []
    for number, span in enumerate(spans):
        if number >= MOST:
            wrong[f"more than {MOST}"] += 1
            break
        become = _span(span, text)
        if isinstance(become, str):
            wrong[become] += 1
        else:
            found.append(Recognized(*become, by=by, version=version))
    apart = _apart(found)
    if len(apart) < len(found):
        wrong["overlapping a better one"] += len(found) - len(apart)
    return apart, [f"{count} {problem}" for problem, count in sorted(wrong.items())]


def _span(span: Any, text: str) -> tuple[int, int, EntityKind, float] | str:
    """Return a span, or what is wrong with it."""
    if not isinstance(span, Sequence) or isinstance(span, str) or len(span) != 4:
        return "not of start, end, type and score"
    start, end, name, score = span
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text):
        return "outside of the text"
    if end - start > LONGEST or not text[start:end].strip():
        return "too long for a name, or of blanks"
    kind = kind_called(name) if isinstance(name, str) else None
    if kind is None:
        return f"of a type there is not ({str(name)[:20]!r})"
    if type(score) not in (int, float) or not math.isfinite(score) or not 0 <= score <= 1:
        return "with a score that is not between 0 and 1"
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    return start, end, kind, float(score)


def _apart(found: Iterable[Recognized]) -> list[Recognized]:
    """Keep of overlapping spans the better one, of equals the longer, then the first."""
    kept: list[Recognized] = []
    best = sorted(found, key=lambda each: (-each.score, each.start - each.end, each.start))
    ends: dict[int, Recognized] = {}
    for each in best:
        if not any(at in ends for at in range(each.start, each.end)):
            ends.update((at, each) for at in range(each.start, each.end))
            kept.append(each)
    return sorted(kept, key=lambda each: each.start)
