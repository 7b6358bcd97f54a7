"""What stands on the terminal, and the fewest bytes after which what is wanted stands there.

The last stage before bytes leave. Everything drawn is put in here after all cropping, in visual
order; a frame then holds the cells that are different, in the emission the terminal needs. Of a
blank only what can be seen counts: it has no colour of its own unless it is a line or turned
round. No character leaves that a terminal could obey, whoever drew it, but the LRM of the fences.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rich.cells import split_graphemes
from rich.color import ColorSystem
from rich.segment import Segment

from tui.arabic import Emission, emit
from tui.browser.terminal.pens import Pen, pen_of
from tui.browser.terminal.picture import Picture
from tui.browser.terminal.writing import Pens, Texts, Writing

_LRM = "\u200e"
_REPLACEMENT = "\ufffd"
_REORDERING = (Emission.FENCED, Emission.KITTY, Emission.KITTY_LETTERS)
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


class _Row:
    """A line of cells."""

    __slots__ = ("pens", "texts")

    def __init__(self, width: int) -> None:
        self.texts: Texts = [None] * width
        self.pens: Pens = [None] * width


class ScreenDiff:
    """A screen of cells, drawn on piece by piece, of which only changes are sent.

    Args:
        width: Cells of a row.
        height: Rows.
        emission: The form in which rows are sent.
        colours: The colours the terminal has; none where none are wanted.
        erases: Whether the terminal erases in the background it draws on.
    """

    def __init__(
        self,
        width: int,
        height: int,
        emission: Emission,
        colours: ColorSystem | None,
        *,
        erases: bool = False,
    ) -> None:
        self.width = width
        """Cells of a row."""
        self.height = height
        """How many rows there are."""
        self.emission = emission
        """The form in which rows are sent."""
        self.colours = colours
        """The colours the terminal has; none where none are wanted."""
        self._wanted = [_Row(width) for _ in range(height)]
        self._shown = [_Row(width) for _ in range(height)]
        self._units: list[list[tuple[int, int]]] = [[] for _ in range(height)]
        self._touched: set[int] = set()
        self._forgotten = False
        self._erases = erases
        self._writing = Writing()

    def put(self, x: int, y: int, segments: Iterable[Segment]) -> None:
        """Draw a piece of a row; what lies beyond the screen is cropped.

        Args:
            x: Column of its first cell, from 0.
            y: Its row, from 0.
            segments: Texts in visual order with their styles.
        """
        if not 0 <= y < self.height:
            return
        row = self._wanted[y]
        texts: Texts = []
        pens: Pens = []
        whole: Pen | None = None
        for text, style, control in segments:
            if control:
                continue
            marks, cells = cells_of(text)
            if marks and texts:
                # On a blank, they are seen as it would be itself.
                pens[_append(marks, texts)] = whole
            if cells:
                whole = pen_of(style, self.colours)
                texts += cells
                pens += _worn(cells, whole)
        if x < 0:
            texts, pens, x = texts[-x:], pens[-x:], 0
        del texts[max(0, self.width - x) :], pens[max(0, self.width - x) :]
        if texts:
            _set(row, x, texts, pens)
            self._touched.add(y)

    def forget(self) -> None:
        """Send everything anew with the next frame, for the terminal may show anything by now."""
        # Only noted here: this may be called by a signal, in the middle of a frame.
        self._forgotten = True

    def picture(self) -> Picture | None:
        """Return what the terminal shows; none where that is not known, or not all was sent."""
        if self._forgotten or self._touched:
            return None
        texts, pens = [row.texts[:] for row in self._shown], [row.pens[:] for row in self._shown]
        units = [row[:] for row in self._units]
        return Picture(self.width, self.height, self.emission, texts, pens, units)

    def believe(self, picture: Picture) -> None:
        """Count on the terminal showing a picture of this size."""
        for row, texts, pens in zip(self._shown, picture.texts, picture.pens, strict=True):
            row.texts, row.pens = texts[:], pens[:]
        self._units = [row[:] for row in picture.units]
        self._touched.update(range(self.height))

    def frame(self) -> str:
        """Return what makes the terminal show what was put; empty if it does already."""
        if self._forgotten:
            self._forgotten = False
            self._shown = [_Row(self.width) for _ in range(self.height)]
            self._units = [[] for _ in range(self.height)]
            self._touched.update(range(self.height))
            self._writing.forget()
        # Where the terminal reorders, what a blank is may matter to it: it gets real ones.
        self._writing.erases = self._erases and self.emission not in _REORDERING
        for y in sorted(self._touched):
            self._write_row(y)
        self._touched.clear()
        return self._writing.ended()

    def _write_row(self, y: int) -> None:
        wanted, shown = self._wanted[y], self._shown[y]
        units: list[tuple[int, int]] = []
        if self.emission in _REORDERING:
            units = _units(wanted.texts)
            if units:
                wanted = _emitted(wanted, self.emission)
        if wanted.texts == shown.texts and wanted.pens == shown.pens:
            self._units[y] = units
            return
        changed = {
            x
            for x, (text, pen) in enumerate(zip(wanted.texts, wanted.pens, strict=True))
            if pen is not None and (pen is not shown.pens[x] or text != shown.texts[x])
        }
        _widen(changed, [*units, *self._units[y]])
        self._writing.cells(sorted(changed), y, wanted.texts, wanted.pens)
        shown.texts, shown.pens = wanted.texts[:], wanted.pens[:]
        self._units[y] = units


@lru_cache(maxsize=8192)
def cells_of(text: str) -> tuple[str, tuple[str, ...]]:
    """Cut a text into cells, none of which holds anything that a terminal could obey.

    Widths are what Textual has counted: a control has none and is left out, anything else that
    must not leave is replaced.

    Returns:
        Marks that belong to the cell before, and the cells: a character with its marks each,
        nothing behind a wide one.
    """
    if text.isascii() and text.isprintable():
        return "", tuple(text)
    marks, cells = "", []
    for start, end, width in split_graphemes(text)[0]:
        if width:
            cells.append(_harmless(text[start:end], width))
            cells += [""] * (width - 1)
        elif not cells:
            marks += "".join([char for char in text[start:end] if char.isprintable()])
    return marks, tuple(cells)


def _harmless(cluster: str, width: int) -> str:
    if cluster.isprintable():
        return cluster
    first, marks = cluster[0], cluster[1:]
    if not first.isprintable():
        # A wide one is not drawn over: what continues it stays empty, so a blank fills it.
        return _REPLACEMENT + " " * (width - 1)
    kept = first
    for char in marks:
        if char == "\u200d":
            break  # what it joined would take cells of its own
        kept += char if char.isprintable() else ""
    return kept


def _worn(cells: Sequence[str], pen: Pen) -> Pens:
    """Return the pen of each cell; a blank's is what can be seen of it, so that less changes."""
    blank = pen.on_blank
    if blank is pen or " " not in cells:
        return [pen] * len(cells)
    return [blank if cell == " " else pen for cell in cells]


def _append(marks: str, texts: Texts) -> int:
    """Put marks on the last of some cells; return which it is."""
    place = len(texts) - 1
    while place and texts[place] == "":
        place -= 1
    texts[place] = (texts[place] or " ") + marks
    return place


def _set(row: _Row, x: int, texts: Texts, pens: Pens) -> None:
    """Put cells into a row; of a wide character that is half covered, a blank is left."""
    end = x + len(texts)
    if texts[0] == "":
        texts[0] = " "
    elif row.texts[x] == "":
        row.texts[x - 1] = " "
    if end < len(row.texts):
        if row.texts[end] == "":
            row.texts[end] = " "
    elif _is_wide(texts[-1]):
        texts[-1] = " "
    row.texts[x:end] = texts
    row.pens[x:end] = pens


def _is_wide(text: str | None) -> bool:
    if not text or text.isascii():
        return False
    return len(cells_of(text)[1]) > 1


def _units(texts: Texts) -> list[tuple[int, int]]:
    """Return the words with Arabic in them, each with the cell before it.

    A terminal reorders whole words, and the fence before the first letter hangs on the cell
    before: one of these is sent whole or not at all.
    """
    found = []
    start = None
    for x, text in enumerate([*texts, " "]):
        blank = text is None or text.isspace()
        if blank and start is not None:
            if _RIGHT_TO_LEFT.search("".join([each or "" for each in texts[start:x]])):
                found.append((max(0, start - 1), x))
            start = None
        elif not blank and start is None:
            start = x
    return found


def _widen(changed: set[int], units: list[tuple[int, int]]) -> None:
    """Add to changed cells the whole of each unit that they touch."""
    before = -1
    while len(changed) != before:
        before = len(changed)
        for start, end in units:
            # The cell before a word is sent with it, but does not ask for it.
            if any(x in changed for x in range(start + 1 if start else 0, end)):
                changed.update(range(start, end))


def _face(pen: Pen | None) -> tuple[int, ...]:
    """What of a pen makes the terminal take another font: bold and italic."""
    return tuple([on for on in pen.attributes if on in (1, 3)]) if pen else ()


def _emitted(row: _Row, emission: Emission) -> _Row:
    """Return a row in the form that is sent, each fence on the cell that it hangs on."""
    given = [
        (" " if text is None else text, pen)
        for text, pen in zip(row.texts, row.pens, strict=True)
        if text != ""
    ]
    sent = _Row(0)
    for text, pen in emit(given, emission, face=_face):
        if text.startswith(_LRM):
            text = text[1:]
            if sent.texts:
                _append(_LRM, sent.texts)
        sent.texts.append(text)
        sent.pens.append(pen)
        if _is_wide(text):
            sent.texts.append("")
            sent.pens.append(pen)
    return sent
