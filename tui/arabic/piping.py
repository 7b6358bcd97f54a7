"""Logical text for a pipe, with nothing in it that a terminal could obey."""

from __future__ import annotations

from functools import cache

from tui.arabic.signs import BREAK, REPLACEMENT, ZWJ, ZWNJ

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

# Of category Cf, yet part of what is written: number signs, the end of ayah.
_WRITTEN = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u08e2" + ZWJ + ZWNJ)


def harmless(text: str) -> str:
    """Take from a logical text what a terminal could obey, and change nothing else.

    For a pipe, which may well end in a pager. Controls and lone surrogates become U+FFFD, line
    breaks a line feed; bidi controls and other format characters go. Tabs, ZWNJ and ZWJ stay.
    """
    if text.isprintable():
        return text
    return "".join([_harmless(char) for char in _breaks().sub("\n", text)])


def _harmless(char: str) -> str:
    if char.isprintable() or char in "\n\t":
        return char
    from unicodedata import category

    if category(char) in ("Cc", "Cs"):
        return REPLACEMENT
    if category(char) == "Cf" and char not in _WRITTEN:
        return ""
    return char


@cache
def _breaks() -> re.Pattern[str]:
    import re  # hardly any answer of a look-up needs it

    return re.compile(BREAK)
