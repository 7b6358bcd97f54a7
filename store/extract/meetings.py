"""Claims about meetings: from frames, roles and facts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from .. import edtf
from ..data import load
from ..dates import DateExpression
from ..properties import ROLES
from ..records import BlockKind, EntityKind, Method, Span, Status
from ..text import fold
from .claims import Writer, spanning
from .facts import Fact, actor_country
from .frames import Frame
from .names import Name
from .notices import Notice, Said
from .roles import RoleFound
from .sentences import Sentence

_REPORTED = re.compile(
    r"(?<!\w)و?(?:قال|قالت|اكد|اكدت|اشار|اشارت|اضاف|اضافت|اوضح|اوضحت|ذكر|ذكرت|صرح|كشف|تعهدت|تعهد)"
    r"(?:\s+\S+){0,7}?\s+(?:الي\s+)?(?:ان|انه|انها|بان)(?!\w)"
)
_LONGEST_MATTER = 260
_DAY_EXACT = frozenset({"ago", "in-a-while", "relative-day", "weekday", "weekday-direction"})
"""Date rules whose outcome shifts with the day on which somebody spoke."""
_PRESENT = frozenset(ROLES) - {"quoted", "mentioned"}


@dataclass(frozen=True, slots=True)
class MeetingContext:
    """Everything known of an article's meetings before they are written."""

    sentences: Sequence[Sentence]
    """The sentences."""
    notices: Sequence[Notice]
    """What speaks of meetings, in text order."""
    owner: Mapping[int, Frame]
    """For the number of a notice its meeting."""
    frames: Sequence[Frame]
    """The meetings."""
    first_notice: Mapping[int, int]
    """For the number of a sentence the number of its first notice."""
    written: date | None
    """The day the article was written."""
    countries: Mapping[str, str]
    """For the key of a person the code of a country."""
    names: Sequence[Sequence[Name]]
    """The names of each sentence."""

    def frame_in(self, sentence: int, trigger: int | None, at: int) -> Frame | None:
        """Return the meeting of a trigger, or the one a sentence speaks of at an offset."""
        first = self.first_notice.get(sentence, 0)
        if trigger is not None:
            return self.owner.get(first + trigger)
        found = None
        for number in range(first, len(self.notices)):
            notice = self.notices[number]
            if notice.sentence.number != sentence:
                break
            if found is None or notice.stretch.start <= at:
                found = self.owner.get(number, found)
        return found

    @property
    def main(self) -> Frame | None:
        """The meeting the article is about: the first it speaks of."""
        return self.frames[0] if self.frames else None


def write_meetings(
    context: MeetingContext,
    roles: Sequence[tuple[RoleFound, int]],
    facts: Sequence[tuple[Sentence, Fact]],
    writer: Writer,
) -> None:
    """Write what is said of each meeting that is one."""
    holders = _holders(context, roles)
    real = [frame for frame in context.frames if _is_real(frame, holders)]
    for frame in real:
        _write_frame(context, frame, writer)
        present = {
            role.name.key for role, _ in holders.get(frame.key, []) if role.rule.role in _PRESENT
        }
        for role, _ in holders.get(frame.key, []):
            if role.rule.role in _PRESENT or role.name.key not in present:
                _write_role(role, frame, writer)
    _write_outcomes(context, real, writer)
    for sentence, fact in facts:
        _write_fact(context, sentence, fact, real, writer)


def _holders(
    context: MeetingContext, roles: Sequence[tuple[RoleFound, int]]
) -> dict[str, list[tuple[RoleFound, int]]]:
    """Sort roles by meeting: the one the construction names, its sentence's, or the main one."""
    found: dict[str, list[tuple[RoleFound, int]]] = {}
    for role, sentence in roles:
        frame = context.frame_in(sentence, role.meeting, role.quote.start)
        if frame is None and (role.rule.of_main or role.meeting is not None):
            frame = context.main
        if frame is not None:
            found.setdefault(frame.key, []).append((role, sentence))
    return found


def _is_real(frame: Frame, holders: Mapping[str, list[tuple[RoleFound, int]]]) -> bool:
    """Whether a frame is a meeting of states, bodies or officials, and not a company's or a club's."""
    if frame.levels or frame.kind == "summit":
        return True
    if any(body.value.startswith(("group:", "working_group:")) for body, _ in frame.bodies):
        return True
    persons_or_states = [
        role
        for role, _ in holders.get(frame.key, [])
        if role.name.kind in (EntityKind.PERSON, EntityKind.COUNTRY) or role.name.adjective
    ]
    if persons_or_states:
        return True
    told = bool(frame.dates or frame.places)
    if frame.parent is not None or frame.parallel is not None:
        return True
    if frame.kind == "conference" and len(frame.notices) >= 1 and not told:
        return True
    return (bool(frame.bodies) and told) or (told and len(frame.notices) > 1)


def _write_frame(context: MeetingContext, frame: Frame, writer: Writer) -> None:
    for expression, notice in _dated(frame):
        _write_date(context, frame, expression, notice, writer)
    _write_implied_date(context, frame, writer)
    for place, notice in frame.places:
        method = place.name.method if place.name else Method.STATED
        rule = place.name.rule if place.name else "place"
        _write_said(frame, "place", place, notice, writer, rule=f"place-{rule}", method=method)
    _write_implied_place(context, frame, writer)
    for notice in frame.notices:
        if notice.host is not None and notice.host.value != "":
            _write_said(frame, "host", notice.host, notice, writer, rule="verb-of-hosting")
        if notice.mode is not None:
            _write_said(frame, "mode", notice.mode, notice, writer, rule="mode-words")
        _write_matter(frame, notice, writer)
    for body, notice in frame.bodies:
        _write_said(frame, "body", body, notice, writer, rule="body-meets")
    for level, notice in frame.levels:
        _write_said(frame, "level", level, notice, writer, rule="level-words")
    _write_status(context, frame, writer)
    _write_links(frame, writer)


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
    future = notice.status is not None and notice.status.value == Status.PLANNED
    meant = expression.resolve(context.written, future=future)
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


def _write_implied_date(context: MeetingContext, frame: Frame, writer: Writer) -> None:
    """Date a meeting by the one it takes place beside or within, where it has no date itself."""
    if frame.dates:
        return
    other, notice, mark, rule = frame.parallel, frame.notices[0], "", "parallel-to"
    if other is None:
        other = next((each for each in context.frames if each.parent is frame), None)
        notice = other.parent_notice or notice if other is not None else notice
        mark, rule = "~", "holds-part"
    if other is None or not other.known_dates:
        return
    known = edtf.without_marks(other.known_dates[0])[:10]
    quote = Span(notice.sentence.start, notice.sentence.end)
    quote = Span(max(quote.start, notice.trigger.start - 80), notice.trigger.end)
    quote = spanning(Span(_word_start(writer.text, quote.start, notice), quote.end))
    writer.write(
        frame.key,
        "date",
        known,
        known + mark,
        quote,
        rule,
        method=Method.RESOLVED,
        anchor=context.written.isoformat() if context.written else None,
    )


def _word_start(text: str, start: int, notice: Notice) -> int:
    start = max(start, notice.sentence.start)
    while start > notice.sentence.start and not text[start - 1].isspace():
        start -= 1
    return start


def _write_implied_place(context: MeetingContext, frame: Frame, writer: Writer) -> None:
    """Place a conference where the meeting within it takes place, if it is not placed itself."""
    if frame.places or frame.kind != "conference":
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
        Span(_word_start(writer.text, notice.trigger.start - 40, notice), notice.trigger.end),
        "place-of-part",
        method=Method.RESOLVED,
    )


def _write_said(
    frame: Frame,
    property: str,
    said: Said,
    notice: Notice,
    writer: Writer,
    *,
    rule: str,
    method: Method = Method.STATED,
) -> None:
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


@cache
def _matter_words() -> Mapping[str, re.Pattern[str]]:
    raw = load("meetings.toml")["content"]
    return {
        kind: re.compile(rf"(?<!\w)و?(?:{'|'.join(re.escape(fold(w)) for w in words)})(?!\w)")
        for kind, words in (("agenda", raw["agenda"]), ("purpose", ["بهدف", "من أجل", "بغية"]))
    }


def _write_matter(frame: Frame, notice: Notice, writer: Writer) -> None:
    """Write what a meeting is about and for: the words after «to discuss» and «with the aim of»."""
    sentence = notice.sentence
    if sentence.kind is not BlockKind.BODY or not (
        notice.says_something or notice.trigger.definite
    ):
        return
    text = sentence.folded.text
    start, end = sentence.folded_at(notice.trigger.end), sentence.folded_at(notice.stretch.end)
    before = notice.trigger.index - 1
    if before >= 0 and _matter_words()["agenda"].fullmatch(sentence.words[before].folded):
        _write_text(frame, "agenda", sentence, start, end, writer)
        return
    for kind, pattern in _matter_words().items():
        match = pattern.search(text, start, min(end, start + 160))
        if match:
            _write_text(frame, kind, sentence, match.end(), end, writer)


def _write_text(
    frame: Frame, kind: str, sentence: Sentence, start: int, end: int, writer: Writer
) -> None:
    text = sentence.folded.text
    stop = re.compile(r"[.؛:](?:\s|$)|،\s(?=الذي|التي|حيث|فيما|كما|في حين|مشير|مؤكد|لم )").search(
        text, start, end
    )
    last = min(stop.start() if stop else end, start + _LONGEST_MATTER)
    while (
        last < end and last > start and text[last - 1] != " " and text[last : last + 1] not in " ."
    ):
        last -= 1
    if last - start < 8:
        return
    span = sentence.source(start, last)
    value = " ".join(writer.text[span.start : span.end].split())
    writer.write(frame.key, kind, value, fold(value), span, f"{kind}-words")


def _write_status(context: MeetingContext, frame: Frame, writer: Writer) -> None:
    """Write whether a meeting took place: by its date where that settles it, else by its words."""
    said = [(notice.status, notice) for notice in frame.notices if notice.status is not None]
    final = {Status.CANCELLED, Status.POSTPONED}
    for status, notice in said:
        if status.value in final:
            _write_said(frame, "status", status, notice, writer, rule="status-words")
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
    elif said:
        best = said[0]
        _write_said(frame, "status", best[0], best[1], writer, rule="status-words")
    else:
        telling = next((n for n in frame.notices if n.trigger.kind == "statement"), None)
        if telling is not None:
            stated = Said(Status.HELD, telling.trigger.span)
            _write_said(
                frame,
                "status",
                stated,
                telling,
                writer,
                rule="joint-statement",
                method=Method.RESOLVED,
            )


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
        if limits.last > limits.first:
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
        quote = Span(
            _word_start(writer.text, notice.trigger.start - 40, notice), notice.trigger.end
        )
        writer.write(frame.key, "parallel", frame.parallel.key, frame.parallel.key, quote, "beside")


def _write_role(role: RoleFound, frame: Frame, writer: Writer) -> None:
    method = Method.RESOLVED if role.name.rule == "surname" else Method.STATED
    writer.write(
        frame.key,
        role.rule.role,
        role.name.label,
        role.name.key,
        role.quote,
        role.rule.name,
        method=method if role.name.rule != "surname" else Method.STATED,
        role=role.name.office or None,
        of=role.of.key if role.of is not None else None,
    )


def _write_outcomes(context: MeetingContext, real: Sequence[Frame], writer: Writer) -> None:
    """Write what those who met said together, as outcomes of the article's main meeting."""
    if not real or real[0] is not context.main:
        return
    for notice in context.notices:
        if notice.trigger.kind != "statement" or notice.sentence.kind is not BlockKind.BODY:
            continue
        sentence = notice.sentence
        end = min(sentence.end, notice.trigger.start + _LONGEST_MATTER)
        while (
            end < sentence.end and end > notice.trigger.end and not writer.text[end - 1].isspace()
        ):
            end -= 1
        span = Span(notice.trigger.start, end)
        value = " ".join(writer.text[span.start : span.end].split())
        writer.write(real[0].key, "outcome", value, fold(value), span, "joint-statement")


def _write_fact(
    context: MeetingContext,
    sentence: Sentence,
    fact: Fact,
    real: Sequence[Frame],
    writer: Writer,
) -> None:
    if fact.property in ("members", "founded"):
        _write_figure(context, sentence, fact, writer)
        return
    if fact.name is None:
        return
    country = actor_country(fact.name, context.countries)
    actor = f"country:{country}" if country else fact.name.key
    purpose = _words(writer.text, fact.purpose) if fact.purpose else ""
    sum_words = _words(writer.text, fact.value)
    detail = {**fact.detail, "actor": actor, "purpose": purpose}
    amount = f"{fact.detail['amount']} {fact.detail['currency']}"
    frame = context.frame_in(sentence.number, None, fact.quote.start) or context.main
    about = frame.key if frame is not None and frame in real else actor
    value = f"{sum_words}: {purpose}" if purpose else sum_words
    writer.write(
        about if fact.property == "pledge" else actor,
        fact.property,
        value,
        f"{amount}|{actor}|{fold(purpose)}",
        fact.quote,
        fact.rule,
        said_by=fact.name.key if fact.name.kind is EntityKind.PERSON else None,
        detail=detail,
    )


def _words(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())


def _write_figure(context: MeetingContext, sentence: Sentence, fact: Fact, writer: Writer) -> None:
    body = fact.name or _body_before(context, sentence, fact)
    if body is None or body.kind not in (EntityKind.GROUP, EntityKind.ORGANISATION):
        return
    if fact.property == "founded":
        expression = next(d for d in sentence.dates if d.start == fact.value.start)
        meant = expression.resolve(context.written)
        if meant is not None:
            value = _words(writer.text, fact.value)
            writer.write(body.key, "founded", value, meant.edtf, fact.quote, fact.rule)
        return
    written = {"as_of": context.written.isoformat()} if context.written else {}
    operator = str(fact.detail["operator"]).replace("=", "")
    unit = str(fact.detail["unit"])
    writer.write(
        body.key,
        "members",
        f"{operator}{fact.detail['number']} {unit}",
        f"{operator}{fact.detail['number']}|{unit}",
        fact.quote,
        fact.rule,
        detail={**fact.detail, **written},
    )


def _body_before(context: MeetingContext, sentence: Sentence, fact: Fact) -> Name | None:
    """Return the body a sentence without one goes on about: the first it names."""
    for name in context.names[sentence.number]:
        if name.start < fact.value.start and name.kind is EntityKind.GROUP:
            return name
    return None
