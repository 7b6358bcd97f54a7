"""What a working group is on, however its name is put: «supporting» and «achieving» X are one."""

from __future__ import annotations

from functools import cache

from ...data import load
from ...text import fold
from ..lexicon import bodies

_SHORTEST_PURPOSE = 5


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    raw = load("groups.toml")["topic"]
    return frozenset(map(fold, raw["around"])), frozenset(map(fold, raw["ends"]))


def topic_of(subject: str) -> str:
    """Return the words that name a topic, without form, in an order that does not tell.

    What is done about it, who it is done to, what for, and what else is done are left out; the
    whole subject is returned where nothing is left.
    """
    around, ends = _words()
    found: set[str] = set()
    for number, written in enumerate(fold(subject).split()):
        word = written.strip("\"'«»“”()،,.:")
        joined = number > 0 and word.startswith("و") and len(word) > 3
        word = word[1:] if joined else word
        if word in ends or (number and word.startswith("ل") and len(word) >= _SHORTEST_PURPOSE):
            break
        if joined and word in around:
            break  # something else is done besides
        if word and word not in around and word not in bodies().known:
            found.add(_stem(word))
    return " ".join(sorted(found)) or fold(subject)


def _stem(word: str) -> str:
    plain = word.removeprefix("ال") if len(word) > 4 else word
    for ending in ("ات", "ه"):
        if plain.endswith(ending) and len(plain) > len(ending) + 3:
            return plain.removesuffix(ending)
    return plain
