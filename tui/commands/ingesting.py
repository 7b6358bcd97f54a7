"""`mahdar ingest`: files into the store."""

from __future__ import annotations

import os
import shutil
import sys
import time
from argparse import Namespace
from pathlib import Path

from store import Given, Ingested, Progress, Store, ingest_paths, locate
from tui.arabic import fit
from tui.commands.output import say

_BAR = 24
_REST = 0.1
"""Seconds between two drawings of the bar."""


def run(arguments: Namespace) -> int:
    """Read what was named into the store; 3 when something could not be read."""
    given = Given.of(arguments.published, arguments.publisher)
    path = locate(arguments.store, os.environ)
    return ingest_into(path, arguments.paths, given)


def ingest_into(path: Path, paths: list[str], given: Given | None = None) -> int:
    """Read files into a store, made where there is none, and tell how it went."""
    with_input = "-" in paths
    bar = _Bar() if sys.stderr.isatty() else None
    store = Store.create(path)
    try:
        done = ingest_paths(
            store,
            paths,
            given=given or Given(),
            standard_input=sys.stdin.buffer if with_input else None,
            progress=bar,
        )
    except KeyboardInterrupt:
        say("stopped; what was written stays, and the same command goes on from there")
        raise
    finally:
        if bar is not None:
            bar.clear()
        store.close()
    for problem in done.problems:
        say(f"mahdar: {problem}")
    say(_summary(done, path))
    return 3 if done.problems else 0


def _summary(done: Ingested, path: Path) -> str:
    parts = [f"{done.new} new" if done.new else "nothing new"]
    if done.updated:
        parts.append(f"{done.updated} read again")
    if done.known:
        parts.append(f"{done.known} known already")
    if done.problems:
        parts.append(f"{len(done.problems)} not taken")
    return f"{', '.join(parts)}; the store is {path}"


class _Bar:
    """A line on the terminal that says how far it is."""

    def __init__(self) -> None:
        self._drawn = 0.0

    def __call__(self, progress: Progress) -> None:
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
