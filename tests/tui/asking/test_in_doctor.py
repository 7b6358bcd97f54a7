"""The doctor asks the terminal, and whoever sits before it."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
import termios
import time
import uuid
from pathlib import Path

import pytest

from tests.tui.asking.wire import KONSOLE, LAST, LIST, Connect, Wire

DOCTOR = """
import sys
from tui.__main__ import main
sys.stderr = sys.stdout
sys.exit(main(["doctor", *sys.argv[1:]]))
"""


def answered(wire: Wire) -> None:
    """Answer as a terminal does that counts lam and alef as one cell."""
    wire.wait_for(LAST)
    columns = (2, 2, 2, 2, 2, 3, 2, 2)
    reports = b"".join(b"\x1b[1;%dR" % column for column in columns)
    wire.send(KONSOLE[:-11], b"\x1b[?0u", reports, KONSOLE[-11:])


def test_the_doctor_reports_and_remembers_the_answer(
    connect: Connect, sample: str, tmp_path: Path
) -> None:
    wire = connect(DOCTOR, MAHDAR_STORE=sample)
    answered(wire)
    wire.wait_for(b"[1-6, Enter]")
    report = wire.written.decode()
    for words in ("Konsole 22.12.3", "fenced", "cells", "opens"):
        assert words in report
    assert "lam and alef takes 1 instead of 2" in report
    assert "kitty's protocol" in report
    wire.send("١".encode())
    wire.wait_for(b"is remembered for Konsole 22.12.3")
    wire.process.wait(20)
    text = (tmp_path / ".config" / "mahdar" / "config.toml").read_text("utf-8")
    assert text == '[terminals]\n"Konsole 22.12.3" = "visual"\n'
    assert termios.tcgetattr(wire.leader) == wire.before

    again = connect(LIST, MAHDAR_STORE=sample)
    again.process.wait(20)
    while again.read(0.05):
        pass
    assert b"\x1b[8l" in again.written, "what was remembered holds for the shell commands"


@pytest.mark.parametrize("key", [b"\r", b"q", b"\x1b", b"\x04"])
def test_the_question_can_be_left_open(
    connect: Connect, sample: str, tmp_path: Path, key: bytes
) -> None:
    wire = connect(DOCTOR, MAHDAR_STORE=sample)
    answered(wire)
    wire.wait_for(b"[1-6, Enter]")
    wire.send(b"x9", key)
    assert wire.process.wait(20) == 0
    assert not (tmp_path / ".config").exists()


@pytest.mark.parametrize("arguments", [[], ["--json"]])
def test_without_a_person_the_doctor_asks_nothing(
    tmp_path: Path, sample: str, arguments: list[str]
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", DOCTOR, *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": os.pathsep.join(sys.path),
            "HOME": str(tmp_path),
            "MAHDAR_STORE": sample,
            "TERM": "xterm",
        },
    )
    out = done.stdout.decode()
    assert "\x1b" not in out
    assert "Enter" not in out
    if arguments:
        assert json.loads(out)["emission"] == "visual"
        assert {"name", "value"} <= json.loads(out)["findings"][0].keys()
    else:
        assert "sent as visual" in out
        assert "settings" in out


def test_the_doctor_says_what_is_wrong_with_the_settings_and_goes_on(
    connect: Connect, sample: str, tmp_path: Path
) -> None:
    folder = tmp_path / ".config" / "mahdar"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text("emit = 1\n", "utf-8")
    wire = connect(DOCTOR, MAHDAR_STORE=sample)
    answered(wire)
    assert wire.process.wait(20) == 0
    while wire.read(0.05):
        pass
    assert b"line 1" in wire.written
    assert b"[1-6" not in wire.written


@pytest.mark.terminal
@pytest.mark.skipif(
    shutil.which("tmux") is None and not os.environ.get("CI"), reason="tmux is not installed"
)
def test_the_doctor_in_tmux_asks_tmux_too(tmp_path: Path, sample: str) -> None:
    tmux = ["tmux", "-L", f"mahdar-{uuid.uuid4().hex[:8]}"]

    def run(*arguments: str, **environment: str) -> str:
        done = subprocess.run(
            [*tmux, *arguments],
            capture_output=True,
            check=True,
            env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8", **environment},
        )
        return done.stdout.decode()

    def wait_for(text: str) -> str:
        deadline = time.monotonic() + 20
        while text not in (screen := run("capture-pane", "-p")):
            assert time.monotonic() < deadline, screen
            time.sleep(0.05)
        return screen

    command = shlex.join([sys.executable, "-c", DOCTOR])
    paths = {"PYTHONPATH": os.pathsep.join(sys.path), "HOME": str(tmp_path), "MAHDAR_STORE": sample}
    run(
        "-f", "/dev/null", "new-session", "-d", "-x", "90", "-y", "50", f"{command}; cat", **paths
    )  # fmt: skip
    try:
        screen = wait_for("[1-6, Enter]")
        assert "tmux in " in screen
        assert "set -g set-clipboard on" in screen
        assert "as counted here" in screen
        run("send-keys", "2")
        # Nobody is attached: what is right today may be wrong for whoever looks tomorrow.
        screen = wait_for("export MAHDAR_EMIT=fenced")
        assert "nothing is remembered" in " ".join(screen.split())
        assert "[?1;" not in screen
        assert not (tmp_path / ".config" / "mahdar" / "config.toml").exists()
    finally:
        subprocess.run([*tmux, "kill-server"], capture_output=True, check=False)
