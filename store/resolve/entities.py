"""Which entities of several articles are one.

Countries, places, and bodies that are known from a list or with whose they are, are one where the
keys are the same. Persons, and bodies that are known by a name only («the house of
representatives»), are never one on that name alone: something else must speak for it, and nothing
against it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from ..person_names import FILIATION, glued
from ..properties import JOINED_POSITIONS
from ..records import Article, Claim, EntityKind, Member
from ..text import fold
from .clusters import identifier
from .keys import is_entity, is_settled, kind_of, prefix_of
from .local import LocalEntity, decided

_BODIES = frozenset({EntityKind.ORGANISATION, EntityKind.GROUP})
"""What can speak for persons being one: those that are named with them."""
_FILIATION = FILIATION | {"ابنه", "ولد"}
"""Words between a name and the father's; leaving them and the father's name out is usual."""


class EntityClusters:
    """The entities of a set of articles, and what each is made of."""

    def __init__(self) -> None:
        self.members: dict[str, tuple[LocalEntity, ...]] = {}
        """By the id of the view, in the order of articles."""
        self.view_of: dict[tuple[str, str], str] = {}
        """For an article's id and a key in it, the id of the view."""
        self._labels: dict[str, str] = {}

    def add(self, members: Iterable[LocalEntity]) -> None:
        """Take what several articles say for one entity."""
        ordered = sorted(members, key=lambda each: each.member.order)
        view = identify(ordered[0].member)
        self.members[view] = tuple(ordered)
        self.view_of.update({(each.member.article, each.member.key): view for each in ordered})

    def view(self, article: str, key: str) -> str | None:
        """Return the id of the view of a key in an article; none where it is no entity's."""
        return self.view_of.get((article, key))

    def label(self, view: str) -> str:
        """Return what an entity is called; raises KeyError where there is none."""
        if view not in self._labels:
            self._labels[view] = _label(self.members[view])
        return self._labels[view]

    def countries(self, view: str) -> frozenset[str]:
        """Return the codes of the countries an entity is said to be in or from."""
        members = self.members.get(view, ())
        return frozenset(code for member in members for code in member.countries)


def cluster_entities(articles: Iterable[Article]) -> EntityClusters:
    """Find the entities of all articles and join those that are one."""
    from .persons import join_persons  # what is already joined is looked up without it

    keyed: defaultdict[str, list[LocalEntity]] = defaultdict(list)
    named: list[LocalEntity] = []
    for article in articles:
        for entity in local_entities(article):
            if is_settled(entity.member.key):
                keyed[entity.member.key].append(entity)
            else:
                named.append(entity)
    clusters = EntityClusters()
    for members in (*keyed.values(), *join_persons(named)):
        clusters.add(members)
    return clusters


def identify(first: Member) -> str:
    """Return the id of the view whose first member, in the order of articles, is the given."""
    identity = first.key.partition(":")[2]
    prefix = prefix_of(first.key)
    if not is_settled(first.key):
        return identifier(prefix, first.article, first.key)
    if prefix == "c" or identity.isdecimal():
        return f"{prefix}-{identity.lower()}"
    return identifier(prefix, first.key)


def local_entities(article: Article) -> Iterator[LocalEntity]:
    """Yield the entities an article speaks of, as it speaks of them."""
    about = claims_about(article)
    yield from joined_entities(article.id, about, about)


def claims_about(article: Article) -> dict[str, list[Claim]]:
    """Return what an article says of the entities it speaks of, by their keys."""
    about: dict[str, list[Claim]] = {mention.entity: [] for mention in article.mentions}
    for claim in article.claims:
        if is_entity(claim.about):
            if claim.about in about:
                about[claim.about].append(claim)
            else:
                about[claim.about] = [claim]
        for key in (claim.normalised, claim.of):
            if key and is_entity(key) and key not in about:
                about[key] = []
    return about


def joined_entities(
    article: str, about: Mapping[str, Sequence[Claim]], keys: Iterable[str]
) -> Iterator[LocalEntity]:
    """Yield entities of an article as they are joined with those of others.

    Args:
        article: Its id.
        about: What it says of all of them, as `claims_about` gives it.
        keys: Which are wanted.
    """
    bodies = frozenset(key for key in about if kind_of(key) in _BODIES)
    persons = frozenset(key for key in about if kind_of(key) is EntityKind.PERSON and " " in key)
    countries = frozenset(_code(key) for key in about if kind_of(key) is EntityKind.COUNTRY)
    for key in keys:
        claims = about[key]
        said: dict[str, list[Claim]] = {}
        for claim in claims:
            said.setdefault(claim.property, []).append(claim)
        kind = kind_of(key)
        spoken: frozenset[str] = frozenset()
        if kind is EntityKind.PERSON:
            positions = _positions(said.get("position", ()))
            names = [_name(claim.value) for claim in said.get("name", ())]
            name = max(names or [_name(key.partition(":")[2])], key=len)
            company = bodies | positions if positions else bodies
            spoken = countries
        elif is_settled(key):
            name, company = _whole_name(key), frozenset()
        else:
            parents = {claim.normalised for claim in said.get("parent", ())}
            name, company = _whole_name(key), persons | parents if parents else persons
        # By their places: by their names takes half as long again, and there are very many.
        yield LocalEntity(
            Member(article, key),
            kind,
            name,
            _countries(said["country"]) if "country" in said else _NONE,
            company,
            tuple(claims),
            spoken,
            decided("same", said["same"]) if "same" in said else _NONE,
            decided("different", said["different"]) if "different" in said else _NONE,
        )


_NONE: frozenset[str] = frozenset()


def _code(key: str) -> str:
    return key.partition(":")[2]


def _positions(claims: Sequence[Claim]) -> frozenset[str]:
    """Return positions of a person as they are compared; those that tell nothing left out.

    Args:
        claims: What says which.
    """
    if not claims:
        return frozenset()
    compared = (str(each.detail.get("compared", fold(each.value))) for each in claims)
    return frozenset(
        each for position in compared for each in position.split(JOINED_POSITIONS) if each
    )


def _countries(claims: Iterable[Claim]) -> frozenset[str]:
    return frozenset([claim.normalised for claim in claims if claim.normalised])


@lru_cache(maxsize=20_000)
def _name(name: str) -> tuple[str, ...]:
    """Return the words of a name, folded, filiation left out, «Abd al-Aziz» in one word."""
    return tuple(word for word in glued(fold(name)).split() if word not in _FILIATION)


@lru_cache(maxsize=20_000)
def _whole_name(key: str) -> tuple[str, ...]:
    """Return the name of what is no person, of which no shorter form is safe to know it by."""
    kind, _, identity = key.partition(":")
    return "_".join(identity.removeprefix("?").split()), kind


def _label(members: tuple[LocalEntity, ...]) -> str:
    claims = [claim for member in members for claim in member.claims]
    names = Counter(claim.value for claim in claims if claim.property == "name")
    called = {claim.value for claim in claims if claim.property == "called"}
    return label_of(members[0].member.key, names, called)


def label_of(key: str, names: Mapping[str, int], called: Iterable[str] = ()) -> str:
    """Return what an entity is called: a person by the fullest of the usual names.

    Anything else by the commonest, of equal ones the longest; a place by the shortest, for what is
    longer has the word «governorate» before it.

    Args:
        key: The key of its first member, whose own words stand in where no name is given.
        names: How often each name is given.
        called: What a person decided to call it, which holds before all others.
    """
    decided = max(called, default=None)
    if decided is not None:
        return decided
    if not names:
        return key.partition(":")[2]
    if kind_of(key) is EntityKind.PERSON:
        return max(_usual(names), key=lambda name: (len(name.split()), names[name], name))
    longer = -1 if kind_of(key) is EntityKind.PLACE else 1
    return max(names, key=lambda name: (names[name], longer * len(name), name))


_SELDOM = 3
"""A full name given less often than the commonest one by this factor may be misread."""


def _usual(names: Mapping[str, int]) -> list[str]:
    """Return the names of a person without full ones that hardly anybody gives."""
    commonest = max((count for name, count in names.items() if " " in name), default=0)
    return [name for name, count in names.items() if count * _SELDOM > commonest]
