"""Which names of an article are of one person: surnames, offices again, shorter forms."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace

from ...records import EntityKind
from ...text import Remembered, fold, split_proclitic
from ..lexicon import titles
from ..names import Name, adjacent, made, surface
from ..sentences import Sentence

_FORMS: Remembered[str, list[str]] = Remembered(
    lambda word: [form for _, form in split_proclitic(word)]
)
"""What a folded word may be, with its proclitics and without."""
_FILIATION = frozenset({"بن", "ابن", "بنت"})


def settle_persons(sentences: Sequence[Sentence], found: list[list[Name]]) -> list[list[Name]]:
    """Give each person one key and find its surname elsewhere."""
    persons = [name for names in found for name in names if name.kind is EntityKind.PERSON]
    full = fullest(persons)
    labels = _longest_labels(persons, full)
    settled: list[list[Name]] = []
    for names in found:
        kept = []
        for name in names:
            if name.kind is EntityKind.PERSON:
                key = full.get(name.key)
                if key is None:
                    continue  # a lone surname that no full name explains
                if (key, labels[key]) != (name.key, name.label):
                    name = replace(name, key=key, label=labels[key])
            kept.append(name)
        settled.append(kept)
    vocabulary = sentences[0].vocabulary if sentences else frozenset[str]()
    surnames = _Phrases(_surnames(full), vocabulary)
    settled = _divide_offices(sentences, settled, surnames)
    offices = _Phrases({**_offices(settled), **_heroes(settled)}, vocabulary)
    settled = [
        [*names, *_offices_again(sentence, names, offices, labels)]
        for sentence, names in zip(sentences, settled, strict=True)
    ]
    return [
        [*names, *_follow_ups(sentence, names, surnames, labels)]
        for sentence, names in zip(sentences, settled, strict=True)
    ]


class _Phrases(dict[tuple[str, ...], str]):
    """Some words in a row that stand for a person each, and that person's key.

    Args:
        phrases: The words, folded, and the keys.
        vocabulary: All words of the article, folded.
    """

    def __init__(self, phrases: Mapping[tuple[str, ...], str], vocabulary: Set[str]) -> None:
        super().__init__(phrases)
        firsts = {first for first, *_ in phrases}
        self._begin = {
            word for word in vocabulary if firsts and not firsts.isdisjoint(_FORMS[word])
        }

    def begun(self, tokens: Sequence[str]) -> list[int]:
        """Return the numbers of the words that may begin one, with proclitics or without."""
        begin = self._begin
        if begin.isdisjoint(tokens):
            return []
        return [index for index, token in enumerate(tokens) if token in begin]


def _parts(key: str) -> tuple[str, ...]:
    return tuple(word for word in key.partition(":")[2].split() if word not in _FILIATION)


def fullest(persons: Iterable[Name]) -> dict[str, str]:
    """For each key of a person the key of the fullest name of the same person.

    A shorter name belongs to a longer one that begins alike and holds all its words; a single word
    to the only name that ends with it, or begins with it after a title. A lone word that is an
    unknown name stands for itself.
    """
    keys = sorted({each.key for each in persons}, key=lambda key: -len(_parts(key)))
    full: dict[str, str] = {}
    holding: defaultdict[str, list[str]] = defaultdict(list)
    for key in keys:
        parts = _parts(key)
        # A longer name holds every word of a shorter one: the rarest word leaves the fewest.
        candidates = min((holding.get(word, []) for word in parts), key=len, default=[])
        fitting = [
            each
            for each in candidates
            if _belongs(parts, _parts(each)) and not _is_forefather(key, each)
        ]
        if len(fitting) == 1:
            full[key] = fitting[0]
        elif len(parts) > 1 or not fitting:
            full[key] = key
            for word in set(parts):
                holding[word].append(key)
    return full


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
    if own[0] in _FILIATION or own[0] == whole[0]:
        return False
    rest = [word for word in own if word not in _FILIATION]
    for index, word in enumerate(whole[:-1]):
        behind = [each for each in whole[index + 1 :] if each not in _FILIATION]
        if word in _FILIATION and behind[: len(rest)] == rest:
            return True
    return False


def _longest_labels(persons: Iterable[Name], full: dict[str, str]) -> dict[str, str]:
    """Return for the key of each person the longest of his names."""
    labels: dict[str, str] = {}
    for each in persons:
        key = full.get(each.key)
        if key is not None:
            labels[key] = max(labels.get(key, ""), each.label, key=_length)
    return labels


def _length(label: str) -> tuple[int, int]:
    return len(label.split()), len(label)


def _surnames(full: dict[str, str]) -> dict[tuple[str, ...], str]:
    """Return the last words by which each person may be named again, where only one fits."""
    owners: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for key in set(full.values()):
        parts = _parts(key)
        if len(parts) < 2:
            continue
        joined = parts[-2] in titles().joiners
        led = key.split()[-2] in _FILIATION
        last = parts[-2:] if joined else parts[-1:]
        # Called by his father's name he keeps the «son of»: «Bin Salman», not «Salman».
        owners[(key.split()[-2], *last) if led else last].add(key)
        if len(parts) > 2 and not joined and parts[1].startswith("ال"):
            owners[parts[1:2]].add(key)
    return {words: next(iter(keys)) for words, keys in owners.items() if len(keys) == 1}


def _follow_ups(
    sentence: Sentence,
    names: Sequence[Name],
    surnames: _Phrases,
    labels: dict[str, str],
) -> Iterator[Name]:
    tokens = sentence.tokens
    begun = surnames.begun(tokens)
    if not begun:
        return
    taken = {
        index for name in names for index in range(name.first, name.last) if not name.adjective
    }
    for index in begun:
        if index in taken:
            continue
        for proclitic, form in split_proclitic(tokens[index]):
            for length in (2, 1):
                key = surnames.get((form, *tokens[index + 1 : index + length]))
                if key is None or index + length > len(tokens):
                    continue
                joined = proclitic == "و" and index - 1 in taken
                if not (joined or _is_follow_up(sentence, index, form, length)):
                    continue
                taken.update(range(index, index + length))
                name = made(
                    sentence,
                    key,
                    labels[key],
                    index,
                    index + length,
                    "surname",
                    proclitic=proclitic,
                )
                titled = _titled_from(sentence, index)
                start = sentence.words[titled].start if titled < index else name.start
                yield replace(name, outer_first=titled, outer_last=name.last, outer_start=start)
                break


def _divide_offices(
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
    heroes = _heroes(settled)
    divided = []
    for sentence, names in zip(sentences, settled, strict=True):
        divided.append(
            [
                _behind_surname(
                    sentence,
                    _divided(sentence, _behind_hero(sentence, name, heroes), holders),
                    surnames,
                )
                for name in names
            ]
        )
    return divided


def _behind_surname(sentence: Sentence, name: Name, surnames: dict[tuple[str, ...], str]) -> Name:
    """Take from an office the person before it: «received *President Sisi* the premier of X»."""
    if name.kind is not EntityKind.PERSON or name.outer_first < 0:
        return name
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
    if name.kind is not EntityKind.PERSON or not 0 < first < name.first - 1:
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

    if name.kind is not EntityKind.PERSON or name.outer_first < 0:
        return name
    if name.outer_last > name.last and of_another(name.last, name.outer_last):
        name = replace(name, outer_last=name.last)
    for first in range(name.outer_first + 2, name.first):
        if sentence.words[first].folded in titles().offices and of_another(name.outer_first, first):
            start = sentence.words[first].start
            office = surface(sentence, first, name.first)
            return replace(name, outer_first=first, outer_start=start, office=office)
    return name


def _proclitic_of(word: str) -> str:
    """Return the proclitic that an office's first word bears."""
    return next((p for p, form in split_proclitic(word) if form in titles().offices), "")


def _offices(settled: Sequence[Sequence[Name]]) -> dict[tuple[str, ...], str]:
    """Return the offices of two words and more that only one person of the article holds."""
    holders: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for name in (name for names in settled for name in names):
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


def _heroes(settled: Sequence[Sequence[Name]]) -> dict[tuple[str, ...], str]:
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


def _stands_alone(sentence: Sentence, index: int) -> bool:
    """Whether neither a nation nor a name nor another word of an office follows."""
    after = index + 1
    if after >= len(sentence.words) or not adjacent(sentence, index):
        return True
    word = sentence.words[after].folded
    known = word in titles().verbs or titles().standing.get(word) == "word"
    return known and not word.startswith(("ال", "لل")) and word not in titles().complements


def _offices_again(
    sentence: Sentence,
    names: Sequence[Name],
    offices: _Phrases,
    labels: dict[str, str],
) -> Iterator[Name]:
    """Yield the offices that stand alone for the person who was named with them before."""
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


def _is_follow_up(sentence: Sentence, index: int, form: str, length: int) -> bool:
    """Whether a surname stands for the person here, and not as the everyday word it also is."""
    standing = titles().standing.get(form)
    if standing in (None, "name") or length > 1:
        return True
    before = sentence.words[index - 1].folded if index else ""
    lists = titles()
    spoken = before.removeprefix("و") in lists.verbs or before in lists.honorifics
    return spoken and (standing == "maybe" or form.startswith("ال"))


def _titled_from(sentence: Sentence, index: int) -> int:
    """Return the number of the first word of what leads to a surname: a title, «son of»."""
    while index and sentence.words[index - 1].folded in _FILIATION:
        index -= 1
    before = sentence.words[index - 1].folded if index else ""
    return index - 1 if before in titles().honorifics else index
