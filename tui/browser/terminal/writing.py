"""The fewest bytes that draw cells: how the cursor moves, the pen changes and blanks are erased."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from tui.browser.terminal.pens import ANY, PLAIN, RESET, Pen, change_of

_LRM = "\u200e"
# In these blocks terminals agree about the width: the cursor is where we believe it to be.
_CERTAIN = re.compile(r"[ -~\xa0-\u02ff\u0600-\u064a\u2500-\u257f\ufe70-\ufefc]*")
_ROW_ERASED = "\x1b[K"

Texts = list[str | None]
"""One for each cell: a character with its marks; empty behind a wide one; None if unknown."""
Pens = list[Pen | None]
"""One for each cell; None if unknown."""


class Writing:
    """What a terminal is told, and with what it draws since.

    The pen stays what it is from one frame to the next, for nobody else draws meanwhile; where
    the cursor stands is known only within a frame.
    """

    def __init__(self) -> None:
        self.erases = False
        """Whether the terminal erases in the background it draws on."""
        self._out: list[str] = []
        self._x = -1  # unknown, where the terminal may count otherwise or stands at the edge
        self._y = -1
        self._pen: Pen | None = None

    def forget(self) -> None:
        """Trust no longer that the terminal draws with what it was told."""
        self._pen = None

    def cells(self, changed: Sequence[int], y: int, texts: Texts, pens: Pens) -> None:
        """Write cells of a row.

        Args:
            changed: Their columns, ascending; what continues a wide cell is written with it.
            y: The row.
            texts: The whole row's.
            pens: The whole row's.
        """
        done = 0
        for place, x in enumerate(changed):
            if x < done:
                continue
            end = self._blank_until(changed, place, texts, pens) if self.erases else x
            if end > x:
                self._erase(x, y, end - x, texts, pens)
                done = end
            else:
                self._cell(x, y, texts, pens)

    def ended(self) -> str:
        """Return what was written since the last end."""
        text = "".join(self._out)
        self._out.clear()
        self._x = self._y = -1
        return text

    def _blank_until(self, changed: Sequence[int], place: int, texts: Texts, pens: Pens) -> int:
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
            return stretch if end - x > len(_ROW_ERASED) else x
        # The cursor stays: to go on behind them takes a move, which blanks need not.
        move = len(_to_column(end)) if behind < len(changed) else 0
        return end if end - x > len(_erased(end - x)) + move else x

    def _erase(self, x: int, y: int, count: int, texts: Texts, pens: Pens) -> None:
        self._go(x, y, texts, pens)
        pen = pens[x]
        assert pen is not None, "only a cell that is drawn is erased"
        self._wear(pen)
        self._out.append(_ROW_ERASED if x + count == len(texts) else _erased(count))

    def _cell(self, x: int, y: int, texts: Texts, pens: Pens) -> None:
        text, pen = texts[x], pens[x]
        if not text or pen is None:
            return
        self._go(x, y, texts, pens)
        self._wear(pen)
        self._out.append(text)
        end = x + 1
        while end < len(texts) and texts[end] == "":
            end += 1
        letter = text.rstrip(_LRM)
        certain = end - x == 1 and len(letter) == 1 and _CERTAIN.fullmatch(letter)
        self._x = end if certain and end < len(texts) else -1

    def _wear(self, pen: Pen) -> None:
        if self._pen is None:
            self._out.append(RESET)
            self._pen = PLAIN
        pen = pen.after(self._pen)
        if pen is not self._pen:
            self._out.append(change_of(self._pen, pen))
            self._pen = pen

    def _go(self, x: int, y: int, texts: Texts, pens: Pens) -> None:
        if (x, y) == (self._x, self._y):
            return
        if y == self._y:
            self._out.append(self._across(x, texts, pens))
        elif x == 0 and y == self._y + 1 and self._y >= 0:
            self._out.append("\r\n")
        else:
            self._out.append(f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1}H")
        self._x, self._y = x, y

    def _across(self, x: int, texts: Texts, pens: Pens) -> str:
        """Return what leads to another cell of the row; going over what stands there is a way."""
        across = _to_column(x)
        if not 0 <= self._x < x:
            return across
        across = min(across, f"\x1b[{x - self._x}C", key=len)
        if x <= self._x + len(across) and self._pen is not None:
            between = "".join([text or "" for text in texts[self._x : x]])
            same = all(pen and pen.after(self._pen) is self._pen for pen in pens[self._x : x])
            if same and _CERTAIN.fullmatch(between) and len(between.encode()) <= len(across):
                return between
        return across


def _erased(count: int) -> str:
    return f"\x1b[{count}X"


def _to_column(x: int) -> str:
    return f"\x1b[{x + 1}G" if x else "\r"
