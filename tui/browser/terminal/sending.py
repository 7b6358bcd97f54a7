"""When a frame is sent: at once while the line is free, else with all that changes meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from rich.console import RenderableType
from textual._ansi_sequences import SYNC_END, SYNC_START
from textual.app import App
from textual.driver import Driver
from textual.geometry import Offset
from textual.timer import Timer

from tui.arabic import Emission
from tui.browser.terminal.emitting import Emitting
from tui.browser.terminal.flight import Flight
from tui.browser.terminal.pens import RESET
from tui.browser.terminal.picture import Picture

_SHORT = 512
"""Characters up to which a frame is shown in one go anyway: Textual's marks around it cost 16."""
_LANDING = 0.5, 3.0
"""Seconds to wait at the end for an answer, at least and at most: one that comes later is typed
into the shell."""
_DRAINING = 0.1
"""Seconds between two looks whether the system takes again what is written."""


class Sender:
    """Takes in what Textual would display, and writes what is to be changed on the terminal.

    Args:
        app: Whose frames they are.
        emitting: Makes of frames what the terminal needs.
        flight: Knows what is on its way.
        emission: Returns the form in which Arabic is sent now.
    """

    def __init__(
        self,
        app: App[Any],
        emitting: Emitting,
        flight: Flight,
        emission: Callable[[], Emission],
    ) -> None:
        self.emitting = emitting
        """Makes of frames what the terminal needs."""
        self.held = emitting.works
        """Whether frames are kept back, as until the first screen is complete."""
        self._app = app
        self._flight = flight
        self._emission = emission
        self._loop: asyncio.AbstractEventLoop | None = None
        self._waiting: Timer | None = None

    # What is drawn

    def show(self, update: RenderableType | None, driver: Driver) -> bool:
        """Show a frame; false where it must go out as Textual made it."""
        app, worked = self._app, self.emitting.works
        if self.emitting.take(update, app.size, app.console, self._emission()):
            self._send(driver)
            return True
        if worked:
            # Textual counts on a plain pen, and shows what the diff knows nothing of; what the
            # diff has not sent yet, it has to show again.
            driver.write(RESET)
            self.emitting.forget()
            app.screen.refresh()
        return False

    def _send(self, driver: Driver) -> None:
        if self.held:
            return
        self._loop = asyncio.get_running_loop()
        if not self._flight.free:
            self._wait(driver)
            return
        text = self.emitting.frame()
        if not text:
            return
        place = self._app.cursor_position
        if self._app.focused is not None and place != Offset():
            # Where a person types, an input method shows what it offers.
            x, y = self._app.screen.outer_size.clamp_offset(place)
            text += f"\x1b[{y + 1};{x + 1}H"
        if len(text) > _SHORT and self._app._sync_available:
            text = f"{SYNC_START}{text}{SYNC_END}"
        driver.write(self._flight.send(text))
        driver.flush()

    # What is on its way

    def _wait(self, driver: Driver) -> None:
        def give_up() -> None:
            self._waiting = None
            self._flight.give_up()
            self._send(driver)

        if self._waiting is None:
            seconds = self._flight.patience or _DRAINING
            self._waiting = self._app.set_timer(seconds, give_up)

    def _go_on(self) -> None:
        """Send what had to wait, where there is room again."""
        waiting, driver = self._waiting, self._app._driver
        if waiting is not None and driver is not None and self._flight.free:
            waiting.stop()
            self._waiting = None
            self._send(driver)

    @property
    def awaits(self) -> bool:
        """Whether the terminal was asked and has not answered yet."""
        return self._flight.awaits

    def arrived(self) -> None:
        """Note an answer; called by the thread that reads."""
        self._flight.arrived()
        self._wake()

    def count_writing(self) -> None:
        """Count on being told what the system has taken."""
        self._flight.count_writing()

    def written(self, count: int) -> None:
        """Note that the system has taken so many characters; called by the thread that writes."""
        self._flight.written(count)
        self._wake()

    @property
    def is_stuck(self) -> bool:
        """Whether the system does not take what was written, for nobody reads it."""
        return self._flight.unwritten > 0

    def trust(self) -> None:
        """Count on the terminal's answers from the beginning."""
        self._flight.trust()

    def picture(self) -> Picture | None:
        """Return what the terminal shows; none where that is not known, or still on its way."""
        return self.emitting.picture() if self._waiting is None and not self.held else None

    def _wake(self) -> None:
        if self._waiting is not None and self._loop is not None:
            with suppress(RuntimeError):  # the loop has ended already
                self._loop.call_soon_threadsafe(self._go_on)

    # The terminal

    def taken(self) -> None:
        """Begin anew: the terminal may show anything. Safe in a signal."""
        self.emitting.forget()
        self._flight.start()

    def landed(self) -> str:
        """Wait a moment for what is on its way; return what makes the pen plain again."""
        least, most = _LANDING
        self._flight.wait(min(most, max(least, 2 * self._flight.round_trip)))
        return RESET if self.emitting.works else ""
