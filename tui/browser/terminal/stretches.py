"""The cells of a row that are to be written, in stretches of one pen, and in which order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import NamedTuple

from tui.browser.terminal.pens import ANY, Pen

_LRM = "\u200e"
# In these blocks terminals agree about the width: the cursor is where we believe it to be.
_CERTAIN = re.compile(r"[ -~\xa0-\u02ff\u0600-\u064a\u2026\u2500-\u257f\ufe70-\ufefc]*")

Texts = list[str | None]
"""One for each cell: a character with its marks; empty behind a wide one; None if unknown."""
Pens = list[Pen | None]
"""One for each cell; None if unknown."""

ROW_ERASED = "\x1b[K"
"""Erases a row from the cursor on."""


def erased(count: int) -> str:
    """Return what erases so many cells from the cursor on; it stays."""
    return f"\x1b[{count}X"


def to_column(x: int) -> str:
    """Return what leads to a column of the row."""
    return f"\x1b[{x + 1}G" if x else "\r"


def is_certain(text: str) -> bool:
    """Return whether all terminals give each character of a text one cell."""
    return _CERTAIN.fullmatch(text) is not None


class Stretch(NamedTuple):
    """Neighbouring cells that are written, or erased, with one pen."""

    x: int
    """Column of the first."""
    end: int
    """Column behind the last."""
    pen: Pen
    """What they are drawn with; of blanks only the background may count."""
    worn: Pen
    """The pen to take where another is needed: for blanks, that of what stands beside them."""
    text: str
    """What they hold; nothing where they are erased."""
    is_certain: bool
    """Whether all terminals agree where they end. Otherwise a terminal may draw over the next."""


def stretches(changed: Sequence[int], texts: Texts, pens: Pens, *, erases: bool) -> list[Stretch]:
    """Return the cells of a row that are to be written as few stretches, from left to right.

    Args:
        changed: Their columns, ascending; what continues a wide cell belongs to it.
        texts: The whole row's.
        pens: The whole row's.
        erases: Whether blanks may be erased: what has not changed is erased with them where it
            is as blank as they are.
    """
    found: list[Stretch] = []
    place = 0
    while place < len(changed):
        x = changed[place]
        pen = pens[x]
        if not texts[x] or pen is None:
            place += 1
            continue
        end = _blank_until(changed, place, texts, pens) if erases else x
        if end > x:
            found.append(Stretch(x, end, pen, pen, "", is_certain=True))
        else:
            end, pen = _one_pen_until(changed, place, texts, pens, erases=erases)
            found += _written(x, end, pen, texts)
        place = bisect_left(changed, end, place)
    return _dressed(found)


def _one_pen_until(
    changed: Sequence[int], place: int, texts: Texts, pens: Pens, *, erases: bool
) -> tuple[int, Pen]:
    """Return up to where neighbours are best written with one pen, and which."""
    x = changed[place]
    pen, end = pens[x], x + 1
    assert pen is not None, "only a cell that is drawn is written"
    for behind in range(place + 1, len(changed)):
        both = _common(pen, pens[end]) if changed[behind] == end else None
        if both is None or (erases and _blank_until(changed, behind, texts, pens) > end):
            break
        pen, end = both, end + 1
    return end, pen


def _common(pen: Pen, other: Pen | None) -> Pen | None:
    """Return the pen with which what is drawn with either of two can be drawn."""
    if other is pen:
        return pen
    if other is not None:
        if other.after(pen) is pen:
            return pen
        if pen.after(other) is other:
            return other
    return None


def _written(x: int, end: int, pen: Pen, texts: Texts) -> list[Stretch]:
    """Return stretches that hold cells of one pen; behind what is uncertain begins another."""
    held = "".join([text or "" for text in texts[x:end]])
    if len(held) == end - x and is_certain(held):
        return [Stretch(x, end, pen, pen, held, is_certain=True)]
    found = []
    begin, text = x, ""
    for column in range(x, end):
        cell = texts[column] or ""
        text += cell
        letter = cell.rstrip(_LRM)
        behind = column + 1
        if len(letter) == 1 and is_certain(letter):
            continue
        while behind < end and texts[behind] == "":
            behind += 1
        if cell:
            found.append(Stretch(begin, behind, pen, pen, text, is_certain=False))
            begin, text = behind, ""
    if text:
        found.append(Stretch(begin, end, pen, pen, text, is_certain=True))
    return found


def _blank_until(changed: Sequence[int], place: int, texts: Texts, pens: Pens) -> int:
    """Return up to where cells are better erased than written; the first if they are not.

    What has not changed is erased with them where it is as blank as they are.
    """
    x = changed[place]
    pen = pens[x]
    # Erased cells have a background and nothing else.
    if texts[x] != " " or pen is None or pen.colour != ANY:
        return x
    stretch = x + 1
    while stretch < len(texts) and texts[stretch] == " " and pens[stretch] is pen:
        stretch += 1
    behind = bisect_left(changed, stretch, place)
    end = changed[behind - 1] + 1
    if stretch == len(texts):
        return stretch if end - x > len(ROW_ERASED) else x
    # The cursor stays: to go on behind them takes a move, which blanks need not.
    move = len(to_column(end)) if behind < len(changed) else 0
    return end if end - x > len(erased(end - x)) + move else x


def orders(found: Sequence[Stretch], pen: Pen | None) -> Iterator[Sequence[Stretch]]:
    """Give the orders in which stretches of a row may be written: one of them is the shortest.

    A move of the cursor takes fewer bytes than most changes of the pen, so what is drawn with
    one pen, or in one colour, is better written together.

    Args:
        found: The stretches from left to right.
        pen: What the terminal draws with before.
    """
    yield found
    looks: tuple[Callable[[Pen], Hashable], ...] = (id, lambda each: (each.colour, each.background))
    for look in looks:
        groups: dict[Hashable, list[Stretch]] = {}
        if pen is not None:
            groups[look(pen)] = []  # the first, for it is worn already
        for stretch in found:
            groups.setdefault(look(stretch.worn), []).append(stretch)
        order = [stretch for group in groups.values() for stretch in group]
        if order != found and _is_safe(order):
            yield order


def _dressed(found: Sequence[Stretch]) -> list[Stretch]:
    """Give blanks the pen of what stands beside them, where it will do."""
    dressed: list[Stretch] = []
    for place, stretch in enumerate(found):
        worn = stretch.pen
        if worn.colour == ANY:
            beside = [each.worn for each in (*dressed[-1:], *found[place + 1 : place + 2])]
            worn = next((pen for pen in beside if worn.after(pen) is pen), worn)
        dressed.append(stretch._replace(worn=worn))
    return dressed


def _is_safe(order: Sequence[Stretch]) -> bool:
    """Whether nothing is written before what a terminal may draw over it."""
    written: set[int] = set()
    for stretch in order:
        if not stretch.is_certain and stretch.end in written:
            return False
        written.add(stretch.x)
    return True
