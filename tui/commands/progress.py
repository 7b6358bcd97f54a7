"""How far a long work is, in a line of the terminal."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from store import Progress, Store, locks_work
from tui.arabic import fit
from tui.commands.speech import SPEECH, say

_BAR = 24
_REST = 0.1
"""Seconds between two drawings of the bar."""


class Bar:
    """A line on the terminal that says how far it is."""

    def __init__(self) -> None:
        self._drawn = 0.0

    def __call__(self, progress: Progress) -> None:
        """Draw how far it is, not more often than one can see."""
        now = time.monotonic()
        if now - self._drawn < _REST and progress.done < progress.total:
            return
        self._drawn = now
        full = _BAR * progress.done // progress.total
        count = f"[{'#' * full}{' ' * (_BAR - full)}] {progress.done}/{progress.total} "
        room = shutil.get_terminal_size().columns - len(count) - 1
        name = fit(Path(progress.path).name, room, "left", base="L").rstrip()
        sys.stderr.write(f"\r\x1b[K{count}{name}")
        sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away."""
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


@contextmanager
def at_work(store: Store) -> Iterator[Bar | None]:
    """Work on a store with a bar, where somebody looks; closes the store at the end."""
    if not locks_work(store.path):
        say(SPEECH.words("taken.no_locks", path=store.path))
    bar = Bar() if sys.stderr.isatty() else None
    try:
        yield bar
    except KeyboardInterrupt:
        say(SPEECH.words("taken.stopped"))
        raise
    finally:
        if bar is not None:
            bar.clear()
        store.close()
