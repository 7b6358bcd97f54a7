"""How much is on its way to the terminal, by the terminal's own word.

A slow line keeps what was written in buffers that no program sees: what a person then looks at
is seconds old, and each key adds to it. So behind every few hundred bytes the terminal is asked
for its status, which it answers when it has drawn them; with a window's worth on its way nothing
more is sent, and what changes meanwhile becomes one frame. What the system itself does not take,
because nobody reads, counts in the same way.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable

QUESTION = "\x1b[5n"
"""Asks a terminal for its status (ECMA-48, device status report); all of them answer."""

WINDOW = 2048
"""Bytes that may be on their way before what follows waits."""
BUFFER = 32_768
"""Characters that may wait for the system to take them."""
_STEP = 512
"""Bytes after which the terminal is asked again."""
_PATIENCE = 2.0
"""Seconds to wait for an answer, before the terminal is taken for a silent one: at least."""
_ROUND_TRIPS = 4
"""How many times as long as the last answer took."""
_UNANSWERED = 4
"""Questions under way at which a silent terminal is asked no more, until it answers one."""


class Flight:
    """Counts what is sent and what has arrived.

    A terminal that is silent is not waited for. What it may still answer is awaited for good, for
    an answer that nobody awaits would be typed into the program; but answers have no numbers, and
    one may be lost. So what has been given up is never counted on: the next answer is taken for
    that to the next question. Used by several threads.

    Args:
        asks: Whether the terminal bears to be asked.
        clock: Seconds, ever growing.
    """

    def __init__(self, *, asks: bool, clock: Callable[[], float] = time.monotonic) -> None:
        self._asks = asks
        self._clock = clock
        # Not an ordinary one: a signal may begin anew in the middle of a frame.
        self._lock = threading.RLock()
        self._sent = self._arrived = self._asked = 0
        self._unwritten: int | None = None
        self._questions: deque[tuple[int, float]] = deque()
        self._given_up = 0
        self._answers = False
        self._round_trip = 0.0
        self._landed = threading.Event()
        self._landed.set()

    def trust(self) -> None:
        """Count on answers from the beginning: the terminal has answered something else."""
        self._answers = True

    @property
    def awaits(self) -> bool:
        """Whether an answer may still come."""
        return bool(self._questions or self._given_up)

    @property
    def free(self) -> bool:
        """Whether there is room for another frame."""
        with self._lock:
            full = self._sent - self._arrived >= WINDOW
            waits = self._answers and self._questions and full
            return not waits and (self._unwritten or 0) < BUFFER

    @property
    def unwritten(self) -> int:
        """Characters that the system has not taken, where that is told."""
        return self._unwritten or 0

    @property
    def patience(self) -> float:
        """Seconds until the answer that is awaited is given up; 0 where none is awaited."""
        with self._lock:
            if not (self._questions and self._answers):
                return 0.0
            return max(0.0, self._due() - self._clock())

    @property
    def round_trip(self) -> float:
        """Seconds that the last answer took."""
        return self._round_trip

    def send(self, text: str) -> str:
        """Return a text as it is to be written: where it is time, with the question behind it."""
        with self._lock:
            self._sent += len(text.encode("utf-8", "replace"))
            unanswered = len(self._questions) + self._given_up
            silent = not self._answers and unanswered >= _UNANSWERED
            if self._asks and not silent and self._sent - self._asked >= _STEP:
                self._asked = self._sent
                self._questions.append((self._sent, self._clock()))
                self._landed.clear()
                text += QUESTION
            if self._unwritten is not None:
                self._unwritten += len(text)
            return text

    def count_writing(self) -> None:
        """Count on being told what the system has taken, from now on."""
        self._unwritten = 0

    def written(self, count: int) -> None:
        """Note that the system has taken so many characters."""
        with self._lock:
            self._unwritten = max(0, (self._unwritten or 0) - count)

    def arrived(self) -> None:
        """Note an answer: all that was sent before its question has been drawn."""
        with self._lock:
            if self._questions:
                self._answers = True
                place, asked = self._questions.popleft()
                self._arrived = max(self._arrived, place)
                self._round_trip = self._clock() - asked
            else:
                self._given_up = max(0, self._given_up - 1)
            if not self._questions:
                self._landed.set()

    def give_up(self) -> None:
        """Take a terminal for silent that has answered before, and does not for too long."""
        with self._lock:
            if self._questions and self._clock() >= self._due():
                self._answers = False
                self._forget()

    def start(self) -> None:
        """Begin with nothing on its way, as when the terminal was given away for a while."""
        with self._lock:
            self._forget()

    def _due(self) -> float:
        """When the oldest question has waited for long enough."""
        return self._questions[0][1] + max(_PATIENCE, _ROUND_TRIPS * self._round_trip)

    def _forget(self) -> None:
        self._given_up += len(self._questions)
        self._questions.clear()
        self._arrived = self._asked = self._sent
        self._landed.set()

    def wait(self, seconds: float) -> bool:
        """Wait until no answer is awaited, at most so long; return whether none is."""
        return self._landed.wait(seconds)
