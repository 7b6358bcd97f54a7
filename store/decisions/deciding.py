"""Making decisions: from what a person names, found in what is shown, to what is kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from .. import edtf
from ..errors import NotFound
from ..lookups import Lookups
from ..properties import Holds, Property, holds_date
from ..records import Article, Entity, EntityKind, Kind, Meeting, Member, Record
from ..resolve.keys import is_meeting
from ..rows import kind_of
from ..text import fold
from .anchoring import anchor_of, anchors
from .decision import Anchor, Decision, Deed, in_force
from .overlay import ARTICLE, is_joined_by_name
from .refused import Refused, called
from .taking_back import last_of, last_undone, undoable
from .values import checked_term, clean, decidable

_BODIES = frozenset({EntityKind.ORGANISATION, EntityKind.GROUP, EntityKind.WORKING_GROUP})

_ON_TWO = (Deed.SAME, Deed.DIFFERENT, Deed.UNSURE)


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
        return self._on_two(Deed.SAME, one, other)

    def unsure(self, one: str, other: str) -> Decision:
        """Say that nobody can tell whether two records are one; nothing follows from it.

        Raises:
            NotFound, AmbiguousId: An id means no record, or several.
            Refused: They are one already, or cannot be.
        """
        return self._on_two(Deed.UNSURE, one, other)

    def _on_two(self, deed: Deed, one: str, other: str) -> Decision:
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
        sides = anchors(self.lookups, first.members), anchors(self.lookups, second.members)
        return self._new(deed, sides, about=(called(first), called(second)))

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
        sides = anchors(self.lookups, record.members), anchors(self.lookups, second.members)
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
        sides = anchors(self.lookups, mine), anchors(self.lookups, others)
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
        of = decidable(record, property)
        value = clean(value)
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
                return anchor_of(self.lookups, record, of.name), value, value
            case Holds.TERM:
                return anchor_of(self.lookups, record, of.name), checked_term(of, value), value
            case Holds.ENTITY | Holds.MEETING:
                named = self._named(value)
                if named is not None:
                    return self._naming(record, of, named)
        compared = "" if of.holds is Holds.ENTITY else fold(value)
        return anchor_of(self.lookups, record, of.name), compared, value

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
            return anchor_of(self.lookups, record, of.name), key, called(named)
        assert not isinstance(record, Article), "articles have no property that names a record"
        theirs = {each.article: each.key for each in named.members}
        for member in record.members:
            if member.article in theirs:
                return anchors(self.lookups, [member])[0], theirs[member.article], called(named)
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
        made = self._right_of_article(claim) or self._on_claim(Deed.VALUE, claim)
        alike = [each for each in in_force(self.before) if _alike(each, made)]
        return replace(made, instead=tuple(each.id for each in alike))

    def _right_of_article(self, id: str) -> Decision | None:
        """Return that a claim about an article itself is right; none where it is about another."""
        article = self._article_of(id)
        found = next((each for each in article.claims if each.id == id), None)
        if found is None or found.about != ARTICLE or found.decided:
            return None
        dated = holds_date(found.property)
        return self.value(article.id, found.property, found.normalised if dated else found.value)

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
                f"say what it is instead: mahdar decide value {article.id} {found.property} VALUE"
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
        found = [undoable(id, self.before) for id in ids] or [self.last()]
        about = dict.fromkeys(called for each in found for called in each.about)
        instead = tuple(each.id for each in found)
        return self._new(Deed.UNDO, (), about=tuple(about), instead=instead)

    def redo(self) -> Decision:
        """Bring back into force what was taken back last.

        Raises:
            Refused: Nothing was, or something has been decided since.
        """
        undone = last_undone(self.before)
        return self._new(Deed.UNDO, (), about=undone.about, instead=(undone.id,))

    def last(self) -> Decision:
        """Return the last decision that holds; raises Refused where there is none."""
        return last_of(self.before)

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
            by=clean(self.by) or "-",
            deed=deed,
            sides=sides,
            property=property,
            value=value,
            normalised=normalised,
            about=tuple(map(clean, about)),
            note=clean(self.note),
            instead=instead,
        )
        if deed in _ON_TWO:
            against = [each for each in in_force(self.before) if _contradicts(each, made)]
            made = replace(made, instead=tuple(each.id for each in against))
        return made


def _contradicts(before: Decision, made: Decision) -> bool:
    """Whether a decision that holds says something else of what is decided on now."""
    if before.deed is made.deed or before.deed not in _ON_TWO:
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
