"""Which meetings of two articles are one: every pair that scores enough is found and no other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.records import Member
from store.resolve.comparing import blocks, compare
from store.resolve.local_meetings import LocalMeeting

DATES = (
    "2018-12-06",
    "2018-12-06?",
    "2018-12-06T10:00",
    "2018-12-06/2018-12-13",
    "2018-12-13",
    "2018-12",
    "2018-12-01/2018-12-10~",
    "XXXX-12-06",
    "2019",
)


def meeting(
    article: str = "1",
    dates: str = "",
    places: str = "",
    persons: str = "",
    levels: str = "",
    bodies: str = "",
    pledges: str = "",
    parties: str = "",
    summit: bool = False,
) -> LocalMeeting:
    """A meeting of one article; places are cities of Sweden or the country itself."""
    there = frozenset(places.split())
    return LocalMeeting(
        member=Member(article, "meeting:0"),
        dates=tuple(dates.split()),
        places=there,
        countries=frozenset({"SE"} if there else ()),
        bodies=frozenset(bodies.split()),
        levels=frozenset(levels.split()),
        persons=frozenset(persons.split()),
        pledges=frozenset((each, "USD") for each in pledges.split()),
        parties=frozenset(parties.split()),
        summit=summit,
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        # talks that began on a day, and the same told whole
        (("2018-12-06", "c-se", "p-1"), ("2018-12-06/2018-12-13", "l-1", "p-1"), True),
        (("2018-12-13", "c-se", "p-1"), ("2018-12-06/2018-12-13", "l-1", "p-1"), True),
        # a day amid the span, a vague span, a month: not told by the same day
        (("2018-12-09", "c-se", "p-1"), ("2018-12-06/2018-12-13", "l-1", "p-1"), False),
        (("2018-12-01", "c-se", "p-1"), ("2018-12-01/2018-12-10~", "l-1", "p-1"), False),
        (("2018-12", "c-se", "p-1"), ("2018-12", "l-1", "p-1"), False),
        # the day alone, the day and the place
        (("2018-12-06", "", ""), ("2018-12-06", "", ""), False),
        (("2018-12-06", "l-1", ""), ("2018-12-06", "l-1", ""), False),
        (("2018-12-06", "l-1", "p-1"), ("2018-12-06", "l-1", "p-1"), True),
        (("2018-12-06", "l-1", "p-1"), ("2018-12-07", "l-1", "p-1"), False),
        (("2018-12-06", "l-1", "p-1"), ("2018-12-06", "l-2", "p-1"), False),
        # a palace may lie in the town
        (("2018-12-06", "l-1", "p-1"), ("2018-12-06", "l-01234abcde", "p-1"), True),
        # a person and a place are not enough
        (("", "l-1", "p-1"), ("", "l-1", "p-1"), False),
    ],
)
def test_what_makes_two_one(
    one: tuple[str, str, str], other: tuple[str, str, str], same: bool
) -> None:
    decision = compare(meeting("1", *one), meeting("2", *other))
    assert decision.same is same
    back = compare(meeting("2", *other), meeting("1", *one))
    assert back.reasons == decision.reasons


FIVE = "c-jo c-sa c-eg c-iq c-sy"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        # the same countries, beside day and place; not where they are two only, or undated
        (
            meeting("1", "2023-05-01", "l-1", parties=FIVE),
            meeting("2", "2023-05-01", "l-1", parties=FIVE),
            True,
        ),
        (
            meeting("1", "2023-05-01", "l-1", parties="c-jo c-sa"),
            meeting("2", "2023-05-01", "l-1", parties=FIVE),
            False,
        ),
        (
            meeting("1", "", "l-1", parties=FIVE, levels="ministers"),
            meeting("2", "", "l-1", parties=FIVE, levels="ministers"),
            False,
        ),
        # two summits of one day in one place; not of two bodies, nor in another place
        (
            meeting("1", "2023-05-01", "l-1", summit=True),
            meeting("2", "2023-05-01", "l-1", summit=True),
            True,
        ),
        (
            meeting("1", "2023-05-01", "l-1", summit=True, bodies="organisation:gcc"),
            meeting("2", "2023-05-01", "l-1", summit=True, bodies="organisation:las"),
            False,
        ),
        (
            meeting("1", "2023-05-01", "l-1", summit=True),
            meeting("2", "2023-05-01", "l-2", summit=True),
            False,
        ),
        (
            meeting("1", "2023-05-01", "l-1", summit=True),
            meeting("2", "2023-05-01", "l-1"),
            False,
        ),
        (meeting("1", "", "l-1", summit=True), meeting("2", "", "l-1", summit=True), False),
    ],
)
def test_who_is_represented_and_what_it_is_count(
    one: LocalMeeting, other: LocalMeeting, same: bool
) -> None:
    assert compare(one, other).same is same


def some(*choices: str) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(choices), max_size=2).map(" ".join)


MEETINGS = st.builds(
    meeting,
    dates=some(*DATES),
    places=some("c-se", "l-1", "l-2", "l-01234abcde"),
    persons=some("p-1", "p-2"),
    levels=some("ministers"),
    bodies=some("organisation:un", "organisation:eu"),
    pledges=some("200"),
    parties=st.sampled_from(("", "c-jo", FIVE)),
    summit=st.booleans(),
)


@given(MEETINGS, MEETINGS)
def test_two_that_score_enough_are_always_compared(one: LocalMeeting, other: LocalMeeting) -> None:
    if compare(one, other).same:
        assert set(blocks(one)) & set(blocks(other))
