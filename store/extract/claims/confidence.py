"""How often claims of a rule are right: measured on the development articles, and smoothed.

`confidence.tsv` is made by `python -m store.calibration`; `docs/confidence.md` says how.
"""

from __future__ import annotations

from functools import cache, lru_cache

from ...data import lines
from ...records import Method

ANY = "*"
"""What stands in a row for all properties, ways of knowing or rules."""

DOUBTFUL = "doubtful"
"""How a value is known that is marked as uncertain, whatever its method."""


def manner(method: Method, normalised: str) -> str:
    """Return how a value is known: its method, or that it is marked as uncertain."""
    return DOUBTFUL if is_doubtful(normalised) else method.value


def is_doubtful(normalised: str) -> bool:
    """Whether a value is marked as uncertain."""
    return normalised.endswith("?")


def confidence_of(property: str, method: Method, normalised: str, rule: str) -> float:
    """Return the share of claims that are right where a rule says such a thing, from 0 to 1.

    Where the rule was not measured, that of its property stands in, and then that of everything
    known in the same way.
    """
    return _confidence(property, method, is_doubtful(normalised), rule)


@lru_cache(maxsize=10_000)
def _confidence(property: str, method: Method, doubtful: bool, rule: str) -> float:
    rows, known = _rows(), DOUBTFUL if doubtful else method.value
    for row in ((property, known, rule), (property, known, ANY), (ANY, known, ANY)):
        if row in rows:
            return rows[row]
    return rows[ANY, ANY, ANY]


@cache
def _rows() -> dict[tuple[str, str, str], float]:
    return {
        (property, known, rule): float(share)
        for property, known, rule, _, _, share in lines("confidence.tsv")
    }
