"""One paragraph made ready for lines of any width: its cells, their sources and levels."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from tui.arabic import engines
from tui.arabic.engines import Base
from tui.arabic.sanitise import REPLACEMENT, ZWJ, ZWNJ, Clean, sanitise
from tui.arabic.source import Piece, length_of
from tui.arabic.widths import width_of

MARKS_DRAWN = 4
"""How many marks of one letter are drawn at most; the rest stays in the source alone."""


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


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The cells of a paragraph in logical order, one entry of each sequence a cell."""

    forms: str
    """What is drawn, without marks: joined letters, a lam-alef for two, plain blanks."""
    marks: dict[int, str]
    """The marks drawn with a cell, for the cells that have any."""
    chars: str
    """The character each cell begins with in the sanitised text."""
    starts: array[int]
    """Source offsets at which the cells begin, in code points."""
    ends: array[int]
    """Where they end, exclusive: marks and what is not drawn belong to the cell before."""
    widths: bytes
    """Cells of the screen, 1 or 2."""
    levels: bytes
    """Embedding levels, of the whole paragraph, before rule L1."""
    blanks: bytes
    """A `Blank` each."""
    level: int
    """The level that ordering falls back on; 0 where nothing is reordered."""
    rtl: bool
    """Whether the paragraph runs from right to left."""
    length: int
    """Length of the source in code points."""

    @property
    def width(self) -> int:
        """Cells of the whole paragraph on one line."""
        return sum(self.widths)


def build(pieces: Sequence[Piece], manner: Manner, *, flat: bool = False) -> Paragraph:
    """Make a paragraph of its pieces; offsets count from the start of the first.

    Args:
        pieces: Text without a line break, unless `flat` makes blanks of them.
        manner: How it is to be drawn.
        flat: Show a line break as a blank.
    """
    clean = _together(pieces, flat)
    length = length_of(pieces)
    kinds = list(map(_kind, clean.text))
    forms, firsts = _cells(clean.text, kinds, manner.shape)
    starts, ends = _spans(clean, firsts, length)
    found, paragraph_level = engines.levels(clean.text, manner.base)
    levels = bytes([found[first] for first in firsts]) if manner.reorder else bytes(len(firsts))
    return Paragraph(
        forms=engines.mirrored(forms, levels),
        marks=_drawn_marks(clean.text, kinds, firsts, manner.marks),
        chars="".join([clean.text[first] for first in firsts]),
        starts=starts,
        ends=ends,
        widths=bytes(map(width_of, forms)),
        levels=levels,
        blanks=bytes([_BLANKS.get(kinds[first], 0) for first in firsts]),
        level=paragraph_level if manner.reorder else 0,
        rtl=bool(paragraph_level & 1),
        length=length,
    )


# What a character of sanitised text does to the cells. Plain numbers: an enumeration's take
# several times as long to compare, and this is asked for each character.
_CELL, _BLANK, _FIRM_BLANK = 0, 1, 2
_DOUBTFUL = 3  # its width depends on whom one asks
_JOINER = 4  # not drawn, but its neighbours join with it
_APART = 5  # not drawn, and joins with nothing
_MARK, _HIDDEN_MARK = 6, 7  # the shaper does not see them

_DRAWN_INSTEAD = {_BLANK: " ", _FIRM_BLANK: " ", _DOUBTFUL: REPLACEMENT}

_BLANKS = {_BLANK: Blank.YES.value, _FIRM_BLANK: Blank.IF_NEED_BE.value}
_ISOLATES = {"L": "\u2066", "R": "\u2067", "auto": "\u2068"}
_ISOLATE_END = "\u2069"
_SPACING_LATELY = "\U0001171e"  # a mark that later versions of Unicode give a cell
_FIRM = "\u00a0\u2007\u202f"
# Skin tones: the tables do not agree on their width where no face precedes.
_TONES = re.compile("[\U0001f3fb-\U0001f3ff]")
_ARABIC = re.compile("[\u0600-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")


@lru_cache(maxsize=4096)
def _kind(char: str) -> int:
    if char == ZWJ:
        return _JOINER
    if char in (ZWNJ, _ISOLATE_END) or char in _ISOLATES.values():
        return _APART
    if char in _FIRM:
        return _FIRM_BLANK
    if char.isspace():
        return _BLANK
    if _TONES.match(char):
        return _HIDDEN_MARK
    category = unicodedata.category(char)
    if category == "Mc" or char == _SPACING_LATELY:
        return _DOUBTFUL
    if category in ("Mn", "Me") or not width_of(char):
        return _MARK
    return _CELL


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
        controls = (_ISOLATES[piece.isolated], _ISOLATE_END) if piece.isolated else ("", "")
        text += [controls[0], clean.text, controls[1]]
        starts += [offset] * len(controls[0])
        starts += [offset + start for start in clean.starts]
        starts += [after] * len(controls[1])
        ends += [offset] * len(controls[0])
        ends += [offset + end for end in clean.ends]
        ends += [after] * len(controls[1])
        offset = after
    return Clean("".join(text), starts, ends)


def _cells(text: str, kinds: Sequence[int], shape: bool) -> tuple[str, list[int]]:
    """The forms that are drawn, and the places in the text where their letters begin."""
    places = [place for place, kind in enumerate(kinds) if kind < _MARK]
    letters = "".join([text[place] for place in places]) if len(places) < len(text) else text
    forms: Sequence[str] = letters
    if shape:
        forms = engines.joined(letters.replace(ZWJ, engines.TATWEEL))
    drawn = [
        (_DRAWN_INSTEAD.get(kinds[place], form), place)
        for form, place in zip(forms, places, strict=True)
        if form and kinds[place] < _JOINER
    ]
    return "".join([form for form, _ in drawn]), [place for _, place in drawn]


def _spans(clean: Clean, firsts: list[int], length: int) -> tuple[array[int], array[int]]:
    """The source spans of cells: each reaches to the next, but where they share one source."""
    starts = array("I", [clean.starts[first] for first in firsts])
    ends = starts[1:]
    if starts:
        ends.append(length)
        starts[0] = 0
    if not isinstance(clean.starts, range):
        for number, first in enumerate(firsts):
            if ends[number] <= clean.starts[first]:
                ends[number] = clean.ends[first]
    return starts, ends


def _drawn_marks(
    text: str, kinds: Sequence[int], firsts: list[int], arabic_too: bool
) -> dict[int, str]:
    """The marks that are drawn, by the number of their cell."""
    drawn = {}
    for number, (first, following) in enumerate(pairwise([*firsts, len(text)])):
        if following - first == 1 or not (arabic_too or not _ARABIC.match(text[first])):
            continue
        places = [place for place in range(first + 1, following) if kinds[place] == _MARK]
        if places:
            drawn[number] = "".join([text[place] for place in places[:MARKS_DRAWN]])
    return drawn
