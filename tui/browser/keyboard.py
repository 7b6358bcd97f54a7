"""The Arabic keyboard: which letter stands where a Latin one would.

A shortcut is a place on the keyboard to a person's fingers. Under an Arabic layout the terminal
sends another letter from that place, so whatever is bound to a Latin letter is bound to that too.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
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


def chosen_keys() -> Mapping[str, tuple[str, ...]]:
    """Return the keys that a person has chosen, by name of the command."""
    return _chosen


def use_keys(chosen: Mapping[str, tuple[str, ...]]) -> None:
    """Show from now on that these commands have these keys; the usual ones hold for all others."""
    global _chosen
    _chosen = chosen


_chosen: Mapping[str, tuple[str, ...]] = {}


@cache
def _layout() -> dict[str, str]:
    raw = (files("tui.browser") / "keys.toml").read_text("utf-8")
    return dict(tomllib.loads(raw)["arabic-101"])
