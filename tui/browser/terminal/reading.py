"""Beside the terminal's keys: those typed before Textual read, and answers to our questions.

Textual takes a terminal's answers for typed keys. Most are read before it starts; those that come
later, and those that say what has been drawn, are taken out here, between the wire and its parser.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Any, Protocol

from textual._xterm_parser import XTermParser
from textual.driver import Driver
from textual.message import Message

from tui.arabic import Profile
from tui.arabic.detect import Answer
from tui.arabic.replies import Splitter
from tui.browser.keyboard import as_pressed
from tui.browser.terminal.driver import MADE_ANEW

_PATIENCE = 0.1
"""Seconds after which what may begin an answer is taken for a key."""


class Arriving(Protocol):
    """What waits for a terminal to say that it has drawn what was sent."""

    @property
    def awaits(self) -> bool:
        """Whether the terminal was asked and has not answered yet."""

    def arrived(self) -> None:
        """Note an answer; called by the thread that reads."""


class Reader(XTermParser):
    """Textual's parser, given first what was typed before it, and no answer.

    Args:
        answer: What came of asking the terminal.
        typed: What was typed before; taken out of it once.
        flight: What is on its way to the terminal, and is told when it has arrived.
    """

    def __init__(
        self, answer: Answer, typed: list[bytes], flight: Arriving, debug: bool = False
    ) -> None:
        super().__init__(debug)
        self._typed = typed
        self._flight = flight
        self._splitter = answer.pending or Splitter()
        self._late = answer.pending is not None
        self._held_since = 0.0

    def feed(self, data: str) -> Iterable[Message]:
        """Return the events of what was read."""
        if not data:  # the end
            return super().feed(data)
        return self._events(self._before() + self._keys(data.encode()))

    def tick(self) -> Iterable[Message]:
        """Return the events that wait only for time to go by."""
        keys = self._before()
        if self._splitter.holds and time.monotonic() - self._held_since >= _PATIENCE:
            keys += self._splitter.release()
        yield from self._events(keys)
        yield from super().tick()

    def _before(self) -> bytes:
        return self._typed.pop() if self._typed else b""

    def _keys(self, received: bytes) -> bytes:
        splitter = self._splitter
        # What may begin an answer is held back for a moment: only while there may be one.
        if not (self._late or self._flight.awaits or splitter.holds):
            return received
        before = splitter.replies.statuses
        keys = splitter.feed(received)
        self._held_since = time.monotonic()
        for _ in range(splitter.replies.statuses - before):
            self._flight.arrived()
        if splitter.replies.complete:
            self._late = False
        return keys

    def _events(self, keys: bytes) -> Iterable[Message]:
        return super().feed(as_pressed(keys.decode("utf-8", "replace"))) if keys else ()


def reading(
    base: type[Driver],
    answer: Callable[[], Answer],
    profile: Callable[[], Profile],
    flight: Arriving,
) -> type[Driver]:
    """Return a driver that reads through a `Reader`, and follows a change of the profile.

    Args:
        base: The driver, which speaks the sequences of the profile it was made for.
        answer: What came of asking the terminal. Called when the driver is about to take the
            terminal, which must then be free.
        profile: How Arabic is shown now.
        flight: Is told what the terminal has drawn.
    """
    made_for = profile()

    class ReadingDriver(base):  # type: ignore[misc, valid-type]
        def start_application_mode(self) -> None:
            _read_through(answer(), flight)
            super().start_application_mode()
            self.change(made_for, profile())

        def stop_application_mode(self) -> None:
            if profile() is not made_for:
                self.write(profile().leave)
            super().stop_application_mode()

        def change(self, before: Profile, after: Profile) -> None:
            """Tell the terminal that another profile holds from now on; it shows nothing then."""
            if before is not after and before.leave + after.enter:
                self.write(before.leave + after.enter + MADE_ANEW)
                self.flush()

    return ReadingDriver


def _read_through(answer: Answer, flight: Arriving) -> None:
    from textual.drivers import linux_driver

    # What was typed before the terminal was asked has had its Enter changed into a line feed.
    typed = [answer.typed.replace(b"\n", b"\r")] if answer.typed else []

    def parser(debug: bool = False) -> Reader:
        return Reader(answer, typed, flight, debug)

    # Textual has no other place between what it reads and what it makes of it.
    module: Any = linux_driver
    module.XTermParser = parser
