"""A box to type Arabic into: its value stays in logical order, only what is painted is visual."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset
from textual.strip import Strip
from textual.widgets import Input
from textual.widgets.input import Selection

from tui.arabic import Line
from tui.browser.painting import single

_UNWANTED = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200b\u200d-\u200f\u202a-\u202e\u2060-\u206f]")
_PRESENTATION = re.compile(r"[\ufb50-\ufdff\ufe70-\ufeff]")


class SearchBox(Input, inherit_bindings=True):
    """An Input whose text hangs on the right edge, joined, with a caret that moves as it is seen.

    Left and right move one cell on the screen; a lam-alef is one stop, and Backspace takes its
    alef only. Home, End and deletion follow the logical order.
    """

    def __init__(self, placeholder: str, *, id: str, base: Literal["L", "R"] = "R") -> None:
        super().__init__(placeholder=placeholder, id=id, select_on_focus=False, compact=True)
        self.cursor_blink = False
        self._base: Literal["L", "R"] = base

    # Letters come in as they are written, whatever the keyboard makes of them

    def replace(self, text: str, start: int, end: int) -> None:
        """Put text in place of a stretch: presentation forms as letters, no controls."""
        super().replace(_clean(text), start, end)

    def _on_paste(self, event: events.Paste) -> None:
        text = " ".join(event.text.split())
        event.stop()
        event.prevent_default()
        self.replace(text, *self.selection)

    # Where things stand on the screen

    @property
    def _line(self) -> Line:
        return single(self.value, 10_000, self._base)

    @property
    def content_width(self) -> int:
        """Cells of the value with its caret."""
        return self._line.width + 1

    @property
    def _room(self) -> int:
        return max(1, self.scrollable_content_region.width)

    @property
    def _rtl(self) -> bool:
        return self._base == "R"

    def _caret(self, position: int) -> int:
        """Return the cell of the caret, counted from the left edge of text and caret together."""
        line = self._line
        cells = line.cells_of(position, position + 1)
        if cells:
            return cells[0][0] + (1 if self._rtl else 0)
        return 0 if self._rtl else line.width

    def _shift(self) -> int:
        """Return how many cells of the text are out of sight at the left."""
        over = self.content_width - self._room
        if over <= 0:
            return 0
        caret = self._caret(self.cursor_position)
        start = over if self._rtl else 0
        if not start <= caret < start + self._room:
            start = min(max(0, caret - self._room // 2), over)
        return start

    @property
    def _pad(self) -> int:
        return max(0, self._room - self.content_width) if self._rtl else 0

    @property
    def _cursor_offset(self) -> int:
        return self._caret(self.cursor_position) - self._shift() + self._pad

    def _position_to_cell(self, position: int) -> int:
        return self._caret(position)

    def _cell_offset_to_index(self, offset: int) -> int:
        cell = offset + self._shift() - self._pad - (1 if self._rtl else 0)
        return self._line.source_of(cell)[0]

    def _watch_selection(self, _selection: Selection) -> None:
        # Textual would scroll to the caret; here the text is shifted when it is painted.
        self.app.cursor_position = self.cursor_screen_offset

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the terminal's own cursor belongs."""
        region = self.content_region
        return Offset(region.x + self._cursor_offset, region.y)

    # Painting

    def render_line(self, y: int) -> Strip:
        """Draw the value, its caret and its selection."""
        style = self.rich_style
        if y:
            return Strip.blank(self.size.width, style)
        line = self._line if self.value else single(self.placeholder, self._room - 1, self._base)
        cells = self._painted(line, style)
        pad = Segment(" " * (self._pad if self.value else self._room - line.width - 1), style)
        if self._rtl:
            cells = [pad, *cells]
        made = Strip(cells)
        shift = self._shift() if self.value else 0
        return made.crop(shift, shift + self._room).extend_cell_length(self._room, style)

    def _painted(self, line: Line, style: Style) -> list[Segment]:
        caret = self._caret(self.cursor_position) if self.value else (0 if self._rtl else -1)
        if not self.value:
            caret = 0 if self._rtl else line.width
        if not self.has_focus:
            caret = -1
        begin, end = sorted(self.selection)
        shown = style if self.value else style + self._component("input--placeholder")
        chosen, cursor = self._component("input--selection"), self._component("input--cursor")
        glyphs = [(glyph.text, glyph.width, glyph.start, glyph.end) for glyph in line.glyphs]
        after = (" ", 1, len(self.value), len(self.value))
        glyphs = [after, *glyphs] if self._rtl else [*glyphs, after]
        cells: list[Segment] = []
        x = 0
        for text, width, start, stop in glyphs:
            worn = shown + chosen if begin < stop and start < end else shown
            cells.append(Segment(text, worn + cursor if x == caret else worn))
            x += width
        return cells

    def _component(self, name: str) -> Style:
        return self.get_component_rich_style(name, partial=True)

    # Moving as it is seen

    def _step(self, cells: int, select: bool) -> None:
        starts = [glyph.start for glyph in self._line.glyphs]
        end = len(self.value)
        stops = [end, *starts] if self._rtl else [*starts, end]
        here = self._caret_stop(stops)
        position = stops[min(max(0, here + cells), len(stops) - 1)]
        begin = self.selection.start if select else position
        self.selection = Selection(begin, position)

    def _caret_stop(self, stops: list[int]) -> int:
        """Return the stop the caret is on; inside a ligature, that of its first letter."""
        position = self.cursor_position
        best = max((stop for stop in stops if stop <= position), default=stops[0])
        return stops.index(best)

    def action_cursor_left(self, select: bool = False) -> None:
        """Move one cell to the left."""
        self._step(-1, select)

    def action_cursor_right(self, select: bool = False) -> None:
        """Move one cell to the right."""
        self._step(1, select)

    def action_cursor_left_word(self, select: bool = False) -> None:
        """Move a word to the left, which in Arabic is forward."""
        move = super().action_cursor_right_word if self._rtl else super().action_cursor_left_word
        move(select)

    def action_cursor_right_word(self, select: bool = False) -> None:
        """Move a word to the right, which in Arabic is back."""
        move = super().action_cursor_left_word if self._rtl else super().action_cursor_right_word
        move(select)


def _clean(text: str) -> str:
    """Turn presentation forms into letters and leave out what cannot be typed."""
    text = _PRESENTATION.sub(lambda match: unicodedata.normalize("NFKC", match.group()), text)
    text = text.encode("utf-8", "replace").decode("utf-8")
    return _UNWANTED.sub("", text)
