"""Whether words speak of what is to come, and what a date means in their tense."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from ... import edtf
from ...data import load
from ...dates import DateExpression
from ...records import BlockKind, EntityKind, EventDate, Status
from ...text import fold
from ..notices.notice import Notice

FOLLOWING = frozenset({Status.PLANNED, Status.POSTPONED})
"""What a meeting to come is."""


_WAS_TO_BE = FOLLOWING | {Status.CANCELLED}


def is_today_ahead(expression: DateExpression, notice: Notice) -> bool:
    """Whether a meeting is one of later today, as the verb before it says: «meets today»."""
    if expression.rule != "relative-day" or notice.sentence.kind is not BlockKind.BODY:
        return False
    if _TODAY.isdisjoint(fold(notice.words_of(expression)).split()):
        return False
    trigger = notice.trigger
    if trigger.index and notice.sentence.tokens[trigger.index - 1] in _AFTER:
        return False  # «leaves today after the summit»
    return _ahead_today().search(_lead(expression, notice)) is not None


_AFTER = frozenset({"بعد", "عقب", "اثر"})
_TODAY = frozenset({"اليوم", "الليله"})


@cache
def _ahead_today() -> re.Pattern[str]:
    words = {fold(word) for entry in load("timing.toml")["ahead_today"] for word in entry["words"]}
    return re.compile(rf"(?<!\w)(?<!كان )(?<!كانت )و?(?:{'|'.join(sorted(words))})(?!\w)")


def speaks_ahead(words: str) -> bool:
    """Whether some words hold a verb of meeting that speaks of what is to come, not what was."""
    told = _ahead().search(words)
    return told is not None and _PAST.search(words, told.end()) is None


_PAST = re.compile(
    r"(?<!\w)و?(?:كان|قد|عقد|التقي|اجتمع|استقبل|بحث|زار|وصل|قال|اعلن|اكد|جري|انعقد|بدا|اختتم)(?:ت)?(?!\w)"
)
"""Verbs behind one that speaks ahead which say that the day is of what was."""


@cache
def _ahead() -> re.Pattern[str]:
    words = {fold(word) for entry in load("timing.toml")["ahead"] for word in entry["words"]}
    return re.compile(rf"(?<!\w)و?س?(?:{'|'.join(sorted(words))})(?!\w)")


def meaning(expression: DateExpression, notice: Notice, written: date | None) -> EventDate | None:
    """Return what a date expression means in the tense of its notice."""
    future = notice.status is not None and notice.status.value in _WAS_TO_BE
    return expression.resolve(written, future=future or is_weekday_ahead(expression, notice))


def is_weekday_ahead(expression: DateExpression, notice: Notice) -> bool:
    """Whether a bare weekday is one to come, as the verb before it says: «meets on Thursday»."""
    return expression.rule == "weekday" and is_day_ahead(expression, notice)


def is_day_ahead(expression: DateExpression, notice: Notice) -> bool:
    """Whether a weekday or a day without its year is to come, as the verb before it says."""
    if expression.rule not in _SOME_DAY or notice.sentence.kind is not BlockKind.BODY:
        return False
    return speaks_ahead(_lead(expression, notice))


_SOME_DAY = frozenset({"weekday", "day-month", "day-range", "day-of-period", "ordinal-day"})
"""Date rules of which the side is told by nothing but the verb where the article has no day."""


def side(expression: DateExpression) -> Status | None:
    """Return on which side of the day of writing a day is, whichever that is: «tomorrow»."""
    if expression.rule not in _SIDED:
        return None
    sides: set[Status | None] = set()
    for written in _WEEK:
        meant = expression.resolve(written)
        days = edtf.bounds(edtf.without_marks(meant.edtf)) if meant is not None else None
        if days is not None:
            later = Status.PLANNED if days.first > written else None
            sides.add(Status.HELD if days.last < written else later)
    return sides.pop() if len(sides) == 1 else None


_SIDED = frozenset({"relative-day", "weekday-direction", "period-direction", "month-direction"})
"""Date rules whose words say on which side: «tomorrow», «last Thursday», «next month»."""
_WEEK = tuple(date(2000, 1, 3) + timedelta(days) for days in range(7))
"""A day of writing for every weekday, for «tomorrow, Tuesday» is said on one alone."""
_VERB_REACH = 9
"""Words between a verb and the weekday that it puts in the days to come."""


def _lead(expression: DateExpression, notice: Notice) -> str:
    """Return the words right before a date, as far as the notice's stretch and the date before.

    Who is named between with his office takes no word of them.
    """
    sentence = notice.sentence
    before = [each.end for each in sentence.dates if each.end <= expression.start]
    start = max([notice.stretch.start, *before])
    persons = {
        number
        for name in notice.names
        if name.kind is EntityKind.PERSON
        for number in range(name.begins, max(name.last, name.outer_last))
    }
    words = [
        word.folded
        for number, word in enumerate(sentence.words)
        if start <= word.start < expression.start and number not in persons
    ]
    return " ".join(words[-_VERB_REACH:])
