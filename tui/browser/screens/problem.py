"""The screen that says in words why there is nothing to browse, and what to do."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from tui.arabic import Source
from tui.browser.commands import key_to
from tui.browser.panes.pane import Pane, Title
from tui.browser.screens.base import CommandScreen, bindings
from tui.browser.widgets import Wrapped
from tui.browser.widgets.painting import foreign
from tui.messages import Words

_LOOK = 0.5
"""Seconds between two looks at the files."""


class Explanation(Wrapped, Pane):
    """Paragraphs, wrapped."""

    def __init__(self, words: Words, heading: str, paragraphs: tuple[str, ...]) -> None:
        super().__init__(words, id="explanation", rtl=words.right_to_left)
        self._heading = heading
        self.base = words.base
        self._text = "\n\n".join(paragraphs)

    def put(self, paragraphs: tuple[str, ...]) -> None:
        """Say something else."""
        text = "\n\n".join(paragraphs)
        if text != self._text:
            self._text = text
            self.refresh()

    @property
    def selectable_text(self) -> str:
        """What is wrong, and what to do."""
        return self._text

    @property
    def source(self) -> Source:
        """The same, paths and commands in it isolated."""
        return foreign(self._text)

    def title(self) -> Title:
        """Return what is wrong in a few words."""
        return [(self._heading, self.rich_style + self.part("active"))]


class Problem(CommandScreen[None], inherit_bindings=False):
    """What is wrong with the store, and what to do about it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("cancel", "leave", "quit", "interrupt")

    look: Callable[[], Screen[None] | None] | None = None
    """Looks at the files, and returns what is to be shown instead now; none where it is this."""

    def __init__(
        self, words: Words, *paragraphs: str, advice: str = "", title: str = "problem.title"
    ) -> None:
        """Prepare it.

        Args:
            words: The interface's texts.
            paragraphs: What is wrong.
            advice: Name of the text that says what to do; empty for none.
            title: Name of the text that says it in a few words.
        """
        super().__init__(words)
        self._paragraphs = paragraphs
        self._advice = advice
        self._title = title

    def compose(self) -> ComposeResult:
        """Show the text."""
        words, key = self.words, key_to("leave")
        advice = [words(self._advice, key=key)] if self._advice else []
        last = (words("problem.follows"), words("problem.leave", key=key))
        yield Explanation(words, words(self._title), (*self._paragraphs, *advice, *last))

    def on_mount(self) -> None:
        """Begin to look at the files now and then."""
        self.set_interval(_LOOK, self._look)

    def _look(self) -> None:
        instead = self.look() if self.look is not None and self.is_current else None
        if instead is not None:
            self.app.push_screen(instead)

    def do_leave(self) -> None:
        """End the program."""
        self.app.exit(return_code=self.return_code)

    do_cancel = do_leave
    do_quit = do_leave

    return_code = 0
    """What the program ends with."""
