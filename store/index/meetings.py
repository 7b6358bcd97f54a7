"""Meetings in the index: compared where they share something, joined anew where that changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from hashlib import blake2b

from ..resolve.clusters import identifier
from ..resolve.comparing import blocks, verdict_on
from ..resolve.decision import written
from ..resolve.inference import Inferred
from ..resolve.meetings import join_meetings
from .dating import Dating
from .digest import LocalMeetingRow
from .known import Known, Numbers
from .local_meetings import LocalMeetings
from .meeting_views import MeetingViews


class Meetings:
    """Writes the meetings of an index; only within one transaction."""

    def __init__(self, connection: sqlite3.Connection, numbers: Numbers, known: Known) -> None:
        self._connection = connection
        self._known = known
        self._local = LocalMeetings(connection, known)
        self._dating = Dating(connection, self._local)
        self._shown = MeetingViews(connection, numbers, known, self._local, self._dating)
        self._dirty: set[int] = set()
        self._seeds: set[int] = set()
        self._views: set[int] = set()

    @property
    def inferred(self) -> dict[str, Inferred | None]:
        """What is newly known, or no more, of when undated articles were written."""
        return self._dating.inferred

    # Articles that come and go

    def add(self, article: str, local: Iterable[LocalMeetingRow]) -> None:
        """Take the meetings an article speaks of."""
        self._dirty.update(self._local.add(article, local))

    def remove(self, article: str) -> None:
        """Take away the meetings of an article."""
        for number in self._local.of_article(article):
            self._unlink(number)
            meeting = self._local.shown_in(number)
            if meeting is not None:
                self._seeds |= self._local.members(meeting)
                self._shown.delete(meeting)
            self._seeds.discard(number)
            self._dirty.discard(number)
            self._local.remove(number)

    def look_again(self, articles: Iterable[str]) -> None:
        """Compare the meetings of articles anew: a person in them is another now."""
        for article in articles:
            self._dirty.update(self._local.of_article(article))

    def relocate(self, entities: Iterable[int]) -> None:
        """Compare the meetings at some places anew: they lie in other countries now."""
        moved = list(entities)
        for entity in moved:
            self._known.forget(entity)
            rows = self._connection.execute(
                "SELECT l.n FROM fact f JOIN local_meeting l ON l.meeting=f.meeting"
                " WHERE f.entity=? AND f.property='place' AND f.stated",
                (entity,),
            )
            self._dirty.update(number for (number,) in rows)
        if moved:
            # Nothing shows any more where those were that lost a meeting they were one with.
            self._dirty |= self._seeds

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
        self._local.forget()
        self._known.forget_keys()
        for number in sorted(self._dirty):
            self._unlink(number)
            self._block(number)
        for one, other in self._candidates():
            self._compare(one, other)
        seeds = self._seeds | self._dirty
        for number in self._dirty:
            meeting = self._local.shown_in(number)
            if meeting is not None:
                seeds |= self._local.members(meeting)
        self._dirty.clear()
        self._seeds.clear()
        self.show_around(seeds)

    def show_around(self, seeds: set[int]) -> None:
        """Join and show anew some meetings, and what hangs together with them."""
        # Dates that are inferred, or no more, are shown in other meetings too.
        while seeds or self._views:
            for meeting in self._views:
                seeds |= self._local.members(meeting)
            self._views.clear()
            self._show([view for each in self._around(seeds) for view in self._join(each)])
            seeds = set()
        self._shown.flush()

    def _unlink(self, number: int) -> None:
        """Forget what a meeting was compared with; those will be looked at again."""
        execute = self._connection.execute
        self._seeds.update(self._linked(number))
        execute("DELETE FROM edge WHERE one=?", (number,))
        execute("DELETE FROM edge WHERE other=?", (number,))
        execute("DELETE FROM block WHERE meeting=?", (number,))

    def _linked(self, number: int) -> list[int]:
        """Return the meetings that score enough with one."""
        rows = self._connection.execute(
            "SELECT other FROM edge WHERE one=?1 UNION ALL SELECT one FROM edge WHERE other=?1",
            (number,),
        )
        return [other for (other,) in rows]

    def _block(self, number: int) -> None:
        hashes = {block_hash(block) for block in blocks(self._local.compared(number))}
        self._connection.executemany(
            "INSERT INTO block VALUES(?,?)", [(each, number) for each in sorted(hashes)]
        )

    def _candidates(self) -> Iterator[tuple[int, int]]:
        """Yield the pairs, one of each newly come, that share a block."""
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
        found = verdict_on(self._local.compared(one), self._local.compared(other))
        if found is not None:
            verdict = found[1]
            self._connection.execute(
                "INSERT INTO edge VALUES(?,?,?)",
                (one, other, written(verdict.reasons)),
            )

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
                ahead += self._linked(number)
            left -= found
            yield sorted(found)

    def _join(self, component: list[int]) -> list[list[int]]:
        """Return the meetings of a component as views of one or several."""
        if len(component) == 1:
            return [component]
        kept = self._local.ordered(component)
        numbers = {each.member: each.number for each in kept}
        clusters = join_meetings(
            [self._local.compared(each.number) for each in kept], self._local.verdicts(component)
        )
        return [[numbers[each.member] for each in members] for members in clusters.members.values()]

    def _referring(self, numbers: set[int]) -> set[int]:
        """Return the meetings that name another, of the same articles as some, with their views."""
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
                    found |= self._local.members(meeting)
        return found

    # Showing

    def _show(self, views: list[list[int]]) -> None:
        """Write views; those that name other meetings last, when all have their titles."""
        self._undo(views)
        ids: dict[int, str] = {}
        for members in views:
            origins = self._local.origins(members)
            ids[members[0]] = id = identifier("m", *origins[0].order)
            for each in origins:
                self._known.meetings[each.order] = id
        self._views |= self._dating.date(views)
        later: list[tuple[list[int], str, int]] = []
        for members in views:
            id, ordered = ids[members[0]], self._local.ordered(members)
            number = self._shown.write(ordered, id)
            if any(kept.refers for kept in ordered):
                later.append((members, id, number))
        for members, id, number in later:
            self._shown.delete(number)
            self._shown.write(self._local.ordered(members), id)
        self._known.meetings.clear()

    def _undo(self, views: list[list[int]]) -> None:
        for number in {number for members in views for number in members}:
            meeting = self._local.shown_in(number)
            if meeting is not None:
                self._shown.delete(meeting)


def block_hash(block: tuple[str, ...]) -> int:
    """Return the number by which meetings that have something in common are found."""
    digest = blake2b("\0".join(block).encode("utf-8"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
