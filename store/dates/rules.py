"""One function a rule: from a match to the EDTF it means.

Each takes the match, the day of writing (none when unknown) and whether the sentence speaks of
what is to come; it returns none when the words mean no date, or none yet.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from . import arithmetic, hijri, ranges
from .lexicon import ORDINAL_DAYS, RELATIVE_DAYS, lexicon
from .matched import (
    clock,
    count_of,
    dated,
    day_of_month_near,
    direction_of,
    group,
    named_direction,
    part_of,
    plain,
    step_of,
    valid,
    year_by_direction,
)

Rule = Callable[[re.Match[str], date | None, bool], str | None]
"""From a match, the day of writing, and whether the future is meant, to EDTF."""

_DAYS = {"day": 1, "week": 7}


def _relative_day(match: re.Match[str], written: date | None, future: bool) -> str | None:
    if written is None:
        return None
    meant = written + timedelta(days=RELATIVE_DAYS[plain(match["relative"])])
    named = group(match, "weekday")
    # A weekday that disagrees: the article's date or the word is wrong, and we cannot tell which.
    doubt = "?" if named and lexicon().weekdays[plain(named)] != meant.weekday() else ""
    return arithmetic.day(meant) + doubt


def _day_month(match: re.Match[str], written: date | None, future: bool) -> str | None:
    month, number = lexicon().months[plain(match["month"])], int(match["day"])
    return dated(match, number, month, written)


def _ordinal_day(match: re.Match[str], written: date | None, future: bool) -> str | None:
    month, number = lexicon().months[plain(match["month"])], ORDINAL_DAYS[plain(match["day"])]
    return dated(match, number, month, written)


def _day_of_period(match: re.Match[str], written: date | None, future: bool) -> str | None:
    """Read «the 12th of next month» and «the fifth of this month»."""
    number = ORDINAL_DAYS.get(plain(match["day"])) or int(match["day"])
    return day_of_month_near(match, number, written)


def _numeric(match: re.Match[str], written: date | None, future: bool) -> str | None:
    year, month, number = int(match["year"]), int(match["month"]), int(match["day"])
    if not valid(year, month, number):
        return None
    return f"{year:04d}-{month:02d}-{number:02d}{clock(match)}"


def _numeric_day_first(match: re.Match[str], written: date | None, future: bool) -> str | None:
    """Read day, month and year in figures; a page may give the month first.

    It does where the day cannot be a month, or where its weekday fits that order only.
    """
    year, month, number = int(match["year"]), int(match["month"]), int(match["day"])
    exchanged = _falls_on(match, year, number, month)
    if not valid(year, month, number) or (exchanged and not _falls_on(match, year, month, number)):
        month, number = number, month
    if not valid(year, month, number):
        return None
    return f"{year:04d}-{month:02d}-{number:02d}{clock(match)}"


def _falls_on(match: re.Match[str], year: int, month: int, number: int) -> bool | None:
    """Whether a day is the weekday that is named; none where none is, or it is no day."""
    named = group(match, "weekday") or f"ال{group(match, 'bare_weekday') or ''}"
    weekday = lexicon().weekdays.get(plain(named))
    if weekday is None or not valid(year, month, number):
        return None
    return date(year, month, number).weekday() == weekday


def _either_month(match: re.Match[str], written: date | None, future: bool) -> str | None:
    """Read «this month or (the beginning of) the next»: from the day of writing to its end."""
    if written is None:
        return None
    ahead = arithmetic.month(written.year, written.month + 1)
    year, month = (int(part) for part in ahead.split("-"))
    named = group(match, "part")
    last = (
        arithmetic.thirds_of_month(year, month, part_of(named))[1]
        if named
        else arithmetic.last_of_month(year, month)
    )
    return arithmetic.interval(written, last, "~")


def _part_of_month(match: re.Match[str], written: date | None, future: bool) -> str | None:
    month = lexicon().months[plain(match["month"])]
    year = group(match, "year")
    chosen = int(year) if year else None
    if chosen is None and written is not None:
        chosen = year_by_direction(match, month, 15, written)
    if chosen is None:
        return None
    return arithmetic.interval(
        *arithmetic.thirds_of_month(chosen, month, part_of(match["part"])), "~"
    )


def _part_of_year(match: re.Match[str], written: date | None, future: bool) -> str | None:
    first, last = arithmetic.thirds_of_year(int(match["year"]), part_of(match["part"]))
    return arithmetic.interval(first, last, "~")


def _part_of_period(match: re.Match[str], written: date | None, future: bool) -> str | None:
    if written is None:
        return None
    period, direction = plain(match["period"]), direction_of(match)
    part, step = part_of(match["part"]), step_of(direction)
    if period == "الشهر":
        ahead = arithmetic.month(written.year, written.month + step)
        year, month = (int(each) for each in ahead.split("-"))
        return arithmetic.interval(*arithmetic.thirds_of_month(year, month, part), "~")
    if period == "الاسبوع":
        return _week(written, step)
    return arithmetic.interval(*arithmetic.thirds_of_year(written.year + step, part), "~")


def _month_year(match: re.Match[str], written: date | None, future: bool) -> str | None:
    return f"{int(match['year']):04d}-{lexicon().months[plain(match['month'])]:02d}"


def _month_direction(match: re.Match[str], written: date | None, future: bool) -> str | None:
    if written is None:
        return None
    month, direction = lexicon().months[plain(match["month"])], direction_of(match)
    if group(match, "year_direction"):
        year = written.year + step_of(named_direction(match["year_direction"]))
    elif direction in ("last", "before_last"):
        year = written.year if month < written.month else written.year - 1
    elif direction in ("next", "after_next"):
        year = written.year if month > written.month else written.year + 1
    else:
        year = written.year
    return arithmetic.month(year, month)


def _month_alone(match: re.Match[str], written: date | None, future: bool) -> str | None:
    month = lexicon().months[plain(match["month"])]
    if written is None:
        return f"XXXX-{month:02d}"
    if future:
        return arithmetic.month(written.year + (month < written.month), month)
    return arithmetic.month(written.year - (month > written.month), month)


def _weekday_direction(match: re.Match[str], written: date | None, future: bool) -> str | None:
    if written is None:
        return None
    weekday = lexicon().weekdays[plain(match["weekday"])]
    direction = direction_of(match)
    if direction in ("next", "after_next"):
        further = timedelta(days=7 * (direction == "after_next"))
        return arithmetic.day(arithmetic.weekday_after(written, weekday) + further)
    if direction in ("last", "before_last"):
        before = written - timedelta(days=8 if direction == "before_last" else 1)
        return arithmetic.day(arithmetic.weekday_on_or_before(before, weekday))
    return arithmetic.day(arithmetic.weekday_on_or_before(written, weekday))


def _weekday(match: re.Match[str], written: date | None, future: bool) -> str | None:
    if written is None:
        return None
    weekday = lexicon().weekdays[plain(match["weekday"])]
    if future and written.weekday() != weekday:
        return arithmetic.day(arithmetic.weekday_after(written, weekday))
    return arithmetic.day(arithmetic.weekday_on_or_before(written, weekday))


def _weekday_range(match: re.Match[str], written: date | None, future: bool) -> str | None:
    """Read «from Tuesday to Thursday»: the last day is the first such one after the first."""
    first = (_weekday_direction if direction_of(match) else _weekday)(match, written, future)
    if first is None:
        return None
    begin = date.fromisoformat(first)
    end = arithmetic.weekday_after(begin, lexicon().weekdays[plain(match["last"])])
    if written is not None and not future and direction_of(match) is None and end > written:
        begin, end = begin - timedelta(days=7), end - timedelta(days=7)
    return arithmetic.interval(begin, end)


def _ago(match: re.Match[str], written: date | None, future: bool) -> str | None:
    return _counted(match, written, -1)


def _in_a_while(match: re.Match[str], written: date | None, future: bool) -> str | None:
    return _counted(match, written, +1)


def _counted(match: re.Match[str], written: date | None, sign: int) -> str | None:
    count = count_of(match)
    if written is None or count is None:
        return None
    unit, _ = lexicon().units[plain(match["unit"])]
    if unit in _DAYS:
        meant = written + timedelta(days=sign * count * _DAYS[unit])
        return arithmetic.day(meant) + ("~" if unit == "week" else "")
    if unit == "month":
        return arithmetic.month(written.year, written.month + sign * count) + "~"
    return f"{written.year + sign * count:04d}~"


def _period_direction(match: re.Match[str], written: date | None, future: bool) -> str | None:
    if written is None:
        return None
    period, step = plain(match["period"]), step_of(direction_of(match))
    if period == "الشهر":
        return arithmetic.month(written.year, written.month + step)
    if period == "الاسبوع":
        return _week(written, step)
    return f"{written.year + step:04d}"


def _year(match: re.Match[str], written: date | None, future: bool) -> str | None:
    return match["year"]


RULES: Mapping[str, Rule] = {
    **ranges.RULES,
    **hijri.RULES,
    "relative-day-date": _day_month,
    "relative-day-numeric": _numeric,
    "relative-day": _relative_day,
    "day-of-period": _day_of_period,
    "ordinal-day-of-period": _day_of_period,
    "day-month": _day_month,
    "ordinal-day": _ordinal_day,
    "month-day-year": _day_month,
    "year-day-month": _day_month,
    "year-month-day": _day_month,
    "numeric-with-words": _numeric,
    "numeric-day-first": _numeric_day_first,
    "numeric-year-first": _numeric,
    "either-month": _either_month,
    "part-of-month": _part_of_month,
    "part-of-year": _part_of_year,
    "part-of-period": _part_of_period,
    "before-end-of-period": _period_direction,
    "month-year": _month_year,
    "month-direction": _month_direction,
    "month-alone": _month_alone,
    "weekday-direction": _weekday_direction,
    "weekday-range": _weekday_range,
    "weekday": _weekday,
    "ago": _ago,
    "in-a-while": _in_a_while,
    "period-direction": _period_direction,
    "this-period": _period_direction,
    "year": _year,
    "year-alone": _year,
}
"""By the name of the pattern."""

STATED = frozenset(
    {
        "month-day-year",
        "month-year",
        "numeric-day-first",
        "numeric-with-words",
        "numeric-year-first",
        "part-of-year",
        "year",
        "year-alone",
        "year-day-month",
        "year-month-day",
    }
)
"""Rules whose outcome never depends on the day of writing."""


def _week(written: date, step: int) -> str:
    if step == 0:
        return arithmetic.interval(written - timedelta(7), written, "~")
    edge = written + timedelta(7 * step)
    first, last = (edge - timedelta(6), edge) if step > 0 else (edge, edge + timedelta(6))
    return arithmetic.interval(first, last, "~")
