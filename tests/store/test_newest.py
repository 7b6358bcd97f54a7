"""Long lists of what has a date are put in order no further than they are read, and rightly."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store.index.lists import PAGE, Newest
from store.index.schema import COUNTED, LATER, NEAR, height_of

_FIRST = 1 << COUNTED
DAYS = st.integers(0, 400)


def in_order(numbers: list[int]) -> list[int]:
    """Put numbers in the order of a list: the newest day first, within a day as it happens."""
    return sorted(numbers, key=lambda number: (-height_of(number), number % 97, number))


@st.composite
def numbered(draw: st.DrawFn) -> set[int]:
    """Numbers as an index gives them, when it is made and later."""
    first = draw(st.sets(st.tuples(DAYS, st.integers(0, NEAR - 1)), max_size=60))
    later = draw(st.sets(st.tuples(DAYS, st.integers(1, 2_000)), max_size=60))
    days = draw(st.lists(DAYS, max_size=4))
    many = {_FIRST + day * NEAR + each for day in days if day for each in range(NEAR)}
    made = {_FIRST + day * NEAR + each if day else each + 1 for day, each in first}
    return made | many | {LATER + (day << COUNTED) + each for day, each in later}


@given(numbered(), st.data())
def test_what_is_read_of_it_is_as_if_all_had_been_sorted(
    numbers: set[int], data: st.DataObject
) -> None:
    expected = in_order(list(numbers))
    newest = Newest(numbers, in_order)
    assert len(newest) == len(expected)
    places = st.integers(-5, len(expected) + 5)
    for _ in range(3):
        begin, end = data.draw(places), data.draw(places)
        assert newest[begin:end] == expected[begin:end]
    if expected:
        number = data.draw(st.sampled_from(expected))
        assert newest.index(number) == expected.index(number)
        assert newest[-1] == expected[-1]
    assert list(newest) == expected


def test_a_number_tells_the_day_it_was_given_for() -> None:
    assert [height_of(each) for each in (1, _FIRST, _FIRST + NEAR, _FIRST + 2 * NEAR - 1)] == [
        0,
        0,
        1,
        1,
    ]
    assert [height_of(LATER + 5), height_of(LATER + (3 << COUNTED) + 5)] == [0, 3]


def test_only_what_is_read_is_put_in_order() -> None:
    seen: list[int] = []

    def noting(numbers: list[int]) -> list[int]:
        seen.extend(numbers)
        return in_order(numbers)

    newest = Newest({_FIRST + day * NEAR for day in range(1, 10_000)}, noting)
    assert len(newest[:50]) == 50
    assert len(seen) == PAGE
    assert newest.index(_FIRST + 9_000 * NEAR) == 999
    assert len(seen) < 2_000
