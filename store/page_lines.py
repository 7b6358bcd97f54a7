"""The lines of a page, each with what it is taken for so far, and what it says of the article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .dates import DateExpression
from .records import BlockKind, Span
from .text import Folded, fold_with_offsets

SENTENCE_END = (".", "؟", "!", "…", '."', ".»", '".')
"""What a sentence ends with."""


@dataclass(frozen=True, slots=True)
class Found:
    """Something a page says of its article."""

    property: str
    """`title`, `kicker`, `publisher`, `author`, `dateline` or one of the dates."""
    span: Span
    """The words themselves."""
    quote: Span
    """The words with what shows what they are."""
    rule: str
    """Name of the rule that found it."""
    date: DateExpression | None = None
    """The expression, if it is a date; its offsets are the page's."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, and what it is taken for so far."""

    number: int
    start: int
    end: int
    folded: Folded
    words: int
    """How many words it has."""
    kind: BlockKind | None = None

    @property
    def span(self) -> Span:
        """Its place in the page."""
        return Span(self.start, self.end)

    def part(self, start: int, end: int) -> Span:
        """Return the page's span for a span of the folded line."""
        span = self.folded.source(start, end)
        return Span(self.start + span.start, self.start + span.end)


def lines_of(text: str) -> Iterator[Line]:
    """Yield the lines of a page that are not blank."""
    start = 0
    for number, raw in enumerate(re.split("[\n\r\x0b\x0c\x85\u2028\u2029]", text)):
        stripped = raw.strip(" \t\u00a0\u200e\u200f\u202a-\u202e\ufeff")
        if stripped:
            begin = start + raw.index(stripped)
            yield _line(number, begin, stripped)
        start += len(raw) + 1


def _line(number: int, start: int, words: str) -> Line:
    folded = fold_with_offsets(words)
    return Line(number, start, start + len(words), folded, len(folded.text.split()))


def line_of(text: str, first: Line, last: Line) -> Line:
    """Return the lines from one to another as one: their breaks are blanks."""
    return _line(first.number, first.start, without_breaks(text[first.start : last.end]))


_BREAKS = str.maketrans(dict.fromkeys("\n\r\x0b\x0c\x85\u2028\u2029", " "))


def without_breaks(text: str) -> str:
    """Return a text with a blank for each code point that ends a line."""
    return text.translate(_BREAKS)


def cut(text: str, line: Line, at: int) -> list[Line]:
    """Return a line as two: what stands before a code point of the page, and what from it on."""
    before, after = text[line.start : at].rstrip(), text[at : line.end]
    rest = after.lstrip()
    pieces = ((line.start, before), (line.end - len(rest), rest))
    return [_line(line.number, start, words) for start, words in pieces if words]


def is_paragraph(line: Line) -> bool:
    """Whether a line is long enough, or ends as a sentence does, to be of the text."""
    return line.words > 9 or (line.words > 4 and line.folded.text.endswith(SENTENCE_END))
