"""The program on a terminal of its own."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time

PROGRAM = """
import sys
from pathlib import Path
from tui.browser import run
sys.exit(run(Path(sys.argv[1]), emit=sys.argv[2], lang="en"))
"""


class Terminal:
    """A program on a terminal of 80 by 24 cells."""

    def __init__(self, program: str, *arguments: str, **environment: str) -> None:
        self._leader, follower = pty.openpty()
        fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.before = termios.tcgetattr(self._leader)
        self.process = subprocess.Popen(
            [sys.executable, "-c", program, *arguments],
            stdin=follower,
            stdout=follower,
            stderr=follower,
            start_new_session=True,
            env={
                "PATH": os.environ["PATH"],
                "PYTHONPATH": os.pathsep.join(sys.path),
                "TERM": "xterm-256color",
                "LANG": "C.UTF-8",
                **{name: os.environ[name] for name in os.environ if name.startswith("XDG_")},
                **environment,
            },
        )
        self._follower = follower
        self.written = ""
        self._forgotten = ""

    @property
    def everything(self) -> str:
        """All that was written since the start."""
        return self._forgotten + self.written

    def forget(self) -> None:
        """Wait only for what is written from now on."""
        self._forgotten, self.written = self.everything, ""

    def wait_for(self, text: str) -> None:
        """Read until a text has been written; fails when it does not come."""
        deadline = time.monotonic() + 20
        while text not in self.written:
            assert time.monotonic() < deadline, f"no {text!r} in {self.written[-500:]!r}"
            self.read(0.1)

    def wait_for_standstill(self) -> None:
        """Wait, without reading, until nothing more is written: for long enough, or never again."""
        deadline, before, same = time.monotonic() + 60, -1, 0
        while same < 20:
            assert time.monotonic() < deadline, "it writes on and on"
            time.sleep(0.05)
            held = fcntl.ioctl(self._leader, termios.FIONREAD, bytes(4))
            waiting = struct.unpack("i", held)[0]
            same = same + 1 if waiting == before else 0
            before = waiting

    def resize(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._leader, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def press(self, keys: str) -> None:
        os.write(self._leader, keys.encode())

    def end(self) -> int:
        """Wait for the end, read what is left, and return the exit code."""
        deadline = time.monotonic() + 20
        while self.process.poll() is None:
            assert time.monotonic() < deadline, "it does not end"
            self.read(0.05)
        while self.read(0.05):
            pass
        return self.process.returncode

    def unread(self) -> str:
        """What was typed and read by nobody: the shell will."""
        attributes = termios.tcgetattr(self._follower)
        attributes[3] &= ~termios.ICANON
        termios.tcsetattr(self._follower, termios.TCSANOW, attributes)
        if not select.select([self._follower], [], [], 0)[0]:
            return ""
        return os.read(self._follower, 4096).decode()

    def settings(self) -> list[object]:
        """How the terminal is set now."""
        return list(termios.tcgetattr(self._leader))

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self._follower)
        os.close(self._leader)

    def read(self, seconds: float) -> bool:
        """Read what is written next; say whether anything was."""
        if not select.select([self._leader], [], [], seconds)[0]:
            return False
        self.written += os.read(self._leader, 65536).decode("utf-8", "replace")
        return True
