"""Dates that flow from one article to another through a meeting they share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple, TypeAlias

from .. import edtf
from ..records import Article, Claim, EventDate, Member, Method
from .meetings import MeetingClusters

_RULE = "same-meeting"

_REACH = 45
"""Days after a meeting within which an article still speaks of it by a relative date."""


class Inferred(NamedTuple):
    """What a meeting shared with another article says about when an undated one was written."""

    claim: int
    """Number, among the article's claims, of the relative date that it follows from."""
    published: str
    """When the article was written."""
    day: str
    """What the relative date then means."""
    anchor: str
    """Id of the article that gives the day."""


NumberedClaim: TypeAlias = tuple[int, Claim]
"""A claim with its number among those of its article."""


def infer_dates(articles: Mapping[str, Article], meetings: MeetingClusters) -> dict[str, Article]:
    """Date the undated articles whose relative words only fit one day.

    An article without a date that puts a meeting on «yesterday» was written the day after that
    meeting, if another article gives the meeting's date. What follows is marked as inferred, with
    the other article as its anchor, and goes away with the link between the two.
    """
    dated = dict(articles)
    for members in meetings.members.values():
        dates = [
            (meeting.member.article, _date_claims(articles[meeting.member.article], meeting.member))
            for meeting in members
        ]
        known = known_day(claim for _, claims in dates for _, claim in claims)
        if known is None:
            continue
        for id, claims in dates:
            if dated[id].date is None:
                inferred = infer(claims, known)
                if inferred is not None:
                    dated[id] = with_date(dated[id], inferred)
    return dated


def known_day(dates: Iterable[Claim]) -> Claim | None:
    """Return the first of a meeting's dates that is a single day."""
    return next((c for c in dates if c.normalised and edtf.is_day(c.normalised)), None)


def infer(dates: Iterable[NumberedClaim], known: Claim) -> Inferred | None:
    """Return what a meeting's known day says about an undated article.

    Args:
        dates: What the article says of the meeting's date.
        known: The claim that gives the day.
    """
    day = edtf.without_marks(known.normalised)[:10]
    for number, relative in dates:
        if not relative.normalised:
            published = _publication_day(relative.value, day)
            if published is not None:
                return Inferred(number, published, day, known.article)
    return None


def settled(relative: Claim, inferred: Inferred) -> Claim:
    """Return the relative date as it is then meant."""
    return relative._replace(
        normalised=inferred.day,
        method=Method.INFERRED,
        rule=_RULE,
        anchor=inferred.anchor,
    )


def with_date(article: Article, inferred: Inferred) -> Article:
    """Return the article with the dates that follow."""
    relative = article.claims[inferred.claim]
    added = relative._replace(
        id=f"{article.id}.date",
        about="article",
        property="date_published",
        value=inferred.published,
        normalised=inferred.published,
        method=Method.INFERRED,
        rule=_RULE,
        anchor=inferred.anchor,
    )
    claims = list(article.claims)
    claims[inferred.claim] = settled(relative, inferred)
    return article._replace(
        date_published=EventDate(inferred.published, Method.INFERRED, _RULE, inferred.anchor),
        claims=(*claims, added),
    )


def _date_claims(article: Article, member: Member) -> list[NumberedClaim]:
    return [
        (number, claim)
        for number, claim in enumerate(article.claims)
        if claim.about == member.key and claim.property == "date"
    ]


def _publication_day(words: str, day: str) -> str | None:
    """Return the only day from which `words` mean `day`; none when several or none do."""
    from ..dates import read_date  # dear to import, and hardly ever needed to look something up

    fitting = []
    for distance in range(-_REACH, _REACH + 1):
        written = date.fromisoformat(day) + timedelta(days=distance)
        meant = read_date(words, written)
        if meant is not None and edtf.without_marks(meant.edtf) == day:
            fitting.append(written.isoformat())
    return fitting[0] if len(fitting) == 1 else None
