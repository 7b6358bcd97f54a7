"""Offices alone that stand for a person named with them elsewhere: «the minister»."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

from ...records import EntityKind
from ...text import fold, split_proclitic
from ..lexicon import titles
from ..names import Name, adjacent, made
from ..sentences import Sentence
from .phrases import Phrases


def offices_of_one(settled: Sequence[Sequence[Name]]) -> dict[tuple[str, ...], str]:
    """Return the offices of two words and more that only one person of the article holds."""
    holders: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for name in (name for names in settled for name in names if name.office):
        for words in _variants(tuple(fold(name.office).split())):
            for length in (2, 3, 4):
                if len(words) >= length and words[0] in titles().offices:
                    holders[words[:length]].add(name.key)
    return {words: next(iter(keys)) for words, keys in holders.items() if len(keys) == 1}


def _variants(office: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield an office as it is named, and as it is named for short: «the head of the ministers»."""
    yield office
    if office[1:3] == ("مجلس", "الوزراء"):
        yield (office[0], *office[2:])
    if office[:2] == ("رييس", "الجمهوريه"):
        yield ("رييس", "الدوله")


_HERO_OFFICES = tuple(
    "الرييس الوزير الوزيره الملك السفير السفيره المبعوث الرييسه المفتي البطريرك المحافظ "
    "الوالي".split()
)


def heroes_of(settled: Sequence[Sequence[Name]]) -> dict[tuple[str, ...], str]:
    """Return for «the minister» alone the first person of the article who is one.

    An article calls so whom it is about, and names him first.
    """
    found: dict[tuple[str, ...], str] = {}
    for name in (name for names in settled for name in names if name.office):
        head = fold(name.office).split()[0]
        for office in _HERO_OFFICES:
            if head in (office, office[2:]):
                found.setdefault((office,), name.key)
    return found


def nations_of(settled: Sequence[Sequence[Name]]) -> dict[str, set[str]]:
    """Return the codes of the countries that stand in the offices each person is given."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for names in settled:
        holders = [each for each in names if each.kind is EntityKind.PERSON and each.office]
        for name in names if holders else ():
            for holder in holders if name.country else ():
                if holder.outer_first <= name.first < holder.outer_last:
                    found[holder.key].add(str(name.country))
    return found


_OF = frozenset({"في", "ب", "ل", "لدي", "لدوله", "بدوله", "دوله", "بجمهوريه", "بمملكه", "بسلطنه"})
"""What leads from an office to its country: «the minister in the State of X»."""


def _nation_behind(sentence: Sentence, names: Sequence[Name], last: int) -> str | None:
    """Return the code of the country that the words behind an office give it."""
    while last < len(sentence.tokens) and adjacent(sentence, last - 1):
        for name in names:
            if name.first == last and name.kind is EntityKind.COUNTRY:
                return name.country
        if sentence.tokens[last] not in _OF:
            break
        last += 1
    return None


def _stands_alone(sentence: Sentence, index: int) -> bool:
    """Whether neither a nation nor a name nor another word of an office follows."""
    after = index + 1
    if after >= len(sentence.words) or not adjacent(sentence, index):
        return True
    word = sentence.words[after].folded
    known = word in titles().verbs or titles().standing.get(word) == "word"
    return known and not word.startswith(("ال", "لل")) and word not in titles().complements


def offices_again(
    sentence: Sentence,
    names: Sequence[Name],
    offices: Phrases,
    labels: dict[str, str],
    nations: Mapping[str, Set[str]],
) -> Iterator[Name]:
    """Yield the offices that stand alone for the person who was named with them before.

    Args:
        sentence: The sentence.
        names: Its names.
        offices: Who holds an office, by its words.
        labels: What persons are called.
        nations: The countries in their offices: another country's minister is another.
    """
    begun = offices.begun(sentence.tokens[:-1])
    if not begun:
        return
    taken = {
        index
        for name in names
        for index in range(
            name.begins,
            max(name.last, name.outer_last),
        )
        if name.kind is EntityKind.PERSON
    }
    next_begin = {name.outer_first for name in names if name.kind is EntityKind.PERSON}
    for index in begun:
        for proclitic, form in split_proclitic(sentence.tokens[index]):
            last, key = _office_at(sentence, index, form, offices, next_begin)
            if key is None or any(each in taken for each in range(index, last)):
                continue
            nation = _nation_behind(sentence, names, last)
            if nation is not None and nation not in nations.get(key, ()):
                continue
            yield made(sentence, key, labels[key], index, last, "office-again", proclitic=proclitic)
            taken.update(range(index, last))


def _office_at(
    sentence: Sentence,
    index: int,
    form: str,
    offices: dict[tuple[str, ...], str],
    begin: Set[int],
) -> tuple[int, str | None]:
    """Return the number after the longest known office at a word, and who holds it.

    `begin` are the words at which persons with their offices begin.
    """
    for length in (4, 3, 2, 1):
        if index + length > len(sentence.words):
            continue
        if length == 1 and not (index + 1 in begin or _stands_alone(sentence, index)):
            continue
        rest = sentence.tokens[index + 1 : index + length]
        key = offices.get((form, *rest))
        if key is not None:
            return index + length, key
    return index, None
