"""Rules of Hijri dates: from a match to the EDTF it means, of the Gregorian calendar."""

from __future__ import annotations

import re
from datetime import date

from .lexicon import lexicon
from .matched import direction_of, group, plain


def _hijri(match: re.Match[str], written: date | None, future: bool) -> str | None:
    month = lexicon().hijri_months[plain(match["month"])]
    return _from_hijri(int(match["year"]), month, int(match["day"]))


def _hijri_numeric(match: re.Match[str], written: date | None, future: bool) -> str | None:
    if match["day_first"]:
        names = ("year_last", "month_second", "day_first")
    else:
        names = ("year", "month", "day")
    year, month, number = (int(match[name]) for name in names)
    return _from_hijri(year, month, number)


def _hijri_day(match: re.Match[str], written: date | None, future: bool) -> str | None:
    month = lexicon().hijri_months[plain(match["month"])]
    return _hijri_near(match, month, int(match["day"]), written)


def _hijri_day_range(match: re.Match[str], written: date | None, future: bool) -> str | None:
    month = lexicon().hijri_months[plain(match["month"])]
    first, last = int(match["day"]), int(match["last_day"])
    begin, end = (_hijri_near(match, month, number, written) for number in (first, last))
    return f"{begin}/{end}" if begin and end and first < last else None


def _hijri_near(match: re.Match[str], month: int, number: int, written: date | None) -> str | None:
    """Return a day of a Hijri month: of the year that is named, else of the one meant."""
    year = group(match, "year")
    if year is not None:
        return _from_hijri(int(year), month, number)
    if written is None:
        return None
    from hijridate import Gregorian  # only few articles need it

    try:
        now = Gregorian(written.year, written.month, written.day).to_hijri().year
    except OverflowError:
        return None
    days = [_from_hijri(each, month, number) for each in (now - 1, now, now + 1)]
    known = [date.fromisoformat(each) for each in days if each]
    direction = direction_of(match)
    if direction in ("last", "before_last"):
        known = [each for each in known if each < written]
    elif direction in ("next", "after_next"):
        known = [each for each in known if each > written]
    return min(known, key=lambda each: abs(each - written)).isoformat() if known else None


def _from_hijri(year: int, month: int, number: int) -> str | None:
    from hijridate import Hijri  # only few articles need it

    try:
        there = Hijri(year, month, number).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(there.year, there.month, there.day).isoformat()


RULES = {
    "hijri": _hijri,
    "hijri-numeric": _hijri_numeric,
    "hijri-day": _hijri_day,
    "hijri-day-range": _hijri_day_range,
}
"""By the name of the pattern."""
