"""Writing a list to a new file, whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from pathlib import Path


def free_path(folder: Path, name: str, suffix: str) -> Path:
    """Return a path in a folder at which nothing is yet: numbered from the second on."""
    path, number = folder / f"{name}{suffix}", 1
    while os.path.lexists(path):
        number += 1
        path = folder / f"{name}-{number}{suffix}"
    return path


def written_out(pieces: Iterator[str], path: Path) -> Generator[int, None, None]:
    """Write pieces of a text to a new file, yielding how many are written after each.

    It is written beside under another name and appears at its place when it is whole; closing the
    iterator before its end leaves nothing behind. Nothing is ever written over.

    Raises:
        FileExistsError: There is something at the path already.
        OSError: It cannot be written.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("x", encoding="utf-8", errors="replace", newline="") as file:
            for number, piece in enumerate(pieces, start=1):
                file.write(piece)
                yield number
            file.flush()
            os.fsync(file.fileno())
        _appear(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def _appear(beside: Path, path: Path) -> None:
    """Give a file its name, which nothing has yet."""
    try:
        os.link(beside, path)
    except FileExistsError:
        raise
    except OSError:
        # Some file systems have no links; between these two somebody might put something there.
        if os.path.lexists(path):
            raise FileExistsError(path) from None
        beside.rename(path)
