"""Counting records by what they say, from the tables."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from ..edtf import Bounds
from ..properties import ROLES
from ..query import Query
from ..query.fields import fields
from ..records import EntityKind, Kind
from ..tallies import (
    NAMING,
    Dimension,
    Tally,
    as_compared,
    asked_of_meetings,
    in_order,
    label_of_country,
    roles_of,
    years_of,
)
from .asked import Asked, Numbers
from .schema import BUT_NAMES

_ARTICLE_FACTS = (Dimension.PUBLISHER, Dimension.AUTHOR)
_AT_ONCE = 500


class Tallying:
    """Counts records."""

    def __init__(self, connection: sqlite3.Connection, asked: Asked) -> None:
        self._connection = connection
        self._asked = asked

    def spans(self, kind: Kind, within: Numbers | None) -> list[tuple[int | None, int, int]]:
        """Return first day, last day and number of the records whose date may mean just these.

        Args:
            kind: Which; entities have no date.
            within: Only these are counted; none for all.
        """
        if kind is Kind.ENTITY:
            count = len(self._asked.all(kind) if within is None else within)
            return [(None, 0, count)] if count else []
        if within is None:
            rows = self._connection.execute(
                f"SELECT first, last, count(*) FROM {kind.value} GROUP BY first, last"
            )
            return [(first, last or 0, count) for first, last, count in rows]
        rows = self._connection.execute(f"SELECT n, first, last FROM {kind.value}")
        found = Counter((first, last or 0) for n, first, last in rows if n in within)
        return [(first, last, count) for (first, last), count in found.items()]

    def tally(
        self, kind: Kind, dimension: Dimension, query: Query | None, within: Numbers | None
    ) -> list[Tally]:
        """Count records of a kind by what they say.

        Args:
            kind: Which are counted.
            dimension: By what.
            query: What they were chosen by.
            within: Only these are counted; none for all.
        """
        labels: dict[str, str] = {}
        if dimension is Dimension.YEAR:
            counts = self._years(kind, within)
        elif dimension in _ARTICLE_FACTS:
            counts, labels = self._said_of_articles(dimension, within)
        elif kind is Kind.ENTITY:
            counts = self._of_entities(dimension, within)
        else:
            counts, labels = self._of_meetings(kind, dimension, query, within)
        found = in_order(kind, dimension, counts, labels)
        if dimension is Dimension.COUNTRY:
            names = self._labels(f"c-{each.value}" for each in found)
            return [
                replace(each, label=label_of_country(each.value, names.get(f"c-{each.value}")))
                for each in found
            ]
        if dimension in NAMING:
            names = self._labels(each.value for each in found)
            return [replace(each, label=names[each.value]) for each in found]
        return found

    def _years(self, kind: Kind, within: Numbers | None) -> Counter[str]:
        counts: Counter[str] = Counter()
        for first, last, count in self.spans(kind, within):
            if first is not None:
                limits = Bounds(date.fromordinal(first), date.fromordinal(last))
                counts.update({f"{year:04}": count for year in years_of(limits)})
        return counts

    def _said_of_articles(
        self, dimension: Dimension, within: Numbers | None
    ) -> tuple[Counter[str], dict[str, str]]:
        rows = self._connection.execute("SELECT n, facts FROM article")
        kept = (json.loads(facts) for n, facts in rows if within is None or n in within)
        shown = (" ".join(said.split()) for each in kept for said in each.get(dimension, ()))
        return _counted((text, 1) for text in shown)

    def _of_entities(self, dimension: Dimension, within: Numbers | None) -> Counter[str]:
        statement = "SELECT kind v, n FROM entity"
        if dimension is Dimension.COUNTRY:
            statement = (
                "SELECT lower(normalised) v, entity n FROM said WHERE property='country'"
                f" AND {BUT_NAMES} UNION"
                f" SELECT code, n FROM entity WHERE kind='{EntityKind.COUNTRY}'"
            )
        return Counter(dict(self._pairs(statement, (), within)))

    # What meetings say, and the articles that report them

    def _of_meetings(
        self, kind: Kind, dimension: Dimension, query: Query | None, within: Numbers | None
    ) -> tuple[Counter[str], dict[str, str]]:
        statement, values = self._saying(dimension, roles_of(query))
        if kind is Kind.ARTICLE:
            statement, values = self._reported(statement, values, query)
        pairs = self._pairs(statement, values, within)
        if dimension not in NAMING:
            return _counted(pairs)
        return self._of_kinds(fields()[NAMING[dimension]].kinds, pairs), {}

    def _of_kinds(
        self, kinds: tuple[EntityKind, ...], pairs: Iterable[tuple[int, int]]
    ) -> Counter[str]:
        """Return by their ids the entities that are of some kinds."""
        ids = dict(
            self._connection.execute(
                f"SELECT n, id FROM entity WHERE kind IN ({_marks(kinds)})", kinds
            )
        )
        return Counter({ids[number]: count for number, count in pairs if number in ids})

    def _saying(self, dimension: Dimension, roles: Sequence[str]) -> tuple[str, tuple[object, ...]]:
        """Return what gives each value with the meetings that say it."""
        if dimension is Dimension.ROLE:
            said = f"stated AND property IN ({_marks(ROLES)})"
            return f"SELECT property v, meeting n FROM fact WHERE {said}", ROLES
        if dimension not in NAMING and dimension is not Dimension.COUNTRY:
            return (
                "SELECT normalised v, meeting n FROM fact WHERE stated AND property=?"
                " AND entity IS NULL AND other IS NULL",
                (dimension.value,),
            )
        name = fields()[NAMING.get(dimension, "place")]
        properties = tuple(roles) if dimension is Dimension.PERSON else name.properties
        if dimension is Dimension.COUNTRY:
            said = (
                " FROM fact f JOIN entity e ON e.n=f.entity"
                " {} WHERE f.stated AND f.property='place' AND e.kind=?"
            )
            country = "JOIN said s ON s.entity=e.n AND s.property='country'"
            return (
                f"SELECT e.code v, f.meeting n{said.format('')} UNION"
                f" SELECT lower(s.normalised), f.meeting{said.format(country)}",
                (EntityKind.COUNTRY, EntityKind.PLACE),
            )
        return (
            "SELECT entity v, meeting n FROM fact WHERE stated AND entity IS NOT NULL"
            f" AND property IN ({_marks(properties)})",
            properties,
        )

    def _reported(
        self, statement: str, values: tuple[object, ...], query: Query | None
    ) -> tuple[str, tuple[object, ...]]:
        """Return the same with the articles that report the meetings."""
        such = ""
        if asked := asked_of_meetings(query):
            meetings = self._asked.holding(Kind.MEETING, asked)
            such = "WHERE l.meeting IN (SELECT value FROM json_each(?))"
            values = (*values, json.dumps(sorted(meetings)))
        return (
            f"SELECT said.v v, a.n n FROM ({statement}) said JOIN local_meeting l"
            f" ON l.meeting=said.n JOIN article a ON a.id=l.article {such}",
            values,
        )

    def _pairs(
        self, statement: str, values: tuple[object, ...], within: Numbers | None
    ) -> list[tuple[Any, int]]:
        """Return how many records each value was given for, of those that count."""
        if within is None:
            counting = f"SELECT v, count(DISTINCT n) FROM ({statement}) GROUP BY v"
            return [row for row in self._connection.execute(counting, values) if row[0]]
        rows = self._connection.execute(f"SELECT DISTINCT v, n FROM ({statement})", values)
        return list(Counter(v for v, n in rows if v and n in within).items())

    def _labels(self, ids: Iterable[str]) -> dict[str, str]:
        """Return what entities are called."""
        wanted = list(ids)
        found: dict[str, str] = {}
        for begin in range(0, len(wanted), _AT_ONCE):
            part = wanted[begin : begin + _AT_ONCE]
            found.update(
                self._connection.execute(
                    f"SELECT id, label FROM entity WHERE id IN ({_marks(part)})", part
                )
            )
        return found


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))


def _counted(said: Iterable[tuple[str, int]]) -> tuple[Counter[str], dict[str, str]]:
    """Add up what is the same but for blanks and the size of letters."""
    counts: Counter[str] = Counter()
    labels: dict[str, str] = {}
    for text, count in said:
        shown = " ".join(text.split())
        value = as_compared(text)
        if value:
            counts[value] += count
            labels[value] = min(shown, labels.get(value, shown))
    return counts, labels
