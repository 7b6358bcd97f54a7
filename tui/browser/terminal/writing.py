"""The fewest bytes that draw cells: how the cursor moves, the pen changes and blanks are erased."""

from __future__ import annotations

from collections.abc import Sequence

from tui.browser.terminal.pens import PLAIN, RESET, Pen, change_of
from tui.browser.terminal.stretches import (
    ROW_ERASED,
    Pens,
    Stretch,
    Texts,
    erased,
    is_certain,
    orders,
    stretches,
    to_column,
)

_SCREEN_ERASED = "\x1b[2J"


class Writing:
    """What a terminal is told, and with what it draws since.

    The pen stays what it is from one frame to the next, for nobody else draws meanwhile; where
    the cursor stands is known only within a frame.
    """

    def __init__(self) -> None:
        self.erases = False
        """Whether the terminal erases in the background it draws on."""
        self.in_any_order = False
        """Whether a row is the same in whatever order its cells are written."""
        self._out: list[str] = []
        self._hand = _Hand(None)

    def forget(self) -> None:
        """Trust no longer that the terminal draws with what it was told."""
        self._hand = _Hand(None)

    def clear(self, pen: Pen) -> None:
        """Erase the screen in the background of a pen for blanks."""
        self._hand.wear(pen, pen)
        self._hand.out.append(_SCREEN_ERASED)
        self._take(self._hand)

    def cells(self, changed: Sequence[int], y: int, texts: Texts, pens: Pens) -> None:
        """Write cells of a row.

        Args:
            changed: Their columns, ascending; what continues a wide cell is written with it.
            y: The row.
            texts: The whole row's.
            pens: The whole row's.
        """
        found = stretches(changed, texts, pens, erases=self.erases)
        hands = []
        for order in orders(found, self._hand.pen) if self.in_any_order else [found]:
            hand = self._hand.copy()
            for each in order:
                hand.go(each.x, y, texts, pens)
                hand.draw(each, len(texts))
            hands.append(hand)
        self._take(min(hands, key=_Hand.size) if len(hands) > 1 else hands[0])

    def ended(self) -> str:
        """Return what was written since the last end."""
        text = "".join(self._out)
        self._out.clear()
        self._hand.x = self._hand.y = -1
        return text

    def _take(self, hand: _Hand) -> None:
        self._out += hand.out
        hand.out = []
        self._hand = hand


class _Hand:
    """Where the cursor stands, what it draws with, and what led there."""

    __slots__ = ("out", "pen", "x", "y")

    def __init__(self, pen: Pen | None, x: int = -1, y: int = -1) -> None:
        self.pen = pen
        self.x = x  # -1 where the terminal may count otherwise, or stands at the edge
        self.y = y
        self.out: list[str] = []

    def copy(self) -> _Hand:
        """Return one that goes on from here."""
        return _Hand(self.pen, self.x, self.y)

    def size(self) -> int:
        """Bytes that have been written."""
        return len("".join(self.out).encode("utf-8", "replace"))

    def draw(self, stretch: Stretch, width: int) -> None:
        """Write or erase a stretch at the cursor, in a row of so many cells."""
        self.wear(stretch.pen, stretch.worn)
        if stretch.text:
            self.out.append(stretch.text)
            self.x = stretch.end if stretch.is_certain and stretch.end < width else -1
        elif stretch.end == width:
            self.out.append(ROW_ERASED)
        else:
            self.out.append(erased(stretch.end - stretch.x))

    def wear(self, needed: Pen, taken: Pen) -> None:
        """Draw with a pen from now on, if the one that is worn does not draw what is needed."""
        if self.pen is None:
            self.out.append(RESET)
            self.pen = PLAIN
        if needed.after(self.pen) is not self.pen:
            taken = taken.after(self.pen)
            self.out.append(change_of(self.pen, taken))
            self.pen = taken

    def go(self, x: int, y: int, texts: Texts, pens: Pens) -> None:
        """Lead the cursor to a cell of a row that holds these."""
        if (x, y) == (self.x, self.y):
            return
        if y == self.y:
            self.out.append(self._across(x, texts, pens))
        else:
            self.out.append(self._down(x, y))
        self.x, self.y = x, y

    def _down(self, x: int, y: int) -> str:
        """Return what leads to a cell of another row; vertical tabs are a way down."""
        to = f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1}H"
        if not 0 <= self.y < y:
            return to
        # A line feed might be made two by the system, a vertical tab never is. Where both lead
        # to the row's beginning, as they may, the column still holds.
        rows = y - self.y
        feeds = "\v" * rows + to_column(x) if x else "\r" + "\n" * rows
        return min(feeds, to, key=len)

    def _across(self, x: int, texts: Texts, pens: Pens) -> str:
        """Return what leads to another cell of the row; going over what stands there is a way."""
        across = to_column(x)
        if not 0 <= self.x < x:
            return across
        across = min(across, f"\x1b[{x - self.x}C", key=len)
        if x <= self.x + len(across) and self.pen is not None:
            between = "".join([text or "" for text in texts[self.x : x]])
            same = all(pen and pen.after(self.pen) is self.pen for pen in pens[self.x : x])
            if same and is_certain(between) and len(between.encode()) <= len(across):
                return between
        return across
