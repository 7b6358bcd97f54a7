"""What the screens that show records in another way have in common."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType

from store import MahdarError
from tui.browser.panes import Footer, Notice, Pane
from tui.browser.screens.base import MOVES, MovingScreen, bindings
from tui.browser.screens.help import Help
from tui.messages import Words

Result = TypeVar("Result")

VIEWING = (*MOVES, "open", "help", "cancel", "leave", "quit", "interrupt")
"""The commands of every `View`."""


class View(MovingScreen[Result | None], inherit_bindings=False):
    """One pane over the whole screen, with its keys below; gives what was chosen, or none."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(*VIEWING)

    def __init__(self, words: Words, pane: Pane, keys: tuple[tuple[str, str], ...]) -> None:
        """Prepare it.

        Args:
            words: The interface's texts.
            pane: What it shows.
            keys: The keys named below it, each with what it does.
        """
        super().__init__(words)
        self._shown = pane
        self._keys = keys

    def compose(self) -> ComposeResult:
        """Show the pane."""
        yield self._shown
        yield Notice(self.words, id="notice")
        yield Footer(self.words, id="footer")

    def on_mount(self) -> None:
        """Move about in the pane."""
        self._shown.active = True
        self.query_one(Footer).keys = self._keys

    def patience_with(self, name: str) -> float | None:
        """Let every key wait: there is nothing yet to move about in."""
        del name
        return None

    def show_asking(self, *, asking: bool) -> None:
        """Show in the title that something is looked for."""
        self._shown.looking = asking

    def do_help(self) -> None:
        """Show the page of help."""
        self.app.push_screen(Help(self.words))

    @property
    def moved_pane(self) -> Pane:
        """The pane."""
        return self._shown

    def action_run(self, name: str) -> None:
        """Run a command, what was said before being gone; trouble with the store is said."""
        self.say("")
        try:
            super().action_run(name)
        except MahdarError as error:
            self.say_trouble(error)

    def say(self, text: str) -> None:
        """Say something above the keys."""
        self.query_one(Notice).said = text

    def do_cancel(self) -> None:
        """Go back."""
        self.dismiss(None)

    do_leave = do_cancel

    def do_quit(self) -> None:
        """End the program."""
        self.app.exit()
