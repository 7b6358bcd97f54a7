"""Meetings as the index shows them: their rows, what is said of them, and their words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from ..records import Field, Kind, Meeting, Reason
from ..resolve.decision import written
from ..resolve.views import meeting_fields, parent_of, title_of, titled
from ..rows import row_of
from .dating import Dating
from .digest import days_of, facts_in
from .known import Known, Numbers, WordRows
from .local_meetings import KeptMeeting, LocalMeetings
from .tokens import name_tokens, tokens


class MeetingViews:
    """Writes views of meetings; only within one transaction."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        numbers: Numbers,
        known: Known,
        local: LocalMeetings,
        dating: Dating,
    ) -> None:
        self._connection = connection
        self._numbers = numbers
        self._known = known
        self._local = local
        self._dating = dating
        self._words = WordRows(connection, Kind.MEETING)

    def write(self, members: list[KeptMeeting], id: str) -> int:
        """Write a meeting that is made of those of some articles, and return its number."""
        claims = [claim for each in members for claim in self._dating.claims(each)]
        fields = meeting_fields(claims, self._known)
        titles = self._titles(fields)
        meeting = Meeting(
            id=id,
            title=title_of(fields),
            members=tuple(each.member for each in members),
            parent=parent_of(fields, id),
            parts=(),
            fields=tuple(titled(field, titles) for field in fields),
            reasons=self._reasons(members),
        )
        number = self._write_row(meeting)
        self._connection.executemany(
            "UPDATE local_meeting SET meeting=? WHERE n=?",
            [(number, each.number) for each in members],
        )
        self._write_facts(number, meeting, members)
        self._write_words(number, meeting, members)
        return number

    def delete(self, meeting: int) -> None:
        """Take a meeting away."""
        execute = self._connection.execute
        execute("DELETE FROM meeting WHERE n=?", (meeting,))
        execute("DELETE FROM fact WHERE meeting=?", (meeting,))
        execute("UPDATE local_meeting SET meeting=NULL WHERE meeting=?", (meeting,))

    def flush(self) -> None:
        """Write the words of what was written."""
        self._words.flush()

    def _titles(self, fields: Iterable[Field]) -> dict[str, str]:
        """Return the titles of the meetings that fields name, as far as they are written."""
        ids = {
            value.record
            for field in fields
            for value in field.values
            if value.record is not None and value.record.startswith("m-")
        }
        found = {}
        for id in ids:
            row = self._connection.execute("SELECT title FROM meeting WHERE id=?", (id,)).fetchone()
            if row is not None:
                found[id] = row[0]
        return found

    def _reasons(self, members: list[KeptMeeting]) -> tuple[Reason, ...]:
        if len(members) == 1:
            return ()
        within = {each.member for each in members}
        verdicts = self._local.verdicts(each.number for each in members)
        found: dict[Reason, None] = {}
        for pair in sorted(verdicts, key=lambda pair: (pair[0].order, pair[1].order)):
            if set(pair) <= within:
                found.update(dict.fromkeys(verdicts[pair].reasons))
        return tuple(found)

    def _write_row(self, meeting: Meeting) -> int:
        row, span = row_of(meeting), days_of(meeting.date)
        number = self._numbers.of_day(row.sort)
        self._connection.execute(
            "INSERT INTO meeting VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (
                number,
                meeting.id,
                row.label,
                row.date,
                row.mark,
                row.sort,
                row.sources,
                meeting.parent,
                " ".join(meeting.differs),
                written(meeting.reasons),
                span.first,
                span.last,
                span.certain,
            ),
        )
        return number

    def _write_facts(self, number: int, meeting: Meeting, members: list[KeptMeeting]) -> None:
        rows: list[tuple[object, ...]] = [
            (number, entity, other, name, 1, *what)
            for entity, other, name, *what in facts_in(meeting.fields, self._known.number_of)
        ]
        named: dict[tuple[int | None, str], None] = {}
        for each in members:
            for key in each.near:
                named[self._known.number(each.member.article, key), "mentioned"] = None
        for field in meeting.fields:
            for claim in field.claims:
                if claim.of:
                    named[self._known.number(claim.article, claim.of), "represented"] = None
        rows += [
            (number, entity, None, relation, 0, None, None, None)
            for entity, relation in named
            if entity is not None
        ]
        self._connection.executemany("INSERT INTO fact VALUES(?,?,?,?,?,?,?,?)", rows)

    def _write_words(self, number: int, meeting: Meeting, members: list[KeptMeeting]) -> None:
        labels = {value.label for field in meeting.fields for value in field.values}
        found = set(tokens({*labels, meeting.title}).split())
        found.update(*(each.words.split() for each in members))
        self._words.add(number, " ".join(found), name_tokens([meeting.title]))
