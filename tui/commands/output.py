"""Where a command prints: drawn for a terminal, plain and logical for a pipe."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple, TextIO

from tui import arabic

_NARROW = 20
"""Cells below which words are given a line of their own."""


class Cells(NamedTuple):
    """One line of a table: what stands in columns, and the words that take the rest."""

    columns: tuple[str, ...]
    """Short values, each padded to the widest of its column."""
    words: str = ""
    """Text in logical order, below the columns where a terminal is narrow."""
    indent: int = 0
    """Blanks before the line."""


class Output:
    """Standard output, as what it is: a terminal or something that takes bytes.

    Terminals are drawn for, by the form `emit` names; everything else gets logical text. In both
    nothing is written that a terminal could obey.
    """

    def __init__(
        self,
        emit: str | None,
        environment: Mapping[str, str],
        stream: TextIO | None = None,
    ) -> None:
        self._emit = emit
        self._environment = environment
        self._stream = sys.stdout if stream is None else stream
        self.terminal = self._stream.isatty()
        """Whether a person looks at it."""

    @cached_property
    def profile(self) -> arabic.Profile:
        """How to show Arabic.

        Raises:
            UnknownEmission: A form was asked for that there is not.
            BadSettings: The person's settings cannot be read.
        """
        from tui.choice import shell_profile  # nothing of it is needed where no terminal is

        return shell_profile(self._emit, self._environment)

    @property
    def width(self) -> int:
        """Cells of a line."""
        from shutil import get_terminal_size

        return max(20, get_terminal_size().columns)

    def json(self, document: Any) -> None:
        """Print one JSON document."""
        json.dump(document, self._stream, ensure_ascii=False, indent=2)
        self._stream.write("\n")

    def pieces(self, pieces: Iterable[str]) -> None:
        """Print what is written for another program, as it comes."""
        for piece in pieces:
            self._stream.write(piece)

    def table(self, lines: Iterable[Cells]) -> None:
        """Print lines whose columns stand below each other."""
        kept = list(lines)
        columns = [line.columns for line in kept]
        widths = [max(map(self._cells, column)) for column in zip(*columns, strict=True)]
        if not self.terminal:
            self._plain(self._padded(line, widths) + line.words for line in kept)
            return
        self._drawn(drawn for line in kept for drawn in self._drawn_lines(line, widths))

    def text(self, text: str, *, indent: int = 0) -> None:
        """Print paragraphs, broken into lines on a terminal."""
        if not self.terminal:
            self._plain(" " * indent + line for line in text.splitlines() or [""])
            return
        self._laid(text, "R", indent)

    def spoken(
        self, text: Sequence[str | arabic.Isolated], *, base: arabic.Base, indent: int = 0
    ) -> None:
        """Print a paragraph of the interface, with the facts set into it in their own order."""
        if not self.terminal:
            whole = "".join(each if isinstance(each, str) else each.text for each in text)
            self._plain([" " * indent + whole])
            return
        self._laid(text, base, indent)

    def _laid(self, text: arabic.Source, base: arabic.Base, indent: int) -> None:
        profile, width = self.profile, self.width - indent
        lines = arabic.lay_out(text, width, base=base, shape=profile.shape, reorder=profile.reorder)
        self._drawn(
            " " * (self.width - line.width if line.rtl and line.glyphs else indent) + line.text
            for line in lines
        )

    def _padded(self, line: Cells, widths: Sequence[int]) -> str:
        cells = map(self._column, line.columns, widths)
        return " " * line.indent + "".join(f"{cell}  " for cell in cells)

    def _cells(self, cell: str) -> int:
        return len(cell) if cell.isascii() or not self.terminal else arabic.cell_width(cell)

    def _within(self, widths: Sequence[int], indent: int) -> list[int]:
        """Return widths that the terminal has room for: the last columns give way."""
        found = list(widths)
        for place in reversed(range(len(found))):
            over = indent + sum(found) + 2 * (len(found) - 1) - self.width
            if over <= 0:
                break
            found[place] = max(1, found[place] - over)
        return found

    def _column(self, cell: str, width: int) -> str:
        if not self.terminal or (cell.isascii() and len(cell) <= width):
            return f"{cell:<{width}}"
        profile = self.profile
        return arabic.fit(
            cell, width, "left", base="L", shape=profile.shape, reorder=profile.reorder
        )

    def _drawn_lines(self, line: Cells, widths: Sequence[int]) -> Iterator[str]:
        before = self._padded(line, self._within(widths, line.indent))
        room = self.width - arabic.cell_width(before)
        if line.words and room < _NARROW:
            yield before.rstrip()
            before, room = "", self.width
        profile = self.profile
        words = arabic.fit(line.words, room, shape=profile.shape, reorder=profile.reorder)
        yield (before + words).rstrip()

    def _plain(self, lines: Iterable[str]) -> None:
        for line in lines:
            one = " ".join(arabic.harmless(line).splitlines()).replace("\t", " ")
            self._stream.write(one.rstrip() + "\n")

    def _drawn(self, lines: Iterable[str]) -> None:
        self._stream.write(arabic.finish(lines, self.profile))
