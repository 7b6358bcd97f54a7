"""Claims about when and where a meeting is, who meets, and whether it took place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ... import edtf
from ...dates import DateExpression
from ...records import BlockKind, EntityKind, Method, Span, Status
from ..buildings import SEAT
from ..constructions.subjects import is_of_before
from ..frames.context import MeetingContext
from ..frames.frame import Frame
from ..frames.tense import is_weekday_ahead, meaning, side
from ..notices.notice import Notice
from ..notices.said import Said
from ..sentences import Sentence
from .courses import course_of
from .implied import word_start, write_implied_date
from .matters import write_matter
from .writing import Writer, spanning

_REPORTED = re.compile(
    r"(?<!\w)و?(?:قال|قالت|اكد|اكدت|اشار|اشارت|اضاف|اضافت|اوضح|اوضحت|ذكر|ذكرت|صرح|كشف|تعهدت|تعهد)"
    r"(?:\s+\S+){0,7}?\s+(?:الي\s+)?(?:ان|انه|انها|بان)(?!\w)"
)
_DAY_EXACT = frozenset({"ago", "in-a-while", "relative-day", "weekday", "weekday-direction"})
"""Date rules whose outcome shifts with the day on which somebody spoke."""


def write_frame(context: MeetingContext, frame: Frame, writer: Writer) -> None:
    """Write when, where and what a meeting is, as its notices say."""
    if frame.opens is not None:
        _write_opening(context, frame, frame.opens, writer)
        return
    for expression, notice in _dated(frame):
        _write_date(context, frame, expression, notice, writer)
    _write_course(context, frame, writer)
    write_implied_date(context, frame, writer)
    _write_places(frame, writer)
    _write_implied_place(context, frame, writer)
    for notice in frame.notices:
        if notice.host is not None and notice.host.value != "":
            write_said(frame, "host", notice.host, notice, writer, rule="verb-of-hosting")
        if notice.mode is not None:
            write_said(frame, "mode", notice.mode, notice, writer, rule="mode-words")
        write_matter(frame, notice, writer)
    _write_kind(frame, writer)
    wider = {b.name.parent for b, _ in frame.bodies if b.name and b.name.rule == "kind-of-group"}
    for body, notice in frame.bodies:
        if body.value in wider:
            continue  # «the small group» met, not all it is a group of
        write_said(frame, "body", body, notice, writer, rule="body-meets")
    for level, notice in frame.levels:
        write_said(frame, "level", level, notice, writer, rule="level-words")
    _write_status(context, frame, writer)
    _write_links(frame, writer)


def _write_opening(context: MeetingContext, frame: Frame, whole: Frame, writer: Writer) -> None:
    """Write of the first session of a gathering who meets, and that it begins when all does."""
    for body, notice in frame.bodies:
        write_said(frame, "body", body, notice, writer, rule="body-meets")
    _write_kind(frame, writer)
    _write_implied_place(context, frame, writer)
    _write_links(frame, writer)
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


def _dated(frame: Frame) -> Iterator[tuple[DateExpression, Notice]]:
    for expression, _, notice in frame.dates:
        yield expression, notice


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


def _write_places(frame: Frame, writer: Writer) -> None:
    """Write where a meeting is said to be."""
    for place, notice in () if _is_placed_by_whole(frame) else frame.places:
        method = place.name.method if place.name else Method.STATED
        rule = place.name.rule if place.name else "place"
        write_said(frame, "place", place, notice, writer, rule=f"place-{rule}", method=method)
        if rule == SEAT:
            # No mention names it, for its words are the body's.
            writer.write(place.value, "name", place.label, place.label, place.span, rule)


def _is_placed_by_whole(frame: Frame) -> bool:
    """Whether the city of a summit tells more than the building of a meeting on its margin."""
    if frame.parent is None or not frame.parent.places or frame.parent_notice is None:
        return False
    return all(place.name is not None and place.name.rule == SEAT for place, _ in frame.places)


def _write_implied_place(context: MeetingContext, frame: Frame, writer: Writer) -> None:
    """Place a conference where the meeting within it is, and what is on the margin where that is.

    Only where it is not placed itself.
    """
    if frame.places and not _is_placed_by_whole(frame):
        return
    if frame.parent is not None and frame.parent.places and frame.parent_notice is not None:
        place, notice = frame.parent.places[0]
        write_said(
            frame, "place", place, notice, writer, rule="place-of-whole", method=Method.RESOLVED
        )
        return
    if frame is context.main:
        _write_place_of_dateline(context, frame, writer)
    _write_place_of_before(context, frame, writer)
    if frame.kind != "conference":
        return
    part = next((each for each in context.frames if each.parent is frame and each.places), None)
    if part is None or part.parent_notice is None:
        return
    place, notice = part.places[0][0], part.parent_notice
    writer.write(
        frame.key,
        "place",
        place.label or place.value,
        place.value,
        Span(word_start(writer.text, notice.trigger.start - 40, notice), notice.trigger.end),
        "place-of-part",
        method=Method.RESOLVED,
    )


_ALSO = re.compile(r"\W*(?:كما|كذلك|وكذلك|(?:و?من )?ثم) ?(?:قد )?\w?")
"""How a sentence begins that goes on with what the same person did."""


def _write_place_of_before(context: MeetingContext, frame: Frame, writer: Writer) -> None:
    """Place whom somebody «also received» where he received the one told of just before."""
    told = [each for each in context.frames if each.number <= frame.number]
    first = frame.notices[0]
    if not frame.planned and is_of_before(first.sentence, first.names):
        told = [each for each in told if not each.planned]  # what is to come lies between
    while not told[-1].places:
        if len(told) == 1 or not _is_told_along(told[-1]):
            return
        if not told.pop().persons & told[-1].persons:
            return
    before = told[-1]
    place, notice = before.places[0]
    rule = "place-of-meeting-before"
    write_said(frame, "place", place, notice, writer, rule=rule, method=Method.INFERRED)


def _is_told_along(frame: Frame) -> bool:
    """Whether a meeting of two, without a day of its own, is told in a sentence that goes on."""
    first = frame.notices[0]
    if not (first.bilateral and first.trigger.verb) or frame.planned:
        return False
    if first.trigger.again:
        return True
    goes_on = _ALSO.match(first.sentence.folded.text) is not None
    return not frame.dates and (goes_on or is_of_before(first.sentence, first.names))


def _write_place_of_dateline(context: MeetingContext, frame: Frame, writer: Writer) -> None:
    """Place what a report opens with where the report is sent from, if nothing else is said.

    That is what the dateline of an agency tells by custom, and it is not more than likely.
    """
    first = next((each for each in context.sentences if each.kind is BlockKind.BODY), None)
    to_come = frame.planned or frame.called_off
    if to_come or not any(notice.sentence is first for notice in frame.notices):
        return
    places = [
        name
        for sentence, names in zip(context.sentences, context.names, strict=True)
        if sentence.kind is BlockKind.DATELINE
        for name in names
        if name.kind is EntityKind.PLACE
    ]
    if len({name.key for name in places}) == 1:
        place = places[0]
        span = Span(place.start, place.end)
        writer.write(
            frame.key,
            "place",
            place.label,
            place.key,
            span,
            "place-of-dateline",
            method=Method.INFERRED,
        )


def write_said(
    frame: Frame,
    property: str,
    said: Said,
    notice: Notice,
    writer: Writer,
    *,
    rule: str,
    method: Method = Method.STATED,
) -> None:
    """Write what a notice says, with the words from its trigger to the value for evidence."""
    value = said.label or said.value
    writer.write(
        frame.key,
        property,
        value,
        said.value,
        spanning(notice.trigger.span, said.span),
        rule,
        method=method,
    )


def _write_kind(frame: Frame, writer: Writer) -> None:
    """Write what kind of meeting it is, by the first word that says so of this one."""
    for notice in frame.notices:
        trigger = notice.trigger
        if trigger.label and not trigger.plural and trigger.kind == frame.kind:
            writer.write(
                frame.key, "kind", trigger.label, trigger.kind, trigger.span, "kind-of-meeting"
            )
            return


def _write_status(context: MeetingContext, frame: Frame, writer: Writer) -> None:
    """Write whether a meeting took place: by its date where that settles it, else by its words."""
    said = [(notice.status, notice) for notice in frame.notices if notice.status is not None]
    final = {Status.CANCELLED, Status.POSTPONED}
    for status, notice in said:
        if status.value in final:
            write_said(frame, "status", status, notice, writer, rule="status-words")
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
    elif (told := _day_before_or_ahead(frame) or _weekday_ahead(frame)) is not None:
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


def _day_before_or_ahead(frame: Frame) -> tuple[Said, Notice] | None:
    """Return what «tomorrow» and «yesterday» say of a meeting, unless other words say otherwise.

    They say so without a day of writing.
    """
    words = {each.status.value for each in frame.notices if each.status is not None}
    told = [(side(each), each, notice) for each, notice in _dated(frame)]
    sides = {status for status, _, _ in told if status is not None}
    contrary = {Status.PLANNED: Status.HELD, Status.HELD: Status.PLANNED}
    for status, expression, notice in told:
        if status is not None and len(sides) == 1 and contrary[status] not in words:
            days = Span(expression.start, expression.end)
            return Said(status, spanning(notice.trigger.span, days)), notice
    return None


def _weekday_ahead(frame: Frame) -> tuple[Said, Notice] | None:
    """Return that a meeting is to come on a weekday, where nothing says that it was held."""
    if any(each.status is not None and each.status.value is Status.HELD for each in frame.notices):
        return None
    for expression, notice in _dated(frame):
        if is_weekday_ahead(expression, notice):
            words = Span(expression.start, expression.end)
            return Said(Status.PLANNED, spanning(notice.trigger.span, words)), notice
    return None


def _status_by_date(
    context: MeetingContext, frame: Frame
) -> tuple[Status, DateExpression, Notice] | None:
    if context.written is None:
        return None
    for expression, meant, notice in frame.dates:
        limits = edtf.bounds(meant.edtf) if meant is not None else None
        if limits is None:
            continue
        if limits.last < context.written:
            return Status.HELD, expression, notice
        if limits.first > context.written:
            return Status.PLANNED, expression, notice
        if limits.last > limits.first and expression.rule != "this-period":
            planned = any(n.status and n.status.value == Status.PLANNED for n in frame.notices[:1])
            return (Status.PLANNED if planned else Status.ONGOING), expression, notice
    return None


def _write_links(frame: Frame, writer: Writer) -> None:
    if frame.parent is not None and frame.parent_notice is not None:
        notice = frame.parent_notice
        quote = spanning(frame.notices[0].trigger.span, notice.trigger.span)
        if quote.end - quote.start > 400:
            quote = notice.trigger.span
        writer.write(frame.key, "part_of", frame.parent.key, frame.parent.key, quote, "within")
    if frame.parallel is not None:
        notice = frame.notices[0]
        quote = Span(word_start(writer.text, notice.trigger.start - 40, notice), notice.trigger.end)
        writer.write(frame.key, "parallel", frame.parallel.key, frame.parallel.key, quote, "beside")
