"""Dates that flow from one article to another through a meeting, in the index."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator

from ..records import Claim
from ..resolve.inference import Inferred, infer, known_day, settled
from .local_meetings import KeptMeeting, LocalMeetings


class Dating:
    """Dates undated articles by the meetings they share, and those no more that do not."""

    def __init__(self, connection: sqlite3.Connection, local: LocalMeetings) -> None:
        self._connection = connection
        self._local = local
        self.inferred: dict[str, Inferred | None] = {}
        """What is newly known, or no more, of when undated articles were written."""

    def date(self, views: Iterable[list[int]]) -> set[int]:
        """Date the articles of meetings that are to be shown; return others to be shown anew."""
        where = {number: members for members in views for number in members}
        seen: dict[str, None] = {}
        for number in where:
            row = self._connection.execute(
                "SELECT a.id FROM local_meeting l JOIN article a ON a.id=l.article"
                " WHERE l.n=? AND (a.undated OR a.inferred IS NOT NULL)",
                (number,),
            ).fetchone()
            if row is not None:
                seen[row[0]] = None
        again: set[int] = set()
        for article in seen:
            if self._date(article, lambda number: where.get(number) or self._held(number)):
                # Another meeting of the article may have been dated by what now is no more.
                again |= self._views_of(article)
        return again

    def claims(self, kept: KeptMeeting) -> Iterator[Claim]:
        """Yield what is said of a meeting, its date as it is meant."""
        (written,) = self._connection.execute(
            "SELECT inferred FROM article WHERE id=?", (kept.member.article,)
        ).fetchone()
        inferred = None if written is None else Inferred(**json.loads(written))
        for at, claim in kept.claims:
            if inferred is not None and at == inferred.claim:
                yield settled(claim, inferred)
            else:
                yield claim

    def _held(self, number: int) -> list[int]:
        meeting = self._local.shown_in(number)
        return [number] if meeting is None else sorted(self._local.members(meeting))

    def _date(self, article: str, members_of: Callable[[int], list[int]]) -> bool:
        """Date an article; whether it is now dated otherwise than before."""
        numbers = self._local.of_article(article)
        views = [(self._local.ordered(members_of(number)), number) for number in numbers]
        views.sort(key=lambda view: (view[0][0].member.article, view[0][0].place))
        found: Inferred | None = None
        for members, mine in views:
            dates = {
                each.number: [(at, c) for at, c in each.claims if c.property == "date"]
                for each in members
            }
            known = known_day(claim for each in members for _, claim in dates[each.number])
            found = None if known is None else infer(dates[mine], known)
            if found is not None:
                break
        (before,) = self._connection.execute(
            "SELECT inferred FROM article WHERE id=?", (article,)
        ).fetchone()
        after = None if found is None else json.dumps(found._asdict())
        if before == after:
            return False
        self.inferred[article] = found
        self._connection.execute("UPDATE article SET inferred=? WHERE id=?", (after, article))
        return True

    def _views_of(self, article: str) -> set[int]:
        rows = self._connection.execute(
            "SELECT meeting FROM local_meeting WHERE article=? AND meeting IS NOT NULL", (article,)
        )
        return {meeting for (meeting,) in rows}
