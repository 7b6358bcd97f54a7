"""The words that lead to names, folded and indexed; read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from ..data import lines, load
from ..text import fold


@dataclass(frozen=True, slots=True)
class Titles:
    """What stands before, in and after the names of persons."""

    honorifics: frozenset[str]
    """Single words and phrases directly before a name."""
    offices: frozenset[str]
    """Words that begin an office."""
    complements: frozenset[str]
    """Words an office may go on with."""
    verbs: frozenset[str]
    """Words after which a name does not go on."""
    agencies: frozenset[str]
    """Agencies to which somebody speaks."""
    collectives: frozenset[str]
    """Words for several office-holders."""
    joiners: frozenset[str]
    """Parts of a name that need what follows."""
    tails: frozenset[str]
    """Parts of a name that belong to what precedes."""
    wishes: frozenset[str]
    """Words of a wish for somebody, before «God»: «may He keep him»."""
    wishes_go_on: frozenset[str]
    """Words that a wish goes on with."""
    first_names: Mapping[str, str]
    """Given names from abroad that are everyday words too, folded, each as it is written."""
    with_article: frozenset[str]
    """Given names that bear the article."""
    standing: Mapping[str, str]
    """How well a word stands in a name: `name`, `maybe` or `word`; unknown words are missing."""


@dataclass(frozen=True, slots=True)
class Body:
    """A body of known name."""

    key: str
    """Key of the entity."""
    label: str
    """The name shown."""
    country: str | None
    """ISO 3166-1 alpha-2 code, if it belongs to one country."""
    within: str = ""
    """A folded word the article must hold for a short form to mean the body."""
    national: bool = False
    """Whether each nation has its own, named with its adjective: «the Lebanese Red Cross»."""


@dataclass(frozen=True, slots=True)
class Bodies:
    """Bodies of known name, and what begins the names of others."""

    known: Mapping[str, Body]
    """By folded name."""
    longest: Mapping[str, int]
    """For a first word the number of words of the longest name that begins with it."""
    heads: frozenset[str]
    """Words that begin a name."""
    definite: frozenset[str]
    """Words with the article that a nationality completes."""
    unions: frozenset[str]
    """Heads that with the article go on with adjectives: «the Arab Parliamentary Union»."""
    presidencies: frozenset[str]
    """Heads that are a body only of a state."""
    vague: frozenset[str]
    """Heads that one noun with the article does not make a name: «the programme of the visit»."""
    towns: frozenset[str]
    """Heads that the name of a town completes."""
    abroad: frozenset[str]
    """Heads that go on with the country they are in."""
    joining: frozenset[str]
    """Heads whose names join matters with «and»."""
    for_what: frozenset[str]
    """Heads that with article and adjective need what they are for, or a nationality."""
    of_people: tuple[str, ...]
    """Heads, without article, that go on with «for the sake of» and with where they are."""
    of_bodies: frozenset[str]
    """Heads that another name with a head may follow: «party of the Union of ...»."""
    matters: frozenset[str]
    """Words with the article for what bodies are for, where a name joins two."""
    discussed: frozenset[str]
    """Words with the article for what is spoken of, which go on with no name."""
    organised: frozenset[str]
    """What follows «organisation» where it is a body, and no organising of something."""
    honouring: frozenset[str]
    """Heads that are called after a ruler or another great man."""
    people: frozenset[str]
    """Words with the article for those whom unions and associations are of."""
    doings: frozenset[str]
    """Nouns for what bodies do with something: «for *managing* the Crossings»."""
    none: frozenset[str]
    """Phrases that look like a name but are a thing any state or firm has, or a place."""
    alliance_heads: frozenset[str]
    """Words for an alliance."""
    alliance_adjectives: frozenset[str]
    """What may follow them."""
    against: frozenset[str]
    """Words and phrases for `against`."""


def _of_meetings() -> dict[str, str]:
    """Return the nouns for meetings, which are parts of no name: «its weekly session»."""
    nouns = load("meetings.toml")["noun"]
    return {fold(word): "word" for entry in nouns for word in entry["words"]}


@cache
def titles() -> Titles:
    """Return the words of `titles.toml` and `person_words.tsv`."""
    raw = load("titles.toml")

    def folded(name: str) -> frozenset[str]:
        return frozenset(map(fold, raw[name]))

    return Titles(
        honorifics=folded("honorifics"),
        offices=folded("offices"),
        complements=folded("complements"),
        verbs=_with_dual(folded("verbs")),
        agencies=folded("agencies"),
        collectives=folded("collectives"),
        joiners=folded("joiners"),
        tails=folded("tails"),
        wishes=folded("wishes"),
        wishes_go_on=folded("wishes_go_on"),
        with_article=folded("with_article"),
        first_names={fold(name): name for name in raw["first_names"]},
        standing={
            # A given name from abroad that is no everyday word is as sure as a usual Arabic one.
            **dict.fromkeys(folded("first_names"), "name"),
            **{row[0]: row[1] for row in lines("person_words.tsv")},
            **_of_meetings(),
            **dict.fromkeys(folded("syllables"), "maybe"),
        },
    )


def _with_dual(verbs: frozenset[str]) -> frozenset[str]:
    """Add to verbs of the present those of two and of many: «both head», «they head»."""
    present = [verb for verb in verbs if len(verb) > 3 and verb.startswith(("ي", "ت"))]
    return verbs.union(f"{verb}{ending}" for verb in present for ending in ("ان", "ون"))


@cache
def bodies() -> Bodies:
    """Return the words of `bodies.toml` and the bodies of `parties.toml`."""
    raw = load("bodies.toml")
    known: dict[str, Body] = {}
    for entry in [*raw["body"], *load("parties.toml")["body"]]:
        body = Body(
            f"{entry.get('kind', 'organisation')}:{entry['id']}",
            entry["names"][0],
            entry.get("country"),
            national=entry.get("national", False),
        )
        for name in entry.get("short", ()):
            known[fold(name)] = replace(body, within=fold(entry["short_with"]))
        for name in entry["names"]:
            if not (entry.get("guarded") and " " not in name):
                known[fold(name)] = body
    for entry in raw["region"]:
        label = entry["names"][0]
        region = Body(f"place:{fold(label)}", label, None)
        known.update({fold(name): region for name in entry["names"]})
    longest: dict[str, int] = {}
    for name in known:
        first, length = name.split()[0], len(name.split())
        longest[first] = max(longest.get(first, 0), length)
    heads, alliance = raw["heads"], raw["alliance"]
    return Bodies(
        known=known,
        longest=longest,
        heads=frozenset(map(fold, heads["organisation"])),
        definite=frozenset(map(fold, heads["definite"])),
        unions=frozenset(map(fold, heads["unions"])),
        presidencies=frozenset(map(fold, heads["presidencies"])),
        vague=frozenset(map(fold, heads["vague"])),
        towns=frozenset(map(fold, heads["towns"])),
        abroad=frozenset(map(fold, heads["abroad"])),
        joining=frozenset(map(fold, heads["joining"])),
        for_what=frozenset(map(fold, heads["for_what"])),
        of_people=tuple(map(fold, heads["of_people"])),
        of_bodies=frozenset(map(fold, heads["of_bodies"])),
        matters=frozenset(map(fold, heads["matters"])),
        discussed=frozenset(map(fold, heads["discussed"])),
        organised=frozenset(map(fold, heads["organised"])),
        honouring=frozenset(map(fold, heads["honouring"])),
        people=frozenset(map(fold, heads["people"])),
        doings=frozenset(map(fold, heads["doings"])),
        none=frozenset(map(fold, heads["none"])),
        alliance_heads=frozenset(map(fold, alliance["heads"])),
        alliance_adjectives=frozenset(map(fold, alliance["adjectives"])),
        against=frozenset(map(fold, alliance["against"])),
    )
