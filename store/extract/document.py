"""What a name means in the whole article: surnames, short forms, what is part of what."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from ..recognizers.spans import Recognized
from ..records import EntityKind
from ..text import Remembered, fold
from . import places, sites
from .bodies import known
from .bodies.acronyms import with_acronyms
from .bodies.dual import DUALS, dual_bodies
from .bodies.groups import find_groups
from .bodies.headed import HEADS, headed_bodies
from .bodies.known import ALLIANCE_HEADS, alliances, known_bodies
from .bodies.quoted import DELEGATIONS, QUOTED, quoted_bodies
from .cues import Cue, either
from .lexicon import bodies as name_words
from .names import Name, longest, made, surface
from .persons.finding import find_persons
from .persons.same import settle_persons
from .places import gazetteer_names
from .recognized import with_recognized
from .sentences import Sentence
from .sites import long_sites, named_seats, named_sites
from .toponyms import COUNTRYSIDE, DISTRICTS, LEADING, told_places

_AMMAN = fold("عمان")


def name_document(
    sentences: Sequence[Sentence], recognized: Sequence[Recognized] = ()
) -> list[list[Name]]:
    """Return the names of each sentence, every name with the key it has in the whole article.

    Args:
        sentences: The sentences.
        recognized: What recognisers found; where it overlaps with what the rules find, that stays.
    """
    found: list[list[Name]] = []
    for sentence in sentences:
        names = _find_names(sentence)
        groups = find_groups(sentence, names)
        named = longest([*groups, *names])
        persons = find_persons(sentence, named)
        kept = [each for each in named if not _belongs_to_person(each, persons)]
        found.append([*kept, *persons])
    found = settle_persons(sentences, found)
    found = _name_alliances(sentences, found)
    found = with_acronyms(sentences, found)
    found = _settle_bodies(found)
    if recognized:
        found = with_recognized(sentences, found, recognized)
    countries = {name.country for names in found for name in names if name.key != "place:250441"}
    return [
        sorted(_settle_homographs(names, countries), key=lambda each: each.first) for names in found
    ]


def _find_names(sentence: Sentence) -> list[Name]:
    """Return the names of a sentence but persons, in order, none overlapping, the longest kept."""
    called = _CALLED_BY[_CALLING.intersection(sentence.tokens.cued)]
    return longest(name for find in called for name in find(sentence))


_Finder: TypeAlias = Callable[[Sentence], Iterator[Name]]
_FINDERS: Sequence[tuple[frozenset[int], _Finder]] = (
    (either(LEADING, DISTRICTS, COUNTRYSIDE), told_places),
    (either(ALLIANCE_HEADS), alliances),
    # What leads to a seat makes it a place, though a body sits there under the same name.
    (either(sites.SEATS), named_seats),
    (either(known.LISTED), known_bodies),
    (either(HEADS), headed_bodies),
    (either(QUOTED, DELEGATIONS), quoted_bodies),
    (either(DUALS), dual_bodies),
    (either(places.LISTED, places.CAPITALS), gazetteer_names),
    (either(sites.BUILT, sites.PALACES, places.CAPITALS), named_sites),
    (either(sites.SITES), long_sites),
)
"""What finds names, each with the words of which one must be there."""
_CALLING = frozenset[int]().union(*(cues for cues, _ in _FINDERS))
_CALLED_BY: Remembered[frozenset[int], Sequence[_Finder]] = Remembered(
    lambda cues: [find for own, find in _FINDERS if not own.isdisjoint(cues)]
)


def _belongs_to_person(name: Name, persons: Sequence[Name]) -> bool:
    """Whether what looks like a place is a part of a name, or a body of a minister's title."""
    if any(each.first < name.last and name.first < each.last for each in persons):
        return True
    # «The Foreign [minister]» and «the cabinet» are words of the title, no bodies of their own.
    if name.rule != "headed-body":
        return False
    head = fold(name.label.partition(" ")[0])
    nation = head == _GOVERNMENT and name.last - name.first == 2  # «the head of *its* government»
    if not (nation or head in _MINISTERS_OF or name.label == "مجلس الوزراء"):
        return False
    return any(each.outer_first <= name.first and name.last <= each.outer_last for each in persons)


_GOVERNMENT = fold("الحكومة")
_MINISTERS_OF = frozenset(map(fold, ["الخارجية", "الداخلية", "الدفاع"]))


def _name_alliances(sentences: Sequence[Sentence], found: list[list[Name]]) -> list[list[Name]]:
    """Take «the coalition» for the one alliance the article names in full."""
    full = Counter(
        (name.key, name.label) for names in found for name in names if name.rule == "alliance"
    )
    if len({key for key, _ in full}) != 1:
        return found
    (key, label), _ = full.most_common(1)[0]
    return [
        longest([*names, *_short_alliances(sentence, key, label)])
        for sentence, names in zip(sentences, found, strict=True)
    ]


def _short_alliances(sentence: Sentence, key: str, label: str) -> Iterator[Name]:
    lists = name_words()
    for index, proclitic, _ in _THE_ALLIANCE.within(sentence.tokens):
        last = index + 1
        if last < len(sentence.tokens) and sentence.tokens[last] in lists.alliance_adjectives:
            last += 1
        yield made(sentence, key, label, index, last, "short-alliance", proclitic=proclitic)


_THE_ALLIANCE = Cue(lambda: {head for head in name_words().alliance_heads if head.startswith("ال")})


def _settle_bodies(found: list[list[Name]]) -> list[list[Name]]:
    """Give groups the body they are part of, and ministries the only nation they can have."""
    everything = [each for names in found for each in names]
    alliances = {each.key for each in everything if "alliance" in each.rule}
    only = next(iter(alliances)) if len(alliances) == 1 else None
    ministries: defaultdict[str, set[str]] = defaultdict(set)
    for each in everything:
        if each.rule != "headed-body":
            continue
        office, _, nation = each.key.partition("@")
        if nation:
            ministries[office.removeprefix("organisation:")].add(nation)
    longer = _longer_names(everything)
    return [
        [_in_full(_settled_body(name, only, ministries), longer) for name in names]
        for names in found
    ]


def _in_full(name: Name, longer: dict[str, Name]) -> Name:
    """Return a body under the longer name the article gives it, if it gives one."""
    full = longer.get(name.key) if name.rule == "headed-body" else None
    return name if full is None else replace(name, key=full.key, label=full.label)


def _longer_names(everything: Sequence[Name]) -> dict[str, Name]:
    """Return for a body the only one of the article whose name begins with all its words.

    «The central bank» is the Egyptian one where no other is named; one word alone tells nothing.
    """
    named: dict[str, Name] = {}
    for name in everything:
        if name.rule in ("headed-body", "known-body") and name.kind is EntityKind.ORGANISATION:
            named.setdefault(fold(name.label), name)
    beginning: defaultdict[str, dict[str, Name]] = defaultdict(dict)
    for label, name in named.items():
        words = label.split()
        for length in range(2, len(words)):
            beginning[" ".join(words[:length])][name.key] = name
    found: dict[str, Name] = {}
    for label, name in named.items():
        longer = beginning.get(label, {})
        if name.rule == "headed-body" and name.country is None and len(longer) == 1:
            found[name.key] = next(iter(longer.values()))
    return found


def _settled_body(name: Name, only: str | None, ministries: dict[str, set[str]]) -> Name:
    if name.rule == "kind-of-group":
        parent = name.parent or only
        suffix = f"@{parent.partition(':')[2]}" if parent else ""
        identity = name.key.partition(":")[2]
        key = f"group:{identity}{suffix}" if parent else f"group:?{identity}"
        return replace(name, key=key, parent=parent)
    if name.rule == "working-group":
        parent = name.parent or only
        suffix = f"@{parent.partition(':')[2]}" if parent else ""
        return replace(name, key=f"{name.key}{suffix}", parent=parent)
    if name.key.startswith("organisation:?"):
        office = name.key.removeprefix("organisation:?")
        nations = ministries.get(office, set())
        if len(nations) == 1:
            nation = next(iter(nations))
            return replace(name, key=f"organisation:{office}@{nation}", country=nation)
    return name


def _settle_homographs(names: list[Name], countries: set[str | None]) -> Iterator[Name]:
    """Tell Amman from Oman: «عمان» is the country where only that country is spoken of."""
    for name in names:
        if name.key == "place:250441" and "OM" in countries and "JO" not in countries:
            yield replace(name, key="country:OM", label="سلطنة عمان", country="OM")
        else:
            yield name


def first_surface(sentence: Sentence, name: Name) -> str:
    """Return a name as written, proclitic and quotation marks left out."""
    return surface(sentence, name.first, name.last, name.proclitic)
