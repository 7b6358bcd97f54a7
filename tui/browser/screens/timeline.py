"""The screen that shows meetings in time."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from store import place_of
from tui.browser.commands import key_to
from tui.browser.history import Over
from tui.browser.panes import Pane, TimeChart
from tui.browser.screens.base import MOVES, bindings
from tui.browser.screens.view import VIEWING, View
from tui.messages import Words


class Timeline(View[str], inherit_bindings=False):
    """Meetings on an axis of time; gives the id of the one to open."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(*VIEWING, "pane_left", "pane_right", "timeline"),
        Binding("plus,equals_sign", "zoom(-1)", show=False),
        Binding("minus,underscore", "zoom(1)", show=False),
        Binding("0,٠", "all", show=False),
    ]

    def __init__(self, words: Words, chart: TimeChart, cursor: int) -> None:
        """Prepare it.

        Args:
            words: The interface's texts.
            chart: What it shows.
            cursor: The meeting to begin on.
        """
        keys = (
            (key_to("open"), words("command.open.title")),
            ("+ -", words("timeline.zoom")),
            ("0", words("timeline.all")),
            (key_to("pane_left", "pane_right"), words("timeline.pan")),
            (key_to("leave"), words("compare.back")),
        )
        super().__init__(words, chart, keys)
        self._chart = chart
        chart.put_cursor(cursor)

    def on_mount(self) -> None:
        """Show the whole time, the cursor on the meeting one comes from."""
        super().on_mount()
        self.call_after_refresh(self._begin_on)

    def _begin_on(self) -> None:
        self._chart.show_all()
        self._chart.show_cursor()
        self._chart.follow_cursor()

    def action_run(self, name: str) -> None:
        """Run a command; time in sight follows the cursor."""
        super().action_run(name)
        if name in MOVES:
            self._chart.follow_cursor()

    def action_zoom(self, step: int) -> None:
        """Show less of time, or more."""
        self._chart.zoom(step)

    def action_all(self) -> None:
        """Show the whole time."""
        self._chart.show_all()

    def do_pane_left(self) -> None:
        """Show what is further to the left."""
        self._chart.pan(1 if self._chart.rtl else -1)

    def do_pane_right(self) -> None:
        """Show what is further to the right."""
        self._chart.pan(-1 if self._chart.rtl else 1)

    def do_open(self) -> None:
        """Open the meeting under the cursor."""
        if self._chart.current is not None:
            self.dismiss(self._chart.current.id)

    @on(Pane.Touched)
    def _touched(self, event: Pane.Touched) -> None:
        event.stop()
        row = event.row - self._chart.above + 1
        if 0 <= row < self._chart.length:
            if row == self._chart.cursor:
                self.do_open()
            else:
                self._chart.move_to(row)

    def do_timeline(self) -> None:
        """Go back."""
        self.dismiss(None)

    @property
    def standing(self) -> Over:
        """How it stands: the time in sight, and the meeting under the cursor."""
        chart = self._chart
        at = chart.current.id if chart.current is not None else ""
        return Over("timeline", chart.cursor, at, span=(chart.scale.first, chart.scale.level))

    def stand(self, over: Over) -> None:
        """Show the same time again, the cursor on the same meeting."""
        self._chart.show_span(*over.span[:2])
        self._chart.put_cursor(place_of(self._chart.rows, over.chosen) or 0)
