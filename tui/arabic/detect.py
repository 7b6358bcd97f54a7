"""Asking a terminal which it is, before anything else is written to it.

One write holds all questions, the last one such as every terminal answers; so the wait ends with
its answer, after one round trip. The questions are XTVERSION, secondary device attributes,
DECRQM of mode 8 (who reorders) and primary device attributes. A bad parser may print part of
them: the line is erased behind them.

What a person types meanwhile comes in on the same wire. It is kept and handed back; whoever
reads the terminal next must be given it first. (Putting it back into the terminal by TIOCSTI is
something that current kernels refuse.) What a slow terminal answers after the time-out comes in
later still: `Answer.pending` goes on taking it out.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import termios
import time
from collections.abc import Mapping
from contextlib import suppress
from types import FrameType, TracebackType
from typing import Any, NamedTuple

from tui.arabic.replies import Replies, Splitter

QUESTIONS = b"\x1b[>0q\x1b[>c\x1b[8$p"
"""What is asked about a terminal."""
LAST = b"\x1b[c\r\x1b[K"
"""The question that ends every wait, and what wipes away stray letters."""
TIMEOUT = 1.0
"""Seconds after which a terminal counts as silent."""
_REST_OF_KEY = 0.01
"""Seconds in which the rest of a key comes whose beginning was read."""
_MUTE = frozenset(("", "dumb", "unknown", "linux"))
"""Values of TERM for which nothing is asked: the answer is known, or there is none."""


class Answer(NamedTuple):
    """What came of asking."""

    replies: Replies
    """What the terminal said."""
    typed: bytes = b""
    """What a person typed meanwhile, to be given to whoever reads the terminal next."""
    pending: Splitter | None = None
    """Where the time ran out: what takes the late answers out of what is read from now on."""
    seconds: float = 0.0
    """How long the answer took."""


class Question:
    """The terminal while it is asked: a context in which it echoes nothing.

    Asked when the context is entered, so that there is time for other work until `answer`. The
    terminal's settings are restored by `close`, by leaving the context, and when the process is
    told to end meanwhile. Signals are made by keys as ever.

    Args:
        environment: Variables of the environment.
        more: Further questions, in front of the last.
        timeout: Seconds to wait.
        reports: As of `Splitter`.
    """

    def __init__(
        self,
        environment: Mapping[str, str],
        *,
        more: bytes = b"",
        timeout: float = TIMEOUT,
        reports: bool = False,
    ) -> None:
        self._environment = environment
        self._query = QUESTIONS + more + LAST
        self._timeout = timeout
        self._splitter = Splitter(reports=reports)
        self._terminal: int | None = None
        self._settings: list[Any] = []
        self._signals: dict[int, Any] = {}
        self._asked = 0.0
        self._answer: Answer | None = None

    def __enter__(self) -> Question:
        """Ask, if there is a terminal that can be asked."""
        terminal = open_terminal() if may_ask(self._environment) else None
        if terminal is None:
            return self
        try:
            self._settings = termios.tcgetattr(terminal)
            self._terminal = terminal
            self._watch_signals()
            termios.tcsetattr(terminal, termios.TCSANOW, unechoed(self._settings))
            self._asked = time.monotonic()
            _write(terminal, self._query)
        except (OSError, termios.error):
            if self._terminal is None:
                os.close(terminal)
            self.close()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Restore the terminal; after an error, without what is still unread."""
        self.close(discard=error is not None)

    def answer(self) -> Answer:
        """Return what was answered, once it is complete or the time has run out."""
        if self._answer is None:
            self._answer = self._read()
        return self._answer

    def close(self, *, discard: bool = False) -> None:
        """Restore the terminal's settings; a second time does nothing.

        Args:
            discard: Throw away what can be read and has not been.
        """
        terminal, self._terminal = self._terminal, None
        if terminal is not None:
            with suppress(OSError, termios.error):
                how = termios.TCSAFLUSH if discard else termios.TCSANOW
                termios.tcsetattr(terminal, how, self._settings)
            os.close(terminal)
        for number, before in self._signals.items():
            signal.signal(number, before)
        self._signals = {}

    def _read(self) -> Answer:
        if self._terminal is None:
            return Answer(Replies())
        typed, deadline = b"", self._asked + self._timeout
        with suppress(OSError):  # the terminal is gone: it has said all it will
            while not self._splitter.replies.complete:
                received = _received(self._terminal, deadline - time.monotonic())
                if not received:
                    break
                typed += self._splitter.feed(received)
            seconds = time.monotonic() - self._asked
            if self._splitter.replies.complete:
                typed += self._rest_of_key(self._terminal, typed)
                return Answer(self._splitter.replies, typed, None, seconds)
        return Answer(self._splitter.replies, typed, self._splitter, time.monotonic() - self._asked)

    def _rest_of_key(self, terminal: int, typed: bytes) -> bytes:
        """Read on where a key was cut in two: its other half would mean something else."""
        rest = b""
        while self._splitter.holds or _ends_within_letter(typed + rest):
            received = _received(terminal, _REST_OF_KEY)
            if not received:
                break
            rest += self._splitter.feed(received)
        return rest + self._splitter.release()

    def _watch_signals(self) -> None:
        def end(number: int, frame: FrameType | None) -> None:
            del frame
            self.close(discard=True)
            # Handlers are what they were now: by default the process ends, or is interrupted.
            os.kill(os.getpid(), number)

        usual = (signal.SIG_DFL, signal.default_int_handler)
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            # Only the main thread may; the others are ended by what it does.
            with suppress(ValueError):
                if signal.getsignal(number) in usual:
                    self._signals[number] = signal.signal(number, end)


def may_ask(environment: Mapping[str, str]) -> bool:
    """Whether there is a terminal to show something on, and one that bears to be asked.

    Terminal.app prints letters of questions it does not know, and tells its name anyway.
    """
    return (
        environment.get("TERM", "") not in _MUTE
        and environment.get("TERM_PROGRAM") != "Apple_Terminal"
        and sys.__stdout__ is not None
        and sys.__stdout__.isatty()
    )


def open_terminal() -> int | None:
    """Open the terminal of this process for reading and writing, wherever its streams go.

    Returns:
        A descriptor of its own; none without a terminal, or where another process has it: asking
        from the background would stop this one.
    """
    try:
        terminal = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY | os.O_CLOEXEC)
    except OSError:
        return os.dup(0) if os.isatty(0) else None
    try:
        if os.tcgetpgrp(terminal) == os.getpgrp():
            return terminal
    except OSError:
        pass
    os.close(terminal)
    return None


def unechoed(settings: list[Any]) -> list[Any]:
    """Return a terminal's settings with every byte read at once, as it came, and not echoed."""
    changed = list(settings)
    changed[0] &= ~(termios.ICRNL | termios.INLCR | termios.IGNCR)
    changed[3] &= ~(termios.ICANON | termios.ECHO)
    changed[6] = list(changed[6])
    changed[6][termios.VMIN], changed[6][termios.VTIME] = 1, 0
    return changed


def _received(terminal: int, seconds: float) -> bytes:
    if not select.select([terminal], [], [], max(0.0, seconds))[0]:
        return b""
    return os.read(terminal, 4096)


def _write(terminal: int, query: bytes) -> None:
    while query:
        query = query[os.write(terminal, query) :]


def _ends_within_letter(typed: bytes) -> bool:
    for back in range(1, min(4, len(typed)) + 1):
        byte = typed[-back]
        if byte & 0xC0 != 0x80:
            return byte >= 0xC0 and back < (2 if byte < 0xE0 else 3 if byte < 0xF0 else 4)
    return False
