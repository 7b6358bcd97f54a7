"""Run a program in this terminal and type for it: each piece once a text has been written.

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

_SEQUENCE = re.compile(
    rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[PX^_\]].*?(?:\x07|\x1b\\)|[ -/]*[0-Z\\-~])", re.DOTALL
)


def relay(leader: int, script: list[list[str]], done: Path) -> None:
    """Pass everything on until the program ends."""
    written = b""
    sources = [leader, 0]
    while True:
        if script and script[0][0].encode() in _SEQUENCE.sub(b"", written):
            os.write(leader, script.pop(0)[1].encode())
            written = b""
            if not script:
                done.touch()
        for source in select.select(sources, [], [])[0]:
            chunk = _read(source)
            if source != leader:
                if not chunk:
                    sources.remove(0)
                os.write(leader, chunk)
                continue
            if not chunk:
                return
            os.write(1, chunk)
            written = (written + chunk)[-200_000:]


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
