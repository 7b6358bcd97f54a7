"""Whether two records are one: what speaks for it and against it, weighed and added up.

The value that joins records is the value that is shown when somebody asks why they were joined.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Set
from typing import NamedTuple

from ..records import Member, Reason


class Decision(NamedTuple):
    """What came of weighing two records."""

    reasons: tuple[Reason, ...]
    """What speaks for their being one and against it."""
    needed: int
    """Score from which they are taken for one."""

    @property
    def score(self) -> int:
        """The sum of all points."""
        return sum(reason.points for reason in self.reasons)

    @property
    def same(self) -> bool:
        """Whether they are taken for one."""
        return self.score >= self.needed


class Step(NamedTuple):
    """A decision by which records of two articles became one, or stayed apart."""

    one: Member
    """A record of one article."""
    other: Member
    """A record of another."""
    decision: Decision
    """Why; it counts what had been joined to either before, too."""


SAME_DECIDED = Reason("same_decided", 1_000)
"""A person says that they are one: more than all that can speak against it."""

OTHER_DECIDED = Reason("other_decided", -1_000_000)
"""A person says that they are not."""


def by_decision(
    same: tuple[Set[str], Set[str]], different: tuple[Set[str], Set[str]]
) -> Iterator[Reason]:
    """Yield what people decided about two records, from the decisions that are about each."""
    if are_apart(*different):
        yield OTHER_DECIDED
    if not same[0].isdisjoint(same[1]):
        yield SAME_DECIDED


def are_apart(one: Set[str], other: Set[str]) -> bool:
    """Whether a decision has two records on different sides: it is told as `3/0` and `3/1`."""
    return any(f"{each[:-1]}{'1' if each[-1] == '0' else '0'}" in other for each in one)


def shared(one: Iterable[str], other: Iterable[str]) -> tuple[str, ...]:
    """Return what two have in common, sorted."""
    return tuple(sorted(set(one) & set(other)))


def written(reasons: Iterable[Reason]) -> str:
    """Return names and points of reasons as `read` takes them."""
    return json.dumps([[reason.name, reason.points] for reason in reasons])


def read(reasons: str) -> tuple[Reason, ...]:
    """Return the reasons that were written."""
    return tuple(Reason(name, points) for name, points in json.loads(reasons))
