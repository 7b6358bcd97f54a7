"""Why dates read as they do: rule, words, the day they were counted from and where that is from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .. import edtf
from ..lookups import Lookups
from ..properties import holds_date
from ..records import Article, Claim, EventDate, Kind, Meeting, Method, Record
from .explained import DateReading

_OF_ARTICLES = ("date_published", "date_modified", "page_date")


def date_readings(record: Record, lookups: Lookups) -> tuple[DateReading, ...]:
    """Return how each date of a record was read, in the order in which they are shown."""
    if isinstance(record, Article):
        return tuple(_of_article(record, lookups))
    claims = [claim for each in record.fields if holds_date(each.name) for claim in each.claims]
    return tuple(_of_claim(claim, claims, lookups) for claim in claims)


def _of_article(article: Article, lookups: Lookups) -> Iterator[DateReading]:
    for name in _OF_ARTICLES:
        date = getattr(article, name)
        if date is not None:
            yield _of_date(name, date, article, lookups)
    for claim in article.claims:
        if claim.about == "article" and claim.property == "date_bound":
            yield _read(claim, article, claim.anchor or "", None)


def _of_claim(claim: Claim, beside: Iterable[Claim], lookups: Lookups) -> DateReading:
    """Return how a claim's date was read.

    Args:
        claim: The claim.
        beside: All that is said of the same date, among it what another article lent.
        lookups: Where articles are found.
    """
    article = lookups.article(claim.article)
    if claim.method is Method.INFERRED:
        return _read(claim, article, "", _lent(claim, beside, lookups))
    anchored = article.date is not None and claim.anchor is not None
    if not anchored or article.date is None:
        return _read(claim, article, claim.anchor or "", None)
    name = "date_published" if article.date_published is not None else "date_modified"
    return _read(claim, article, claim.anchor or "", _of_date(name, article.date, article, lookups))


def _of_date(name: str, date: EventDate, article: Article, lookups: Lookups) -> DateReading:
    """Return how a date of an article was read."""
    claims = [c for c in article.claims if c.about == "article" and c.property == name]
    if not claims or date.method is Method.EXTERNAL:
        return DateReading(
            property=name,
            edtf=date.edtf,
            method=date.method,
            rule=date.rule,
            words="",
            sentence="",
            article=article.id,
            file=article.file,
            line=0,
            anchor="",
            doubtful=date.doubtful,
        )
    claim = claims[-1]
    lent = None
    if date.method is Method.INFERRED:
        lent = _lent(claim, _of_its_meeting(claim, article, lookups), lookups)
    return _read(claim, article, "", lent)


def _of_its_meeting(claim: Claim, article: Article, lookups: Lookups) -> list[Claim]:
    """Return what is said of the date of the meeting through which an article was dated."""
    for row in lookups.rows(Kind.MEETING, linked_to=article.id):
        meeting = lookups.get(row.id)
        if isinstance(meeting, Meeting):
            dates = list(meeting.field("date").claims)
            mine = {(each.article, each.start, each.end) for each in dates}
            if (claim.article, claim.start, claim.end) in mine:
                return dates
    return []


def _lent(claim: Claim, beside: Iterable[Claim], lookups: Lookups) -> DateReading | None:
    """Return the reading of the day that another article lends."""
    for other in beside:
        is_day = bool(other.normalised) and edtf.is_day(other.normalised)
        if other.article == claim.anchor and other.method is not Method.INFERRED and is_day:
            return _of_claim(other, (), lookups)
    return None


def _read(claim: Claim, article: Article, anchor: str, rests_on: DateReading | None) -> DateReading:
    return DateReading(
        property=claim.property,
        edtf=claim.normalised,
        method=claim.method,
        rule=claim.rule,
        words=claim.value,
        sentence=claim.quote,
        article=article.id,
        file=article.file,
        line=article.text.count("\n", 0, claim.start) + 1,
        anchor=anchor,
        doubtful=claim.normalised.endswith("?") or claim.method is Method.INFERRED,
        rests_on=rests_on,
    )
