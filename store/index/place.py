"""Where an index lies: beside what it is made from, else in the user's cache, else in memory."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import Busy
from ..folder import State, state_of
from ..hashing import blake2b
from ..user_folders import cache_path
from .loading import Moved, NotJson, is_stale, stale
from .schema import WAIT, connect, create, is_current, prepare_writing

if TYPE_CHECKING:
    from .progress import Progress

NAME = "index.sqlite"
"""The file, in the folder of a store."""

_BESIDE = ("", "-wal", "-shm", "-journal")
_MEMORY = ":memory:"

_LONG = 4 << 20
"""Bytes of the write-ahead file from which it is cut: before, that costs more than it saves."""

_MUCH = 64 << 20
"""Bytes of the write-ahead file that an index of any size can bear."""

_LITTLE = 1_000
"""Rows of records gone by that an index of any size can bear."""

_LOOKS = 20
"""How often files are read again that were written while others were read."""


def places(folder: Path) -> Iterator[Path | None]:
    """Yield where the index of a store can lie, best first; none stands for memory."""
    if os.access(folder, os.W_OK) or (folder / NAME).exists():
        yield folder / NAME
    name = blake2b(os.fsencode(os.path.realpath(folder)), digest_size=8).hexdigest()
    yield cache_path() / f"index-{name}.sqlite"
    yield None


def opened(
    folder: Path, seen: State, progress: Progress | None = None
) -> tuple[sqlite3.Connection, Path | None]:
    """Open the index of a store, up to date; one that cannot be used is made anew.

    Args:
        folder: The store.
        seen: The state it was seen in just now: what the index is compared with.
        progress: Told how far bringing it up to date is.

    Raises:
        sqlite3.Error: Not even in memory.
    """
    for place in places(folder):
        try:
            return _opened_at(folder, place, seen, progress), place
        except (sqlite3.Error, OSError):
            if place is None:
                raise
    raise AssertionError("memory is the last place and always there")


def _opened_at(
    folder: Path, place: Path | None, seen: State, progress: Progress | None
) -> sqlite3.Connection:
    if place is None:
        connection = connect(_MEMORY)
        _fill(connection, folder, progress)
        renew(connection, folder, seen, progress)
        return connection
    kept = _usable(place, seen) if place.exists() else None
    if kept is not None:
        try:
            renew(kept, folder, seen, progress)
        except sqlite3.DatabaseError:
            kept.close()
        else:
            return kept
    build(folder, place, progress)
    connection = connect(str(place))
    renew(connection, folder, seen, progress)
    return connection


def again(place: Path) -> sqlite3.Connection:
    """Open an index that is there, as it is now; raises sqlite3.Error."""
    # None is made where there is none; and where nobody can write, it needs no lock either.
    mode = "mode=rw" if _is_writable(place) else "mode=ro&immutable=1"
    return connect(f"{place.absolute().as_uri()}?{mode}", uri=True)


def _is_writable(place: Path) -> bool:
    return os.access(place, os.W_OK) and os.access(place.parent, os.W_OK)


def look(connection: sqlite3.Connection) -> None:
    """Look at an index as it is now, whatever others write to it."""
    connection.execute("BEGIN")
    connection.execute("SELECT 1 FROM meta").fetchone()  # only reading begins in earnest


def cut(connection: sqlite3.Connection) -> None:
    """Take what was written into the index, and cut the file beside it that it was written to.

    Outside of a transaction. Not while anybody reads what was before: whoever looks next does it.
    """
    connection.execute("PRAGMA busy_timeout=0")
    try:
        with contextlib.suppress(sqlite3.OperationalError):
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        connection.execute(f"PRAGMA busy_timeout={round(WAIT * 1000)}")


def is_long(place: Path) -> bool:
    """Whether enough lies beside an index, not yet taken into it, to be worth the time."""
    try:
        return place.with_name(f"{place.name}-wal").stat().st_size >= _LONG
    except OSError:
        return False


def _usable(place: Path, seen: State) -> sqlite3.Connection | None:
    """Open an index that is there; none where it is not one of ours, or of another version."""
    connection = None
    try:
        connection = again(place)
        if not _is_writable(place) and is_current(connection) and is_stale(connection, seen):
            raise sqlite3.OperationalError("an old index that cannot be renewed")
        if is_current(connection) and not _is_wasteful(connection):
            if _is_outgrown(place):
                cut(connection)
            if not _is_outgrown(place):
                return connection
    except sqlite3.DatabaseError:
        pass
    if connection is not None:
        connection.close()
    return None


def _is_wasteful(connection: sqlite3.Connection) -> bool:
    """Whether so much of the word tables is of records gone by that it should be made anew."""
    row = connection.execute("SELECT value FROM meta WHERE name='garbage'").fetchone()
    if row is None or row[0] <= _LITTLE:
        return False
    (articles,) = connection.execute("SELECT count(*) FROM article").fetchone()
    return bool(row[0] > _LITTLE + articles * 0.3)


def _is_outgrown(place: Path) -> bool:
    """Whether more lies beside an index than it holds itself.

    It cannot be taken in while anybody, such as a browser that was suspended long ago, still reads
    what was before. One made anew lies in other files, and those go when he does.
    """
    try:
        beside = place.with_name(f"{place.name}-wal").stat().st_size
        return beside > _MUCH and beside > place.stat().st_size
    except OSError:
        return False


def build(folder: Path, place: Path, progress: Progress | None = None) -> None:
    """Make an index and put it in its place; raises sqlite3.Error and OSError."""
    place.parent.mkdir(parents=True, exist_ok=True)
    _sweep(place)
    fresh = place.with_name(f"{place.name}.{os.getpid()}.new")
    _remove(fresh)
    try:
        fresh.touch(mode=0o600)
        connection = connect(str(fresh))
        try:
            connection.execute("PRAGMA page_size=8192")
            connection.execute("PRAGMA journal_mode=MEMORY")
            connection.execute("PRAGMA synchronous=OFF")
            connection.execute("PRAGMA temp_store=FILE")  # what is sorted is not held in memory
            connection.execute("PRAGMA cache_size=-8192")
            _fill(connection, folder, progress)
            connection.execute("PRAGMA journal_mode=WAL")
        finally:
            connection.close()
        with fresh.open("rb") as file:
            os.fsync(file.fileno())
        for suffix in _BESIDE[1:]:
            place.with_name(place.name + suffix).unlink(missing_ok=True)
        fresh.replace(place)
    except BaseException:
        _remove(fresh)
        raise


def _fill(connection: sqlite3.Connection, folder: Path, progress: Progress | None) -> None:
    # What writes is dear to import, and mostly there is nothing to do.
    from ..collecting import few_collections
    from .filling import Filling

    def fill(odd: set[str]) -> None:
        create(connection)
        Filling(connection, folder, odd).run(stale(connection, state_of(folder)), progress)

    with few_collections():
        _in_one(connection, "BEGIN", folder, fill)


def renew(
    connection: sqlite3.Connection, folder: Path, seen: State, progress: Progress | None = None
) -> None:
    """Bring an index up to date, if it is not in the state that was seen.

    Raises:
        Busy: Files are written again and again, each time before they have been read.
        sqlite3.Error: It cannot be read, or not be written.
    """
    if not is_stale(connection, seen):
        return
    from ..collecting import few_collections
    from .update import Update

    prepare_writing(connection)

    def catch_up(odd: set[str]) -> None:
        # Another process may have done it while this one waited; and files that were written
        # while others were read would make a state that there never was.
        for _ in range(_LOOKS):
            now = state_of(folder)
            if not is_stale(connection, now):
                return
            shards = stale(connection, now)
            Update(connection, folder, odd).run(shards, progress)

    with few_collections():
        _in_one(connection, "BEGIN IMMEDIATE", folder, catch_up)


def _in_one(
    connection: sqlite3.Connection, begin: str, folder: Path, work: Callable[[set[str]], None]
) -> None:
    """Do all of a work or nothing; begin anew where a file turns out to be another.

    Args:
        connection: The index.
        begin: What begins the transaction.
        folder: The store.
        work: Given the names of files that are to be parsed whole.

    Raises:
        Busy: Files are written again and again, each time before they have been read.
        sqlite3.Error: The index cannot be read, or not be written.
    """
    odd: set[str] = set()
    moved = 0
    while True:
        connection.execute(begin)
        try:
            work(odd)
            connection.execute("COMMIT")
            return
        except BaseException as error:
            with contextlib.suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
            if isinstance(error, NotJson):
                odd.add(error.name)
                continue
            if not isinstance(error, Moved):
                raise
            moved += 1
            if moved == _LOOKS:
                problem = f"another process writes {error} faster than it can be read"
                raise Busy(folder, problem, "wait until it is done, then try again") from None


def _sweep(place: Path) -> None:
    """Remove what processes that died have left of indexes they were making."""
    for each in place.parent.glob(f"{place.name}.*.new"):
        number = each.name.removeprefix(f"{place.name}.").removesuffix(".new")
        if number.isdecimal() and not _is_alive(int(number)):
            _remove(each)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # another user's
        return True
    return True


def _remove(path: Path) -> None:
    for suffix in _BESIDE:
        path.with_name(path.name + suffix).unlink(missing_ok=True)
