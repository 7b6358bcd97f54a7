"""The meetings of an index that is being made: compared, joined, and written once."""

from __future__ import annotations

import marshal
import sqlite3
from functools import lru_cache

from ..records import Kind, Member
from ..resolve.clusters import identifier
from ..resolve.comparing import blocks, verdict_on
from ..resolve.decision import written
from ..resolve.local_meetings import Compared, LocalMeeting, meeting_among
from .alone import Alone, filled
from .known import Known, Numbers, WordRows
from .meetings import Meetings, block_hash
from .sent import Sent
from .tokens import name_tokens, tokens

_TABLES = """
CREATE TEMP TABLE came_meeting(
    n INTEGER PRIMARY KEY, article TEXT, key TEXT, place INT, refers INT, compared BLOB, alone BLOB
);
CREATE TEMP TABLE came_block(hash INT, meeting INT);
CREATE TEMP TABLE came_compared(n INTEGER PRIMARY KEY, compared BLOB)
"""
_AT_ONCE = 1_000
_GATHERED = 200
"""Meetings that are held before they are written."""
_COMPARED = 1_000
"""Meetings that are kept as they are compared with others."""


class FirstMeetings:
    """Writes the meetings of an empty index; only within one transaction."""

    def __init__(
        self, connection: sqlite3.Connection, numbers: Numbers, known: Known, meetings: Meetings
    ) -> None:
        self._connection = connection
        self._numbers = numbers
        self._known = known
        self._meetings = meetings
        self._words = WordRows(connection, Kind.MEETING)
        self._count = 0
        self._came: list[tuple[object, ...]] = []
        self._said: list[tuple[int, bytes]] = []
        for statement in _TABLES.split(";"):
            connection.execute(statement)

    def add(self, article: Sent) -> None:
        """Take the meetings an article speaks of."""
        for key, place, refers, said, compared, alone in article.meetings:
            self._count += 1
            self._came.append((self._count, article.id, key, place, refers, compared, alone))
            self._said.append((self._count, said))
        if len(self._came) >= _GATHERED:
            self._flush()

    def _flush(self) -> None:
        execute = self._connection.executemany
        execute("INSERT INTO temp.came_meeting VALUES(?,?,?,?,?,?,?)", self._came)
        execute("INSERT INTO local_said VALUES(?,?)", self._said)
        self._came.clear()
        self._said.clear()

    def settle(self) -> None:
        """Write all meetings, when the entities are known."""
        self._flush()
        self._block()
        joined = self._compare()
        left = self._write_alone(joined)
        for table in ("came_meeting", "came_block", "came_compared"):
            self._connection.execute(f"DROP TABLE temp.{table}")
        self._meetings.show_around(left)

    # Comparing

    def _block(self) -> None:
        """Note what each has in common with all that could be one with it."""
        rows = self._connection.execute("SELECT n, article, key, compared FROM temp.came_meeting")
        found: list[tuple[int, int]] = []
        read: list[tuple[int, bytes]] = []
        for number, article, key, compared in rows:
            meeting = meeting_among(
                Member(article, key), Compared(*marshal.loads(compared)), self._known
            )
            read.append((number, marshal.dumps((article, key, *meeting[1:]))))
            hashes = {block_hash(block) for block in blocks(meeting)}
            found += ((each, number) for each in hashes)
            if len(found) >= _AT_ONCE:
                self._write_blocks(found, read)
        self._write_blocks(found, read)
        self._connection.execute(
            "INSERT INTO block SELECT hash, meeting FROM temp.came_block ORDER BY hash, meeting"
        )

    def _write_blocks(self, found: list[tuple[int, int]], read: list[tuple[int, bytes]]) -> None:
        execute = self._connection.executemany
        execute("INSERT INTO temp.came_block VALUES(?,?)", found)
        execute("INSERT INTO temp.came_compared VALUES(?,?)", read)
        found.clear()
        read.clear()

    def _compare(self) -> set[int]:
        """Note the pairs that score enough; return the meetings that are in one."""

        @lru_cache(maxsize=_COMPARED)
        def compared(number: int) -> LocalMeeting:
            (packed,) = self._connection.execute(
                "SELECT compared FROM temp.came_compared WHERE n=?", (number,)
            ).fetchone()
            article, key, *rest = marshal.loads(packed)
            return LocalMeeting(Member(article, key), *rest)

        joined: set[int] = set()
        pairs = self._connection.execute(
            "SELECT DISTINCT a.meeting, b.meeting FROM block a JOIN block b"
            " ON b.hash=a.hash AND a.meeting<b.meeting"
        )
        for one, other in pairs:
            found = verdict_on(compared(one), compared(other))
            if found is not None:
                self._connection.execute(
                    "INSERT INTO edge VALUES(?,?,?)", (one, other, written(found[1].reasons))
                )
                joined |= {one, other}
        return joined

    # Writing

    def _write_alone(self, joined: set[int]) -> set[int]:
        """Write the meetings that are no other article's; return what is left.

        Args:
            joined: Those that may be.
        """
        left: set[int] = set()
        here: list[tuple[object, ...]] = []
        facts: list[tuple[object, ...]] = []
        meetings: list[tuple[object, ...]] = []
        rows = self._connection.execute(
            "SELECT n, article, key, place, refers, alone FROM temp.came_meeting ORDER BY n"
        )
        for n, article, key, place, refers, packed in rows:
            number = None
            if packed is not None and n not in joined:
                alone = Alone(*marshal.loads(packed))
                number = self._write(article, key, alone, meetings, facts)
            if number is None:
                left.add(n)
            here.append((n, article, key, place, refers, number))
            if len(here) >= _AT_ONCE:
                self._write_rows(here, meetings, facts)
        self._write_rows(here, meetings, facts)
        self._words.flush()
        return left

    def _write(
        self,
        article: str,
        key: str,
        alone: Alone,
        meetings: list[tuple[object, ...]],
        facts: list[tuple[object, ...]],
    ) -> int | None:
        """Add a meeting to rows; return its number, none where it cannot be told this way."""
        entities = [self._known.number(article, each) for each in alone.keys]
        stated = {fact[0] for fact in alone.facts if fact[2] and fact[0] is not None}
        labels = {place: self._label(entities[place]) for place in stated}
        if None in entities or not all(labels.values()):
            return None
        title = filled(alone.title, lambda place: labels[place])
        date, mark, sort, sources = alone.row
        number = self._numbers.of_day(sort)
        id = identifier("m", article, key)
        meetings.append(
            (number, id, title, date, mark, sort, sources, None, alone.differs, "[]", *alone.days)
        )
        facts += (
            (number, None if at is None else entities[at], None, name, said, normalised, label, n)
            for at, name, said, normalised, label, n in alone.facts
        )
        words = f"{alone.words} {tokens(labels.values())}"
        self._words.add(number, words, name_tokens([title]))
        return number

    def _label(self, entity: int | None) -> str:
        return "" if entity is None else self._known.label_of(entity)

    def _write_rows(
        self,
        here: list[tuple[object, ...]],
        meetings: list[tuple[object, ...]],
        facts: list[tuple[object, ...]],
    ) -> None:
        execute = self._connection.executemany
        execute("INSERT INTO local_meeting VALUES(?,?,?,?,?,?)", here)
        execute("INSERT INTO meeting VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)", meetings)
        execute("INSERT INTO fact VALUES(?,?,?,?,?,?,?,?)", facts)
        for each in (here, meetings, facts):
            each.clear()
