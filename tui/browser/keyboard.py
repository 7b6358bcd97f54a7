"""The Arabic keyboard: which letter stands where a Latin one would.

A shortcut is a place on the keyboard to a person's fingers. Under an Arabic layout the terminal
sends another letter from that place, so whatever is bound to a Latin letter is bound to that too.
"""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pkgutil import get_data


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


def chosen_keys() -> Mapping[str, tuple[str, ...]]:
    """Return the keys that a person has chosen, by name of the command."""
    return _chosen


def use_keys(chosen: Mapping[str, tuple[str, ...]]) -> None:
    """Show from now on that these commands have these keys; the usual ones hold for all others."""
    global _chosen
    _chosen = chosen


_chosen: Mapping[str, tuple[str, ...]] = {}


def layouts() -> Mapping[str, Mapping[str, str]]:
    """Return every layout by its name: what it gives for the keys of a Latin one."""
    raw = get_data("tui.browser", "keys.toml")
    assert raw is not None, "a part of the package"
    return tomllib.loads(raw.decode())


@cache
def _layout() -> Mapping[str, str]:
    """Return the layout that holds: the one that is named, else that of the machine."""
    known = layouts()
    usual = "arabic-mac" if sys.platform == "darwin" else "arabic-101"
    return known.get(os.environ.get("MAHDAR_KEYBOARD", ""), known[usual])


_TOGETHER = {"لا": "ﻻ", "لأ": "ﻷ", "لإ": "ﻹ", "لآ": "ﻵ"}


def as_pressed(read: str) -> str:
    """Return what was read from a terminal at once, as one sign where one key gives two letters.

    X11 sends the sign itself, Windows both letters, which alone would be two commands. A box to
    write in takes the sign apart again.
    """
    return _TOGETHER.get(read, read)
