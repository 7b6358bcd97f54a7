"""The palette: any command by its name, in either language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.reactive import var
from textual.widgets import Input

from tui.arabic import isolate
from tui.browser.arrangement import Box
from tui.browser.commands import Command, shown
from tui.browser.panes import CursorPane, Pane
from tui.browser.panes.pane import Title
from tui.browser.screens.base import CommandScreen, bindings
from tui.browser.widgets import Column, Columns, SearchBox
from tui.browser.widgets.painting import CURSOR, foreign
from tui.messages import LANGUAGES, Words, words


class CommandList(Columns, CursorPane):
    """Commands that can be chosen."""

    commands: var[Sequence[Command]] = var(())
    """What is listed; set through `put_commands`."""

    @property
    def length(self) -> int:
        """How many there are."""
        return len(self.commands)

    @property
    def current(self) -> Command | None:
        """The command under the cursor; none where no name fits."""
        return self.commands[self.cursor] if self.cursor < len(self.commands) else None

    def put_commands(self, commands: Sequence[Command]) -> None:
        """List other commands."""
        self.commands = commands
        self.top = self.cursor = 0
        self.refresh()

    def title(self) -> Title:
        """Return the palette's name, or that nothing fits."""
        name = "command.palette.title" if self.commands else "palette.none"
        return [(self.words(name), self.rich_style + self.part("title"))]

    def columns(self, number: int, width: int) -> Sequence[Column]:
        """Return a command's: its title, its keys, what it does."""
        del width
        command = self.commands[number]
        here = number == self.cursor
        keys = isolate(" ".join(map(shown, command.keys)))
        return [
            Column(CURSOR if here else " ", 1),
            Column(self.words(f"command.{command.name}.title"), 20, base=self.words.base),
            Column(keys, 14, style=None if here else self.part("name"), base=self.words.base),
            Column(foreign(self.words(f"command.{command.name}.help")), base=self.words.base),
        ]


class Palette(CommandScreen[Command | None], inherit_bindings=False):
    """A box and the commands whose names fit it; gives the one chosen, or none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("cancel", "quit", "interrupt"),
        Binding("down,ctrl+n", "move(1)", show=False),
        Binding("up,ctrl+p", "move(-1)", show=False),
    ]

    def __init__(self, texts: Words, available: Sequence[Command]) -> None:
        super().__init__(texts)
        self._available = available

    def compose(self) -> ComposeResult:
        """Lay out the box above the commands."""
        yield SearchBox(self.words("palette.prompt"), id="box", base=self.words.base)
        yield CommandList(self.words, id="commands", rtl=self.words.right_to_left)

    def on_mount(self) -> None:
        """Begin with every command."""
        listed = self.query_one(CommandList)
        listed.active = True
        listed.box = Box(0, 1, 0, 0)
        listed.put_commands(self._available)
        self.query_one(SearchBox).focus()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        wanted = event.value.casefold().split()
        fitting = [each for each in self._available if all(w in _names(each) for w in wanted)]
        self.query_one(CommandList).put_commands(fitting)

    @on(Input.Submitted)
    def _choose(self, event: Input.Submitted) -> None:
        event.stop()
        current = self.query_one(CommandList).current
        if current is not None:
            self.dismiss(current)

    @on(Pane.Touched)
    def _touched(self, event: Pane.Touched) -> None:
        event.stop()
        listed = self.query_one(CommandList)
        if 0 <= event.row < listed.length:
            self.dismiss(listed.commands[event.row])

    def action_move(self, rows: int) -> None:
        """Move among the commands while typing."""
        self.query_one(CommandList).move(rows)

    def do_cancel(self) -> None:
        """Leave without a command."""
        self.dismiss(None)

    def do_quit(self) -> None:
        """End the program."""
        self.app.exit()


def _names(command: Command) -> str:
    """Return what a command is called, in every language, for looking it up."""
    texts = [words(language) for language in LANGUAGES]
    parts = [command.name]
    for each in texts:
        parts += [each(f"command.{command.name}.title"), each(f"command.{command.name}.help")]
    return " ".join(parts).casefold()
