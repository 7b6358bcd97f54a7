"""Making decisions: from what a person names, found in what is shown, to what is kept."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from .. import edtf, properties
from ..errors import NotFound, UsageError
from ..lookups import Lookups
from ..properties import Holds, Property
from ..records import Article, Claim, Entity, EntityKind, Kind, Meeting, Member, Record, Status
from ..resolve.meetings import is_meeting
from ..rows import kind_of
from ..text import fold
from .decision import Anchor, Decision, Deed, in_force
from .overlay import ARTICLE, is_joined_by_name

MOST = 300
"""Articles of a record that a decision is anchored in: those of one kind hang together anyway."""

LONGEST = 2_000
"""Characters of a value or a note."""

_CODE = re.compile("[A-Z]{2}")
_BODIES = frozenset({EntityKind.ORGANISATION, EntityKind.GROUP, EntityKind.WORKING_GROUP})


class Refused(UsageError):
    """Something cannot be decided so; its text says why and what can be done."""

    def __init__(self, problem: str, what: str, **facts: str) -> None:
        super().__init__(problem)
        self.what = what
        """Why in one word, for who says it in another language."""
        self.facts = facts
        """What that is about, records by what they are called."""


@dataclass(frozen=True, slots=True)
class Deciding:
    """Makes decisions of one person about one store."""

    lookups: Lookups
    """The store as it is shown, with what was decided before."""
    by: str
    """Who decides."""
    before: Sequence[Decision] = ()
    """Every decision there is."""
    note: str = ""
    """Why."""
    at: str = field(default_factory=lambda: datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    """When, in UTC."""

    # Two records

    def same(self, one: str, other: str) -> Decision:
        """Say that two persons, two bodies or two meetings are one.

        Raises:
            NotFound, AmbiguousId: An id means no record, or several.
            Refused: They are one already, or cannot be.
        """
        first, second = self.lookups.get(one), self.lookups.get(other)
        if first.id == second.id:
            problem = f"{first.id} and {second.id} are one record already"
            raise Refused(problem, "one", one=called(first))
        if isinstance(first, Article) or isinstance(second, Article):
            problem = "two articles are never one; name two entities or two meetings"
            raise Refused(problem, "articles")
        if _sort_of(first) != _sort_of(second):
            problem = f"{first.id} and {second.id} are of different kinds"
            raise Refused(problem, "kinds", one=called(first), other=called(second))
        if isinstance(first, Entity) and first.kind in (EntityKind.COUNTRY, EntityKind.PLACE):
            problem = f"{first.id} is known by its code, which is not that of {second.id}"
            raise Refused(problem, "code", one=called(first), other=called(second))
        sides = self._anchors(first), self._anchors(second)
        return self._new(Deed.SAME, sides, about=(called(first), called(second)))

    def different(self, one: str, other: str) -> Decision:
        """Say that two records are not one, or that an article speaks of another than a record.

        Args:
            one: Id of an entity or a meeting.
            other: Id of another of the kind, or of an article that `one` rests on.

        Raises:
            NotFound, AmbiguousId: An id means no record, or several.
            Refused: They cannot be parted.
        """
        record, second = self.lookups.get(one), self.lookups.get(other)
        if isinstance(record, Article):
            problem = "name the entity or the meeting first, then the article"
            raise Refused(problem, "articles")
        if isinstance(second, Article):
            return self._parted(record, second)
        if _sort_of(record) != _sort_of(second) or record.id == second.id:
            problem = f"{record.id} and {second.id} could not be one anyway"
            raise Refused(problem, "kinds", one=called(record), other=called(second))
        sides = self._anchors(record), self._anchors(second)
        if not is_joined_by_name(sides[0][0].key):
            problem = f"{record.id} and {second.id} are two already, and stay so"
            raise Refused(problem, "two", one=called(record), other=called(second))
        return self._new(Deed.DIFFERENT, sides, about=(called(record), called(second)))

    def _parted(self, record: Entity | Meeting, article: Article) -> Decision:
        mine = [each for each in record.members if each.article == article.id]
        others = [each for each in record.members if each.article != article.id]
        if not mine:
            problem = f"{article.id} does not speak of {record.id}"
            raise Refused(problem, "silent", article=article.file, one=called(record))
        if not others:
            problem = f"{record.id} rests on {article.id} alone"
            raise Refused(problem, "alone", article=article.file, one=called(record))
        if isinstance(record, Entity) and record.kind in (EntityKind.COUNTRY, EntityKind.PLACE):
            problem = f"{record.id} is known by its code; mark wrong claims as wrong instead"
            raise Refused(problem, "whole", one=called(record))
        sides = self._anchored(mine), self._anchored(others)
        about = (f"{called(record)} ({article.file})", called(record))
        return self._new(Deed.DIFFERENT, sides, about=about)

    # One record

    def value(self, id: str, property: str, value: str) -> Decision:
        """Give a value of a property of a record: it stands before those of the articles.

        Args:
            id: Id of the record.
            property: Name of the property; also `tag`, `note`, and `called` for its name.
            value: Words, a date in EDTF, a term, or the id of the record that is meant.

        Raises:
            NotFound, AmbiguousId: The id means no record, or several.
            Refused: The record has no such property, or the value is none for it.
        """
        record = self.lookups.get(id)
        of = _property(record, property)
        value = _clean(value)
        if not value:
            raise Refused(f"no value was given for {property}", "empty")
        anchor, normalised, shown = self._valued(record, of, value)
        made = self._new(
            Deed.VALUE,
            ((anchor,),),
            property=property,
            value=shown,
            normalised=normalised,
            about=(called(record),),
        )
        alike = [each for each in in_force(self.before) if _alike(each, made)]
        if property in ("tag", "note"):
            if any(each.value == made.value for each in alike):
                raise Refused(f"{record.id} has this {property} already", "has")
            return made
        return replace(made, instead=tuple(each.id for each in alike))

    def _valued(self, record: Record, of: Property, value: str) -> tuple[Anchor, str, str]:
        """Return where a value belongs, how it is compared, and how it is shown."""
        match of.holds:
            case Holds.DATE:
                if not edtf.is_valid(value):
                    problem = f"{value!r} is no date like 2018-02-13, 2018-02, 2018~ or 2015/2016"
                    raise Refused(problem, "date", value=value)
                return self._anchor(record, of.name), value, value
            case Holds.TERM:
                return self._anchor(record, of.name), _term(of, value), value
            case Holds.ENTITY | Holds.MEETING:
                named = self._named(value)
                if named is not None:
                    return self._naming(record, of, named)
        return self._anchor(record, of.name), "" if of.holds is Holds.ENTITY else fold(value), value

    def _named(self, value: str) -> Entity | Meeting | None:
        if not re.fullmatch("[pogwclm]-.+", value):
            return None
        found = self.lookups.get(value)
        return None if isinstance(found, Article) else found

    def _naming(
        self, record: Record, of: Property, named: Entity | Meeting
    ) -> tuple[Anchor, str, str]:
        """Return what says that a property of a record is another record."""
        if (of.holds is Holds.MEETING) != isinstance(named, Meeting):
            problem = f"{named.id} cannot be the {of.name} of {record.id}"
            raise Refused(problem, "sort", other=called(named))
        key = named.members[0].key
        if not is_joined_by_name(key):
            return self._anchor(record, of.name), key, called(named)
        assert not isinstance(record, Article), "articles have no property that names a record"
        theirs = {each.article: each.key for each in named.members}
        for member in record.members:
            if member.article in theirs:
                return self._anchored([member])[0], theirs[member.article], called(named)
        problem = f"no article of {record.id} names {named.id}; give its name in words instead"
        raise Refused(problem, "unnamed", other=called(named))

    def wrong(self, claim: str) -> Decision:
        """Say that a claim is wrong: it no longer counts, and is kept as rejected.

        Args:
            claim: Its id, as `mahdar show` gives it.

        Raises:
            NotFound: There is no claim of that id.
            Refused: It is a decision itself, or about an article.
        """
        return self._on_claim(Deed.WRONG, claim)

    def right(self, claim: str) -> Decision:
        """Say that a claim is right: what it says stands before what else articles say.

        Args:
            claim: Its id, as `mahdar show` gives it.

        Raises:
            NotFound: There is no claim of that id.
            Refused: It is a decision itself, or about an article.
        """
        made = self._on_claim(Deed.VALUE, claim)
        alike = [each for each in in_force(self.before) if _alike(each, made)]
        return replace(made, instead=tuple(each.id for each in alike))

    def _on_claim(self, deed: Deed, id: str) -> Decision:
        article = self._article_of(id)
        found = next((each for each in article.claims if each.id == id), None)
        if found is None:
            raise NotFound(id)
        if found.decided:
            problem = f"{id} is a decision; `mahdar undo` takes decisions back"
            raise Refused(problem, "decided")
        if found.about == ARTICLE:
            problem = (
                "what is read of an article itself is put right by `mahdar ingest --published`"
                " or --publisher"
            )
            raise Refused(problem, "article")
        anchor = Anchor(article.id, found.about, found.start, found.end)
        return self._new(
            deed,
            ((anchor,),),
            property=found.property,
            value=found.value,
            normalised=found.normalised,
            about=(self._called_in(article, found.about),),
        )

    def _article_of(self, claim: str) -> Article:
        try:
            return self.lookups.article(claim.rpartition(".")[0])
        except NotFound:
            raise NotFound(claim) from None

    def _called_in(self, article: Article, key: str) -> str:
        kind = Kind.MEETING if is_meeting(key) else Kind.ENTITY
        for row in self.lookups.rows(kind, linked_to=article.id):
            record = self.lookups.get(row.id)
            if not isinstance(record, Article) and Member(article.id, key) in record.members:
                return called(record)
        return key

    # Taking back

    def undo(self, *ids: str) -> Decision:
        """Take decisions back; the last one that holds, if none is named.

        Raises:
            Refused: There is none, or one does not hold any more.
        """
        holding = {each.id for each in in_force(self.before)}
        found = [self._undoable(id, holding) for id in ids] or [self.last()]
        about = dict.fromkeys(called for each in found for called in each.about)
        instead = tuple(each.id for each in found)
        return self._new(Deed.UNDO, (), about=tuple(about), instead=instead)

    def last(self) -> Decision:
        """Return the last decision that holds; raises Refused where there is none."""
        holding = in_force(self.before)
        if not holding:
            raise Refused("there is no decision to take back", "nothing")
        return max(holding, key=lambda each: (each.at, _number(each.id)))

    def _undoable(self, id: str, holding: Collection[str]) -> Decision:
        found = next((each for each in self.before if each.id == id), None)
        if found is None:
            problem = f"there is no decision {id!r}; `mahdar decisions` lists them"
            raise Refused(problem, "nothing")
        if found.deed is Deed.UNDO:
            taken = {other for each in self._effective() for other in each.instead}
            if found.id in taken:
                raise Refused(f"decision {id} is taken back already", "gone")
        elif id not in holding:
            raise Refused(f"decision {id} does not hold any more", "gone")
        return found

    def _effective(self) -> list[Decision]:
        off: set[str] = set()
        kept = []
        for each in reversed(self.before):
            if each.id not in off:
                off.update(each.instead)
                kept.append(each)
        return kept

    # Parts

    def _new(
        self,
        deed: Deed,
        sides: tuple[tuple[Anchor, ...], ...],
        *,
        property: str = "",
        value: str = "",
        normalised: str = "",
        about: tuple[str, ...] = (),
        instead: tuple[str, ...] = (),
    ) -> Decision:
        made = Decision(
            id="",
            at=self.at,
            by=_clean(self.by) or "-",
            deed=deed,
            sides=sides,
            property=property,
            value=value,
            normalised=normalised,
            about=tuple(map(_clean, about)),
            note=_clean(self.note),
            instead=instead,
        )
        if deed in (Deed.SAME, Deed.DIFFERENT):
            against = [each for each in in_force(self.before) if _contradicts(each, made)]
            made = replace(made, instead=tuple(each.id for each in against))
        return made

    def _anchors(self, record: Entity | Meeting) -> tuple[Anchor, ...]:
        return self._anchored(record.members)

    def _anchored(self, members: Iterable[Member]) -> tuple[Anchor, ...]:
        ordered = sorted(members, key=lambda each: each.order)
        if not is_joined_by_name(ordered[0].key):
            ordered = ordered[:1]
        return tuple(
            _spoken_of(self.lookups.article(each.article), each.key) for each in ordered[:MOST]
        )

    def _anchor(self, record: Record, property: str) -> Anchor:
        """Return where a value belongs: by the words that speak of its property, if any do."""
        if isinstance(record, Article):
            return Anchor(record.id, ARTICLE, 0, 0)
        claims: Iterator[Claim] = (
            claim for claim in record.field(property).claims if not claim.decided
        )
        claim = next(claims, None)
        if claim is not None:
            return Anchor(claim.article, claim.about, claim.start, claim.end)
        return self._anchored(record.members)[0]


def called(record: Record) -> str:
    """Return what a record is called."""
    return record.label if isinstance(record, Entity) else record.title


def _spoken_of(article: Article, key: str) -> Anchor:
    for claim in article.claims:
        if claim.about == key and not claim.decided:
            return Anchor(article.id, key, claim.start, claim.end)
    for mention in article.mentions:
        if mention.entity == key:
            return Anchor(article.id, key, mention.start, mention.end)
    return Anchor(article.id, key, 0, 0)


def _contradicts(before: Decision, made: Decision) -> bool:
    """Whether a decision that holds says the contrary of what is decided now."""
    if {before.deed, made.deed} != {Deed.SAME, Deed.DIFFERENT}:
        return False
    one, other = (_members(side) for side in made.sides)
    first, second = (_members(side) for side in before.sides)
    return bool((one & first and other & second) or (one & second and other & first))


def _members(side: Iterable[Anchor]) -> set[tuple[str, str]]:
    return {(each.article, each.key) for each in side}


def _alike(before: Decision, made: Decision) -> bool:
    return (
        before.deed is Deed.VALUE
        and before.property == made.property
        and before.sides[0][0].key == made.sides[0][0].key
        and before.sides[0][0].article == made.sides[0][0].article
    )


def _sort_of(record: Record) -> str:
    if isinstance(record, Entity):
        return "body" if record.kind in _BODIES else record.kind.value
    return kind_of(record).value


def _property(record: Record, name: str) -> Property:
    """Return a property that a person can give a value of; raises Refused."""
    if isinstance(record, Article):
        known = tuple(each for each in properties.ARTICLE if each.decided)
    else:
        all_of = properties.MEETING if isinstance(record, Meeting) else properties.ENTITY
        known = tuple(
            each for each in all_of if each.name not in ("same", "different", "rejected", "name")
        )
    for each in known:
        if each.name == name:
            return each
    names = ", ".join(each.name for each in known)
    problem = f"{record.id} has no {name!r} that can be decided on; it has {names}"
    raise Refused(problem, "property")


def _term(of: Property, value: str) -> str:
    if of.name == "status" and value not in {each.value for each in Status}:
        known = ", ".join(each.value for each in Status)
        raise Refused(f"{value!r} is none of {known}", "term", value=value, known=known)
    if of.name == "country" and not _CODE.fullmatch(value):
        raise Refused(f"{value!r} is no code of a country like KW", "country", value=value)
    return value


def _clean(text: str) -> str:
    """Return text as it can be kept: one line, no control characters, not without end."""
    kept = "".join(c for c in " ".join(text.split()) if c.isprintable() or c.isspace())
    return kept[:LONGEST].strip()


def _number(id: str) -> int:
    return int(id.rpartition("-")[2])
