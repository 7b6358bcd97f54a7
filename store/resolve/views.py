"""What is shown of a cluster: its claims grouped by property and value."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import combinations

from .. import edtf, properties
from ..properties import Holds, Property
from ..records import (
    Article,
    Claim,
    Entity,
    EntityKind,
    EntityMention,
    Field,
    Meeting,
    Method,
    Status,
    Value,
)
from ..text import fold
from .entities import EntityClusters, LocalEntity
from .meetings import MeetingClusters

_WIDER_LEVEL = {"ministerial": frozenset({"foreign ministers", "defence ministers", "ministers"})}
"""Levels that another, less exact one does not contradict."""


def entity_views(articles: Mapping[str, Article], entities: EntityClusters) -> dict[str, Entity]:
    """Return the entities by id."""
    mentions: defaultdict[str, list[EntityMention]] = defaultdict(list)
    for article in articles.values():
        for mention in article.mentions:
            view = entities.view_of[article.id, mention.entity]
            surface = article.text[mention.start : mention.end]
            mentions[view].append(EntityMention(article.id, mention.start, mention.end, surface))
    labels = _labels(entities)
    return {
        view: _entity(view, members, labels, tuple(mentions[view]), entities)
        for view, members in entities.members.items()
    }


def meeting_views(
    articles: Mapping[str, Article], meetings: MeetingClusters, entities: EntityClusters
) -> dict[str, Meeting]:
    """Return the meetings by id."""
    labels = _labels(entities)
    fields_of: dict[str, tuple[Field, ...]] = {}
    for view, members in meetings.members.items():
        claims = [
            claim
            for meeting in members
            for claim in articles[meeting.member.article].claims
            if claim.about == meeting.member.key
        ]
        fields_of[view] = _fields(
            claims,
            properties.MEETING,
            _namer(labels, {**entities.view_of, **meetings.view_of}),
            silent=True,
            countries=_countries(entities),
        )
    titles = {view: _title(fields) for view, fields in fields_of.items()}
    parents = {view: _parent(fields, view) for view, fields in fields_of.items()}
    parts: defaultdict[str, list[str]] = defaultdict(list)
    for view, parent in parents.items():
        if parent:
            parts[parent].append(view)
    return {
        view: Meeting(
            id=view,
            title=titles[view],
            members=tuple(meeting.member for meeting in meetings.members[view]),
            parent=parents[view],
            parts=tuple(sorted(parts[view])),
            fields=tuple(_titled(field, titles) for field in fields),
            reasons=meetings.reasons.get(view, ()),
        )
        for view, fields in fields_of.items()
    }


def _titled(field: Field, titles: Mapping[str, str]) -> Field:
    """Show the meetings a field names by their titles."""
    if not any(value.record in titles for value in field.values):
        return field
    values = tuple(
        replace(value, label=titles.get(value.record or "", value.label)) for value in field.values
    )
    return replace(field, values=values)


Namer = Callable[[Claim], tuple[str, str, str | None]]
"""From a claim to its comparable value, its label and the record it names."""


def _namer(labels: Mapping[str, str], view_of: Mapping[tuple[str, str], str]) -> Namer:
    def name(claim: Claim) -> tuple[str, str, str | None]:
        view = view_of.get((claim.article, claim.normalised))
        if view is None:
            return claim.normalised or fold(claim.value), claim.value, None
        return view, labels.get(view, claim.value), view

    return name


def _fields(
    claims: Iterable[Claim],
    order: Iterable[Property],
    name: Namer,
    *,
    silent: bool,
    countries: Mapping[str, frozenset[str]],
) -> tuple[Field, ...]:
    """Group claims into fields; `silent` keeps the properties nothing is said of."""
    by_property: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_property[claim.property].append(claim)
    return tuple(
        _field(each, by_property[each.name], name, countries)
        for each in order
        if silent or by_property[each.name]
    )


def _field(
    of: Property, claims: list[Claim], name: Namer, countries: Mapping[str, frozenset[str]]
) -> Field:
    grouped: defaultdict[str, list[Claim]] = defaultdict(list)
    shown: dict[str, tuple[str, str | None]] = {}
    for claim in claims:
        normalised, label, record = name(claim)
        if of.holds is Holds.DATE:
            label = claim.normalised or claim.value
        grouped[normalised].append(claim)
        shown.setdefault(normalised, (label, record))
    values = [
        Value(normalised, shown[normalised][0], tuple(group), shown[normalised][1])
        for normalised, group in grouped.items()
    ]
    values.sort(key=_support, reverse=True)
    return Field(of.name, tuple(values), _differs(of, values, countries))


_COURSE = (Status.PLANNED.value, Status.ONGOING.value, Status.HELD.value)


def _support(value: Value) -> tuple[bool, int, int, int, int]:
    """Sort the best first.

    Settled before unsettled, later in the course of things, firm before inferred, exact before
    vague, then many sources.
    """
    order = list(Method)
    settled = value.claims[0].normalised != "" and not value.doubtful
    exact = len(value.normalised) if value.normalised[:1].isdigit() else 0
    course = _COURSE.index(value.normalised) if value.normalised in _COURSE else 0
    return settled, course, -order.index(value.method), exact, len(value.sources)


def _differs(of: Property, values: list[Value], countries: Mapping[str, frozenset[str]]) -> bool:
    """Whether the sources cannot all be right about a property."""
    if of.name == "pledge":
        return any(
            _same_sum(one, other) and set(one.sources) != set(other.sources)
            for one, other in combinations(values, 2)
        )
    if not of.single:
        return False
    return any(_contradict(of, one, other, countries) for one, other in combinations(values, 2))


def _same_sum(one: Value, other: Value) -> bool:
    mine, theirs = one.claims[0].detail, other.claims[0].detail
    return "amount" in mine and all(
        mine.get(part) == theirs.get(part) for part in ("actor", "amount", "currency")
    )


def _contradict(
    of: Property, one: Value, other: Value, countries: Mapping[str, frozenset[str]]
) -> bool:
    if of.holds is Holds.DATE:
        return not edtf.compatible(one.claims[0].normalised, other.claims[0].normalised)
    if of.holds is Holds.ENTITY:
        mine, theirs = one.normalised, other.normalised
        within = (mine in countries.get(theirs, ())) or (theirs in countries.get(mine, ()))
        return not within
    if of.name == "status":
        return _one_is_off(one.normalised, other.normalised)
    wider = _WIDER_LEVEL.get(one.normalised, frozenset()) | {one.normalised}
    narrower = _WIDER_LEVEL.get(other.normalised, frozenset()) | {other.normalised}
    return one.normalised not in narrower and other.normalised not in wider


def _one_is_off(one: str, other: str) -> bool:
    """Whether one source has a meeting called off or put off that another saw held.

    Planned, going on and held follow one another: sources written at different times may give each.
    """
    off = {Status.CANCELLED.value, Status.POSTPONED.value}
    return (one in off) != (other in off) and {one, other} & {Status.HELD, Status.ONGOING} != set()


def _countries(entities: EntityClusters) -> dict[str, frozenset[str]]:
    """For each place the ids of the countries it lies in."""
    return {
        view: frozenset(f"c-{code.lower()}" for each in members for code in each.countries)
        for view, members in entities.members.items()
        if view.startswith("l-")
    }


def _entity(
    view: str,
    members: tuple[LocalEntity, ...],
    labels: Mapping[str, str],
    mentions: tuple[EntityMention, ...],
    entities: EntityClusters,
) -> Entity:
    claims = [claim for member in members for claim in member.claims]
    names = dict.fromkeys(claim.value for claim in claims if claim.property == "name")
    codes = Counter(code for member in members for code in member.countries)
    country = view.removeprefix("c-").upper() if view.startswith("c-") else None
    return Entity(
        id=view,
        kind=members[0].kind,
        label=labels[view],
        aliases=tuple(name for name in names if name != labels[view]),
        country=country or (codes.most_common(1)[0][0] if codes else None),
        members=tuple(member.member for member in members),
        mentions=mentions,
        fields=_fields(
            claims,
            properties.ENTITY,
            _namer(labels, entities.view_of),
            silent=False,
            countries=_countries(entities),
        ),
    )


def _labels(entities: EntityClusters) -> dict[str, str]:
    return {view: _label(members) for view, members in entities.members.items()}


def _label(members: tuple[LocalEntity, ...]) -> str:
    """Return the fullest name of a person, the commonest of anything else."""
    names = Counter(
        claim.value for member in members for claim in member.claims if claim.property == "name"
    )
    if not names:
        return members[0].member.key.partition(":")[2]
    if members[0].kind is EntityKind.PERSON:
        return max(names, key=lambda name: (len(name.split()), names[name], name))
    return max(names, key=lambda name: (names[name], len(name), name))


def _parent(fields: tuple[Field, ...], view: str) -> str | None:
    for field in fields:
        if field.name == "part_of":
            for value in field.values:
                if value.record and value.record != view and value.record.startswith("m-"):
                    return value.record
    return None


def _title(fields: tuple[Field, ...]) -> str:
    """Make a short name from place, body or kind, and level; what is not stated is left out."""
    by_name = {field.name: field for field in fields}

    def first(name: str) -> str:
        values = by_name[name].values
        return values[0].label if values else ""

    level = first("level")
    what = first("body") or first("kind")
    if level:
        what = f"{what} ({level})" if what else level
    elif not first("body") and first("purpose"):
        what = f"{what}: {first('purpose')}"
    stated = ": ".join(each for each in (first("place"), what) if each)
    return stated or _present(by_name) or first("mode") or "-"


def _present(by_name: Mapping[str, Field]) -> str:
    """Name a meeting of which nothing else is stated by those who are said to have met."""
    values = by_name["chair"].values + by_name["participant"].values
    return "، ".join(dict.fromkeys(value.label for value in values[:2]))
