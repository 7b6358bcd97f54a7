"""The driver with which Textual writes: it tells the terminal to leave our order alone."""

from __future__ import annotations

import atexit
import os
from collections.abc import Callable
from typing import Any

from textual.driver import Driver

from tui.arabic import Profile


def _nothing() -> None:
    pass


def driver_for(
    base: type[Driver], profile: Profile, taken: Callable[[], None] = _nothing
) -> type[Driver]:
    """Return a driver that sends a profile's sequences at the beginning and at every end.

    Suspending goes through the same two methods, so the shell in between is left alone too.

    Args:
        base: The driver that Textual would use.
        profile: What the terminal is told.
        taken: Called each time the terminal has been taken, and may show anything.
    """

    class EmittingDriver(base):  # type: ignore[misc, valid-type]
        def start_application_mode(self) -> None:
            super().start_application_mode()
            taken()
            if profile.enter:
                self.write(profile.enter)
                self.flush()

        def stop_application_mode(self) -> None:
            if profile.leave:
                self.write(profile.leave)
            super().stop_application_mode()

    return EmittingDriver


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
