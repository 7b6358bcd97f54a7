"""Stretches of text."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of an article's text: code points, half-open."""

    start: int
    """Offset of the first code point."""
    end: int
    """Offset after the last code point."""
