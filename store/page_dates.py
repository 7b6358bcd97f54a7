"""The dates a page gives its article: labelled, on a line of their own, or in the dateline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from .data import load
from .dates import find_dates
from .page_lines import Found, Line, is_paragraph
from .records import BlockKind, Span
from .text import fold

_LONGEST_DATE_LINE = 22
"""Words a line of dates has at most."""
_SHORTEST_DATE = 6
_AROUND = 28
"""Code points that may stand around each of at most two dates of a line."""


def only_a_date(line: Line) -> bool:
    """Whether a line is a date with at most a few words around it."""
    if line.words > _LONGEST_DATE_LINE:
        return False
    found = find_dates(line.folded.text)
    covered = sum(each.end - each.start for each in found)
    around = len(line.folded.text) - covered
    return covered >= _SHORTEST_DATE and around <= _AROUND * max(1, min(len(found), 2))


def page_dates(lines: list[Line], headline: list[Found]) -> tuple[list[Line], list[Found]]:
    """Find the dates of the page, each by the words before it or by where it stands.

    A bare date among the masthead is the day the page was printed or copied, not the article's.
    """
    title = next((each.span.start for each in headline if each.property == "title"), 0)
    marked = list(lines)
    found: dict[str, Found] = {}
    for index, line in enumerate(lines):
        if line.kind not in (None, BlockKind.MASTHEAD) or not only_a_date(line):
            continue
        masthead_between = any(
            each.kind in (BlockKind.MASTHEAD, BlockKind.ADVERT)
            for each in lines[index + 1 :]
            if each.start < title
        )
        in_masthead = line.start < title and masthead_between
        end = 0
        for expression in find_dates(line.folded):
            label = line.folded.text[end : line.folded.folded(expression.start)]
            name, rule = _which_date(label, in_masthead)
            end = line.folded.folded(expression.end)
            span = Span(line.start + expression.start, line.start + expression.end)
            shifted = replace(expression, start=span.start, end=span.end)
            if expression.resolve(None) is not None:
                found.setdefault(name, Found(name, span, line.span, rule, shifted))
        marked[index] = replace(line, kind=BlockKind.DATE)
    if not {"date_published", "date_modified"} & found.keys():
        found.update((each.property, each) for each in _date_in_dateline(lines))
    return marked, list(found.values())


_BEFORE_TEXT = re.compile(r"[(–/:-]|(?:هـ?|م)\s(?:الموافق\s|\w{2,4}\s)|الموافق\s|\w{2,6}\s?[-–/:]")
"""What stands between a dateline's date and the text: a mark, an agency, the other calendar."""
_DATELINE_REACH = 60
"""Code points within which the first paragraph's dateline ends."""


def _date_in_dateline(lines: list[Line]) -> Iterator[Found]:
    """Find the date between the place and the agency: «Khartoum 5-7-2020 (SUNA) -»."""
    first = next((line for line in lines if line.kind is None and is_paragraph(line)), None)
    if first is None:
        return
    head = first.folded.text[:_DATELINE_REACH]
    for expression in find_dates(head):
        before, after = head[: expression.start], head[expression.end :].lstrip()
        placed = len(before.split()) <= 3 and _BEFORE_TEXT.match(after) is not None
        meant = expression.resolve(None)
        if placed and meant is not None and meant.edtf[:1].isdigit():
            span = first.part(expression.start, expression.end)
            shifted = replace(expression, start=span.start, end=span.end)
            yield Found("date_published", span, span, "dateline-date", shifted)
            return


def _which_date(label: str, in_masthead: bool) -> tuple[str, str]:
    """Tell which date it is by the words before it, or by where its line stands."""
    for name, pattern in _labels():
        if pattern.search(label):
            return f"date_{name}", "labelled-date"
    return ("page_date", "masthead-date") if in_masthead else ("date_published", "date-line")


@cache
def _labels() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return what stands before each kind of date."""
    words = load("layout.toml")["dates"]
    return tuple(
        (name, re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(fold(w)) for w in words[name])})(?!\w)"))
        for name in ("modified", "published")
    )
