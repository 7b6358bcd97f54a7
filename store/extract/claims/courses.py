"""How long a meeting lasts: from words for its beginning, its end and its days, the days meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from ... import edtf
from ...data import load
from ...dates import DateExpression
from ...dates.arithmetic import interval
from ...dates.lexicon import lexicon
from ...records import Method, Span
from ...sieve import Sieve, either
from ...text import fold
from ..frames.frame import Frame
from ..frames.tense import meaning
from ..notices.dates import is_during
from ..notices.notice import Notice
from ..sentences import Sentence

_LONGEST = 40
"""Days of the longest meeting that is believed."""
_REACH = 14
"""Words between «begins» and the day on which it does."""
_ORDINALS = {fold(word): n for n, word in enumerate(("الثاني", "الثالث", "الرابع", "الخامس"), 2)}


@dataclass(frozen=True, slots=True)
class Course:
    """From when to when a meeting is."""

    edtf: str
    """The days, as an interval."""
    quote: Span
    """The words that say so."""
    rule: str
    """Name of the rule that found it."""
    method: Method
    """How the days are known."""
    anchor: str | None
    """The day of writing they are counted from."""


@dataclass(frozen=True, slots=True)
class _Edge:
    """A first or last day, or how many there are."""

    value: date | int
    span: Span
    notice: Notice
    stated: bool = False


def course_of(frame: Frame, written: date | None) -> Course | None:
    """Return from when to when a meeting is, where its sentences say so of two of three.

    The three are its first day, its last, and how many there are.
    """
    begins: list[_Edge] = []
    ends: list[_Edge] = []
    days: list[_Edge] = []
    ordinals: list[_Edge] = []
    for notice in frame.notices:
        first, last = _edges(notice, written)
        begins += first
        ends += last
        days += _days(notice)
        ordinals += _ordinals(notice, written)
    begin, end, length = _only(begins), _only(ends), _only(days)
    if begin is None:
        begin = _only(ordinals)
    if begin is not None and end is not None:
        return _course(begin, end, begin.value, end.value, "begins-and-ends", written)
    if length is None or not isinstance(length.value, int):
        return None
    further = timedelta(length.value - 1)
    if begin is not None and isinstance(begin.value, date):
        if _day_between(begin, length):
            return None  # «opens tomorrow ... the visit, which began today and lasts two days»
        return _course(
            begin, length, begin.value, begin.value + further, "begins-and-lasts", written
        )
    if end is not None and isinstance(end.value, date):
        return _course(end, length, end.value - further, end.value, "ends-and-lasted", written)
    return None


def _day_between(begin: _Edge, length: _Edge) -> bool:
    """Whether another day stands between a first day and the number of days."""
    between = range(begin.span.end, length.span.start)
    dates = begin.notice.sentence.dates if begin.notice.sentence is length.notice.sentence else ()
    return any(date.start in between for date in dates)


def _only(edges: Iterable[_Edge]) -> _Edge | None:
    """Return the edge that is said, if all that say it agree."""
    said = list(edges)
    return said[0] if len({each.value for each in said}) == 1 else None


def _course(
    one: _Edge, other: _Edge, first: date | int, last: date | int, rule: str, written: date | None
) -> Course | None:
    if not (isinstance(first, date) and isinstance(last, date)):
        return None
    if not 0 < (last - first).days < _LONGEST:
        return None
    near = one.notice.sentence is other.notice.sentence
    spans = [one.span, other.span] if near else [other.span, other.notice.trigger.span]
    stated = one.stated and (other.stated or isinstance(other.value, int))
    return Course(
        interval(first, last),
        Span(min(each.start for each in spans), max(each.end for each in spans)),
        rule,
        Method.STATED if stated else Method.RESOLVED,
        None if stated or written is None else written.isoformat(),
    )


def _edges(notice: Notice, written: date | None) -> tuple[list[_Edge], list[_Edge]]:
    """Return the first and the last days that a notice's stretch gives."""
    begins: list[_Edge] = []
    ends: list[_Edge] = []
    sentence = notice.sentence
    text = sentence.folded.text
    begin = sentence.start if is_during(sentence, notice.trigger) else notice.stretch.start
    left = sentence.folded_at(begin)
    at_end = _is_at_end(notice)
    for expression in sentence.dates:
        if not (begin <= expression.start < notice.stretch.end or expression in at_end):
            continue
        meant = meaning(expression, notice, written)
        limits = edtf.bounds(meant.edtf) if meant is not None and "~" not in meant.edtf else None
        if meant is not None and expression.rule in ("ago", "in-a-while"):
            limits = edtf.bounds(edtf.without_marks(meant.edtf))  # «a week ago», and it began then
        if meant is None or limits is None or limits.first != limits.last:
            continue
        at = sentence.folded_at(expression.start)
        role = "ends" if expression in at_end else _role(text[left:at])
        into = {"begins": begins, "ends": ends}.get(role)
        if into is not None:
            span = Span(expression.start, expression.end)
            into.append(_Edge(limits.first, span, notice, meant.method is Method.STATED))
        left = sentence.folded_at(expression.end)
    return begins, ends


def _is_at_end(notice: Notice) -> tuple[DateExpression, ...]:
    """Return the date of a notice that says what was said «at the end of a meeting»."""
    index = notice.trigger.index
    lead = notice.sentence.tokens[index - 1] if index else ""
    return notice.dates[:1] if lead in ("ختام", "بختام", "اختتام") else ()


def _role(lead: str) -> str:
    """Tell by the words before a day what it is of a meeting: the last of them that says it."""
    found = [(match.end(), name) for name, match in _roles(lead)]
    end, name = max(found, default=(0, ""))
    return name if len(lead[end:].split()) <= _REACH else ""


def _roles(lead: str) -> Iterator[tuple[str, re.Match[str]]]:
    for name in ("begins", "ends"):
        for match in _words(name).finditer(lead):
            yield name, match
    for pattern in _patterns("until"):
        for match in pattern[0].finditer(lead):
            yield "ends", match


def _days(notice: Notice) -> Iterator[_Edge]:
    """Yield how many days a notice's stretch says there are."""
    sentence, first, last = _bounds(notice)
    for pattern in _LASTS.fitting(sentence.tokens.held):
        for match in pattern.finditer(sentence.folded.text, first, last):
            count = _number(match)
            if count is not None and 1 < count < _LONGEST:
                yield _Edge(count, sentence.source(*match.span()), notice)


def _number(match: re.Match[str]) -> int | None:
    words = lexicon()
    number, unit = match["count"], match["unit"]
    if number is not None:
        return int(number) if number.isdecimal() else words.numbers[" ".join(number.split())]
    return words.units[unit][1]


def _ordinals(notice: Notice, written: date | None) -> Iterator[_Edge]:
    """Yield the first day that «on its second day» gives, said of the day of writing."""
    if written is None:
        return
    sentence, first, last = _bounds(notice)
    for pattern, _ in _patterns("day_of"):
        for match in pattern.finditer(sentence.folded.text, first, last):
            day = written - timedelta(_ORDINALS[match["ordinal"]] - 1)
            yield _Edge(day, sentence.source(*match.span()), notice)


def _bounds(notice: Notice) -> tuple[Sentence, int, int]:
    sentence = notice.sentence
    during = is_during(sentence, notice.trigger)
    return (
        sentence,
        sentence.folded_at(sentence.start if during else notice.stretch.start),
        sentence.folded_at(notice.stretch.end),
    )


@cache
def _words(name: str) -> re.Pattern[str]:
    words = {fold(word) for entry in load("timing.toml")[name] for word in entry["words"]}
    return re.compile(rf"(?<!\w)[وفل]{{0,2}}(?:{either(words)})(?!\w)")


@cache
def _patterns(name: str) -> tuple[tuple[re.Pattern[str], bool], ...]:
    words = lexicon()
    pieces = {
        "over": _any(words.words["over"]),
        "days": rf"(?:(?P<count>\d{{1,2}}|{_any(words.numbers)})\s+)?(?P<unit>يومين|ايام|يوما)",
    }
    found = []
    for entry in load("timing.toml")[name]:
        pattern = entry["pattern"]
        for piece, own in pieces.items():
            pattern = pattern.replace(f"{{{piece}}}", own)
        found.append((re.compile(rf"(?<!\w)و?(?:{pattern})(?!\w)"), bool(entry.get("end"))))
    return tuple(found)


_LASTS = Sieve(lambda: ((pattern, pattern) for pattern, _ in _patterns("lasts")))


def _any(words: Iterable[str]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace("\\ ", r"\s+") for word in ordered) + ")"
