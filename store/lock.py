"""The right to write: one process at a time."""

from __future__ import annotations

import contextlib
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


class WriteLock:
    """The right to write to a store: held by one process, let go by the kernel when it dies.

    The lock is on `store.lock` in the store's folder, which says who holds it and since when.
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
        try:
            self._take(descriptor)
            self._sign(descriptor)
            sweep(self.path.parent)
            yield
            with contextlib.suppress(OSError):
                os.ftruncate(descriptor, 0)
        finally:
            os.close(descriptor)

    def _open(self) -> int:
        flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
        try:
            return os.open(self.path, flags, 0o600)
        except OSError as error:
            problem = f"cannot be opened for writing ({error.strerror})"
            remedy = "the store can be read only; name another with --store to write"
            raise Unwritable(self.path, problem, remedy) from None

    def _take(self, descriptor: int) -> None:
        end = time.monotonic() + self.wait
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() >= end:
                    raise self._busy(descriptor) from None
                time.sleep(_POLL)
            else:
                return

    def _busy(self, descriptor: int) -> Busy:
        holder = os.pread(descriptor, 500, 0).decode("utf-8", "replace").strip()
        problem = "another process is writing" + (f": {holder}" if holder else "")
        return Busy(self.path.parent, problem, "wait until it is done; reading goes on meanwhile")

    @staticmethod
    def _sign(descriptor: int) -> None:
        since = datetime.now(UTC).isoformat(timespec="seconds")
        line = f"process {os.getpid()} on {socket.gethostname()} since {since}\n"
        with contextlib.suppress(OSError):  # a full disk must not keep anyone from reading
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, line.encode(), 0)


def sweep(folder: Path) -> None:
    """Remove what writers that died have left; only for who holds the lock."""
    for each in (*folder.glob(".*.tmp"), *folder.glob("articles/.*.tmp")):
        with contextlib.suppress(OSError):
            each.unlink()
