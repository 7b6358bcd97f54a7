"""Claims about whether a meeting took place, takes place or will."""

from __future__ import annotations

from collections.abc import Sequence

from ... import edtf
from ...dates import DateExpression
from ...records import BlockKind, Method, Span, Status
from ..frames.context import MeetingContext
from ..frames.frame import Frame
from ..frames.tense import is_day_ahead, is_today_ahead, side
from ..notices.called_off import WAS_TO, visit_called_off
from ..notices.notice import Notice
from ..notices.said import Said
from .said import write_said
from .writing import Writer, spanning


def write_status(context: MeetingContext, frame: Frame, writer: Writer) -> None:
    """Write whether a meeting took place: by its date where that settles it, else by its words."""
    said = [(notice.status, notice) for notice in frame.notices if notice.status is not None]
    final = {Status.CANCELLED, Status.POSTPONED}
    for status, notice in said:
        if status.value in final:
            write_said(frame, "status", status, notice, writer, rule="status-words")
            return
    with_visit = _called_off_with_visit(context, said)
    if with_visit is not None:
        write_said(frame, "status", *with_visit, writer, rule="status-words")
        return
    by_date = _status_by_date(context, frame)
    if by_date is not None:
        status_value, expression, notice = by_date
        span = spanning(notice.trigger.span, Span(expression.start, expression.end))
        writer.write(
            frame.key,
            "status",
            status_value,
            status_value,
            span,
            "date-against-writing",
            method=Method.RESOLVED,
            anchor=context.written.isoformat() if context.written else None,
        )
        agreeing = next((each for each in said if each[0].value == status_value), None)
        if agreeing is not None:
            write_said(frame, "status", *agreeing, writer, rule="status-words")
    elif (told := _day_before_or_ahead(frame) or _by_verb_ahead(frame)) is not None:
        write_said(frame, "status", *told, writer, rule="status-words")
    elif said:
        body = [each for each in said if each[1].sentence.kind is BlockKind.BODY]
        best = (body or said)[0]
        write_said(frame, "status", best[0], best[1], writer, rule="status-words")
    else:
        telling = next((n for n in frame.notices if n.trigger.kind == "statement"), None)
        if telling is not None:
            stated = Said(Status.HELD, telling.trigger.span)
            write_said(
                frame,
                "status",
                stated,
                telling,
                writer,
                rule="joint-statement",
                method=Method.RESOLVED,
            )


_BEFORE = 4
"""Sentences before «he was to meet» in which the visit may be called off."""


def _called_off_with_visit(
    context: MeetingContext, said: Sequence[tuple[Said, Notice]]
) -> tuple[Said, Notice] | None:
    """Return that somebody who «was to meet» did not, where his visit was called off before."""
    for status, notice in said:
        sentence = notice.sentence
        lead = sentence.folded.text[: sentence.folded_at(notice.trigger.start)]
        if status.value is not Status.PLANNED or WAS_TO.search(lead) is None:
            continue
        for before in context.sentences[max(sentence.number - _BEFORE, 0) : sentence.number]:
            called_off = visit_called_off(before.folded.text)
            if called_off is not None:
                return Said(called_off, status.span), notice
    return None


def _day_before_or_ahead(frame: Frame) -> tuple[Said, Notice] | None:
    """Return what «tomorrow» and «yesterday» say of a meeting, unless other words say otherwise.

    They say so without a day of writing.
    """
    words = {each.status.value for each in frame.notices if each.status is not None}
    told = [(side(each), each, notice) for each, _, notice in frame.dates]
    sides = {status for status, _, _ in told if status is not None}
    contrary = {Status.PLANNED: Status.HELD, Status.HELD: Status.PLANNED}
    for status, expression, notice in told:
        if status is not None and len(sides) == 1 and contrary[status] not in words:
            days = Span(expression.start, expression.end)
            return Said(status, spanning(notice.trigger.span, days)), notice
    return None


def _by_verb_ahead(frame: Frame) -> tuple[Said, Notice] | None:
    """Return that a meeting is to come, today or on a weekday, unless words say it was held."""
    if any(each.status is not None and each.status.value is Status.HELD for each in frame.notices):
        return None
    for expression, _, notice in frame.dates:
        if is_day_ahead(expression, notice) or is_today_ahead(expression, notice):
            words = Span(expression.start, expression.end)
            return Said(Status.PLANNED, spanning(notice.trigger.span, words)), notice
    return None


_LONGEST = 20
"""Days that a meeting goes on for, at most."""


def _is_long(limits: edtf.Bounds) -> bool:
    """Whether a span is too long for a meeting that goes on."""
    return (limits.last - limits.first).days > _LONGEST


def _status_by_date(
    context: MeetingContext, frame: Frame
) -> tuple[Status, DateExpression, Notice] | None:
    if context.written is None:
        return None
    for expression, meant, notice in frame.dates:
        limits = edtf.bounds(meant.edtf) if meant is not None else None
        if limits is None:
            continue
        said = any(each.status is not None for each in frame.notices)
        if said and limits.first <= context.written <= limits.last and _is_long(limits):
            continue  # «this year» leaves open on which side
        if limits.last < context.written:
            return Status.HELD, expression, notice
        if limits.first > context.written:
            return Status.PLANNED, expression, notice
        if limits.last > limits.first and expression.rule != "this-period":
            planned = any(n.status and n.status.value == Status.PLANNED for n in frame.notices[:1])
            return (Status.PLANNED if planned else Status.ONGOING), expression, notice
    return None
