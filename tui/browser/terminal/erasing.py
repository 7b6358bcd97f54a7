"""Whether a terminal erases in the background it draws on."""

from __future__ import annotations

import os
from collections.abc import Mapping


def erases_in_colour(environment: Mapping[str, str] = os.environ) -> bool:
    """Return whether erased cells take the background: otherwise blanks are to be written.

    The terminal's description says so (`bce` and `ech` in terminfo); tmux does it whatever the
    description says that it chose.
    """
    if environment.get("TMUX"):
        return True
    try:
        import curses
    except ImportError:  # not on this system
        return False
    try:
        curses.setupterm(environment.get("TERM") or "unknown", fd=1)
    except (curses.error, OSError):
        return False
    return curses.tigetflag("bce") > 0 and (curses.tigetstr("ech") or b"") == b"\x1b[%p1%dX"
