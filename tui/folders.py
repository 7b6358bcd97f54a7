"""Where a person's settings lie, and what can be found out again."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

_NAME = "mahdar"
_ON_LINUX = sys.platform == "linux"


def settings_file(environment: Mapping[str, str]) -> Path:
    """Return where a person's settings lie, whether or not there are any."""
    return _folder(environment, "XDG_CONFIG_HOME", ".config", "user_config_path") / "config.toml"


def answers_file(environment: Mapping[str, str]) -> Path:
    """Return where the answers of terminals are kept; it can be deleted at any time."""
    return _folder(environment, "XDG_CACHE_HOME", ".cache", "user_cache_path") / "terminals.json"


def state_folder(environment: Mapping[str, str]) -> Path:
    """Return where is kept what a person left, from one run to the next."""
    return _folder(environment, "XDG_STATE_HOME", ".local/state", "user_state_path")


def state_file(store: Path, what: str, environment: Mapping[str, str]) -> Path:
    """Return where something is kept for one store, by where that really lies.

    Args:
        store: The store.
        what: The folder of such files.
        environment: Variables of the environment.
    """
    real = str(store.resolve())
    name = "".join(char if char.isalnum() else "-" for char in store.name[:30])
    digest = sha256(real.encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return state_folder(environment) / what / f"{name}-{digest}.json"


def _folder(environment: Mapping[str, str], variable: str, beneath: str, function: str) -> Path:
    if _ON_LINUX:
        # What platformdirs says there, without the tens of milliseconds that its import takes.
        base = environment.get(variable, "").strip()
        home = environment.get("HOME") or str(Path("~").expanduser())
        return (Path(base) if base else Path(home) / beneath) / _NAME
    import platformdirs

    found: Path = getattr(platformdirs, function)(_NAME, appauthor=False)
    return found


def replace_file(path: Path, content: str) -> None:
    """Put a content into a file so that it is the old one or the new one, whatever happens.

    A symbolic link is followed; folders are made; the file's rights stay. Raises OSError.
    """
    target = Path(os.path.realpath(path))
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with beside.open("w", encoding="utf-8") as file:
            with contextlib.suppress(FileNotFoundError):
                os.fchmod(file.fileno(), target.stat().st_mode & 0o777)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
