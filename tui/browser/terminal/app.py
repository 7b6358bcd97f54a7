"""A Textual application whose Arabic is right in the terminal it runs in."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sys
from collections.abc import Sequence
from typing import Any, Protocol

from rich.console import RenderableType
from textual.app import App, ReturnType, SuspendNotSupported
from textual.driver import Driver
from textual.filter import LineFilter
from textual.message import Message
from textual.screen import Screen

from tui.arabic import Emission, Profile, profile_of
from tui.arabic.detect import Answer, may_ask
from tui.arabic.replies import Replies
from tui.browser.terminal.barrier import Barrier
from tui.browser.terminal.clipboard import LIMIT, copied_form, sequences, show_alone, size_of
from tui.browser.terminal.driver import Painted, driver_for, restore_at_exit
from tui.browser.terminal.emitting import emitting
from tui.browser.terminal.flight import Flight
from tui.browser.terminal.manner import draw_for
from tui.browser.terminal.paging import page, pager_of
from tui.browser.terminal.picture import picture_of
from tui.browser.terminal.reading import reading
from tui.browser.terminal.sending import Sender

_ALONE = (Emission.VISUAL, Emission.VISUAL_BASE, Emission.PLAIN)
"""Forms that rows have as they are drawn: Textual alone can send them."""
_PATIENCE = 1.0
"""Seconds after which what there is of the first screen is shown."""


class Asked(Protocol):
    """The terminal that was asked what it is, and is free only when its answer has been read."""

    @property
    def answer(self) -> Answer:
        """What came of asking, keys typed meanwhile among it."""

    def close(self) -> None:
        """Give the terminal back; a second time does nothing."""

    def switched(self, emission: Emission) -> Profile:
        """Return what another emission needs on the same terminal."""


class ArabicApp(App[ReturnType], inherit_bindings=False):
    """Sends what its widgets draw in the form the terminal needs, and only what changes.

    Its widgets draw Arabic in visual order with joined forms, as those of `tui.browser.widgets`
    and whatever else is drawn with `tui.arabic`.

    Args:
        profile: How Arabic is shown on the terminal.
        asked: The terminal, where it was asked; none where it was not.
        painted: A frame that the terminal shows already.
    """

    class Unordered(Message):
        """Arabic is sent as it stands in the text, for Textual has changed: it may read wrongly."""

    _unordered = False

    def __init__(
        self, profile: Profile, asked: Asked | None = None, painted: Painted | None = None
    ) -> None:
        self._profile = profile
        self._asked = asked
        self._painted = painted
        self._barrier = Barrier()
        flight = Flight(asks=may_ask(os.environ))
        self._sender = Sender(self, emitting(), flight, lambda: self._profile.emission)
        self._keep_readable()
        draw_for(self._profile)
        seen = picture_of(painted.shown) if painted is not None and painted.shown else None
        if seen is not None:
            self._sender.emitting.believe(seen)
        super().__init__()

    def get_driver_class(self) -> type[Driver]:
        """Write through a driver that speaks the profile's sequences, and read all keys."""
        sender = self._sender
        base = driver_for(super().get_driver_class(), self._profile, sender, self._painted)
        return reading(base, self._answer, lambda: self._profile, sender)

    def _answer(self) -> Answer:
        if self._asked is None:
            return Answer(Replies())
        answer = self._asked.answer
        self._asked.close()
        if answer.replies.complete:
            self._sender.trust()
        return answer

    def switch_emission(self) -> Emission:
        """Show Arabic in the next of the forms in which it can be sent; return which that is."""
        every = list(Emission) if self._sender.emitting.works else list(_ALONE)
        emission = every[(every.index(self._profile.emission) + 1) % len(every)]
        self._draw_anew(self._profile, self._profile_of(emission))
        return emission

    def _profile_of(self, emission: Emission) -> Profile:
        if self._asked is None:
            return profile_of(emission, {}, "chosen in the browser")
        return self._asked.switched(emission)

    def _keep_readable(self) -> bool:
        """Where frames are not understood, send Arabic as it stands in the text; whether it must.

        Put in order for a terminal that orders it too, it would be read backwards.
        """
        if self._sender.emitting.works or self._profile.emission in _ALONE:
            return False
        self._profile = self._profile_of(Emission.PLAIN)
        self._unordered = True
        return True

    def _draw_anew(self, before: Profile, profile: Profile) -> None:
        self._profile = profile
        draw_for(self._profile)
        if not self.is_headless and self._driver is not None:
            restore_at_exit(self._profile)
            self._driver.change(before, self._profile)  # type: ignore[attr-defined]
        for screen in self.screen_stack:
            for widget in screen.walk_children():
                widget.refresh(layout=True)

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

    def show_in_pager(self, text: str) -> bool:
        """Show a text in the person's own pager, the terminal being as it was before.

        Returns:
            Whether it was shown: not where the terminal cannot be given back for a while.

        Raises:
            NoPager: There is none, or it failed.
        """
        command = pager_of(os.environ)
        try:
            with self.suspend():
                page(text, command, os.environ)
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
        if self._unordered:
            self._say_unordered()
        later = self.screen.call_after_refresh
        later(later, later, later, self._show_first)
        self.set_timer(_PATIENCE, self._show_first)

    def _show_first(self) -> None:
        if self._sender.held:
            self._sender.held = False
            self.screen._compositor_refresh()
        if not gc.isenabled():
            # What a start makes stays: only what comes later is looked through for garbage.
            gc.freeze()
            gc.enable()

    @property
    def is_held(self) -> bool:
        """Whether nothing is shown yet, the first screen not being complete."""
        return self._sender.held and not self.is_headless

    def kept_frame(self) -> dict[str, Any] | None:
        """Return what the terminal shows, to be painted at the next start; none if unknown."""
        picture = self._sender.picture()
        if picture is None:
            return None
        ways = {"enter": self._profile.enter, "leave": self._profile.leave}
        return {"painted": picture.painted(), **ways, **picture.document()}

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
            return
        before = self._profile
        if self._keep_readable():
            # What was drawn in the old order is not shown: everything is drawn anew.
            self._draw_anew(before, self._profile)
            self._say_unordered()
        else:
            super()._display(screen, renderable)

    def _say_unordered(self) -> None:
        for screen in self.screen_stack:
            screen.post_message(self.Unordered())

    def on_mount(self) -> None:
        """Leave in order when told to from outside."""
        if not self.is_headless:
            restore_at_exit(self._profile)
            loop = asyncio.get_running_loop()
            for number in (signal.SIGTERM, signal.SIGHUP):
                loop.add_signal_handler(number, self.exit)
