"""What a match of a rule says: its groups, directions, day and year."""

from __future__ import annotations

import re
from datetime import date

from . import arithmetic
from .lexicon import DIRECTIONS, lexicon


def dated(match: re.Match[str], number: int, month: int, written: date | None) -> str | None:
    """Return day, month and year, with the year from the text or from the day of writing."""
    year = group(match, "year")
    if year is None and written is not None:
        chosen = year_by_direction(match, month, number, written)
        year = str(chosen) if chosen else None
    if year is None:
        return f"XXXX-{month:02d}-{number:02d}" if valid(2000, month, number) else None
    if not valid(int(year), month, number):
        return None
    return f"{int(year):04d}-{month:02d}-{number:02d}{clock(match)}"


def year_by_direction(match: re.Match[str], month: int, number: int, written: date) -> int | None:
    """Return the year of a day without one: the one that is named, else the nearest."""
    direction = direction_of(match)
    if group(match, "year_direction"):
        return written.year + step_of(named_direction(match["year_direction"]))
    if direction == "this" or group(match, "this_year"):
        return written.year
    if direction is None:
        return arithmetic.nearest_year(month, number, written)
    past = (month, number) < (written.month, written.day)
    if direction in ("last", "before_last"):
        return written.year if past else written.year - 1
    return written.year + 1 if past else written.year


def day_of_month_near(match: re.Match[str], number: int, written: date | None) -> str | None:
    """Return a day of the month a direction leads to from the one of writing."""
    if written is None:
        return None
    ahead = arithmetic.month(written.year, written.month + step_of(direction_of(match)))
    year, month = (int(part) for part in ahead.split("-"))
    return f"{ahead}-{number:02d}" if valid(year, month, number) else None


def group(match: re.Match[str], name: str) -> str | None:
    """Return what a group of the rule matched, if the rule has it and it did."""
    return match[name] if name in match.re.groupindex else None


def plain(words: str) -> str:
    """Return words with single blanks."""
    return " ".join(words.split())


def direction_of(match: re.Match[str]) -> str | None:
    """Return which of several is meant: `last`, `next`, `this`, ..., if it is said."""
    word = group(match, "direction")
    return None if word is None else named_direction(word)


def named_direction(word: str) -> str:
    """Return which of several a word means."""
    words = lexicon().words
    return next(name for name in DIRECTIONS if plain(word) in words[name])


def step_of(direction: str | None) -> int:
    """Return how many months, weeks or years on a direction leads."""
    steps = {"before_last": -2, "last": -1, "next": 1, "after_next": 2}
    return steps.get(direction or "", 0)


def part_of(word: str) -> str:
    """Return `begin`, `middle` or `end`."""
    words = lexicon().words
    return next(name for name in ("begin", "middle", "end") if plain(word) in words[name])


def count_of(match: re.Match[str]) -> int | None:
    """Return how many units: the number before, else what the form of the word says."""
    number = group(match, "count")
    if number is not None:
        return int(number) if number.isdecimal() else lexicon().numbers[plain(number)]
    return lexicon().units[plain(match["unit"])][1]


def clock(match: re.Match[str]) -> str:
    """Return the time of day as the end of an EDTF date, empty where none is given."""
    hour = group(match, "hour")
    if hour is None:
        return ""
    hours, minutes = int(hour), int(match["minute"])
    half = group(match, "half")
    if half in ("م", "مساء", "pm") and hours < 12:
        hours += 12
    elif half in ("ص", "صباحا", "am") and hours == 12:
        hours = 0
    return f"T{hours:02d}:{minutes:02d}" if hours < 24 and minutes < 60 else ""


def valid(year: int, month: int, number: int) -> bool:
    """Whether there is such a day."""
    try:
        date(year, month, number)
    except ValueError:
        return False
    return True
