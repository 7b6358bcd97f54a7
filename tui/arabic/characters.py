"""What a character of sanitised text does to the cells of its line."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from tui.arabic.signs import ZWJ, ZWNJ
from tui.arabic.widths import width_of

# Plain numbers: an enumeration's take several times as long to compare, and this is asked for
# each character.
CELL, BLANK, FIRM_BLANK = 0, 1, 2
"""A character of its own, a blank at which lines break, and one at which they had better not."""
DOUBTFUL = 3
"""Its width depends on whom one asks; U+FFFD is drawn instead."""
JOINER = 4
"""Not drawn, but its neighbours join with it."""
APART = 5
"""Not drawn, and joins with nothing."""
MARK, HIDDEN_MARK = 6, 7
"""Part of the cell before; the shaper does not see them."""

ISOLATES = {"L": "\u2066", "R": "\u2067", "auto": "\u2068"}
"""The controls that begin an isolate of a direction."""
ISOLATE_END = "\u2069"

_SPACING_LATELY = "\U0001171e"  # a mark that later versions of Unicode give a cell
_FIRM = "\u00a0\u2007\u202f"
# Skin tones: the tables do not agree on their width where no face precedes.
_TONES = re.compile("[\U0001f3fb-\U0001f3ff]")


@lru_cache(maxsize=4096)
def kind_of(char: str) -> int:
    """Tell which of the kinds above a character is of."""
    if char == ZWJ:
        return JOINER
    if char in (ZWNJ, ISOLATE_END) or char in ISOLATES.values():
        return APART
    if char in _FIRM:
        return FIRM_BLANK
    if char.isspace():
        return BLANK
    if _TONES.match(char):
        return HIDDEN_MARK
    category = unicodedata.category(char)
    if category == "Mc" or char == _SPACING_LATELY:
        return DOUBTFUL
    if category in ("Mn", "Me") or not width_of(char):
        return MARK
    return CELL
