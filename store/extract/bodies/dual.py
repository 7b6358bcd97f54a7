"""Two bodies named at once: «the two ministries of the Interior and of Defence»."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from ...text import fold
from ..cues import Cue
from ..lexicon import bodies
from ..names import Name, adjacent, made, surface
from ..sentences import Sentence
from .keys import key_of_headed

_ENDS = frozenset(
    map(fold, "في على من إلى عن مع خلال التي اللتين اللذين أن إن لا ما قد بين".split())
)
"""Words with which what goes on is no longer the second body's name."""


@cache
def _duals() -> Mapping[str, str]:
    """Return heads of names of bodies by their dual in construct."""
    return {f"{head[:-1]}تي" if head.endswith("ه") else f"{head}ي": head for head in bodies().heads}


DUALS = Cue(_duals)
"""Duals in construct of heads of names of bodies."""


def dual_bodies(sentence: Sentence) -> Iterator[Name]:
    """Yield both bodies where a dual is followed by two names of one word each."""
    words = sentence.words
    for index, proclitic, form in DUALS.within(sentence.tokens):
        if not _are_names(sentence, index + 1):
            continue
        head = _duals()[form]
        first, second = words[index + 1].folded, words[index + 2].folded[1:]
        yield _named(sentence, head, first, index, index + 2, proclitic)
        yield _named(sentence, head, second, index + 2, index + 3, "و")


def _named(sentence: Sentence, head: str, word: str, first: int, last: int, proclitic: str) -> Name:
    """Make the name of one of both from the head and the word that is its own."""
    own = surface(sentence, last - 1, last, proclitic if last == first + 1 else "")
    written = f"{head[:-1]}ة" if head.endswith("ه") else head
    return made(
        sentence,
        key_of_headed(head, [word], None),
        f"{written} {own}",
        first,
        last,
        "dual-body",
        proclitic=proclitic,
    )


def _are_names(sentence: Sentence, first: int) -> bool:
    """Whether «X and Y» follows, both with the article or both without, and nothing more of it."""
    words, second = sentence.words, first + 1
    if second >= len(words):
        return False
    if not (adjacent(sentence, first - 1) and adjacent(sentence, first)):
        return False
    one, other = words[first].folded, words[second].folded
    if not other.startswith("و") or len(other) < 4:
        return False
    definite = one.startswith("ال")
    if definite != other.startswith("وال"):
        return False
    ended = second + 1 >= len(words) or not adjacent(sentence, second)
    return definite or ended or words[second + 1].folded in _ENDS
