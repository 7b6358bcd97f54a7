"""The page of help, made from the commands, the marks and the signs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from rich.style import Style
from textual.app import ComposeResult
from textual.strip import Strip

from store import BlockKind, Mark
from tui.browser.commands import COMMANDS, Group, pairs, shown
from tui.browser.painting import Column, foreign, row
from tui.browser.panes.pane import Pane, Title
from tui.browser.screens.base import MOVES, MovingScreen, bindings
from tui.messages import Words

_KEYS = 24


class HelpText(Pane):
    """Rows of help: what stands at the beginning, and what it means."""

    def __init__(self, words: Words) -> None:
        super().__init__(words, id="help")
        self._rows = list(_rows(words))

    @property
    def length(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    def title(self) -> Title:
        """Return the page's name and how it is closed."""
        return [
            (self.words("help.title"), self.rich_style + self.part("active")),
            (foreign(self.words("help.close")), self.rich_style + self.part("faint")),
        ]

    def row(self, number: int, width: int) -> Strip:
        """Draw a row."""
        term, meaning = self._rows[number]
        style = self.rich_style
        rtl = self.words.right_to_left
        base = "R" if rtl else "L"
        if not meaning:
            heading = Column(foreign(term), style=Style(bold=True), base=base)
            return row([Column("", 0), heading], width, style, rtl=rtl)
        columns = [
            Column("", 1),
            Column(foreign(term), min(_KEYS, width // 3), style=self.part("name"), base=base),
            Column(foreign(meaning), base=base),
        ]
        return row(columns, width, style, rtl=rtl)


def _rows(words: Words) -> Iterator[tuple[str, str]]:
    yield words("help.marks"), ""
    for mark in Mark:
        name = mark.name.lower()
        yield words(f"mark.{name}"), words(f"mark_help.{name}")
    yield " ", ""
    yield words("help.keys"), ""
    for group in Group:
        for command in COMMANDS:
            if command.group is group:
                keys = " ".join(map(shown, command.keys))
                yield keys, words(f"command.{command.name}.help")
        yield " ", ""
    yield words("help.signs"), ""
    for kind in BlockKind:
        if kind is not BlockKind.BODY:
            yield words(f"block_sign.{kind}"), words(f"block.{kind}")
    yield "┃", words("block.evidence")
    yield "_", words("block.mention")
    yield " ", ""
    yield words("help.notes"), ""
    keys = " ".join(f"{latin} {arabic}" for latin, arabic in pairs())
    for note in (words("help.arabic", keys=""), keys, words("help.select")):
        yield note, ""


class Help(MovingScreen[None], inherit_bindings=False):
    """The page of help."""

    BINDINGS: ClassVar = bindings(*MOVES, "cancel", "leave", "help", "quit")

    def compose(self) -> ComposeResult:
        """Show the text."""
        yield HelpText(self.words)

    @property
    def moved_pane(self) -> HelpText:
        """The text."""
        return self.query_one(HelpText)

    def do_cancel(self) -> None:
        """Close the page."""
        self.dismiss(None)

    do_leave = do_cancel
    do_help = do_cancel

    def do_quit(self) -> None:
        """End the program."""
        self.app.exit()
