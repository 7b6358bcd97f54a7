"""Dates that flow from one article to another through a meeting they share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from .. import edtf
from ..dates import read_date
from ..records import Article, Claim, EventDate, Member, Method
from .meetings import MeetingClusters

_REACH = 45
"""Days after a meeting within which an article still speaks of it by a relative date."""


def infer_dates(articles: Mapping[str, Article], meetings: MeetingClusters) -> dict[str, Article]:
    """Date the undated articles whose relative words only fit one day.

    An article without a date that puts a meeting on «yesterday» was written the day after that
    meeting, if another article gives the meeting's date. What follows is marked as inferred, with
    the other article as its anchor, and goes away with the link between the two.
    """
    dated = dict(articles)
    for members in meetings.members.values():
        known = [
            (claim, meeting.member.article)
            for meeting in members
            for claim in _date_claims(articles[meeting.member.article], meeting.member)
            if claim.normalised and edtf.is_day(claim.normalised)
        ]
        if not known:
            continue
        for meeting in members:
            article = dated[meeting.member.article]
            if article.date is None:
                dated[article.id] = _dated(article, meeting.member, known[0][0])
    return dated


def _date_claims(article: Article, member: Member) -> list[Claim]:
    return [
        claim for claim in article.claims if claim.about == member.key and claim.property == "date"
    ]


def _dated(article: Article, member: Member, known: Claim) -> Article:
    """Return the article with the dates that follow from a meeting's known day."""
    for relative in _date_claims(article, member):
        if relative.normalised:
            continue
        published = _publication_day(relative.value, edtf.without_marks(known.normalised)[:10])
        if published is None:
            continue
        inferred = EventDate(published, Method.INFERRED, "same-meeting", known.article)
        claims = tuple(
            replace(
                claim,
                normalised=edtf.without_marks(known.normalised)[:10],
                method=Method.INFERRED,
                rule="same-meeting",
                anchor=known.article,
            )
            if claim is relative
            else claim
            for claim in article.claims
        )
        added = replace(
            relative,
            id=f"{article.id}.date",
            about="article",
            property="date_published",
            value=published,
            normalised=published,
            method=Method.INFERRED,
            rule="same-meeting",
            anchor=known.article,
        )
        return replace(article, date_published=inferred, claims=(*claims, added))
    return article


def _publication_day(words: str, day: str) -> str | None:
    """Return the only day from which `words` mean `day`; none when several or none do."""
    fitting = []
    for distance in range(-_REACH, _REACH + 1):
        written = date.fromisoformat(day) + timedelta(days=distance)
        meant = read_date(words, written)
        if meant is not None and edtf.without_marks(meant.edtf) == day:
            fitting.append(written.isoformat())
    return fitting[0] if len(fitting) == 1 else None
