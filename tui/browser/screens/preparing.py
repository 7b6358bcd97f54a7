"""The screen that says how far it is that a store can be looked into."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, TypeAlias

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from tui.browser.beside import beside
from tui.browser.commands import key_to
from tui.browser.screens.base import CommandScreen, bindings
from tui.browser.screens.problem import Explanation
from tui.messages import Words

_SHOWN = 0.1
"""Seconds between two looks how far it is."""
_BAR = 24

Tell: TypeAlias = Callable[[int, int], None]
"""Told how many are done of how many; what it raises ends the work."""
Prepare: TypeAlias = Callable[[Tell], Callable[[], Screen[None]]]
"""Does the work, and returns what makes the screen that follows."""


class _Ended(Exception):
    """The person has not waited."""


class Preparing(CommandScreen[None], inherit_bindings=False):
    """What is to be done before there is anything to browse, done in another thread."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("cancel", "leave", "quit", "interrupt")

    def __init__(self, words: Words, prepare: Prepare) -> None:
        """Prepare it.

        Args:
            words: The interface's texts.
            prepare: Does the work.
        """
        super().__init__(words)
        self._prepare = prepare
        self._part = (0, 1)
        self._ended = False

    def compose(self) -> ComposeResult:
        """Say what is done, and how far it is."""
        yield Explanation(self.words, self.words("opening.title"), self._paragraphs())

    def on_mount(self) -> None:
        """Begin."""
        self.set_interval(_SHOWN, self._show)
        self.run_worker(self._work())

    def on_unmount(self) -> None:
        """Let what another thread does come to its end."""
        self._ended = True

    async def _work(self) -> None:
        follows = await beside(lambda: self._prepare(self._note))
        self.app.push_screen(follows())

    def _note(self, done: int, total: int) -> None:
        """Note how far it is; from another thread."""
        if self._ended:
            raise _Ended
        self._part = done, total

    def _show(self) -> None:
        self.query_one(Explanation).put(self._paragraphs())

    def _paragraphs(self) -> tuple[str, ...]:
        done, total = self._part
        full = _BAR * done // max(1, total)
        part = f"[{'#' * full}{' ' * (_BAR - full)}] {done * 100 // max(1, total)}%"
        words = self.words
        return words("opening.making"), part, words("opening.leave", key=key_to("leave"))

    def do_leave(self) -> None:
        """End the program; what was begun is begun anew the next time."""
        self._ended = True
        self.app.exit()

    do_cancel = do_leave
    do_quit = do_leave
