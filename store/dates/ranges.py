"""Rules of several days: from a match to the EDTF interval it means."""

from __future__ import annotations

import re
from datetime import date, timedelta

from . import arithmetic
from .lexicon import ORDINAL_DAYS, RELATIVE_DAYS, lexicon
from .matched import count_of, day_of_month_near, group, plain, valid, year_by_direction


def _span_from_day(match: re.Match[str], written: date | None, future: bool) -> str | None:
    if written is None:
        return None
    first = written + timedelta(days=RELATIVE_DAYS[plain(match["relative"])])
    days = count_of(match)
    if days is None or not 1 <= days <= 60:
        return None
    return arithmetic.interval(first, first + timedelta(days=days - 1))


def _relative_range(match: re.Match[str], written: date | None, future: bool) -> str | None:
    if written is None:
        return None
    steps = sorted(RELATIVE_DAYS[plain(match[name])] for name in ("relative", "last"))
    first, last = (written + timedelta(days=step) for step in steps)
    return arithmetic.interval(first, last)


def _day_range(match: re.Match[str], written: date | None, future: bool) -> str | None:
    first, last = int(match["day"]), int(match["last_day"])
    between = [int(number) for number in re.findall(r"\d+", group(match, "between") or "")]
    if between and between != list(range(first + 1, last)):
        return None  # every other week, or figures of something else
    return _days_of_month(match, first, last, written)


def _ordinal_day_range(match: re.Match[str], written: date | None, future: bool) -> str | None:
    first, last = (ORDINAL_DAYS[plain(match[name])] for name in ("day", "last_ordinal"))
    return _days_of_month(match, first, last, written)


def _days_of_month(match: re.Match[str], first: int, last: int, written: date | None) -> str | None:
    month = lexicon().months[plain(match["month"])]
    year = group(match, "year")
    if year is None and written is not None:
        chosen = year_by_direction(match, month, first, written)
        year = f"{chosen:04d}" if chosen else None
    if not (first < last and valid(int(year or 2000), month, last)):
        return None
    begin, end = (f"{year or 'XXXX'}-{month:02d}-{number:02d}" for number in (first, last))
    return f"{begin}/{end}"


def _days_of_period(match: re.Match[str], written: date | None, future: bool) -> str | None:
    first, last = int(match["day"]), int(match["last_day"])
    begin, end = (day_of_month_near(match, number, written) for number in (first, last))
    return f"{begin}/{end}" if begin and end and first < last else None


def _range_across_months(match: re.Match[str], written: date | None, future: bool) -> str | None:
    months = lexicon().months
    first, last = months[plain(match["month"])], months[plain(match["last_month"])]
    year = group(match, "last_year") or group(match, "year")
    ends = int(year) if year else None
    number = int(match["last_day"])
    if ends is None and written is not None:
        ends = year_by_direction(match, last, number, written)
    if ends is None:
        return None
    begins = ends - (first > last)
    day = int(match["day"])
    if not (valid(begins, first, day) and valid(ends, last, number)):
        return None
    begin, end = date(begins, first, day), date(ends, last, number)
    return arithmetic.interval(begin, end) if begin < end else None


RULES = {
    "span-from-day": _span_from_day,
    "relative-range": _relative_range,
    "day-range": _day_range,
    "ordinal-day-range": _ordinal_day_range,
    "day-range-of-period": _days_of_period,
    "range-across-months": _range_across_months,
}
"""By the name of the pattern."""
