"""The names of the browser's themes, for whoever must not load what they look like."""

from __future__ import annotations

THEMES = ("quiet", "contrast-dark", "contrast-light", "sixteen")
"""The usual one first."""
