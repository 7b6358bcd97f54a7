"""The browser as a Textual application."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Sequence
from typing import ClassVar

from rich.console import RenderableType
from textual.app import App, SuspendNotSupported
from textual.binding import Binding
from textual.driver import Driver
from textual.filter import LineFilter
from textual.screen import Screen
from textual.theme import Theme

from tui.arabic import Emission, Profile, profile_of
from tui.arabic.detect import Answer, may_ask
from tui.arabic.replies import Replies
from tui.browser.barrier import Barrier
from tui.browser.clipboard import LIMIT, copied_form, sequences, show_alone, size_of
from tui.browser.driver import driver_for, restore_at_exit
from tui.browser.emitting import emitting
from tui.browser.flight import Flight
from tui.browser.painting import draw_for
from tui.browser.reading import reading
from tui.browser.sending import Sender
from tui.choice import Choice

THEME = Theme(
    name="mahdar",
    primary="#d7af5f",
    secondary="#949494",
    accent="#87afd7",
    warning="#d8af5f",  # drawn as #d7af5f: Textual's rounding takes one off
    foreground="#d0d0d0",
    background="#1c1c1c",
    surface="#262626",
    dark=True,
    variables={"border": "#585858"},
)
"""The one theme: dark and quiet, in colours of the palette that all terminals share."""


_PATIENCE = 1.0
"""Seconds after which what there is of the first screen is shown."""


class Browser(App[None], inherit_bindings=False):
    """Shows one screen, in the way the terminal needs it."""

    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar = [
        Binding("ctrl+q,ctrl+ض", "quit", show=False, priority=True),
        Binding("ctrl+l,ctrl+م", "redraw", show=False, priority=True),
    ]

    def __init__(self, first: Screen[None], profile: Profile, choice: Choice | None = None) -> None:
        self._profile = profile
        self._choice = choice
        self._barrier = Barrier()
        flight = Flight(asks=may_ask(os.environ))
        self._sender = Sender(self, emitting(), flight, lambda: self._profile.emission)
        draw_for(profile)
        super().__init__()
        self._first = first
        self.failure: Exception | None = None
        """The error that ended the program, if one did."""
        self.animation_level = "none"
        self.register_theme(THEME)
        self.theme = THEME.name

    def get_default_screen(self) -> Screen[None]:
        """Begin with the first screen; pushed on an empty one, both would be drawn."""
        return self._first

    def get_driver_class(self) -> type[Driver]:
        """Write through a driver that speaks the profile's sequences, and read all keys."""
        sender = self._sender
        base = driver_for(super().get_driver_class(), self._profile, sender)
        return reading(base, self._answer, lambda: self._profile, sender)

    def _answer(self) -> Answer:
        if self._choice is None:
            return Answer(Replies())
        answer = self._choice.answer
        self._choice.close()
        return answer

    def switch_emission(self) -> Emission:
        """Show Arabic in the next of the forms in which it can be sent; return which that is."""
        every = list(Emission)
        emission = every[(every.index(self._profile.emission) + 1) % len(every)]
        before = self._profile
        if self._choice is None:
            self._profile = profile_of(emission, {}, "chosen in the browser")
        else:
            self._profile = self._choice.switched(emission)
        draw_for(self._profile)
        if not self.is_headless and self._driver is not None:
            restore_at_exit(self._profile)
            self._driver.change(before, self._profile)  # type: ignore[attr-defined]
        for screen in self.screen_stack:
            for widget in screen.walk_children():
                widget.refresh(layout=True)
        return emission

    def copy_to_clipboard(self, text: str) -> None:
        """Ask the terminal to put a text on its clipboard; one that is too long is not sent."""
        text = copied_form(text)
        self._clipboard = text
        if self._driver is not None and size_of(text) <= LIMIT:
            # Past the barrier, which lets nothing of the kind through.
            self._driver.write(sequences(text, os.environ))

    def show_alone(self, text: str, note: str) -> bool:
        """Show a text by itself on the terminal as it was before, until Enter is pressed.

        Returns:
            Whether it was shown: not where the terminal cannot be given back for a while.
        """
        if sys.__stdin__ is None or sys.__stderr__ is None:
            return False
        try:
            with self.suspend():
                show_alone(text, note, sys.__stdin__, sys.__stderr__, self.size.height)
        except SuspendNotSupported:
            return False
        return True

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Let every line through the barrier last."""
        return [*super().get_line_filters(), self._barrier]

    def on_ready(self) -> None:
        """Show the first screen when it is complete."""
        # Textual draws it as soon as it has a size, and again for each pane that learns its own:
        # what the panes then ask for, and what hangs on that, is drawn by the fourth update.
        later = self.screen.call_after_refresh
        later(later, later, later, self._show_first)
        self.set_timer(_PATIENCE, self._show_first)

    def _show_first(self) -> None:
        if self._sender.held:
            self._sender.held = False
            self._display(self.screen, None)

    def action_redraw(self) -> None:
        """Send the whole screen anew, whatever another program has written on it."""
        self._sender.emitting.forget()
        self.screen.refresh()

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        # Only what Textual is about to write: the diff must not count on what was never sent.
        writing = self._running and not (self._closed or self._batch_count or self.is_headless)
        driver = self._driver
        if not writing or driver is None or driver.is_inline:
            super()._display(screen, renderable)
            return
        if self._sender.show(renderable, driver):
            self.post_display_hook()
        else:
            super()._display(screen, renderable)

    def _handle_exception(self, error: Exception) -> None:
        # Textual would print a traceback with the values of all variables, article texts and
        # their escape sequences among them.
        if self.is_headless:
            super()._handle_exception(error)
            return
        self.failure = self.failure or error
        self._close_messages_no_wait()

    def on_mount(self) -> None:
        """Leave in order when told to from outside."""
        if not self.is_headless:
            restore_at_exit(self._profile)
            loop = asyncio.get_running_loop()
            for number in (signal.SIGTERM, signal.SIGHUP):
                loop.add_signal_handler(number, self.exit)
