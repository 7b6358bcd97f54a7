"""How many cells a character takes, as Textual and the terminals count them."""

from __future__ import annotations

import re
from functools import lru_cache

# Blocks met in nearly every text, in which a character that is not a mark takes one cell.
_NARROW = re.compile("[\x20-\x7e\xa0-\xac\xae-\u02ff\u0400-\u0482\u2010-\u2027\u2500-\u257f]")
_ARABIC_LETTER = re.compile(
    "[\u0606-\u060f\u061b-\u061b\u061d-\u064a\u0660-\u066f\u0671-\u06d5\ufb50-\ufbb1\ufe80-\ufefc]"
)


@lru_cache(maxsize=4096)
def width_of(char: str) -> int:
    """The cells one printable character takes: 0 for a mark, 2 for a wide one, 1 otherwise."""
    if _NARROW.match(char) or _ARABIC_LETTER.match(char):
        return 1
    # Textual counts with this very table. It is loaded only for what is met seldom.
    from rich.cells import get_character_cell_size

    return get_character_cell_size(char)
