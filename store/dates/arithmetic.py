"""Counting days and months, and writing the outcome as EDTF."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta


def day(of: date) -> str:
    """Return a day as EDTF."""
    return of.isoformat()


def month(year: int, number: int) -> str:
    """Return a month as EDTF; numbers outside 1..12 go on into the years around."""
    index = year * 12 + number - 1
    return f"{index // 12:04d}-{index % 12 + 1:02d}"


def interval(first: date, last: date, mark: str = "") -> str:
    """Return the days from first to last as EDTF, one day as itself."""
    if first == last:
        return first.isoformat() + mark
    return f"{first.isoformat()}/{last.isoformat()}{mark}"


def last_of_month(year: int, number: int) -> date:
    """Return the last day of a month."""
    return date(year, number, monthrange(year, number)[1])


def thirds_of_month(year: int, number: int, part: str) -> tuple[date, date]:
    """Return the days that the begin, middle or end of a month means: ten, ten and the rest."""
    if part == "begin":
        return date(year, number, 1), date(year, number, 10)
    if part == "middle":
        return date(year, number, 11), date(year, number, 20)
    return date(year, number, 21), last_of_month(year, number)


def thirds_of_year(year: int, part: str) -> tuple[date, date]:
    """Return the days that the begin, middle or end of a year means: four months each."""
    first = {"begin": 1, "middle": 5, "end": 9}[part]
    return date(year, first, 1), last_of_month(year, first + 3)


def weekday_on_or_before(of: date, weekday: int) -> date:
    """Return the last such weekday that is not after a day."""
    return of - timedelta(days=(of.weekday() - weekday) % 7)


def weekday_after(of: date, weekday: int) -> date:
    """Return the first such weekday strictly after a day."""
    return of + timedelta(days=(weekday - of.weekday() - 1) % 7 + 1)


def nearest_year(number: int, of_day: int, to: date) -> int | None:
    """Return the year that brings a day of a month closest to a date; none for no such day."""
    candidates: list[tuple[int, int]] = []
    for year in (to.year - 1, to.year, to.year + 1):
        try:
            distance = abs((date(year, number, of_day) - to).days)
        except ValueError:
            continue
        candidates.append((distance, year))
    return min(candidates)[1] if candidates else None
