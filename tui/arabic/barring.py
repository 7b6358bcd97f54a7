"""The last look at what leaves for the terminal."""

from __future__ import annotations

from tui.arabic.signs import REPLACEMENT

LRM = "\u200e"
"""The one format character that is ever sent, and only by the fenced emission."""


def printable(text: str, *, fences: bool = False) -> str:
    """Replace by U+FFFD each character that a terminal could obey or not show.

    Controls, all of category Cf, separators but the blank, surrogates, private and unassigned
    code points. Applied at the last moment, whatever was done before.

    Args:
        text: What is about to be written, without line breaks.
        fences: Let LRM pass.
    """
    if text.isprintable():
        return text
    return "".join(
        [char if char.isprintable() or (fences and char == LRM) else REPLACEMENT for char in text]
    )
