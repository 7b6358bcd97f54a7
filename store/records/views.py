"""What follows from the claims of articles: entities and meetings, never stored."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from .article import Article, Claim, EventDate
from .kinds import EntityKind, Mark, Method, Status

_FIRMNESS = {method: place for place, method in enumerate(Method)}


class Value(NamedTuple):
    """One distinct value of a field, with every claim that gives it."""

    normalised: str
    """What makes it one value."""
    label: str
    """How it is shown, in logical order."""
    claims: tuple[Claim, ...]
    """The claims behind it, never empty, by article and position."""
    record: str | None = None
    """Id of the entity or meeting it names, if it names one."""

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of the articles that give it, each once, in claim order."""
        return tuple(dict.fromkeys(c.article for c in self.claims if not c.decided))

    @property
    def decided(self) -> bool:
        """Whether a person decided on it."""
        return any(claim.decided for claim in self.claims)

    @property
    def method(self) -> Method:
        """The firmest way in which it is known."""
        return min((claim.method for claim in self.claims), key=_FIRMNESS.__getitem__)

    @property
    def doubtful(self) -> bool:
        """Whether no source gives it without doubt."""
        return not self.decided and all(
            claim.method is Method.INFERRED or not claim.normalised or claim.normalised[-1] == "?"
            for claim in self.claims
        )


class Field(NamedTuple):
    """A property of a view: its claims grouped by normalised value.

    No value means *not stated*: a first-class answer, and different from an empty one.
    """

    name: str
    """Name of the property."""
    values: tuple[Value, ...]
    """The distinct values, best supported first."""
    differs: bool = False
    """Whether its sources cannot all be right."""

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of the articles that give any value, each once."""
        return tuple(dict.fromkeys(source for value in self.values for source in value.sources))

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim behind it."""
        return tuple(claim for value in self.values for claim in value.claims)

    @property
    def mark(self) -> Mark:
        """The sign to show with it."""
        if not self.values:
            return Mark.NOT_STATED
        if self.differs:
            return Mark.DIFFERS
        best = self.values[0]
        if best.doubtful:
            return Mark.DOUBTFUL
        if best.normalised in (Status.PLANNED, Status.POSTPONED):
            return Mark.PLANNED
        firm = best.decided or best.method is Method.STATED
        return Mark.STATED if firm else Mark.RESOLVED


class Member(NamedTuple):
    """A record of one article that a view is made of."""

    article: str
    """Id of the article."""
    key: str
    """Key of the entity or meeting within it."""

    @property
    def order(self) -> tuple[str, str]:
        """What members are sorted by."""
        return self.article, self.key


class EntityMention(NamedTuple):
    """A mention together with the article it stands in."""

    article: str
    """Id of the article."""
    start: int
    """Offset of the first code point."""
    end: int
    """Offset after the last code point."""
    surface: str
    """The words."""


class Reason(NamedTuple):
    """One thing that speaks for two records being one, or against it."""

    name: str
    """What it is, such as `same_place`; told in words by whoever shows it."""
    points: int
    """How much it weighs: above zero for, below zero against."""
    what: tuple[str, ...] = ()
    """What the two share or differ in; empty where that was not asked for."""


class Entity(NamedTuple):
    """A person, organisation, group, country or place, as all articles together show it."""

    id: str
    """Identifier, such as `c-kw`."""
    kind: EntityKind
    """What it is."""
    label: str
    """The fullest name."""
    aliases: tuple[str, ...]
    """Other names it goes by, without proclitics."""
    country: str | None
    """ISO 3166-1 alpha-2 code of the country it is or belongs to."""
    members: tuple[Member, ...]
    """What it is made of."""
    mentions: tuple[EntityMention, ...]
    """Where it is named, by article and position."""
    fields: tuple[Field, ...]
    """What is said about it, figures among it."""
    reasons: tuple[Reason, ...] = ()
    """Why its members were taken for one, where that was weighed."""
    left_out: int = 0
    """Of how many articles the words are not among its mentions and fields, for there are very
    many; its members name them all."""

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of the articles that name it, each once."""
        return tuple(dict.fromkeys(member.article for member in self.members))

    def field(self, name: str) -> Field:
        """Return a field; one without values when nothing is said of that property."""
        return _field(self.fields, name)


class Meeting(NamedTuple):
    """A meeting, summit, conference, session or visit with talks, past or planned."""

    id: str
    """Identifier, such as `m-1a2b3c4d`."""
    title: str
    """A short name made from place, body and level, in logical order."""
    members: tuple[Member, ...]
    """What it is made of: one meeting of one article each."""
    parent: str | None
    """Id of the meeting it is part of."""
    parts: tuple[str, ...]
    """Ids of the meetings that are part of it."""
    fields: tuple[Field, ...]
    """Every property of a meeting, in the order shown; those not stated have no values."""
    reasons: tuple[Reason, ...] = ()
    """Why its members were taken for one meeting."""

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of the articles that report it, each once."""
        return tuple(dict.fromkeys(member.article for member in self.members))

    @property
    def differs(self) -> tuple[str, ...]:
        """Names of the properties on which its sources cannot all be right."""
        return tuple(field.name for field in self.fields if field.differs)

    def field(self, name: str) -> Field:
        """Return a field; one without values when the property is not stated."""
        return _field(self.fields, name)

    @property
    def date(self) -> EventDate | None:
        """The best-known date; none when not stated or not settled."""
        for value in self.field("date").values:
            claim = value.claims[0]
            if claim.normalised:
                return EventDate(claim.normalised, claim.method, claim.rule, claim.anchor)
        return None

    @property
    def status(self) -> Status | None:
        """Whether it took place; none when not stated."""
        values = self.field("status").values
        return Status(values[0].normalised) if values else None


def _field(fields: tuple[Field, ...], name: str) -> Field:
    return next((each for each in fields if each.name == name), Field(name, ()))


Record: TypeAlias = Article | Entity | Meeting
"""Anything a look-up by id can give."""
