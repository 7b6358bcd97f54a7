"""A meeting of one article, growing as notices of it are found."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from ..dates import DateExpression
from ..records import EventDate, Status
from .notices import Notice
from .said import Said

SUMMITS = frozenset({"summit"})
FOLLOWING = frozenset({Status.PLANNED, Status.POSTPONED})


@dataclass
class Frame:
    """A meeting of the article, growing as notices of it are found."""

    number: int
    """Its place among the meetings of the article."""
    notices: list[Notice] = field(default_factory=list)
    """What speaks of it, in text order."""
    dates: list[tuple[DateExpression, EventDate | None, Notice]] = field(default_factory=list)
    """Its date expressions, what each means, and where it is said."""
    places: list[tuple[Said, Notice]] = field(default_factory=list)
    """Where it is."""
    bodies: list[tuple[Said, Notice]] = field(default_factory=list)
    """Which bodies meet."""
    levels: list[tuple[Said, Notice]] = field(default_factory=list)
    """Who sits there."""
    parent: Frame | None = None
    """The meeting it is part of."""
    parent_notice: Notice | None = None
    """What shows that."""
    parallel: Frame | None = None
    """The meeting it takes place beside."""

    @property
    def key(self) -> str:
        """Its key within the article."""
        return f"meeting:{self.number}"

    @property
    def kind(self) -> str:
        """Kind of meeting, as its first telling word says."""
        kinds = [n.trigger.kind for n in self.notices if n.trigger.kind != "statement"]
        return kinds[0] if kinds else "meeting"

    @property
    def known_dates(self) -> list[str]:
        """Its dates in EDTF, best first."""
        return [meant.edtf for _, meant, _ in self.dates if meant is not None]

    @property
    def planned(self) -> bool:
        """Whether the first notice of it that says so speaks of what is to come."""
        statuses = [n.status.value for n in self.notices if n.status is not None]
        return bool(statuses) and statuses[0] in FOLLOWING

    @property
    def persons(self) -> set[str]:
        """Keys of the persons that the clauses about it name."""
        return {
            name.key
            for notice in self.notices
            for name in notice.parties
            if name.key.startswith("person:")
        }

    def add(self, notice: Notice, written: date | None) -> None:
        """Take in what a notice says."""
        self.notices.append(notice)
        future = notice.status is not None and notice.status.value in FOLLOWING
        for expression in notice.dates[:1]:
            meant = expression.resolve(written, future=future)
            self.dates.append((expression, meant, notice))
        if notice.place is not None:
            self.places.append((notice.place, notice))
        self.bodies += [(body, notice) for body in notice.bodies]
        if notice.level is not None:
            self.levels.append((notice.level, notice))
