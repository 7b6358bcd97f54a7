"""Who leads a working group: the constructions of `groups.toml` on slotted text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ...data import load
from ...records import EntityKind, Span
from ..constructions.pieces import AT_WORD, filled
from ..constructions.slots import Slotted, slot
from ..names import Name
from ..sentences import Sentence
from .writing import Writer

_BEFORE = 3
"""Sentences before one whose words can say that it is about who leads."""


@dataclass(frozen=True, slots=True)
class Lead:
    """Who leads a group, and where the words say so."""

    rule: str
    """Name of the construction."""
    group: Name
    """The group."""
    who: Name
    """Who leads it."""
    how: str
    """The words for it, as written."""
    quote: Span
    """The words of the construction."""


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    pattern: re.Pattern[str]
    context: re.Pattern[str] | None


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            entry["name"],
            re.compile(AT_WORD + filled(entry["pattern"])),
            re.compile(entry["context"]) if "context" in entry else None,
        )
        for entry in load("groups.toml")["lead"]
    )


def find_leads(
    sentences: Sequence[Sentence], named: Sequence[Sequence[Name]]
) -> Iterator[tuple[Sentence, Lead]]:
    """Yield who leads which group, sentence by sentence; of several rules the first's."""
    for number, (sentence, names) in enumerate(zip(sentences, named, strict=True)):
        if not any(map(_is_group, names)):
            continue
        before = sentences[max(number - _BEFORE, 0) : number + 1]
        slotted = slot(sentence, names, [], sentence.dates)
        seen: set[tuple[str, str]] = set()
        for rule in _rules():
            if rule.context and not any(rule.context.search(each.folded.text) for each in before):
                continue
            for lead in _matches(rule, slotted, sentence, names):
                key = (lead.group.key, lead.who.key)
                if key not in seen:
                    seen.add(key)
                    yield sentence, lead


def _is_group(name: Name) -> bool:
    """Whether a name is a working group's, or of a group told by its size."""
    return name.kind is EntityKind.WORKING_GROUP or name.rule == "kind-of-group"


def _matches(
    rule: _Rule, slotted: Slotted, sentence: Sentence, names: Sequence[Name]
) -> Iterator[Lead]:
    match = rule.pattern.search(slotted.text)
    while match is not None:
        group = names[slotted.slots[match["group"]].number]
        how = slotted.source(*match.span("how"))
        words = sentence.text[how.start - sentence.start : how.end - sentence.start]
        for holder in slotted.named(match["who"], "PCOA") if _is_group(group) else ():
            who = names[holder.number]
            if who.kind not in (EntityKind.WORKING_GROUP, EntityKind.GROUP):
                yield Lead(rule.name, group, who, words, slotted.source(*match.span()))
        # A list can end with the group that the next match is about.
        match = rule.pattern.search(slotted.text, match.start() + 1)


def write_leads(
    sentences: Sequence[Sentence], named: Sequence[Sequence[Name]], writer: Writer
) -> None:
    """Write who leads which group, with the words for it as the role."""
    for _, lead in find_leads(sentences, named):
        writer.write(
            lead.group.key,
            "lead",
            lead.who.label,
            lead.who.key,
            lead.quote,
            lead.rule,
            role=lead.how,
        )
