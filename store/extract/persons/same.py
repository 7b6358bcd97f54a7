"""Which names of an article are of one person: surnames, offices again, shorter forms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...person_names import FILIATION
from ...records import EntityKind
from ...text import split_proclitic
from ..lexicon import titles
from ..names import Name, made
from ..sentences import Sentence
from .divided import divide_offices
from .fullest import fullest, longest_labels, parts_of
from .office_alone import heroes_of, nations_of, offices_again, offices_of_one
from .phrases import Phrases
from .word_forms import is_ali


def settle_persons(sentences: Sequence[Sentence], found: list[list[Name]]) -> list[list[Name]]:
    """Give each person one key and find its surname elsewhere."""
    persons = [name for names in found for name in names if name.kind is EntityKind.PERSON]
    full = fullest(persons)
    labels = longest_labels(persons, full)
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
    surnames = Phrases(_surnames(full))
    settled = divide_offices(sentences, settled, surnames)
    offices = Phrases({**offices_of_one(settled), **heroes_of(settled)})
    nations = nations_of(settled)
    settled = [
        [*names, *offices_again(sentence, names, offices, labels, nations)]
        for sentence, names in zip(sentences, settled, strict=True)
    ]
    return [
        [*names, *_follow_ups(sentence, names, surnames, labels)]
        for sentence, names in zip(sentences, settled, strict=True)
    ]


def _surnames(full: dict[str, str]) -> dict[tuple[str, ...], str]:
    """Return the last words by which each person may be named again, where only one fits."""
    owners: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for key in set(full.values()):
        parts = parts_of(key)
        if len(parts) < 2:
            continue
        joined = parts[-2] in titles().joiners
        led = key.split()[-2] in FILIATION
        last = parts[-2:] if joined else parts[-1:]
        # Called by his father's name he keeps the «son of»: «Bin Salman», not «Salman».
        owners[(key.split()[-2], *last) if led else last].add(key)
        if len(parts) > 2 and not joined and parts[1].startswith("ال"):
            owners[parts[1:2]].add(key)
    return {words: next(iter(keys)) for words, keys in owners.items() if len(keys) == 1}


def _follow_ups(
    sentence: Sentence,
    names: Sequence[Name],
    surnames: Phrases,
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
                if form == _ALI and length == 1 and not is_ali(sentence, index):
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


_ALI = "علي"
"""A name, and «on»."""


def _is_follow_up(sentence: Sentence, index: int, form: str, length: int) -> bool:
    """Whether a surname stands for the person here, and not as the everyday word it also is."""
    standing = titles().standing.get(form)
    if standing in (None, "name") or length > 1:
        return True
    before = sentence.words[index - 1].folded if index else ""
    lists = titles()
    spoken = before.removeprefix("و") in lists.verbs or before in lists.honorifics
    spoken = spoken or before.removeprefix("و") in _OF_PERSONS
    return spoken and (standing == "maybe" or form.startswith("ال"))


_OF_PERSONS = frozenset({"برياسه", "بقياده", "بحضور", "بين", "مع", "لقاء", "لقايه", "لقاءه"})
"""Words behind which somebody is named: «under X», «with X», «his meeting with X»."""


def _titled_from(sentence: Sentence, index: int) -> int:
    """Return the number of the first word of what leads to a surname: a title, «son of»."""
    while index and sentence.words[index - 1].folded in FILIATION:
        index -= 1
    before = sentence.words[index - 1].folded if index else ""
    return index - 1 if before in titles().honorifics else index
