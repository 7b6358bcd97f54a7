"""An axis of time cut into cells: arithmetic only, in days counted as ordinals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from store import DateSpan

LEVELS: tuple[int, ...] = (1, 2, 4, 7, 15, 30, 61, 122, 365, 1_461, 3_652)
"""Days of one cell, from near to far."""
_STEPS: tuple[tuple[str, int], ...] = (
    ("day", 1),
    ("day", 5),
    ("day", 10),
    ("month", 1),
    ("month", 3),
    ("month", 6),
    ("year", 1),
    ("year", 2),
    ("year", 5),
    ("year", 10),
    ("year", 50),
    ("year", 100),
)
_DAYS = {"day": 1, "month": 30, "year": 365}
_LENGTH = {"day": 5, "month": 7, "year": 4}


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on the axis that is named."""

    cell: int
    """Its cell, counted from the oldest."""
    label: str
    """What it is called: a day, a month or a year."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A stretch of time as so many cells of so many days each, the oldest first."""

    first: int
    """The first day of the first cell."""
    level: int
    """Which of `LEVELS` it is drawn at."""
    cells: int
    """How many cells there are."""

    @property
    def days(self) -> int:
        """Days of a cell."""
        return LEVELS[self.level]

    @property
    def end(self) -> int:
        """The day after the last cell."""
        return self.first + self.days * self.cells

    def cell(self, day: int) -> int:
        """Return the cell of a day: below 0 or from `cells` on where it is out of sight."""
        return (day - self.first) // self.days

    def holds(self, day: int) -> bool:
        """Whether a day is in sight."""
        return self.first <= day < self.end

    def around(self, day: int) -> Scale:
        """Return the same with a day in the middle."""
        return replace(self, first=_begin(day - self.days * self.cells // 2))

    def moved(self, cells: int) -> Scale:
        """Return the same so many cells later, or earlier where it is below 0."""
        return replace(self, first=_begin(self.first + cells * self.days))

    def zoomed(self, step: int, about: int) -> Scale:
        """Return it nearer (below 0) or farther by a step, a day staying where it is."""
        level = min(max(0, self.level + step), len(LEVELS) - 1)
        cell = min(max(0, self.cell(about)), self.cells - 1)
        return replace(self, level=level, first=_begin(about - cell * LEVELS[level]))

    def resized(self, cells: int) -> Scale:
        """Return it with so many cells."""
        return replace(self, cells=max(1, cells))

    def ticks(self) -> Iterator[Tick]:
        """Yield what is named on the axis, as densely as the names leave room for."""
        unit, count = next(
            (each for each in _STEPS if _DAYS[each[0]] * each[1] >= self.days * (_room(each[0]))),
            _STEPS[-1],
        )
        behind = -1
        for day in _named_days(unit, count, self.first, self.end):
            cell = self.cell(day)
            label = date.fromordinal(day).isoformat()
            shown = {"day": label[5:], "month": label[:7], "year": label[:4]}[unit]
            if cell > behind and cell + len(shown) <= self.cells:
                yield Tick(cell, shown)
                behind = cell + len(shown)


def fitting(spans: Iterable[DateSpan], cells: int) -> Scale:
    """Return the nearest scale that shows all records of a known year, or the most of time."""
    known = [(each.first, each.last) for each in spans if each.first and each.last]
    if not known:
        return Scale(date(2000, 1, 1).toordinal(), len(LEVELS) - 1, max(1, cells))
    first = min(begin for begin, _ in known).toordinal()
    last = max(end for _, end in known).toordinal()
    level = next(
        (at for at, days in enumerate(LEVELS) if days * (cells - 2) > last - first),
        len(LEVELS) - 1,
    )
    return Scale(first, level, max(1, cells)).around((first + last) // 2)


def densities(spans: Sequence[DateSpan], scale: Scale) -> list[int]:
    """Return for each cell how many records may lie in it."""
    changes = [0] * (scale.cells + 1)
    for each in spans:
        if each.first is None or each.last is None:
            continue
        begin, end = scale.cell(each.first.toordinal()), scale.cell(each.last.toordinal())
        if end < 0 or begin >= scale.cells:
            continue
        changes[max(0, begin)] += each.count
        changes[min(scale.cells, end + 1)] -= each.count
    found, now = [], 0
    for change in changes[:-1]:
        now += change
        found.append(now)
    return found


def _room(unit: str) -> int:
    return _LENGTH[unit] + 1


def _begin(day: int) -> int:
    return max(1, min(day, date.max.toordinal()))


def _named_days(unit: str, count: int, begin: int, end: int) -> Iterator[int]:
    first = date.fromordinal(_begin(begin))
    last = _begin(end - 1)
    if unit == "day":
        yield from (
            day
            for day in range(begin, last + 1)
            if (date.fromordinal(day).day - 1) % count == 0
            and date.fromordinal(day).day <= 31 - count // 2
        )
        return
    months = count if unit == "month" else 12 * count
    number = first.year * 12 + first.month - 1
    number -= number % months
    while number // 12 <= 9999:
        if number // 12 >= 1:
            day = date(number // 12, number % 12 + 1, 1).toordinal()
            if day > last:
                return
            if day >= begin:
                yield day
        number += months
