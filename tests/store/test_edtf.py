"""Uncertain dates: what they may mean, and which contradict."""

from __future__ import annotations

from datetime import date

import pytest

from store import edtf


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2018", date(2018, 1, 1), date(2018, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2018-02-13T14:16", date(2018, 2, 13), date(2018, 2, 13)),
        ("2017-07-08?", date(2017, 7, 8), date(2017, 7, 8)),
        ("2015-04-10/2015-05-10~", date(2015, 4, 10), date(2015, 5, 10)),
        ("2020/2023?", date(2020, 1, 1), date(2023, 12, 31)),
    ],
)
def test_bounds(text: str, first: date, last: date) -> None:
    limits = edtf.bounds(text)
    assert limits is not None
    assert (limits.first, limits.last) == (first, last)


@pytest.mark.parametrize("text", ["", "XXXX-02-18", "XXXX-03"])
def test_a_date_without_a_year_has_no_bounds(text: str) -> None:
    assert edtf.bounds(text) is None


@pytest.mark.parametrize(
    "text",
    ["2018-13", "2018-02-30", "13/02/2018", "2018-02-13/2018-02-12", "18-02-13", "soon", "2018//"],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    assert not edtf.is_valid(text)


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("2018-02", "2018-02-13", True),
        ("2018-02-13", "2018-02-14", False),
        ("2015-04-10/2015-05-10~", "2015-05-01", True),
        ("XXXX-02-18", "2021-02-18", True),
        ("XXXX-02-18", "2021-03-18", False),
        ("XXXX-02", "2021-02-18", True),
        ("", "2021", True),
    ],
)
def test_dates_agree_when_some_day_is_in_both(one: str, other: str, agree: bool) -> None:
    assert edtf.compatible(one, other) is agree
    assert edtf.compatible(other, one) is agree
