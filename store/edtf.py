"""Uncertain dates in EDTF (ISO 8601-2): the part that Arabic news dates need.

Years, months, days, day with time, intervals `a/b`, `~` approximate, `?` uncertain, and the
unspecified year of `XXXX-02-18`.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

_POINT = re.compile(
    r"(?P<year>\d{4}|X{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T(?P<time>\d\d:\d\d))?)?)?"
    r"(?P<mark>[~?%]?)"
)


class Bounds(NamedTuple):
    """The first and the last day a date may mean, both included."""

    first: date
    """Earliest day."""
    last: date
    """Latest day."""

    def overlaps(self, other: Bounds) -> bool:
        """Whether some day lies in both."""
        return self.first <= other.last and other.first <= self.last


def is_valid(edtf: str) -> bool:
    """Whether the string is a date of the kinds this module reads."""
    try:
        return all(_point(part) for part in edtf.split("/", 1)) and _ordered(edtf)
    except ValueError:
        return False


@lru_cache(maxsize=10_000)
def bounds(edtf: str) -> Bounds | None:
    """Return the days a date may mean; none for an empty one or one without a year.

    Raises:
        ValueError: It is no date of the kinds this module reads.
    """
    if not edtf:
        return None
    first, _, last = edtf.partition("/")
    begin, end = _days(first), _days(last or first)
    if begin is None or end is None:
        return None
    return Bounds(begin.first, end.last)


def compatible(one: str, other: str) -> bool:
    """Whether two dates can mean the same day; an unknown one can mean any."""
    if not one or not other:
        return True
    mine, theirs = bounds(one), bounds(other)
    if mine is not None and theirs is not None:
        return mine.overlaps(theirs)
    return _month_and_day_agree(one, other)


def is_day(edtf: str) -> bool:
    """Whether it is a single day of a known year."""
    limits = bounds(edtf)
    return limits is not None and limits.first == limits.last


def without_marks(edtf: str) -> str:
    """Return the date without its marks of doubt."""
    return re.sub(r"[~?%]", "", edtf)


def _month_and_day_agree(one: str, other: str) -> bool:
    def parts(edtf: str) -> tuple[str | None, str | None]:
        match = _point(edtf.partition("/")[0])
        return match["month"], match["day"]

    return all(
        mine is None or theirs is None or mine == theirs
        for mine, theirs in zip(parts(one), parts(other), strict=True)
    )


def _point(text: str) -> re.Match[str]:
    match = _POINT.fullmatch(text)
    if match is None:
        raise ValueError(f"not an EDTF date: {text!r}")
    return match


def _ordered(edtf: str) -> bool:
    limits = bounds(edtf)
    return limits is None or limits.first <= limits.last


def _days(text: str) -> Bounds | None:
    match = _point(text)
    if match["year"] == "XXXX":
        # A leap year takes every day a month can have.
        date(2000, int(match["month"] or 1), int(match["day"] or 1))
        return None
    year, month, day = int(match["year"]), match["month"], match["day"]
    if month is None:
        return Bounds(date(year, 1, 1), date(year, 12, 31))
    if day is None:
        begin = date(year, int(month), 1)
        return Bounds(begin, begin.replace(day=_last_day(year, begin.month)))
    only = date(year, int(month), int(day))
    return Bounds(only, only)


def _last_day(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return (
        29 if month == 2 and leap else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
    )
