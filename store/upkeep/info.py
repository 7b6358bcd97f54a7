"""What there is of a store: sizes, counts, state."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from ..decisions.decision import in_force
from ..decisions.log import read_logs
from ..decisions.places import log_paths
from ..files import backup_of
from ..folder import SCHEMA, read_generation, shard_paths
from ..lock import holder, locks_work
from .check import check


@dataclass(frozen=True, slots=True)
class Info:
    """A store in numbers."""

    path: Path
    """Its folder."""
    schema: int
    """Version of the form of its files."""
    generation: int | None
    """How often it was written; none where it cannot be told."""
    articles: int
    """Articles that can be read."""
    decisions: int
    """Decisions that can be read."""
    holding: int
    """How many of them hold."""
    files: int
    """Files of articles."""
    bytes: int
    """Size of the files of articles."""
    kept: int
    """Size of the last good copies beside them."""
    index: str
    """State of its index: `current`, `stale`, `damaged` or `none`."""
    index_path: Path | None
    """Where it lies: beside the store, or in the user's cache where that can only be read."""
    index_bytes: int
    """Size of the index."""
    writable: bool
    """Whether this user can write to it."""
    locks: bool
    """Whether its file system keeps writers apart."""
    writer: str | None
    """Who writes to it now."""
    problems: int
    """How many things are wrong with it, as `check` tells them."""

    @property
    def health(self) -> str:
        """Whether anything is wrong, in a word."""
        return "damaged" if self.problems else "whole"


def info(folder: Path) -> Info:
    """Return a store in numbers; every file is read.

    Raises:
        NoStore: There is none.
    """
    checked = check(folder)
    shards = shard_paths(folder)
    decisions = read_logs(folder).decisions
    try:
        generation = read_generation(folder)
    except Exception:  # the check has told it
        generation = None
    state, place = _index(folder)
    return Info(
        path=folder,
        schema=SCHEMA,
        generation=generation,
        articles=checked.articles,
        decisions=len(decisions),
        holding=len(in_force(decisions)),
        files=len(shards),
        bytes=sum(map(_size, shards)),
        kept=sum(_size(backup_of(path)) for path in (*shards, *log_paths(folder))),
        index=state,
        index_path=place,
        index_bytes=_size(place) if place else 0,
        writable=os.access(folder, os.W_OK),
        locks=locks_work(folder),
        writer=holder(folder),
        problems=len(checked.problems),
    )


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _index(folder: Path) -> tuple[str, Path | None]:
    """Return state and place of the index that a look-up would use; nothing is written."""
    from ..index.place import places

    there = [each for each in places(folder) if each is not None and each.exists()]
    found = [(_state(folder, place), place) for place in there]
    current = (each for each in found if each[0] == "current")
    return next(current, found[0] if found else ("none", None))


def _state(folder: Path, place: Path) -> str:
    from ..folder import state_of
    from ..index.loading import is_stale
    from ..index.schema import is_current

    # What nobody can write to is read without the files that would lie beside it.
    writable = os.access(place, os.W_OK) and os.access(place.parent, os.W_OK)
    how = "mode=ro" if writable else "immutable=1"
    connection = None
    try:
        connection = sqlite3.connect(f"{place.absolute().as_uri()}?{how}", uri=True)
        if not is_current(connection) or is_stale(connection, state_of(folder)):
            return "stale"
        return "current"
    except sqlite3.Error:
        return "damaged"
    finally:
        if connection is not None:
            connection.close()
