"""Names that recognisers find, as the rules go on with them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ..gazetteer import place_named
from ..recognizers.spans import Recognized
from ..records import EntityKind
from .names import Name, surface
from .persons.fullest import fullest
from .sentences import Sentence

RULE = "recognizer"
"""What the rules of their claims begin with; behind a colon stand name and version."""


def with_recognized(
    sentences: Sequence[Sentence],
    found: Sequence[Sequence[Name]],
    recognized: Sequence[Recognized],
) -> list[list[Name]]:
    """Add what recognisers found; where it overlaps with what the rules found, that stays.

    A person that the rules know by a longer name is the same here.
    """
    added = [
        [name for name in _names(sentence, recognized) if not _overlapping(name, names)]
        for sentence, names in zip(sentences, found, strict=True)
    ]
    everybody = [each for names in (*found, *added) for each in names]
    persons = [each for each in everybody if each.kind is EntityKind.PERSON]
    full = fullest(persons)
    labels = {each.key: each.label for each in persons if each.found_by is None}
    return [
        [*names, *(_settled(name, full, labels) for name in others)]
        for names, others in zip(found, added, strict=True)
    ]


def _settled(name: Name, full: Mapping[str, str], labels: Mapping[str, str]) -> Name:
    key = full.get(name.key, name.key)
    return replace(name, key=key, label=labels.get(key, name.label))


def _names(sentence: Sentence, recognized: Sequence[Recognized]) -> Iterator[Name]:
    """Yield the names within a sentence, those that are none of its words left out.

    Args:
        sentence: The sentence.
        recognized: What was found in the article, in text order.
    """
    first = bisect_left(recognized, sentence.start, key=lambda each: each.start)
    for found in recognized[first:]:
        if found.start >= sentence.end:
            return
        name = _name(sentence, found)
        if name is not None:
            yield name


def _overlapping(name: Name, others: Iterable[Name]) -> bool:
    """Whether a name shares a word with others, or stands in the office of a person."""
    for each in others:
        outer = each.outer_first >= 0
        first = min(each.first, each.outer_first) if outer else each.first
        if first < name.last and name.first < max(each.last, each.outer_last):
            return True
    return False


def _name(sentence: Sentence, found: Recognized) -> Name | None:
    within = [
        number
        for number, word in enumerate(sentence.words)
        if word.start < found.end and found.start < word.end
    ]
    if not within or found.end > sentence.end:
        return None
    first, last = within[0], within[-1] + 1
    begin, end = sentence.words[first], sentence.words[last - 1]
    proclitic = begin.folded[: max(0, found.start - begin.start)]
    words = [word.folded for word in sentence.words[first:last]]
    words[0] = words[0].removeprefix(proclitic) or words[0]
    identity = " ".join(words)
    label = surface(sentence, first, last, proclitic)
    kind, key, country = found.kind, f"{found.kind.value}:{identity}", None
    known = place_named(identity) if kind in (EntityKind.PLACE, EntityKind.COUNTRY) else None
    if known is not None:
        key, label, country = known.key, known.label, known.country
    elif kind is EntityKind.COUNTRY:
        return None  # a country that no list has is none
    return Name(
        key=key,
        label=label,
        first=first,
        last=last,
        start=max(found.start, begin.start),
        end=end.end,
        rule=f"{RULE}:{found.by}@{found.version}",
        proclitic=proclitic,
        country=country,
        found_by=found,
    )
