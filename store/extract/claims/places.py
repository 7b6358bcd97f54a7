"""Claims about where a meeting is: as said, as the one told before, by the dateline."""

from __future__ import annotations

import re

from ...gazetteer import gazetteer
from ...records import BlockKind, EntityKind, Method, Span
from ...text import fold
from ..buildings import SEAT
from ..constructions.subjects import is_of_before
from ..frames.context import MeetingContext
from ..frames.frame import Frame
from ..names import Name
from ..notices.called_off import WAS_TO
from .implied import word_start
from .said import write_said
from .travels import journey_of, row_place_of
from .writing import Writer


def write_places(frame: Frame, writer: Writer) -> None:
    """Write where a meeting is said to be."""
    for place, notice in () if _is_placed_by_whole(frame) else frame.places:
        method = place.name.method if place.name else Method.STATED
        rule = place.name.rule if place.name else "place"
        write_said(frame, "place", place, notice, writer, rule=f"place-{rule}", method=method)
        if rule == SEAT:
            # No mention names it, for its words are the body's.
            writer.write(place.value, "name", place.label, place.label, place.span, rule)


_OWN_ROOM = re.compile(
    r"(?<!\w)و?(?:ب|(?:في|فى|داخل)\s+)(?P<room>(?:مكتب|منزل|دارت|صالون|(?:مقر|محل|بيت)\s+[إا]?قامت|"
    r"مقر\s+سكن|بيت)(?:ه|ها))(?![\wً-ْ])"
)
"""«In his office»: where somebody receives, as it stands; folded it would be a library too."""


def write_own_room(frame: Frame, writer: Writer) -> None:
    """Place whom somebody received «in his office» there, where nothing tells which town it is."""
    for notice in frame.notices:
        sentence, trigger = notice.sentence, notice.trigger
        if not (trigger.verb or notice.bilateral) or _is_remote(frame):
            continue
        begin = trigger.end - sentence.start
        match = _OWN_ROOM.search(sentence.text, begin, notice.stretch.end - sentence.start)
        if match is None or any(
            each.about == frame.key and each.property == "place" for each in writer.claims
        ):
            continue
        span = Span(*(sentence.start + at for at in match.span("room")))
        words = writer.words(span)
        key = f"place:{fold(words)}"
        writer.write(frame.key, "place", words, key, span, "place-own-room")
        writer.write(key, "name", words, words, span, SEAT)
        return


def _is_remote(frame: Frame) -> bool:
    """Whether those who meet are in different places: «by video»."""
    modes = {notice.mode.value for notice in frame.notices if notice.mode is not None}
    return modes == {_REMOTE}


_REMOTE = "virtual"


def _is_placed_by_whole(frame: Frame) -> bool:
    """Whether the city of a summit tells more than the building of a meeting on its margin."""
    if frame.parent is None or not frame.parent.places or frame.parent_notice is None:
        return False
    return all(place.name is not None and place.name.rule == SEAT for place, _ in frame.places)


def write_implied_place(context: MeetingContext, frame: Frame, writer: Writer) -> None:
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
    if _write_place_of_visit(context, frame, writer):
        return
    for rule, place_of in (("place-of-row", row_place_of), ("place-of-journey", journey_of)):
        found = place_of(context, frame)
        if found is not None:
            span, method = Span(found.start, found.end), Method.INFERRED
            writer.write(frame.key, "place", found.label, found.key, span, rule, method=method)
            return
    if frame is context.main:
        _write_place_of_dateline(context, frame, writer)
    _write_place_of_before(context, frame, writer)
    part = next((each for each in context.frames if each.parent is frame and each.places), None)
    if part is None or part.parent_notice is None:
        return
    if frame.kind != "conference" and part.parent_notice.sentence is not frame.notices[0].sentence:
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


_VISIT_BEFORE = 4
"""Sentences before «he was to meet» in which the visit may be told of."""
_VISIT_TO = re.compile(r"(?<!\w)(?:ال)?(?:زياره|زيارته|زيارتها)\s[^.؛]{0,80}?(?:الي|ل)\s?$")


def _write_place_of_visit(context: MeetingContext, frame: Frame, writer: Writer) -> bool:
    """Place whom somebody «was to meet» where the visit was to go that is told of before."""
    first = frame.notices[0]
    sentence = first.sentence
    lead = sentence.folded.text[: sentence.folded_at(first.trigger.start)]
    if WAS_TO.search(lead) is None:
        return False
    for number in range(sentence.number - 1, max(sentence.number - _VISIT_BEFORE, 0) - 1, -1):
        before = context.sentences[number]
        for name in context.names[number]:
            place = name.kind in (EntityKind.PLACE, EntityKind.COUNTRY) and not name.adjective
            told = before.folded.text[: before.folded_at(name.start)]
            if place and _VISIT_TO.search(told):
                span = Span(name.start, name.end)
                rule, method = "place-of-visit", Method.INFERRED
                writer.write(frame.key, "place", name.label, name.key, span, rule, method=method)
                return True
    return False


_ALSO = re.compile(r"\W*(?:كما|كذلك|وكذلك|(?:و?من )?ثم) ?(?:قد )?\w?")
"""How a sentence begins that goes on with what the same person did."""
_AROUND = re.compile(r"\W*و?(?:سبق|سبقت|تلا|تلت|اعقب|اعقبت)\s(?:هذا\s|هذه\s)?ال")
"""How a sentence begins that tells what came right before or after a meeting."""


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
    if first.bilateral and _AROUND.match(first.sentence.folded.text):
        return True
    if not (first.bilateral and first.trigger.verb) or frame.planned:
        return False
    if first.trigger.again:
        return True
    goes_on = _ALSO.match(first.sentence.folded.text) is not None
    return not frame.dates and (goes_on or is_of_before(first.sentence, first.names))


def _is_of_its_capital(name: Name) -> bool:
    """Whether a country is called as its capital is, which is what a dateline means by it."""
    capital = gazetteer().capitals.get(name.country or "")
    return name.kind is EntityKind.COUNTRY and capital is not None and capital.label == name.label


_FEWEST_WORDS = 4
"""Words of the sentence a report opens with: less is left over from the page above it."""


def _write_place_of_dateline(context: MeetingContext, frame: Frame, writer: Writer) -> None:
    """Place what a report opens with where the report is sent from, if nothing else is said.

    That is what the dateline of an agency tells by custom, and it is not more than likely.
    """
    body = (each for each in context.sentences if each.kind is BlockKind.BODY)
    first = next((each for each in body if len(each.words) >= _FEWEST_WORDS), None)
    to_come = frame.planned or frame.called_off
    if to_come or not any(notice.sentence is first for notice in frame.notices):
        return
    places = [
        name
        for sentence, names in zip(context.sentences, context.names, strict=True)
        if sentence.kind is BlockKind.DATELINE
        for name in names
        if name.kind is EntityKind.PLACE or _is_of_its_capital(name)
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
