"""When records are: the days their dates may mean, counted together where they are the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .edtf import Bounds, bounds


@dataclass(frozen=True, slots=True)
class DateSpan:
    """The records whose dates may mean just these days."""

    first: date | None
    """The first day; none for the records without a known year."""
    last: date | None
    """The last day."""
    count: int
    """How many records."""


def date_bounds(edtf: str) -> Bounds | None:
    """Return the days a date written in EDTF may mean; none without a year, or where it is none."""
    try:
        return bounds(edtf)
    except ValueError:
        return None


def spans_of(counted: Iterable[tuple[int | None, int, int]]) -> list[DateSpan]:
    """Return spans in the order of their days, those without last.

    Args:
        counted: First day, last day, both as ordinals, and number of records; no first day where
            the year is not known.
    """
    known = sorted((first, last, count) for first, last, count in counted if first is not None)
    spans = [
        DateSpan(date.fromordinal(first), date.fromordinal(last), count)
        for first, last, count in known
    ]
    unknown = sum(count for first, _, count in counted if first is None)
    return [*spans, DateSpan(None, None, unknown)] if unknown else spans


def spans_of_dates(dates: Iterable[str]) -> list[DateSpan]:
    """Return the spans of dates written in EDTF; empty or unreadable ones have no known year."""
    return spans_of(
        [(first, last, count) for (first, last), count in Counter(map(_ordinals, dates)).items()]
    )


def _ordinals(edtf: str) -> tuple[int | None, int]:
    limits = date_bounds(edtf)
    return (limits.first.toordinal(), limits.last.toordinal()) if limits else (None, 0)
