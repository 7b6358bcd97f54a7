"""The palette: any command by its name in either language, any record by letters of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.reactive import var
from textual.widgets import Input

from store import Kind, Lookups, Questions, Row
from tui.arabic import isolate
from tui.browser.arrangement import Box
from tui.browser.commands import Command, shown
from tui.browser.fields import short_date
from tui.browser.letters import Letters
from tui.browser.panes import CursorPane, Notice, Pane
from tui.browser.panes.pane import Title
from tui.browser.screens.base import CommandScreen, bindings
from tui.browser.widgets import Column, Columns, SearchBox
from tui.browser.widgets.painting import CURSOR, base_of, foreign
from tui.messages import LANGUAGES, Words, words


@dataclass(frozen=True, slots=True)
class Written:
    """What was typed, taken as it stands."""

    text: str
    """The words."""


Choice = Command | Row | Written
"""What can be chosen: a command to run, a record, or what was typed."""
Named = Callable[[Questions, str], Sequence[Row]]
"""Finds records by letters of their names, in any thread."""


class ChoiceList(Columns, CursorPane):
    """Commands and records that can be chosen."""

    choices: var[Sequence[Choice]] = var(())
    """What is listed; set through `put_choices`."""
    heading: var[str] = var("")
    """What is asked."""

    @property
    def length(self) -> int:
        """How many there are."""
        return len(self.choices)

    @property
    def current(self) -> Choice | None:
        """What is under the cursor; none where no name fits."""
        return self.choices[self.cursor] if self.cursor < len(self.choices) else None

    def put_choices(self, choices: Sequence[Choice]) -> None:
        """List others."""
        self.choices = choices
        self.top = self.cursor = 0
        self.refresh()

    def title(self) -> Title:
        """Return what is asked, or that nothing fits."""
        said = self.heading if self.choices or self.heading else self.words("palette.none")
        return [(foreign(said), self.rich_style + self.part("title"))]

    def columns(self, number: int, width: int) -> Sequence[Column]:
        """Return a command's title, keys and help, or a record's kind, date and name."""
        del width
        choice = self.choices[number]
        here = number == self.cursor
        style = None if here else self.part("name")
        sign = Column(CURSOR if here else " ", 1)
        base = self.words.base
        if isinstance(choice, Written):
            said = self.words("palette.written")
            text = foreign(choice.text)
            return [sign, Column(said, 20, base=base), Column(text, base=base_of(choice.text))]
        if isinstance(choice, Command):
            keys = isolate(" ".join(map(shown, choice.keys)))
            title = self.words(f"command.{choice.name}.title")
            text = foreign(self.words(f"command.{choice.name}.help"))
            return [
                sign,
                Column(title, 20, base=base),
                Column(keys, 14, style=style, base=base),
                Column(text, base=base),
            ]
        kind = self.words(f"kind.{choice.kind}")
        if choice.kind is Kind.ENTITY:
            kind = self.words.get(f"entity_kind.{choice.what}", kind)
        return [
            sign,
            Column(kind, 20, style=None if here else self.part("faint"), base=base),
            Column(isolate(short_date(choice.date)), 14, style=style, base=base),
            Column(foreign(choice.label), base=base_of(choice.label)),
        ]


class Palette(CommandScreen[Choice | None], inherit_bindings=False):
    """A box and what fits its words: commands, and records by their names; gives the one chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("cancel", "quit", "interrupt"),
        Binding("down,ctrl+n", "move(1)", show=False),
        Binding("up,ctrl+p", "move(-1)", show=False),
    ]

    def __init__(
        self,
        texts: Words,
        available: Sequence[Command] = (),
        named: Named | None = None,
        *,
        lookups: Lookups | None = None,
        rows: Sequence[Row] = (),
        prompt: str = "",
        in_words: bool = False,
    ) -> None:
        """Prepare it.

        Args:
            texts: The interface's texts.
            available: Commands that can run now.
            named: Finds records by letters of their names; none for commands alone.
            lookups: What it is asked of.
            rows: Records that are listed before anything is typed.
            prompt: What is asked, where that is not which command or record to go to.
            in_words: Whether what is typed can be chosen as it stands.
        """
        super().__init__(texts)
        self._available = available
        self._named = named
        self._lookups = lookups
        self._rows = rows
        self._prompt = prompt
        self._in_words = in_words
        self._letters = Letters(self, self._find_records)

    def compose(self) -> ComposeResult:
        """Lay out the box above what can be chosen."""
        usual = "palette.prompt" if self._named is None else "palette.jump"
        prompt = self._prompt or self.words(usual)
        yield SearchBox(prompt, id="box", base=self.words.base)
        yield ChoiceList(self.words, id="commands", rtl=self.words.right_to_left)
        yield Notice(self.words, id="notice")

    def on_mount(self) -> None:
        """Begin with every command."""
        listed = self.query_one(ChoiceList)
        listed.active = True
        listed.box = Box(0, 1, 0, 0)
        listed.heading = self._prompt or self.words("command.palette.title")
        self._list(())
        self.set_focus(self.query_one(SearchBox))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.stop_asking()
        self._list(())
        self._letters.forget()
        if self._named is not None and event.value.strip():
            self._letters.typed()

    def _find_records(self) -> None:
        """Look for records that are called by what stands in the box."""
        named, lookups, text = self._named, self._lookups, self.query_one(SearchBox).value
        assert named is not None, "asked only where there are records"
        assert lookups is not None, "asked only where there are records"
        self.inquire("named", lookups, lambda each: named(each, text), self._list)

    def show_asking(self, *, asking: bool) -> None:
        """Show in the title that something is looked for."""
        self.query_one(ChoiceList).looking = asking

    def say(self, text: str) -> None:
        """Say something below what can be chosen."""
        self.query_one(Notice).said = text

    def _list(self, rows: Sequence[Row]) -> None:
        """List commands that are called so, then records, then commands whose help says so."""
        written = self.query_one(SearchBox).value
        wanted = written.casefold().split()
        fitting = [each for each in self._available if all(w in _names(each) for w in wanted)]
        called = [each for each in fitting if all(w in _titles(each) for w in wanted)]
        others = [each for each in fitting if each not in called]
        listed: list[Choice] = [*called, *(rows if wanted else self._rows), *others]
        if self._in_words and wanted:
            listed.append(Written(" ".join(written.split())))
        self.query_one(ChoiceList).put_choices(listed)

    @on(Input.Submitted)
    def _choose(self, event: Input.Submitted) -> None:
        event.stop()
        # Enter right after a letter means what fits what stands in the box now.
        self._letters.look_now()
        self.once_answered(self._dismiss_with_current)

    def _dismiss_with_current(self) -> None:
        current = self.query_one(ChoiceList).current
        if current is not None:
            self.dismiss(current)

    @on(Pane.Touched)
    def _touched(self, event: Pane.Touched) -> None:
        event.stop()
        listed = self.query_one(ChoiceList)
        if 0 <= event.row < listed.length:
            self.dismiss(listed.choices[event.row])

    def action_move(self, rows: int) -> None:
        """Move among the commands while typing."""
        self.query_one(ChoiceList).move(rows)

    def do_cancel(self) -> None:
        """Leave without a command."""
        self.dismiss(None)

    def do_quit(self) -> None:
        """End the program."""
        self.app.exit()


def _titles(command: Command) -> str:
    """Return what a command is called, in every language, for looking it up."""
    titles = [words(language)(f"command.{command.name}.title") for language in LANGUAGES]
    return " ".join([command.name, *titles]).casefold()


@cache
def _names(command: Command) -> str:
    """Return what a command is called and what is said of it, in every language."""
    helps = [words(language)(f"command.{command.name}.help") for language in LANGUAGES]
    return " ".join([_titles(command), *helps]).casefold()
