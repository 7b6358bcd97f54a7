"""The last barrier: what is not printable never reaches the terminal, whoever drew it."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from tui.arabic import printable


class Barrier(LineFilter):
    """Replaces in every drawn line what a terminal could obey.

    Our own panes draw only what `tui.arabic` made harmless; this holds for everything else too,
    Textual's own widgets among it.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments with every character printable and their widths unchanged."""
        del background
        if all(segment.text.isprintable() for segment in segments):
            return segments
        return [Segment(_harmless(text), style) for text, style, _ in segments]


def _harmless(text: str) -> str:
    if text.isprintable():
        return text
    # Textual has counted a control as no cell, or as one; the row must stay as wide as that.
    return set_cell_size(printable(text), cell_len(text))
