"""How the one terminal of this process wants its text drawn: set before anything is."""

from __future__ import annotations

from typing import TypedDict

from tui.arabic import Profile


class Manner(TypedDict):
    """Arguments of the functions of `tui.arabic` that lay text out."""

    shape: bool
    """Whether letters are joined."""
    reorder: bool
    """Whether lines are put into visual order."""


_manner: Manner = {"shape": True, "reorder": True}


def draw_for(profile: Profile) -> None:
    """Draw from now on as a terminal needs it."""
    _manner["shape"], _manner["reorder"] = profile.shape, profile.reorder


def manner() -> Manner:
    """Return how text is drawn now: what was drawn otherwise holds no longer."""
    return _manner.copy()
