"""Marks of quotation round what may be a name."""

from __future__ import annotations

QUOTE = frozenset('"«»“”„')


def opens_quote(gap: str) -> bool:
    """Whether what stands between two words is a mark of quotation alone."""
    return len(gap.strip()) == 1 and gap.strip() in QUOTE
