"""Run a program in this terminal and type for it: each piece once a text stands on it.

`relay.py '[["ready", "j"], ["done", "q"]]' FILE PROGRAM ARGUMENTS...`. The file is made once all
has been typed. All else passes both ways as it is, the size of the terminal too.
"""

from __future__ import annotations

import json
import os
import pty
import re
import select
import signal
import sys
import termios
import tty
from contextlib import suppress
from pathlib import Path

import pyte

# What pyte does not know, or would show.
_UNKNOWN = re.compile(r"\x1b[P\]](?:[^\x07\x1b]|\x1b[^\\])*(?:\x07|\x1b\\)|\x1b\[[<>=][0-9;]*[a-z]")
_CONTROL = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]")
_QUIET = 0.15  # seconds in which nothing is written before the screen is looked at


def shown(written: str, columns: int = 80, rows: int = 24) -> str:
    """What stands on a terminal after all that was written."""
    screen = pyte.Screen(columns, rows)
    pyte.Stream(screen).feed(_UNKNOWN.sub("", written))
    return "\n".join(screen.display)


def relay(leader: int, script: list[list[str]], done: Path) -> None:
    """Pass everything on until the program ends."""
    written, since = b"", 0
    sources = [leader, 0]
    while True:
        ready = select.select(sources, [], [], _QUIET if script else None)[0]
        if not ready and _stands(script[0][0], written, since):
            since = len(written)
            os.write(leader, script.pop(0)[1].encode())
            if not script:
                done.touch()
        for source in ready:
            chunk = _read(source)
            if source != leader:
                if not chunk:
                    sources.remove(0)
                os.write(leader, chunk)
                continue
            if not chunk:
                return
            os.write(1, chunk)
            written += chunk


def _stands(text: str, written: bytes, since: int) -> bool:
    rows, columns = termios.tcgetwinsize(0)
    if text in shown(written.decode("utf-8", "replace"), columns, rows):
        return True
    # tmux knows sequences of some terminals that pyte does not.
    return text in _CONTROL.sub("", written[since:].decode("utf-8", "replace"))


def _read(source: int) -> bytes:
    with suppress(OSError):  # the program has ended
        return os.read(source, 65536)
    return b""


def main() -> None:
    """Run the program on a terminal of its own."""
    child, leader = pty.fork()
    if not child:
        os.execvp(sys.argv[3], sys.argv[3:])

    def resize(*_: object) -> None:
        termios.tcsetwinsize(leader, termios.tcgetwinsize(0))

    resize()
    signal.signal(signal.SIGWINCH, resize)
    before = termios.tcgetattr(0)
    tty.setraw(0)
    try:
        relay(leader, json.loads(sys.argv[1]), Path(sys.argv[2]))
    finally:
        termios.tcsetattr(0, termios.TCSANOW, before)


if __name__ == "__main__":
    main()
