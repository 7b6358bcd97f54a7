"""The browser asks the terminal before it opens, and loses no key."""

from __future__ import annotations

import termios
from pathlib import Path

from tests.tui.asking.wire import KONSOLE, LAST, RUN, Connect, Wire


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
