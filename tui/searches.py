"""Searches that a person has saved under a name: one small file a store, for browser and shell."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from store import MahdarError
from tui.folders import replace_file, state_file

LONGEST = 60
"""Code points of a name."""
_LARGEST = 1 << 20
_VERSION = 1


class BadSearches(MahdarError):
    """Saved searches cannot be read, written or found."""

    exit_code = 3

    def __init__(self, path: Path | None, problem: str) -> None:
        super().__init__(f"{path}: {problem}" if path else problem)
        self.path = path
        """The file; none where they are kept in memory only."""
        self.problem = problem
        """What is wrong."""


def searches_file(store: Path, environment: Mapping[str, str]) -> Path:
    """Return where the searches saved for a store are kept."""
    return state_file(store, "searches", environment)


class Searches:
    """The searches saved for one store, read anew each time: other programs save some too."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._kept: dict[str, str] = {}

    def all(self) -> dict[str, str]:
        """Return the queries by their names, in the order of names; raises BadSearches."""
        if self._path is not None:
            self._kept = _read(self._path)
        return dict(sorted(self._kept.items()))

    def named(self, name: str) -> str:
        """Return the query of a name; raises BadSearches."""
        try:
            return self.all()[name]
        except KeyError:
            raise BadSearches(
                self._path, f"no search is saved as {name!r}; `mahdar searches` lists them"
            ) from None

    def save(self, name: str, query: str) -> None:
        """Save a query under a name, in the place of one that was there; raises BadSearches."""
        name = " ".join(name.split())
        if not name or len(name) > LONGEST:
            raise BadSearches(self._path, f"a name has 1 to {LONGEST} letters")
        self._write({**self.all(), name: query})

    def remove(self, name: str) -> None:
        """Forget the search of a name; raises BadSearches."""
        self.named(name)
        self._write({each: query for each, query in self.all().items() if each != name})

    def _write(self, searches: dict[str, str]) -> None:
        if self._path is not None:
            document = {"version": _VERSION, "searches": searches}
            try:
                replace_file(self._path, json.dumps(document, ensure_ascii=False, indent=1) + "\n")
            except OSError as error:
                raise BadSearches(self._path, error.strerror or str(error)) from error
        self._kept = searches


def _read(path: Path) -> dict[str, str]:
    try:
        with path.open("rb") as file:
            document = json.loads(file.read(_LARGEST))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as error:
        raise BadSearches(path, f"cannot be read ({error}); mend it or move it away") from error
    searches = document.get("searches") if isinstance(document, dict) else None
    if not isinstance(searches, dict) or document.get("version") != _VERSION:
        raise BadSearches(path, "holds no searches of this version; mend it or move it away")
    return {str(name): str(query) for name, query in searches.items()}


def searches_of(store: Path, environment: Mapping[str, str]) -> Searches:
    """Return the searches saved for a store."""
    return Searches(searches_file(store, environment))
