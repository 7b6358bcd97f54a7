"""Meetings as single articles speak of them: what the index keeps of each."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from ..records import Claim, Member
from ..resolve.comparing import ENOUGH, Pair
from ..resolve.decision import Decision, read
from ..resolve.local_meetings import Compared, LocalMeeting, meeting_among
from .digest import LocalMeetingRow, claims_from, unpacked
from .known import Known

_KEPT = 500
"""Meetings that are kept with all that is said of them."""
_COMPARED = 4_000
"""Meetings that are kept as they are compared with others."""


class KeptMeeting(NamedTuple):
    """A meeting of one article."""

    number: int
    """Its number in the index."""
    member: Member
    """Where it is from."""
    place: int
    """Its number among the meetings of the article."""
    refers: bool
    """Whether it names another meeting."""
    claims: tuple[tuple[int, Claim], ...]
    """What is said of it, with the numbers of the claims."""
    near: list[str]
    """Keys of the entities named in its words."""
    words: str
    """Tokens of its words."""


class LocalMeetings:
    """Reads and writes the meetings of single articles; what was read last is kept."""

    def __init__(self, connection: sqlite3.Connection, known: Known) -> None:
        self._connection = connection
        self._known = known
        self.get = lru_cache(maxsize=_KEPT)(self._read)
        """Gives a meeting by its number."""
        self.compared = lru_cache(maxsize=_COMPARED)(self._compared)
        """Gives what of a meeting is compared with others."""

    def add(self, article: str, rows: Iterable[LocalMeetingRow]) -> list[int]:
        """Take the meetings an article speaks of; return their numbers."""
        numbers = []
        for each in rows:
            done = self._connection.execute(
                "INSERT INTO local_meeting VALUES(NULL,?,?,?,?,NULL)",
                (article, each.key, each.place, each.refers),
            )
            assert done.lastrowid is not None
            self._connection.execute(
                "INSERT INTO local_said VALUES(?,?)", (done.lastrowid, each.said)
            )
            numbers.append(done.lastrowid)
        return numbers

    def remove(self, number: int) -> None:
        """Take a meeting away."""
        self._connection.execute("DELETE FROM local_meeting WHERE n=?", (number,))
        self._connection.execute("DELETE FROM local_said WHERE n=?", (number,))

    def forget(self) -> None:
        """Forget what was read, for entities or meetings have become others."""
        self.get.cache_clear()
        self.compared.cache_clear()

    def of_article(self, article: str) -> list[int]:
        """Return the meetings of an article."""
        rows = self._connection.execute("SELECT n FROM local_meeting WHERE article=?", (article,))
        return [number for (number,) in rows]

    def shown_in(self, number: int) -> int | None:
        """Return the meeting of the index that shows one of an article, once there is one."""
        row = self._connection.execute(
            "SELECT meeting FROM local_meeting WHERE n=?", (number,)
        ).fetchone()
        return row[0] if row is not None else None

    def members(self, meeting: int) -> set[int]:
        """Return the meetings of articles that a meeting of the index shows."""
        rows = self._connection.execute("SELECT n FROM local_meeting WHERE meeting=?", (meeting,))
        return {number for (number,) in rows}

    def origins(self, numbers: Iterable[int]) -> list[Member]:
        """Return where meetings are from, in the order of their articles."""
        found = []
        for number in numbers:
            row = self._connection.execute(
                "SELECT article, key FROM local_meeting WHERE n=?", (number,)
            ).fetchone()
            found.append(Member(*row))
        return sorted(found, key=lambda member: member.order)

    def ordered(self, numbers: Iterable[int]) -> list[KeptMeeting]:
        """Return meetings in the order of their articles."""
        return sorted(map(self.get, numbers), key=lambda each: each.member.order)

    def verdicts(self, numbers: Iterable[int]) -> dict[Pair, Decision]:
        """Return the pairs that score enough, of which one is among some meetings."""
        found: dict[Pair, Decision] = {}
        for number in numbers:
            rows = self._connection.execute(
                "SELECT other, reasons FROM edge WHERE one=?", (number,)
            )
            for other, reasons in rows.fetchall():
                first, second = (each.member for each in self.ordered((number, other)))
                found[first, second] = Decision(read(reasons), ENOUGH)
        return found

    def _read(self, number: int) -> KeptMeeting:
        article, key, place, refers, said = self._connection.execute(
            "SELECT article, key, place, refers, said FROM local_meeting JOIN local_said USING(n)"
            " WHERE n=?",
            (number,),
        ).fetchone()
        member = Member(article, key)
        kept: tuple[list[list[Any]], list[str], str, Any] = unpacked(said)
        claims, near, words, _ = kept
        return KeptMeeting(
            number, member, place, refers, tuple(claims_from(member, claims)), near, words
        )

    def _compared(self, number: int) -> LocalMeeting:
        article, key, said = self._connection.execute(
            "SELECT article, key, said FROM local_meeting JOIN local_said USING(n) WHERE n=?",
            (number,),
        ).fetchone()
        compared = Compared(*unpacked(said)[3])
        return meeting_among(Member(article, key), compared, self._known)
