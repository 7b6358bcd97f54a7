"""Bringing an index up to date in a process of its own.

In a thread it would take turns with whoever answers keys, each turn being milliseconds, and a key
that takes a hundred of them would take seconds.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from .progress import Progress

_CHILD = "import sys; sys.path.append(sys.argv.pop(1)); from store.index.beside import run; run()"
_ROOT = Path(__file__).resolve().parent.parent.parent
_ANEW = "anew"
_PATIENCE = 5
"""How much less of the processor it asks for than others."""


def renew_beside(folder: Path, progress: Progress | None = None, *, anew: Path | None) -> None:
    """Wait for a process that brings an index up to date, as far as it can.

    What it could not do is left to whoever opens the index next, and said by it.

    Args:
        folder: The store.
        progress: Told how far it is; what it raises ends the process.
        anew: The index, where it is to be made anew whatever it looks like.
    """
    # Not by what lies in the folder one happens to be in.
    flags = ["-I"] if sys.flags.isolated else ["-P"]
    command = [sys.executable, *flags, "-c", _CHILD, str(_ROOT), os.path.realpath(folder)]
    if anew is not None:
        command += [_ANEW, os.path.realpath(anew)]
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
    except OSError:  # no further process is to be had
        return
    with process:
        assert process.stdout is not None, "it is a pipe"
        try:
            for line in process.stdout:
                done, _, total = line.partition(" ")
                if progress is not None:
                    progress(int(done), int(total))
        except BaseException:
            process.kill()
            raise


def run() -> None:
    """Do so, in that process: told the store, and perhaps what is to be made anew."""
    from ..folder import state_of
    from .place import build, opened

    os.nice(_PATIENCE)
    folder, *anew = sys.argv[1:]

    def tell(done: int, total: int) -> None:
        # Once nobody reads it, this ends the process, and what was half done is undone.
        sys.stdout.write(f"{done} {total}\n")
        sys.stdout.flush()

    if anew:
        build(Path(folder), Path(anew[1]), tell)
    opened(Path(folder), state_of(Path(folder)), tell)[0].close()
