"""Two bodies named at once: «the two ministries of the Interior and of Defence»."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from ..text import fold, split_proclitic
from .headed_bodies import key_of_headed
from .lexicon import bodies
from .names import Name, adjacent, made, surface
from .sentences import Sentence

_ENDS = frozenset(
    map(fold, "في على من إلى عن مع خلال التي اللتين اللذين أن إن لا ما قد بين".split())
)
"""Words with which what goes on is no longer the second body's name."""


@cache
def _duals() -> Mapping[str, str]:
    """Return heads of names of bodies by their dual in construct."""
    return {f"{head[:-1]}تي" if head.endswith("ه") else f"{head}ي": head for head in bodies().heads}


def dual_bodies(sentence: Sentence) -> Iterator[Name]:
    """Yield both bodies where a dual is followed by two names of one word each."""
    words = sentence.words
    for index in range(len(words) - 2):
        for proclitic, form in split_proclitic(words[index].folded):
            head = _duals().get(form)
            if head is None or not _are_names(sentence, index + 1):
                continue
            first, second = words[index + 1].folded, words[index + 2].folded[1:]
            shown = surface(sentence, index + 1, index + 2)
            yield made(
                sentence,
                key_of_headed(head, [first], None),
                f"{_as_written(head)} {shown}",
                index,
                index + 2,
                "dual-body",
                proclitic=proclitic,
            )
            shown = surface(sentence, index + 2, index + 3, "و")
            yield made(
                sentence,
                key_of_headed(head, [second], None),
                f"{_as_written(head)} {shown}",
                index + 2,
                index + 3,
                "dual-body",
                proclitic="و",
            )
            break


@cache
def _as_written(head: str) -> str:
    """Return a folded head as the news writes it."""
    return f"{head[:-1]}ة" if head.endswith("ه") else head


def _are_names(sentence: Sentence, first: int) -> bool:
    """Whether «X and Y» follows, both with the article or both without, and nothing more of it."""
    words, second = sentence.words, first + 1
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
