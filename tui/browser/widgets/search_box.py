"""A box to type Arabic into: its value stays in logical order, only what is painted is visual."""

from __future__ import annotations

import re
import unicodedata
from typing import ClassVar, Literal

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.reactive import var
from textual.strip import Strip
from textual.widgets import Input
from textual.widgets.input import Selection

from tui.arabic import Glyph, Line
from tui.browser.keyboard import arabic_of
from tui.browser.widgets.painting import single

LONGEST = 1_000
"""Code points a box holds; what is pasted beyond them is cut."""

_ZWNJ = "\u200c"
_PRESENTATION = re.compile(r"[\ufb50-\ufdff\ufe70-\ufefc]")
_BREAK = re.compile(r"[ \t]*(?:\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029])[\s\x1c-\x1f]*")
# Harakat and ZWNJ stand within words, though they are no letters.
_WITHIN = r"\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200c"
# Put behind the value to hold the place of the caret there, and to keep blanks from being dropped.
# Letters of the line's own direction that join nothing: they change the order of nothing else.
_END: dict[Literal["L", "R"], str] = {"L": "x", "R": "\u05d0"}
_WIDEST = 4 * LONGEST


def _under_arabic() -> list[BindingType]:
    """Bind what Input binds to a held letter to that of the Arabic layout: kitty sends it so."""
    found: list[BindingType] = []
    for each in Input.BINDINGS:
        assert isinstance(each, Binding), "Textual declares all of its own in full"
        held = [key for key in each.key.split(",") if key.startswith("ctrl+")]
        keys = [arabic for key in held for arabic in arabic_of(key)]
        if keys:
            found.append(Binding(",".join(keys), each.action, show=False))
    return found


class SearchBox(Input, inherit_bindings=True):
    """An Input whose text is joined, ordered as it is read, and hangs on the side it begins at.

    `value`, `selection` and `cursor_position` are in logical order, as in any Input. Left and
    right, alone or with Control, move as the screen shows it: one press, one cell. A lam-alef is
    one cell and so one stop; Backspace takes its alef only. Home, End and every deletion follow
    the logical order.

    What comes in by key or paste becomes letters: presentation forms are taken apart (VTE sends
    one for the lam-alef key), line breaks become blanks, controls go, ZWNJ stays.
    """

    BINDINGS: ClassVar[list[BindingType]] = _under_arabic()
    # What Input's own commands take for the beginning of a word.
    _WORD_START = re.compile(rf"(?<![\w{_WITHIN}])\w")

    base: var[Literal["L", "R"]] = var("R")
    """Direction of the line: whichever, Arabic and Latin within it keep their own."""

    def __init__(
        self, placeholder: str = "", *, id: str | None = None, base: Literal["L", "R"] = "R"
    ) -> None:
        self._hidden = 0
        super().__init__(placeholder=placeholder, id=id, select_on_focus=False, compact=True)
        self.cursor_blink = False
        self.set_reactive(SearchBox.base, base)

    # Letters come in as they are written, whatever the keyboard makes of them

    def validate_value(self, value: str) -> str:
        """Keep to letters whatever way they come in."""
        return _letters(value)[:LONGEST]

    def replace(self, text: str, start: int, end: int) -> None:
        """Put text in place of a stretch of the value, given in code points."""
        kept = len(self.value) - abs(end - start)
        super().replace(_letters(text)[: max(0, LONGEST - kept)], start, end)

    async def _on_key(self, event: events.Key) -> None:
        # Not printable to Python, so Input would drop it; Persian cannot be written without.
        if event.character == _ZWNJ:
            event.stop()
            event.prevent_default()
            self.replace(_ZWNJ, *self.selection)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Say that ZWNJ is typed too."""
        return character == _ZWNJ or super().check_consume_key(key, character)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.replace(_BREAK.sub("\n", event.text).strip("\n"), *self.selection)

    # Where things stand on the screen

    @property
    def _line(self) -> Line:
        """The value with a glyph behind its end, where the caret stands then."""
        return single(self.value + _END[self.base], _WIDEST, self.base)

    @property
    def content_width(self) -> int:
        """Cells of the value with its caret."""
        return self._line.width

    @property
    def _room(self) -> int:
        return max(1, self.scrollable_content_region.width)

    @property
    def _pad(self) -> int:
        """Cells left free at the left of the text."""
        line = self._line
        return max(0, self._room - line.width) if line.rtl else 0

    def _caret(self) -> int:
        """Return the cell of the caret, from the left edge of the text."""
        glyphs = self._line.glyphs
        here = _glyph_of(glyphs, self.cursor_position)
        return sum(glyph.width for glyph in glyphs[:here])

    def _shift(self) -> int:
        """Return how many cells are out of sight at the left: what is seen moves when it must."""
        over, caret = self.content_width - self._room, self._caret()
        wide = self._line.glyphs[_glyph_of(self._line.glyphs, self.cursor_position)].width
        self._hidden = min(max(self._hidden, caret + wide - self._room), caret)
        self._hidden = min(max(0, self._hidden), max(0, over))
        return self._hidden

    @property
    def _cursor_offset(self) -> int:
        return self._caret() - self._shift() + self._pad

    def _position_to_cell(self, position: int) -> int:
        glyphs = self._line.glyphs
        return sum(glyph.width for glyph in glyphs[: _glyph_of(glyphs, position)])

    def _cell_offset_to_index(self, offset: int) -> int:
        line = self._line
        return min(line.source_of(offset + self._shift() - self._pad)[0], len(self.value))

    def _watch_selection(self, _selection: Selection) -> None:
        # Input would scroll to the caret; here the text is shifted when it is painted.
        self.app.clear_selection()
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
        if not self.value:
            return self._painted_placeholder(style)
        pad, shift = Segment(" " * self._pad, style), self._shift()
        made = Strip([pad, *self._painted(style)]).crop(shift, shift + self._room)
        return made.extend_cell_length(self._room, style)

    def _painted(self, style: Style) -> list[Segment]:
        line = self._line
        caret = _glyph_of(line.glyphs, self.cursor_position) if self.has_focus else -1
        begin, end = sorted(self.selection)
        chosen, cursor = self._component("input--selection"), self._component("input--cursor")
        cells = []
        for number, glyph in enumerate(line.glyphs):
            worn = style + chosen if begin < glyph.end and glyph.start < end else style
            text = " " if glyph.start >= len(self.value) else glyph.text
            cells.append(Segment(text, worn + cursor if number == caret else worn))
        return cells

    def _painted_placeholder(self, style: Style) -> Strip:
        line = single(self.placeholder, self._room - 1, self.base)
        caret = Segment(" ", style + self._component("input--cursor") if self.has_focus else style)
        text = Segment(line.text, style + self._component("input--placeholder"))
        pad = Segment(" " * max(0, self._room - line.width - 1), style)
        return Strip([pad, caret, text] if line.rtl else [text, caret, pad])

    def _component(self, name: str) -> Style:
        return self.get_component_rich_style(name, partial=True)

    # Moving as it is seen

    def _go(self, step: Literal[-1, 1], select: bool, *, words: bool = False) -> None:
        """Go to the next stop at the left (-1) or right (1), or the next where a word begins."""
        stops = [glyph.start for glyph in self._line.glyphs]
        begin, end = self.selection
        here = _glyph_of(self._line.glyphs, end)
        if not select and not words and begin != end:
            # The selection ends, the caret at its side that was pointed to.
            ends = _glyph_of(self._line.glyphs, begin), here
            self.cursor_position = stops[min(ends) if step < 0 else max(ends)]
            return
        ahead = stops[here + 1 :] if step > 0 else stops[:here][::-1]
        ahead = [stop for stop in ahead if stop != stops[here]]
        if words:
            starts = {found.start() for found in self._WORD_START.finditer(self.value)}
            ahead = [stop for stop in ahead if stop in starts] or ahead[-1:]
        position = ahead[0] if ahead else stops[here]
        self.selection = Selection(begin if select else position, position)

    def action_cursor_left(self, select: bool = False) -> None:
        """Move one cell to the left."""
        self._go(-1, select)

    def action_cursor_right(self, select: bool = False) -> None:
        """Move one cell to the right."""
        self._go(1, select)

    def action_cursor_left_word(self, select: bool = False) -> None:
        """Move to where a word begins at the left, which in Arabic is the next."""
        self._go(-1, select, words=True)

    def action_cursor_right_word(self, select: bool = False) -> None:
        """Move to where a word begins at the right, which in Arabic is the one before."""
        self._go(1, select, words=True)

    def action_home(self, select: bool = False) -> None:
        """Move to the beginning of the value; a selection keeps the end it began at."""
        self.selection = Selection(self.selection.start if select else 0, 0)

    def action_end(self, select: bool = False) -> None:
        """Move behind the end of the value; a selection keeps the end it began at."""
        end = len(self.value)
        self.selection = Selection(self.selection.start if select else end, end)


def _glyph_of(glyphs: tuple[Glyph, ...], position: int) -> int:
    """Return the number of the glyph a position is in, else of the next one in reading order."""
    behind = [(glyph.start, number) for number, glyph in enumerate(glyphs) if glyph.end > position]
    return min(behind)[1] if behind else len(glyphs) - 1


def _letters(text: str) -> str:
    """Turn presentation forms into letters, white space into blanks, and leave out controls."""
    text = _PRESENTATION.sub(lambda found: _unjoined(found.group()), text)
    spaced = [" " if char.isspace() and char not in "\x1c\x1d\x1e\x1f" else char for char in text]
    return "".join([char for char in spaced if char.isprintable() or char == _ZWNJ])


def _unjoined(form: str) -> str:
    letters = unicodedata.normalize("NFKC", form)
    # A mark by itself is made of a blank and the mark.
    return letters.strip() if len(letters) <= 3 else letters
