"""What a person left, for the next start: where they were, their way there, and their marks.

One small file a store, in the folder for state. Whoever leaves last decides where the next one
begins; marks are put together, so that of two browsers over one store none loses its own.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from tui.browser.arrangement import LISTS, PANES
from tui.browser.history import Over, Place
from tui.browser.keeping import Unfit, document_of, value_of
from tui.folders import replace_file, state_file

_VERSION = 1
_LARGEST = 1 << 22
_PLACES = 50
"""Places behind and ahead that are kept."""


class State(NamedTuple):
    """All that returns at the next start."""

    place: Place
    """Where the person was."""
    behind: tuple[Place, ...] = ()
    """The places before it, the oldest first."""
    ahead: tuple[Place, ...] = ()
    """The places after it, the next first."""
    marks: dict[str, Place] = {}  # noqa: RUF012 - never changed
    """The marked places, by letter."""
    over: Over | None = None
    """The screen that lay over the panes; none where they were in sight."""
    width: int | None = None
    """Cells of the lines that articles are wrapped in; 0 for all there are, none for the usual."""


def session_file(store: Path, environment: Mapping[str, str]) -> Path:
    """Return where the state of a store's browser is kept, by where the store really lies."""
    return state_file(store, "sessions", environment)


class Session:
    """The file that keeps the state of the browser over one store.

    Args:
        path: The file; none to keep nothing.
        fresh: Whether what it holds is not looked at.
    """

    def __init__(self, path: Path | None = None, *, fresh: bool = False) -> None:
        self._path = path
        self._fresh = fresh
        self._kept: State | None = None
        self._lock = Lock()
        self.put_aside: Path | None = None
        """Where a file was put that could not be understood."""

    def load(self) -> State | None:
        """Return what was kept; none where there is nothing, or nothing that is understood."""
        if self._path is None or self._fresh:
            return None
        try:
            self._kept = _read(self._path)
        except FileNotFoundError:
            return None
        except (OSError, ValueError, RecursionError):
            self._put_aside(self._path)
        return self._kept

    def save(self, state: State, marked: Iterable[str]) -> None:
        """Keep a state; where the disk does not take it, it is not kept.

        Args:
            state: What to keep.
            marked: Letters of the marks that were set in this run: of others, what another browser
                has written meanwhile holds.
        """
        if self._path is None:
            return
        with self._lock:
            self._save(self._path, state, marked)

    def _save(self, path: Path, state: State, marked: Iterable[str]) -> None:
        if state == self._kept:
            return
        marks = dict(state.marks)
        with suppress(OSError, ValueError, RecursionError):
            others = _read(path).marks
            marks = marks | {letter: p for letter, p in others.items() if letter not in marked}
        behind, ahead = state.behind[-_PLACES:], state.ahead[:_PLACES]
        state = state._replace(behind=behind, ahead=ahead, marks=marks)
        written = {"version": _VERSION, **document_of(state)}
        with suppress(OSError):
            replace_file(path, json.dumps(written, ensure_ascii=False) + "\n")
            self._kept = state

    def _put_aside(self, path: Path) -> None:
        """Keep a file that is broken, or of a newer version, under another name."""
        aside = path.with_suffix(".aside")
        with suppress(OSError):
            path.replace(aside)
            self.put_aside = aside


def _read(path: Path) -> State:
    with path.open("rb") as file:
        document = json.loads(file.read(_LARGEST))
    if not isinstance(document, dict) or document.pop("version", None) != _VERSION:
        raise Unfit("not of this version")
    state = value_of(State, document)
    for place in (state.place, *state.behind, *state.ahead, *state.marks.values()):
        if place.active not in PANES or place.shown not in LISTS:
            raise Unfit(f"no pane {place.active} or {place.shown}")
    return state
