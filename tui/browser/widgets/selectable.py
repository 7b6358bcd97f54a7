"""What makes the text a widget draws selectable with the mouse, in its own logical order.

Textual selects by what each drawn segment says of itself: a style may carry the offset of its
text. Here each cell says which code point of the source it stands for, so a drag over text in
visual order selects a stretch of the source, without the breaks that wrapping put on the screen.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset, Region
from textual.selection import Selection
from textual.strip import Strip
from textual.widget import Widget

from tui.arabic import Line, cells_in


class DrawnLine(NamedTuple):
    """A line of text where it stands on a widget."""

    line: Line
    """What is drawn."""
    x: int
    """The cell its leftmost glyph stands in, from the left edge of the widget's content."""
    offset: int = 0
    """Where in the selectable text its source begins: added to the offsets of the line."""

    @property
    def start(self) -> int:
        """Offset in the selectable text of its first code point."""
        return self.line.start + self.offset

    @property
    def end(self) -> int:
        """Offset behind its last, the blank it was broken at included."""
        return self.line.end + self.offset


# Textual takes style and component classes from the first widget among the bases only, so a mixin
# that stands before the real one must not be a widget itself.
if TYPE_CHECKING:
    _Mixed = Widget
else:
    _Mixed = object

# Harakat and ZWNJ stand within words, though they are no letters.
_WORD = re.compile(r"[\w\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200c]+")


class Selectable(_Mixed):
    """Mixed in before a widget that draws lines itself, makes its text selectable.

    Such a widget says what its text is, which line it draws where, and marks `selected_spans`
    when it draws; selecting and copying then work as in Textual's own widgets. A selection's
    offsets count code points of the whole text: their `y` is always 0.
    """

    ALLOW_SELECT = True
    _painting = False

    @property
    def selectable_text(self) -> str:
        """The text that can be selected, in logical order."""
        raise NotImplementedError

    def drawn_at(self, y: int) -> DrawnLine | None:
        """Return the line drawn at a row of the widget; none where no text stands."""
        raise NotImplementedError

    def drawn_for(self, offset: int) -> DrawnLine | None:
        """Return the line that draws the code point at an offset, in sight or not, if one does."""
        raise NotImplementedError

    # Which stretch is selected

    @property
    def selected(self) -> tuple[int, int] | None:
        """The selected stretch of the text, half-open and not empty; none when nothing is."""
        chosen = self.text_selection
        return self._stretch(chosen) if chosen is not None else None

    def selected_spans(self, style: Style, offset: int = 0) -> list[tuple[int, int, Style]]:
        """Return what is selected as a span to draw with, counted from an offset of the text."""
        span = self.selected
        return [(span[0] - offset, span[1] - offset, style)] if span else []

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected text and what ends it, as Textual asks."""
        span = self._stretch(selection)
        return (self.selectable_text[slice(*span)].strip("\n"), "\n") if span else None

    def forget_selection(self) -> None:
        """Select nothing here any more: to be called when the text becomes another."""
        if self.is_attached and self.text_selection is not None:
            others = {w: chosen for w, chosen in self.screen.selections.items() if w is not self}
            self.screen.selections = others

    def select(self, start: int, end: int) -> None:
        """Select a stretch of the text, given in code points, half-open."""
        self.screen.selections = {self: Selection(Offset(start, 0), Offset(end, 0))}

    def on_click(self, event: events.Click) -> None:
        """Select a word by two clicks, a paragraph by three; the end of a drag is no click."""
        if self.selected is None and event.chain < 2:
            return
        event.stop()
        event.prevent_default()
        if event.chain < 2:
            return
        text = self.selectable_text
        at = self._offsets(event.y, self.size.width)[event.x]
        if event.chain == 2:
            begin = text.rfind("\n", 0, at) + 1
            words = (found.span() for found in _WORD.finditer(text, begin))
            word = next((span for span in words if span[1] > at), (at, at))
            self.select(*(word if word[0] <= at else (at, at + 1)))
            return
        end = text.find("\n", at)
        self.select(text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end)

    def _stretch(self, selection: Selection) -> tuple[int, int] | None:
        text = self.selectable_text
        start = selection.start.x if selection.start else 0
        end = selection.end.x if selection.end else len(text)
        drawn = self.drawn_for(end - 1) if start < end else None
        if drawn is not None:
            # What a cell holds is selected as a whole: both letters of a lam-alef, all harakat.
            last = end - 1 - drawn.offset
            held = (each.end for each in drawn.line.glyphs if each.start <= last < each.end)
            end = max(held, default=last + 1) + drawn.offset
        start, end = max(0, start), min(end, len(text))
        return (start, end) if start < end else None

    # Saying what each cell stands for

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw for the terminal: without the offsets, which would cut a row into single cells."""
        self._painting = True
        try:
            return super().render_lines(crop)
        finally:
            self._painting = False

    def render_line(self, y: int) -> Strip:
        """Draw a row; for the pointer, with each cell saying what it stands for."""
        drawn = super().render_line(y)
        if self._painting:
            return drawn
        offsets = self._offsets(y, drawn.cell_length)
        cells = [(char, part.style) for part in drawn for char in _cells(part)]
        return Strip(
            [
                Segment(text, (style or Style()) + Style.from_meta({"offset": (offset, 0)}))
                for (text, style), offset in zip(cells, offsets, strict=False)
            ],
            drawn.cell_length,
        )

    def _offsets(self, y: int, width: int) -> list[int]:
        """Return the code point that each cell of a row stands for, or is nearest to."""
        drawn = self.drawn_at(y)
        if drawn is None:
            return [self._nearest(y)] * width
        text = self.selectable_text
        # Where the text was wrapped the last code point is the blank it was broken at.
        wrapped = drawn.end < len(text) and text[drawn.end - 1 : drawn.end + 1].count("\n") == 0
        last = max(drawn.start, drawn.end - 1) if wrapped else drawn.end
        found = []
        for x in range(width):
            start, end = drawn.line.source_of(x - drawn.x)
            found.append(min(start + drawn.offset, last) if start == end else start + drawn.offset)
        return found

    def _nearest(self, y: int) -> int:
        """Return the offset for a row without text: of the text below it, else of the end."""
        below = (self.drawn_at(row) for row in range(y + 1, self.size.height))
        return next((drawn.start for drawn in below if drawn), len(self.selectable_text))


def _cells(part: Segment) -> list[str]:
    """Cut a segment into its cells; a wide character becomes two blanks, each a place of its own.

    Nobody sees them: what is cut so is looked at for its offsets only.
    """
    found: list[str] = []
    for cell in cells_in(part.text):
        found += [cell] if cell_len(cell) < 2 else [" ", " "]
    return found
