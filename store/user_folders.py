"""Where a person's own things lie: the store, decisions, what can be made again."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

_ON_LINUX = sys.platform == "linux"


def default_path() -> Path:
    """Return where the store lies when nobody says otherwise: in the user's data directory."""
    return data_path() / "store"


def data_path() -> Path:
    """Return where what a person makes is kept: the user's data directory."""
    if _ON_LINUX:
        # What platformdirs says there, without the tens of milliseconds that its import takes.
        base = os.environ.get("XDG_DATA_HOME", "").strip()
        return (Path(base) if base else Path.home() / ".local" / "share") / "mahdar"
    from platformdirs import user_data_path

    return user_data_path("mahdar", appauthor=False)


def locate(option: str | None, environ: Mapping[str, str]) -> Path:
    """Return the store meant: the option's, else that of `MAHDAR_STORE`, else the default."""
    named = option or environ.get("MAHDAR_STORE")
    return Path(named).expanduser() if named else default_path()


def cache_path() -> Path:
    """Return where what can be made again is kept: the user's cache directory."""
    from platformdirs import user_cache_path

    return user_cache_path("mahdar", appauthor=False)
