"""Places that no list has: told by the word before them and by the province behind them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from ..data import load
from ..gazetteer import gazetteer
from ..records import EntityKind
from ..text import Word, fold
from .cues import Cue
from .lexicon import titles
from .names import Name, adjacent, by_own_words, made, surface
from .sentences import Sentence


@cache
def _words(name: str) -> frozenset[str]:
    """Return the words of a rule of the data."""
    rules: list[dict[str, Any]] = load("toponyms.toml")["rule"]
    return frozenset(fold(word) for rule in rules if rule["name"] == name for word in rule["words"])


@cache
def _listed(table: str, field: str) -> frozenset[str]:
    return frozenset(map(fold, load("toponyms.toml")[table][field]))


LEADING = Cue(lambda: place_words())
"""Words that introduce a place: «city»."""
DISTRICTS = Cue(lambda: _words("district"))
"""Words for a district, or an office: «directorate»."""
COUNTRYSIDE = Cue(lambda: _words("countryside"))
"""The country around a city."""
_NAMED_PROVINCES = Cue(lambda: _listed("province", "named"))
_PROVINCES = Cue(lambda: _listed("province", "words"))


def place_words() -> frozenset[str]:
    """Return the words that are always followed by the name of a place: «the city of»."""
    return _words("place-word")


def province_word(sentence: Sentence, name: Name) -> str | None:
    """Return the proclitic of the word for a province right before a place; none without one."""
    before = name.first - 1
    if before < 0 or name.proclitic or not adjacent(sentence, before):
        return None
    found = _NAMED_PROVINCES[sentence.tokens[before]]
    return None if found is None else found[0]


def told_places(sentence: Sentence) -> Iterator[Name]:
    """Yield what a word like «city» introduces, and districts of a province that is named."""
    yield from _by_word(sentence)
    for index, proclitic, _ in DISTRICTS.within(sentence.tokens, followed=True):
        last = toponym_end(sentence, index + 1) if adjacent(sentence, index) else None
        if (
            last is not None
            and _is_rare(sentence, index + 1, last)
            and _in_province(sentence, last)
        ):
            yield by_own_words(
                sentence, EntityKind.PLACE, index, last, "district", proclitic=proclitic
            )
    for index, proclitic, _ in COUNTRYSIDE.within(sentence.tokens, followed=True):
        yield from _countryside(sentence, index, proclitic)


def _by_word(sentence: Sentence) -> Iterator[Name]:
    for index, _, _ in LEADING.within(sentence.tokens, followed=True):
        first = index + 1
        if not adjacent(sentence, index):
            yield from _quoted(sentence, index)
            continue
        last = toponym_end(sentence, first)
        single = last is None or last == first + 1
        if last is None or (single and not _may_be_place(sentence.words[first])):
            continue
        if any(listed.last >= last for listed in gazetteer().at(sentence.words, first)):
            continue
        label = surface(sentence, first, last)
        yield made(sentence, f"place:{fold(label)}", label, first, last, "place-word")


_OPENING = frozenset({'"', "«", "“", "”", "("})
_CLOSING = ('"', "»", "”", "“", ")")
_LONGEST_QUOTED = 3
"""Words of a place's name between quotation marks, at most."""


def _quoted(sentence: Sentence, index: int) -> Iterator[Name]:
    """Yield the place that stands between quotation marks behind a word like «city»."""
    if sentence.gaps[index].strip() not in _OPENING:
        return
    first = index + 1
    for last in range(first + 1, min(first + 1 + _LONGEST_QUOTED, len(sentence.words) + 1)):
        behind = sentence.gaps[last - 1] if last < len(sentence.words) else sentence.text[-2:]
        if behind.lstrip().startswith(_CLOSING):
            break
        if not adjacent(sentence, last - 1):
            return
    else:
        return
    label = surface(sentence, first, last)
    listed = [each for each in gazetteer().at(sentence.words, first) if each.last == last]
    if listed:
        name = listed[0].name
        if name.key.startswith("place:"):
            country = name.country
            yield made(sentence, name.key, name.label, first, last, "place-word", country=country)
    elif all(word.folded.isalpha() for word in sentence.words[first:last]):
        yield made(sentence, f"place:{fold(label)}", label, first, last, "place-word")


def toponym_end(sentence: Sentence, first: int) -> int | None:
    """Return the number after a place's name of one word or two; none where it can be none.

    «Kafr Rumman» is two words, for the first of them alone is the name of nothing.
    """
    tokens = sentence.tokens
    if first >= len(tokens):
        return None
    if tokens[first] not in _listed("compound", "words"):
        return first + 1
    if not adjacent(sentence, first) or not _may_follow(sentence.words[first + 1]):
        return None if len(tokens[first]) < 3 else first + 1
    return first + 2


def _may_follow(word: Word) -> bool:
    """Whether a word can be the second of a place's name."""
    known = titles().standing.get(word.folded)
    usual = known != "word" or word.folded.startswith("ال")
    plain = word.folded.isalpha() and len(word.folded) > 2 and word.folded not in titles().verbs
    return plain and (usual or word.folded in _listed("compound", "colours"))


def _may_be_place(word: Word) -> bool:
    return (
        word.folded.isalpha()
        and len(word.folded) > 2
        and (titles().standing.get(word.folded) is None or word.folded.startswith("ال"))
        and not word.folded.endswith(("يه", "ين", "ات"))
    )


def _is_rare(sentence: Sentence, first: int, last: int) -> bool:
    """Whether words are hardly the everyday ones of an office: not «of *education*»."""
    if last - first > 1:
        return True
    word = sentence.tokens[first]
    bare = word.removeprefix("ال")
    plain = word.isalpha() and len(bare) > 2 and not word.endswith(("ات", "ين"))
    listed = next(gazetteer().at(sentence.words, first), None)
    if listed is not None and listed.proclitic:
        return False
    return plain and (titles().standing.get(word) in (None, "name") or listed is not None)


def _in_province(sentence: Sentence, index: int) -> bool:
    """Whether a province follows: «in the governorate of X», «north of X»."""
    tokens = sentence.tokens
    if not adjacent(sentence, index - 1):
        return False
    if _PROVINCES[tokens[index]] is not None:
        return True
    if tokens[index] in ("في", "فى") and index + 1 < len(tokens):
        return _PROVINCES[tokens[index + 1]] is not None
    return tokens[index] in _listed("province", "directions") and _is_listed(sentence, index + 1)


def _is_listed(sentence: Sentence, index: int) -> bool:
    return index < len(sentence.words) and any(
        not match.name.adjective for match in gazetteer().at(sentence.words, index)
    )


def _countryside(sentence: Sentence, index: int, proclitic: str) -> Iterator[Name]:
    """Yield a side of the country around a city: «the northern countryside of Aleppo»."""
    tokens = sentence.tokens
    if not adjacent(sentence, index):
        return
    for city in gazetteer().at(sentence.words, index + 1):
        last = city.last
        if city.name.adjective or city.proclitic:
            continue
        while last < len(tokens) and tokens[last] in _listed("compound", "sides"):
            if not adjacent(sentence, last - 1):
                break
            last += 1
        if last > city.last:
            yield by_own_words(
                sentence,
                EntityKind.PLACE,
                index,
                last,
                "countryside",
                proclitic=proclitic,
                country=city.name.country,
            )
            return
