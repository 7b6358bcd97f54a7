"""Text laid out in lines of cells: the way in for everything that shows Arabic.

What is drawn may be a plain string, or a sequence of strings and isolated pieces::

    one_line(["اجتماع الكويت ", isolate("2018-02-13"), " (", isolate("a003:19"), ")"], 40)

`isolate` keeps what is foreign to an Arabic line in its own order. Source offsets then count
through the pieces as if they were one string.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from typing import Literal

from tui.arabic.drawing import draw, draw_cut, drawn_end
from tui.arabic.engines import Base
from tui.arabic.laid import Laid
from tui.arabic.line import Line
from tui.arabic.paragraph import Manner, Paragraph
from tui.arabic.source import Piece, Source, length_of, pieces_of

Align = Literal["left", "right", "centre"]
"""Where a text stands in a field that is wider."""


# Longer texts are laid out each time: a cache bounded by number must not hold whole books.
_KEPT_PARAGRAPH, _KEPT_LINE, _KEPT_TEXT = 1_000, 500, 8_000
_ONE_LINE_AT_MOST = 4_000
"""Code points of a text that a single line looks at; far more than any screen is wide."""


def lay_out(
    text: Source,
    width: int,
    *,
    base: Base = "R",
    shape: bool = True,
    marks: bool = False,
    reorder: bool = True,
    max_lines: int | None = None,
) -> list[Line]:
    """Break a text into lines that are ready to be drawn.

    Args:
        text: Paragraphs that end in any line break, or the pieces of such a text.
        width: Cells of a line; less than 1 counts as 1.
        base: Direction of the paragraphs; `auto` finds it for each.
        shape: Join the letters.
        marks: Draw harakat.
        reorder: Put the characters in visual order.
        max_lines: Stop after so many; paragraphs behind them are not looked at.

    Returns:
        At least one line for each paragraph, an empty one for an empty paragraph. A break at
        the end of the text ends its last paragraph and begins none. The spans of lines and
        the breaks between paragraphs together make up the source.
    """
    if isinstance(text, str) and max_lines is None and len(text) <= _KEPT_TEXT:
        return list(_kept_lines(text, width, Manner(base, shape, marks, reorder)))
    laid = Laid(text, width, base=base, shape=shape, marks=marks, reorder=reorder)
    return list(islice(laid, max_lines))


def one_line(
    text: Source,
    width: int,
    *,
    base: Base = "R",
    ellipsis: str = "…",
    shape: bool = True,
    marks: bool = False,
    reorder: bool = True,
) -> Line:
    """Set a text in a single line, cut at its logical end if it is too long.

    Args:
        text: What to show; line breaks become blanks.
        width: Cells there are; the line is never wider.
        base: Direction of the line.
        ellipsis: Put behind the last character that is shown, in the direction of the line;
            it stands for the rest of the source. Left out where it is wider than `width`.
        shape: Join the letters.
        marks: Draw harakat.
        reorder: Put the characters in visual order.
    """
    pieces = pieces_of(text)
    manner = Manner(base, shape, marks, reorder)
    if length_of(pieces) <= _KEPT_LINE:
        return _kept_line(pieces, width, manner, ellipsis)
    return _single(pieces, width, manner, ellipsis)


def fit(
    text: Source,
    width: int,
    align: Align | None = None,
    *,
    base: Base = "R",
    ellipsis: str = "…",
    shape: bool = True,
    marks: bool = False,
    reorder: bool = True,
) -> str:
    """Set a text in a field of exactly so many cells, cut or padded with blanks.

    Args:
        text: What to show; line breaks become blanks.
        width: Cells of the field; the result is empty below 1.
        align: Where the text stands; by default on the side its line begins on.
        base: Direction of the line.
        ellipsis: Ends a text that is cut.
        shape: Join the letters.
        marks: Draw harakat.
        reorder: Put the characters in visual order.

    Returns:
        Text in visual order, ready to be printed.
    """
    line = one_line(
        text, width, base=base, ellipsis=ellipsis, shape=shape, marks=marks, reorder=reorder
    )
    room = max(0, width - line.width)
    align = align or ("right" if line.rtl else "left")
    before = {"left": 0, "right": room, "centre": room // 2}[align]
    return " " * before + line.text + " " * (room - before)


def cell_width(text: Source, *, shape: bool = True) -> int:
    """Count the cells a text takes on one line."""
    return _flat(pieces_of(text), Manner(shape=shape)).width


@lru_cache(maxsize=8)
def _kept_lines(text: str, width: int, manner: Manner) -> tuple[Line, ...]:
    return tuple(Laid(text, width, **manner._asdict()))


def _flat(pieces: tuple[Piece, ...], manner: Manner) -> Paragraph:
    if length_of(pieces) <= _KEPT_PARAGRAPH:
        return _kept_flat(pieces, manner)
    return Paragraph(pieces, manner, flat=True)


@lru_cache(maxsize=256)
def _kept_flat(pieces: tuple[Piece, ...], manner: Manner) -> Paragraph:
    return Paragraph(pieces, manner, flat=True)


@lru_cache(maxsize=512)
def _kept_line(pieces: tuple[Piece, ...], width: int, manner: Manner, ellipsis: str) -> Line:
    return _single(pieces, width, manner, ellipsis)


def _single(pieces: tuple[Piece, ...], width: int, manner: Manner, ellipsis: str) -> Line:
    length = length_of(pieces)
    paragraph = _flat(_shortened(pieces), manner)
    whole = _fits(paragraph, width)
    if whole and paragraph.length == length:
        return draw(paragraph, 0, len(paragraph.widths), width=width)
    tail = _flat((Piece(ellipsis),), manner)
    if tail.width > width:
        tail = _flat((Piece(""),), manner)
    room = width - tail.width
    after = 0
    for cells in paragraph.widths:
        room -= cells
        if room < 0:
            break
        after += 1
    drawn = "".join(tail.forms)
    return draw_cut(paragraph, after, width=width, ellipsis=drawn, length=length)


def _fits(paragraph: Paragraph, width: int) -> bool:
    """Whether all of a paragraph is drawn in so many cells; makes no more than it needs to."""
    made = used = 0
    while paragraph.reach(made + 1):
        last = drawn_end(paragraph, made, len(paragraph.widths))
        if last > made:
            used += sum(paragraph.widths[made:last])
            if used > width:
                return False
            used += len(paragraph.widths) - last
        else:
            used += len(paragraph.widths) - made
        made = len(paragraph.widths)
    return True


def _shortened(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Leave out what no line could show."""
    room = _ONE_LINE_AT_MOST
    kept = []
    for piece in pieces:
        kept.append(piece._replace(text=piece.text[:room]))
        room -= len(kept[-1].text)
        if room <= 0:
            break
    return tuple(kept)
