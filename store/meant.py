"""What may be meant by a word that is none of those that are known."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(written: str, known: Iterable[str]) -> str | None:
    """Return the known word that is most like what was written; none where none is near."""
    from difflib import get_close_matches  # of use only where something is wrong

    return next(iter(get_close_matches(written, list(known), 1)), None)
