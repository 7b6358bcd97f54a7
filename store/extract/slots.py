"""A sentence with its names, meetings and dates as single characters, for patterns to match on.

Patterns over running Arabic trip over names of any length. Here each name (with its office), each
meeting noun and each date is one character of a private range that tells its class, so a pattern
says only what stands between them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..dates import DateExpression
from ..records import EntityKind, Span
from ..text import folded_words
from .names import Name
from .sentences import Sentence

_BASE = {"P": 0xE000, "C": 0xE400, "L": 0xE800, "O": 0xEC00, "A": 0xF000, "M": 0xF400, "D": 0xF600}
_SIZE = 0x200
CLASSES = {name: f"[{chr(start)}-{chr(start + _SIZE - 1)}]" for name, start in _BASE.items()}
"""Character classes: persons, countries, places, bodies, nationalities, meetings, dates."""
ANY = "[" + "".join(f"{chr(start)}-{chr(start + _SIZE - 1)}" for start in _BASE.values()) + "]"
"""Any slot."""


@dataclass(frozen=True, slots=True)
class Slot:
    """What a private character stands for."""

    kind: str
    """Letter of its class."""
    number: int
    """Its place among the names, the meetings or the dates of the sentence."""
    start: int
    """Offset in the article of the first code point it replaces."""
    end: int
    """Offset after the last."""


@dataclass(frozen=True, slots=True)
class Slotted:
    """The folded sentence with slots, and the way back."""

    text: str
    """What patterns match on; blanks single."""
    slots: dict[str, Slot]
    """By their character."""
    origins: tuple[int, ...]
    """For each code point the article's offset it comes from, and the sentence's end."""

    def source(self, start: int, end: int) -> Span:
        """Return the article's span of a span of the slotted text."""
        last = self.text[end - 1] if end > start else ""
        stop = self.slots[last].end if last in self.slots else self.origins[end - 1] + 1
        return Span(self.origins[start], max(stop, self.origins[start]))

    def words(self) -> list[str]:
        """Return its words, and of each class of slots it holds a character."""
        return [*folded_words(self.text), *{chr(_BASE[each.kind]) for each in self.slots.values()}]

    def named(self, text: str, kinds: str) -> list[Slot]:
        """Return the slots of some classes in a piece of slotted text, in order."""
        found = [self.slots[each] for each in text if each in self.slots]
        return [slot for slot in found if slot.kind in kinds]


def slot(
    sentence: Sentence,
    names: Sequence[Name],
    meetings: Sequence[Span],
    dates: Sequence[DateExpression],
) -> Slotted:
    """Put slots in the place of names, meeting nouns and dates.

    Where two overlap, names go before meetings and meetings before dates.
    """
    pieces: list[tuple[int, int, str, int]] = []
    for number, name in enumerate(names):
        start, end = _outer(sentence, name)
        pieces.append((start, end, _class(name), number))
    # A person's office holds nationalities and bodies: the longer slot is the one to keep.
    pieces.sort(key=lambda piece: piece[0] - piece[1])
    pieces += [(span.start, span.end, "M", number) for number, span in enumerate(meetings)]
    pieces += [(date.start, date.end, "D", number) for number, date in enumerate(dates)]
    chosen: list[tuple[int, int, str, int]] = []
    for piece in pieces:
        if piece[3] < _SIZE and all(piece[1] <= c[0] or c[1] <= piece[0] for c in chosen):
            chosen.append(piece)
    return _assemble(sentence, sorted(chosen))


def _outer(sentence: Sentence, name: Name) -> tuple[int, int]:
    """Return the span a name's slot replaces: a person's with office, without proclitics."""
    if name.kind is not EntityKind.PERSON or name.outer_start < 0:
        return name.start, name.end
    return name.outer_start, max(name.end, sentence.words[name.outer_last - 1].end)


def _class(name: Name) -> str:
    if name.adjective:
        return "A"
    return {EntityKind.PERSON: "P", EntityKind.COUNTRY: "C", EntityKind.PLACE: "L"}.get(
        name.kind, "O"
    )


def _assemble(sentence: Sentence, pieces: list[tuple[int, int, str, int]]) -> Slotted:
    text: list[str] = []
    origins: list[int] = []
    slots: dict[str, Slot] = {}
    at = 0
    folded = sentence.folded
    for start, end, kind, number in pieces:
        first, last = sentence.folded_at(start), sentence.folded_at(end)
        _plain(sentence, at, first, text, origins)
        character = chr(_BASE[kind] + number)
        slots[character] = Slot(kind, number, start, end)
        text.append(character)
        origins.append(start)
        at = max(last, at)
    _plain(sentence, at, len(folded.text), text, origins)
    origins.append(sentence.end)
    return Slotted("".join(text), slots, tuple(origins))


_PIECES = re.compile(r"\s+|[^\s\"«»“”„]+")
"""Runs of blanks and of anything else; quotation marks fall out between them."""


def _plain(sentence: Sentence, start: int, end: int, text: list[str], origins: list[int]) -> None:
    """Add plain text: quotation marks left out, runs of blanks made one."""
    folded, offsets = sentence.folded.text, sentence.folded.origins
    for match in _PIECES.finditer(folded, start, end):
        first, last = match.span()
        piece = match.group()
        if piece.isspace():
            if text and text[-1].endswith(" "):
                continue
            piece, last = " ", first + 1
        text.append(piece)
        own = range(first, last) if offsets is None else offsets[first:last]
        origins.extend(sentence.start + each for each in own)
