"""The browser as a Textual application."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, ClassVar

from textual.binding import Binding
from textual.screen import Screen

from tui.arabic import Profile
from tui.browser import themes
from tui.browser.commands import bound_to, textual_keys
from tui.browser.keyboard import use_keys
from tui.browser.terminal.app import Asked
from tui.browser.terminal.driver import Painted
from tui.browser.typed_ahead import TypedAhead

NO_KEYS: Mapping[str, tuple[str, ...]] = MappingProxyType({})
"""No keys that a person has chosen."""


class Browser(TypedAhead[None], inherit_bindings=False):
    """Shows one screen, in the way the terminal needs it.

    Args:
        first: The screen.
        profile: How Arabic is shown on the terminal.
        asked: The terminal, where it was asked; none where it was not.
        painted: A frame that the terminal shows already.
        keys: Keys that a person has chosen, by name of the command.
        theme: Name of the theme; none for the usual one.
    """

    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar = [
        Binding("ctrl+q,ctrl+ض", "quit", show=False, priority=True),
        Binding("ctrl+l,ctrl+م", "redraw", show=False, priority=True),
    ]

    def __init__(
        self,
        first: Screen[None],
        profile: Profile,
        asked: Asked | None = None,
        painted: Painted | None = None,
        *,
        keys: Mapping[str, tuple[str, ...]] = NO_KEYS,
        theme: str | None = None,
    ) -> None:
        super().__init__(profile, asked, painted)
        use_keys(keys)
        self.set_keymap({name: textual_keys(bound_to(each)) for name, each in keys.items()})
        self._first = first
        self.before_exit: Callable[[], None] | None = None
        """What is done before the program ends, while everything still stands."""
        self.after_exit: Callable[[], None] | None = None
        """What is done when everything was kept, and the screen still shows it."""
        self.failure: Exception | None = None
        """The error that ended the program, if one did."""
        self.animation_level = "none"
        for each in themes.ALL:
            self.register_theme(each)
        self.theme = theme or themes.QUIET.name

    def switch_theme(self) -> str:
        """Look otherwise: take the next theme, and return its name."""
        names = [each.name for each in themes.ALL]
        self.theme = names[(names.index(self.theme) + 1) % len(names)]
        return self.theme

    def exit(self, *arguments: Any, **options: Any) -> None:
        """End the program; what is left is kept for the next start."""
        if self.before_exit is not None:
            self.before_exit()
        if self.after_exit is not None:
            self.after_exit()
        super().exit(*arguments, **options)

    def get_default_screen(self) -> Screen[None]:
        """Begin with the first screen; pushed on an empty one, both would be drawn."""
        return self._first

    def _handle_exception(self, error: Exception) -> None:
        # Textual would print a traceback with the values of all variables, article texts and
        # their escape sequences among them.
        if self.is_headless:
            super()._handle_exception(error)
            return
        self.failure = self.failure or error
        self._close_messages_no_wait()
