"""The decisions that made a record one, taken again over what it is made of.

They are those of `store.resolve`: the same functions, asked to tell what they found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..lookups import Questions
from ..query import parse
from ..records import Article, Claim, Entity, EntityKind, Kind, Meeting, Member
from ..resolve.comparing import compare, told
from ..resolve.decision import Decision, Step
from ..resolve.entities import local_entities
from ..resolve.keys import is_settled
from ..resolve.local import LocalEntity
from ..resolve.local_meetings import LocalMeeting, local_meeting
from ..resolve.persons import join_persons, judge, within
from .explained import Neighbour

MOST = 60
"""Articles of a record whose joining is told step by step."""

_NEIGHBOURS = 5
"""Records kept apart that are told of."""

_LOOKED_AT = 200
"""Records that are looked at to find those that come nearest."""


# Entities


def entity_steps(entity: Entity, lookups: Questions) -> tuple[Step, ...]:
    """Return the steps by which what some articles call by a name became one entity."""
    steps: list[Step] = []
    join_persons(_locals(entity, lookups), steps)
    return tuple(steps)


def entity_neighbours(entity: Entity, lookups: Questions) -> tuple[Neighbour, ...]:
    """Return the entities whose names could be the same one's, nearest first."""
    mine = list(_locals(entity, lookups))
    found: dict[str, Neighbour] = {}
    for id in _named_alike(entity, mine, lookups):
        other = lookups.get(id)
        if not isinstance(other, Entity) or other.kind is not entity.kind:
            continue
        theirs = [each for each in _locals(other, lookups) if _alike(each, mine)]
        if theirs:
            found[id] = Neighbour(id, other.label, judge(mine, theirs))
    return _nearest(found.values())


def _locals(entity: Entity, lookups: Questions) -> Iterator[LocalEntity]:
    keys: dict[str, set[str]] = {}
    for member in entity.members:
        keys.setdefault(member.article, set()).add(member.key)
    for article in sorted(keys)[:MOST]:
        for local in local_entities(lookups.article(article)):
            if local.member.key in keys[article]:
                yield local


def _named_alike(
    entity: Entity, members: Sequence[LocalEntity], lookups: Questions
) -> Iterator[str]:
    """Yield the ids of entities that hold the words of a name of an entity."""
    seen = {entity.id}
    for words in sorted(set(_asked(members))):
        query = parse(" ".join((f"kind:{entity.kind.value}", *words)))
        for row in lookups.rows(Kind.ENTITY, query=query)[:_LOOKED_AT]:
            if row.id not in seen:
                seen.add(row.id)
                yield row.id


def _asked(members: Iterable[LocalEntity]) -> Iterator[tuple[str, ...]]:
    """Yield words to ask for: those of every name, and of each shorter form of two words."""
    for member in members:
        words = member.name
        if member.kind is not EntityKind.PERSON:
            words = tuple(words[0].split("_"))
            yield tuple(word for word in words if word.isalnum())
        elif all(word.isalnum() for word in words):
            yield from ((words[0], other) for other in words[1:])


def _alike(one: LocalEntity, others: Iterable[LocalEntity]) -> bool:
    return any(_is_form(one.name, other.name) for other in others)


def _is_form(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) > 1 and within(short, long))


# Meetings


@dataclass(frozen=True, slots=True)
class _Shown:
    """The entities and places as the fields of meetings name them."""

    lookups: Questions
    views: Mapping[tuple[str, str], str]

    def view(self, article: str, key: str) -> str | None:
        """Return the id of the view of a key in an article."""
        return self.views.get((article, key))

    def label(self, view: str) -> str:
        """Return what a record is called."""
        row = self.lookups.known((view,)).get(view)
        return row.label if row is not None and row.kind is Kind.ENTITY else ""

    def countries(self, view: str) -> frozenset[str]:
        """Return the codes of the countries an entity is said to be in or from."""
        return self.lookups.countries(view)


def local_parts(meeting: Meeting, lookups: Questions) -> list[LocalMeeting]:
    """Return a meeting as each of its articles speaks of it."""
    views = {
        (claim.article, claim.normalised): value.record
        for field in meeting.fields
        for value in field.values
        for claim in value.claims
        if value.record is not None
    }
    known = _Shown(lookups, views)
    return [
        local_meeting(member, _claims(lookups.article(member.article), member), known)
        for member in meeting.members[:MOST]
    ]


def _claims(article: Article, member: Member) -> list[Claim]:
    return [claim for claim in article.claims if claim.about == member.key]


def meeting_neighbours(
    meeting: Meeting, parts: Sequence[LocalMeeting], lookups: Questions
) -> tuple[Neighbour, ...]:
    """Return the meetings that have somebody present, or the day, in common, nearest first."""
    found: list[Neighbour] = []
    for id in _near(meeting, parts, lookups):
        other = lookups.get(id)
        if not isinstance(other, Meeting) or set(other.sources) & set(meeting.sources):
            continue
        decision = _best(parts, local_parts(other, lookups))
        if any(reason.points > 1 for reason in decision.reasons):
            found.append(Neighbour(id, other.title, decision))
    return _nearest(found)


def _near(meeting: Meeting, parts: Sequence[LocalMeeting], lookups: Questions) -> list[str]:
    ids: dict[str, None] = {}
    for person in sorted({person for part in parts for person in part.persons}):
        ids.update((row.id, None) for row in lookups.rows(Kind.MEETING, linked_to=person))
    date = meeting.date
    if date is not None and date.edtf[:4].isdigit():
        query = parse(f"date:{date.edtf.partition('/')[0].partition('T')[0].rstrip('~?%')}")
        ids.update((row.id, None) for row in lookups.rows(Kind.MEETING, query=query)[:_LOOKED_AT])
    ids.pop(meeting.id, None)
    return list(ids)[:_LOOKED_AT]


def _best(mine: Sequence[LocalMeeting], theirs: Sequence[LocalMeeting]) -> Decision:
    """Return the decision on those of two meetings that come nearest."""
    pairs = [(one, other) for one in mine for other in theirs]
    one, other = max(pairs, key=lambda pair: compare(*pair).score)
    return told(compare(one, other), one, other)


def _nearest(found: Iterable[Neighbour]) -> tuple[Neighbour, ...]:
    ordered = sorted(found, key=lambda each: (-each.decision.score, each.id))
    return tuple(ordered[:_NEIGHBOURS])


def is_weighed(entity: Entity) -> bool:
    """Whether an entity became one by weighing, rather than by a key that says it all."""
    return not is_settled(entity.members[0].key)
