"""A derived index of a store: it can be deleted at any time, and is made again."""

from __future__ import annotations

from .index import Index
from .schema import has_words

__all__ = ["Index", "has_words"]
