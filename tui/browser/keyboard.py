"""The Arabic keyboard: which letter stands where a Latin one would.

A shortcut is a place on the keyboard to a person's fingers. Under an Arabic layout the terminal
sends another letter from that place, so whatever is bound to a Latin letter is bound to that too.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files


def pairs() -> Iterator[tuple[str, str]]:
    """Yield each Latin key with what an Arabic keyboard gives in its place."""
    yield from _layout().items()


def arabic_of(key: str) -> tuple[str, ...]:
    """Return what an Arabic keyboard sends for a key, in Textual's names.

    Args:
        key: Such as `j`, `/` or `ctrl+c`.

    Returns:
        Such as `ctrl+ؤ`; nothing where the layout gives no single character.
    """
    before, plus, last = key.rpartition("+")
    letter = _layout().get(last)
    return (f"{before}{plus}{letter}",) if letter else ()


@cache
def _layout() -> dict[str, str]:
    raw = (files("tui.browser") / "keys.toml").read_text("utf-8")
    return dict(tomllib.loads(raw)["arabic-101"])
