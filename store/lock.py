"""The right to write: one process at a time."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import socket
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from .errors import Busy, Unwritable

_POLL = 0.02
"""Seconds between two tries."""

_NO_LOCKS = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL})
"""What file systems say that keep no locks."""


class WriteLock:
    """The right to write to a store: held by one process, let go by the kernel when it dies.

    The lock is on `store.lock` in the store's folder, which says who holds it and since when. On
    a file system that keeps no locks a second file, `store.writing`, stands for it: it names its
    process, so that one left by a process that is gone is told from one that is held.
    """

    def __init__(self, folder: Path, wait: float = 2.0) -> None:
        self.path = folder / "store.lock"
        """The file that is locked."""
        self.wait = wait
        """Seconds to wait for another writer before giving up."""

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Hold the lock.

        Raises:
            Busy: Another process holds it still after the wait.
            Unwritable: The folder does not take a lock file.
        """
        descriptor = self._open()
        stand_in: _StandIn | None = None
        try:
            if not self._take(descriptor):
                stand_in = _StandIn(self.path.with_name("store.writing"))
                stand_in.take(self.wait)
            self._sign(descriptor)
            try:
                sweep(self.path.parent)
                yield
            finally:
                with contextlib.suppress(OSError):
                    os.ftruncate(descriptor, 0)
        finally:
            if stand_in is not None:
                stand_in.release()
            with contextlib.suppress(OSError):  # it is closed then, too
                os.close(descriptor)

    def _open(self) -> int:
        flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
        try:
            return os.open(self.path, flags, 0o600)
        except OSError as error:
            problem = f"cannot be opened for writing ({error.strerror})"
            remedy = "the store can be read only; name another with --store to write"
            raise Unwritable(self.path, problem, remedy) from None

    def _take(self, descriptor: int) -> bool:
        """Take the lock; whether the file system keeps locks at all."""
        end = time.monotonic() + self.wait
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() >= end:
                    raise _busy(self.path.parent, _told(descriptor)) from None
                time.sleep(_POLL)
            except OSError as error:
                if error.errno in _NO_LOCKS:
                    return False
                problem = f"cannot be locked ({error.strerror})"
                raise Unwritable(self.path, problem, "the store can be read only") from None
            else:
                return True

    @staticmethod
    def _sign(descriptor: int) -> None:
        with contextlib.suppress(OSError):  # a full disk must not keep anyone from reading
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, _signature().encode(), 0)


class _StandIn:
    """A file that only one process can make: the lock where there are no locks."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def take(self, wait: float) -> None:
        """Make it; raises Busy and Unwritable."""
        end = time.monotonic() + wait
        while True:
            try:
                descriptor = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            except FileExistsError:
                said = self._said()
                if _is_left(said):
                    with contextlib.suppress(OSError):
                        self.path.unlink()
                elif time.monotonic() >= end:
                    raise _busy(self.path.parent, said) from None
                else:
                    time.sleep(_POLL)
            except OSError as error:
                problem = f"cannot be made ({error.strerror})"
                raise Unwritable(self.path, problem, "the store can be read only") from None
            else:
                with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                    file.write(_signature())
                return

    def release(self) -> None:
        """Take it away."""
        with contextlib.suppress(OSError):
            self.path.unlink()

    def _said(self) -> str:
        try:
            return self.path.read_text("utf-8", "replace").strip()
        except OSError:
            return ""


def holder(folder: Path) -> str | None:
    """Return who writes to a store now, as far as can be told; none where nobody does."""
    for name in ("store.lock", "store.writing"):
        try:
            descriptor = os.open(folder / name, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
        except OSError:
            continue
        try:
            said = _told(descriptor)
            if name == "store.lock":
                # Taken and let go at once: nobody who waits for it notices.
                fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
                continue
        except BlockingIOError:
            return said or "another process"
        except OSError:
            continue
        finally:
            os.close(descriptor)
        if said and not _is_left(said):
            return said
    return None


def locks_work(folder: Path) -> bool:
    """Whether the file system of a store keeps locks; nothing is written."""
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError as error:
        return error.errno not in _NO_LOCKS
    finally:
        os.close(descriptor)
    return True


def _signature() -> str:
    since = datetime.now(UTC).isoformat(timespec="seconds")
    return f"process {os.getpid()} on {socket.gethostname()} since {since}\n"


def _told(descriptor: int) -> str:
    return os.pread(descriptor, 500, 0).decode("utf-8", "replace").strip()


def _busy(folder: Path, said: str) -> Busy:
    problem = "another process is writing" + (f": {said}" if said else "")
    remedy = "wait until it is done (--wait); reading goes on meanwhile"
    return Busy(folder, problem, remedy, said)


def _is_left(said: str) -> bool:
    """Whether what a file says of its process is of one of this machine that is gone."""
    words = said.split()
    if len(words) < 4 or words[0] != "process" or not words[1].isdecimal():
        return False
    if words[3] != socket.gethostname():
        return False  # of another machine nobody can tell from here
    try:
        os.kill(int(words[1]), 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False


def sweep(folder: Path) -> None:
    """Remove what writers that died have left; only for who holds the lock."""
    for each in (*folder.glob(".*.tmp"), *folder.glob("articles/.*.tmp")):
        with contextlib.suppress(OSError):
            each.unlink()
