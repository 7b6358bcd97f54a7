"""Claims about what those who met said together, and what else constructions of their own tell.

What was agreed on and adopted, what was on the agenda, of what a meeting was the first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache

from ...data import load
from ...records import BlockKind, Span
from ...text import fold
from ..constructions.content import content_sieve
from ..constructions.slots import held_with_any_slot, slot
from ..cues import Cue
from ..frames.context import MeetingContext
from ..frames.frame import Frame
from ..names import Name
from ..sentences import Sentence
from ..triggers.finding import find_triggers
from .matters import bounded, matter_end
from .writing import Writer

_GOES_ON = 3
"""Sentences after which «they called for» no longer means those who met."""
_LEADS_IN = 10
"""Words of «as to Syria,» and its like before the verb."""


@cache
def _said(part: str) -> frozenset[str]:
    return frozenset(map(fold, load("outcomes.toml")["statement"][part]))


@cache
def _introductions() -> Mapping[int, Set[tuple[str, ...]]]:
    """Return the phrases that may stand before a statement, by the number of their words."""
    found: defaultdict[int, set[tuple[str, ...]]] = defaultdict(set)
    for phrase in _said("before"):
        found[len(phrase.split())].add(tuple(phrase.split()))
    return dict(found)


@cache
def _verbs(ending: str) -> frozenset[str]:
    """Return the verbs of saying and deciding with an ending; those not formed so have any."""
    regular = {f"{verb}{ending}" for verb in _said("verbs")}
    return frozenset(regular | {v for v in _said("irregular") if v.endswith(ending)})


_RULES = content_sieve("outcomes.toml", "outcome", "agenda", "first_since")


@dataclass(frozen=True, slots=True)
class _Met:
    """Who met, as far as it is a body."""

    keys: frozenset[str]
    """Keys of the bodies."""
    heads: frozenset[str]
    """What they are called for short: «the council»."""

    @classmethod
    def at(cls, frame: Frame) -> _Met:
        heads = {fold(body.label).partition(" ")[0] for body, _ in frame.bodies if body.label}
        return cls(
            frozenset(body.value for body, _ in frame.bodies),
            frozenset(head if head.startswith("ال") else f"ال{head}" for head in heads),
        )


def write_outcomes(context: MeetingContext, real: Collection[Frame], writer: Writer) -> None:
    """Write what those who met said together, and what else the article says they came to."""
    main = context.main
    if main is not None and main in real:
        for sentence, start in _statements(context, _Met.at(main)):
            _write(main, sentence, start, "joint-statement", writer)
    for sentence, names in zip(context.sentences, context.names, strict=True):
        if sentence.kind is BlockKind.BODY:
            _write_reached(context, sentence, names, real, writer)


def _write(frame: Frame, sentence: Sentence, start: int, rule: str, writer: Writer) -> None:
    span = Span(start, bounded(writer.text, start, sentence.end))
    value = writer.words(span)
    writer.write(frame.key, "outcome", value, fold(value), span, rule)


def _statements(context: MeetingContext, met: _Met) -> Iterator[tuple[Sentence, int]]:
    """Yield the sentences of those who met, and where what they say begins."""
    last, listing = -_GOES_ON - 1, False
    for sentence, names in zip(context.sentences, context.names, strict=True):
        if sentence.kind is not BlockKind.BODY:
            continue
        going_on = sentence.number - last <= _GOES_ON
        if _announces(sentence):
            listing = True
        elif listing and sentence.tokens[:1] and sentence.tokens[0] in _said("items"):
            last = sentence.number
            yield sentence, sentence.words[1 if len(sentence.words) > 1 else 0].start
            continue
        else:
            listing = False
        index = _verb_of_statement(sentence, names, met, going_on=going_on)
        if index is not None:
            last = sentence.number
            word = sentence.words[index]
            yield sentence, word.start + word.folded.startswith("و")


def _announces(sentence: Sentence) -> bool:
    """Whether a sentence announces a list of what was decided."""
    found = _DECIDING.within(sentence.tokens)
    decided = any(proclitic in ("", "و") for _, proclitic, _ in found)
    return decided and any(f"{each}:" in sentence.folded.text for each in _said("lists"))


_DECIDING = Cue(lambda: _said("deciding"))


def _verb_of_statement(
    sentence: Sentence, names: Sequence[Name], met: _Met, *, going_on: bool
) -> int | None:
    """Return the number of the verb with which those who met say or decide something."""
    for index in _beginnings(sentence):
        verb = sentence.words[index].folded.removeprefix("و")
        one, two = (*(w.folded for w in sentence.words[index + 1 : index + 3]), "", "")[:2]
        known = {one, f"{one} {two}"} & (_said("subjects") | met.heads)
        if known and any(verb in _verbs(ending) for ending in ("", "ت")):
            return index
        if not going_on:
            continue
        if verb in _verbs("وا") or verb in _verbs("ا"):
            return index
        if any(verb in _verbs(ending) for ending in ("", "ت")) and any(
            name.first == index + 1 and name.key in met.keys for name in names
        ):
            return index
    return _verb_of_body(sentence, names, met)


def _beginnings(sentence: Sentence) -> Iterator[int]:
    """Yield the words with which a sentence can begin its statement."""
    words = sentence.words
    if not words:
        return
    yield 0
    for length, phrases in _introductions().items():
        if length < len(words) and sentence.tokens[:length] in phrases:
            yield length
    for index in range(1, min(_LEADS_IN, len(words))):
        if "،" in sentence.gap(index - 1, index):
            yield index
            return


def _verb_of_body(sentence: Sentence, names: Sequence[Name], met: _Met) -> int | None:
    """Return the verb right behind the body that met, where it tells more than that it spoke."""
    behind = [
        name.last for name in names if name.key in met.keys and not name.rule.endswith("alliance")
    ]
    behind += [i + 1 for i, token in enumerate(sentence.tokens) if token in met.heads]
    for index in sorted(behind):
        stem = sentence.tokens[index].removesuffix("ت") if index < len(sentence.tokens) else ""
        if stem in _said("verbs") and stem not in _said("saying"):
            return index
    return None


def _write_reached(
    context: MeetingContext,
    sentence: Sentence,
    names: Sequence[Name],
    real: Collection[Frame],
    writer: Writer,
) -> None:
    """Write what a construction says was agreed on, came from a meeting, or was on its agenda."""
    if not context.frames or not _RULES.fitting(held_with_any_slot(sentence)):
        return
    triggers = find_triggers(sentence, names)
    nouns = [trigger for trigger in triggers if not trigger.verb]
    slotted = slot(sentence, names, [each.span for each in nouns], sentence.dates)
    for rule in _RULES.fitting(slotted.held()):
        for match in rule.pattern.finditer(slotted.text):
            groups = match.groupdict()
            trigger = None
            if groups.get("m"):
                trigger = triggers.index(nouns[slotted.slots[groups["m"]].number])
            start = slotted.source(*match.span("matter")).start
            named = [number for number, each in enumerate(triggers) if each.start < start]
            if trigger is None and named:
                trigger = named[-1]  # what is agreed on can be another meeting
            frame = context.main
            if trigger is not None:
                frame = context.frame_in(sentence.number, trigger, start)
            if frame is None or frame not in real:
                continue
            last = "more" if groups.get("more") else "m" if rule.name == _FROM else "matter"
            first = sentence.folded_at(start)
            end = sentence.folded_at(slotted.source(*match.span(last)).end)
            span = sentence.source(first, matter_end(sentence.folded.text, first, end))
            value = writer.words(span)
            writer.write(frame.key, rule.property, value, fold(value), span, rule.name)


_FROM = "came-from-meeting"
