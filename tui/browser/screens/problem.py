"""The screen that says in words why there is nothing to browse, and what to do."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.strip import Strip

from tui.arabic import Line
from tui.browser.painting import aligned, foreign, laid_out, strip
from tui.browser.panes.pane import Pane, Title
from tui.browser.screens.base import CommandScreen, bindings
from tui.messages import Words


class Explanation(Pane):
    """Paragraphs, wrapped."""

    def __init__(self, words: Words, paragraphs: tuple[str, ...]) -> None:
        super().__init__(words, id="explanation")
        self._text = "\n\n".join(paragraphs)

    @property
    def length(self) -> int:
        """As many lines as the text takes."""
        return len(self._lines(self.size.width))

    def title(self) -> Title:
        """Return what is wrong in a few words."""
        return [(self.words("problem.title"), self.rich_style + self.part("active"))]

    def row(self, number: int, width: int) -> Strip:
        """Draw a line."""
        style = self.rich_style
        rtl = self.words.right_to_left
        parts = aligned(self._lines(width)[number], width - 2, style, right=rtl)
        blank = Strip.blank(1, style)
        return strip([*blank, *parts], width, style)

    def _lines(self, width: int) -> list[Line]:
        found: list[Line] = []
        for paragraph in self._text.split("\n"):
            found += laid_out(foreign(paragraph), max(8, width - 2), self.words.base)
        return found


class Problem(CommandScreen[None], inherit_bindings=False):
    """What is wrong with the store, and what to do about it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("cancel", "leave", "quit", "interrupt")

    def __init__(self, words: Words, *paragraphs: str) -> None:
        super().__init__(words)
        self._paragraphs = paragraphs

    def compose(self) -> ComposeResult:
        """Show the text."""
        leave = self.words("problem.leave")
        yield Explanation(self.words, (*self._paragraphs, leave))

    def do_leave(self) -> None:
        """End the program."""
        self.app.exit(return_code=self.return_code)

    do_cancel = do_leave
    do_quit = do_leave

    return_code = 0
    """What the program ends with."""
