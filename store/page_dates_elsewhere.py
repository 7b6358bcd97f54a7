"""The day of publication where no line of the page gives it: in headline, dateline or address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .dates import DateExpression, find_dates
from .dates.lexicon import lexicon
from .page_date_words import date_behind
from .page_lines import Found, Line, is_paragraph
from .records import BlockKind, Span
from .text import fold_with_offsets


def date_elsewhere(text: str, lines: Sequence[Line], linked: Sequence[bool]) -> Iterator[Found]:
    """Yield the days of publication that stand elsewhere than on a line of dates, the best first.

    Args:
        text: The page.
        lines: Its lines.
        linked: Of each line whether it leads to another article.
    """
    yield from _behind_headline(lines)
    yield from _date_in_dateline(text, lines)
    yield from _date_in_address(text, lines, linked)


def _behind_headline(lines: Sequence[Line]) -> Iterator[Found]:
    """Find the date that a page's headline ends with."""
    for line in lines:
        behind = date_behind(line.folded.text) if line.kind is BlockKind.TITLE else None
        if behind is None or behind[1].resolve(None) is None:
            continue
        expression = behind[1]
        span = line.part(expression.start, expression.end)
        shifted = replace(expression, start=span.start, end=span.end)
        yield Found("date_published", span, line.span, "date-in-headline", shifted)


_BEFORE_TEXT = re.compile(
    r"ء?[(–—/:\])-]|(?:هـ?|م)\s(?:الموافق\s|\w{2,4}\s|[(–—/:-])|الموافق\s|"
    r"\w{2,6}\s?[-–/:]|[،,]\s?(?:\w+\s){0,2}\w+\s?[-–/:(]"
)
"""What stands between a dateline's date and the text: a mark, an agency, the other calendar."""
_PLACED = re.compile(r"(?:[^.!؟]{0,60}[-–—/(:،,\[]\s*)?(?:\S+(?:\s\S+){0,2}\s*)?")
"""What stands before it: a place, or an agency and a place."""
_DATELINE_REACH = 90
"""Code points within which the first paragraph's dateline ends."""


def _date_in_dateline(text: str, lines: Sequence[Line]) -> Iterator[Found]:
    """Find the date between the place and the agency: «Khartoum 5-7-2020 (SUNA) -».

    A dateline without a year gives the day and month alone.
    """
    first = next((line for line in lines if line.kind is None and is_paragraph(line)), None)
    if first is None:
        return
    # A lengthening stroke between blanks is a dash; folding would drop it.
    source = _STROKE.sub(lambda match: "-" * len(match.group()), text[first.start : first.end])
    folded = fold_with_offsets(source[: _DATELINE_REACH * 2])
    head = folded.text[:_DATELINE_REACH]
    for expression in find_dates(head):
        before, after = head[: expression.start], head[expression.end :].lstrip()
        placed = _PLACED.fullmatch(before) is not None and _BEFORE_TEXT.match(after) is not None
        meant = expression.resolve(None)
        if placed and meant is not None:
            within = folded.source(expression.start, expression.end)
            span = Span(first.start + within.start, first.start + within.end)
            shifted = replace(expression, start=span.start, end=span.end)
            whole = meant.edtf[:1].isdigit()
            rule = "dateline-date" if whole else "dateline-without-year"
            yield Found("date_published", span, span, rule, shifted)
            return
    numeric = _DAY_AND_MONTH.match(head)
    named = _of_numbers(numeric) if numeric is not None else None
    if numeric is not None and named is not None:
        within = folded.source(numeric.start("day"), numeric.end("month"))
        span = Span(first.start + within.start, first.start + within.end)
        shifted = replace(named, start=span.start, end=span.end)
        yield Found("date_published", span, span, "dateline-without-year", shifted)


_DAY_AND_MONTH = re.compile(
    r"[^\W\d_]+(?:\s[^\W\d_]+){0,2}\s*-\s*(?P<day>\d{1,2})\s*-\s*(?P<month>\d{1,2})\s*\("
)
"""The dateline of an agency that gives day and month as numbers: «Kuwait - 14 - 5 (KUNA) --»."""


def _of_numbers(match: re.Match[str]) -> DateExpression | None:
    """Return a day and month given as numbers as if the month were named."""
    months = lexicon().months
    name = next((each for each, number in months.items() if number == int(match["month"])), "")
    return next(iter(find_dates(f"{int(match['day'])} {name}")), None) if name else None


_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s/]+(?:/[^\s/]+){0,3}/(?P<date>(?:19|20)\d\d/[01]?\d/[0-3]?\d)(?=/)"
)


def _date_in_address(text: str, lines: Sequence[Line], linked: Sequence[bool]) -> Iterator[Found]:
    """Find the day in the page's own address: «https://.../2019/10/02/title»."""
    for line, is_linked in zip(lines, linked, strict=True):
        match = None if is_linked else _ADDRESS.search(text, line.start, line.end)
        if match is None:
            continue
        span = Span(*match.span("date"))
        expression = next(iter(find_dates(match["date"])), None)
        if expression is not None and expression.resolve(None) is not None:
            shifted = replace(expression, start=span.start, end=span.end)
            yield Found("date_published", span, Span(*match.span()), "date-in-address", shifted)
            return


_STROKE = re.compile(r"(?<!\S)ـ+(?!\S)")
