"""Records that may be one: what merging weighed and did not join, for a person to decide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .decisions.decision import Decision as PersonsDecision
from .decisions.decision import Deed, in_force
from .errors import NotFound
from .explanation.merging import (
    entity_neighbours,
    is_weighed,
    local_parts,
    meeting_neighbours,
)
from .lookups import Questions
from .records import Article, Entity, Meeting
from .resolve.decision import Decision

REACH = 3
"""Points short of enough from which two are not asked about: less than one thing of weight."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two records that may be one."""

    one: str
    """Id of a record."""
    other: str
    """Id of another of its kind."""
    decision: Decision
    """What speaks for their being one and against it."""

    @property
    def pair(self) -> frozenset[str]:
        """The ids, in no order."""
        return frozenset((self.one, self.other))


def candidates_of(
    lookups: Questions, id: str, decisions: Iterable[PersonsDecision] = ()
) -> Iterator[Candidate]:
    """Yield the records that one may be the same as, the likeliest first.

    Those of which a person has said that they are different, or that nobody can tell, are not
    among them; a record that is there no more, or an article, has none.

    Args:
        lookups: The store.
        id: Id of the record.
        decisions: Every decision there is.
    """
    try:
        record = lookups.get(id)
    except NotFound:  # it has become part of another
        return
    if isinstance(record, Meeting):
        found = meeting_neighbours(record, local_parts(record, lookups), lookups)
    elif isinstance(record, Entity) and is_weighed(record):
        found = entity_neighbours(record, lookups)
    else:
        return
    left = _left_open(decisions)
    for each in found:
        if each.decision.score < each.decision.needed - REACH:
            continue
        other = lookups.get(each.id)
        assert not isinstance(other, Article), "an article is near no entity or meeting"
        if not any(_is_about(sides, record, other) for sides in left):
            yield Candidate(id, each.id, each.decision)


Sides = tuple[frozenset[tuple[str, str]], ...]


def _left_open(decisions: Iterable[PersonsDecision]) -> list[Sides]:
    """Return of what a person has said that nobody can tell."""
    return [
        tuple(frozenset((at.article, at.key) for at in side) for side in each.sides)
        for each in in_force(decisions)
        if each.deed is Deed.UNSURE
    ]


def _is_about(sides: Sides, one: Entity | Meeting, other: Entity | Meeting) -> bool:
    first, second = (_members(each) for each in (one, other))
    mine, theirs = sides
    return bool((mine & first and theirs & second) or (mine & second and theirs & first))


def _members(record: Entity | Meeting) -> frozenset[tuple[str, str]]:
    return frozenset((each.article, each.key) for each in record.members)
