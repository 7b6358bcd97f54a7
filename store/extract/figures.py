"""Claims about sums pledged or given, and about figures of bodies."""

from __future__ import annotations

from collections.abc import Sequence

from ..records import EntityKind, Span
from ..text import fold
from .claims import Writer
from .context import MeetingContext
from .facts import Fact, actor_country
from .frame import Frame
from .names import Name
from .sentences import Sentence


def write_fact(
    context: MeetingContext,
    sentence: Sentence,
    fact: Fact,
    real: Sequence[Frame],
    writer: Writer,
) -> None:
    """Write a sum under the meeting where it was pledged, a figure under the body it is of."""
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
