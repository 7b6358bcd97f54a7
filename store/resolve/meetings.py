"""Which meetings of several articles are one: a scored decision that can be explained.

Never by a name or a place alone: the score needs several things that agree, and what contradicts
counts against. The outcome does not depend on the order of the articles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import NamedTuple, TypeAlias

from .. import edtf
from ..records import Article, Claim, Member, Method, Reason
from .clusters import Clusters, identifier
from .decision import OTHER_DECIDED, SAME_DECIDED, Decision, Step, by_decision, shared
from .keys import is_entity, is_meeting, is_town
from .known import Known
from .local import decided

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


@dataclass(frozen=True, slots=True)
class MeetingClusters:
    """The meetings, and what each is made of."""

    members: Mapping[str, tuple[LocalMeeting, ...]]
    """By the id of the view, in the order of articles."""
    view_of: Mapping[tuple[str, str], str]
    """For an article's id and a key in it, the id of the view."""
    reasons: Mapping[str, tuple[Reason, ...]]
    """For the views made of several meetings, why they are one."""


Pair: TypeAlias = tuple[Member, Member]
"""Two members in their order."""


def cluster_meetings(articles: Iterable[Article], known: Known) -> MeetingClusters:
    """Find the meetings of all articles and join those that are one."""
    local = [meeting for article in articles for meeting in local_meetings(article, known)]
    return join_meetings(local, dict(_verdicts(local)))


def join_meetings(
    local: Iterable[LocalMeeting], verdicts: Mapping[Pair, Decision]
) -> MeetingClusters:
    """Join meetings, the pairs with the best scores first.

    Args:
        local: The meetings, in the order of articles.
        verdicts: The pairs among them that score enough.
    """
    by_member = {meeting.member: meeting for meeting in local}
    clusters, _ = _joined(by_member, verdicts)
    members: dict[str, tuple[LocalMeeting, ...]] = {}
    view_of: dict[tuple[str, str], str] = {}
    reasons: defaultdict[str, dict[Reason, None]] = defaultdict(dict)
    for cluster in clusters.all():
        ordered = sorted(cluster, key=lambda each: each.order)
        view = identifier("m", *ordered[0].order)
        members[view] = tuple(by_member[member] for member in ordered)
        view_of.update({member.order: view for member in ordered})
    for one, other in sorted(verdicts, key=lambda pair: (pair[0].order, pair[1].order)):
        view = view_of[one.order]
        if view == view_of[other.order]:
            reasons[view].update(dict.fromkeys(verdicts[one, other].reasons))
    return MeetingClusters(members, view_of, {view: tuple(each) for view, each in reasons.items()})


def _joined(
    by_member: Mapping[Member, LocalMeeting], verdicts: Mapping[Pair, Decision]
) -> tuple[Clusters[Member], list[Pair]]:
    """Return the clusters of meetings, and the pairs by which they came about."""
    clusters: Clusters[Member] = Clusters(by_member)
    pairs = clusters.join(
        ((verdict.score, *pair) for pair, verdict in verdicts.items()),
        lambda one, other: _may_join(one, other, by_member),
    )
    return clusters, pairs


def steps_of(local: Iterable[LocalMeeting]) -> list[Step]:
    """Return the decisions by which meetings become one, with what they rest on."""
    by_member = {meeting.member: meeting for meeting in local}
    verdicts = dict(_verdicts(list(by_member.values())))
    _, pairs = _joined(by_member, verdicts)
    return [
        Step(one, other, told(verdicts[one, other], by_member[one], by_member[other]))
        for one, other in pairs
    ]


SAME_PERSON = Reason("same_person", 3)
SAME_PLEDGE = Reason("same_pledge", 3)
SAME_DAY = Reason("same_day", 3)
SAME_EDGE = Reason("same_edge", 2)
SAME_PLACE = Reason("same_place", 2)
PLACE_WITHIN = Reason("place_within", 1)
SAME_LEVEL = Reason("same_level", 1)
SAME_PARTIES = Reason("same_parties", 2)
SAME_SUMMIT = Reason("same_summit", 1)
OTHER_BODY = Reason("other_body", -3)
OTHER_CITY = Reason("other_city", -5)
OTHER_LAND = Reason("other_land", -9)
OTHER_DATE = Reason("other_date", -9)


MANY_PARTIES = 3
"""Countries in common from which it counts that they are the same."""


def compare(one: LocalMeeting, other: LocalMeeting) -> Decision:
    """Weigh whether two meetings of different articles are one."""
    same, different = (one.same, other.same), (one.different, other.different)
    reasons = list(by_decision(same, different))
    if one.persons & other.persons:
        reasons.append(SAME_PERSON)
    if one.pledges & other.pledges:
        reasons.append(SAME_PLEDGE)
    reasons += _compare_places(one, other)
    if one.levels & other.levels:
        reasons.append(SAME_LEVEL)
    if len(one.parties & other.parties) >= MANY_PARTIES:
        reasons.append(SAME_PARTIES)
    dates = list(_compare_dates(one, other))
    reasons += dates
    if one.summit and other.summit and (SAME_DAY in dates or SAME_EDGE in dates):
        reasons.append(SAME_SUMMIT)
    if one.bodies and other.bodies and not one.bodies & other.bodies:
        reasons.append(OTHER_BODY)
    return Decision(tuple(reasons), ENOUGH)


def _compare_places(one: LocalMeeting, other: LocalMeeting) -> Iterator[Reason]:
    if one.places & other.places:
        yield SAME_PLACE
        return
    if not (one.countries and other.countries):
        return  # of a palace nobody says where it is
    if not one.countries & other.countries:
        yield OTHER_LAND
    elif any(place.startswith("c-") for place in one.places | other.places):
        yield PLACE_WITHIN
    elif any(map(is_town, one.places)) and any(map(is_town, other.places)):
        yield OTHER_CITY


def _compare_dates(one: LocalMeeting, other: LocalMeeting) -> Iterator[Reason]:
    pairs = [(mine, theirs) for mine in one.dates for theirs in other.dates]
    if not pairs:
        return
    if not any(edtf.compatible(mine, theirs) for mine, theirs in pairs):
        yield OTHER_DATE
    elif any(mine == theirs and edtf.is_day(mine) for mine, theirs in pairs):
        yield SAME_DAY
    elif _edges(one) & _edges(other):
        yield SAME_EDGE


def _edges(meeting: LocalMeeting) -> frozenset[str]:
    """Return the first and the last day of each date that is told by its days."""
    found: set[str] = set()
    for date in meeting.dates:
        limits = edtf.bounds(date) if "~" not in date else None
        if limits is not None and ("/" in date or limits.first == limits.last):
            found |= {limits.first.isoformat(), limits.last.isoformat()}
    return frozenset(found)


def told(decision: Decision, one: LocalMeeting, other: LocalMeeting) -> Decision:
    """Return a decision about two meetings with what its reasons rest on: ids, dates and terms."""

    def both(mine: Iterable[str], theirs: Iterable[str]) -> tuple[str, ...]:
        return " ".join(sorted(mine)), " ".join(sorted(theirs))

    what = {
        SAME_DECIDED.name: shared(one.same, other.same),
        OTHER_DECIDED.name: (),
        SAME_PERSON.name: shared(one.persons, other.persons),
        SAME_PLEDGE.name: tuple(" ".join(each) for each in sorted(one.pledges & other.pledges)),
        SAME_DAY.name: shared(one.dates, other.dates),
        SAME_EDGE.name: shared(_edges(one), _edges(other)),
        SAME_PLACE.name: shared(one.places, other.places),
        PLACE_WITHIN.name: shared(one.countries, other.countries),
        SAME_LEVEL.name: shared(one.levels, other.levels),
        SAME_PARTIES.name: shared(one.parties, other.parties),
        SAME_SUMMIT.name: (),
        OTHER_BODY.name: both(one.bodies, other.bodies),
        OTHER_CITY.name: both(one.places, other.places),
        OTHER_LAND.name: both(one.countries, other.countries),
        OTHER_DATE.name: both(one.dates, other.dates),
    }
    reasons = (replace(each, what=what[each.name]) for each in decision.reasons)
    return replace(decision, reasons=tuple(reasons))


def blocks(meeting: LocalMeeting) -> Iterator[tuple[str, ...]]:
    """Yield what a meeting has in common with each other that scores enough beside it.

    No two of the things that speak for a pair are `ENOUGH` without one of these: two of person,
    sum and day, one of them with place and level or with many countries, or the day of a summit.
    """
    for decision in sorted(meeting.same):
        yield "decided", decision
    days = [date for date in meeting.dates if edtf.is_day(date)] + sorted(_edges(meeting))
    firm = [
        *(("person", person) for person in sorted(meeting.persons)),
        *(("pledge", *pledge) for pledge in sorted(meeting.pledges)),
        *(("day", day) for day in dict.fromkeys(days)),
    ]
    for one, other in combinations(firm, 2):
        if one[0] != other[0]:
            yield (*one, *other)
    for each in firm:
        for place in sorted(meeting.places):
            for level in sorted(meeting.levels):
                yield (*each, place, level)
        if len(meeting.parties) >= MANY_PARTIES:
            yield (*each, "parties")
        if meeting.summit and each[0] == "day":
            yield (*each, "summit")


def verdict_on(one: LocalMeeting, other: LocalMeeting) -> tuple[Pair, Decision] | None:
    """Return a pair in its order with its score; none where they are not taken for one."""
    if one.member.article == other.member.article:
        return None
    verdict = compare(one, other)
    if not verdict.same:
        return None
    first, second = sorted((one.member, other.member), key=lambda each: each.order)
    return (first, second), verdict


def _verdicts(local: list[LocalMeeting]) -> Iterator[tuple[Pair, Decision]]:
    """Compare the pairs that share what a sufficient score cannot do without."""
    buckets: defaultdict[tuple[str, ...], list[LocalMeeting]] = defaultdict(list)
    for meeting in local:
        for block in blocks(meeting):
            buckets[block].append(meeting)
    seen: set[frozenset[Member]] = set()
    for bucket in buckets.values():
        for one, other in combinations(bucket, 2):
            pair = frozenset((one.member, other.member))
            if pair in seen:
                continue
            seen.add(pair)
            found = verdict_on(one, other)
            if found is not None:
                yield found


def _may_join(
    one: frozenset[Member],
    other: frozenset[Member],
    by_member: Mapping[Member, LocalMeeting],
) -> bool:
    """Whether no article has two meetings in the joined cluster and no dates contradict."""
    if {member.article for member in one} & {member.article for member in other}:
        return False
    pairs = [(by_member[mine], by_member[theirs]) for mine in one for theirs in other]
    scores = [compare(mine, theirs).score for mine, theirs in pairs]
    if max(scores) > SAME_DECIDED.points / 2:  # then it does not matter what else contradicts
        return min(scores) > -SAME_DECIDED.points
    return min(scores) > 0


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
        countries=frozenset(code for place in places for code in _countries_of(place, known)),
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


def _countries_of(place: str, known: Known) -> Iterator[str]:
    if place.startswith("c-"):
        yield place.removeprefix("c-").upper()
    yield from known.countries(place)
