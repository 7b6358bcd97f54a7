"""The lists of countries, nationalities and places, matched on folded words.

A name may bear proclitics on its first word; the longest name wins. A name that is also an
everyday word counts only after a word like «city». The lists are made ahead by
`store.data.build`; `store/data/SOURCES.md` says from what.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeAlias

from .data import lines, load
from .text import Remembered, Word, fold, forms, split_proclitic

HOME = frozenset(
    "AE BH DJ DZ EG IL IQ IR JO KM KW LB LY MA MR OM PS QA SA SD SO SY TN TR YE".split()
)
"""Codes of the countries that Arabic news is mostly about: their places are named often."""


@dataclass(frozen=True, slots=True)
class Name:
    """An entry of the lists."""

    key: str
    """Key of the entity: `country:KW`, or `place:` and the GeoNames number."""
    label: str
    """How it is shown."""
    country: str
    """ISO 3166-1 alpha-2 code."""
    adjective: bool = False
    """Whether the entry is a nationality, not the name itself."""
    guarded: bool = False
    """Whether it counts only after a word that says what it is."""


@dataclass(frozen=True, slots=True)
class Match:
    """A name found among words: a half-open range of word numbers."""

    name: Name
    """The entry."""
    first: int
    """Number of its first word."""
    last: int
    """Number after its last word."""
    proclitic: str = ""
    """What stands before the name in its first word: `ب` says «in»."""


Starts: TypeAlias = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The lists, indexed by folded words."""

    names: Mapping[str, tuple[Name, ...]]
    """By the folded name, blanks single."""
    firsts: Container[str]
    """The words with which names begin."""
    starts: Mapping[str, tuple[int, Starts]]
    """For a word the number of words of the longest name that may begin at it, and what of the
    word begins one: proclitic and rest."""
    capitals: Mapping[str, Name]
    """By country code."""
    countries: Mapping[str, Name]
    """By code."""

    def may_begin(self, word: str) -> bool:
        """Whether a name may begin at a word, if others follow."""
        return self.starts[word][0] > 0

    def at(self, words: Sequence[Word], index: int) -> Iterator[Match]:
        """Yield the names that begin at a word, longest first, without proclitics first."""
        reach, starts = self.starts[words[index].folded]
        rests = [""]
        for word in words[index + 1 : index + reach]:
            rests.append(f"{rests[-1]} {word.folded}")
        for length in range(len(rests) if reach else 0, 0, -1):
            for proclitic, start in starts:
                for name in self.names.get(start + rests[length - 1], ()):
                    yield Match(name, index, index + length, proclitic)


@cache
def gazetteer() -> Gazetteer:
    """Return the lists, read once."""
    names: dict[str, list[Name]] = {}
    countries = _add_countries(names)
    capitals = _add_places(names)
    for code, added in load("news_places.toml").items():
        for spelling in added if code != "shown" else ():
            _add_known_place(names, spelling, code)
    longest: dict[str, int] = {}
    for name in names:
        first, length = name.split()[0], len(name.split())
        longest[first] = max(longest.get(first, 0), length)

    def starts(word: str) -> tuple[int, Starts]:
        found = tuple(each for each in split_proclitic(word) if each[1] in longest)
        return max((longest[start] for _, start in found), default=0), found

    return Gazetteer(
        {name: tuple(_distinct(entries)) for name, entries in names.items()},
        longest.keys(),
        Remembered(starts),
        capitals,
        countries,
    )


def _add_countries(names: dict[str, list[Name]]) -> dict[str, Name]:
    """Add the countries and nationalities; return the countries by code."""
    countries: dict[str, Name] = {}
    for code, label, spellings, adjectives in _rows("countries.tsv", 4):
        country = Name(f"country:{code}", label, code)
        countries[code] = country
        for spelling in spellings.split("|"):
            names.setdefault(fold(spelling), []).append(country)
        for adjective in filter(None, adjectives.split("|")):
            entry = Name(country.key, label, code, adjective=True)
            for form in _inflected(fold(adjective)):
                names.setdefault(form, []).append(entry)
    return countries


def _add_places(names: dict[str, list[Name]]) -> dict[str, Name]:
    """Add the cities of GeoNames; return the capitals by code."""
    capitals: dict[str, Name] = {}
    shown = load("news_places.toml")["shown"]
    for number, code, capital, guarded, spellings in _rows("places.tsv", 5):
        all_names = spellings.split("|")
        label = shown.get(all_names[0], all_names[0])
        place = Name(f"place:{number}", label, code, guarded=bool(guarded))
        if capital:
            capitals.setdefault(code, place)
        for spelling in (label, *all_names):
            # Larger places come first, and a name means the largest.
            names.setdefault(fold(spelling), []).append(place)
    return capitals


def _add_known_place(names: dict[str, list[Name]], spelling: str, code: str) -> None:
    """Add a place the news names: a new one, or the one of that country without its guard.

    `A = B` is another spelling of a place the list has.
    """
    spelled, _, listed = spelling.partition(" = ")
    entries = names.setdefault(fold(spelled), [])
    alike = names.get(fold(listed), []) if listed else entries
    same = [each for each in alike if each.country == code and not each.adjective]
    if any(each.key.startswith("country:") for each in entries):
        return
    entries[:] = [each for each in entries if each not in same]
    known = same[0] if same else Name(f"place:{fold(spelled)}", spelled, code)
    entries.insert(0, replace(known, guarded=False))


def place_named(words: str) -> Name | None:
    """Return the place or country that some folded words name as a whole, if they do."""
    for form in forms(" ".join(words.split())):
        for name in gazetteer().names.get(form, ()):
            if not name.adjective:
                return name
    return None


def _rows(file: str, columns: int) -> Iterator[list[str]]:
    for row in lines(file):
        yield row + [""] * (columns - len(row))


def _inflected(adjective: str) -> Iterator[str]:
    """Yield a folded adjective in both genders, dual and plural, with and without the article."""
    head, _, rest = adjective.partition(" ")
    tails = ("", "ه", "ين", "ون", "ان", "تين", "تان", "ات") if not rest else ("", "ه")
    for tail in tails:
        for article in ("", "ال"):
            second = f" {article}{rest}{tail if tail == 'ه' else ''}" if rest else ""
            yield f"{article}{head}{tail}{second}"


def _distinct(entries: list[Name]) -> Iterator[Name]:
    """Keep one entry of a kind: the country before a place, the largest place of the name."""
    kinds: set[tuple[str, bool]] = set()
    for entry in entries:
        kind = (entry.key.partition(":")[0], entry.adjective)
        if kind not in kinds:
            kinds.add(kind)
            yield entry
