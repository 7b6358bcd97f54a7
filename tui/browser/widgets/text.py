"""Text in one line, and text in as many as it takes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from tui.arabic import Base, Laid, Line, Source
from tui.browser.terminal.manner import Manner, manner
from tui.browser.widgets.painting import Column, Styled, aligned, base_of, laid, row, strip
from tui.browser.widgets.rows import STEERING, Rows, Steered
from tui.browser.widgets.selectable import DrawnLine, Selectable

_AHEAD = 300
"""Lines looked for beyond the first that is seen: most texts end before."""
_NARROWEST = 8
"""Cells below which a text is not wrapped but cropped."""


class TextLine(Widget, can_focus=False):
    """One line: a text, or several side by side, each cut where it is too long."""

    DEFAULT_CSS = "TextLine { height: 1; }"
    ALLOW_SELECT = False

    text: var[Source] = var("")
    """What it says."""
    spans: var[Sequence[Styled]] = var(())
    """What is put on parts of it, by offsets into the text."""

    def __init__(self, text: Source = "", *, id: str | None = None, rtl: bool = True) -> None:
        super().__init__(id=id)
        self.rtl = rtl
        """Whether it begins at the right."""
        self.set_reactive(TextLine.text, text)

    def watch_text(self) -> None:
        """Draw the other text."""
        self.refresh()

    def watch_spans(self) -> None:
        """Draw the other styles."""
        self.refresh()

    def columns(self, width: int) -> Sequence[Column]:
        """Return what stands side by side in that many cells, in reading order."""
        del width
        return [Column(self.text, spans=self.spans)]

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        width = self.size.width
        if y:
            return Strip.blank(width, self.rich_style)
        return row(self.columns(width), width, self.rich_style, rtl=self.rtl)


if TYPE_CHECKING:

    class _Mixed(Selectable, Rows):
        pass

else:
    _Mixed = Selectable


class Wrapped(_Mixed):
    """Mixed in before `Rows`, wraps a text, styles it, and makes it selectable.

    Its user gives the text as `selectable_text`. Of a long one only what is seen is laid out.
    """

    base: Base = "R"
    """Direction of its paragraphs; `auto` finds it for each."""
    margin: ClassVar[int] = 0
    """Cells kept free at the right, for what its user draws beside a line."""
    widest: int | None = None
    """Cells at which it is wrapped though there is more room."""

    _lines: Laid = Laid("", 1)
    _laid: tuple[Source, int, Manner] | None = None

    @property
    def source(self) -> Source:
        """The text as it is laid out: the same code points, some of them perhaps isolated."""
        return self.selectable_text

    @property
    def lines(self) -> Laid:
        """Its lines, as far as they were laid out."""
        room = self.inner_width - self.margin - 1
        width = max(_NARROWEST, min(self.widest or room, room))
        wanted = (self.source, width, manner())
        if self._laid != wanted:
            self._laid = wanted
            self._lines = laid(self.source, width, self.base)
        return self._lines

    # What its user may say of a line

    def style_of(self, line: Line) -> Style:
        """Return what a line wears."""
        del line
        return self.rich_style

    def spans_of(self, line: Line) -> list[Styled]:
        """Return what is put on parts of a line, by offsets into the text."""
        del line
        return []

    def beside(self, line: Line) -> list[Segment]:
        """Draw what stands in the margin of a line: as many cells as it has."""
        del line
        return [Segment(" " * self.margin, self.rich_style)] if self.margin else []

    # Drawing

    @property
    def length(self) -> int:
        """How many lines the text takes: about, until its end was reached."""
        if not self.selectable_text:
            return 0
        lines = self.lines
        lines.reach(self.top + _AHEAD)
        return lines.estimate

    def row(self, number: int, width: int) -> Strip:
        """Draw a line of the text with its margin."""
        lines, style = self.lines, self.rich_style
        if not lines.reach(number + 1):
            return self.blank(number - self.top + self.above, width)
        line = lines[number]
        chosen = self.get_component_rich_style("row--selection", partial=True)
        spans = [*self.spans_of(line), *self.selected_spans(chosen)]
        room = width - self.margin - 1
        text = aligned(line, room, self.style_of(line), right=line.rtl, spans=spans)
        return strip([Segment(" ", style), *text, *self.beside(line)], width, style)

    def move_to(self, number: int) -> None:
        """Move to a line, or the nearest there is; to the very last if it lies beyond."""
        if number >= self.length:
            self.lines.reach(None)
        super().move_to(number)

    def show(self, start: int, end: int) -> None:
        """Scroll so that a stretch of the text is in sight with a little before it.

        Where it is in sight already, nothing moves: a person goes on reading where they were.
        """
        lines = self.lines
        first, last = lines.line_of(start), lines.line_of(max(start, end - 1))
        rows = max(1, self.visible_rows)
        if self.top < max(1, first) and last < self.top + rows - 1:
            return
        before = max(0, min(rows // 3, rows - (last - first + 1)))
        self.top = max(0, first - before)
        self.scroll_by(0)

    def on_resize(self) -> None:
        """Wrap anew, what was at the top staying there."""
        offset = self._lines.start_of(self.top)
        self.top = self.lines.line_of(offset)
        self.refresh()

    # Selecting

    def drawn_at(self, y: int) -> DrawnLine | None:
        """Return the line of the text at a line of the widget."""
        number = self.row_at(y)
        if number is None or not self.lines.reach(number + 1):
            return None
        return self._drawn(self.lines[number])

    def drawn_for(self, offset: int) -> DrawnLine | None:
        """Return the line that holds an offset of the text."""
        lines = self.lines
        return self._drawn(lines[lines.line_of(offset)]) if self.length else None

    def _drawn(self, line: Line) -> DrawnLine:
        left = self.size.width - self.inner_width
        return DrawnLine(line, self.size.width - self.margin - line.width if line.rtl else left + 1)


class WrappedText(Wrapped, Steered, Rows, can_focus=True):
    """A text wrapped at the width there is, with styles on parts of it and selection."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *STEERING,
        Binding("space", "page(1)", show=False),
    ]

    text: var[str] = var("")
    """What it says."""
    spans: var[Sequence[Styled]] = var(())
    """What is put on parts of it, by offsets into the text."""

    def __init__(self, text: str = "", *, id: str | None = None, base: Base | None = None) -> None:
        super().__init__(id=id)
        self.base = base or base_of(text)
        self.set_reactive(WrappedText.text, text)

    @property
    def selectable_text(self) -> str:
        """The text."""
        return self.text

    def spans_of(self, line: Line) -> list[Styled]:
        """Return the spans that lie on a line."""
        return [each for each in self.spans if each[0] < line.end and line.start < each[1]]

    def watch_text(self) -> None:
        """Begin with another text at its top."""
        self.forget_selection()
        self.top = 0
        self.refresh(layout=True)

    def watch_spans(self) -> None:
        """Draw the other styles."""
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Take as many lines as the text does, where the height is left to it."""
        del container
        lines = laid(self.source, max(_NARROWEST, width - self.margin - 1), self.base)
        lines.reach(viewport.height)
        return min(lines.known, viewport.height)
