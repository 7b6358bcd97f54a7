"""What the page says of its article, as claims; and what bounds its date where it has none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from ... import edtf
from ...data import load
from ...dates import DateExpression
from ...dates.lexicon import RELATIVE_DAYS, lexicon
from ...layout import Layout
from ...records import BlockKind, EventDate, Method, Span
from ...text import fold
from ..sentences import Sentence
from .writing import Writer

_AHEAD = re.compile(
    r"(?<!\w)(?:س[يتن]\w{2,}|سوف)(?:\s+\S+){0,4}?\s+(?:في\s+)?(?:عام|سنه|العام)\s+$"
)
_SINCE = re.compile(r"(?<!\w)منذ(?:\s+\S+){0,4}?\s+(?:في\s+)?(?:عام|سنه|العام)\s+$")


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page says of its article."""

    title: str
    kicker: str | None
    publisher: str | None
    author: str | None
    dateline: str | None
    date_published: EventDate | None
    date_modified: EventDate | None
    page_date: EventDate | None


def page_facts(text: str, layout: Layout, writer: Writer) -> PageFacts:
    """Write a claim for everything the page says of its article, and return it."""
    dates: dict[str, EventDate] = {}
    values: dict[str, str] = {}
    for found in layout.found:
        value = writer.words(found.span)
        if found.date is None:
            values.setdefault(found.property, value)
            normalised, method = fold(value), Method.STATED
        else:
            meant = found.date.resolve(None)
            if meant is None:
                continue
            dates.setdefault(found.property, meant)
            normalised, method = meant.edtf, meant.method
        quote = found.span if found.date is not None else found.quote
        writer.write("article", found.property, value, normalised, quote, found.rule, method=method)
    return PageFacts(
        title=values.get("title") or _first_words(text, layout),
        kicker=values.get("kicker"),
        publisher=values.get("publisher"),
        author=values.get("author"),
        dateline=values.get("dateline"),
        date_published=dates.get("date_published"),
        date_modified=dates.get("date_modified"),
        page_date=dates.get("page_date"),
    )


def _first_words(text: str, layout: Layout) -> str:
    """Return the beginning of a text without a headline."""
    for block in layout.of(BlockKind.BODY) or layout.blocks:
        words = text[block.start : block.end].split()
        if words:
            return " ".join(words[:12])
    return ""


def date_from_today(sentences: Sequence[Sentence], writer: Writer) -> EventDate | None:
    """Date an undated article by its own «today, Thursday 6 December 2018»."""
    for sentence in sentences:
        for number, expression in enumerate(sentence.dates):
            distance = RELATIVE_DAYS.get(" ".join((_relative(expression) or "").split()))
            stated = _stated_with(sentence, number)
            meant = stated.resolve(None) if stated is not None else None
            if distance is None or stated is None or meant is None or not edtf.is_day(meant.edtf):
                continue
            limits = edtf.bounds(meant.edtf)
            assert limits is not None
            written = (limits.first - timedelta(days=distance)).isoformat()
            quote = Span(expression.start, stated.end)
            value = writer.text[quote.start : quote.end]
            writer.write(
                "article",
                "date_published",
                value,
                written,
                quote,
                "today-in-the-text",
                method=Method.RESOLVED,
            )
            return EventDate(written, Method.RESOLVED, "today-in-the-text")
    return None


def page_date_confirmed(
    sentences: Sequence[Sentence], page_date: EventDate | None, writer: Writer
) -> EventDate | None:
    """Date an article by the day in its page's head, where «today, Thursday» confirms it.

    That day may be the one on which the page was copied: where the text names no weekday, or one
    that does not fit, it says nothing.
    """
    if page_date is None or not edtf.is_day(page_date.edtf):
        return None
    limits = edtf.bounds(page_date.edtf)
    assert limits is not None
    named = [
        (sentence, each)
        for sentence in sentences
        for each in sentence.dates
        if each.rule == "relative-day" and each.match["weekday"]
    ]
    meant = [each.resolve(limits.first) for _, each in named]
    if not meant or any(each is None or each.edtf.endswith("?") for each in meant):
        return None
    quote = Span(named[0][1].start, named[0][1].end)
    value = writer.text[quote.start : quote.end]
    written = limits.first.isoformat()
    rule = "page-date-confirmed"
    writer.write("article", "date_published", value, written, quote, rule, method=Method.RESOLVED)
    return EventDate(written, Method.RESOLVED, rule)


def _relative(expression: DateExpression) -> str | None:
    if not expression.rule.startswith("relative-day"):
        return None
    return expression.match["relative"]


_BESIDE = re.compile(r"\W{1,3}(?:(?:الموافق|يوافق)\W{1,3})?(?:ل\s?)?")


def _stated_with(sentence: Sentence, number: int) -> DateExpression | None:
    """Return the full date that stands within or right behind «today», in either calendar."""
    expression = sentence.dates[number]
    if expression.rule != "relative-day":
        return expression
    for after in sentence.dates[number + 1 : number + 3]:
        between = sentence.folded.text[
            sentence.folded_at(expression.end) : sentence.folded_at(after.start)
        ]
        if not _BESIDE.fullmatch(between):
            return None
        meant = after.resolve(None)
        if meant is not None and edtf.is_day(meant.edtf):
            return after
        expression = after
    return None


def bound_weekday(sentences: Sequence[Sentence], writer: Writer) -> None:
    """Say on which day of the week an undated article was written: «yesterday, Monday»."""
    names = load("dates.toml")["weekdays"]
    for sentence in sentences:
        for date in sentence.dates:
            weekday = date.match["weekday"] if date.rule == "relative-day" else None
            distance = RELATIVE_DAYS.get(" ".join((_relative(date) or "").split()))
            if weekday is None or distance is None:
                continue
            written = (lexicon().weekdays[weekday] - distance) % 7
            quote = Span(date.start, date.end)
            writer.write(
                "article",
                "date_bound",
                names[str(written)][0],
                "",
                quote,
                "weekday-in-the-text",
                method=Method.RESOLVED,
            )


def bound_date(sentences: Sequence[Sentence], writer: Writer) -> EventDate | None:
    """Bound the date of an undated article by the years it speaks of.

    A year ahead, «will begin in 2024», lies after the year of writing; a year gone by, «since the
    defeat in 2019», before it: of the current year one says «this year». Each is only as good as
    the habit it rests on, so the outcome is doubtful, and nothing relative is counted from it.
    """
    before: list[int] = []
    after: list[int] = []
    for sentence in sentences:
        for date in sentence.dates:
            if date.rule != "year":
                continue
            year = int(date.match["year"])
            lead = sentence.folded.text[: sentence.folded_at(date.end)]
            lead = lead[: lead.rfind(str(year))]
            for pattern, found, rule in (
                (_AHEAD, before, "year-ahead"),
                (_SINCE, after, "year-past"),
            ):
                match = pattern.search(lead)
                if match is None:
                    continue
                found.append(year)
                quote = Span(sentence.source(*match.span()).start, date.end)
                edge = f"{year - 1}" if found is before else f"{year + 1}"
                value = f"-{edge}" if found is before else f"{edge}-"
                writer.write(
                    "article", "date_bound", value, f"{edge}~", quote, rule, method=Method.RESOLVED
                )
    if not before or not after or max(after) + 1 > min(before) - 1:
        return None
    first, last = max(after) + 1, min(before) - 1
    edtf = f"{first}?" if first == last else f"{first}/{last}?"
    return EventDate(edtf, Method.RESOLVED, "bounded-by-years")
