"""The program in a real terminal multiplexer: a look-up from the list to the sentence and out."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator

import pytest

pytestmark = pytest.mark.terminal


class Multiplexer:
    """A tmux of its own, with one shell in it."""

    def __init__(self) -> None:
        self._socket = f"mahdar-{uuid.uuid4().hex[:8]}"
        # Nothing of the person's own tmux or shell is to be read.
        environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": os.pathsep.join(sys.path),
            "LANG": "C.UTF-8",
            "HOME": "/nonexistent",
            "ENV": "",
        }
        self._run(
            "-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", "sh", env=environment
        )

    def press(self, *keys: str) -> None:
        """Press keys by tmux's names for them."""
        self._run("send-keys", *keys)

    def write(self, text: str) -> None:
        """Type a text as it stands."""
        self._run("send-keys", "-l", text)

    def resize(self, width: int, height: int) -> None:
        self._run("resize-window", "-x", str(width), "-y", str(height))

    def screen(self) -> str:
        """What stands on the screen, line by line."""
        return self._run("capture-pane", "-p")

    def wait(self, seen: Callable[[str], bool], what: str) -> str:
        """Look at the screen until it shows something; fails when it never does."""
        deadline = time.monotonic() + 20
        while not seen(screen := self.screen()):
            assert time.monotonic() < deadline, f"no {what} in:\n{screen}"
            time.sleep(0.05)
        return screen

    def wait_for(self, text: str) -> str:
        return self.wait(lambda screen: text in screen, repr(text))

    def close(self) -> None:
        subprocess.run(
            ["tmux", "-L", self._socket, "kill-server"], capture_output=True, check=False
        )

    def _run(self, *arguments: str, env: dict[str, str] | None = None) -> str:
        done = subprocess.run(
            ["tmux", "-L", self._socket, *arguments],
            capture_output=True,
            check=True,
            encoding="utf-8",
            env=env,
        )
        return done.stdout


@pytest.fixture
def tmux() -> Iterator[Multiplexer]:
    if shutil.which("tmux") is None:
        if os.environ.get("CI"):
            pytest.fail("tmux is not installed, and CI must have it")
        pytest.skip("tmux is not installed")
    opened = Multiplexer()
    try:
        yield opened
    finally:
        opened.close()


def test_a_look_up_in_a_real_terminal(tmux: Multiplexer, folder: str, lookups: object) -> None:
    del lookups  # the store is there; the program reads it by itself
    tmux.wait(lambda screen: screen.strip() in ("$", "#"), "prompt")
    tmux.write("clear; echo before")
    tmux.press("Enter")
    tmux.wait_for("before")
    tmux.write(f"{sys.executable} -m tui --store {folder} --lang en --emit visual")
    tmux.press("Enter")

    screen = tmux.wait_for("3 MEETINGS 3")
    # The newest meeting under the cursor, joined and from the right, its date unreversed.
    assert any(line.rstrip().endswith("2┃") and "2018-02-13" in line for line in screen.split("\n"))
    assert "ﺖﻳﻮﻜﻟﺍ" in screen

    tmux.press("Enter")
    tmux.wait_for("[RECORD]")
    screen = tmux.wait_for("not stated")
    assert any("place" in line and "2" in line for line in screen.split("\n"))

    tmux.press("j", "e")
    screen = tmux.wait_for("evidence 1/2 of place")
    assert "line " in screen

    tmux.press("q", "S")
    tmux.wait_for("type a word")
    tmux.write("ناصر")
    tmux.wait_for("found")
    tmux.press("Enter")
    tmux.wait_for("ﺓﺩﻮﺟ ﺮﺻﺎﻧ")

    tmux.resize(140, 40)
    screen = tmux.wait(lambda now: "0 READ" in now and "1 ARTICLES 1 of 3" in now, "three lists")
    assert len(screen.split("\n")) >= 40
    tmux.resize(60, 15)
    tmux.wait(lambda now: "1 ARTICLES 1 of 3" not in now and "[RECORD]" in now, "one pane")
    tmux.resize(80, 24)
    tmux.wait_for("2 ENTITIES")

    tmux.press("Q")
    screen = tmux.wait(lambda now: now.strip().endswith(("$", "#")), "the shell again")
    assert "before" in screen
    assert "MEETINGS" not in screen
    tmux.write("echo af''ter")
    tmux.press("Enter")
    tmux.wait_for("after")
