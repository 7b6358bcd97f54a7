"""Finding records by a few letters of their names, in any order and with a slip of the finger."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

from .query.terms import Term
from .text import words

T = TypeVar("T")

_SHORTEST = 4
"""Letters from which on a word may hold a mistake: of shorter ones too much would be near."""

Having = Callable[[Term], set[T]]
"""Gives the records of which a name holds a word, or a word that begins so."""
Near = Callable[[re.Pattern[str]], set[T]]
"""Gives the records of which a name holds a word that a pattern fits from its first letter on."""


def matching_names(text: str, having: Having[T], near: Near[T]) -> set[T]:
    """Return the records whose names hold words that begin as those that were typed.

    Where no record does, a word that no name begins with may have one letter too many, one too
    few, a wrong one, or two in the wrong order; only the first letter must be right.

    Args:
        text: What was typed.
        having: Finds records by the beginning of a word.
        near: Finds records by a pattern of a whole word.
    """
    typed = list(dict.fromkeys(word.folded for word in words(text)))
    if not typed:
        return set()
    found = [having(Term(words=(word,), prefix=True)) for word in typed]
    both = set.intersection(*found)
    if both:
        return both
    for at, word in enumerate(typed):
        if not found[at] and len(word) >= _SHORTEST and word.isalpha():
            found[at] = near(slips_of(word))
    return set.intersection(*found)


def slips_of(word: str) -> re.Pattern[str]:
    """Return what fits the beginning of a word but for one slip behind its first letter."""
    alternatives: list[str] = []
    for at in range(1, len(word)):
        before, here, after = word[:at], word[at], word[at + 1 :]
        alternatives += [f"{before}.{after}", f"{before}{after}", f"{before}.{here}{after}"]
        if after:
            alternatives.append(f"{before}{after[0]}{here}{after[1:]}")
    return re.compile("|".join(dict.fromkeys(alternatives)))


def holding(names: Iterable[tuple[T, Iterable[str]]], fits: Callable[[str], bool]) -> set[T]:
    """Return the records of which a name is as asked, given each with its names."""
    return {record for record, each in names if any(map(fits, each))}
