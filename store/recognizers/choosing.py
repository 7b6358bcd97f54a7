"""Which recognisers there are, and the one that somebody means."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Any, TypeAlias

from ..errors import UsageError

GROUP = "mahdar.recognizers"
"""The entry-point group of recognisers."""

Recognizer: TypeAlias = Callable[[str], Iterable[Any]]
"""Gives for a text start, end, type and score of each name."""


def choose(names: Iterable[str]) -> tuple[str, ...]:
    """Return the recognisers that are meant, each once.

    Args:
        names: Name of each, with what it takes after a colon: `crf:names.crfsuite`.

    Raises:
        UsageError: There is none of that name.
    """
    known = _known()
    chosen = tuple(dict.fromkeys(map(_whole, names)))
    for each in chosen:
        if each.partition(":")[0] not in known:
            there = ", ".join(sorted(known)) or "none"
            raise UsageError(f"there is no recognizer {each!r}; installed: {there}")
    return chosen


def _whole(name: str) -> str:
    """Return a choice with the whole path, where what it takes is a file: it is kept for later."""
    recognizer, _, argument = name.partition(":")
    is_file = bool(argument) and Path(argument).is_file()
    return f"{recognizer}:{Path(argument).resolve()}" if is_file else name


def load(choice: str) -> tuple[Recognizer, str]:
    """Return a recogniser and its version; raises whatever it raises.

    With something behind the colon, the entry point is what makes a recogniser of it.
    """
    name, colon, argument = choice.partition(":")
    entry = _known()[name]
    loaded = entry.load()
    recognizer = loaded(argument) if colon else loaded
    own = getattr(recognizer, "version", None)
    version = own if isinstance(own, str) else entry.dist.version if entry.dist else ""
    return recognizer, version or "?"


def _known() -> dict[str, EntryPoint]:
    return {entry.name: entry for entry in entry_points(group=GROUP)}
