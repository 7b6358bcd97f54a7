"""Claims about sums that are pledged or were given."""

from __future__ import annotations

from collections.abc import Collection

from ...records import BlockKind, EntityKind, Span
from ...text import fold
from ..constructions.giving import Gift, find_gifts, giver_key
from ..frames.context import MeetingContext
from ..frames.frame import Frame
from ..sentences import Sentence
from .writing import Writer


def write_gifts(context: MeetingContext, real: Collection[Frame], writer: Writer) -> None:
    """Write each sum: a pledge under the meeting it was made at, any other under who gives it."""
    for sentence, names in zip(context.sentences, context.names, strict=True):
        if sentence.kind is BlockKind.BODY:
            for gift in find_gifts(sentence, names, context.countries):
                _write(context, sentence, gift, real, writer)


def _write(
    context: MeetingContext,
    sentence: Sentence,
    gift: Gift,
    real: Collection[Frame],
    writer: Writer,
) -> None:
    givers = [giver_key(giver, context.countries) for giver in gift.givers]
    actor = givers[0] if len(givers) == 1 else ""
    frame = context.frame_at(sentence.number, gift.quote.start)
    at_meeting = gift.property == "pledge" and frame in real
    purpose = writer.words(gift.purpose) if gift.purpose else ""
    value = writer.words(gift.money)
    if len(gift.givers) > 1:
        together = Span(gift.givers[0].start, gift.givers[-1].end)
        value = f"{writer.words(together)}: {value}"
    said_by = next((each.key for each in gift.givers if each.kind is EntityKind.PERSON), None)
    for about in [frame.key] if at_meeting and frame else dict.fromkeys(givers):
        writer.write(
            about,
            gift.property,
            f"{value}: {purpose}" if purpose else value,
            f"{gift.sum.amount} {gift.sum.currency}|{actor}|{fold(purpose)}",
            gift.quote,
            gift.rule,
            said_by=said_by,
            detail={
                "amount": gift.sum.amount,
                "currency": gift.sum.currency,
                "actor": actor,
                "purpose": purpose,
            },
        )
