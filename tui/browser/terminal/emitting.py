"""From Textual's frames to bytes: what is drawn goes through the screen diff, after every crop.

Textual has no public hook there: its official ones run before a widget is cropped, where half a
word cannot be turned round. So its private names are tried out once, and where one is missing or
means something else, frames go out as Textual makes them.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from rich.color import ColorSystem
from rich.console import COLOR_SYSTEMS, Console, RenderableType
from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip

from tui.arabic import Emission
from tui.browser.terminal.erasing import erases_in_colour
from tui.browser.terminal.picture import Picture
from tui.browser.terminal.screen_diff import ScreenDiff

Piece = tuple[int, int, Iterable[Segment]]
"""A stretch of a frame: column and row of its first cell, and what is drawn there."""
Reader = Callable[[object], Iterator[Piece] | None]
"""Takes a frame of Textual's to pieces; None for what is no frame."""


def frame_reader(compositor: Any) -> Reader | None:
    """Return what takes Textual's frames to pieces; None where they are not as we know them.

    Args:
        compositor: The module `textual._compositor`.
    """
    try:
        read = _reader(compositor.LayoutUpdate, compositor.ChopsUpdate)
        strip = Strip([Segment("ab")])
        whole = compositor.LayoutUpdate([[strip]], Region(3, 1, 2, 1))
        parts = compositor.ChopsUpdate([{0: None, 3: strip}], [(0, 3, 4)], [[3, 5]])
        found = [_told(read(whole)), _told(read(parts))]
        # What the frame itself would write must be the same.
        sent = [update.render_segments(Console()) for update in (whole, parts)]
    except Exception:  # whatever it is: Textual has changed, and the browser goes on
        return None
    if found != [[(3, 1, "ab")], [(3, 0, "a")]] or sent != ["\x1b[2;4Hab", "\x1b[1;4Ha"]:
        return None
    return read


def _told(pieces: Iterator[Piece] | None) -> list[tuple[int, int, str]]:
    return [(x, y, "".join(each.text for each in piece)) for x, y, piece in pieces or ()]


def _reader(layout_update: type[Any], chops_update: type[Any]) -> Reader:
    def read(update: object) -> Iterator[Piece] | None:
        if isinstance(update, layout_update):
            return _whole(update)
        if isinstance(update, chops_update):
            return _parts(update)
        return None

    return read


def _whole(update: Any) -> Iterator[Piece]:
    for y, line in enumerate(update.strips, update.region.y):
        yield update.region.x, y, [segment for strip in line for segment in strip]


def _parts(update: Any) -> Iterator[Piece]:
    for y, first, last in update.spans:
        for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if strip is None or x > last or end <= first:
                continue
            whole = x >= first and end <= last
            yield x, y, strip if whole else strip.crop(0, min(end, last) - x)


class Emitting:
    """Makes of the frames of an application what its terminal needs.

    Args:
        compositor: The module `textual._compositor`; None if there is none.
        erases: As of `ScreenDiff`.
        plain: Whether no colours are sent; Textual itself sends greys then.
    """

    def __init__(self, compositor: Any, *, erases: bool = False, plain: bool = False) -> None:
        self._read = frame_reader(compositor)
        self._erases = erases
        self._plain = plain
        self._diff: ScreenDiff | None = None
        self._believed: Picture | None = None

    @property
    def works(self) -> bool:
        """Whether frames are understood; otherwise they go out as Textual made them."""
        return self._read is not None

    def forget(self) -> None:
        """Trust nothing that was shown: the next frame is a whole one. Safe in a signal."""
        self._believed = None
        if self._diff is not None:
            self._diff.forget()

    def believe(self, picture: Picture) -> None:
        """Count on the terminal showing a picture, if the first frame has its size and form."""
        self._believed = picture

    def picture(self) -> Picture | None:
        """Return what the terminal shows; none where that is not known."""
        return self._diff.picture() if self._diff is not None else None

    def take(
        self,
        update: RenderableType | None,
        size: tuple[int, int],
        console: Console,
        emission: Emission,
    ) -> bool:
        """Take in a frame; false where it must go out as Textual made it.

        Args:
            update: What Textual would display.
            size: Width and height of the screen in cells.
            console: Knows the colours of the terminal.
            emission: The form in which rows are sent; all of them anew when it is another.
        """
        if self._read is None:
            return False
        try:
            pieces = self._read(update)
            if pieces is None and update is not None:
                return False
            diff = self._diff_for(size, console, emission)
            for x, y, segments in pieces or ():
                diff.put(x, y, segments)
        except Exception:
            # A frame is not what frames were in the beginning. Textual's own bytes are whole.
            self._read = None
            return False
        return True

    def frame(self) -> str:
        """Return what makes the terminal show all that was taken in; empty if it does already."""
        return self._diff.frame() if self._diff is not None else ""

    def _diff_for(self, size: tuple[int, int], console: Console, emission: Emission) -> ScreenDiff:
        colours = None
        if not self._plain:
            colours = COLOR_SYSTEMS.get(console.color_system or "", ColorSystem.TRUECOLOR)
        diff = self._diff
        if diff is None or (diff.width, diff.height, diff.colours) != (*size, colours):
            diff = self._diff = ScreenDiff(*size, emission, colours, erases=self._erases)
            seen, self._believed = self._believed, None
            if seen and (seen.width, seen.height, seen.emission) == (*size, emission):
                diff.believe(seen)
        if diff.emission is not emission:
            diff.emission = emission
            diff.forget()
        return diff


def emitting() -> Emitting:
    """Return what emits for the Textual that is installed, and the terminal at hand."""
    # What it is set to does not matter, unless that is nothing: https://no-color.org
    plain = bool(os.environ.get("NO_COLOR"))
    try:
        compositor = importlib.import_module("textual._compositor")
        return Emitting(compositor, erases=erases_in_colour(), plain=plain)
    except ImportError:
        return Emitting(None)
