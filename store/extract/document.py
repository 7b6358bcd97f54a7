"""What a name means in the whole article: surnames, short forms, what is part of what."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ..records import EntityKind
from ..text import fold, split_proclitic
from .bodies import alliances, known_bodies
from .groups import find_groups
from .headed_bodies import headed_bodies
from .lexicon import bodies as name_words
from .lexicon import titles
from .names import Name, longest, made, surface
from .persons import find_persons
from .places import gazetteer_names, named_sites, places_by_word
from .sentences import Sentence

_FILIATION = frozenset({"بن", "ابن", "بنت"})
_AMMAN = fold("عمان")


def name_document(sentences: Sequence[Sentence]) -> list[list[Name]]:
    """Return the names of each sentence, every name with the key it has in the whole article."""
    found: list[list[Name]] = []
    for sentence in sentences:
        names = _find_names(sentence)
        groups = find_groups(sentence, names)
        named = longest([*groups, *names])
        persons = find_persons(sentence, named)
        kept = [each for each in named if not _belongs_to_person(each, persons)]
        found.append([*kept, *persons])
    found = _settle_persons(sentences, found)
    found = _name_alliances(sentences, found)
    found = [_settle_bodies(names, found) for names in found]
    return [
        sorted(_settle_homographs(names, found), key=lambda each: each.first) for names in found
    ]


def _find_names(sentence: Sentence) -> list[Name]:
    """Return the names of a sentence but persons, in order, none overlapping, the longest kept."""
    found = [
        *alliances(sentence),
        *known_bodies(sentence),
        *headed_bodies(sentence),
        *gazetteer_names(sentence),
        *places_by_word(sentence),
        *named_sites(sentence),
    ]
    return longest(found)


def _belongs_to_person(name: Name, persons: Sequence[Name]) -> bool:
    """Whether what looks like a place is a part of a name, or a body of a minister's title."""
    if any(each.first < name.last and name.first < each.last for each in persons):
        return True
    # «The Foreign [minister]» and «the cabinet» are words of the title, no bodies of their own.
    definite = any(fold(name.label).startswith(f"{each} ") for each in name_words().definite)
    if name.rule != "headed-body" or not (definite or name.label == "مجلس الوزراء"):
        return False
    return any(each.outer_first <= name.first and name.last <= each.outer_last for each in persons)


def _settle_persons(sentences: Sequence[Sentence], found: list[list[Name]]) -> list[list[Name]]:
    """Give each person one key and find its surname elsewhere."""
    persons = [name for names in found for name in names if name.kind is EntityKind.PERSON]
    full = _fullest(persons)
    labels = {key: _longest_label(key, persons, full) for key in set(full.values())}
    settled: list[list[Name]] = []
    for names in found:
        kept = []
        for name in names:
            if name.kind is EntityKind.PERSON:
                key = full.get(name.key)
                if key is None:
                    continue  # a lone surname that no full name explains
                name = replace(name, key=key, label=labels[key])
            kept.append(name)
        settled.append(kept)
    surnames = _surnames(full)
    offices = _offices(settled)
    settled = [
        [*names, *_offices_again(sentence, names, offices, labels)]
        for sentence, names in zip(sentences, settled, strict=True)
    ]
    return [
        [*names, *_follow_ups(sentence, names, surnames, labels)]
        for sentence, names in zip(sentences, settled, strict=True)
    ]


def _parts(key: str) -> tuple[str, ...]:
    return tuple(word for word in key.partition(":")[2].split() if word not in _FILIATION)


def _fullest(persons: Iterable[Name]) -> dict[str, str]:
    """For each key of a person the key of the fullest name of the same person.

    A shorter name belongs to a longer one that begins alike and holds all its words; a single word
    to the only name that ends with it, or begins with it after a title. A lone word that is an
    unknown name stands for itself.
    """
    keys = sorted({each.key for each in persons}, key=lambda key: -len(_parts(key)))
    full: dict[str, str] = {}
    chosen: list[str] = []
    for key in keys:
        parts = _parts(key)
        fitting = [each for each in chosen if _belongs(parts, _parts(each))]
        if len(fitting) == 1:
            full[key] = fitting[0]
        elif len(parts) > 1 or not fitting:
            chosen.append(key)
            full[key] = key
    return full


def _belongs(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    if len(shorter) == 1:
        return len(longer) > 1 and shorter[0] in (longer[-1], longer[1], longer[0])
    if shorter == longer[-len(shorter) :]:
        return True  # «Abu Zayd» of «Ahmad Abu Zayd»
    return shorter[0] == longer[0] and set(shorter) <= set(longer)


def _longest_label(key: str, persons: Iterable[Name], full: dict[str, str]) -> str:
    labels = [each.label for each in persons if full.get(each.key) == key]
    return max(labels, key=lambda label: (len(label.split()), len(label)))


def _surnames(full: dict[str, str]) -> dict[tuple[str, ...], str]:
    """Return the last words by which each person may be named again, where only one fits."""
    owners: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for key in set(full.values()):
        parts = _parts(key)
        if len(parts) < 2:
            continue
        joined = parts[-2] in titles().joiners
        owners[parts[-2:] if joined else parts[-1:]].add(key)
        if len(parts) > 2 and not joined and parts[1].startswith("ال"):
            owners[parts[1:2]].add(key)
    return {words: next(iter(keys)) for words, keys in owners.items() if len(keys) == 1}


def _follow_ups(
    sentence: Sentence,
    names: Sequence[Name],
    surnames: dict[tuple[str, ...], str],
    labels: dict[str, str],
) -> Iterator[Name]:
    taken = {
        index for name in names for index in range(name.first, name.last) if not name.adjective
    }
    words = sentence.words
    for index, word in enumerate(words):
        if index in taken:
            continue
        for proclitic, form in split_proclitic(word.folded):
            for length in (2, 1):
                rest = tuple(each.folded for each in words[index + 1 : index + length])
                key = surnames.get((form, *rest))
                if key is None or len(rest) != length - 1:
                    continue
                if not _is_follow_up(sentence, index, form, length):
                    continue
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


def _offices(settled: Sequence[Sequence[Name]]) -> dict[tuple[str, ...], str]:
    """Return the offices of two words and more that only one person of the article holds."""
    holders: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for name in (name for names in settled for name in names):
        words = tuple(fold(name.office).split())
        for length in (2, 3, 4):
            if len(words) >= length and words[0] in titles().offices:
                holders[words[:length]].add(name.key)
    return {words: next(iter(keys)) for words, keys in holders.items() if len(keys) == 1}


def _offices_again(
    sentence: Sentence,
    names: Sequence[Name],
    offices: dict[tuple[str, ...], str],
    labels: dict[str, str],
) -> Iterator[Name]:
    """Yield the offices that stand alone for the person who was named with them before."""
    taken = {
        index
        for name in names
        for index in range(
            name.outer_first if name.outer_first >= 0 else name.first,
            max(name.last, name.outer_last),
        )
        if name.kind is EntityKind.PERSON
    }
    words = sentence.words
    for index, word in enumerate(words[:-1]):
        for proclitic, form in split_proclitic(word.folded):
            for length in (4, 3, 2):
                rest = [each.folded for each in words[index + 1 : index + length]]
                key = offices.get((form, *rest))
                inside = any(each in taken for each in range(index, index + length))
                if key is None or len(rest) != length - 1 or inside:
                    continue
                yield made(
                    sentence,
                    key,
                    labels[key],
                    index,
                    index + length,
                    "office-again",
                    proclitic=proclitic,
                )
                taken.update(range(index, index + length))
                break


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
    before = sentence.words[index - 1].folded if index else ""
    return index - 1 if before in titles().honorifics else index


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
    for index, word in enumerate(sentence.words):
        for proclitic, form in split_proclitic(word.folded):
            if form in lists.alliance_heads and form.startswith("ال"):
                last = index + 1
                if (
                    last < len(sentence.words)
                    and sentence.words[last].folded in lists.alliance_adjectives
                ):
                    last += 1
                yield made(sentence, key, label, index, last, "short-alliance", proclitic=proclitic)
                break


def _settle_bodies(names: list[Name], found: list[list[Name]]) -> list[Name]:
    """Give groups the body they are part of, and ministries the only nation they can have."""
    everything = [each for names_ in found for each in names_]
    alliances = {each.key for each in everything if "alliance" in each.rule}
    only = next(iter(alliances)) if len(alliances) == 1 else None
    ministries: defaultdict[str, set[str]] = defaultdict(set)
    for each in everything:
        if each.rule != "headed-body":
            continue
        office, _, nation = each.key.partition("@")
        if nation:
            ministries[office.removeprefix("organisation:")].add(nation)
    return [_settled_body(name, only, ministries) for name in names]


def _settled_body(name: Name, only: str | None, ministries: dict[str, set[str]]) -> Name:
    if name.rule == "kind-of-group":
        parent = name.parent or only
        suffix = f"@{parent.partition(':')[2]}" if parent else ""
        identity = name.key.partition(":")[2]
        key = f"group:{identity}{suffix}" if parent else f"group:?{identity}"
        return replace(name, key=key, parent=parent)
    if name.rule == "working-group":
        return replace(name, parent=name.parent or only)
    if name.key.startswith("organisation:?"):
        office = name.key.removeprefix("organisation:?")
        nations = ministries.get(office, set())
        if len(nations) == 1:
            nation = next(iter(nations))
            return replace(name, key=f"organisation:{office}@{nation}", country=nation)
    return name


def _settle_homographs(names: list[Name], found: list[list[Name]]) -> Iterator[Name]:
    """Tell Amman from Oman: «عمان» is the country where only that country is spoken of."""
    countries = {name.country for names_ in found for name in names_ if name.key != "place:250441"}
    for name in names:
        if name.key == "place:250441" and "OM" in countries and "JO" not in countries:
            yield replace(name, key="country:OM", label="سلطنة عمان", country="OM")
        else:
            yield name


def first_surface(sentence: Sentence, name: Name) -> str:
    """Return a name as written, proclitic and quotation marks left out."""
    return surface(sentence, name.first, name.last, name.proclitic)
