"""A text in lines of which only those are made that are looked at."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from tui.arabic.drawing import draw, drawn_end
from tui.arabic.engines import Base
from tui.arabic.line import Line
from tui.arabic.paragraph import Manner, Paragraph
from tui.arabic.source import Source, length_of, paragraphs_of, pieces_of
from tui.arabic.wrap import wrap


class _Place(NamedTuple):
    """Where a line lies."""

    paragraph: Paragraph
    first: int
    after: int
    offset: int

    @property
    def start(self) -> int:
        return self.offset + (self.paragraph.starts[self.first] if self.first else 0)


class Laid:
    """A text laid out for a width, of any length, made from its beginning on as it is read.

    Lines are numbered from 0. How many there are is known only once the last was reached;
    until then `estimate` says about how many, for a scroll bar. Looking at line 1,000 wraps
    what stands before it but draws nothing of that.
    """

    def __init__(
        self,
        text: Source,
        width: int,
        *,
        base: Base = "R",
        shape: bool = True,
        marks: bool = False,
        reorder: bool = True,
        gaps: bool = True,
    ) -> None:
        """Lay out a text; the arguments are those of `lay_out`, and `gaps`.

        Args:
            text: Paragraphs that end in any line break, or the pieces of such a text.
            width: Cells of a line; less than 1 counts as 1.
            base: Direction of the paragraphs; `auto` finds it for each.
            shape: Join the letters.
            marks: Draw harakat.
            reorder: Put the characters in visual order.
            gaps: Keep all empty lines; otherwise one of several that follow each other.
        """
        self._pieces = pieces_of(text)
        self._width = max(1, width)
        self._manner = Manner(base, shape, marks, reorder)
        self._gaps = gaps
        self._length = length_of(self._pieces)
        self._places: list[_Place] = []
        self._starts: list[int] = []
        self._coming = self._wrapped()
        self._complete = False

    @property
    def complete(self) -> bool:
        """Whether the last line was reached."""
        return self._complete

    @property
    def known(self) -> int:
        """How many lines were found so far."""
        return len(self._places)

    @property
    def estimate(self) -> int:
        """About how many lines there are: never fewer than are known, exact when complete."""
        if self._complete or not self._places:
            return max(len(self._places), not self._complete)
        reached = max(1, self._starts[-1])
        return max(len(self._places) + 1, len(self._places) * self._length // reached)

    def __len__(self) -> int:
        """Count the lines, which looks for the last of them."""
        self.reach(None)
        return len(self._places)

    def __getitem__(self, number: int) -> Line:
        """Draw a line.

        Raises:
            IndexError: There are not so many lines, or the number is negative.
        """
        if number < 0 or not self.reach(number + 1):
            raise IndexError(number)
        return self._draw(self._places[number])

    def __iter__(self) -> Iterator[Line]:
        """Draw the lines one after the other."""
        number = 0
        while self.reach(number + 1):
            yield self._draw(self._places[number])
            number += 1

    def reach(self, count: int | None) -> bool:
        """Find where so many lines lie, None meaning all; return whether there are so many."""
        while (count is None or len(self._places) < count) and not self._complete:
            place = next(self._coming, None)
            if place is None:
                self._complete = True
            else:
                self._places.append(place)
                self._starts.append(place.start)
        return count is None or len(self._places) >= count

    def line_of(self, offset: int) -> int:
        """Find the number of the line a source offset lies on, in code points.

        An offset in a line break belongs to the line before it, one outside the text to the
        nearest line.
        """
        while not self._complete and not (self._starts and self._starts[-1] > offset):
            self.reach(len(self._places) + 1)
        return max(0, bisect_right(self._starts, offset) - 1)

    def start_of(self, number: int) -> int:
        """Find the source offset at which a line begins; that of the last for one too many."""
        if not self.reach(number + 1):
            return self._starts[-1]
        return self._starts[max(0, number)]

    def _draw(self, place: _Place) -> Line:
        return draw(
            place.paragraph, place.first, place.after, width=self._width, offset=place.offset
        )

    def _wrapped(self) -> Iterator[_Place]:
        empty = False
        for pieces, offset in paragraphs_of(self._pieces):
            paragraph = Paragraph(pieces, self._manner)
            cells = wrap(paragraph.widths, paragraph.blanks, self._width, paragraph.reach)
            for first, after in cells:
                was_empty, empty = empty, drawn_end(paragraph, first, after) == first
                if self._gaps or not (empty and was_empty):
                    yield _Place(paragraph, first, after, offset)
