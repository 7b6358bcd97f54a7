"""Processes that help another one."""

from __future__ import annotations

import multiprocessing
import multiprocessing.connection
import os
import threading
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path


def end_with_parent(*unfinished: str) -> None:
    """Let this process, which only helps another, end when that one does.

    One that is killed tells nobody, and its helpers would wait for ever for what to do next.

    Args:
        unfinished: Paths of files that are nothing to anybody if the other is killed.
    """
    parent = multiprocessing.parent_process()
    if parent is not None:
        watching = (parent.sentinel, unfinished)
        threading.Thread(target=_end_after, args=watching, daemon=True).start()


def _end_after(sentinel: int, unfinished: Iterable[str]) -> None:
    multiprocessing.connection.wait([sentinel])
    for path in unfinished:
        with suppress(OSError):
            Path(path).unlink()
    os._exit(1)  # nothing of its own to write or close
