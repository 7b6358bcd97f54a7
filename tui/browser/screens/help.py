"""The page of help, made from the commands, the marks and the signs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from rich.style import Style
from textual.app import ComposeResult
from textual.binding import BindingType

from store import BlockKind, Mark
from tui.arabic import Source, isolate
from tui.browser.commands import COMMANDS, MENUS, Group, key_to, named, shown
from tui.browser.keyboard import pairs
from tui.browser.panes.pane import Pane, Title
from tui.browser.screens.base import MOVES, MovingScreen, bindings
from tui.browser.widgets import Column, Columns
from tui.browser.widgets.painting import foreign
from tui.messages import Words

_KEYS = 24


class HelpText(Columns, Pane):
    """Rows of help: what stands at the beginning, and what it means."""

    def __init__(self, words: Words) -> None:
        super().__init__(words, id="help", rtl=words.right_to_left)
        self._rows = list(_rows(words))

    @property
    def length(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    def title(self) -> Title:
        """Return the page's name and how it is closed."""
        close = self.words("help.close", key=key_to("leave"))
        return [
            (self.words("help.title"), self.rich_style + self.part("active")),
            (foreign(close), self.rich_style + self.part("faint")),
        ]

    def columns(self, number: int, width: int) -> Sequence[Column]:
        """Return what stands at the beginning of a row, and what it means."""
        term, meaning = self._rows[number]
        if not meaning:
            heading = Column(term, style=Style(bold=True), base=self.words.base)
            return [Column("", 0), heading]
        return [
            Column("", 1),
            Column(term, min(_KEYS, width // 3), style=self.part("name"), base=self.words.base),
            Column(foreign(meaning), base=self.words.base),
        ]


def _rows(words: Words) -> Iterator[tuple[Source, str]]:
    yield words("help.marks"), ""
    for mark in Mark:
        name = mark.name.lower()
        yield words(f"mark.{name}"), words(f"mark_help.{name}")
    yield " ", ""
    yield words("help.keys"), ""
    for group in Group:
        for command in COMMANDS:
            if command.group is group:
                yield _isolated(command.keys), words(f"command.{command.name}.help")
        for opener, menu in MENUS.items():
            for command in menu if named(opener).group is group else ():
                keys = tuple(f"{named(opener).keys[0]} {key}" for key in command.keys)
                yield _isolated(keys), words(f"command.{command.name}.help")
        yield " ", ""
    yield words("help.signs"), ""
    for kind in BlockKind:
        if kind is not BlockKind.BODY:
            yield words(f"block_sign.{kind}"), words(f"block.{kind}")
    yield "┃", words("block.evidence")
    yield "┆", words("block.said")
    yield "_", words("block.mention")
    yield " ", ""
    yield words("help.notes"), ""
    yield words("help.arabic"), ""
    for latin, arabic in pairs():
        yield isolate(shown(latin)), arabic
    yield words("help.select"), ""


def _isolated(keys: tuple[str, ...]) -> Source:
    """Keep signs such as a bracket from being turned round in an Arabic line."""
    return tuple(part for key in keys for part in (isolate(shown(key)), " "))[:-1]


class Help(MovingScreen[None], inherit_bindings=False):
    """The page of help."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        *MOVES, "cancel", "leave", "help", "quit", "interrupt"
    )

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
