"""A slow line is never given more than it can show soon."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import AbstractContextManager
from typing import Any

import pyte
import pytest

from tui.browser.terminal.flight import BUFFER, QUESTION, WINDOW, Flight

FRAME = "x" * 600


class Clock:
    """Time that goes by when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def flight(clock: Clock) -> Flight:
    """What is on its way to a terminal that has answered before."""
    flight = Flight(asks=True, clock=clock)
    assert flight.send(FRAME).endswith(QUESTION)
    flight.arrived()
    return flight


def test_what_follows_waits_for_what_is_on_its_way(flight: Flight) -> None:
    for _ in range(4):
        assert flight.free
        flight.send(FRAME)
    assert not flight.free
    flight.arrived()
    assert flight.free


def test_small_frames_are_asked_after_together(flight: Flight) -> None:
    asked = [QUESTION in flight.send("x" * 200) for _ in range(9)]
    assert asked == [False, False, True] * 3


def test_bytes_count_not_characters(flight: Flight) -> None:
    assert flight.send("ﺐ" * 200).endswith(QUESTION)


def test_a_terminal_that_answers_nothing_is_neither_waited_for_nor_asked_for_ever() -> None:
    flight = Flight(asks=True)
    asked = []
    for _ in range(12):
        assert flight.free
        asked.append(QUESTION in flight.send(FRAME))
    assert asked == [True] * 4 + [False] * 8
    # Should it answer after all, that is no key, and it is asked again.
    assert flight.awaits
    flight.arrived()
    assert QUESTION in flight.send(FRAME)


def test_one_that_answered_before_is_counted_on_at_once() -> None:
    flight = Flight(asks=True)
    flight.trust()
    while flight.free:
        flight.send(FRAME)
    assert flight.patience > 0


def test_what_the_system_does_not_take_is_not_added_to() -> None:
    flight = Flight(asks=False)
    text = "x" * BUFFER
    flight.send(text)
    free = [flight.free]  # nobody tells what is taken
    flight.count_writing()
    flight.send(text)
    free.append(flight.free)
    flight.written(len(text))
    free.append(flight.free)
    assert free == [True, False, True]


def test_a_terminal_that_does_not_bear_it_is_not_asked() -> None:
    flight = Flight(asks=False)
    assert flight.send(FRAME * 9) == FRAME * 9
    assert flight.free


def test_a_terminal_that_falls_silent_is_waited_for_once(flight: Flight, clock: Clock) -> None:
    flight.send("x" * WINDOW)
    flight.give_up()
    free = [flight.free]
    clock.now += flight.patience
    flight.give_up()
    free.append(flight.free)
    flight.send("x" * WINDOW)
    free.append(flight.free)
    assert free == [False, True, True]
    assert flight.awaits, "it may still answer, and that is no key"


def test_one_lost_answer_makes_nothing_wait_later(flight: Flight, clock: Clock) -> None:
    flight.send("x" * WINDOW)
    clock.now += flight.patience
    flight.give_up()
    for _ in range(5):
        flight.send("x" * WINDOW)
        flight.arrived()
        assert flight.free


def test_a_line_that_is_slower_is_waited_for_longer(flight: Flight, clock: Clock) -> None:
    flight.send(FRAME)
    soon = flight.patience
    clock.now += 1.5
    flight.arrived()
    flight.send(FRAME)
    assert flight.patience > 2 * soon


def test_answers_to_what_was_asked_before_are_awaited_when_the_terminal_was_away(
    flight: Flight,
) -> None:
    flight.send("x" * WINDOW)
    flight.start()
    assert flight.free
    assert flight.awaits
    flight.arrived()
    assert not flight.awaits


def test_an_answer_nobody_asked_for_changes_nothing() -> None:
    flight = Flight(asks=True)
    flight.arrived()
    assert not flight.awaits
    assert flight.free


# The browser on a line that is behind

KEYS = "?q" * 6


def shown(written: str) -> str:
    screen = pyte.Screen(80, 24)
    pyte.Stream(screen).feed(written)
    return "\n".join(screen.display)


def answering(seen: Any, asked: int) -> int:
    """Answer what was asked since; return how often it was asked."""
    count = seen.everything.count(QUESTION)
    seen.press("\x1b[0n" * (count - asked))
    return int(count)


def spent(terminal: Any, folder: str, *, answers: bool) -> int:
    """Bytes that go out for many keys on a terminal that answers the first question, or all."""
    opened: AbstractContextManager[Any] = terminal(folder, "visual")
    with opened as seen:
        seen.wait_for(QUESTION)
        asked = answering(seen, 0)
        seen.wait_for("MEETINGS")
        seen.forget()
        for key in KEYS:
            seen.press(key)
            if answers:
                seen.wait_for("HERE" if key == "?" else "RECORD")
                asked = answering(seen, asked)
                seen.forget()
        begin = len(seen.everything)
        seen.press("Q")
        assert seen.end() == 0
        return len(seen.everything[0 if answers else begin :].encode())


def test_keys_pressed_faster_than_the_line_become_one_frame(terminal: Any, folder: str) -> None:
    assert spent(terminal, folder, answers=False) < 16_000 < spent(terminal, folder, answers=True)


def test_what_had_to_wait_is_shown_when_the_terminal_has_caught_up(
    terminal: Any, folder: str
) -> None:
    with terminal(folder, "visual") as seen:
        seen.wait_for(QUESTION)
        asked = answering(seen, 0)
        seen.press(KEYS + "?")
        while "HERE" not in shown(seen.everything):
            seen.forget()
            seen.wait_for(QUESTION)
            asked = answering(seen, asked)
        seen.press("qQ")
        assert seen.end() == 0


@pytest.mark.parametrize("split", [1, 2, 3])
def test_no_answer_is_typed_into_the_program(terminal: Any, folder: str, split: int) -> None:
    with terminal(folder, "visual") as seen:
        seen.wait_for(QUESTION)
        seen.press("S")
        seen.wait_for("type a word")
        for piece in ("\x1b[0n"[:split], "\x1b[0n"[split:]):
            seen.press(piece)
        seen.press("zz")
        seen.wait_for("nothing found")
        assert "[0n" not in shown(seen.everything)
        seen.press("\x11")
        seen.end()


def test_an_answer_under_way_at_the_end_is_not_left_for_the_shell(
    terminal: Any, folder: str
) -> None:
    with terminal(folder, "visual") as seen:
        seen.wait_for(QUESTION)
        asked = answering(seen, 0)
        seen.forget()
        seen.press("?")
        seen.wait_for(QUESTION)
        seen.press("Q")
        # It keeps the terminal while the answer is under way, and takes it.
        answering(seen, asked)
        assert seen.end() == 0
        assert seen.unread() == ""


def test_answers_that_come_after_many_keys_are_typed_into_nothing(
    terminal: Any, folder: str
) -> None:
    with terminal(folder, "visual") as seen:
        seen.wait_for("MEETINGS")
        for _ in range(6):
            seen.forget()
            seen.press("?")
            seen.wait_for("HERE")
            seen.forget()
            seen.press("q")
            seen.wait_for("RECORD")
        # Taken for keys, these would go back, to the reader and to the next evidence.
        answering(seen, 0)
        seen.press("3")
        seen.forget()
        seen.press("?q")
        seen.wait_for("RECORD")
        assert "[3 MEETINGS" in shown(seen.everything)
        assert "[0 READ" not in shown(seen.everything)
        seen.press("Q")
        assert seen.end() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_when_told_to_though_nobody_reads_what_it_wrote(
    terminal: Any, folder: str, number: signal.Signals
) -> None:
    with terminal(folder, "visual") as seen:
        seen.wait_for("MEETINGS")
        seen.press("?q" * 400)
        seen.wait_for_standstill()
        seen.process.send_signal(number)
        deadline = time.monotonic() + 20
        while seen.process.poll() is None:
            assert time.monotonic() < deadline, "it does not end"
            time.sleep(0.05)
        assert seen.settings() == seen.before


# Erasing

ERASES = "from tui.browser.terminal.erasing import erases_in_colour; print(erases_in_colour())"


@pytest.mark.parametrize(
    ("environment", "erases"),
    [
        ({"TERM": "xterm-256color"}, True),
        ({"TERM": "tmux-256color"}, False),
        ({"TERM": "tmux-256color", "TMUX": "/tmp/tmux,1,0"}, True),
        ({"TERM": "screen"}, False),
        ({"TERM": "vt100"}, False),
        ({"TERM": "no such terminal"}, False),
        ({}, False),
    ],
)
def test_only_a_terminal_that_says_so_is_taken_to_erase_in_colour(
    environment: dict[str, str], erases: bool
) -> None:
    # A process reads the description of one terminal only.
    done = subprocess.run(
        [sys.executable, "-c", ERASES],
        env={"PYTHONPATH": os.pathsep.join(sys.path), **environment},
        capture_output=True,
        check=True,
        text=True,
    )
    assert done.stdout.strip() == str(erases)
