"""Which of the names of an article is the fullest of the same person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from ...person_names import FILIATION, glued
from ..names import Name


def parts_of(key: str) -> tuple[str, ...]:
    """Return the words of a person's key, «son of» left out."""
    return tuple(word for word in key.partition(":")[2].split() if word not in FILIATION)


@lru_cache(maxsize=20_000)
def _compared(key: str) -> tuple[str, ...]:
    """Return the words of a person's key, those that may be written as one together."""
    return tuple(word for word in glued(key.partition(":")[2]).split() if word not in FILIATION)


def fullest(persons: Iterable[Name]) -> dict[str, str]:
    """For each key of a person the key of the fullest name of the same person.

    A shorter name belongs to a longer one that begins alike and holds all its words; a single word
    to the only name that ends with it, or begins with it after a title. A lone word that is an
    unknown name stands for itself.
    """
    keys = sorted({each.key for each in persons}, key=_by_length)
    full: dict[str, str] = {}
    holding: defaultdict[str, list[str]] = defaultdict(list)
    for key in keys:
        parts = _compared(key)
        # A longer name holds every word of a shorter one: the rarest word leaves the fewest.
        candidates = min((holding.get(word, []) for word in parts), key=len, default=[])
        fitting = [
            each
            for each in candidates
            if _belongs(parts, _compared(each)) and not _is_forefather(key, each)
        ]
        if len(fitting) == 1:
            full[key] = fitting[0]
        elif len(parts) > 1 or not fitting:
            full[key] = key
            for word in set(parts):
                holding[word].append(key)
    return full


def _by_length(key: str) -> tuple[int, int, str]:
    """Sort longer names first, and of those alike the one written apart."""
    return -len(_compared(key)), -len(key.split()), key


def _belongs(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    if len(shorter) == 1:
        return len(longer) > 1 and shorter[0] in (longer[-1], longer[1], longer[0])
    if shorter == longer[-len(shorter) :]:
        return True  # «Abu Zayd» of «Ahmad Abu Zayd»
    return shorter[0] == longer[0] and set(shorter) <= set(longer)


def _is_forefather(shorter: str, longer: str) -> bool:
    """Whether a name is what stands behind «son of» in another: «Salman» in «Muhammad bin Salman».

    Who is called by his father's name keeps the «son of»: «Bin Salman».
    """
    own, whole = shorter.partition(":")[2].split(), longer.partition(":")[2].split()
    if own[0] in FILIATION or own[0] == whole[0]:
        return False
    rest = [word for word in own if word not in FILIATION]
    for index, word in enumerate(whole[:-1]):
        behind = [each for each in whole[index + 1 :] if each not in FILIATION]
        if word in FILIATION and behind[: len(rest)] == rest:
            return True
    return False


def longest_labels(persons: Iterable[Name], full: dict[str, str]) -> dict[str, str]:
    """Return for the key of each person the longest of his names."""
    labels: dict[str, str] = {}
    for each in persons:
        key = full.get(each.key)
        if key is not None:
            labels[key] = max(labels.get(key, ""), each.label, key=_length)
    return labels


def _length(label: str) -> tuple[int, int]:
    return len(label.split()), len(label)
