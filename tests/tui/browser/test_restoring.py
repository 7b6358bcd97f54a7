"""On every way out the terminal is given back as it was, its own reordering included."""

from __future__ import annotations

import os
import re
import signal
import time
from typing import Any

import pytest

OFF, ON = "\x1b[8l", "\x1b[8h"
THROUGH_TMUX = {"TMUX": "/tmp/none,1,0"}
THROUGH_SCREEN = {"STY": "1.none"}

BROKEN = """
from tui.browser.screens import browse
def broken(self):
    raise ValueError("broke")
browse.Browse.do_reader = broken
"""

WRAPPED = [
    ({}, OFF, ON),
    (
        THROUGH_TMUX,
        f"{OFF}\x1bPtmux;\x1b{OFF}\x1b\\",
        f"{ON}\x1bPtmux;\x1b{ON}\x1b\\",
    ),
    (THROUGH_SCREEN, f"{OFF}\x1bP{OFF}\x1b\\", f"{ON}\x1bP{ON}\x1b\\"),
]


def restored(seen: Any, on: str = ON) -> None:
    """It was sent before the screen of before came back, and the line is as it was."""
    written = seen.everything
    assert written.rindex(on, 0, written.rindex("\x1b[?1049l")) > written.rindex("MEETINGS")
    assert seen.settings() == seen.before


@pytest.mark.parametrize(("environment", "off", "on"), WRAPPED, ids=["alone", "tmux", "screen"])
def test_reordering_is_off_from_before_the_first_row_to_the_end(
    terminal: Any, folder: str, environment: dict[str, str], off: str, on: str
) -> None:
    with terminal(folder, "visual", **environment) as seen:
        seen.wait_for("MEETINGS")
        # Rows that were there before the switch are made anew: VTE has each keep what held then.
        assert f"{off}\x1b[2J" in seen.written[: seen.written.index("MEETINGS")]
        seen.press("Q")
        assert seen.end() == 0
        restored(seen, on)


@pytest.mark.parametrize("pace", [0.01, 0.02, 0.04])
def test_a_window_that_is_resized_while_the_browser_starts_is_drawn_all_the_same(
    terminal: Any, folder: str, pace: float
) -> None:
    with terminal(folder, "visual") as seen:
        seen.wait_for("\x1b[?1049h")
        for step in range(12):
            seen.read(pace)
            seen.resize(100 + step % 2, 30)
        seen.wait_for("MEETINGS")
        seen.forget()
        seen.press("?")
        seen.wait_for("HERE")
        seen.process.send_signal(signal.SIGTERM)
        assert seen.end() == 0


def test_with_no_color_no_colour_is_sent(terminal: Any, folder: str) -> None:
    coloured = re.compile(r"\x1b\[(?:[0-9;]*;)?[34]8;[25];[0-9;]*m")
    for environment, sent in ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({}, True):
        with terminal(folder, "visual", **environment) as seen:
            seen.wait_for("MEETINGS")
            seen.press("j?")
            seen.wait_for("HERE")
            seen.press("qQ")
            assert seen.end() == 0
            assert bool(coloured.search(seen.everything)) is sent
            assert re.search(r"\x1b\[(?:[0-9;]*;)?7[;m]", seen.everything), "the cursor is seen"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_that_ends_the_browser_restores_the_terminal(
    terminal: Any, folder: str, number: signal.Signals
) -> None:
    with terminal(folder, "visual") as seen:
        seen.wait_for("MEETINGS")
        seen.process.send_signal(number)
        seen.end()
        restored(seen)
        assert "Traceback" not in seen.everything


def test_ctrl_c_and_ctrl_q_restore_the_terminal(terminal: Any, folder: str) -> None:
    with terminal(folder, "visual") as seen:
        seen.wait_for("MEETINGS")
        seen.press("\x03")  # a key like others: it leaves only where leaving is asked for
        seen.press("\x11")
        assert seen.end() == 0
        restored(seen)


def test_an_exception_restores_the_terminal(terminal: Any, folder: str) -> None:
    with terminal(folder, "visual", before=BROKEN) as seen:
        seen.wait_for("MEETINGS")
        seen.press("0")
        assert seen.end() == 3
        restored(seen)


def stopped(seen: Any) -> None:
    """Wait until the process has been stopped, and read what it wrote before."""
    deadline = time.monotonic() + 20
    while not os.waitid(os.P_PID, seen.process.pid, os.WSTOPPED | os.WNOHANG | os.WNOWAIT):
        assert time.monotonic() < deadline, "it does not stop"
        seen.wait_for("")
    seen.wait_for("\x1b[?25h")


def test_suspended_it_gives_the_terminal_back_and_resumed_it_paints_everything(
    terminal: Any, folder: str
) -> None:
    with terminal(folder, "visual") as seen:
        seen.wait_for("2018-02-13")
        first = seen.settings()
        for _ in range(2):
            seen.forget()
            seen.process.send_signal(signal.SIGTSTP)
            stopped(seen)
            assert seen.written.index(ON) < seen.written.index("\x1b[?1049l")
            assert OFF not in seen.written
            assert seen.settings() == seen.before
            seen.forget()
            seen.process.send_signal(signal.SIGCONT)
            # All of it, though nothing has changed: the screen is a new one.
            seen.wait_for("2018-02-13")
            seen.wait_for("ﺖﻳﻮﻜﻟﺍ")
            assert seen.written.index("\x1b[?1049h") < seen.written.index(OFF)
            assert seen.written.index(OFF) < seen.written.index("2018-02-13")
            assert seen.settings() == first
        seen.press("Q")
        assert seen.end() == 0
        restored(seen)


def test_a_terminal_that_is_gone_ends_the_browser(terminal: Any, folder: str) -> None:
    with terminal(folder, "visual") as seen:
        seen.wait_for("MEETINGS")
        for end in (seen._follower, seen._leader):
            os.close(end)
        seen._follower, seen._leader = os.pipe()  # what is closed in the end
        assert seen.process.wait(timeout=20) is not None


@pytest.mark.parametrize("emission", ["fenced", "kitty", "kitty-letters", "plain"])
def test_reordering_is_left_on_where_the_terminal_is_to_reorder(
    terminal: Any, folder: str, emission: str
) -> None:
    with terminal(folder, emission) as seen:
        seen.wait_for("MEETINGS")
        seen.press("Q")
        assert seen.end() == 0
        assert OFF not in seen.everything
        assert ON not in seen.everything
