"""What terminals answered, kept so that a shell command need not ask again.

A terminal is found again by the variables that come with it: over SSH, by where the person sits.
Whatever is wrong with the file, nothing is kept: it is asked again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from tui.arabic.replies import Replies
from tui.folders import replace_file

_MOST = 50
"""Terminals that are kept; the one asked longest ago goes first."""
_LARGEST = 1 << 18
_TELLING = (
    "TERM",
    "TERM_PROGRAM",
    "TERM_PROGRAM_VERSION",
    "LC_TERMINAL",
    "LC_TERMINAL_VERSION",
    "COLORTERM",
    "VTE_VERSION",
    "KONSOLE_VERSION",
    "KITTY_WINDOW_ID",
    "MLTERM",
    "XTERM_VERSION",
    "WT_SESSION",
    "STY",
)


def surroundings(environment: Mapping[str, str]) -> str:
    """Return by what a terminal is found again."""
    from_where = environment.get("SSH_CONNECTION", environment.get("SSH_TTY", "")).split(" ")[0]
    parts = [f"{name}={environment[name]}" for name in _TELLING if environment.get(name)]
    return " ".join([*parts, f"from {from_where}"] if from_where else parts)


def kept_replies(path: Path, environment: Mapping[str, str]) -> Replies | None:
    """Return what the terminal of these surroundings answered; none where none was asked."""
    entry = _read(path).get(surroundings(environment))
    if not isinstance(entry, dict):
        return None
    name, bidi = entry.get("name", ""), entry.get("bidi")
    primary = _numbers(entry.get("primary"))
    secondary = _numbers(entry.get("secondary"))
    if not isinstance(name, str) or not (bidi is None or isinstance(bidi, int)):
        return None
    return Replies(name, secondary or (), bidi, primary)


def keep_replies(path: Path, environment: Mapping[str, str], replies: Replies) -> None:
    """Keep what a terminal answered, or that it did not; a disk that does not take it, forgets."""
    known, place = _read(path), surroundings(environment)
    entry = {
        "name": replies.name,
        "secondary": list(replies.secondary),
        "bidi": replies.bidi,
        "primary": None if replies.primary is None else list(replies.primary),
    }
    if known.get(place) == entry:
        return
    known.pop(place, None)
    kept = dict([*known.items(), (place, entry)][-_MOST:])
    with suppress(OSError, ValueError):
        replace_file(path, json.dumps(kept, ensure_ascii=False, indent=1) + "\n")


def _read(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            found = json.loads(file.read(_LARGEST))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _numbers(value: Any) -> tuple[int, ...] | None:
    if isinstance(value, list) and all(isinstance(each, int) for each in value):
        return tuple(value)
    return None
