"""Where each pane stands on a screen of a given size: arithmetic only, in cells.

Lists stand in reading order from right to left, as the articles are read, whatever language the
interface speaks; `rtl` off turns that round. Between two panes stands one line, which belongs to
the pane on its right; each pane's first row is its title on a rule.
"""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import NamedTuple

LISTS: tuple[str, ...] = ("articles", "entities", "meetings")
"""The panes that list records, in reading order."""
PANES: tuple[str, ...] = (*LISTS, "record", "reader")
"""Every pane that can be moved about in, in reading order."""

_WIDE = (120, 32)
_NORMAL = (80, 24)
_SMALL = (40, 10)
_STRIP_ROWS = 3
_SMALLEST_LIST = 5


class Room(IntEnum):
    """How much of the space the active pane takes."""

    USUAL = 0
    """What is its own."""
    MOST = 1
    """About two thirds of the width, where panes stand side by side."""
    ALL = 2
    """All of it."""


class Mode(StrEnum):
    """How much fits."""

    WIDE = "wide"
    """Three lists above; the record with its evidence, and the reader, below."""
    NORMAL = "normal"
    """One list beside the record, the evidence below; or the reader alone."""
    NARROW = "narrow"
    """One pane."""
    TINY = "tiny"
    """Less than is useful: one pane without bars, and a word about it."""


def mode_of(width: int, height: int) -> Mode:
    """Return what fits on a screen of that many cells."""
    for mode, (columns, rows) in (
        (Mode.WIDE, _WIDE),
        (Mode.NORMAL, _NORMAL),
        (Mode.NARROW, _SMALL),
    ):
        if width >= columns and height >= rows:
            return mode
    return Mode.TINY


class Box(NamedTuple):
    """A stretch of the screen, in cells."""

    x: int
    """Its first column."""
    y: int
    """Its first row."""
    width: int
    """How many columns."""
    height: int
    """How many rows."""
    ups: tuple[int, ...] = ()
    """Columns, counted from its first, where a line between panes ends on its rule from above."""
    joins: tuple[int, ...] = ()
    """Rows, counted from its first, where the rule of its left neighbour ends on its line."""

    @property
    def parted(self) -> bool:
        """Whether a line stands at its left, taking its first column."""
        return self.x > 0


def arrange(
    width: int,
    height: int,
    active: str,
    shown: str,
    *,
    rtl: bool = True,
    room: Room = Room.USUAL,
) -> dict[str, Box]:
    """Return where each pane stands; those that are not shown are left out.

    Args:
        width: Columns of the space for panes.
        height: Rows of the screen with its header, tabs and footer, which decides what fits.
        active: The pane that is moved about in.
        shown: The list that is shown where only one is.
        rtl: Whether the first list stands at the right.
        room: How much of the space the active pane takes.
    """
    mode = mode_of(width, height)
    rows = height - chrome(mode)
    if mode is Mode.WIDE and room is not Room.ALL:
        return _wide(width, rows, rtl, active if room is Room.MOST else "")
    if mode is Mode.NORMAL and room is not Room.ALL and active != "reader":
        return _normal(width, rows, shown, rtl, active if room is Room.MOST else "")
    return {active: Box(0, 0, width, rows)}


def chrome(mode: Mode) -> int:
    """Return how many rows header, tabs and footer take; tabs only where a list is out of sight."""
    return {Mode.WIDE: 2, Mode.NORMAL: 3, Mode.NARROW: 3, Mode.TINY: 1}[mode]


def _normal(width: int, rows: int, shown: str, rtl: bool, large: str) -> dict[str, Box]:
    upper = rows - _STRIP_ROWS
    share = {"": 43, "record": 33}.get(large, 67)
    list_width = width * share // 100
    record, listed = _row((width - list_width, list_width), 0, upper, rtl)
    parting = max(record.x, listed.x)
    strip = Box(0, upper, width, _STRIP_ROWS, (parting,))
    return {"record": record, shown: listed, "evidence": strip}


def _wide(width: int, rows: int, rtl: bool, large: str) -> dict[str, Box]:
    upper = max(_SMALLEST_LIST + 1, rows * 2 // 5)
    if large:
        upper = rows * 3 // 5 if large in LISTS else _SMALLEST_LIST + 1
    lists = _row(_widths(width, large), 0, upper, rtl)
    partings = [box.x for box in lists if box.parted]
    read = {"reader": width * 2 // 3, "record": width // 3}.get(large, width // 2)
    record, reader = _row((width - read, read), upper, rows - upper, rtl)
    strip_rows = _STRIP_ROWS + 1
    boxes = dict(zip(reversed(LISTS), lists, strict=True))
    boxes["record"] = _joined(
        Box(record.x, record.y, record.width, record.height - strip_rows), partings
    )
    boxes["evidence"] = Box(
        record.x, record.y + record.height - strip_rows, record.width, strip_rows
    )
    boxes["reader"] = _joined(reader, partings)
    right = "reader" if rtl else "record"
    if right == "reader":
        boxes[right] = boxes[right]._replace(joins=(boxes["evidence"].y - reader.y,))
    return boxes


def _widths(width: int, large: str) -> tuple[int, ...]:
    """Return the cells of each list, the first read last."""
    shares = [2 if name == large else 1 for name in reversed(LISTS)]
    widths = [width * share // sum(shares) for share in shares]
    return (*widths[:-1], width - sum(widths[:-1]))


def _row(widths: tuple[int, ...], y: int, rows: int, rtl: bool) -> list[Box]:
    """Place boxes side by side; given last-read first, returned in the order given."""
    order = list(enumerate(widths))
    if not rtl:
        order.reverse()
    boxes: dict[int, Box] = {}
    x = 0
    for index, width in order:
        boxes[index] = Box(x, y, width, rows)
        x += width
    return [boxes[index] for index in range(len(widths))]


def _joined(box: Box, partings: list[int]) -> Box:
    ups = tuple(x - box.x for x in partings if box.x <= x < box.x + box.width)
    return box._replace(ups=ups)
