"""Lists that are read from the index as far as they are looked at."""

from __future__ import annotations

import json
import sqlite3
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar, overload

from ..records import Kind, Mark, Order, Row
from .loading import Moved
from .schema import LATER, height_of

PAGE = 256
"""Rows that are read at once."""

_MOST_PAGES = 64
T = TypeVar("T")

_COLUMNS = {
    Kind.ARTICLE: "n, id, title, date, mark, meetings, sort, ''",
    Kind.MEETING: "n, id, title, date, mark, sources, sort, ''",
    Kind.ENTITY: "n, id, label, '', mark, sources, mentions, kind",
}
ORDER = {
    Kind.ARTICLE: "sort DESC, title, id",
    Kind.MEETING: "sort DESC, title, id",
    Kind.ENTITY: "mentions DESC, label, id",
}
"""How each list is sorted."""
SORTED = {
    Kind.ARTICLE: ("title", "meetings", "sort"),
    Kind.MEETING: ("title", "sources", "sort"),
    Kind.ENTITY: ("label", "sources", "mentions"),
}
"""By what each list can be sorted: label, number of sources, usual order."""


class Lazy(Sequence[T]):
    """A sequence that is made page by page, when it is looked at."""

    def __init__(
        self, length: int, read: Callable[[int, int], Sequence[T]], *, page: int = PAGE
    ) -> None:
        """Prepare it.

        Args:
            length: How many there are.
            read: Gives those from one place up to another.
            page: How many are read at once.
        """
        self._length = length
        self._read = read
        self._page = page
        self.again: Callable[[Exception], Sequence[T]] | None = None
        """Makes the sequence anew, where what it is read from has moved or turns out broken."""
        self.find: Callable[[str], int | None] | None = None
        """Finds the place of a record by its id, without reading what is before it."""
        self._pages: dict[int, Sequence[T]] = {}
        self._places: dict[str, int | None] = {}

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...
    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(self._length))]
        place = at + self._length if at < 0 else at
        if not 0 <= place < self._length:
            raise IndexError(at)
        page, within = divmod(place, self._page)
        if page not in self._pages:
            if len(self._pages) >= _MOST_PAGES:
                self._pages.clear()
            begin = page * self._page
            self._pages[page] = self._from_source(begin, min(begin + self._page, self._length))
        return self._pages[page][within]

    def place_of(self, id: str) -> int | None:
        """Return the place of the record of an id; none where it is not among them."""
        if self.find is None:
            return next((at for at, each in enumerate(self) if getattr(each, "id", "") == id), None)
        if id not in self._places:
            try:
                self._places[id] = self.find(id)
            except sqlite3.DatabaseError:
                return None  # what is broken is made anew by who reads the rows
        return self._places[id]

    def _from_source(self, begin: int, end: int) -> Sequence[T]:
        try:
            return self._read(begin, end)
        except (sqlite3.DatabaseError, Moved) as error:
            if self.again is None:
                raise
            return self.again(error)[begin:end]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or isinstance(other, str):
            return NotImplemented
        return len(self) == len(other) and all(a == b for a, b in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"<{self._length} records>"


class Newest(Sequence[int]):
    """Numbers of articles or meetings as their list is sorted, put in order as far as it is read.

    The day of each is told by its number; only those of one day have to be looked at.
    """

    def __init__(self, numbers: Iterable[int], sort: Callable[[list[int]], list[int]]) -> None:
        """Prepare it.

        Args:
            numbers: Which.
            sort: Puts some of them in order.
        """
        self._sort = sort
        self._sorted: list[int] = []
        self._rest = sorted(numbers)
        if self._rest and self._rest[-1] >= LATER:  # till then the higher number is the higher row
            self._rest.sort(key=height_of)

    def __len__(self) -> int:
        return len(self._sorted) + len(self._rest)

    @overload
    def __getitem__(self, at: int) -> int: ...
    @overload
    def __getitem__(self, at: slice) -> list[int]: ...
    def __getitem__(self, at: int | slice) -> int | list[int]:
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        place = at + len(self) if at < 0 else at
        while self._rest and len(self._sorted) <= place:
            self._go_on()
        if place < 0:
            raise IndexError(at)
        return self._sorted[place]

    def index(self, number: int, start: int = 0, stop: int | None = None) -> int:
        """Return the place of a number; raises ValueError where it is not among them."""
        while self._rest and height_of(self._rest[-1]) >= height_of(number):
            self._go_on()
        return self._sorted.index(number, start, len(self) if stop is None else stop)

    def _go_on(self) -> None:
        """Put the next in order: about a page, of its last day all."""
        day = height_of(self._rest[max(0, len(self._rest) - PAGE)])
        begin = bisect_left(self._rest, day, key=height_of)
        self._sorted += self._sort(self._rest[begin:])
        del self._rest[begin:]


class Lists:
    """Reads rows."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._orders: dict[tuple[Kind, Order], list[int]] = {}

    def all(self, kind: Kind) -> Lazy[Row]:
        """Return every record of a kind, in the order of its list."""

        def read(begin: int, end: int) -> list[Row]:
            # The order is found in an index alone; only the page is then read.
            rows = self._connection.execute(
                f"SELECT {_COLUMNS[kind]} FROM {kind.value} WHERE n IN (SELECT n FROM {kind.value}"
                f" ORDER BY {ORDER[kind]} LIMIT ? OFFSET ?) ORDER BY {ORDER[kind]}",
                (end - begin, begin),
            )
            return [_row(kind, each) for each in rows]

        found = Lazy(self._count(kind), read)
        found.find = lambda id: self._place(kind, id)
        return found

    def _place(self, kind: Kind, id: str) -> int | None:
        """Return how many stand before a record in the list of all of its kind."""
        label, _, usual = SORTED[kind]
        row = self._connection.execute(
            f"SELECT {usual}, {label}, id FROM {kind.value} WHERE id=?", (id,)
        ).fetchone()
        if row is None:
            return None
        (before,) = self._connection.execute(
            f"SELECT count(*) FROM {kind.value} WHERE {usual}>?1"
            f" OR ({usual}=?1 AND ({label}, id)<(?2, ?3))",
            row,
        ).fetchone()
        return int(before)

    def of(
        self, kind: Kind, numbers: Sequence[int], relations: Mapping[int, str] | None = None
    ) -> Lazy[Row]:
        """Return records in the order given.

        Args:
            kind: Their kind.
            numbers: Their numbers.
            relations: How each is linked to what narrows the list.
        """

        def read(begin: int, end: int) -> list[Row]:
            wanted = numbers[begin:end]
            marks = ",".join("?" * len(wanted))
            rows = self._connection.execute(
                f"SELECT {_COLUMNS[kind]} FROM {kind.value} WHERE n IN ({marks})", tuple(wanted)
            )
            found = {each[0]: _row(kind, each) for each in rows}
            if relations is None:
                return [found[number] for number in wanted]
            return [found[n]._replace(relation=relations.get(n, "")) for n in wanted]

        def find(id: str) -> int | None:
            statement = f"SELECT n FROM {kind.value} WHERE id=?"
            row = self._connection.execute(statement, (id,)).fetchone()
            try:
                return numbers.index(row[0]) if row is not None else None
            except ValueError:
                return None

        listed = Lazy(len(numbers), read)
        listed.find = find
        return listed

    def known(self, ids: Iterable[str]) -> dict[str, Row]:
        """Return records by their whole ids; those that are gone are not there."""
        wanted = json.dumps(list(ids))
        found: dict[str, Row] = {}
        for kind, columns in _COLUMNS.items():
            rows = self._connection.execute(
                f"SELECT {columns} FROM {kind.value} WHERE id IN (SELECT value FROM json_each(?))",
                (wanted,),
            )
            found.update((each[1], _row(kind, each)) for each in rows)
        return found

    def in_order(self, kind: Kind, order: Order, numbers: set[int] | None) -> list[int]:
        """Return numbers in another order than the usual one.

        Args:
            kind: Their kind.
            order: What they are sorted by.
            numbers: Which; none for all of the kind.
        """
        if (kind, order) not in self._orders:
            self._orders[kind, order] = self._all_in_order(kind, order)
        every = self._orders[kind, order]
        return every if numbers is None else [each for each in every if each in numbers]

    def _all_in_order(self, kind: Kind, order: Order) -> list[int]:
        label, sources, usual = SORTED[kind]
        if order is not Order.NAME:
            by = {
                Order.USUAL: ORDER[kind],
                Order.OLDEST: f"{usual}='', {usual}, {label}, id",
                Order.SOURCES: f"{sources} DESC, {label}, id",
            }
            rows = self._connection.execute(f"SELECT n FROM {kind.value} ORDER BY {by[order]}")
            return [number for (number,) in rows]
        found = self._connection.execute(f"SELECT {label}, id, n FROM {kind.value}").fetchall()
        from ..text import fold

        found.sort(key=lambda row: (fold(row[0]), row))
        return [row[2] for row in found]

    def first(self, kind: Kind, numbers: set[int], limit: int | None = None) -> Sequence[int]:
        """Return numbers in the order of the list, the first so many."""
        if kind is not Kind.ENTITY:
            newest = Newest(numbers, lambda some: self._sorted(kind, some, None))
            return newest if limit is None else newest[:limit]
        # Walking the whole list costs as much as sorting some quarter of it; few are sorted sooner
        # than all are counted.
        if len(numbers) > PAGE and len(numbers) * 4 > self._count(kind):
            return self._picked(kind, numbers, limit)
        return self._sorted(kind, numbers, limit)

    def _count(self, kind: Kind) -> int:
        (count,) = self._connection.execute(f"SELECT count(*) FROM {kind.value}").fetchone()
        return int(count)

    def _picked(self, kind: Kind, numbers: set[int], limit: int | None) -> list[int]:
        """Walk the list and take what is wanted: quick where that is much of it."""
        wanted = len(numbers) if limit is None else min(limit, len(numbers))
        found: list[int] = []
        rows = self._connection.execute(f"SELECT n FROM {kind.value} ORDER BY {ORDER[kind]}")
        for (number,) in rows:
            if len(found) == wanted:
                break
            if number in numbers:
                found.append(number)
        rows.close()
        return found

    def _sorted(self, kind: Kind, numbers: Iterable[int], limit: int | None) -> list[int]:
        rows = self._connection.execute(
            f"SELECT n FROM {kind.value} WHERE n IN (SELECT value FROM json_each(?))"
            f" ORDER BY {ORDER[kind]} LIMIT ?",
            (json.dumps(sorted(numbers)), -1 if limit is None else limit),
        )
        return [number for (number,) in rows]


def _row(kind: Kind, columns: tuple[int, str, str, str, str, int, str | int, str]) -> Row:
    _, id, label, date, mark, sources, sort, what = columns
    return Row(
        id=id,
        kind=kind,
        label=label,
        date=date,
        mark=Mark(mark),
        sources=sources,
        sort=str(sort),
        what=what,
    )
