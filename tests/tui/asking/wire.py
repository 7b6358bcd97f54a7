"""A real terminal at the other end of the wire, which answers as the test likes."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import re
import select
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

import pyte

ASKED = b"\x1b[>0q\x1b[>c\x1b[8$p"
LAST = b"\x1b[c\r\x1b[K"
KONSOLE = b"\x1bP>|Konsole 22.12.3\x1b\\\x1b[>1;115;0c\x1b[?62;1;4c"


RUN = """
import os, sys
from pathlib import Path
from tui.browser import run
sys.exit(run(Path(os.environ["STORE"]), emit=None, lang="en"))
"""


class Wire:
    """A terminal as the controlling one of a program, played by the test."""

    def __init__(self, program: str, *arguments: str, home: Path, **environment: str) -> None:
        self.leader, follower = pty.openpty()
        termios.tcsetwinsize(follower, (24, 80))
        self.before = termios.tcgetattr(self.leader)
        report, self._report = os.pipe()
        self.process = subprocess.Popen(
            [sys.executable, "-c", program, *arguments],
            stdin=subprocess.DEVNULL if environment.pop("stdin", "") else follower,
            stdout=follower,
            # Textual draws on standard error.
            stderr=follower if program == RUN else self._report,
            preexec_fn=lambda: fcntl.ioctl(1, termios.TIOCSCTTY, 0),
            start_new_session=True,
            env={
                "PATH": os.environ["PATH"],
                "PYTHONPATH": os.pathsep.join(sys.path),
                "TERM": "xterm-256color",
                "LANG": "C.UTF-8",
                "HOME": str(home),
                **environment,
            },
        )
        os.close(self._report)
        self._follower, self._pipe = follower, report
        self.written = b""

    def read(self, seconds: float) -> bytes:
        """Read what the program writes next; nothing when it writes nothing."""
        if not select.select([self.leader], [], [], seconds)[0]:
            return b""
        got = os.read(self.leader, 65536)
        self.written += got
        return got

    def wait_for(self, what: bytes) -> None:
        deadline = time.monotonic() + 20
        while what not in self.written:
            assert time.monotonic() < deadline, self.written
            self.read(0.1)

    def wait_to_see(self, what: str) -> str:
        """Read until the screen shows something; return all it shows then."""
        deadline = time.monotonic() + 20
        while what not in (screen := self.screen):
            assert time.monotonic() < deadline, screen
            self.read(0.1)
        return screen

    def send(self, *pieces: bytes) -> None:
        """Send bytes, each piece a write of its own."""
        for piece in pieces:
            os.write(self.leader, piece)

    def end(self) -> dict[str, object]:
        """Wait for the end; return what the program reported."""
        told = b""
        while chunk := os.read(self._pipe, 65536):
            told += chunk
        self.process.wait(20)
        while self.read(0.05):
            pass
        assert termios.tcgetattr(self.leader) == self.before, "the terminal is as it was"
        return dict(json.loads(told)) if told else {}

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        for descriptor in (self.leader, self._follower, self._pipe):
            os.close(descriptor)

    @property
    def screen(self) -> str:
        """What stands on the screen, as a terminal that knows the questions shows it."""
        screen = pyte.Screen(80, 24)
        stream = pyte.Stream(screen)
        known = self.written.decode("utf-8", "replace")
        # What pyte does not know, or would answer.
        stream.feed(re.sub(r"\x1b\[[<>=?]?[0-9;]*(?:\$p|[cqu])|\x1b\[8[hl]", "", known))
        return "\n".join(screen.display).strip()


Connect = Callable[..., Wire]


LIST = """
import sys
from tui.__main__ import main
sys.exit(main(["articles"]))
"""
