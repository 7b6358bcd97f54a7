"""Whether two records are one: what speaks for it and against it, weighed and added up.

The value that joins records is the value that is shown when somebody asks why they were joined.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from ..records import Member, Reason


@dataclass(frozen=True, slots=True)
class Decision:
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


@dataclass(frozen=True, slots=True)
class Step:
    """A decision by which records of two articles became one, or stayed apart."""

    one: Member
    """A record of one article."""
    other: Member
    """A record of another."""
    decision: Decision
    """Why; it counts what had been joined to either before, too."""


def shared(one: Iterable[str], other: Iterable[str]) -> tuple[str, ...]:
    """Return what two have in common, sorted."""
    return tuple(sorted(set(one) & set(other)))


def written(reasons: Iterable[Reason]) -> str:
    """Return names and points of reasons as `read` takes them."""
    return json.dumps([[reason.name, reason.points] for reason in reasons])


def read(reasons: str) -> tuple[Reason, ...]:
    """Return the reasons that were written."""
    return tuple(Reason(name, points) for name, points in json.loads(reasons))
