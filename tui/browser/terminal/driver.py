"""The driver with which Textual writes: it tells the terminal to leave our order alone."""

from __future__ import annotations

import atexit
import os
import select
import termios
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from threading import Thread
from typing import Any, Protocol, TextIO

from textual.app import App
from textual.driver import Driver

from tui.arabic import Profile

ALTERNATE = "\x1b[?1049h"
"""Takes the terminal's other screen, and clears it."""
MADE_ANEW = "\x1b[2J"
"""To be sent behind a switch of who reorders: a terminal of VTE has each row keep what held when
it was made, so they are all made anew. What stood there is gone."""


_LAST = 3.0
"""Seconds after which the process ends, though nobody has read what it wrote last."""
_STUCK = 3
"""What it ends with then."""


class Taking(Protocol):
    """Who draws, and is told when the terminal is taken and given back."""

    def taken(self) -> None:
        """Note that the terminal has been taken, and may show anything."""

    def landed(self) -> str:
        """Let arrive what was sent; return what has to be sent before the terminal is left."""

    @property
    def is_stuck(self) -> bool:
        """Whether the system does not take what was written, for nobody reads it."""

    def count_writing(self) -> None:
        """Count on being told what the system has taken."""

    def written(self, count: int) -> None:
        """Note that the system has taken so many characters; called by the thread that writes."""


class Painted(Protocol):
    """A frame that the terminal shows already."""

    @property
    def shown(self) -> Mapping[str, Any] | None:
        """What was painted, with the sequences `enter` and `leave`; none where nothing was."""

    def taken_over(self) -> None:
        """Note that the driver has the terminal now; it treats keys as it found them."""


def driver_for(
    base: type[Driver], profile: Profile, drawing: Taking, painted: Painted | None = None
) -> type[Driver]:
    """Return a driver that sends a profile's sequences at the beginning and at every end.

    Suspending goes through the same two methods, so the shell in between is left alone too.

    Args:
        base: The driver that Textual would use.
        profile: What the terminal is told.
        drawing: Who draws through it.
        painted: A frame that the terminal shows already; what clears the screen is not sent then,
            if it was painted in the profile's way.
    """
    kept = False

    class EmittingDriver(base):  # type: ignore[misc, valid-type]
        def __init__(self, app: App[Any], **options: Any) -> None:
            super().__init__(app, **options)
            file = getattr(self, "_file", None)
            if file is not None:
                leave = partial(self._loop.call_soon_threadsafe, app.exit)
                drawing.count_writing()
                self._file = Line(_drawn_on(file), leave, drawing.written)
                watch(getattr(self, "fileno", -1), leave)

        def write(self, data: str) -> None:
            super().write(data.replace(ALTERNATE, "") if kept else data)

        def start_application_mode(self) -> None:
            nonlocal kept
            shown = painted.shown if painted is not None else None
            if painted is not None:
                painted.taken_over()
            kept = shown is not None and shown["enter"] == profile.enter
            before = shown["leave"] if shown is not None and not kept else ""
            super().start_application_mode()
            # Whoever writes must never wait for the terminal: nothing else would be answered then,
            # no signal either. What is large is held back before it comes here.
            with suppress(AttributeError):
                self._writer_thread._queue.maxsize = 0
            if kept:
                kept = False
                return
            drawing.taken()
            if before + profile.enter:
                self.write(before + profile.enter + MADE_ANEW)
                self.flush()

        def stop_application_mode(self) -> None:
            self.write(drawing.landed() + profile.leave)
            super().stop_application_mode()

        def close(self) -> None:
            # Textual waits here for the thread that writes, which waits for the terminal.
            settings = getattr(self, "attrs_before", None)
            number = getattr(self, "fileno", -1)
            ending = partial(_end_anyway, drawing, number, settings)
            Thread(target=ending, name="mahdar-end", daemon=True).start()
            super().close()

    return EmittingDriver


def _nothing(count: int) -> None:
    del count


def _end_anyway(drawing: Taking, number: int, settings: Any) -> None:
    """End the process after a while, should nobody read what it wrote last."""
    time.sleep(_LAST)
    if not drawing.is_stuck:
        return
    if settings is not None:
        with suppress(termios.error):
            termios.tcsetattr(number, termios.TCSANOW, settings)
    os._exit(_STUCK)


def _drawn_on(file: TextIO) -> TextIO:
    """Return where to draw: standard error, as Textual does, or the terminal if that is a file."""
    if file.isatty():
        return file
    try:
        return open("/dev/tty", "w", encoding="utf-8", errors="replace")  # noqa: PTH123
    except OSError:
        return file


class Line:
    """The line to a terminal, which may be cut.

    Textual's thread that writes would end with the first error, and everything that writes
    would then wait for it for ever.

    Args:
        file: Where to write.
        cut: Called once, when the terminal is gone.
        written: Told how many characters were taken, each time some were.
    """

    def __init__(
        self,
        file: TextIO,
        cut: Callable[[], object],
        written: Callable[[int], object] = _nothing,
    ) -> None:
        self._file = file
        self._written = written
        self._cut: Callable[[], object] | None = cut

    def write(self, text: str) -> None:
        """Write, as long as somebody is there."""
        self._try(partial(self._file.write, text))
        self._written(len(text))

    def flush(self) -> None:
        """Hand on what was written."""
        self._try(self._file.flush)

    def fileno(self) -> int:
        """Number of the open file."""
        return self._file.fileno()

    def isatty(self) -> bool:
        """Whether it is a terminal."""
        return self._file.isatty()

    def _try(self, act: Callable[[], object]) -> None:
        if self._cut is None:
            return
        try:
            act()
        except OSError:
            cut, self._cut = self._cut, None
            with suppress(RuntimeError):  # the loop has ended already
                cut()


def watch(number: int, cut: Callable[[], object]) -> None:
    """Call something once a terminal is gone; it costs nothing until then.

    Textual's thread that reads would ask what is gone for keys, without a pause, for ever.
    """
    if number < 0 or not os.isatty(number) or not hasattr(select, "poll"):
        return
    poll = select.poll()
    poll.register(number, 0)  # of the end one is told without having asked

    def wait() -> None:
        poll.poll()
        with suppress(RuntimeError):  # the loop has ended already
            cut()

    Thread(target=wait, name="mahdar-line", daemon=True).start()


def restore_at_exit(profile: Profile, write: Any = os.write) -> None:
    """Send the leaving sequence once more when the process ends, should the driver not have."""
    if profile.leave:
        atexit.register(_leave, profile.leave, write)


def _leave(sequence: str, write: Any) -> None:
    try:
        if os.isatty(2):
            write(2, sequence.encode())
    except OSError:
        pass  # the terminal is gone; there is nothing to restore
