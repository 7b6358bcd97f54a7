"""The page of help, made from the commands, the marks and the signs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.style import Style
from textual.app import ComposeResult
from textual.binding import BindingType

from store import BlockKind, Mark
from tui.arabic import Source, isolate
from tui.browser.commands import COMMANDS, MENUS, Command, Group, key_to, named, shown
from tui.browser.keyboard import pairs
from tui.browser.panes.pane import Pane, Title
from tui.browser.screens.base import MOVES, MovingScreen, bindings
from tui.browser.terminal.manner import Manner, manner
from tui.browser.widgets import Column, Columns
from tui.browser.widgets.painting import foreign, laid_out
from tui.messages import Words

_KEYS = 24
_NARROWEST = 12


@dataclass(frozen=True, slots=True)
class HelpRow:
    """What stands at the beginning of a row, and what it means; a heading means nothing."""

    term: Source
    """Keys, a mark, or the heading."""
    meaning: str = ""
    """What they do, or it says; in as many lines as it takes."""


class HelpText(Columns, Pane):
    """Rows of help, wrapped; those of the pane that help was asked in stand first.

    Args:
        words: The interface's texts.
        pane: Name of the pane; empty where there is none.
        able: The commands that can run in it now.
    """

    def __init__(self, words: Words, pane: str, able: Sequence[Command]) -> None:
        super().__init__(words, id="help", rtl=words.right_to_left)
        self._rows = [*_here(words, pane, able), *_everything(words)]
        self._lines: list[HelpRow] = []
        self._laid: tuple[int, Manner] | None = None

    @property
    def length(self) -> int:
        """How many lines there are."""
        laid = (self.inner_width, manner())
        if self._laid != laid:
            self._laid = laid
            room = max(_NARROWEST, self.inner_width - _terms(self.inner_width) - 3)
            self._lines = [line for each in self._rows for line in _wrapped(each, room, self.words)]
        return len(self._lines)

    def title(self) -> Title:
        """Return the page's name and how it is closed."""
        close = self.words("help.close", key=key_to("leave"))
        return [
            (self.words("help.title"), self.rich_style + self.part("active")),
            (foreign(close), self.rich_style + self.part("faint")),
        ]

    def columns(self, number: int, width: int) -> Sequence[Column]:
        """Return what stands at the beginning of a line, and what it means."""
        line, base = self._lines[number], self.words.base
        if not line.meaning:
            return [Column("", 0), Column(line.term, style=Style(bold=True), base=base)]
        return [
            Column("", 1),
            Column(line.term, _terms(width), style=self.part("name"), base=base),
            Column(foreign(line.meaning), base=base),
        ]


def _terms(width: int) -> int:
    """Return the cells of what stands at the beginning."""
    return min(_KEYS, width // 3)


def _wrapped(row: HelpRow, room: int, words: Words) -> Iterator[HelpRow]:
    """Yield the lines of a row."""
    if not row.meaning:
        yield row
        return
    term = row.term
    for line in laid_out(foreign(row.meaning), room, words.base):
        yield HelpRow(term, row.meaning[line.start : line.end].strip())
        term = ""


def _here(words: Words, pane: str, able: Sequence[Command]) -> Iterator[HelpRow]:
    """Yield what can be done where help was asked for."""
    found = [each for each in able if pane in each.panes]
    if found:
        yield HelpRow(words("help.here", pane=words(f"pane.{pane}")))
        yield from (_command(words, each) for each in found)
        yield HelpRow(" ")


def _everything(words: Words) -> Iterator[HelpRow]:
    yield HelpRow(words("help.marks"))
    for mark in Mark:
        name = mark.name.lower()
        yield HelpRow(words(f"mark.{name}"), words(f"mark_help.{name}"))
    yield HelpRow(" ")
    yield HelpRow(words("help.keys"))
    for group in Group:
        yield from (_command(words, each) for each in COMMANDS if each.group is group)
        for opener, menu in MENUS.items():
            if named(opener).group is group:
                yield from (_command(words, each, f"{key_to(opener)} ") for each in menu)
        yield HelpRow(" ")
    yield HelpRow(words("help.signs"))
    for kind in BlockKind:
        if kind is not BlockKind.BODY:
            yield HelpRow(words(f"block_sign.{kind}"), words(f"block.{kind}"))
    yield HelpRow("┃", words("block.evidence"))
    yield HelpRow("┆", words("block.said"))
    yield HelpRow("_", words("block.mention"))
    yield HelpRow(" ")
    yield HelpRow(words("help.notes"))
    yield HelpRow("", words("help.select"))
    yield HelpRow("", words("help.arabic"))
    for latin, arabic in pairs():
        yield HelpRow(isolate(shown(latin)), arabic)


def _command(words: Words, command: Command, before: str = "") -> HelpRow:
    """Return a command's row; signs such as a bracket are not turned round in an Arabic line."""
    keys = [part for key in command.keys for part in (isolate(before + shown(key)), " ")]
    return HelpRow(tuple(keys[:-1]), words(f"command.{command.name}.help"))


class Help(MovingScreen[None], inherit_bindings=False):
    """The page of help.

    Args:
        words: The interface's texts.
        pane: Name of the pane it was asked in; empty where there is none.
        able: The commands that can run in it now.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        *MOVES, "cancel", "leave", "help", "quit", "interrupt"
    )

    def __init__(self, words: Words, pane: str = "", able: Sequence[Command] = ()) -> None:
        super().__init__(words)
        self._asked_in, self._able = pane, able

    def compose(self) -> ComposeResult:
        """Show the text."""
        yield HelpText(self.words, self._asked_in, self._able)

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
