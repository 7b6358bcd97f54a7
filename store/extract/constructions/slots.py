"""A sentence with its names, meetings and dates as single characters, for patterns to match on.

Patterns over running Arabic trip over names of any length. Here each name (with its office), each
meeting noun and each date is one character of a private range that tells its class, so a pattern
says only what stands between them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol, TypeVar

from ...dates import DateExpression
from ...records import EntityKind, Span
from ...sieve import Sieve, held, held_together
from ...text import folded_words
from ..lexicon import titles
from ..names import Name
from ..sentences import Sentence

_BASE = {"P": 0xE000, "C": 0xE400, "L": 0xE800, "O": 0xEC00, "A": 0xF000, "M": 0xF400, "D": 0xF600}
_SIZE = 0x200
_FIRST = {kind: chr(start) for kind, start in _BASE.items()}
"""Of each class the first slot, which stands for any in what is asked of patterns."""
_FIRSTS = frozenset(_FIRST.values())
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
    sentence: Sentence
    """The sentence."""
    starts: Sequence[int]
    """Where each stretch of the text begins that stands so in the folded sentence."""
    origins: Sequence[int]
    """For each such stretch where it begins there."""

    def source(self, start: int, end: int) -> Span:
        """Return the article's span of a span of the slotted text, which is not empty."""
        last = self.slots.get(self.text[end - 1])
        stop = last.end if last is not None else self._origin(end - 1) + 1
        first = self._origin(start)
        return Span(first, max(stop, first))

    def _origin(self, at: int) -> int:
        """Return the article's offset that a character comes from."""
        slot = self.slots.get(self.text[at])
        if slot is not None:
            return slot.start
        stretch = bisect_right(self.starts, at) - 1
        folded, offset = self.sentence.folded, self.origins[stretch] + at - self.starts[stretch]
        return self.sentence.start + (folded.origins[offset] if folded.origins else offset)

    def held(self) -> int:
        """Return what patterns need that its words and slots hold."""
        slots = frozenset(_FIRST[each.kind] for each in self.slots.values())
        return held(folded_words(self.text)) | held_together(slots)

    def begun_with(self, at: int, kinds: str) -> Slot | None:
        """Return the first slot of some classes in the clause before an offset, or the sentence."""
        before = self.text[:at]
        for clause in (before[before.rfind(" ان ") :], before):
            found = self.named(clause, kinds)
            if found:
                return found[0]
        return None

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

    Where two overlap, names go before meetings and meetings before dates. Wishes for somebody,
    blanks before a comma and strokes behind a name are left out.
    """
    pieces: list[tuple[int, int, str, int]] = []
    for number, name in enumerate(names):
        start, end = _outer(sentence, name)
        pieces.append((start, end, _class(name), number))
    # A person's office holds nationalities and bodies: the longer slot is the one to keep.
    pieces.sort(key=lambda piece: piece[0] - piece[1])
    pieces += [(span.start, span.end, "M", number) for number, span in enumerate(meetings)]
    pieces += [(date.start, date.end, "D", number) for number, date in enumerate(dates)]
    pieces += [(span.start, span.end, _LEFT_OUT, 0) for span in _left_out(sentence)]
    chosen: list[tuple[int, int, str, int]] = []
    for piece in pieces:
        if piece[3] < _SIZE:
            at = bisect_right(chosen, piece)
            before, after = chosen[at - 1 : at], chosen[at : at + 1]
            if not ((before and before[0][1] > piece[0]) or (after and piece[1] > after[0][0])):
                chosen.insert(at, piece)
    return _assemble(sentence, chosen)


_LEFT_OUT = ""
"""Kind of a piece that stands for nothing."""


def _left_out(sentence: Sentence) -> Iterator[Span]:
    """Yield what patterns need not know: wishes, blanks before a comma, strokes behind a name."""
    yield from _wishes(sentence)
    for match in _BLANKS.finditer(sentence.folded.text):
        yield sentence.source(*match.span())


_BLANKS = re.compile(r" +(?=،)|(?<=\w)/(?=\s?[،.؛]|\sو)")


@cache
def _wish() -> re.Pattern[str]:
    lists = titles()
    words, more = ("|".join(map(re.escape, each)) for each in (lists.wishes, lists.wishes_go_on))
    return re.compile(
        rf"\s*[،,(–-]?\s*(?<!\w)و?(?:{words})\sالله(?:\s(?:{more}))*(?!\w)(?:\s*[)–-])?"
    )


def _wishes(sentence: Sentence) -> Iterator[Span]:
    """Yield the wishes for somebody that stand between what is told: «may God keep him»."""
    if "الله" in sentence.tokens and not titles().wishes.isdisjoint(sentence.tokens):
        for match in _wish().finditer(sentence.folded.text):
            yield sentence.source(*match.span())


def held_at_most(sentence: Sentence, names: Sequence[Name], *, meetings: bool = False) -> int:
    """Return what the slotted sentence can hold, before it is made: see `Slotted.held`."""
    kinds = {_FIRST[_class(name)] for name in names}
    if meetings:
        kinds.add(_FIRST["M"])
    if sentence.dates:
        kinds.add(_FIRST["D"])
    return sentence.tokens.held | held_together(frozenset(kinds))


def held_with_any_slot(sentence: Sentence) -> int:
    """Return what the slotted sentence can hold, whatever is named in it."""
    return sentence.tokens.held | held_together(_FIRSTS)


class Rule(Protocol):
    """A construction that is matched on slotted text."""

    @property
    def pattern(self) -> re.Pattern[str]:
        """Its pattern."""


R = TypeVar("R", bound=Rule)


def matches_in(
    sentence: Sentence, names: Sequence[Name], rules: Sieve[R]
) -> Iterator[tuple[R, re.Match[str], Slotted]]:
    """Yield where constructions match a sentence, rule by rule; meetings have no slots."""
    if not rules.fitting(held_with_any_slot(sentence)):
        return
    slotted = slot(sentence, names, [], sentence.dates)
    for rule in rules.fitting(slotted.held()):
        for match in rule.pattern.finditer(slotted.text):
            yield rule, match, slotted


def _outer(sentence: Sentence, name: Name) -> tuple[int, int]:
    """Return the span a name's slot replaces: a person's with office, without proclitics."""
    if name.kind is not EntityKind.PERSON or name.outer_start < 0:
        return name.start, name.end
    return name.outer_start, max(name.end, sentence.words[name.outer_last - 1].end)


def _class(name: Name) -> str:
    if name.adjective:
        return "A"
    return _OF_KIND.get(name.kind, "O")


_OF_KIND = {EntityKind.PERSON: "P", EntityKind.COUNTRY: "C", EntityKind.PLACE: "L"}


def _assemble(sentence: Sentence, pieces: list[tuple[int, int, str, int]]) -> Slotted:
    made = _Plain(sentence.folded.text)
    slots: dict[str, Slot] = {}
    at = 0
    for start, end, kind, number in pieces:
        first, last = sentence.folded_at(start), sentence.folded_at(end)
        made.add(at, first)
        if kind == _LEFT_OUT:
            at = max(last, at)
            continue
        character = chr(_BASE[kind] + number)
        slots[character] = Slot(kind, number, start, end)
        made.parts.append(character)
        made.length += 1
        at = max(last, at)
    made.add(at, len(made.folded))
    return Slotted("".join(made.parts), slots, sentence, made.starts, made.origins)


_IRREGULAR = re.compile(r"[\"«»“”„]|\s\s|[^\S ]")
_PIECES = re.compile(r"\s+|[^\s\"«»“”„]+")
"""Runs of blanks and of anything else; quotation marks fall out between them."""


class _Plain:
    """Folded text under way: quotation marks left out, runs of blanks made one."""

    def __init__(self, folded: str) -> None:
        self.folded = folded
        self._irregular = _IRREGULAR.search(folded) is not None
        self.parts: list[str] = []
        self.length = 0
        self.starts: list[int] = []
        self.origins: list[int] = []

    def add(self, start: int, end: int) -> None:
        """Add what stands between two offsets."""
        if self._irregular and _IRREGULAR.search(self.folded, start, end):
            for match in _PIECES.finditer(self.folded, start, end):
                first, last = match.span()
                self._add_piece(first, first + 1 if match.group().isspace() else last)
        elif start < end:
            self._add_piece(start, end)

    def _add_piece(self, start: int, end: int) -> None:
        piece = self.folded[start:end]
        if piece[0].isspace():
            follows = bool(self.parts) and self.parts[-1].endswith(" ")
            piece, start = ("" if follows else " ") + piece[1:], start + follows
        if piece:
            self.starts.append(self.length)
            self.origins.append(start)
            self.parts.append(piece)
            self.length += len(piece)
