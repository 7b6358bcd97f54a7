"""How many bytes the browser writes for a key, beside Textual alone. Not a test."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

ROOT = Path(__file__).resolve().parent.parent
QUIET = 0.8
"""Seconds without a byte after which a key has been answered."""
PATIENCE = 10
"""Seconds to wait for the first byte."""

PROGRAM = """
import sys
from pathlib import Path
from types import MappingProxyType
if sys.argv[2] == "stock":
    from tui.browser.terminal import emitting
    emitting.frame_reader = lambda compositor: None
from tui.browser import run
sys.exit(run(Path(sys.argv[1]), emit=sys.argv[3], lang="en"))
"""

# What a terminal with synchronised output and no other speciality answers.
ANSWERS = {
    rb"\x1b\[0?c": b"\x1b[?62;22c",
    rb"\x1b\[\?2026\$p": b"\x1b[?2026;2$y",
    rb"\x1b\[\?2048\$p": b"\x1b[?2048;0$y",
    rb"\x1b\[6n": b"\x1b[1;1R",
    rb"\x1b\[5n": b"\x1b[0n",
}
PAUSE = 0.05
"""Seconds without a byte between what comes at once and what follows it."""

KEYS = (
    # What is done, the keys, and the bytes that are allowed at once and for what follows.
    ("first full screen", "", (10_000,)),
    ("everything anew", "\x0c", (10_000,)),
    ("cursor down", "j", (220, 3_000)),
    ("again", "j", (220, 3_000)),
    ("change of pane", "\t", (250,)),
    ("cursor down in the record", "j", (220, 3_000)),
    ("change of pane back", "\x1b[Z", (250,)),
    ("page down", "\x1b[6~", (3_000, 3_000)),
    ("search opens", "S", (10_000,)),
    ("first letter, and what it finds", "ا", (300,)),
    ("second letter, and what is left", "ل", (300,)),
    ("third letter, and what is left", "ك", (300,)),
    ("search closes", "\x1b", (10_000,)),
)


@dataclass
class Answered:
    """What the browser wrote for a key."""

    parts: tuple[int, ...]
    """Bytes that came at once, and those of each part that followed after a pause."""
    seconds: float
    """Until the last byte came."""


class Terminal:
    """A terminal that answers as most do, and counts."""

    def __init__(
        self,
        width: int,
        height: int,
        *arguments: str,
        program: str = PROGRAM,
        environment: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self._begun = time.perf_counter()
        self._leader, follower = pty.openpty()
        fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
        around = {k: v for k, v in os.environ.items() if k not in ("TMUX", "STY")}
        around |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
        self.process = subprocess.Popen(
            [sys.executable, "-c", program, *arguments],
            stdin=follower,
            stdout=follower,
            stderr=follower,
            start_new_session=True,
            cwd=ROOT,
            env={**around, **environment},
        )
        os.close(follower)

    def first_screen(self) -> float:
        """Read until the footer stands, then until nothing more comes; return the first's time."""
        seen, taken = b"", 0.0
        while not taken or select.select([self._leader], [], [], QUIET)[0]:
            seen += os.read(self._leader, 1 << 16)
            if not taken and re.search(rb"\? .{0,20}help.{0,40}q up|copy .{0,20}\?", seen):
                taken = time.perf_counter() - self._begun
        return taken

    def press(self, keys: str) -> Answered:
        """Press keys and read until nothing more comes; without any, until it has begun."""
        begin = last = time.perf_counter()
        if keys:
            os.write(self._leader, keys.encode())
        chunks: list[bytes] = []
        unasked = b""
        parts: list[int] = []
        begun = bool(keys)
        while time.perf_counter() - last < (QUIET if chunks and begun else PATIENCE):
            if not select.select([self._leader], [], [], 0.01)[0]:
                continue
            try:
                chunks.append(os.read(self._leader, 1 << 16))
            except OSError as error:
                said = b"".join(chunks).decode("utf-8", "replace")
                raise SystemExit(f"the browser ended: {said[-500:]!r}") from error
            begun = begun or b"MEETINGS" in chunks[-1]
            now = time.perf_counter()
            if not parts or (begun and now - last > PAUSE):
                parts.append(0)
            parts[-1] += len(chunks[-1])
            last = now
            unasked += chunks[-1]
            for asked, answer in ANSWERS.items():
                for _ in re.findall(asked, unasked):
                    os.write(self._leader, answer)
                unasked = re.sub(asked, b"", unasked)
            unasked = unasked[-8:]  # a question may be cut in two
        return Answered(tuple(parts), last - begin)

    def close(self) -> None:
        """End the program."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        os.close(self._leader)


def session(store: Path, how: str, size: tuple[int, int], emission: str) -> list[Answered]:
    """Open the browser and press each of the keys."""
    opened = Terminal(*size, str(store), how, emission)
    try:
        return [opened.press(keys) for _, keys, _ in KEYS]
    finally:
        opened.close()


def report(store: Path, size: tuple[int, int], emission: str) -> None:
    """Print what each key costs, Textual alone beside the browser's last stage."""
    print(f"\n{size[0]}x{size[1]}, {emission}: bytes of Textual alone, and of the browser in parts")  # noqa: T201
    stock, lean = (session(store, how, size, emission) for how in ("stock", "diff"))
    for (what, _, most), alone, ours in zip(KEYS, stock, lean, strict=True):
        over = [limit for spent, limit in zip(ours.parts, most, strict=False) if spent > limit]
        print(  # noqa: T201
            f"{what:<32} {sum(alone.parts):7}  {' + '.join(map(str, ours.parts)):>20}"
            f"  {ours.seconds * 1000:5.0f} ms{f'   over {over[0]}' if over else ''}"
        )


STARTING = """
import sys
from tui.__main__ import main
sys.exit(main(["--store", sys.argv[1], "--emit", "visual", *sys.argv[4:]]))
"""
STARTS = 7


def starting(store: Path, home: Path, *options: str) -> float:
    """Start the command, and return the seconds until its first full screen stands; then quit."""
    environment = {"XDG_STATE_HOME": str(home), "XDG_CONFIG_HOME": str(home)}
    terminal = Terminal(
        80, 24, str(store), "", "", *options, program=STARTING, environment=environment
    )
    try:
        taken = terminal.first_screen()
        terminal.press("Q")
    except SystemExit:
        pass  # it has ended, as it was told to
    finally:
        terminal.close()
    return taken


def report_starts(store: Path, home: Path) -> None:
    """Print how long the first screen takes, with the frame of the run before and without."""
    runs: dict[str, list[float]] = {"anew": [], "with the frame kept": []}
    starting(store, home)
    for _ in range(STARTS):
        runs["anew"].append(starting(store, home, "--fresh"))
        starting(store, home)  # what was left by the one before is another place
        runs["with the frame kept"].append(starting(store, home))
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    empty = time.perf_counter() - begin
    print("\nuntil the last row of the first screen, best of several")  # noqa: T201
    for what, seconds in runs.items():
        best = min(seconds)
        print(f"{what:<32} {best * 1000:7.0f} ms {best / empty:5.1f}x python -c pass")  # noqa: T201


def main() -> None:
    """Measure over the sample store in two sizes."""
    with tempfile.TemporaryDirectory() as name:
        store = Path(name) / "sample"
        environment = os.environ | {"MAHDAR_STORE": str(store)}
        command = [sys.executable, "-m", "tui", "ingest", str(ROOT / "seeds")]
        subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
        report_starts(store, Path(name) / "home")
        for size in ((80, 24), (120, 40)):
            report(store, size, "visual")
        for emission in ("fenced", "kitty"):
            report(store, (80, 24), emission)


if __name__ == "__main__":
    main()
