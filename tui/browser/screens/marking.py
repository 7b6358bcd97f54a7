"""Places to come back to: marks under a letter, and the history to pick from."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from textual import on

from tui.browser.commands import key_to
from tui.browser.history import Place
from tui.browser.panes import Pane
from tui.browser.screens.base import MOVES, hidden
from tui.browser.screens.travelling import Travelling

if TYPE_CHECKING:
    from tui.browser.panes import PlaceList, PlaceRow

_LIST = "places"


class Marking(Travelling, inherit_bindings=False):
    """The linked panes, with places marked by a letter."""

    marks: dict[str, Place]
    """The marked places, by letter."""
    marked: set[str]
    """Letters of the marks that were set in this run."""

    def on_mount(self) -> None:
        """Begin without marks."""
        self.marks, self.marked = {}, set()

    @cached_property
    def _list(self) -> PlaceList:
        from tui.browser.panes import PlaceList

        return hidden(PlaceList(self.words, id=_LIST))

    @property
    def moved_pane(self) -> Pane:
        """The active pane, or the list of places while it is shown."""
        return self._list if self.lies_over(_LIST) else super().moved_pane

    def action_run(self, name: str) -> None:
        """Run a command; a list that is shown is moved in, chosen from, or closed first."""
        if not self.lies_over(_LIST):
            super().action_run(name)
        elif name in MOVES:
            getattr(self, f"do_{name}")()
        elif name == "open":
            self._pick(self._list.cursor)
        else:
            self.take_away(_LIST)
            if name not in ("cancel", "leave"):
                super().action_run(name)

    # Commands

    def do_mark(self) -> None:
        """Ask for the letter to mark this place with."""
        self.settle()
        self._list_marks("places.mark", "places.mark_how", self._set_mark)

    def do_marks(self) -> None:
        """Show the marks, and wait for the letter of one."""
        self.settle()
        self._list_marks("places.marks", "places.marks_how", self._go_to_mark)

    def do_history(self) -> None:
        """Show the places gone through, to pick one."""
        self.settle()
        behind, ahead = self.history.behind, self.history.ahead
        rows = [
            self._row(f"{number:+d}" if number else "0", place)
            for number, place in enumerate((*behind, self.place(), *ahead), -len(behind))
        ]
        self._show_list(lambda number: self._travel(number - len(behind)))
        self._list.put_places(
            rows, self.words("places.history"), self.words("places.how"), cursor=len(behind)
        )

    def can_history(self) -> bool:
        """Whether there is anywhere to go."""
        return self.can_last()

    def _travel(self, steps: int) -> None:
        self.travel_to(self.history.go(steps, self.place()))

    # Marks

    def _list_marks(self, heading: str, note: str, act: Callable[[str], None]) -> None:
        letters = sorted(self.marks)
        self._when_lettered = act
        self._show_list(lambda number: act(letters[number]))
        self._list.put_places(
            [self._row(letter, self.marks[letter]) for letter in letters],
            self.words(heading),
            self.words(note),
            lettered=True,
        )

    def on_place_list_lettered(self, event: PlaceList.Lettered) -> None:
        """Do with the letter what it was asked for."""
        event.stop()
        self.take_away(_LIST)
        self.guarded(lambda: self._when_lettered(event.letter))

    def _set_mark(self, letter: str) -> None:
        self.marks[letter] = self.place()
        self.marked.add(letter)
        self.say(self.words("notice.marked", letter=letter, key=key_to("marks")))

    def _go_to_mark(self, letter: str) -> None:
        place = self.marks.get(letter)
        if place is None:
            self.say(self.words("notice.no_mark", letter=letter))
            return
        self.history.leave(self.place())
        self.travel_to(place)

    # The list

    def _show_list(self, choose: Callable[[int], None]) -> None:
        self._when_chosen = choose
        self.lay_over(self._list)

    @on(Pane.Touched, f"#{_LIST}")
    def _picked(self, event: Pane.Touched) -> None:
        event.stop()
        self._pick(event.row)

    def _pick(self, number: int) -> None:
        chosen = 0 <= number < self._list.length
        self.take_away(_LIST)
        if chosen:
            self.guarded(lambda: self._when_chosen(number))

    def _row(self, sign: str, place: Place) -> PlaceRow:
        from tui.browser.panes import PlaceRow

        pane = self.words(f"pane.{place.active}")
        read = place.reader if place.active == "reader" else None
        held = read.article if read else place.record
        shown = self.known(held)
        gone = self.words("places.gone" if held else "record.nothing")
        label = self.label_of(shown) if shown else gone
        queries = [listed.filter for listed in place.lists.values() if listed.filter]
        return PlaceRow(sign, pane, label, "; ".join(queries))
