"""What a terminal is asked, and that it is restored."""

from __future__ import annotations

import os
import signal
import termios

import pytest

from tests.tui.asking.wire import ASKED, KONSOLE, LAST, Connect

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
