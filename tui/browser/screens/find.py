"""The screen that finds words in every record as one types."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from store import Hit, Lookups, MahdarError, Outdated, Questions, parse_query
from tui.browser.arrangement import Box
from tui.browser.history import Over
from tui.browser.letters import Letters
from tui.browser.panes import CursorPane, Notice, Pane, Results
from tui.browser.screens.base import CommandScreen, bindings
from tui.browser.widgets import SearchBox
from tui.messages import Words

_LIMIT = 200


class Find(CommandScreen[Hit | None], inherit_bindings=False):
    """A box and what its words find; gives the hit that was chosen, or none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("cancel", "quit", "interrupt"),
        Binding("down,ctrl+n", "move(1)", show=False),
        Binding("up,ctrl+p", "move(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
    ]

    def __init__(self, lookups: Lookups, words: Words, text: str = "") -> None:
        super().__init__(words)
        self._lookups = lookups
        self._text = text
        self._letters = Letters(self, self._search)

    def compose(self) -> ComposeResult:
        """Lay out the box above the results."""
        yield SearchBox(self.words("search.hint"), id="box", base="R")
        yield Results(self.words, id="results")
        yield Notice(self.words, id="notice")

    def on_mount(self) -> None:
        """Begin with an empty box."""
        self._results.active = True
        self._results.box = Box(0, 1, 0, 0)
        self._results.put_hits((), self.words("search.typing"))
        self.set_focus(self.query_one(SearchBox))
        if self._text:
            self.query_one(SearchBox).value = self._text

    @property
    def _results(self) -> Results:
        return self.query_one(Results)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._letters.typed()

    def _search(self) -> None:
        text = self.query_one(SearchBox).value
        self.say("")
        self.stop_asking()
        try:
            query = parse_query(text, prefix=True)
        except MahdarError as error:
            self.say_wrong(error)
            return
        if query.is_empty:
            self._results.put_hits((), self.words("search.typing"))
            return
        seen = self.size.height

        def ask(lookups: Questions) -> Sequence[Hit]:
            hits = lookups.search(query, limit=_LIMIT)
            with suppress(Outdated):  # said of each when it is drawn
                hits[:seen]  # read here, not then
            return hits

        self.inquire("hits", self._lookups, ask, self._put)

    def _put(self, hits: Sequence[Hit]) -> None:
        note = self.words("search.found", count=len(hits)) if hits else self.words("search.none")
        self._results.put_hits(hits, note)

    def show_asking(self, *, asking: bool) -> None:
        """Show in the title that something is looked for."""
        self._results.looking = asking

    @on(Input.Submitted)
    def _choose(self, event: Input.Submitted) -> None:
        event.stop()
        # Enter right after a letter means the hits of what stands in the box now.
        self._letters.look_now()
        self.once_answered(self._dismiss_with_current)

    def _dismiss_with_current(self) -> None:
        try:
            chosen = self._results.current
        except MahdarError as error:
            self.say_trouble(error)
            return
        if chosen is not None:
            self.dismiss(chosen)

    @on(CursorPane.Moved)
    def _moved(self, event: CursorPane.Moved) -> None:
        event.stop()

    @on(Pane.Touched)
    def _touched(self, event: Pane.Touched) -> None:
        event.stop()
        if 0 <= event.row < self._results.length:
            if event.row == self._results.cursor:
                self._dismiss_with_current()
            else:
                self._results.move_to(event.row)

    @property
    def standing(self) -> Over:
        """How it stands: the words, and the cursor among what they find."""
        return Over("find_everywhere", self._results.cursor, self.query_one(SearchBox).value)

    def stand(self, over: Over) -> None:
        """Look for the same words again, unless others have been typed already."""
        box = self.query_one(SearchBox)
        if over.chosen and not box.value:
            with box.prevent(Input.Changed):
                box.value = over.chosen
            self._search()
            self.once_answered(lambda: self._results.put_cursor(over.cursor))

    def action_move(self, rows: int) -> None:
        """Move among the results while typing."""
        self._results.move(rows)

    def action_page(self, pages: int) -> None:
        """Move a page of results."""
        self._results.move(pages * self._results.visible_rows)

    def do_cancel(self) -> None:
        """Leave without a hit."""
        self.dismiss(None)

    def do_quit(self) -> None:
        """End the program."""
        self.app.exit()

    def say(self, text: str) -> None:
        """Say something below the results."""
        self.query_one(Notice).said = text
