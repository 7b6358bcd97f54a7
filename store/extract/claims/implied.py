"""When a meeting was that has no date of its own: by the meetings it is told beside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from ... import edtf
from ...data import load
from ...records import Method, Span, Status
from ...text import fold
from ..frames.context import MeetingContext
from ..frames.frame import Frame
from ..frames.tense import meaning, speaks_ahead
from ..notices.notice import Notice
from .writing import Writer, spanning

_RECENT = 2
"""Days before the one of writing up to which a meeting goes on with the one before it."""


_DAY = re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d")
_FARTHEST = 20
"""Notices back to which a day is counted from the meeting told before."""


def write_implied_date(context: MeetingContext, frame: Frame, writer: Writer) -> None:
    """Date a meeting that has no date by the one it is beside, within, right before, or after."""
    if frame.dates:
        frame.day = next(filter(_DAY.fullmatch, map(edtf.without_marks, frame.known_dates)), "")
        return
    for notice, day, mark, rule in _implied(context, frame):
        frame.day = day
        start = max(notice.sentence.start, notice.trigger.start - 80)
        start = word_start(writer.text, start, notice)
        writer.write(
            frame.key,
            "date",
            day,
            day + mark,
            spanning(Span(start, notice.trigger.end)),
            rule,
            method=Method.RESOLVED,
            anchor=context.written.isoformat() if context.written else None,
        )
        return


def _implied(context: MeetingContext, frame: Frame) -> Iterator[tuple[Notice, str, str, str]]:
    """Yield what dates a meeting, the firmest first: where it is said, the day, its mark, why."""
    notice = frame.notices[0]
    if frame.parallel is not None and frame.parallel.known_dates:
        yield notice, edtf.without_marks(frame.parallel.known_dates[0])[:10], "", "parallel-to"
    if frame.parent is not None and frame.parent_notice is not None:
        day = _day_within(context, frame, frame.parent)
        if day:
            yield frame.parent_notice, day, "~", "on-the-margin"
    part = next((each for each in context.frames if each.parent is frame), None)
    if part is not None and part.known_dates:
        day = edtf.without_marks(part.known_dates[0])[:10]
        yield part.parent_notice or notice, day, "~", "holds-part"
    same = context.in_sentence(notice.sentence.number)
    number = next(n for n, each in same if each is notice)
    shifted = _shifted(context, frame, number)
    if shifted:
        yield notice, shifted, "", "counted-from-before"
    if frame.planned:
        return
    other = _around(context, frame, notice)
    if other is not None and other.day:
        yield notice, other.day, "~", "right-before-or-after"
    before = _gone_on_from(context, frame, number)
    if before is not None and before.day and _is_recent(context, before.day):
        yield notice, before.day, "~", "same-day-as-before"


def _day_within(context: MeetingContext, part: Frame, whole: Frame) -> str:
    """Return the day of what is on the margin of a meeting: its own, or its first until now."""
    if not whole.known_dates:
        return whole.day
    limits = edtf.bounds(whole.known_dates[0])
    if limits is None or limits.first == limits.last:
        return edtf.without_marks(whole.known_dates[0])[:10]
    begun = part.held and limits.first == context.written
    return limits.first.isoformat() if begun else ""


def _shifted(context: MeetingContext, frame: Frame, number: int) -> str:
    """Return the day that «the same day» or «two days before that» counts from the one before."""
    notice = context.notices[number]
    sentence = notice.sentence
    text = sentence.folded.text
    last = min(sentence.folded_at(notice.stretch.end), sentence.folded_at(notice.trigger.end) + 60)
    for pattern, days in _shifts():
        match = pattern.search(text, sentence.folded_at(notice.stretch.start), last)
        base = _day_before(context, frame, number, match.start()) if match else None
        if base is not None:
            return (base + timedelta(days)).isoformat()
    return ""


def _day_before(context: MeetingContext, frame: Frame, number: int, at: int) -> date | None:
    """Return the day last told of: in the sentence before a folded offset, else by a meeting."""
    sentence = context.notices[number].sentence
    for expression in reversed(sentence.dates):
        if sentence.folded_at(expression.end) > at:
            continue
        meant = meaning(expression, context.notices[number], context.written)
        limits = edtf.bounds(meant.edtf) if meant is not None else None
        return limits.first if limits is not None and limits.first == limits.last else None
    others = (context.owner.get(n) for n in range(number - 1, max(number - _FARTHEST, -1), -1))
    before = next((each for each in others if each is not None and each is not frame), None)
    return (
        date.fromisoformat(before.day) if before is not None and before.day[:1].isdigit() else None
    )


def _around(context: MeetingContext, frame: Frame, notice: Notice) -> Frame | None:
    """Return the meeting that the sentence of a notice says this one was right before or after."""
    sentence = notice.sentence
    for index, other in context.in_sentence(sentence.number):
        owner = context.owner.get(index)
        if owner is None or owner is frame:
            continue
        lead = sentence.words[other.trigger.index - 1].folded if other.trigger.index else ""
        if lead.removeprefix("و") in _near_words():
            return owner
    text = sentence.folded.text
    main = context.main
    return main if main is not frame and _near_main().search(text) is not None else None


def _gone_on_from(context: MeetingContext, frame: Frame, number: int) -> Frame | None:
    """Return the meeting told of before, where the words go on from it within its day."""
    notice = context.notices[number]
    before = next(
        (
            n
            for n in range(number - 1, max(number - _FARTHEST, -1), -1)
            if context.owner.get(n) not in (None, frame) and not context.owner[n].planned
        ),
        None,
    )
    if before is None or not _goes_on(notice, context.notices[before]):
        return None
    if notice.status is not None and notice.status.value is not Status.HELD:
        return None
    return context.owner[before]


def _goes_on(notice: Notice, before: Notice) -> bool:
    """Whether the words that lead to a notice go on from the one before it."""
    sentence = notice.sentence
    text = sentence.folded.text
    if not notice.bilateral or speaks_ahead(sentence.words[notice.trigger.index].folded):
        return False
    if notice.trigger.again:
        return True
    if before.sentence is sentence:
        between = text[
            sentence.folded_at(before.trigger.end) : sentence.folded_at(notice.trigger.start)
        ]
        return re.search(r"(?<!\w)و?(?:ثم|كما|بعدها)\s+(?:\S+\s+){0,3}$", between) is not None
    if notice.trigger.verb and notice.trigger.index == 0 and text.startswith("و"):
        return True
    return any(pattern.match(text) for pattern in _continuing())


def _is_recent(context: MeetingContext, day: str) -> bool:
    """Whether a day is one of the last before writing; any is without a day of writing."""
    limits = edtf.bounds(day)
    if context.written is None or limits is None:
        return True
    return 0 <= (context.written - limits.first).days <= _RECENT


@cache
def _shifts() -> tuple[tuple[re.Pattern[str], int], ...]:
    return tuple(
        (re.compile(rf"(?<!\w)و?(?:{entry['pattern']})(?!\w)"), int(entry["days"]))
        for entry in load("timing.toml")["shifted"]
    )


@cache
def _continuing() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(entry["pattern"]) for entry in load("timing.toml")["goes_on"])


@cache
def _near_words() -> frozenset[str]:
    return frozenset(fold(w) for entry in load("timing.toml")["around"] for w in entry["words"])


@cache
def _near_main() -> re.Pattern[str]:
    (entry,) = load("timing.toml")["around"]
    near, meetings = ("|".join(map(fold, entry[name])) for name in ("words", "meetings"))
    return re.compile(rf"(?<!\w)و?(?:{near})\s+(?:{meetings})(?!\w)")


def word_start(text: str, start: int, notice: Notice) -> int:
    """Return the beginning of the word an offset lies in, not before the notice's sentence."""
    start = max(start, notice.sentence.start)
    while start > notice.sentence.start and not text[start - 1].isspace():
        start -= 1
    return start
