"""The screen that counts the records of a list by what they say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import BindingType

from store import Dimension, Lookups, Questions, Tally
from tui.browser.commands import key_to
from tui.browser.history import Over
from tui.browser.panes import CountList, Pane
from tui.browser.screens.base import bindings
from tui.browser.screens.view import VIEWING, View
from tui.messages import Words

Count = Callable[[Questions, Dimension], Sequence[Tally]]
"""Counts the records by a field, in any thread."""


_STEPS = ("next_pane", "previous_pane", "pane_left", "pane_right")


class Counts(View[str], inherit_bindings=False):
    """How many records there are for each value of a field; gives what a query asks for one."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        *VIEWING, "pane_left", "pane_right", "next_pane", "previous_pane", "counts"
    )

    def __init__(
        self,
        words: Words,
        heading: str,
        dimensions: Sequence[Dimension],
        lookups: Lookups,
        count: Count,
        first: Dimension,
        tallies: Sequence[Tally],
    ) -> None:
        """Prepare it.

        Args:
            words: The interface's texts.
            heading: What is counted.
            dimensions: The fields it can be counted by.
            lookups: What is asked.
            count: Counts by one of them.
            first: The field to begin with.
            tallies: How many there are by that.
        """
        self._pane = CountList(words, heading, dimensions)
        keys = (
            (key_to("open"), words("counts.add")),
            (key_to("pane_left", "pane_right"), words("counts.field")),
            (key_to("leave"), words("compare.back")),
        )
        super().__init__(words, self._pane, keys)
        self._dimensions = dimensions
        self._lookups = lookups
        self._count = count
        self._at = dimensions.index(first)
        self._pane.put_tallies(first, tallies)

    @property
    def dimension(self) -> Dimension:
        """The field that is counted by."""
        return self._dimensions[self._at]

    def _show(self) -> None:
        dimension = self.dimension
        self.inquire(
            "counts",
            self._lookups,
            lambda lookups: self._count(lookups, dimension),
            lambda tallies: self._pane.put_tallies(dimension, tallies),
        )

    def show_asking(self, *, asking: bool) -> None:
        """Leave the values of the field before."""
        super().show_asking(asking=asking)
        if asking:
            self._pane.put_tallies(self.dimension, ())

    def _step(self, step: int) -> None:
        self._at = (self._at + step) % len(self._dimensions)
        self._show()

    def do_next_pane(self) -> None:
        """Count by the next field."""
        self._step(1)

    def do_previous_pane(self) -> None:
        """Count by the field before."""
        self._step(-1)

    def action_press(self, name: str) -> None:
        """Run a command whose key was pressed; from field to field without waiting for counts."""
        if name in _STEPS:
            self.action_run(name)
        else:
            super().action_press(name)

    def do_pane_left(self) -> None:
        """Count by the field at the left."""
        self._step(1 if self._pane.rtl else -1)

    def do_pane_right(self) -> None:
        """Count by the field at the right."""
        self._step(-1 if self._pane.rtl else 1)

    def do_open(self) -> None:
        """Add the value to the filter."""
        current = self._pane.current
        if current is None:
            return
        if not current.part:
            self.say(self.words("counts.unasked"))
            return
        self.dismiss(current.part)

    @on(Pane.Touched)
    def _touched(self, event: Pane.Touched) -> None:
        event.stop()
        row = event.row - 1  # the fields stand above
        if 0 <= row < self._pane.length:
            if row == self._pane.cursor:
                self.do_open()
            else:
                self._pane.move_to(row)

    def do_counts(self) -> None:
        """Go back."""
        self.dismiss(None)

    @property
    def standing(self) -> Over:
        """How it stands: the field that is counted by, and the cursor."""
        return Over("counts", self._pane.cursor, self.dimension)

    def stand(self, over: Over) -> None:
        """Count by the same field again."""
        if over.chosen in self._dimensions:
            self._at = self._dimensions.index(Dimension(over.chosen))
            self._show()
            self.once_answered(lambda: self._pane.put_cursor(over.cursor))
