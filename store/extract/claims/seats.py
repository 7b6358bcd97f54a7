"""In which country a body has its seat: the constructions of `groups.toml` on slotted text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...records import EntityKind, Span
from ..constructions.content import content_sieve
from ..constructions.slots import matches_in
from ..names import Name
from ..sentences import Sentence
from .writing import Writer

_RULES = content_sieve("groups.toml", "host")


def find_seats(
    sentence: Sentence, names: Sequence[Name]
) -> Iterator[tuple[str, Name, Name, str, Span]]:
    """Yield rule, body, the country or city of its seat, the words for it, and the whole words."""
    for rule, match, slotted in matches_in(sentence, names, _RULES):
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
                yield rule.name, found, names[host.number], words, quote


def write_seats(
    sentences: Sequence[Sentence], named: Sequence[Sequence[Name]], writer: Writer
) -> None:
    """Write which country or city is host to which body."""
    for sentence, names in zip(sentences, named, strict=True):
        for rule, body, host, how, quote in find_seats(sentence, names):
            writer.write(body.key, "host", host.label, host.key, quote, rule, role=how)
