"""What a terminal shows, cell by cell, to be kept and gone on from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from tui.arabic import Emission
from tui.browser.terminal.pens import Pen, one_pen
from tui.browser.terminal.writing import Pens, Texts, Writing


class Picture(NamedTuple):
    """A screen of cells, in the form that was sent."""

    width: int
    """Cells of a row."""
    height: int
    """Rows."""
    emission: Emission
    """The form in which the rows are."""
    texts: list[Texts]
    """The cells of each row."""
    pens: list[Pens]
    """The pen of each cell of each row."""
    units: list[list[tuple[int, int]]]
    """What can only be sent as a whole, of each row."""

    def painted(self) -> str:
        """Return what makes a cleared terminal show it."""
        writing = Writing()
        for y, (texts, pens) in enumerate(zip(self.texts, self.pens, strict=True)):
            writing.cells(range(self.width), y, texts, pens)
        return writing.ended()

    def document(self) -> dict[str, Any]:
        """Return it as JSON can hold it."""
        table = {pen: n for n, pen in enumerate({pen for row in self.pens for pen in row if pen})}
        return {
            "width": self.width,
            "height": self.height,
            "emission": self.emission.value,
            "palette": [[list(pen.attributes), pen.colour, pen.background] for pen in table],
            "texts": self.texts,
            "pens": [[None if pen is None else table[pen] for pen in row] for row in self.pens],
            "units": self.units,
        }


def picture_of(document: Mapping[str, Any]) -> Picture | None:
    """Return the picture that a document holds; none where it holds none."""
    try:
        palette = [
            one_pen(Pen(tuple(map(int, on)), str(colour), str(background)))
            for on, colour, background in document["palette"]
        ]
        picture = Picture(
            int(document["width"]),
            int(document["height"]),
            Emission(document["emission"]),
            [[None if each is None else str(each) for each in row] for row in document["texts"]],
            [[None if each is None else palette[each] for each in row] for row in document["pens"]],
            [[(int(start), int(end)) for start, end in row] for row in document["units"]],
        )
    except (LookupError, TypeError, ValueError):
        return None
    rows = (picture.texts, picture.pens, picture.units)
    whole = all(len(each) == picture.height for each in rows)
    if whole and all(len(row) == picture.width for each in rows[:2] for row in each):
        return picture
    return None
