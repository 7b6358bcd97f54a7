"""Which records are linked, from the tables."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator

from ..links import MENTIONED, told
from ..records import Kind


class Linked:
    """Finds the records that are linked to one."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def to(self, kind: Kind, number: int, id: str, wanted: Kind) -> dict[int, str]:
        """Return the numbers of the records of a kind that are linked to one, each with how.

        Args:
            kind: The kind of the one.
            number: Its number.
            id: Its id.
            wanted: The kind of the others.
        """
        found: defaultdict[int, set[str]] = defaultdict(set)
        for other, relation in self._links(kind, number, id, wanted):
            found[other] |= {relation} if relation else set()
        return {other: told(frozenset(names)) for other, names in found.items()}

    def _links(
        self, kind: Kind, number: int, id: str, wanted: Kind
    ) -> Iterator[tuple[int, str | None]]:
        match kind, wanted:
            case Kind.ARTICLE, Kind.ENTITY:
                return self._rows("SELECT DISTINCT entity, ?2 FROM named WHERE article=?1", id)
            case Kind.ENTITY, Kind.ARTICLE:
                return self._rows(
                    "SELECT DISTINCT a.n, ?2 FROM named n JOIN article a ON a.id=n.article"
                    " WHERE n.entity=?1",
                    number,
                )
            case Kind.ARTICLE, Kind.MEETING:
                return self._rows("SELECT meeting, NULL FROM local_meeting WHERE article=?1", id)
            case Kind.MEETING, Kind.ARTICLE:
                return self._rows(
                    "SELECT a.n, NULL FROM local_meeting l JOIN article a ON a.id=l.article"
                    " WHERE l.meeting=?1",
                    number,
                )
            case Kind.ENTITY, Kind.MEETING:
                return self._rows(
                    "SELECT DISTINCT meeting, property FROM fact WHERE entity=?1", number
                )
            case Kind.MEETING, Kind.ENTITY:
                return self._rows(
                    "SELECT DISTINCT entity, property FROM fact"
                    " WHERE meeting=?1 AND entity IS NOT NULL",
                    number,
                )
            case Kind.MEETING, Kind.MEETING:
                return self._between_meetings(number, id)
            case Kind.ENTITY, Kind.ENTITY:
                return self._between_entities(number)
        return iter(())

    def _between_meetings(self, number: int, id: str) -> Iterator[tuple[int, str | None]]:
        yield from self._rows(
            "SELECT m.n, f.property FROM fact f JOIN meeting m ON m.id=f.other"
            " WHERE f.meeting=?1 AND m.n<>f.meeting",
            number,
        )
        # Only meetings of the same articles name each other.
        yield from self._rows(
            "SELECT DISTINCT f.meeting, f.property FROM local_meeting l"
            " JOIN local_meeting o ON o.article=l.article"
            " JOIN fact f ON f.meeting=o.meeting AND f.other=?2"
            " WHERE l.meeting=?1 AND f.meeting<>?1",
            number,
            id,
        )

    def _between_entities(self, number: int) -> Iterator[tuple[int, str | None]]:
        pairs = (
            "SELECT DISTINCT {other}.entity, p.property FROM named {one}"
            " JOIN points p ON p.article={one}.article AND p.{mine}={one}.key"
            " JOIN named {other} ON {other}.article=p.article AND {other}.key=p.{theirs}"
            " WHERE {one}.entity=?1 AND {other}.entity<>?1"
        )
        yield from self._rows(pairs.format(one="f", other="t", mine="key", theirs="target"), number)
        yield from self._rows(pairs.format(one="t", other="f", mine="target", theirs="key"), number)

    def _rows(self, statement: str, *values: int | str) -> Iterator[tuple[int, str | None]]:
        if "?2" in statement and len(values) == 1:
            values = (*values, MENTIONED)
        yield from self._connection.execute(statement, values).fetchall()
