"""One paragraph made ready for lines of any width: its cells, their sources and levels."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from enum import IntEnum
from itertools import pairwise
from typing import NamedTuple

from tui.arabic import engines
from tui.arabic.characters import (
    APART,
    BLANK,
    DOUBTFUL,
    FIRM_BLANK,
    ISOLATE_END,
    ISOLATES,
    JOINER,
    MARK,
    kind_of,
)
from tui.arabic.embedding import levels
from tui.arabic.engines import Base
from tui.arabic.sanitising import Clean, sanitise
from tui.arabic.signs import REPLACEMENT, ZWJ
from tui.arabic.source import Piece, length_of
from tui.arabic.widths import width_of

MARKS_DRAWN = 4
"""How many marks of one letter are drawn at most; the rest stays in the source alone."""

STRETCH = 512
"""Code points that are made into cells at once, or a few more."""

_DRAWN_INSTEAD = {BLANK: " ", FIRM_BLANK: " ", DOUBTFUL: REPLACEMENT}
_ARABIC = re.compile("[\u0600-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
_LAM, _ALEFS = "\u0644", "\u0622\u0623\u0625\u0627"
_NOTHING = " "


class Manner(NamedTuple):
    """How text is to be drawn; with the text, the key to what was drawn before."""

    base: Base = "R"
    """The direction of paragraphs."""
    shape: bool = True
    """Join letters."""
    marks: bool = False
    """Draw harakat."""
    reorder: bool = True
    """Put characters in visual order; without it the terminal is left to do it."""


class Blank(IntEnum):
    """Whether a line may end at a cell."""

    NO = 0
    YES = 1
    IF_NEED_BE = 2
    """A no-break blank: better than the middle of a word."""


_BLANKS = {BLANK: Blank.YES.value, FIRM_BLANK: Blank.IF_NEED_BE.value}


class Paragraph:
    """The cells of a paragraph in logical order, one entry of each sequence a cell.

    Levels are found for all of it, cells are made from its beginning on as they are needed:
    whoever looks at a cell asks `reach` for it before.
    """

    __slots__ = (
        "_clean",
        "_found",
        "_last_letter",
        "_manner",
        "_place",
        "blanks",
        "chars",
        "ends",
        "forms",
        "length",
        "level",
        "levels",
        "marks",
        "partings",
        "rtl",
        "starts",
        "widths",
    )

    def __init__(self, pieces: Sequence[Piece], manner: Manner, *, flat: bool = False) -> None:
        """Prepare a paragraph of its pieces; offsets count from the start of the first.

        Args:
            pieces: Text without a line break, unless `flat` makes blanks of them.
            manner: How it is to be drawn.
            flat: Show a line break as a blank.
        """
        self._clean = _together(pieces, flat)
        self._manner = manner
        self._place = 0
        self._last_letter = _NOTHING
        self._found, paragraph_level = levels(self._clean.text, manner.base)
        self.forms: list[str] = []
        """What is drawn, without marks: joined letters, a lam-alef for two, plain blanks."""
        self.marks: dict[int, str] = {}
        """The marks drawn with a cell, for the cells that have any."""
        self.partings: dict[int, int] = {}
        """Levels of the isolating controls before a cell, the lowest: they are not drawn, but
        keep apart what stands on either side of them."""
        self.chars: list[str] = []
        """The character each cell begins with in the sanitised text."""
        self.starts = array("I")
        """Source offsets at which the cells begin, in code points."""
        self.ends = array("I")
        """Where they end, exclusive: marks and what is not drawn belong to the cell before."""
        self.widths = bytearray()
        """Cells of the screen, 1 or 2."""
        self.levels = bytearray()
        """Embedding levels, of the whole paragraph, before rule L1."""
        self.blanks = bytearray()
        """A `Blank` each."""
        self.level = paragraph_level if manner.reorder else 0
        """The level that ordering falls back on; 0 where nothing is reordered."""
        self.rtl = bool(paragraph_level & 1)
        """Whether the paragraph runs from right to left."""
        self.length = length_of(pieces)
        """Length of the source in code points."""

    @property
    def complete(self) -> bool:
        """Whether all cells are made."""
        return self._place >= len(self._clean.text)

    @property
    def width(self) -> int:
        """Cells of the whole paragraph on one line."""
        self.reach(len(self._clean.text))
        return sum(self.widths)

    def reach(self, count: int) -> bool:
        """Make cells until there are so many, if there are; return whether there are."""
        while len(self.widths) < count and not self.complete:
            self._extend()
        return len(self.widths) >= count

    def _extend(self) -> None:
        """Make the cells of one more stretch."""
        text, begin = self._clean.text, self._place
        end = _stretch_end(text, begin, self._last_letter)
        stretch = text[begin:end]
        kinds = list(map(kind_of, stretch))
        places = [place for place, kind in enumerate(kinds) if kind < MARK]
        letters = "".join([stretch[place] for place in places])
        forms, firsts = self._drawn(letters, places, kinds, text[end : end + 1] or _NOTHING)
        found = self._found
        own = bytes([found[begin + first] for first in firsts])
        if not self._manner.reorder:
            own = bytes(len(firsts))
        self._mark(stretch, kinds, firsts)
        self._part(stretch, kinds, firsts)
        self._place_sources([begin + first for first in firsts], end)
        self.forms += engines.mirrored(forms, own)
        self.chars += [stretch[first] for first in firsts]
        self.widths += bytes(map(width_of, forms))
        self.levels += own
        self.blanks += bytes([_BLANKS.get(kinds[first], 0) for first in firsts])
        self._place = end
        self._last_letter = letters[-1:] or self._last_letter

    def _drawn(
        self, letters: str, places: list[int], kinds: list[int], following: str
    ) -> tuple[str, list[int]]:
        """The forms that are drawn, and the places in the stretch where their letters begin."""
        forms: Sequence[str] = letters
        if self._manner.shape:
            beside = f"{self._last_letter}{letters}{following}".replace(ZWJ, engines.TATWEEL)
            forms = engines.joined(beside)[1:-1]
        drawn = [
            (_DRAWN_INSTEAD.get(kinds[place], form), place)
            for form, place in zip(forms, places, strict=True)
            if form and kinds[place] < JOINER
        ]
        return "".join([form for form, _ in drawn]), [place for _, place in drawn]

    def _place_sources(self, firsts: list[int], end: int) -> None:
        """Note the source spans: each reaches to the next, but where cells share one source."""
        if not firsts:
            return
        clean = self._clean
        starts = array("I", [clean.starts[first] for first in firsts])
        ends = starts[1:]
        ends.append(clean.starts[end] if end < len(clean.text) else self.length)
        if not self.starts:
            starts[0] = 0
        if not isinstance(clean.starts, range):
            for number, first in enumerate(firsts):
                if ends[number] <= clean.starts[first]:
                    ends[number] = clean.ends[first]
        self.starts += starts
        self.ends += ends

    def _mark(self, stretch: str, kinds: list[int], firsts: list[int]) -> None:
        """Note the marks that are drawn."""
        if MARK not in kinds:
            return
        made = len(self.widths)
        for number, (first, following) in enumerate(pairwise([*firsts, len(stretch)]), made):
            if following - first == 1 or not (self._manner.marks or not _is_arabic(stretch[first])):
                continue
            places = [place for place in range(first + 1, following) if kinds[place] == MARK]
            if places:
                self.marks[number] = "".join([stretch[place] for place in places[:MARKS_DRAWN]])

    def _part(self, stretch: str, kinds: list[int], firsts: list[int]) -> None:
        """Note the isolating controls."""
        if APART not in kinds or not self._manner.reorder:
            return
        for place, char in enumerate(stretch):
            if char == ISOLATE_END or char in ISOLATES.values():
                cell = len(self.widths) + bisect_left(firsts, place)
                level = self._found[self._place + place]
                self.partings[cell] = min(level, self.partings.get(cell, level))


def _is_arabic(char: str) -> bool:
    return _ARABIC.match(char) is not None


def _stretch_end(text: str, begin: int, last_letter: str) -> int:
    """Find where a stretch may end: before a drawn cell, and not within a lam-alef."""
    end = begin + STRETCH
    if end >= len(text):
        return len(text)
    while end < len(text) and not _may_begin(text, end, begin, last_letter):
        end += 1
    return end


def _may_begin(text: str, place: int, begin: int, last_letter: str) -> bool:
    if kind_of(text[place]) >= JOINER:
        return False
    if text[place] not in _ALEFS:
        return True
    return (_letter_before(text, place, begin) or last_letter) != _LAM


def _letter_before(text: str, end: int, begin: int) -> str:
    """The last character before a place that is not a mark; empty where there is none."""
    place = end - 1
    while place >= begin and kind_of(text[place]) >= MARK:
        place -= 1
    return text[place] if place >= begin else ""


def _together(pieces: Sequence[Piece], flat: bool) -> Clean:
    """Sanitise the pieces and set those that are isolated between isolating controls."""
    if len(pieces) == 1 and not pieces[0].isolated:
        return sanitise(pieces[0].text, flat=flat)
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    offset = 0
    for piece in pieces:
        clean = sanitise(piece.text, flat=flat or bool(piece.isolated))
        after = offset + len(piece.text)
        controls = (ISOLATES[piece.isolated], ISOLATE_END) if piece.isolated else ("", "")
        text += [controls[0], clean.text, controls[1]]
        starts += [offset] * len(controls[0])
        starts += [offset + start for start in clean.starts]
        starts += [after] * len(controls[1])
        ends += [offset] * len(controls[0])
        ends += [offset + end for end in clean.ends]
        ends += [after] * len(controls[1])
        offset = after
    return Clean("".join(text), starts, ends)
