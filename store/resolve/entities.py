"""Which entities of several articles are one.

Countries, places and bodies of known name are one where their keys are the same. Two persons are
never one on their name alone: something else must speak for it, and nothing against it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from ..records import Article, Claim, EntityKind, Member
from ..text import fold
from .clusters import Clusters, identifier

_PREFIX = {
    EntityKind.PERSON: "p",
    EntityKind.ORGANISATION: "o",
    EntityKind.GROUP: "g",
    EntityKind.WORKING_GROUP: "w",
    EntityKind.COUNTRY: "c",
    EntityKind.PLACE: "l",
}
_FILIATION = frozenset({"بن", "ابن", "بنت", "ابنه", "ولد"})
"""Words between a name and the father's; leaving them and the father's name out is usual."""


@dataclass(frozen=True, slots=True)
class LocalEntity:
    """An entity as one article speaks of it."""

    member: Member
    """Where it is from."""
    kind: EntityKind
    """What it is."""
    name: tuple[str, ...]
    """Its fullest name, folded, in words, filiation left out."""
    countries: frozenset[str]
    """Codes of the countries it is said to be from."""
    company: frozenset[str]
    """What can speak for two being one: offices held, and bodies named in the same article."""
    claims: tuple[Claim, ...]
    """What the article says about it."""


@dataclass(frozen=True, slots=True)
class EntityClusters:
    """The entities, and what each is made of."""

    members: Mapping[str, tuple[LocalEntity, ...]]
    """By the id of the view, in the order of articles."""
    view_of: Mapping[tuple[str, str], str]
    """For an article's id and a key in it, the id of the view."""


def kind_of(key: str) -> EntityKind:
    """Return what an entity is from its key; raises ValueError for a key that is none."""
    return EntityKind(key.partition(":")[0])


def is_entity(key: str) -> bool:
    """Whether a key is an entity's."""
    return key.partition(":")[0] in EntityKind._value2member_map_


def cluster_entities(articles: Iterable[Article]) -> EntityClusters:
    """Find the entities of all articles and join those that are one."""
    local = [entity for article in articles for entity in _local_entities(article)]
    by_member = {entity.member: entity for entity in local}
    clusters: Clusters[Member] = Clusters(by_member)
    clusters.join(_same_key(local), lambda *_: True)
    clusters.join(_same_person(local), _no_contradiction(by_member))
    members: dict[str, tuple[LocalEntity, ...]] = {}
    view_of: dict[tuple[str, str], str] = {}
    for cluster in clusters.all():
        ordered = sorted(cluster, key=lambda each: (each.article, each.key))
        view = _identifier(ordered)
        members[view] = tuple(by_member[member] for member in ordered)
        view_of.update({(member.article, member.key): view for member in ordered})
    return EntityClusters(members, view_of)


def _identifier(members: list[Member]) -> str:
    first = members[0]
    kind, _, identity = first.key.partition(":")
    prefix = _PREFIX[EntityKind(kind)]
    if prefix == "c" or identity.isdecimal():
        return f"{prefix}-{identity.lower()}"
    if prefix == "p":
        return identifier(prefix, first.article, first.key)
    return identifier(prefix, first.key)


def _local_entities(article: Article) -> Iterator[LocalEntity]:
    about: defaultdict[str, list[Claim]] = defaultdict(list)
    keys = dict.fromkeys(mention.entity for mention in article.mentions)
    for claim in article.claims:
        if is_entity(claim.about):
            about[claim.about].append(claim)
            keys.setdefault(claim.about)
        for key in (claim.normalised, claim.of or ""):
            if is_entity(key):
                keys.setdefault(key)
    bodies = frozenset(key for key in keys if kind_of(key).value in ("organisation", "group"))
    for key in keys:
        claims = tuple(about[key])
        names = [fold(claim.value).split() for claim in claims if claim.property == "name"]
        fullest = max(names, key=len, default=fold(key.partition(":")[2]).split())
        positions = frozenset(fold(claim.value) for claim in claims if claim.property == "position")
        yield LocalEntity(
            member=Member(article.id, key),
            kind=kind_of(key),
            name=tuple(word for word in fullest if word not in _FILIATION),
            countries=frozenset(c.normalised for c in claims if c.property == "country"),
            company=positions | bodies,
            claims=claims,
        )


def _same_key(local: list[LocalEntity]) -> Iterator[tuple[float, Member, Member]]:
    first: dict[str, Member] = {}
    for entity in local:
        if entity.kind is EntityKind.PERSON:
            continue
        key = entity.member.key
        if key in first:
            yield 1.0, first[key], entity.member
        else:
            first[key] = entity.member


def _same_person(local: list[LocalEntity]) -> Iterator[tuple[float, Member, Member]]:
    by_name: defaultdict[str, list[LocalEntity]] = defaultdict(list)
    for entity in local:
        if entity.kind is EntityKind.PERSON and len(entity.name) > 1:
            by_name[entity.name[0]].append(entity)
    for namesakes in by_name.values():
        for one, other in combinations(namesakes, 2):
            score = person_score(one, other)
            if score > 0:
                yield score, one.member, other.member


def person_score(one: LocalEntity, other: LocalEntity) -> float:
    """Return how strongly two persons of different articles are one; 0 when they are not taken so.

    Their names must agree: the same words, or all of the shorter within the longer with the same
    first word. Then a country or something in their company must be shared, and no country may
    contradict.
    """
    if one.member.article == other.member.article:
        return 0.0
    shorter, longer = sorted((one.name, other.name), key=len)
    if shorter[0] != longer[0] or not set(shorter) <= set(longer):
        return 0.0
    if one.countries and other.countries and not one.countries & other.countries:
        return 0.0
    shared = bool(one.countries & other.countries) * 2 + len(one.company & other.company)
    return float(shared and shared + 2 * (shorter == longer))


def _no_contradiction(
    by_member: Mapping[Member, LocalEntity],
) -> Callable[[frozenset[Member], frozenset[Member]], bool]:
    def may_join(one: frozenset[Member], other: frozenset[Member]) -> bool:
        def countries(cluster: frozenset[Member]) -> set[str]:
            return {code for member in cluster for code in by_member[member].countries}

        mine, theirs = countries(one), countries(other)
        apart = not ({member.article for member in one} & {member.article for member in other})
        return apart and (not mine or not theirs or bool(mine & theirs))

    return may_join
