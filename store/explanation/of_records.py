"""An explanation of a record, from what can be looked up."""

from __future__ import annotations

from collections.abc import Iterable

from ..lookups import Lookups
from ..records import Article, Entity, Kind, Meeting, Member
from ..resolve.decision import Step
from ..resolve.entities import identify
from ..resolve.keys import is_entity, is_settled
from ..resolve.meetings import steps_of
from .dating import date_readings
from .explained import Explanation, Grounds, Neighbour
from .merging import (
    MOST,
    entity_neighbours,
    entity_steps,
    is_weighed,
    local_parts,
    meeting_neighbours,
)


def explain_record(lookups: Lookups, id: str) -> Explanation:
    """Tell why a record is one, and why its dates read as they do.

    Args:
        lookups: The store.
        id: Id of the record, or the beginning of it.

    Raises:
        NotFound: There is none.
        AmbiguousId: There are several.
    """
    record = lookups.get(id)
    if isinstance(record, Article):
        return _of_article(record, lookups)
    if isinstance(record, Entity):
        return _of_entity(record, lookups)
    return _of_meeting(record, lookups)


def _of_article(article: Article, lookups: Lookups) -> Explanation:
    dates = date_readings(article, lookups)
    return Explanation(
        id=article.id,
        kind=Kind.ARTICLE,
        label=article.title,
        sources=(article.id,),
        grounds=Grounds.ARTICLE,
        dates=dates,
    )


def _of_entity(entity: Entity, lookups: Lookups) -> Explanation:
    weighed = is_weighed(entity)
    steps = entity_steps(entity, lookups) if weighed else ()
    apart = entity_neighbours(entity, lookups) if weighed else ()
    several = len(entity.sources) > 1
    grounds = Grounds.SCORED if weighed else Grounds.KEY
    return Explanation(
        id=entity.id,
        kind=Kind.ENTITY,
        label=entity.label,
        sources=entity.sources,
        grounds=grounds if several else Grounds.ALONE,
        key=entity.members[0].key if not weighed else "",
        steps=steps,
        left_out=max(0, len(entity.sources) - MOST) if weighed else 0,
        apart=apart,
        dates=date_readings(entity, lookups),
        labels=_labels(steps, apart, lookups),
        files=_files(steps, lookups),
    )


def _of_meeting(meeting: Meeting, lookups: Lookups) -> Explanation:
    parts = local_parts(meeting, lookups)
    steps = tuple(steps_of(parts))
    apart = meeting_neighbours(meeting, parts, lookups)
    return Explanation(
        id=meeting.id,
        kind=Kind.MEETING,
        label=meeting.title,
        sources=meeting.sources,
        grounds=Grounds.SCORED if len(meeting.sources) > 1 else Grounds.ALONE,
        steps=steps,
        left_out=max(0, len(meeting.sources) - MOST),
        apart=apart,
        dates=date_readings(meeting, lookups),
        labels=_labels(steps, apart, lookups),
        files=_files(steps, lookups),
    )


def _files(steps: Iterable[Step], lookups: Lookups) -> dict[str, str]:
    ids = {member.article for step in steps for member in (step.one, step.other)}
    return {id: lookups.article(id).file for id in sorted(ids)}


def _labels(steps: Iterable[Step], apart: Iterable[Neighbour], lookups: Lookups) -> dict[str, str]:
    """Return what those ids and keys are called that reasons name."""
    decisions = [*(step.decision for step in steps), *(each.decision for each in apart)]
    what = {each for d in decisions for reason in d.reasons for each in reason.what}
    ids = {part: _id(part) for each in what for part in (each, *each.split())}
    rows = lookups.known(sorted({id for id in ids.values() if id[1:2] == "-"}))
    entities = {id: row.label for id, row in rows.items() if row.kind is Kind.ENTITY}
    return {named: entities[ids[named]] for named in sorted(ids) if ids[named] in entities}


def _id(named: str) -> str:
    """Return the id of the entity that a key means by itself; of all else the same."""
    return identify(Member("", named)) if is_entity(named) and is_settled(named) else named
