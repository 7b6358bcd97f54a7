"""What can be drawn: a plain string, or strings and isolated pieces in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from tui.arabic.signs import BREAK

_BREAKS = re.compile(BREAK)


class Piece(NamedTuple):
    """A stretch of a text."""

    text: str
    """As it came, not yet sanitised."""
    isolated: Literal["", "L", "R", "auto"] = ""
    """The direction it is isolated in; empty for text that takes part in its sentence."""


class Isolated(Piece):
    """A piece of a line that keeps its own order; made by `isolate`."""

    __slots__ = ()


Source = str | Isolated | Sequence[str | Isolated]
"""A text, or its pieces in logical order. Source offsets count through all the pieces."""


def isolate(text: str, direction: Literal["L", "R", "auto"] = "L") -> Isolated:
    """Protect a piece of a line from its surroundings, and them from it.

    For what the program itself sets into a sentence: a date, an identifier, a range, a name
    in another script. Beside Arabic letters 2018-02-13 would otherwise read 13-02-2018.

    Args:
        text: The piece. A line break in it is shown as a blank.
        direction: Its own direction; `auto` takes that of its first strong letter.
    """
    return Isolated(text, direction)


def pieces_of(text: Source) -> tuple[Piece, ...]:
    """Bring a source into the form of pieces."""
    if isinstance(text, str):
        return (Piece(text),)
    if isinstance(text, Isolated):
        return (text,)
    return tuple(Piece(part) if isinstance(part, str) else part for part in text)


def length_of(pieces: Sequence[Piece]) -> int:
    """Count the code points of all pieces."""
    return sum([len(piece.text) for piece in pieces])


def paragraphs_of(pieces: Sequence[Piece]) -> Iterator[tuple[tuple[Piece, ...], int]]:
    """Split pieces at line breaks, but for isolated ones.

    Yields:
        The pieces of each paragraph, without the break, and the source offset it begins at.
        A break that ends the source begins no further paragraph; an empty source is one.
    """
    paragraph: list[Piece] = []
    offset = begin = 0
    for piece in pieces:
        place = 0
        for found in () if piece.isolated else _BREAKS.finditer(piece.text):
            paragraph.append(Piece(piece.text[place : found.start()]))
            yield tuple(paragraph), begin
            paragraph, place, begin = [], found.end(), offset + found.end()
        if place < len(piece.text):
            paragraph.append(piece._replace(text=piece.text[place:]))
        offset += len(piece.text)
    if paragraph or not offset:
        yield tuple(paragraph), begin
