"""Meetings as single articles speak of them: what of each is compared with others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..records import Article, Claim, Member, Method
from .keys import is_entity, is_meeting
from .known import Known, countries_of
from .local import decided

_PRESENT = ("chair", "opener", "opening_speaker", "speaker", "delegation_head", "participant")


class LocalMeeting(NamedTuple):
    """A meeting as one article speaks of it, its values already those of the entity views."""

    member: Member
    """Where it is from."""
    dates: tuple[str, ...]
    """Its dates in EDTF, empty ones left out."""
    places: frozenset[str]
    """Ids of its places."""
    countries: frozenset[str]
    """Codes of the countries of its places."""
    bodies: frozenset[str]
    """Keys of the bodies that meet: of two that are known by the same name only, nobody can say
    that they are different."""
    levels: frozenset[str]
    """Terms of its level."""
    persons: frozenset[str]
    """Ids of the persons said to be present."""
    pledges: frozenset[tuple[str, str]]
    """Amount and currency of what was pledged."""
    parties: frozenset[str] = frozenset()
    """Ids of the countries said to be represented."""
    summit: bool = False
    """Whether it is a summit."""
    same: frozenset[str] = frozenset()
    """Decisions that it is one with all others that have them."""
    different: frozenset[str] = frozenset()
    """Decisions, with a side of each, that it is not one with those of the other side."""


class Compared(NamedTuple):
    """What of a meeting is compared with others, as its article has it: keys, and not yet views.

    Plain lists, so that it can be written as JSON.
    """

    dates: Sequence[str]
    """Its dates in EDTF, empty ones left out."""
    places: Sequence[str]
    """Keys of its places."""
    bodies: Sequence[str]
    """Keys of the bodies that meet."""
    levels: Sequence[str]
    """Terms of its level."""
    persons: Sequence[str]
    """Keys of the persons said to be present."""
    pledges: Sequence[tuple[str, str]]
    """Amount and currency of what was pledged."""
    parties: Sequence[str]
    """Keys of the countries said to be represented."""
    summit: bool
    """Whether it is a summit."""
    same: Sequence[str]
    """Decisions that it is one with all others that have them."""
    different: Sequence[str]
    """Decisions, with a side of each, that it is not one with those of the other side."""


def local_meetings(article: Article, known: Known) -> Iterator[LocalMeeting]:
    """Yield the meetings an article speaks of, in the order in which it first does."""
    about: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in article.claims:
        if is_meeting(claim.about):
            about[claim.about].append(claim)
    for key, claims in about.items():
        yield local_meeting(Member(article.id, key), claims, known)


def local_meeting(member: Member, claims: Iterable[Claim], known: Known) -> LocalMeeting:
    """Return a meeting as one article speaks of it.

    Args:
        member: The article and the meeting's key within it.
        claims: What the article says about it.
        known: The entities.
    """
    return meeting_among(member, compared_of(claims), known)


def compared_of(claims: Iterable[Claim]) -> Compared:
    """Return what of a meeting is compared with others, from what its article says about it."""
    said: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        said[claim.property].append(claim)

    def given(*properties: str) -> list[str]:
        return sorted({claim.normalised for name in properties for claim in said[name]})

    present = given(*_PRESENT)
    return Compared(
        dates=list(dict.fromkeys(filter(None, map(_date_read, said["date"])))),
        places=given("place"),
        bodies=[key for key in given("body") if is_entity(key)],
        levels=given("level"),
        persons=[key for key in present if key.startswith("person:")],
        pledges=[
            (str(claim.detail.get("amount")), str(claim.detail.get("currency")))
            for claim in said["pledge"]
            if "amount" in claim.detail
        ],
        parties=[key for key in present if key.startswith("country:")],
        summit="summit" in given("kind"),
        same=sorted(decided("same", said["same"])),
        different=sorted(decided("different", said["different"])),
    )


def meeting_among(member: Member, compared: Compared, known: Known) -> LocalMeeting:
    """Return a meeting as it is compared with others, among the entities there are."""

    def views(keys: Iterable[str]) -> frozenset[str]:
        found = (known.view(member.article, key) for key in keys)
        return frozenset(view for view in found if view is not None)

    places = views(compared.places)
    return LocalMeeting(
        member=member,
        dates=tuple(compared.dates),
        places=places,
        countries=frozenset(code for place in places for code in countries_of(place, known)),
        bodies=frozenset(compared.bodies),
        levels=frozenset(compared.levels),
        persons=views(compared.persons),
        pledges=frozenset((amount, currency) for amount, currency in compared.pledges),
        parties=views(compared.parties),
        summit=compared.summit,
        same=frozenset(compared.same),
        different=frozenset(compared.different),
    )


def _date_read(claim: Claim) -> str:
    """Return the date an article gives by itself, not what followed from being joined."""
    return "" if claim.method is Method.INFERRED else claim.normalised
