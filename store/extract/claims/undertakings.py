"""Claims about what parties undertake that is no sum: promises, commitments, offers."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from ...records import BlockKind, EntityKind, Span
from ...text import fold
from ..constructions.content import content_sieve
from ..constructions.giving import giver_key, says_money
from ..constructions.slots import Slotted, matches_in
from ..frames.context import MeetingContext
from ..frames.frame import Frame
from ..names import Name
from ..sentences import Sentence
from .matters import bounded
from .writing import Writer


@dataclass(frozen=True, slots=True)
class Undertaking:
    """What somebody undertakes, and where the words say so."""

    property: str
    """`commitment` or `pledge`."""
    rule: str
    """Name of the construction."""
    actor: Name | None
    """Who undertakes it; none where that is those who met."""
    matter: Span
    """The words of it."""
    quote: Span
    """The words of the whole construction."""


_RULES = content_sieve("outcomes.toml", "pledge", "commitment")


def find_undertakings(sentence: Sentence, names: Sequence[Name]) -> Iterator[Undertaking]:
    """Yield what a sentence says is undertaken, each words once; sums are not told here."""
    if sentence.kind is not BlockKind.BODY:
        return
    end = 0
    for rule, match, slotted in matches_in(sentence, names, _RULES):
        if match.start() < end or says_money(match["matter"]):
            continue
        end = match.end()
        yield Undertaking(
            rule.property,
            rule.name,
            _actor(match, slotted, names),
            slotted.source(*match.span("matter")),
            slotted.source(*match.span()),
        )


def _actor(match: re.Match[str], slotted: Slotted, names: Sequence[Name]) -> Name | None:
    """Return who undertakes it: as the construction says, else whom the sentence began with."""
    said = match.groupdict().get("actor")
    if said is not None:
        return names[slotted.slots[said].number]
    begun = slotted.begun_with(match.start(), "CO")
    return names[begun.number] if begun else None


def write_undertakings(context: MeetingContext, real: Collection[Frame], writer: Writer) -> None:
    """Write what is undertaken: under the meeting the words stand with, else under the party."""
    for sentence, names in zip(context.sentences, context.names, strict=True):
        for found in find_undertakings(sentence, names):
            _write(context, sentence, found, real, writer)


def _write(
    context: MeetingContext,
    sentence: Sentence,
    found: Undertaking,
    real: Collection[Frame],
    writer: Writer,
) -> None:
    frame = context.frame_at(sentence.number, found.quote.start)
    frame = frame if frame in real else None
    actor = giver_key(found.actor, context.countries) if found.actor else ""
    about = frame.key if frame is not None else actor
    if not about:
        return
    matter = Span(found.matter.start, bounded(writer.text, found.matter.start, found.matter.end))
    value = writer.words(matter)
    said_by = found.actor.key if found.actor and found.actor.kind is EntityKind.PERSON else None
    writer.write(
        about,
        found.property,
        value,
        f"{fold(value)}|{actor}" if actor else fold(value),
        Span(found.quote.start, matter.end),
        found.rule,
        said_by=said_by,
        detail={"actor": actor, "purpose": value} if actor else {},
    )
