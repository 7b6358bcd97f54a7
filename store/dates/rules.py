"""One function a rule: from a match to the EDTF it means.

Each takes the match, the day of writing (none when unknown) and whether the sentence speaks of
what is to come; it returns none when the words mean no date, or none yet.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from . import arithmetic
from .lexicon import ORDINAL_DAYS, RELATIVE_DAYS, lexicon

Rule = Callable[[re.Match[str], date | None, bool], str | None]
"""From a match, the day of writing, and whether the future is meant, to EDTF."""

_DAYS = {"day": 1, "week": 7}


def _relative_day(match: re.Match[str], written: date | None, future: bool) -> str | None:
    if written is None:
        return None
    meant = written + timedelta(days=RELATIVE_DAYS[_plain(match["relative"])])
    named = _group(match, "weekday")
    # A weekday that disagrees: the article's date or the word is wrong, and we cannot tell which.
    doubt = "?" if named and lexicon().weekdays[_plain(named)] != meant.weekday() else ""
    return arithmetic.day(meant) + doubt


def _span_from_day(match: re.Match[str], written: date | None, future: bool) -> str | None:
    if written is None:
        return None
    first = written + timedelta(days=RELATIVE_DAYS[_plain(match["relative"])])
    days = _count(match)
    if days is None or not 1 <= days <= 60:
        return None
    return arithmetic.interval(first, first + timedelta(days=days - 1))


def _day_month(match: re.Match[str], written: date | None, future: bool) -> str | None:
    month, number = lexicon().months[_plain(match["month"])], int(match["day"])
    return _dated(match, number, month, written)


def _ordinal_day(match: re.Match[str], written: date | None, future: bool) -> str | None:
    month, number = lexicon().months[_plain(match["month"])], ORDINAL_DAYS[_plain(match["day"])]
    return _dated(match, number, month, written)


def _dated(match: re.Match[str], number: int, month: int, written: date | None) -> str | None:
    """Return day, month and year, with the year from the text or from the day of writing."""
    year = _group(match, "year")
    if year is None and written is not None:
        chosen = _year_by_direction(match, month, number, written)
        year = str(chosen) if chosen else None
    if year is None:
        return f"XXXX-{month:02d}-{number:02d}" if _valid(2000, month, number) else None
    if not _valid(int(year), month, number):
        return None
    return f"{int(year):04d}-{month:02d}-{number:02d}{_clock(match)}"


def _year_by_direction(match: re.Match[str], month: int, number: int, written: date) -> int | None:
    direction = _direction(match)
    if direction == "this":
        return written.year
    if direction is None:
        return arithmetic.nearest_year(month, number, written)
    past = (month, number) < (written.month, written.day)
    if direction == "last":
        return written.year if past else written.year - 1
    return written.year + 1 if past else written.year


def _day_range(match: re.Match[str], written: date | None, future: bool) -> str | None:
    month = lexicon().months[_plain(match["month"])]
    first, last = int(match["day"]), int(match["last_day"])
    begin, end = (_dated(match, number, month, written) for number in (first, last))
    if begin is None or end is None or first >= last:
        return None
    return f"{begin}/{end}"


def _numeric(match: re.Match[str], written: date | None, future: bool) -> str | None:
    year, month, number = int(match["year"]), int(match["month"]), int(match["day"])
    if not _valid(year, month, number):
        return None
    return f"{year:04d}-{month:02d}-{number:02d}{_clock(match)}"


def _hijri(match: re.Match[str], written: date | None, future: bool) -> str | None:
    from hijridate import Hijri  # only few articles need it

    month = lexicon().hijri_months[_plain(match["month"])]
    try:
        there = Hijri(int(match["year"]), month, int(match["day"])).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(there.year, there.month, there.day).isoformat()


def _either_month(match: re.Match[str], written: date | None, future: bool) -> str | None:
    """Read «this month or (the beginning of) the next»: from the day of writing to its end."""
    if written is None:
        return None
    ahead = arithmetic.month(written.year, written.month + 1)
    year, month = (int(part) for part in ahead.split("-"))
    named = _group(match, "part")
    last = (
        arithmetic.thirds_of_month(year, month, _part_of(named))[1]
        if named
        else arithmetic.last_of_month(year, month)
    )
    return arithmetic.interval(written, last, "~")


def _part_of_month(match: re.Match[str], written: date | None, future: bool) -> str | None:
    month = lexicon().months[_plain(match["month"])]
    year = _group(match, "year")
    chosen = int(year) if year else None
    if chosen is None and written is not None:
        chosen = _year_by_direction(match, month, 15, written)
    if chosen is None:
        return None
    return arithmetic.interval(
        *arithmetic.thirds_of_month(chosen, month, _part_of(match["part"])), "~"
    )


def _part_of_period(match: re.Match[str], written: date | None, future: bool) -> str | None:
    if written is None:
        return None
    period, direction = _plain(match["period"]), _direction(match)
    part, step = _part_of(match["part"]), _step(direction)
    if period == "الشهر":
        ahead = arithmetic.month(written.year, written.month + step)
        year, month = (int(each) for each in ahead.split("-"))
        return arithmetic.interval(*arithmetic.thirds_of_month(year, month, part), "~")
    if period == "الاسبوع":
        return _week(written, step)
    return arithmetic.interval(*arithmetic.thirds_of_year(written.year + step, part), "~")


def _month_year(match: re.Match[str], written: date | None, future: bool) -> str | None:
    return f"{int(match['year']):04d}-{lexicon().months[_plain(match['month'])]:02d}"


def _month_direction(match: re.Match[str], written: date | None, future: bool) -> str | None:
    if written is None:
        return None
    month, direction = lexicon().months[_plain(match["month"])], _direction(match)
    if direction == "last":
        year = written.year if month < written.month else written.year - 1
    elif direction == "next":
        year = written.year if month > written.month else written.year + 1
    else:
        year = written.year
    return arithmetic.month(year, month)


def _month_alone(match: re.Match[str], written: date | None, future: bool) -> str | None:
    month = lexicon().months[_plain(match["month"])]
    if written is None:
        return f"XXXX-{month:02d}"
    if future:
        return arithmetic.month(written.year + (month < written.month), month)
    return arithmetic.month(written.year - (month > written.month), month)


def _weekday_direction(match: re.Match[str], written: date | None, future: bool) -> str | None:
    if written is None:
        return None
    weekday = lexicon().weekdays[_plain(match["weekday"])]
    direction = _direction(match)
    if direction == "next":
        return arithmetic.day(arithmetic.weekday_after(written, weekday))
    if direction == "last":
        before = written - timedelta(days=1)
        return arithmetic.day(arithmetic.weekday_on_or_before(before, weekday))
    return arithmetic.day(arithmetic.weekday_on_or_before(written, weekday))


def _weekday(match: re.Match[str], written: date | None, future: bool) -> str | None:
    if written is None:
        return None
    weekday = lexicon().weekdays[_plain(match["weekday"])]
    if future and written.weekday() != weekday:
        return arithmetic.day(arithmetic.weekday_after(written, weekday))
    return arithmetic.day(arithmetic.weekday_on_or_before(written, weekday))


def _ago(match: re.Match[str], written: date | None, future: bool) -> str | None:
    return _counted(match, written, -1)


def _in_a_while(match: re.Match[str], written: date | None, future: bool) -> str | None:
    return _counted(match, written, +1)


def _counted(match: re.Match[str], written: date | None, sign: int) -> str | None:
    count = _count(match)
    if written is None or count is None:
        return None
    unit, _ = lexicon().units[_plain(match["unit"])]
    try:
        if unit in _DAYS:
            meant = written + timedelta(days=sign * count * _DAYS[unit])
            return arithmetic.day(meant) + ("~" if unit == "week" else "")
        if unit == "month":
            return arithmetic.month(written.year, written.month + sign * count) + "~"
    except OverflowError:
        return None
    return f"{written.year + sign * count:04d}~"


def _period_direction(match: re.Match[str], written: date | None, future: bool) -> str | None:
    if written is None:
        return None
    period, step = _plain(match["period"]), _step(_direction(match))
    if period == "الشهر":
        return arithmetic.month(written.year, written.month + step)
    if period == "الاسبوع":
        return _week(written, step)
    return f"{written.year + step:04d}"


def _year(match: re.Match[str], written: date | None, future: bool) -> str | None:
    return match["year"]


RULES: Mapping[str, Rule] = {
    "span-from-day": _span_from_day,
    "relative-day-date": _day_month,
    "relative-day": _relative_day,
    "day-range": _day_range,
    "day-month": _day_month,
    "ordinal-day": _ordinal_day,
    "month-day-year": _day_month,
    "year-day-month": _day_month,
    "numeric-with-words": _numeric,
    "numeric-day-first": _numeric,
    "numeric-year-first": _numeric,
    "hijri": _hijri,
    "either-month": _either_month,
    "part-of-month": _part_of_month,
    "part-of-period": _part_of_period,
    "before-end-of-period": _period_direction,
    "month-year": _month_year,
    "month-direction": _month_direction,
    "month-alone": _month_alone,
    "weekday-direction": _weekday_direction,
    "weekday": _weekday,
    "ago": _ago,
    "in-a-while": _in_a_while,
    "period-direction": _period_direction,
    "year": _year,
}
"""By the name of the pattern."""

STATED = frozenset(
    {
        "month-day-year",
        "month-year",
        "numeric-day-first",
        "numeric-with-words",
        "numeric-year-first",
        "year",
        "year-day-month",
    }
)
"""Rules whose outcome never depends on the day of writing."""


def _group(match: re.Match[str], name: str) -> str | None:
    return match.groupdict().get(name)


def _plain(words: str) -> str:
    return " ".join(words.split())


def _direction(match: re.Match[str]) -> str | None:
    word = _group(match, "direction")
    if word is None:
        return None
    words = lexicon().words
    return next(name for name in ("last", "next", "this") if _plain(word) in words[name])


def _step(direction: str | None) -> int:
    return {"last": -1, "next": 1}.get(direction or "", 0)


def _part_of(word: str) -> str:
    words = lexicon().words
    return next(name for name in ("begin", "middle", "end") if _plain(word) in words[name])


def _week(written: date, step: int) -> str:
    if step > 0:
        return arithmetic.interval(written + timedelta(1), written + timedelta(7), "~")
    if step < 0:
        return arithmetic.interval(written - timedelta(7), written - timedelta(1), "~")
    return arithmetic.interval(written - timedelta(7), written, "~")


def _count(match: re.Match[str]) -> int | None:
    """Return how many units: the number before, else what the form of the word says."""
    number = _group(match, "count")
    if number is not None:
        return int(number) if number.isdecimal() else lexicon().numbers[_plain(number)]
    return lexicon().units[_plain(match["unit"])][1]


def _clock(match: re.Match[str]) -> str:
    hour = _group(match, "hour")
    if hour is None:
        return ""
    hours, minutes = int(hour), int(match["minute"])
    half = _group(match, "half")
    if half in ("م", "مساء", "pm") and hours < 12:
        hours += 12
    elif half in ("ص", "صباحا", "am") and hours == 12:
        hours = 0
    return f"T{hours:02d}:{minutes:02d}" if hours < 24 and minutes < 60 else ""


def _valid(year: int, month: int, number: int) -> bool:
    try:
        date(year, month, number)
    except ValueError:
        return False
    return True
