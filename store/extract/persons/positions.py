"""What somebody is: a position without the forms of address around it, and as it is compared."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from ...data import load
from ...gazetteer import gazetteer
from ...properties import JOINED_POSITIONS
from ...text import Word, fold, words
from ..lexicon import titles
from ..names import Name, surface
from ..sentences import Sentence
from .word_forms import OF_RANKS

_POSSESSED = re.compile(r"(?<=\w{3})ت(?:ه|ها|هم|هما|نا)$")
"""What a noun ends with that is somebody's: «*its* foreign ministry»."""


@dataclass(frozen=True, slots=True)
class _Lists:
    """The words of `positions.toml`, folded."""

    addresses: frozenset[str]
    behind: frozenset[str]
    reigning: frozenset[str]
    empty: frozenset[str]
    counterparts: frozenset[str]
    same: Mapping[str, str]


@cache
def _lists() -> _Lists:
    raw = load("positions.toml")
    folded = {name: frozenset(map(fold, raw[name])) for name in raw if name != "same"}
    return _Lists(
        addresses=folded["addresses"],
        behind=folded["addresses"] | folded["behind"],
        reigning=folded["reigning"],
        empty=folded["empty"],
        counterparts=folded["counterparts"],
        same={fold(other): fold(one) for one, others in raw["same"].items() for other in others},
    )


def position_of(sentence: Sentence, person: Name) -> str:
    """Return what somebody is, as the sentence has it; nothing where it only addresses him.

    Args:
        sentence: The sentence.
        person: A name in it, with the office around it.
    """
    if person.office:
        return without_addresses(person.office)
    reigning = _lists().reigning
    title = range(person.outer_first, person.first) if person.outer_first >= 0 else ()
    held = (index for index in title if sentence.tokens[index] in reigning)
    return next((surface(sentence, index, index + 1) for index in held), "")


@lru_cache(maxsize=20_000)
def without_addresses(office: str) -> str:
    """Return an office without the forms of address around it; itself where it is nothing else."""
    spoken = office.split()
    folded = [fold(word).strip(".،") for word in spoken]
    lists = _lists()
    first, last = 0, len(spoken)
    while first < last and folded[first] in lists.addresses:
        first += 1
    while (rank := _rank(folded, last)) > first:
        last = rank
    return " ".join(spoken[first:last]) or office


def _rank(folded: Sequence[str], last: int) -> int:
    """Return where the form of address begins that ends before a word; -1 where there is none."""
    lists = _lists()
    if folded[last - 1 : last] and folded[last - 1] in lists.behind:
        return last - 1
    before = last - 1
    while before > 0 and folded[before] in OF_RANKS:
        before -= 1
    return before if before < last - 1 and folded[before] in lists.behind else -1


@lru_cache(maxsize=20_000)
def compared(position: str) -> str:
    """Return a position as it is compared with others: bare words, each position by itself.

    «The Egyptian minister of foreign affairs» and «the minister of foreign affairs» are the same
    words, «prime minister and minister of defence» two positions; whose counterpart somebody is
    tells none.
    """
    lists = _lists()
    parts: list[list[str]] = [[]]
    spoken = words(position)
    index, definite = 0, False
    while index < len(spoken):
        nation = _after_nation(spoken, index)
        if nation > index:
            index, definite = nation, True
            continue
        word = spoken[index].folded
        index += 1
        if parts[-1] and _begins_another(word, definite):
            parts.append([])
            word = word if word in titles().offices else word[1:]
        definite = word.startswith("ال")
        if word not in lists.empty:
            parts[-1].append(_POSSESSED.sub("ه", word.removeprefix("ال")))
    told = (lists.same.get(text, text) for text in map(" ".join, parts) if text)
    return JOINED_POSITIONS.join(
        dict.fromkeys(each for each in told if each not in lists.counterparts)
    )


def _after_nation(spoken: Sequence[Word], index: int) -> int:
    """Return the number after the country or nationality that begins at a word, or that word."""
    nations = (
        match.last
        for match in gazetteer().at(spoken, index)
        if match.name.key.startswith("country:") and match.proclitic in ("", "ل", "ب")
    )
    return next(nations, index)


def _begins_another(word: str, definite: bool) -> bool:
    """Whether a word begins another position, or is «and» with what does, or with its matter.

    Args:
        word: The word, folded.
        definite: Whether the word before has the article or names a nation: it ends a position.
    """
    if word in titles().offices:
        return definite
    if not word.startswith("و") or len(word) < 5:
        return False
    rest = word[1:]
    return rest in titles().offices or rest.startswith("ال") or rest in _lists().empty
