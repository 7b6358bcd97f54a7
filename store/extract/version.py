"""Which version of the rules reads articles: what an older one read can be read again."""

from __future__ import annotations

RULES = 8
"""Raised with every release that reads articles otherwise."""
