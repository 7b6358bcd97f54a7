"""From a stretch of a paragraph to a line in visual order."""

from __future__ import annotations

import sys

from tui.arabic.engines import mirrored
from tui.arabic.line import Glyph, Line
from tui.arabic.order import line_levels, visual_order
from tui.arabic.paragraph import Paragraph
from tui.arabic.signs import REPLACEMENT
from tui.arabic.widths import width_of


def draw(paragraph: Paragraph, first: int, after: int, *, width: int, offset: int = 0) -> Line:
    """Order and mirror some cells of a paragraph by the paragraph's levels.

    Args:
        paragraph: What they are taken from.
        first: Number of the first cell.
        after: Number of the cell behind the last.
        width: Cells of a line; a wide character that exceeds it is replaced by U+FFFD.
        offset: Source offset at which the paragraph begins.
    """
    last = drawn_end(paragraph, first, after)
    levels = line_levels(
        "".join(paragraph.chars[first:last]), paragraph.levels[first:last], paragraph.level
    )
    numbers = [first + place for place in _order(paragraph, first, levels)]
    ordered = [levels[number - first] for number in numbers]
    glyphs = _glyphs(paragraph, numbers, ordered, width=width, offset=offset)
    start = paragraph.starts[first] if first else 0
    end = paragraph.ends[after - 1] if after > first else paragraph.length
    return _line(glyphs, offset + start, offset + end, paragraph.rtl)


def draw_cut(paragraph: Paragraph, after: int, *, width: int, ellipsis: str, length: int) -> Line:
    """Draw the beginning of a paragraph with an ellipsis for the rest of its source.

    Args:
        paragraph: What is cut.
        after: Number of the cell behind the last that there is room for.
        width: Cells of the line.
        ellipsis: Sanitised; may be empty.
        length: Length of the whole source, of which the paragraph may hold a part.
    """
    last = drawn_end(paragraph, 0, after)
    rest = paragraph.starts[last] if last < len(paragraph.starts) else paragraph.length
    # The rest is beyond the line's end, whatever the direction at the cut.
    levels = line_levels(
        "".join(paragraph.chars[:last]) + ellipsis,
        list(paragraph.levels[:last]) + [paragraph.level] * len(ellipsis),
        paragraph.level,
    )
    order = _order(paragraph, 0, levels)
    numbers = [place for place in order if place < last]
    kept = _glyphs(paragraph, numbers, [levels[place] for place in numbers], width=width, offset=0)
    drawn = dict(zip(numbers, kept, strict=True))
    drawn |= {
        last + place: Glyph(char, rest, length, paragraph.level, width_of(char))
        for place, char in enumerate(mirrored(ellipsis, [paragraph.level] * len(ellipsis)))
    }
    return _line(tuple([drawn[place] for place in order]), 0, length, paragraph.rtl)


def drawn_end(paragraph: Paragraph, first: int, after: int) -> int:
    """Step back over the blanks that end a line: they are not drawn."""
    while after > first and paragraph.blanks[after - 1]:
        after -= 1
    return after


def _order(paragraph: Paragraph, first: int, levels: list[int]) -> list[int]:
    """Order cells from the first on: places in `levels`, leftmost first.

    An isolating control between two cells takes part, for it ends the runs of higher levels.
    """
    partings = {
        number - first: level
        for number, level in paragraph.partings.items()
        if first < number < first + len(levels)
    }
    if not partings:
        return visual_order(levels)
    places: list[int | None] = []
    with_controls: list[int] = []
    for place, level in enumerate(levels):
        if place in partings:
            places.append(None)
            with_controls.append(partings[place])
        places.append(place)
        with_controls.append(level)
    ordered = [places[number] for number in visual_order(with_controls)]
    return [place for place in ordered if place is not None]


def _glyphs(
    paragraph: Paragraph, numbers: list[int], levels: list[int], *, width: int, offset: int
) -> tuple[Glyph, ...]:
    """Make the glyphs of some cells, in the order of their numbers."""
    starts, ends = paragraph.starts, paragraph.ends
    # Lines are kept: one string for all that are equal.
    texts = [sys.intern(paragraph.forms[number]) for number in numbers]
    cells = [paragraph.widths[number] for number in numbers]
    if paragraph.marks:
        texts = [
            text + paragraph.marks.get(number, "")
            for text, number in zip(texts, numbers, strict=True)
        ]
    if width < max(cells, default=0):
        texts = [
            REPLACEMENT if own > width else text for text, own in zip(texts, cells, strict=True)
        ]
        cells = [min(own, width) for own in cells]
    return tuple(
        map(
            Glyph,
            texts,
            [offset + starts[number] for number in numbers],
            [offset + ends[number] for number in numbers],
            levels,
            cells,
        )
    )


def _line(glyphs: tuple[Glyph, ...], start: int, end: int, rtl: bool) -> Line:
    return Line(glyphs, sum([glyph.width for glyph in glyphs]), start, end, rtl)
