"""In which country a body has its seat: the constructions of `groups.toml` on slotted text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...data import load
from ...records import EntityKind, Span
from ...sieve import Sieve
from ..constructions.pieces import AT_WORD, filled
from ..constructions.slots import held_with_any_slot, slot
from ..names import Name
from ..sentences import Sentence
from .writing import Writer


def _rules() -> Iterator[tuple[str, re.Pattern[str]]]:
    for entry in load("groups.toml")["host"]:
        yield entry["name"], re.compile(AT_WORD + filled(entry["pattern"]))


_RULES = Sieve(lambda: ((rule, rule[1]) for rule in _rules()))


def find_seats(
    sentence: Sentence, names: Sequence[Name]
) -> Iterator[tuple[str, Name, Name, str, Span]]:
    """Yield rule, body, the country or city of its seat, the words for it, and the whole words."""
    if not _RULES.fitting(held_with_any_slot(sentence)):
        return
    slotted = slot(sentence, names, [], sentence.dates)
    for rule, pattern in _RULES.fitting(slotted.held()):
        for match in pattern.finditer(slotted.text):
            said = match.groupdict().get("who")
            host = slotted.slots[said] if said else slotted.begun_with(match.start(), "C")
            if host is None:
                continue
            how = slotted.source(*match.span("how"))
            words = sentence.text[how.start - sentence.start : how.end - sentence.start]
            for body in slotted.named(match["groups"], "O"):
                found = names[body.number]
                if found.kind is EntityKind.ORGANISATION:
                    quote = slotted.source(*match.span())
                    yield rule, found, names[host.number], words, quote


def write_seats(
    sentences: Sequence[Sentence], named: Sequence[Sequence[Name]], writer: Writer
) -> None:
    """Write which country or city is host to which body."""
    for sentence, names in zip(sentences, named, strict=True):
        for rule, body, host, how, quote in find_seats(sentence, names):
            writer.write(body.key, "host", host.label, host.key, quote, rule, role=how)
