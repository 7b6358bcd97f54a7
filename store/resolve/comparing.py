"""Whether two meetings of different articles are one: what speaks for it and against it.

Never a name or a place alone: the score needs several things that agree, and what contradicts
counts against.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import TypeAlias

from .. import edtf
from ..records import Member, Reason
from .decision import OTHER_DECIDED, SAME_DECIDED, Decision, by_decision, shared
from .keys import is_town
from .local_meetings import LocalMeeting

ENOUGH = 6
"""Score from which two meetings are taken for one."""

Pair: TypeAlias = tuple[Member, Member]
"""Two members in their order."""


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
    reasons = (each._replace(what=what[each.name]) for each in decision.reasons)
    return decision._replace(reasons=tuple(reasons))


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
