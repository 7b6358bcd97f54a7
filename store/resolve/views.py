"""What is shown of a cluster: its claims grouped by property and value."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

from .. import edtf, properties
from ..properties import Holds, Property
from ..records import (
    Article,
    Claim,
    Entity,
    EntityMention,
    Field,
    Meeting,
    Method,
    Reason,
    Status,
    Value,
)
from ..text import fold
from .keys import is_settled, is_town
from .known import Known, countries_of

if TYPE_CHECKING:
    from .decision import Step
    from .entities import EntityClusters
    from .local import LocalEntity
    from .meetings import MeetingClusters

# What joins is imported where it is asked why: most views are made of one article.

_WIDER_LEVEL = {"ministerial": frozenset({"foreign ministers", "defence ministers", "ministers"})}
"""Levels that another, less exact one does not contradict."""


def entity_views(articles: Mapping[str, Article], entities: EntityClusters) -> dict[str, Entity]:
    """Return the entities by id."""
    return {
        view: entity_view(view, members, articles, entities)
        for view, members in entities.members.items()
    }


def entity_view(
    view: str, members: Sequence[LocalEntity], articles: Mapping[str, Article], known: Known
) -> Entity:
    """Return an entity.

    Args:
        view: Its id.
        members: What it is made of, in the order of articles.
        articles: At least those of its members, by id.
        known: All entities.
    """
    claims = [claim for member in members for claim in member.claims]
    names = dict.fromkeys(claim.value for claim in claims if claim.property == "name")
    codes = Counter(code for member in members for code in sorted(member.countries))
    commonest = codes.most_common(1)[0][0] if codes else None
    country = view.removeprefix("c-").upper() if view.startswith("c-") else None
    label = known.label(view)
    return Entity(
        id=view,
        kind=members[0].kind,
        label=label,
        aliases=tuple(name for name in names if name != label),
        country=country or _decided_country(claims) or commonest,
        members=tuple(member.member for member in members),
        mentions=tuple(_mentions(members, articles)),
        fields=_fields(claims, properties.ENTITY, known, silent=False),
        reasons=_reasons(members),
    )


def _reasons(members: Sequence[LocalEntity]) -> tuple[Reason, ...]:
    """Return each reason for which members were joined, once; none where their key says it."""
    if len(members) < 2 or is_settled(members[0].member.key):
        return ()
    from .persons import join_persons

    steps: list[Step] = []
    join_persons(members, steps)
    found = (each._replace(what=()) for step in steps for each in step.decision.reasons)
    return tuple(dict.fromkeys(found))


def _decided_country(claims: Iterable[Claim]) -> str | None:
    decided = (c.normalised for c in claims if c.property == "country" and c.decided)
    return next((code for code in decided if code), None)


def _mentions(
    members: Sequence[LocalEntity], articles: Mapping[str, Article]
) -> Iterator[EntityMention]:
    keys: defaultdict[str, set[str]] = defaultdict(set)
    for member in members:
        keys[member.member.article].add(member.member.key)
    for id, named in keys.items():
        article = articles[id]
        for mention in article.mentions:
            if mention.entity in named:
                surface = article.text[mention.start : mention.end]
                yield EntityMention(id, mention.start, mention.end, surface)


def meeting_views(
    articles: Mapping[str, Article], meetings: MeetingClusters, entities: EntityClusters
) -> dict[str, Meeting]:
    """Return the meetings by id."""
    known = _WithMeetings(entities, meetings.view_of)
    fields_of = {
        view: meeting_fields(
            [
                claim
                for meeting in members
                for claim in articles[meeting.member.article].claims
                if claim.about == meeting.member.key
            ],
            known,
        )
        for view, members in meetings.members.items()
    }
    titles = {view: title_of(fields) for view, fields in fields_of.items()}
    parents = {view: parent_of(fields, view) for view, fields in fields_of.items()}
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
            fields=tuple(titled(field, titles) for field in fields),
            reasons=meetings.reasons.get(view, ()),
        )
        for view, fields in fields_of.items()
    }


class _WithMeetings:
    """Entities, and the meetings beside them."""

    def __init__(self, entities: EntityClusters, meetings: Mapping[tuple[str, str], str]) -> None:
        self._entities = entities
        self._meetings = meetings
        self.countries = entities.countries

    def view(self, article: str, key: str) -> str | None:
        return self._entities.view(article, key) or self._meetings.get((article, key))

    def label(self, view: str) -> str:
        # The title of a meeting is put in when all are known.
        return "" if view.startswith("m-") else self._entities.label(view)


def meeting_fields(claims: Iterable[Claim], known: Known) -> tuple[Field, ...]:
    """Return every property of a meeting; the meetings named in it are not yet labelled.

    Args:
        claims: What is said of it, in the order of articles.
        known: All entities, and the meetings by their keys.
    """
    return _fields(claims, properties.MEETING, known, silent=True)


def titled(field: Field, titles: Mapping[str, str]) -> Field:
    """Show the meetings a field names by their titles."""
    if not any(value.record in titles for value in field.values):
        return field
    values = tuple(
        value._replace(label=titles.get(value.record or "", value.label)) for value in field.values
    )
    return field._replace(values=values)


def _fields(
    claims: Iterable[Claim], order: Iterable[Property], known: Known, *, silent: bool
) -> tuple[Field, ...]:
    """Group claims into fields; `silent` keeps what articles could say and do not."""
    by_property: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_property[claim.property].append(claim)
    return tuple(
        _field(each, by_property[each.name], known)
        for each in order
        if by_property[each.name] or (silent and not each.decided)
    )


def _field(of: Property, claims: list[Claim], known: Known) -> Field:
    if not claims:
        return _not_stated(of.name)
    grouped: defaultdict[str, list[Claim]] = defaultdict(list)
    shown: dict[str, tuple[str, str | None]] = {}
    for claim in claims:
        view = known.view(claim.article, claim.normalised)
        normalised = view or claim.normalised or fold(claim.value)
        grouped[normalised].append(claim)
        if normalised not in shown:
            shown[normalised] = _label(of, claim, view, known), view
    values = [
        Value(normalised, shown[normalised][0], tuple(group), shown[normalised][1])
        for normalised, group in grouped.items()
    ]
    if len(values) == 1:  # as mostly: then nothing is to be weighed
        return Field(of.name, tuple(values), differs=False)
    values.sort(key=_support, reverse=True)
    return Field(of.name, tuple(values), _differs(of, values, known))


@cache
def _not_stated(name: str) -> Field:
    return Field(name, (), differs=False)


def _label(of: Property, claim: Claim, view: str | None, known: Known) -> str:
    if of.holds is Holds.DATE:
        return claim.normalised or claim.value
    return claim.value if view is None else known.label(view) or claim.value


def differs(of: Property, claims: Iterable[Claim], known: Known) -> bool:
    """Whether what is said of a property cannot all be right."""
    return _field(of, list(claims), known).differs


_COURSE = {
    status.value: place
    for place, status in enumerate((Status.PLANNED, Status.ONGOING, Status.HELD))
}
_FIRMEST_LAST = {method: -place for place, method in enumerate(Method)}


def _support(value: Value) -> tuple[bool, bool, int, int, int, int]:
    """Sort the best first.

    Decided before all others, settled before unsettled, later in the course of things, firm
    before inferred, exact before vague, then many sources.
    """
    settled = value.claims[0].normalised != "" and not value.doubtful
    exact = len(value.normalised) if value.normalised[:1].isdigit() else 0
    course = _COURSE.get(value.normalised, 0)
    return value.decided, settled, course, _FIRMEST_LAST[value.method], exact, len(value.sources)


def _differs(of: Property, values: list[Value], known: Known) -> bool:
    """Whether the sources cannot all be right about a property, and nobody has decided."""
    if any(value.decided for value in values):
        return False
    if of.name == "pledge":
        return any(
            _same_sum(one, other) and set(one.sources) != set(other.sources)
            for one, other in combinations(values, 2)
        )
    if not of.single:
        return False
    return any(_contradict(of, one, other, known) for one, other in combinations(values, 2))


def _same_sum(one: Value, other: Value) -> bool:
    mine, theirs = one.claims[0].detail, other.claims[0].detail
    return "amount" in mine and all(
        mine.get(part) == theirs.get(part) for part in ("actor", "amount", "currency")
    )


def _contradict(of: Property, one: Value, other: Value, known: Known) -> bool:
    if of.holds is Holds.DATE:
        return not edtf.compatible(one.claims[0].normalised, other.claims[0].normalised)
    if of.holds is Holds.ENTITY:
        return _lie_apart(one.normalised, other.normalised, known)
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


def _lie_apart(one: str, other: str, known: Known) -> bool:
    """Whether two places cannot be where one meeting was: in two countries, or in two towns."""
    mine, theirs = countries_of(one, known), countries_of(other, known)
    if mine and theirs and not mine & theirs:
        return True
    return is_town(one) and is_town(other)


def parent_of(fields: tuple[Field, ...], view: str) -> str | None:
    """Return the id of the meeting that another is part of."""
    for field in fields:
        if field.name == "part_of":
            for value in field.values:
                if value.record and value.record != view and value.record.startswith("m-"):
                    return value.record
    return None


def title_of(fields: tuple[Field, ...]) -> str:
    """Make a short name from place, body or kind, and level; what is not stated is left out."""
    by_name = {field.name: field for field in fields}

    def first(name: str) -> str:
        values = by_name[name].values
        return values[0].label if values else ""

    if "called" in by_name:
        return first("called")
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
