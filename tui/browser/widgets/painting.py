"""From laid-out text to the strips a terminal row is made of.

Only here do lines of `tui.arabic` become Textual strips. Widths are cells; what stands in a strip
is in visual order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.arabic import (
    Base,
    Isolated,
    Laid,
    Line,
    Source,
    cell_width,
    isolate,
    lay_out,
    one_line,
)
from tui.browser.terminal.manner import manner

Side = Literal["start", "end"]
"""A side of a row, in its direction."""
Styled = tuple[int, int, Style]
"""A span of the source, half-open, and what is put on it."""

CURSOR = "┃"
"""Stands beside the cursor's row, so that it is seen without colour."""

Parts = tuple[str | Isolated, ...]
"""The pieces of a text."""

_ARABIC = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
# Dates, ranges, file names, identifiers: letters and digits held together by signs.
_FOREIGN = re.compile(r"(?=\S*[0-9])[0-9A-Za-z]+(?:[-_/:.][0-9A-Za-z]+)+[~?%]*|[0-9]{4}[~?%]")


class Column(NamedTuple):
    """A field of a row."""

    text: Source
    """What it shows."""
    width: int | None = None
    """Its cells; one column of a row may be without and takes what is left."""
    side: Side = "start"
    """At which side of the column the text stands, in the row's direction."""
    style: Style | None = None
    """What is put on all of it, padding included."""
    spans: Sequence[Styled] = ()
    """What is put on parts of it."""
    base: Base | None = None
    """Direction of the text; by default from the right if there is Arabic in it."""


def single(text: Source, width: int, base: Base = "R") -> Line:
    """Set a text in one line, cut where it is too long."""
    return one_line(text, width, base=base, **manner())


def laid_out(
    text: Source, width: int, base: Base = "R", max_lines: int | None = None
) -> list[Line]:
    """Wrap a text."""
    return lay_out(text, width, base=base, max_lines=max_lines, **manner())


def laid(text: Source, width: int, base: Base = "R") -> Laid:
    """Wrap a long text as far as it is looked at, several empty lines being made one."""
    return Laid(text, width, base=base, gaps=False, **manner())


def foreign(text: str) -> Parts:
    """Set dates, ranges and identifiers so that an Arabic line cannot scramble them.

    The pieces together are the text; offsets into it stay what they were.
    """
    pieces: list[str | Isolated] = []
    place = 0
    for match in _FOREIGN.finditer(text):
        if match.start() > place:
            pieces.append(text[place : match.start()])
        pieces.append(isolate(match.group()))
        place = match.end()
    if place < len(text) or not pieces:
        pieces.append(text[place:])
    return tuple(pieces)


def base_of(text: Source) -> Literal["L", "R"]:
    """Return the direction of a label or a value: from the right if there is Arabic in it."""
    whole = text if isinstance(text, str) else "".join(str(_text(piece)) for piece in text)
    return "R" if _ARABIC.search(whole) else "L"


def _text(piece: str | Isolated) -> str:
    return piece if isinstance(piece, str) else piece.text


def segments(line: Line, style: Style, spans: Sequence[Styled] = ()) -> list[Segment]:
    """Return the segments of a line, without padding."""
    return [
        Segment(text, Style.combine([style, *worn]) if worn else style)
        for text, worn in line.runs(spans)
    ]


def aligned(
    line: Line, width: int, style: Style, *, right: bool, spans: Sequence[Styled] = ()
) -> list[Segment]:
    """Return the segments of a line in a field of a width, at its right or left edge."""
    found = segments(line, style, spans)
    room = max(0, width - line.width)
    if not room:
        return found
    blank = Segment(" " * room, style)
    return [blank, *found] if right else [*found, blank]


def row(columns: Sequence[Column], width: int, style: Style, *, rtl: bool) -> Strip:
    """Set columns side by side, one blank between, filling a row.

    Args:
        columns: In reading order.
        width: Cells of the row.
        style: What the row wears.
        rtl: Whether the first column stands at the right.
    """
    fixed = sum(column.width or 0 for column in columns) + len(columns) - 1
    left = max(0, width - fixed)
    drawn: list[list[Segment]] = []
    for column in columns:
        cells = left if column.width is None else column.width
        worn = style + column.style if column.style else style
        line = single(column.text, cells, column.base or base_of(column.text))
        right = (column.side == "start") == rtl
        drawn.append(aligned(line, cells, worn, right=right, spans=column.spans))
    if rtl:
        drawn.reverse()
    blank = Segment(" ", style)
    joined = [part for cells in drawn for part in (*cells, blank)]
    return strip(joined[:-1], width, style)


def column_at(number: int, columns: Sequence[Column], width: int, *, rtl: bool) -> tuple[Line, int]:
    """Return the line that `row` draws for one of its columns, and the cell it begins in."""
    fixed = sum(column.width or 0 for column in columns) + len(columns) - 1
    cells = [max(0, width - fixed) if each.width is None else each.width for each in columns]
    at_its_left = cells[number + 1 :] if rtl else cells[:number]
    column = columns[number]
    line = single(column.text, cells[number], column.base or base_of(column.text))
    x = sum(at_its_left) + len(at_its_left)
    right = (column.side == "start") == rtl
    return line, x + (cells[number] - line.width if right else 0)


def strip(parts: Iterable[Segment], width: int, style: Style) -> Strip:
    """Return a strip of exactly a width, padded at the right or cropped.

    Neighbours that wear the same become one segment: each costs the terminal some forty bytes.
    """
    made = Strip(parts)
    if made.cell_length > width:
        made = made.crop(0, width)
    return made.extend_cell_length(width, style).simplify()


def rule(
    title: Sequence[tuple[Source, Style]],
    width: int,
    style: Style,
    *,
    rtl: bool,
    corners: dict[int, str],
    marks: Style | None = None,
) -> Strip:
    """Return a horizontal line with a title on it.

    Args:
        title: Parts of the title in reading order, each with its own style.
        width: Cells of the line.
        style: What the line wears.
        rtl: Whether the title begins at the right.
        corners: Characters that stand on the line in place of its own, by column.
        marks: What the brackets wear that mark the title; none if it is not marked.
    """
    drawn = [
        segments(single(text, cells, base_of(text)), worn)
        for text, worn, cells in _sharing(title, width - 4)
    ]
    if rtl:
        drawn.reverse()
    blank = Segment(" ", style)
    gaps = [blank] * (len(drawn) + 1)
    if marks and drawn:
        # Brackets instead of blanks: nothing moves, and nothing else is drawn anew.
        first = len(drawn) - 1 if rtl else 0
        gaps[first], gaps[first + 1] = Segment("[", marks), Segment("]", marks)
    parts = [part for gap, cells in zip(gaps, drawn, strict=False) for part in (gap, *cells)]
    parts += gaps[-1:] if drawn else []
    taken = sum(part.cell_length for part in parts)
    begin = width - taken - 1 if rtl else 1
    bare = [corners.get(x, "─") for x in range(width)]
    before, after = "".join(bare[: max(0, begin)]), "".join(bare[begin + taken :])
    return strip([Segment(before, style), *parts, Segment(after, style)], width, style)


def _sharing(
    title: Sequence[tuple[Source, Style]], room: int
) -> Iterator[tuple[Source, Style, int]]:
    """Give the parts of a title their cells: the first is cut for the others, up to its half.

    A further part for which there is no room is left out, and those behind it.
    """
    widths = [cell_width(text) for text, _ in title]
    first = min(widths[0], max(room - sum(widths[1:]) - len(widths) + 1, room // 2)) if title else 0
    for place, (text, worn) in enumerate(title):
        cells = first if place == 0 else widths[place]
        if cells > room:
            return
        yield text, worn, cells
        room -= cells + 1
