"""The list above the footer from which a place is picked: a mark, or a place of the history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_letters, digits
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.message import Message

from tui.arabic import Source, isolate
from tui.browser.keyboard import arabic_of
from tui.browser.panes.pane import CursorPane, Title
from tui.browser.widgets import Column, Columns
from tui.browser.widgets.painting import CURSOR, foreign
from tui.messages import Words

_MOST_ROWS = 10


class PlaceRow(NamedTuple):
    """A place as it is listed."""

    sign: str
    """The letter of a mark, or how many steps away."""
    pane: str
    """What the pane is called."""
    label: str
    """The record there."""
    note: str = ""
    """What else is to be known, such as a filter."""


class PlaceList(Columns, CursorPane, can_focus=True):
    """Places, one of which is picked by its letter, or with cursor and Enter.

    It has the keys while it is shown; what it has no use for goes on to the screen.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(",".join((letter, *arabic_of(letter))), f"letter('{letter}')", show=False)
        for letter in ascii_letters + digits
    ]

    @dataclass
    class Lettered(Message):
        """A letter was pressed."""

        letter: str
        """Which, as it stands on a Latin keyboard."""

    def __init__(self, words: Words, *, id: str) -> None:
        super().__init__(words, id=id, rtl=words.right_to_left)
        self._places: Sequence[PlaceRow] = ()
        self._heading = ""
        self._note = ""
        self._lettered = False

    @property
    def length(self) -> int:
        """How many places there are."""
        return len(self._places)

    def put_places(
        self,
        places: Sequence[PlaceRow],
        heading: str,
        note: str,
        *,
        cursor: int = 0,
        lettered: bool = False,
    ) -> None:
        """List other places.

        Args:
            places: What to list.
            heading: What they are.
            note: What can be done.
            cursor: The row to put the cursor on.
            lettered: Whether a letter picks one.
        """
        self._places, self._heading, self._note = places, heading, note
        self._lettered = lettered
        self.active = True
        rows = min(len(places), _MOST_ROWS)
        self.styles.height = rows + 1
        self.cursor = min(cursor, max(0, len(places) - 1))
        self.top = max(0, self.cursor - rows + 1)
        self.refresh()

    def title(self) -> Title:
        """Return what they are, and what can be done."""
        return [
            (foreign(self._heading), self.rich_style + self.part("active")),
            (foreign(self._note), self.rich_style + self.part("faint")),
        ]

    def columns(self, number: int, width: int) -> Sequence[Column]:
        """Return a place's: cursor, letter or steps, pane, record, what else there is."""
        each, base = self._places[number], self.words.base
        here = number == self.cursor
        note: Source = (isolate(each.note),) if each.note else ""
        name = None if here else self.part("name")
        return [
            Column(CURSOR if here else " ", 1),
            Column(isolate(each.sign), 3, style=name, base=base),
            Column(each.pane, 11, base=base),
            Column(foreign(each.label), base=None),
            *([Column(note, min(len(each.note), width // 3), base="L")] if note else []),
            Column("", 0),
        ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave letters to the screen where they pick nothing."""
        return super().check_action(action, parameters) if self._lettered else False

    def action_letter(self, letter: str) -> None:
        """Say which letter was pressed."""
        self.post_message(self.Lettered(letter))
