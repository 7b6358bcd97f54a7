"""Claims about when and where a meeting is, who meets, and whether it took place."""

from __future__ import annotations

from ...records import Span
from ..frames.context import MeetingContext
from ..frames.frame import Frame
from .dates import write_dates, write_first_day
from .implied import word_start, write_implied_date
from .matters import write_matter
from .places import write_implied_place, write_own_room, write_places
from .said import write_said
from .status import write_status
from .writing import Writer, spanning


def write_frame(context: MeetingContext, frame: Frame, writer: Writer) -> None:
    """Write when, where and what a meeting is, as its notices say."""
    if frame.opens is not None:
        _write_opening(context, frame, frame.opens, writer)
        return
    write_dates(context, frame, writer)
    write_implied_date(context, frame, writer)
    write_places(frame, writer)
    write_implied_place(context, frame, writer)
    write_own_room(frame, writer)
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
    write_status(context, frame, writer)
    _write_links(frame, writer)


def _write_opening(context: MeetingContext, frame: Frame, whole: Frame, writer: Writer) -> None:
    """Write of the first session of a gathering who meets, and that it begins when all does."""
    for body, notice in frame.bodies:
        write_said(frame, "body", body, notice, writer, rule="body-meets")
    _write_kind(frame, writer)
    write_implied_place(context, frame, writer)
    _write_links(frame, writer)
    write_first_day(context, frame, whole, writer)


def _write_kind(frame: Frame, writer: Writer) -> None:
    """Write what kind of meeting it is, by the first word that says so of this one."""
    for notice in frame.notices:
        trigger = notice.trigger
        if trigger.label and not trigger.plural and trigger.kind == frame.kind:
            writer.write(
                frame.key, "kind", trigger.label, trigger.kind, trigger.span, "kind-of-meeting"
            )
            return


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
