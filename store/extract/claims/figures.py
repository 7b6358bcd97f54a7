"""Claims about figures: members, how many took part, since when, how many people."""

from __future__ import annotations

from collections.abc import Collection

from ...records import EntityKind, Method
from ...text import fold
from ..constructions.facts import Fact
from ..frames.context import MeetingContext
from ..frames.frame import Frame
from ..names import Name
from ..sentences import Sentence
from .writing import Writer

_BODIES = frozenset({EntityKind.GROUP, EntityKind.ORGANISATION})
_COUNTED = frozenset({EntityKind.COUNTRY, EntityKind.PLACE})


def write_fact(
    context: MeetingContext,
    sentence: Sentence,
    fact: Fact,
    real: Collection[Frame],
    writer: Writer,
) -> None:
    """Write a figure under the body it is of, how many took part under the meeting."""
    if fact.property == "attendance":
        _write_attendance(context, sentence, fact, real, writer)
        return
    figure = {"members": _write_members, "founded": _write_founded, "figure": _write_counted}
    figure[fact.property](context, sentence, fact, writer)


def _write_members(context: MeetingContext, sentence: Sentence, fact: Fact, writer: Writer) -> None:
    body = fact.name or _body_before(context, sentence, fact)
    if body is None or body.kind not in _BODIES:
        return
    shown, term = _counted(fact)
    writer.write(
        body.key,
        "members",
        shown,
        term,
        fact.quote,
        fact.rule,
        detail={**fact.detail, **_as_of(context)},
    )


def _write_attendance(
    context: MeetingContext,
    sentence: Sentence,
    fact: Fact,
    real: Collection[Frame],
    writer: Writer,
) -> None:
    """Write how many took part, as a participant that is not named."""
    frame = context.frame_at(sentence.number, fact.quote.start)
    if frame is None or frame not in real:
        return
    shown, term = _counted(fact)
    writer.write(
        frame.key, "participant", shown, term, fact.quote, fact.rule, detail=dict(fact.detail)
    )


def _counted(fact: Fact) -> tuple[str, str]:
    """Return how a number of members or participants is shown, and compared."""
    number = f"{str(fact.detail['operator']).replace('=', '')}{fact.detail['number']}"
    return f"{number} {fact.detail['unit']}", f"{number}|{fact.detail['unit']}"


def _write_founded(context: MeetingContext, sentence: Sentence, fact: Fact, writer: Writer) -> None:
    """Write since when there is a body: as said, by its age, or no later than it first met."""
    if fact.name is None:
        keys = dict.fromkeys(n.key for names in context.names for n in names if _is_group(n))
    else:
        keys = dict.fromkeys([fact.name.key] if fact.name.kind in _BODIES else ())
    method, mark = Method.STATED, ""
    if "year" in fact.detail:
        if context.written is None:
            return
        day = f"{context.written.year - int(fact.detail['year']) + 1}"
        method, mark = Method.RESOLVED, "~"
    else:
        expression = next(d for d in sentence.dates if d.start == fact.value.start)
        meant = expression.resolve(context.written)
        if meant is None:
            return
        day, method = meant.edtf, meant.method
        if fact.rule == "first-meeting":
            method, mark = Method.RESOLVED, "~"
    anchor = (
        context.written.isoformat() if context.written and method is not Method.STATED else None
    )
    for key in keys:
        writer.write(
            key,
            "founded",
            writer.words(fact.value),
            day if day.endswith(("~", "?")) else day + mark,
            fact.quote,
            fact.rule,
            method=method,
            anchor=anchor,
        )


def _is_group(name: Name) -> bool:
    return name.kind is EntityKind.WORKING_GROUP


def _write_counted(context: MeetingContext, sentence: Sentence, fact: Fact, writer: Writer) -> None:
    """Write a number of people, a share or the like under what it is said of."""
    about = fact.name.key if fact.name else _said_of(context, sentence, fact)
    if not about:
        return
    words = writer.words(fact.quote)
    sign = str(fact.detail["operator"]).replace("=", "")
    writer.write(
        about,
        "figure",
        words,
        f"{sign}{fact.detail['number']}|{fold(words)}",
        fact.quote,
        fact.rule,
        detail={**fact.detail, **_as_of(context)},
    )


def _said_of(context: MeetingContext, sentence: Sentence, fact: Fact) -> str:
    """Return whose number it is: named in its words or nearest before; of committees, who met."""
    if fact.rule == "committees":
        bodies = context.main.bodies if context.main is not None else []
        return bodies[0][0].value if bodies else ""
    names = [name for name in context.names[sentence.number] if name.kind in _COUNTED]
    within = [name for name in names if fact.quote.start <= name.start < fact.quote.end]
    before = [name for name in names if name.end <= fact.quote.start]
    return within[0].key if within else before[-1].key if before else ""


def _as_of(context: MeetingContext) -> dict[str, str]:
    return {"as_of": context.written.isoformat()} if context.written else {}


def _body_before(context: MeetingContext, sentence: Sentence, fact: Fact) -> Name | None:
    """Return the body a sentence without one goes on about: the first it names."""
    for name in context.names[sentence.number]:
        if name.start < fact.value.start and name.kind is EntityKind.GROUP:
            return name
    return None
