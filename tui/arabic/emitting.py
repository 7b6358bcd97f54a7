"""The last stage: a row of cells in visual order becomes what the terminal is sent.

Nothing changes the row behind this stage, and nothing unprintable leaves it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeVar

from tui.arabic.barring import LRM, printable
from tui.arabic.emission import Emission
from tui.arabic.engines import unmirrored
from tui.arabic.widths import width_of

Style = TypeVar("Style")
Cell = tuple[str, Style]


def cells_in(text: str) -> list[str]:
    """Split a drawn text into its characters, each with its marks."""
    cells: list[str] = []
    for char in text:
        if cells and not width_of(char):
            cells[-1] += char
        else:
            cells.append(char)
    return cells


def _one_face(style: object) -> object:
    del style
    return None


def emit(
    row: Sequence[tuple[str, Style]],
    emission: Emission,
    face: Callable[[Style], object] = _one_face,
) -> list[tuple[str, Style]]:
    """Turn a row of the screen into what is sent.

    Args:
        row: Characters with their marks in visual order, leftmost first, each with the style
            of its cell. The whole row: what is half covered must be cut before.
        emission: The form the terminal needs.
        face: What of a style makes another font of it, bold and italic: where that changes,
            kitty begins another run.

    Returns:
        The same characters in the order in which they are written, with the style each is
        written in. Where the terminal reorders, a style goes with its letter; where it draws
        what it is given in its place, a style stays in its cell.
    """
    cells = [(printable(text), style) for text, style in row]
    if emission is Emission.FENCED:
        return _fenced(cells)
    if emission is Emission.KITTY:
        return _turned(cells, _ends_run, face)
    if emission is Emission.KITTY_LETTERS:
        return _turned(cells, _is_no_letter, face)
    return cells


def emit_text(text: str, emission: Emission) -> str:
    """Turn a drawn line without styles into what is sent."""
    return "".join([sent for sent, _ in emit([(cell, None) for cell in cells_in(text)], emission)])


def _fenced(cells: list[Cell[Style]]) -> list[Cell[Style]]:
    """Put runs of Arabic letters in logical order, a fence on either side.

    Digits, blanks and signs then stand between left-to-right marks, and stay in their places.
    """
    sent: list[Cell[Style]] = []
    for start, end in _stretches(cells, _is_no_letter):
        run = cells[start:end]
        if not _is_no_letter(run[0][0]):
            run.reverse()
            run[0] = (LRM + run[0][0], run[0][1])
            run[-1] = (run[-1][0] + LRM, run[-1][1])
        sent += run
    return sent


def _turned(
    cells: list[Cell[Style]], ends: Callable[[str], bool], face: Callable[[Style], object]
) -> list[Cell[Style]]:
    """Turn round the runs that the terminal will turn round again, mirroring included."""
    sent: list[Cell[Style]] = []
    for start, end in _stretches(cells, ends, face):
        run = cells[start:end]
        if not ends(run[0][0]) and _reads_leftward([text for text, _ in run]):
            texts = [unmirrored(text[:1]) + text[1:] for text, _ in reversed(run)]
            run = [(text, style) for text, (_, style) in zip(texts, run, strict=True)]
        sent += run
    return sent


def _stretches(
    cells: list[Cell[Style]],
    divides: Callable[[str], bool],
    face: Callable[[Style], object] = _one_face,
) -> list[tuple[int, int]]:
    """Cut a row into runs, and stretches of what stands between runs."""
    borders = [
        place
        for place in range(1, len(cells))
        if divides(cells[place - 1][0]) != divides(cells[place][0])
        or face(cells[place - 1][1]) != face(cells[place][1])
    ]
    borders = [0, *borders, len(cells)] if cells else []
    return list(pairwise(borders))


def _direction(text: str) -> str:
    return unicodedata.bidirectional(text[0]) if text else "BN"


def _is_no_letter(text: str) -> bool:
    return _direction(text) not in ("R", "AL")


def _ends_run(text: str) -> bool:
    """A blank ends a run, and so do box lines and blocks."""
    return not text.strip() or "\u2500" <= text[0] <= "\u259f"


_COMMON = frozenset("\u060c\u061b\u061f\u0640")  # used by more than one script


def _reads_leftward(texts: Sequence[str]) -> bool:
    """Whether the run's first letter in reading order is Arabic, if that order is leftward."""
    for text in reversed(texts):
        if text[0] not in _COMMON and not _is_no_letter(text):
            return True
        if _direction(text) == "L":
            return False
    return False
