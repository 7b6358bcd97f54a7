"""The order of a line on the screen: rules L1 and L2 of the Unicode bidirectional algorithm."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_SEPARATORS = re.compile("[\t-\x0b\r\x1c-\x1f\x85\u2029]")  # classes B and S
_INVISIBLE = frozenset({"WS", "LRI", "RLI", "FSI", "PDI", "RLE", "LRE", "RLO", "LRO", "PDF", "BN"})


def line_levels(text: str, levels: Sequence[int], paragraph: int) -> list[int]:
    """Apply rule L1: blanks that end a line or stand before a separator lose their level.

    Args:
        text: The line's characters, in logical order.
        levels: The level each was given in its paragraph.
        paragraph: The level of the paragraph.

    Returns:
        The levels by which the line is reordered.
    """
    result = list(levels)
    ends = [len(text)]
    for found in _SEPARATORS.finditer(text):
        result[found.start()] = paragraph
        ends.append(found.start())
    for end in ends:
        place = end - 1
        while place >= 0 and unicodedata.bidirectional(text[place]) in _INVISIBLE:
            result[place] = paragraph
            place -= 1
    return result


def visual_order(levels: Sequence[int]) -> list[int]:
    """Apply rule L2: the logical places of a line's characters, leftmost first."""
    order = list(range(len(levels)))
    if not levels:
        return order
    highest, lowest = max(levels), min(levels)
    if highest == lowest:
        return order[::-1] if highest & 1 else order
    for level in range(highest, (lowest | 1) - 1, -1):
        _reverse_runs(order, levels, level)
    return order


def _reverse_runs(order: list[int], levels: Sequence[int], level: int) -> None:
    """Turn round each stretch of at least that level."""
    place = 0
    while place < len(order):
        end = place
        while end < len(order) and levels[order[end]] >= level:
            end += 1
        if end > place:
            order[place:end] = order[place:end][::-1]
        place = end + 1
