"""What words show of a page's date: a line of it, its label, one that a headline ends with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from .data import load
from .dates import DateExpression, find_dates
from .page_lines import SENTENCE_END, Line, cut
from .text import fold

_LONGEST_DATE_LINE = 22
"""Words a line of dates has at most."""
_SHORTEST_DATE = 6
_AROUND = 28
"""Code points that may stand around each of at most two dates of a line."""
_AROUND_NEAR = 8
"""Code points that may stand around a date without a month."""
_LABEL = 14
"""Code points that may stand beside the date of a piece of a line: what it is the date of."""
_LONGEST_BESIDE = 6
"""Words that a piece of a line beside its date has at most."""
_PIECES = re.compile(r"\s*[|•·]\s*|\s+[-–—]\s+")
"""What stands between the pieces of a line: author, date, section."""


def only_a_date(line: Line) -> bool:
    """Whether a line is a date with at most a few words around it, or beside it between bars."""
    if line.words > _LONGEST_DATE_LINE:
        return False
    text = line.folded.text
    if "(@" in text:
        return False  # the day of somebody's post that the page shows
    found = find_dates(text)
    if not found:
        return False
    if text.endswith(SENTENCE_END) and len(_left(text, found)) > _LONGEST_BESIDE:
        return False  # «A ministers' meeting will be held in Tunis tomorrow, 13 March.»
    if is_mostly(text, found):
        return True
    pieces = _PIECES.split(text)
    return (
        len(pieces) > 1
        and not line.folded.text.endswith(SENTENCE_END)
        and all(len(piece.split()) <= _LONGEST_BESIDE for piece in pieces)
        and any(is_mostly(piece, find_dates(piece), _LABEL) for piece in pieces)
    )


def is_mostly(text: str, found: Sequence[DateExpression], around: int = _AROUND) -> bool:
    """Whether little but dates stands in some words, of what counts at all.

    Beside «Thursday» or «two days ago» less may stand than beside a date with its month.
    """
    found = [each for each in found if each.rule != "span-from-day"]
    if all(each.resolve(None) is None for each in found):
        around = min(around, _AROUND_NEAR)
    if sum(each.end - each.start for each in found) < _SHORTEST_DATE:
        return False
    words = _left(text, found)
    left = sum(map(len, words)) + max(0, len(words) - 1)
    return left <= around * max(1, min(len(found), 2))


def _left(text: str, found: Iterable[DateExpression]) -> list[str]:
    """Return the words and marks beside dates, without those usual beside a page's date."""
    rest = text
    for each in sorted(found, key=lambda each: -each.start):
        rest = rest[: each.start] + rest[each.end :]
    rest = _ADDRESS.sub("", rest)
    return [word for word in re.findall(r"\w+|[^\w\s]+", rest) if word not in beside()]


_ADDRESS = re.compile(r"https?://\S+")
"""The page's own address, which a copy may have beside its date."""


_BEHIND = re.compile(r"\s(?:[|–—-]\s|[(\[])(?P<date>[^|–—()]{6,40}?)[)\]]?$")


def date_behind(headline: str) -> tuple[int, DateExpression] | None:
    """Return the date a folded headline ends with, as copied titles do, and where its mark is.

    The offsets of the date are those of the headline.
    """
    match = _BEHIND.search(headline)
    found = find_dates(match["date"]) if match else []
    if match is None or not found or not is_mostly(match["date"], found, 2):
        return None
    at, date = match.start("date"), found[0]
    return match.start(), replace(date, start=at + date.start, end=at + date.end)


_TIME = re.compile(
    r"[\s،,|-]*(?:\d{1,2}:\d\d(?::\d\d)?\s*(?:صباحا|مساءا?|ظهرا|ص|م|am|pm)?(?!\w))?[\s|:-]*"
)
_BEFORE_DATE = 24
"""Code points of a label before the date that a page which lost its lines begins with."""
_FEWEST = 8
"""Words of the text behind such a date."""


def split_first(text: str, lines: list[Line]) -> list[Line]:
    """Part the date of the page from the text, where a page that lost its lines begins with both.

    «Published on 5 May 2020, 12:30 The minister received»: a date without a label is the page's
    only as a number, for a text may begin with a day.
    """
    if not lines or lines[0].words < _FEWEST or only_a_date(lines[0]):
        return lines
    line = lines[0]
    folded = line.folded.text
    date = next(iter(find_dates(folded[: 3 * _BEFORE_DATE])), None)
    if date is None or date.start > _BEFORE_DATE:
        return lines
    label = label_of(folded[: date.start])
    if label is None and (date.start or not re.match(r"\d{4}-\d\d-\d\d", folded)):
        return lines
    time = _TIME.match(folded, date.end)
    end = date.end if time is None else time.end()
    if len(folded[end:].split()) < _FEWEST:
        return lines
    return [*cut(text, line, line.part(end, len(folded)).start), *lines[1:]]


def label_of(words: str) -> str | None:
    """Tell which date the words before it announce, if they announce one."""
    return next((name for name, pattern in _labels() if pattern.search(words)), None)


@cache
def _labels() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the property and what stands before each kind of date."""
    words = load("layout.toml")["dates"]
    properties = {"page": "page_date", "modified": "date_modified", "published": "date_published"}
    return tuple(
        (own, re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(fold(w)) for w in words[name])})(?!\w)"))
        for name, own in properties.items()
    )


@cache
def beside() -> frozenset[str]:
    """Return the folded words beside a date that say nothing of it."""
    return frozenset(map(fold, load("layout.toml")["dates"]["beside"]))
