"""Arabic date expressions: where they stand in a text, and what they mean in EDTF."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from ..records import EventDate, Method
from ..text import Folded, fold_with_offsets
from .lexicon import patterns_for, spots_of
from .rules import RULES, STATED

__all__ = ["DateExpression", "find_dates", "read_date"]


@dataclass(frozen=True, slots=True)
class DateExpression:
    """Words that name a date, wherever they stand; what they mean depends on the day of writing."""

    rule: str
    """Name of the rule that reads them."""
    start: int
    """Offset of the first code point in the text."""
    end: int
    """Offset after the last code point."""
    match: re.Match[str]
    """What the rule reads, on folded text."""
    yearless: tuple[int, int] | None = None
    """Month and day of writing, where the page gives them without the year."""

    def resolve(self, written: date | None, *, future: bool = False) -> EventDate | None:
        """Return what the words mean; none when that is no date, or none without a day of writing.

        Args:
            written: The day the text was written, if known.
            future: Whether the sentence speaks of what is to come: a bare weekday is then the next.
        """
        return _meaning(self, written, future)

    def without_year(self, future: bool) -> EventDate | None:
        """Return what the words mean in any year, where that is a day or month of every year."""
        if self.yearless is None:
            return None
        month, day = self.yearless
        meant = {self.edtf(date(year, month, day), future) for year in _LEAP_YEARS}
        alike = {_YEAR.sub("XXXX", _DOUBT.sub("", each)) if each else "" for each in meant}
        if len(alike) != 1 or not _MONTH_OF_ANY_YEAR.fullmatch(edtf := alike.pop()):
            return None
        return EventDate(edtf, Method.RESOLVED, self.rule, f"XXXX-{month:02d}-{day:02d}")

    def edtf(self, written: date | None, future: bool) -> str | None:
        """Return what the words mean in EDTF, without how that is known."""
        try:
            return RULES[self.rule](self.match, written, future)
        except (OverflowError, ValueError):
            return None  # a day of writing at the edge of the calendar


@lru_cache(maxsize=256)
def _meaning(expression: DateExpression, written: date | None, future: bool) -> EventDate | None:
    """Return what an expression means: each is asked for whatever is told of its meeting."""
    edtf = expression.edtf(written, future)
    if edtf is None:
        return expression.without_year(future) if written is None else None
    alone = expression.edtf(None, future)
    stated = expression.rule in STATED or alone == edtf
    return EventDate(
        edtf=edtf,
        method=Method.STATED if stated else Method.RESOLVED,
        rule=expression.rule,
        anchor=None if stated or written is None else written.isoformat(),
    )


_LEAP_YEARS = (2000, 2004, 2008)
"""Years that hold every day, and in which a day of the year falls on different weekdays."""
_YEAR = re.compile(r"(?<![\d-])\d{4}(?=-)")
_DOUBT = re.compile(r"\?$")
_MONTH_OF_ANY_YEAR = re.compile(r"XXXX-\d\d(?:-\d\d)?(?:/XXXX-\d\d(?:-\d\d)?)?~?")


def find_dates(text: str | Folded) -> list[DateExpression]:
    """Return the date expressions of a text in order, none overlapping, the longest where they do.

    Offsets are those of the source.
    """
    folded = fold_with_offsets(text) if isinstance(text, str) else text
    return list(_found_in(folded.text)) if folded.origins is None else _find_dates(folded)


@lru_cache(maxsize=256)
def _found_in(folded: str) -> tuple[DateExpression, ...]:
    """Return the dates of folded text: a line is asked for what it is, then read in sentences."""
    return tuple(_find_dates(Folded(folded, None)))


def _find_dates(folded: Folded) -> list[DateExpression]:
    found: list[tuple[int, int, DateExpression]] = []
    fitting = patterns_for(folded.text)
    spots = spots_of(folded.text) if fitting else ()
    for preference, pattern in fitting:
        for match in pattern.matches(folded.text, spots):
            begin, end = match.span("month") if pattern.name == "month-alone" else match.span("all")
            span = folded.source(begin, end)
            expression = DateExpression(pattern.name, span.start, span.end, match)
            found.append((begin - end, preference, expression))
    found.sort(key=lambda each: each[:2])
    chosen: list[DateExpression] = []
    for _, _, expression in found:
        if all(expression.end <= c.start or c.end <= expression.start for c in chosen):
            chosen.append(expression)
    return _of_one_calendar(sorted(chosen, key=lambda each: each.start), folded)


_BOTH = re.compile(
    r"[\s،,./()|=–-]*(?:(?:هـ|ه|م)(?!\w))?[\s،,./()|=–-]*(?:الموافق\W{0,3}(?:ل\W?)?)?"
)
"""What stands between a date and the same in the other calendar."""


def _of_one_calendar(dates: list[DateExpression], folded: Folded) -> list[DateExpression]:
    """Make one of a Hijri date and the same beside it in the other calendar, which counts.

    Sighting moves the Hijri date by a day, and outlets reckon it differently.
    """
    kept: list[DateExpression] = []
    for each in dates:
        if kept and _is_hijri(kept[-1]) is not _is_hijri(each) and _names_a_day(each, kept[-1]):
            between = folded.text[folded.folded(kept[-1].end) : folded.folded(each.start)]
            if _BOTH.fullmatch(between):
                told = each if _is_hijri(kept[-1]) else kept[-1]
                kept[-1] = replace(told, start=kept[-1].start, end=each.end)
                continue
        kept.append(each)
    return kept


def _is_hijri(expression: DateExpression) -> bool:
    return expression.rule in ("hijri", "hijri-numeric")


def _names_a_day(*dates: DateExpression) -> bool:
    """Whether dates are full ones, or a day and month: «today» beside a Hijri date is a date."""
    return all(not each.rule.startswith(("relative", "weekday", "span")) for each in dates)


def read_date(words: str, written: date | None, *, future: bool = False) -> EventDate | None:
    """Return what the first date expression in some words means; none if there is none."""
    for expression in find_dates(words):
        return expression.resolve(written, future=future)
    return None
