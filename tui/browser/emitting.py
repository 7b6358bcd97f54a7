"""The emission, applied where nothing is cropped any more: just before a frame becomes bytes.

Only terminals that reorder or turn round what they are sent need it; for the others a frame goes
out as Textual made it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from rich.console import Console, RenderableType
from rich.control import Control
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.strip import Strip

from tui.arabic import Emission, cells_in, emit

_AS_DRAWN = (Emission.VISUAL, Emission.VISUAL_BASE, Emission.PLAIN)


def emitted(update: RenderableType | None, emission: Emission) -> RenderableType | None:
    """Return a frame in the form a terminal needs; what is no frame, as it is."""
    if emission in _AS_DRAWN or not isinstance(update, LayoutUpdate | ChopsUpdate):
        return update
    return cast(RenderableType, _Emitted(update, emission))


class _Emitted(CompositorUpdate):
    def __init__(self, update: LayoutUpdate | ChopsUpdate, emission: Emission) -> None:
        self._update = update
        self._emission = emission

    def render_segments(self, console: Console) -> str:
        """Return the bytes of the frame, as text."""
        return "".join(
            Control.move_to(x, y).segment.text + self._turned(strip).render(console)
            for x, y, strip in _pieces(self._update)
        )

    def _turned(self, strip: Strip) -> Strip:
        cells: list[tuple[str, Style | None]] = [
            (cell, segment.style) for segment in strip for cell in cells_in(segment.text)
        ]
        sent = [Segment(text, style) for text, style in emit(cells, self._emission)]
        return Strip(sent).simplify()


def _pieces(update: LayoutUpdate | ChopsUpdate) -> Iterator[tuple[int, int, Strip]]:
    """Yield each stretch of a frame with the cell it begins at, cropped to what is changed."""
    if isinstance(update, LayoutUpdate):
        for y, line in enumerate(update.strips, update.region.y):
            yield update.region.x, y, Strip.join(line)
        return
    for y, first, last in update.spans:
        for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if strip is None or x > last or end <= first:
                continue
            whole = x >= first and end <= last
            yield x, y, strip if whole else strip.crop(0, min(end, last) - x)
