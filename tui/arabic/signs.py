"""Characters that all of the display of Arabic speaks of."""

from __future__ import annotations

REPLACEMENT = "\ufffd"
"""Shown for what cannot be."""

ZWNJ, ZWJ = "\u200c", "\u200d"

BREAK = r"(?:\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029])"
"""Pattern of what ends a paragraph: bidi class B, and line and page separators."""
