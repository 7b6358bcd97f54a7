"""Which meetings of several articles are one: a scored decision that can be explained.

Never by a name or a place alone: the score needs several things that agree, and what contradicts
counts against. The outcome does not depend on the order of the articles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from .. import edtf
from ..records import Article, Claim, Member
from .clusters import Clusters, identifier
from .entities import EntityClusters

ENOUGH = 6
"""Score from which two meetings are taken for one."""

_PRESENT = ("chair", "opener", "opening_speaker", "speaker", "delegation_head", "participant")


@dataclass(frozen=True, slots=True)
class LocalMeeting:
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
    """Ids of the bodies that meet."""
    levels: frozenset[str]
    """Terms of its level."""
    persons: frozenset[str]
    """Ids of the persons said to be present."""
    pledges: frozenset[tuple[str, str]]
    """Amount and currency of what was pledged."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why two meetings are, or are not, taken for one."""

    score: int
    """Sum of what speaks for and against."""
    reasons: tuple[str, ...]
    """Each with its points, in words."""


@dataclass(frozen=True, slots=True)
class MeetingClusters:
    """The meetings, and what each is made of."""

    members: Mapping[str, tuple[LocalMeeting, ...]]
    """By the id of the view, in the order of articles."""
    view_of: Mapping[tuple[str, str], str]
    """For an article's id and a key in it, the id of the view."""
    reasons: Mapping[str, tuple[str, ...]]
    """For the views made of several meetings, why they are one."""


def cluster_meetings(articles: Iterable[Article], entities: EntityClusters) -> MeetingClusters:
    """Find the meetings of all articles and join those that are one."""
    local = [meeting for article in articles for meeting in _local_meetings(article, entities)]
    by_member = {meeting.member: meeting for meeting in local}
    verdicts = dict(_verdicts(local))
    clusters: Clusters[Member] = Clusters(by_member)
    clusters.join(
        ((verdict.score, *pair) for pair, verdict in verdicts.items()),
        lambda one, other: _may_join(one, other, by_member),
    )
    members: dict[str, tuple[LocalMeeting, ...]] = {}
    view_of: dict[tuple[str, str], str] = {}
    reasons: dict[str, tuple[str, ...]] = {}
    for cluster in clusters.all():
        ordered = sorted(cluster, key=lambda each: (each.article, each.key))
        view = identifier("m", ordered[0].article, ordered[0].key)
        members[view] = tuple(by_member[member] for member in ordered)
        view_of.update({(member.article, member.key): view for member in ordered})
        found = [
            reason
            for pair, verdict in verdicts.items()
            if set(pair) <= cluster
            for reason in verdict.reasons
        ]
        if found:
            reasons[view] = tuple(dict.fromkeys(found))
    return MeetingClusters(members, view_of, reasons)


def compare(one: LocalMeeting, other: LocalMeeting) -> Verdict:
    """Score whether two meetings of different articles are one."""
    points: list[tuple[int, str]] = []
    if one.persons & other.persons:
        points.append((3, "the same person present"))
    if one.pledges & other.pledges:
        points.append((3, "the same amount pledged"))
    points += _compare_places(one, other)
    if one.levels & other.levels:
        points.append((1, "the same level"))
    points += _compare_dates(one, other)
    if one.bodies and other.bodies and not one.bodies & other.bodies:
        points.append((-3, "different bodies"))
    return Verdict(
        sum(each for each, _ in points),
        tuple(f"{reason} ({each:+d})" for each, reason in points),
    )


def _compare_places(one: LocalMeeting, other: LocalMeeting) -> Iterator[tuple[int, str]]:
    if one.places & other.places:
        yield 2, "the same place"
    elif one.places and other.places:
        if not one.countries & other.countries:
            yield -9, "different countries"
        elif all(not place.startswith("c-") for place in one.places | other.places):
            yield -5, "different cities"
        else:
            yield 1, "the same country"


def _compare_dates(one: LocalMeeting, other: LocalMeeting) -> Iterator[tuple[int, str]]:
    pairs = [(mine, theirs) for mine in one.dates for theirs in other.dates]
    if not pairs:
        return
    if not any(edtf.compatible(mine, theirs) for mine, theirs in pairs):
        yield -9, "different dates"
    elif any(mine == theirs and edtf.is_day(mine) for mine, theirs in pairs):
        yield 3, "the same day"


def _verdicts(
    local: list[LocalMeeting],
) -> Iterator[tuple[tuple[Member, Member], Verdict]]:
    """Compare the pairs that share what a sufficient score cannot do without."""
    buckets: defaultdict[tuple[str, ...], list[LocalMeeting]] = defaultdict(list)
    for meeting in local:
        for person in meeting.persons:
            buckets["person", person].append(meeting)
        for pledge in meeting.pledges:
            buckets["pledge", *pledge].append(meeting)
        for date in meeting.dates:
            for place in meeting.places:
                buckets["day", date, place].append(meeting)
    seen: set[frozenset[Member]] = set()
    for bucket in buckets.values():
        for one, other in combinations(bucket, 2):
            pair = frozenset((one.member, other.member))
            if one.member.article == other.member.article or pair in seen:
                continue
            seen.add(pair)
            verdict = compare(one, other)
            if verdict.score >= ENOUGH:
                first, second = sorted(pair, key=lambda each: (each.article, each.key))
                yield (first, second), verdict


def _may_join(
    one: frozenset[Member],
    other: frozenset[Member],
    by_member: Mapping[Member, LocalMeeting],
) -> bool:
    """Whether no article has two meetings in the joined cluster and no dates contradict."""
    if {member.article for member in one} & {member.article for member in other}:
        return False
    return all(
        compare(by_member[mine], by_member[theirs]).score > 0 for mine in one for theirs in other
    )


def _local_meetings(article: Article, entities: EntityClusters) -> Iterator[LocalMeeting]:
    about: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in article.claims:
        if claim.about.startswith("meeting:"):
            about[claim.about].append(claim)
    for key, claims in about.items():

        def views(*properties: str, claims: list[Claim] = claims) -> frozenset[str]:
            return frozenset(
                entities.view_of[article.id, claim.normalised]
                for claim in claims
                if claim.property in properties and claim.normalised
            )

        places = views("place")
        yield LocalMeeting(
            member=Member(article.id, key),
            dates=tuple(
                dict.fromkeys(c.normalised for c in claims if c.property == "date" and c.normalised)
            ),
            places=places,
            countries=frozenset(
                code for place in places for code in _countries_of(place, entities)
            ),
            bodies=views("body"),
            levels=frozenset(c.normalised for c in claims if c.property == "level"),
            persons=frozenset(view for view in views(*_PRESENT) if view.startswith("p-")),
            pledges=frozenset(
                (str(c.detail.get("amount")), str(c.detail.get("currency")))
                for c in claims
                if c.property == "pledge" and "amount" in c.detail
            ),
        )


def _countries_of(place: str, entities: EntityClusters) -> Iterator[str]:
    if place.startswith("c-"):
        yield place.removeprefix("c-").upper()
    for member in entities.members[place]:
        yield from member.countries
