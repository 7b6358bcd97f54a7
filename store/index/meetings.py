"""Meetings in the index: compared where they share something, joined anew where that changed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from functools import lru_cache
from hashlib import blake2b

from ..query.plain import labels_of, number_of
from ..records import Claim, Field, Kind, Meeting, Member, Reason, Row, Value
from ..resolve.clusters import identifier
from ..resolve.decision import Decision, read, written
from ..resolve.inference import Inferred, infer, known_day, settled
from ..resolve.meetings import (
    ENOUGH,
    LocalMeeting,
    Pair,
    blocks,
    join_meetings,
    local_meeting,
    verdict_on,
)
from ..resolve.views import meeting_fields, parent_of, title_of, titled
from ..rows import row_of
from .digest import LocalMeetingRow, claims_from, days_of
from .known import Known, Numbers, WordRows
from .tokens import name_tokens, tokens


class Meetings:
    """Writes the meetings of an index; only within one transaction."""

    def __init__(
        self, connection: sqlite3.Connection, numbers: Numbers, known: Known, *, fresh: bool
    ) -> None:
        self._connection = connection
        self._numbers = numbers
        self._known = known
        self._fresh = fresh
        self._words = WordRows(connection, Kind.MEETING)
        self._dirty: set[int] = set()
        self._seeds: set[int] = set()
        self._views: set[int] = set()
        self._local = lru_cache(maxsize=4_000)(self._load_local)
        self.inferred: dict[str, Inferred | None] = {}
        """What is newly known, or no more, of when undated articles were written."""

    # Articles that come and go

    def add(self, article: str, local: Iterable[LocalMeetingRow]) -> None:
        """Take the meetings an article speaks of."""
        for each in local:
            done = self._connection.execute(
                "INSERT INTO local_meeting VALUES(NULL,?,?,?,?,?,?,?,NULL)",
                (article, each.key, each.place, each.claims, each.near, each.words, each.refers),
            )
            assert done.lastrowid is not None
            self._dirty.add(done.lastrowid)

    def remove(self, article: str) -> None:
        """Take away the meetings of an article."""
        execute = self._connection.execute
        found = execute("SELECT n, meeting FROM local_meeting WHERE article=?", (article,))
        for number, meeting in found.fetchall():
            self._unlink(number)
            if meeting is not None:
                self._break_up(meeting)
            self._seeds.discard(number)
            self._dirty.discard(number)
            execute("DELETE FROM local_meeting WHERE n=?", (number,))

    def look_again(self, articles: Iterable[str]) -> None:
        """Compare the meetings of articles anew: a person in them is another now."""
        for article in articles:
            rows = self._connection.execute(
                "SELECT n FROM local_meeting WHERE article=?", (article,)
            )
            self._dirty.update(number for (number,) in rows)

    def relocate(self, entities: Iterable[int]) -> None:
        """Compare the meetings at some places anew: they lie in other countries now."""
        for entity in entities:
            self._known.forget(entity)
            rows = self._connection.execute(
                "SELECT l.n FROM fact f JOIN local_meeting l ON l.meeting=f.meeting"
                " WHERE f.entity=? AND f.property='place' AND f.stated",
                (entity,),
            )
            self._dirty.update(number for (number,) in rows)

    def relabel(self, entities: Iterable[int]) -> None:
        """Show the meetings anew that name entities which are called otherwise now."""
        for entity in entities:
            rows = self._connection.execute(
                "SELECT DISTINCT meeting FROM fact WHERE entity=? AND stated", (entity,)
            )
            self._views.update(number for (number,) in rows)

    # Comparing

    def settle(self) -> None:
        """Compare, join and show anew what may have changed."""
        self._local.cache_clear()
        for number in sorted(self._dirty):
            self._unlink(number)
            self._block(number)
        for one, other in self._candidates():
            self._compare(one, other)
        seeds = self._seeds | self._dirty
        for (meeting,) in self._select("SELECT meeting FROM local_meeting WHERE n", self._dirty):
            if isinstance(meeting, int):
                seeds |= self._members(meeting)
        self._dirty.clear()
        self._seeds.clear()
        # Dates that are inferred, or no more, are shown in other meetings too.
        while seeds or self._views:
            for meeting in self._views:
                seeds |= self._members(meeting)
            self._views.clear()
            self._write([view for each in self._around(seeds) for view in self._join(each)])
            seeds = set()
        self._words.flush()

    def _unlink(self, number: int) -> None:
        """Forget what a meeting was compared with; those will be looked at again."""
        if self._fresh:
            return
        execute = self._connection.execute
        rows = execute(
            "SELECT other FROM edge WHERE one=? UNION SELECT one FROM edge WHERE other=?",
            (number, number),
        )
        self._seeds.update(other for (other,) in rows)
        execute("DELETE FROM edge WHERE one=?", (number,))
        execute("DELETE FROM edge WHERE other=?", (number,))
        execute("DELETE FROM block WHERE meeting=?", (number,))

    def _break_up(self, meeting: int) -> None:
        self._seeds |= self._members(meeting)
        self._delete(meeting)

    def _block(self, number: int) -> None:
        hashes = {_hash(block) for block in blocks(self._local(number))}
        self._connection.executemany(
            "INSERT INTO block VALUES(?,?)", [(each, number) for each in sorted(hashes)]
        )

    def _candidates(self) -> Iterator[tuple[int, int]]:
        """Yield the pairs, one of each newly come, that share a block."""
        if self._fresh:
            yield from self._connection.execute(
                "SELECT DISTINCT a.meeting, b.meeting FROM block a JOIN block b"
                " ON b.hash=a.hash AND a.meeting<b.meeting"
            ).fetchall()
            return
        seen: set[tuple[int, int]] = set()
        for number in sorted(self._dirty):
            rows = self._connection.execute(
                "SELECT DISTINCT b.meeting FROM block a JOIN block b ON b.hash=a.hash"
                " WHERE a.meeting=? AND b.meeting<>?",
                (number, number),
            )
            for (other,) in rows.fetchall():
                pair = min(number, other), max(number, other)
                if pair not in seen:
                    seen.add(pair)
                    yield pair

    def _compare(self, one: int, other: int) -> None:
        found = verdict_on(self._local(one), self._local(other))
        if found is not None:
            verdict = found[1]
            self._connection.execute(
                "INSERT INTO edge VALUES(?,?,?)",
                (one, other, written(verdict.reasons)),
            )

    def _load_local(self, number: int) -> LocalMeeting:
        member, kept = self._claims(number)
        return local_meeting(member, [claim for _, claim in kept], self._known)

    def _claims(self, number: int) -> tuple[Member, list[tuple[int, Claim]]]:
        article, key, kept = self._connection.execute(
            "SELECT article, key, claims FROM local_meeting WHERE n=?", (number,)
        ).fetchone()
        member = Member(article, key)
        return member, claims_from(member, kept)

    # Joining

    def _around(self, seeds: set[int]) -> list[list[int]]:
        """Return what hangs together with some meetings, and with those that name any of these."""
        while True:
            components = list(self._components(seeds))
            numbers = {number for each in components for number in each}
            referring = self._referring(numbers) - numbers
            if not referring:
                return components
            seeds = numbers | referring

    def _components(self, seeds: set[int]) -> Iterator[list[int]]:
        """Yield what hangs together by verdicts, for each of some meetings that are still there."""
        left = set(seeds)
        while left:
            found, ahead = set(), [left.pop()]
            while ahead:
                number = ahead.pop()
                if number in found:
                    continue
                found.add(number)
                rows = self._connection.execute(
                    "SELECT other FROM edge WHERE one=? UNION SELECT one FROM edge WHERE other=?",
                    (number, number),
                )
                ahead += [other for (other,) in rows]
            left -= found
            yield sorted(found)

    def _join(self, component: list[int]) -> list[list[int]]:
        """Return the meetings of a component as views of one or several."""
        if len(component) == 1:
            return [component]
        numbers = {self._local(number).member: number for number in component}
        ordered = sorted(numbers, key=lambda member: member.order)
        clusters = join_meetings(
            [self._local(numbers[member]) for member in ordered], self._verdicts(component)
        )
        return [[numbers[each.member] for each in members] for members in clusters.members.values()]

    def _verdicts(self, numbers: Iterable[int]) -> dict[Pair, Decision]:
        found: dict[Pair, Decision] = {}
        for number in numbers:
            rows = self._connection.execute(
                "SELECT other, reasons FROM edge WHERE one=?", (number,)
            )
            for other, reasons in rows.fetchall():
                pair = self._local(number).member, self._local(other).member
                first, second = sorted(pair, key=lambda each: each.order)
                found[first, second] = Decision(read(reasons), ENOUGH)
        return found

    # Showing

    def _write(self, views: list[list[int]]) -> None:
        """Write views; those that name other meetings last, when all have their titles."""
        self._undo(views)
        ids: dict[int, str] = {}
        for members in views:
            ordered = self._ordered(members)
            ids[members[0]] = id = identifier("m", *ordered[0][0].order)
            for member, _ in ordered:
                self._known.meetings[member.order] = id
        self._infer(views)
        later: list[tuple[list[int], str, int]] = []
        for members in views:
            id = ids[members[0]]
            number = self._write_view(members, id)
            if self._refers(members):
                later.append((members, id, number))
        for members, id, number in later:
            self._delete(number)
            self._write_view(members, id)
        self._known.meetings.clear()

    def _undo(self, views: list[list[int]]) -> None:
        if self._fresh:
            return
        numbers = {number for members in views for number in members}
        for (meeting,) in self._select("SELECT meeting FROM local_meeting WHERE n", numbers):
            if isinstance(meeting, int):
                self._delete(meeting)

    def _delete(self, meeting: int) -> None:
        execute = self._connection.execute
        execute("DELETE FROM meeting WHERE n=?", (meeting,))
        execute("DELETE FROM fact WHERE meeting=?", (meeting,))
        execute("UPDATE local_meeting SET meeting=NULL WHERE meeting=?", (meeting,))

    def _ordered(self, members: Iterable[int]) -> list[tuple[Member, int]]:
        found = []
        for number in members:
            row = self._connection.execute(
                "SELECT article, key FROM local_meeting WHERE n=?", (number,)
            ).fetchone()
            found.append((Member(*row), number))
        return sorted(found, key=lambda each: each[0].order)

    def _write_view(self, members: list[int], id: str) -> int:
        ordered = self._ordered(members)
        claims = [claim for _, number in ordered for claim in self._dated_claims(number)]
        fields = meeting_fields(claims, self._known)
        titles = self._titles(fields)
        parent = parent_of(fields, id)
        meeting = Meeting(
            id=id,
            title=title_of(fields),
            members=tuple(member for member, _ in ordered),
            parent=parent,
            parts=(),
            fields=tuple(titled(field, titles) for field in fields),
            reasons=self._reasons(members),
        )
        row = row_of(meeting)
        number = self._numbers.of_day(row.sort, fresh=self._fresh)
        self._write_row(number, meeting, row)
        self._connection.executemany(
            "UPDATE local_meeting SET meeting=? WHERE n=?", [(number, each) for each in members]
        )
        self._write_facts(number, meeting, ordered)
        self._write_words(number, meeting, members)
        return number

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

    def _reasons(self, members: list[int]) -> tuple[Reason, ...]:
        if len(members) == 1:
            return ()
        within = {self._local(number).member for number in members}
        verdicts = self._verdicts(members)
        found: dict[Reason, None] = {}
        for pair in sorted(verdicts, key=lambda pair: (pair[0].order, pair[1].order)):
            if set(pair) <= within:
                found.update(dict.fromkeys(verdicts[pair].reasons))
        return tuple(found)

    def _write_row(self, number: int, meeting: Meeting, row: Row) -> None:
        span = days_of(meeting.date)
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

    def _write_facts(
        self, number: int, meeting: Meeting, members: list[tuple[Member, int]]
    ) -> None:
        rows = [
            fact
            for field in meeting.fields
            for value in field.values
            for fact in self._facts(number, field.name, value)
        ]
        named: dict[tuple[int | None, str], None] = {}
        for member, local in members:
            (near,) = self._connection.execute(
                "SELECT near FROM local_meeting WHERE n=?", (local,)
            ).fetchone()
            for key in json.loads(near):
                named[self._known.number(member.article, key), "mentioned"] = None
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

    def _facts(self, number: int, name: str, value: Value) -> Iterator[tuple[object, ...]]:
        entity = None if value.record is None else self._known.number_of(value.record)
        other = value.record if entity is None else None
        normalised = None if entity is not None else value.normalised
        figures = dict.fromkeys(number_of(claim.detail) for claim in value.claims)
        labels = (None,) if entity is not None else labels_of(name, value)
        for label in labels:
            for figure in figures:
                yield number, entity, other, name, 1, normalised, label, figure

    def _write_words(self, number: int, meeting: Meeting, members: list[int]) -> None:
        labels = {value.label for field in meeting.fields for value in field.values}
        found = set(tokens(labels).split())
        for (words,) in self._select("SELECT words FROM local_meeting WHERE n", set(members)):
            found.update(str(words).split())
        found.update(tokens([meeting.title]).split())
        self._words.add(number, " ".join(found), name_tokens([meeting.title]))

    # Dates that flow

    def _infer(self, views: list[list[int]]) -> None:
        """Date undated articles by the meetings they share, and those no more that do not."""
        seen: dict[str, None] = {}
        for members in views:
            for number in members:
                row = self._connection.execute(
                    "SELECT a.id FROM local_meeting l JOIN article a ON a.id=l.article"
                    " WHERE l.n=? AND (a.undated OR a.inferred IS NOT NULL)",
                    (number,),
                ).fetchone()
                if row is not None:
                    seen[row[0]] = None
        if not seen:
            return
        where = {number: members for members in views for number in members}
        for article in seen:
            self._infer_article(article, lambda number: where.get(number) or self._held(number))

    def _held(self, number: int) -> list[int]:
        (meeting,) = self._connection.execute(
            "SELECT meeting FROM local_meeting WHERE n=?", (number,)
        ).fetchone()
        return [number] if meeting is None else sorted(self._members(meeting))

    def _infer_article(self, article: str, members_of: Callable[[int], list[int]]) -> None:
        rows = self._connection.execute(
            "SELECT n FROM local_meeting WHERE article=?", (article,)
        ).fetchall()
        views = [(self._ordered(members_of(number)), number) for (number,) in rows]
        views.sort(key=lambda view: self._place(view[0][0][1]))
        found: Inferred | None = None
        for members, mine in views:
            dates = {
                number: [(at, c) for at, c in self._claims(number)[1] if c.property == "date"]
                for _, number in members
            }
            known = known_day(claim for _, n in members for _, claim in dates[n])
            found = None if known is None else infer(dates[mine], known)
            if found is not None:
                break
        (before,) = self._connection.execute(
            "SELECT inferred FROM article WHERE id=?", (article,)
        ).fetchone()
        after = None if found is None else json.dumps(asdict(found))
        if before != after:
            self.inferred[article] = found
            self._connection.execute("UPDATE article SET inferred=? WHERE id=?", (after, article))
            # Another meeting of the article may have been dated by what now is no more.
            self._views.update(self._views_of(article))

    def _place(self, number: int) -> tuple[str, int]:
        row = self._connection.execute(
            "SELECT article, place FROM local_meeting WHERE n=?", (number,)
        ).fetchone()
        return row[0], row[1]

    def _views_of(self, article: str) -> set[int]:
        rows = self._connection.execute(
            "SELECT meeting FROM local_meeting WHERE article=? AND meeting IS NOT NULL", (article,)
        )
        return {meeting for (meeting,) in rows}

    def _dated_claims(self, number: int) -> Iterator[Claim]:
        member, kept = self._claims(number)
        (written,) = self._connection.execute(
            "SELECT inferred FROM article WHERE id=?", (member.article,)
        ).fetchone()
        inferred = None if written is None else Inferred(**json.loads(written))
        for at, claim in kept:
            if inferred is not None and at == inferred.claim:
                yield settled(claim, inferred)
            else:
                yield claim

    # Rows

    def _members(self, meeting: int) -> set[int]:
        rows = self._connection.execute("SELECT n FROM local_meeting WHERE meeting=?", (meeting,))
        return {number for (number,) in rows}

    def _refers(self, members: Iterable[int]) -> bool:
        return any(
            refers
            for (refers,) in self._select("SELECT refers FROM local_meeting WHERE n", members)
        )

    def _referring(self, numbers: set[int]) -> set[int]:
        """Return the meetings that name another, of the same articles as some, with their views."""
        if self._fresh:
            return set()
        found: set[int] = set()
        for number in numbers:
            rows = self._connection.execute(
                "SELECT o.n, o.meeting FROM local_meeting l JOIN local_meeting o"
                " ON o.article=l.article AND o.refers WHERE l.n=?",
                (number,),
            ).fetchall()
            for other, meeting in rows:
                found.add(other)
                if meeting is not None:
                    found |= self._members(meeting)
        return found

    def _select(self, statement: str, numbers: Iterable[int]) -> Iterator[tuple[object, ...]]:
        for number in numbers:
            yield from self._connection.execute(f"{statement}=?", (number,)).fetchall()


def _hash(block: tuple[str, ...]) -> int:
    digest = blake2b("\0".join(block).encode("utf-8"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
