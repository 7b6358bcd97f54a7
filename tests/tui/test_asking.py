"""Asking a terminal: a real one at the other end of the wire, which answers as it likes."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import re
import select
import shlex
import shutil
import signal
import subprocess
import sys
import termios
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pyte
import pytest

ASKED = b"\x1b[>0q\x1b[>c\x1b[8$p"
LAST = b"\x1b[c\r\x1b[K"
KONSOLE = b"\x1bP>|Konsole 22.12.3\x1b\\\x1b[>1;115;0c\x1b[?62;1;4c"

ASK = """
import json, os, sys
from tui.arabic.detect import Question
with Question(os.environ, timeout=float(sys.argv[1])) as question:
    answer = question.answer()
sys.stderr.write(json.dumps({
    "name": answer.replies.name, "typed": answer.typed.decode("utf-8", "replace"),
    "complete": answer.replies.complete, "seconds": answer.seconds,
    "pending": answer.pending is not None,
}))
sys.stderr.flush()
"""


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


@pytest.fixture
def connect(tmp_path: Path) -> Iterator[Connect]:
    wires: list[Wire] = []

    def connected(program: str, *arguments: str, **environment: str) -> Wire:
        wires.append(Wire(program, *arguments, home=tmp_path, **environment))
        return wires[-1]

    yield connected
    for wire in wires:
        wire.close()


def test_everything_is_asked_at_once_and_the_last_answer_ends_the_wait(connect: Connect) -> None:
    wire = connect(ASK, "10")
    wire.wait_for(LAST)
    assert wire.written == ASKED + LAST
    wire.send(KONSOLE)
    told = wire.end()
    assert told["name"] == "Konsole 22.12.3"
    assert told["typed"] == ""
    assert isinstance(told["seconds"], float)
    assert told["seconds"] < 5
    assert wire.screen == ""


def test_it_is_asked_though_standard_input_is_no_terminal(connect: Connect) -> None:
    wire = connect(ASK, "10", stdin="none")
    wire.wait_for(LAST)
    wire.send(KONSOLE)
    assert wire.end()["name"] == "Konsole 22.12.3"


def test_replies_in_pieces_and_keys_between_them_are_told_apart(connect: Connect) -> None:
    wire = connect(ASK, "10")
    wire.wait_for(LAST)
    typed = "j/جلسة\r\x1b[A".encode()
    wire.send(typed[:3], KONSOLE[:1], KONSOLE[1:9])
    wire.send(KONSOLE[9:21], typed[3:8], KONSOLE[21:-4], KONSOLE[-4:-1], KONSOLE[-1:] + typed[8:])
    told = wire.end()
    assert (told["name"], told["complete"]) == ("Konsole 22.12.3", True)
    # A letter whose halves came around a reply is whole again.
    assert told["typed"] == typed.decode()
    assert wire.screen == ""


@pytest.mark.parametrize(
    "answer", [b"", b"\x1b[>41;37", b"\x1bP>|XTerm(379)\x1b\\", b"\x1b[>0q\xff\xfe\x00", b"\x1b"]
)
def test_a_terminal_that_does_not_answer_is_not_waited_for(connect: Connect, answer: bytes) -> None:
    wire = connect(ASK, "0.3")
    wire.wait_for(LAST)
    wire.send(answer)
    told = wire.end()
    assert (told["complete"], told["pending"]) == (False, True)
    assert isinstance(told["seconds"], float)
    assert 0.25 < told["seconds"] < 5
    assert wire.screen == ""


@pytest.mark.parametrize(
    "environment",
    [{"TERM": "dumb"}, {"TERM": ""}, {"TERM": "linux"}, {"TERM_PROGRAM": "Apple_Terminal"}],
    ids=str,
)
def test_some_are_not_asked(connect: Connect, environment: dict[str, str]) -> None:
    wire = connect(ASK, "10", **environment)
    assert wire.end()["complete"] is False
    assert wire.written == b""


def test_nothing_is_asked_where_output_goes_elsewhere(connect: Connect) -> None:
    wire = connect("import os; os.dup2(os.open('/dev/null', os.O_WRONLY), 1)\n" + ASK, "10")
    assert wire.end()["complete"] is False
    assert wire.written == b""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_the_terminal_is_restored_when_told_to_end(
    connect: Connect, number: signal.Signals
) -> None:
    wire = connect(ASK, "30")
    wire.wait_for(LAST)
    wire.process.send_signal(number)
    os.set_blocking(wire._pipe, True)
    while os.read(wire._pipe, 65536):
        pass
    wire.process.wait(20)
    assert termios.tcgetattr(wire.leader) == wire.before


def test_a_key_that_interrupts_still_does(connect: Connect) -> None:
    wire = connect(ASK, "30")
    wire.wait_for(LAST)
    wire.send(b"\x03")
    while os.read(wire._pipe, 65536):
        pass
    assert wire.process.wait(20) != 0
    assert termios.tcgetattr(wire.leader) == wire.before


# The browser


@pytest.fixture
def sample(tmp_path: Path, seeds: list[Path]) -> str:
    from tui.commands.ingesting import ingest_into

    ingest_into(tmp_path / "store", [str(seeds[0])])
    return str(tmp_path / "store")


def ended(wire: Wire) -> bytes:
    """Read to the end; return what was shown from the moment the screen was taken."""
    while wire.process.poll() is None:
        wire.read(0.05)
    while wire.read(0.05):
        pass
    assert termios.tcgetattr(wire.leader) == wire.before
    return wire.written[wire.written.index(b"\x1b[?1049h") :]


def test_the_browser_sends_what_the_terminal_needs_and_loses_no_key(
    connect: Connect, sample: str
) -> None:
    wire = connect(RUN, STORE=sample)
    wire.wait_for(LAST)
    # Typed while Textual loads: the help page, and further replies in the midst of it.
    wire.send(b"?", KONSOLE)
    wire.wait_to_see("HERE")
    # Help may be the very first frame: the Arabic of the panes comes when it is closed.
    wire.send(b"q")
    wire.wait_for("\u200e".encode())
    wire.send(b"Q")
    shown = ended(wire)
    assert wire.process.returncode == 0
    assert "\u200e".encode() in shown
    assert b"\x1b[8l" not in shown
    # What was found out is kept for the shell commands.
    (kept,) = (Path(sample).parent / ".cache" / "mahdar").iterdir()
    assert "Konsole 22.12.3" in kept.read_text("utf-8")


def test_answers_that_come_too_late_are_typed_into_nothing(connect: Connect, sample: str) -> None:
    wire = connect(RUN, STORE=sample)
    wire.wait_for(b"\x1b[?1049h")
    wire.wait_to_see("MEETINGS")
    wire.send(b"S", KONSOLE[:5])
    wire.wait_to_see("type a word")
    wire.send(KONSOLE[5:30], KONSOLE[30:], b"zzz")
    screen = wire.wait_to_see("nothing found")
    assert "zzz" in screen
    assert not any(part in screen for part in ("62;", "115", "Konsole", "|"))
    wire.send(b"\x11")
    ended(wire)
    assert wire.process.returncode == 0


def test_the_key_b_sends_the_next_form_and_restores_the_terminal(
    connect: Connect, sample: str
) -> None:
    wire = connect(RUN, STORE=sample)
    wire.wait_for(LAST)
    wire.send(KONSOLE)
    wire.wait_to_see("MEETINGS")
    wire.send(b"B")
    wire.wait_to_see("sent as: kitty")
    wire.send(b"BBB")
    wire.wait_to_see("sent as: plain")
    wire.send(b"B")
    wire.wait_to_see("sent as: visual")
    assert b"\x1b[8l" in wire.written
    wire.send(b"Q")
    shown = ended(wire)
    assert shown.rindex(b"\x1b[8h") > shown.rindex(b"\x1b[8l")


# The shell

LIST = """
import sys
from tui.__main__ import main
sys.exit(main(["articles"]))
"""
SSH = {"SSH_CONNECTION": "192.0.2.7 1 192.0.2.1 22"}


def test_a_listing_over_ssh_asks_once(connect: Connect, sample: str) -> None:
    first = connect(LIST, MAHDAR_STORE=sample, **SSH)
    first.wait_for(LAST)
    first.send(KONSOLE)
    first.process.wait(20)
    while first.read(0.05):
        pass
    assert "\u200e".encode() in first.written
    second = connect(LIST, MAHDAR_STORE=sample, **SSH)
    second.process.wait(20)
    while second.read(0.05):
        pass
    assert ASKED not in second.written
    assert "\u200e".encode() in second.written


def test_a_listing_never_asks_where_the_environment_tells(connect: Connect, sample: str) -> None:
    for known in ({}, SSH | {"TERM": "alacritty"}, SSH | {"MAHDAR_EMIT": "visual"}):
        wire = connect(LIST, MAHDAR_STORE=sample, **known)
        wire.process.wait(20)
        while wire.read(0.05):
            pass
        assert ASKED not in wire.written
        assert b"\x1b[8l" in wire.written


def test_settings_that_are_wrong_are_named_in_a_line(
    connect: Connect, sample: str, tmp_path: Path
) -> None:
    folder = tmp_path / ".config" / "mahdar"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text('# mine\nemit = "fence"\n', "utf-8")
    text = "import sys\nfrom tui.__main__ import main\nsys.exit(main(sys.argv[1:]))"
    wire = connect(text, "articles", MAHDAR_STORE=sample)
    told = b""
    while chunk := os.read(wire._pipe, 65536):
        told += chunk
    assert wire.process.wait(20) == 3
    assert b"config.toml, line 2: " in told
    assert b"Traceback" not in told


@pytest.mark.parametrize("wrong", ['emit = "fence"', "emit = [", "theme = 3", "nonsense = 1"])
def test_settings_that_are_wrong_keep_nobody_out_of_the_browser(
    connect: Connect, sample: str, tmp_path: Path, wrong: str
) -> None:
    folder = tmp_path / ".config" / "mahdar"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text(f"# mine\n{wrong}\n", "utf-8")
    wire = connect(RUN, STORE=sample)
    wire.wait_for(LAST)
    wire.send(KONSOLE)
    wire.wait_for(b"line 2")
    wire.send(b"Q")
    assert wire.process.wait(20) == 0
    assert wire.written.count(b"line 2") == 1, "it is said once"


# The doctor

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
