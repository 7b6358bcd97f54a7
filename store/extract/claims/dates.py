"""Claims about when a meeting is, by the dates and the days its notices give."""

from __future__ import annotations

import re

from ... import edtf
from ...dates import DateExpression
from ...records import Method, Span
from ..frames.context import MeetingContext
from ..frames.frame import Frame
from ..frames.tense import meaning
from ..notices.notice import Notice
from ..sentences import Sentence
from .courses import course_of
from .writing import Writer, spanning

_REPORTED = re.compile(
    r"(?<!\w)و?(?:قال|قالت|اكد|اكدت|اشار|اشارت|اضاف|اضافت|اوضح|اوضحت|ذكر|ذكرت|صرح|كشف|تعهدت|تعهد)"
    r"(?:\s+\S+){0,7}?\s+(?:الي\s+)?(?:ان|انه|انها|بان)(?!\w)"
)
_DAY_EXACT = frozenset({"ago", "in-a-while", "relative-day", "weekday", "weekday-direction"})
"""Date rules whose outcome shifts with the day on which somebody spoke."""


def write_dates(context: MeetingContext, frame: Frame, writer: Writer) -> None:
    """Write when a meeting is: each date said of it, and from when to when by its days."""
    for expression, _, notice in frame.dates:
        _write_date(context, frame, expression, notice, writer)
    _write_course(context, frame, writer)


def _write_date(
    context: MeetingContext,
    frame: Frame,
    expression: DateExpression,
    notice: Notice,
    writer: Writer,
) -> None:
    meant = meaning(expression, notice, context.written)
    span = Span(expression.start, expression.end)
    value = writer.text[span.start : span.end]
    quote = spanning(notice.trigger.span, span)
    if meant is None:
        writer.write(
            frame.key,
            "date",
            value,
            "",
            quote,
            f"{expression.rule}-unsettled",
            method=Method.RESOLVED,
        )
        return
    reported = expression.rule in _DAY_EXACT and _is_reported(notice.sentence, expression)
    doubt = "?" if reported and not meant.edtf.endswith(("?", "~")) else ""
    writer.write(
        frame.key,
        "date",
        value,
        meant.edtf + doubt,
        quote,
        meant.rule,
        method=meant.method,
        anchor=meant.anchor,
    )


def _is_reported(sentence: Sentence, expression: DateExpression) -> bool:
    """Whether a date stands in speech whose own day is not known."""
    text = sentence.folded.text
    return _REPORTED.search(text, 0, sentence.folded_at(expression.start)) is not None


def _write_course(context: MeetingContext, frame: Frame, writer: Writer) -> None:
    """Write from when to when a meeting is, where the words for its days say so."""
    course = course_of(frame, context.written) if frame.dates else None
    if course is None:
        return
    writer.write(
        frame.key,
        "date",
        writer.text[course.quote.start : course.quote.end],
        course.edtf,
        course.quote,
        course.rule,
        method=course.method,
        anchor=course.anchor,
    )


def write_first_day(context: MeetingContext, frame: Frame, whole: Frame, writer: Writer) -> None:
    """Write of the first session of a gathering of several days that it is on the first."""
    for expression, meant, notice in whole.dates:
        limits = edtf.bounds(meant.edtf) if meant is not None else None
        if limits is not None and limits.last > limits.first:
            words = writer.text[expression.start : expression.end].split()[0]
            first = Span(expression.start, expression.start + len(words))
            writer.write(
                frame.key,
                "date",
                words,
                limits.first.isoformat(),
                spanning(notice.trigger.span, first),
                "first-day",
                method=Method.RESOLVED,
                anchor=context.written.isoformat() if context.written else None,
            )
            return
