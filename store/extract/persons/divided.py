"""Which of two offices side by side is another's: «the president received the governor X»."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ...records import EntityKind
from ...text import fold, split_proclitic
from ..lexicon import titles
from ..names import Name, surface, without
from ..sentences import Sentence
from .office_alone import heroes_of


def divide_offices(
    sentences: Sequence[Sentence],
    settled: list[list[Name]],
    surnames: dict[tuple[str, ...], str],
) -> list[list[Name]]:
    """Give back the offices that belong to another: «the president received the governor X».

    Where two offices stand side by side they may be one person's. They are not where the article
    names somebody else with just the first of them, or with just the last.
    """
    holders: defaultdict[str, set[str]] = defaultdict(set)
    for name in (name for names in settled for name in names):
        if len(name.office.split()) > 1:
            holders[fold(name.office)].add(name.key)
    heroes = heroes_of(settled)
    divided = []
    for sentence, names in zip(sentences, settled, strict=True):
        divided.append(
            [
                _behind_surname(
                    sentence,
                    _divided(sentence, _behind_hero(sentence, name, heroes), holders),
                    surnames,
                )
                if name.kind is EntityKind.PERSON and name.outer_first >= 0
                else name
                for name in names
            ]
        )
    return divided


def _behind_surname(sentence: Sentence, name: Name, surnames: dict[tuple[str, ...], str]) -> Name:
    """Take from an office the person before it: «received *President Sisi* the premier of X»."""
    for index in range(name.first - 1, name.outer_first, -1):
        key = surnames.get((sentence.words[index].folded,))
        if key is not None and key != name.key and sentence.words[index].folded.startswith("ال"):
            office = surface(sentence, index + 1, name.first) if index + 1 < name.first else ""
            start = sentence.words[index + 1].start
            return replace(name, outer_first=index + 1, outer_start=start, office=office)
    return name


_RECEIVES = re.compile(r"(?:و|ف)?(?:س)?(?:استقبل|يستقبل|تستقبل|التقي|يلتقي|تلتقي)ت?")


def _behind_hero(sentence: Sentence, name: Name, heroes: Mapping[tuple[str, ...], str]) -> Name:
    """Take from an office the one of who receives: «received *the mufti* the chief of staff X»."""
    first = name.outer_first
    if not 0 < first < name.first - 1:
        return name
    hero = heroes.get((sentence.tokens[first],), name.key)
    other = _RECEIVES.fullmatch(sentence.tokens[first - 1]) and hero != name.key
    if not other or sentence.tokens[first + 1] not in titles().offices:
        return name
    office = surface(sentence, first + 1, name.first)
    return replace(
        name, office=office, outer_first=first + 1, outer_start=sentence.words[first + 1].start
    )


def _divided(sentence: Sentence, name: Name, holders: dict[str, set[str]]) -> Name:
    def of_another(first: int, last: int) -> bool:
        words = sentence.words[first:last]
        office = fold(surface(sentence, first, last, _proclitic_of(words[0].folded)))
        others = holders.get(office, set())
        return bool(others) and name.key not in others

    if name.outer_last > name.last and of_another(name.last, name.outer_last):
        name = replace(name, outer_last=name.last)
    for first in range(name.outer_first + 2, name.first):
        word = sentence.words[first].folded
        joined = word not in titles().offices and word.startswith("و")
        if word[joined:] not in titles().offices:
            continue
        if of_another(name.outer_first, first) or (
            not joined and _is_envoy_of(sentence, name, first)
        ):
            start = without(sentence, first, "و" * joined)
            office = surface(sentence, first, name.first, "و" * joined)
            return replace(name, outer_first=first, outer_start=start, office=office)
    return name


_ENVOYS = frozenset("سفير سفيره قنصل مبعوث مبعوثه موفد".split())
_RECEIVING = re.compile(
    r"(?:ال)?(?:وزير|وزيره|رييس|رييسه|ملك|امير|سلطان|نايب|نايبه|محافظ|حاكم|والي|مفتي|بطريرك|قايد)"
)
_OF_ENVOYS = frozenset("وفد بعثه الوفد البعثه مكتب مجموعه السلك عميد سفراء".split())
"""What an envoy himself may head."""


def _is_envoy_of(sentence: Sentence, name: Name, first: int) -> bool:
    """Whether an envoy's office behind a minister's is another's: «*the minister* ambassador X»."""
    before = sentence.tokens[name.outer_first : first]
    if sentence.tokens[first] not in _ENVOYS or not _RECEIVES.fullmatch(
        sentence.tokens[name.outer_first - 1] if name.outer_first else ""
    ):
        return False
    return _RECEIVING.fullmatch(before[0]) is not None and _OF_ENVOYS.isdisjoint(before)


def _proclitic_of(word: str) -> str:
    """Return the proclitic that an office's first word bears."""
    return next((p for p, form in split_proclitic(word) if form in titles().offices), "")
