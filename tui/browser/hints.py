"""What a newcomer is told until they have used a few keys, once for all stores."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from tui.folders import replace_file, state_folder

ENOUGH = 5
"""Commands after which a person needs no hint any more."""
_LARGEST = 1 << 16


def hints_file(environment: Mapping[str, str]) -> Path:
    """Return where is kept which commands a person has used, as long as they are few."""
    return state_folder(environment) / "hints.json"


class Hints:
    """Whether a person still needs the line of hints.

    Args:
        path: The file that remembers it; none where nobody is to be told anything.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._used = _read(path) if path is not None else set()

    @property
    def wanted(self) -> bool:
        """Whether the line is shown."""
        return self._path is not None and len(self._used) < ENOUGH

    def note(self, command: str) -> None:
        """Note that a command was used; where the disk does not take it, until the end only."""
        if self._path is None or not self.wanted or command in self._used:
            return
        self._used.add(command)
        with suppress(OSError):
            replace_file(self._path, json.dumps({"used": sorted(self._used)}) + "\n")


def _read(path: Path) -> set[str]:
    """Return the commands that were used; none where the file says nothing of the kind."""
    try:
        with path.open("rb") as file:
            used = json.loads(file.read(_LARGEST))["used"]
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return set()
    return {each for each in used if isinstance(each, str)} if isinstance(used, list) else set()
