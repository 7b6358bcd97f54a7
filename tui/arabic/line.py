"""A line as it is drawn, with the way from the source to its cells and back."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple, TypeVar

Style = TypeVar("Style")


class Glyph(NamedTuple):
    """What is drawn in one cell, or in the two of a wide character."""

    text: str
    """A character and its marks."""
    start: int
    """Source offset of what it stands for, in code points."""
    end: int
    """End of the same, exclusive."""
    level: int
    """Embedding level: odd where reading goes from right to left."""
    width: int
    """Cells it takes, 1 or 2."""


class Line(NamedTuple):
    """One line of text in visual order.

    All cells count from the left edge of the text, before any alignment.
    """

    glyphs: tuple[Glyph, ...]
    """Leftmost first."""
    width: int
    """Cells drawn; the blank at which the line was broken is not."""
    start: int
    """Source offset of the line's first code point in reading order."""
    end: int
    """Source offset behind its last, the undrawn blank included."""
    rtl: bool
    """Whether its paragraph runs from right to left, and so hangs on the right edge."""

    @property
    def text(self) -> str:
        """The line as it is printed."""
        return "".join([glyph.text for glyph in self.glyphs])

    def cells_of(self, start: int, end: int) -> list[tuple[int, int]]:
        """Find where a span of the source is drawn.

        Args:
            start: Source offset in code points.
            end: End of the span, exclusive.

        Returns:
            Half-open ranges of cells, leftmost first: several where the direction changes
            within the span, none where nothing of it is on this line.
        """
        ranges: list[tuple[int, int]] = []
        cell = 0
        for glyph in self.glyphs:
            after = cell + glyph.width
            if glyph.start < end and start < glyph.end and start < end:
                if ranges and ranges[-1][1] == cell:
                    ranges[-1] = (ranges[-1][0], after)
                else:
                    ranges.append((cell, after))
            cell = after
        return ranges

    def source_of(self, cell: int) -> tuple[int, int]:
        """Find the span of the source that a cell stands for.

        Beside the text the span is empty: the line's start on the side where reading begins,
        its end on the other.
        """
        left = 0
        for glyph in self.glyphs:
            left += glyph.width
            if 0 <= cell < left:
                return glyph.start, glyph.end
        before_start = cell >= left if self.rtl else cell < 0
        place = self.start if before_start else self.end
        return place, place

    def runs(self, styles: Sequence[tuple[int, int, Style]]) -> list[tuple[str, tuple[Style, ...]]]:
        """Cut the line where its styles change.

        Args:
            styles: Spans of the source with what is to be put on them. They may overlap.

        Returns:
            Stretches of text, leftmost first, each with the styles of all its glyphs in the
            order given. Put together they are the line's text.
        """
        here = [style for style in styles if style[0] < self.end and self.start < style[1]]
        if not here:
            return [(self.text, ())] if self.glyphs else []
        # Grouped by place in the list: two styles may be equal without being one span.
        worn = [
            (
                tuple(
                    number
                    for number, (start, end, _) in enumerate(here)
                    if glyph.start < end and start < glyph.end and start < end
                ),
                glyph.text,
            )
            for glyph in self.glyphs
        ]
        return [
            ("".join(text for _, text in group), tuple(here[number][2] for number in numbers))
            for numbers, group in groupby(worn, key=lambda item: item[0])
        ]
