"""How much is on its way to the terminal, by the terminal's own word.

A slow line keeps what was written in buffers that no program sees: what a person then looks at
is seconds old, and each key adds to it. So behind every few hundred bytes the terminal is asked
for its status, which it answers when it has drawn them; with a window's worth on its way nothing
more is sent, and what changes meanwhile becomes one frame.
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
_STEP = 512
"""Bytes after which the terminal is asked again."""
_PATIENCE = 10.0
"""Seconds to wait for an answer."""
_UNANSWERED = 4
"""Questions after which a terminal that has answered none is not asked again."""


class Flight:
    """Counts what is sent and what has arrived.

    A terminal that has never answered is not waited for.

    Args:
        asks: Whether the terminal bears to be asked.
        clock: Seconds, ever growing.
    """

    def __init__(self, *, asks: bool, clock: Callable[[], float] = time.monotonic) -> None:
        self._asks = asks
        self._clock = clock
        self._sent = self._arrived = self._asked = 0
        self._questions: deque[tuple[int, float]] = deque()
        self._answers = False
        self._landed = threading.Event()
        self._landed.set()

    @property
    def awaits(self) -> bool:
        """Whether an answer is still to come."""
        return bool(self._questions)

    @property
    def free(self) -> bool:
        """Whether there is room for another frame."""
        full = self._sent - self._arrived >= WINDOW
        return not (self._answers and self._questions and full)

    @property
    def patience(self) -> float:
        """Seconds until the answer that is awaited is given up; 0 where none is awaited."""
        if not self._questions:
            return 0.0
        return max(0.0, self._questions[0][1] + _PATIENCE - self._clock())

    def send(self, text: str) -> str:
        """Return a text as it is to be written: where it is time, with the question behind it."""
        self._sent += len(text.encode("utf-8", "replace"))
        if not self._asks or self._sent - self._asked < _STEP:
            return text
        if not self._answers and len(self._questions) == _UNANSWERED:
            self._asks = False
            self.start()
            return text
        self._asked = self._sent
        self._questions.append((self._sent, self._clock()))
        self._landed.clear()
        return text + QUESTION

    def arrived(self) -> None:
        """Note an answer: all that was sent before its question has been drawn."""
        if self._questions:
            self._answers = True
            self._arrived, _ = self._questions.popleft()
        if not self._questions:
            self._landed.set()

    def give_up(self) -> None:
        """Take for arrived what was sent, where no answer has come for too long."""
        if self._questions and not self.patience:
            self.start()

    def start(self) -> None:
        """Begin with nothing on its way, as when the terminal was given away for a while."""
        self._questions.clear()
        self._landed.set()
        self._arrived = self._asked = self._sent

    def wait(self, seconds: float) -> bool:
        """Wait until no answer is awaited, at most so long; return whether none is."""
        return self._landed.wait(seconds)
