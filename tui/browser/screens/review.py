"""The screen that asks about two records whether they are one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from rich.style import Style
from textual.binding import BindingType
from textual.reactive import var
from textual.strip import Strip

from store import Entity, Lookups, Meeting
from tui.browser.commands import REVIEWING, key_to
from tui.browser.fields import told_reason
from tui.browser.pairing import Pair, Round, side_by_side
from tui.browser.panes.key_menu import choosing
from tui.browser.screens.base import bindings
from tui.browser.screens.compare import Chosen, Sources
from tui.browser.screens.showing import title_of
from tui.browser.screens.view import VIEWING, View
from tui.browser.typed_ahead import TypedAhead
from tui.browser.widgets import Column
from tui.browser.widgets.painting import foreign, row
from tui.messages import Words

if TYPE_CHECKING:
    from tui.deciding import Make

Judged: TypeAlias = Callable[["Make | None"], Awaitable[tuple[bool, str]]]
"""Decides, or for none takes the last decision back; whether that went well, and what to say."""


class PairView(Sources):
    """Two records side by side; above them what was weighed."""

    above = 3

    why: var[str] = var("")
    """What speaks for their being one and against it, with the score."""

    def __init__(self, words: Words, key: str) -> None:
        super().__init__(words, words("review.title"), (), ())
        self._none = words("review.none", all=key)

    def put_pair(self, pair: Pair | None, number: int) -> None:
        """Show a pair; none where there is no other."""
        self._heading = (
            self.words("review.number", number=number) if pair else self.words("review.title")
        )
        self._fields = side_by_side(pair, self.words) if pair else ()
        self._sources = [(each.id, _named(each)) for each in (pair.one, pair.other)] if pair else []
        self.why = _weighed(pair, self.words) if pair else self._none
        self.chosen = self.first = 0
        self.top = self.cursor = 0
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line, the third saying what was weighed; of nothing, only that."""
        if y == 2 or (y == 1 and not self._sources):
            text = self.why if (y == 2) == bool(self._sources) else ""
            columns = [Column("", 1), Column(foreign(text), base=self.words.base), Column("", 0)]
            return row(columns, self.size.width, self.rich_style + Style(), rtl=self.rtl)
        return super().render_line(y)


def _named(record: Entity | Meeting) -> str:
    sources = len(record.sources)
    return f"{title_of(record)} ({sources})"


def _weighed(pair: Pair, words: Words) -> str:
    decision = pair.candidate.decision
    score = words("explain.decision", score=decision.score, needed=decision.needed)
    return ": ".join((score, "; ".join(told_reason(each, words) for each in decision.reasons)))


class Review(View[Chosen], inherit_bindings=False):
    """Asks about one pair after the other; gives the words that a person wants to read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(*VIEWING, "next_pane", "previous_pane"),
        *choosing(REVIEWING),
    ]

    def __init__(
        self, words: Words, lookups: Lookups, round: Round, judge: Judged, *, key: str
    ) -> None:
        """Prepare it.

        Args:
            words: The interface's texts.
            lookups: What is asked for the next pair.
            round: Which there are; it goes on where it was left.
            judge: Keeps what a person decides.
            key: What shows all of the list.
        """
        self._pair_view = PairView(words, key)
        asked = [(key_to(each.name), words(f"command.{each.name}.title")) for each in REVIEWING]
        super().__init__(words, self._pair_view, (*asked, (key_to("leave"), words("compare.back"))))
        self._lookups, self._round, self._judge = lookups, round, judge

    def on_mount(self) -> None:
        """Ask about the first, or where it was left."""
        if self._round.pair is None:
            self._go_on()
        else:
            self._show()

    # Going on

    def _go_on(self) -> None:
        def found(pair: Pair | None) -> None:
            self._round.pair = pair
            self._show()

        self.inquire("pair", self._lookups, self._round.find, found)
        self.wait_for_answer()

    def _show(self) -> None:
        self._pair_view.put_pair(self._round.pair, self._round.number)

    # Deciding

    def action_choose(self, name: str) -> None:
        """Decide, and go on to the next."""
        if self.is_asking:
            return
        self.say("")
        pair = self._round.pair
        if name == "review_undo":
            self._take_back()
        elif pair is None:
            return  # that there is none stands there
        elif name == "review_skip":
            self._round.leave(decided=False)
            self._go_on()
        else:
            deed = name.removeprefix("review_")
            one, other = pair.one.id, pair.other.id
            self._carry_out(lambda deciding: (getattr(deciding, deed)(one, other),))

    def _take_back(self) -> None:
        if not self._round.behind:
            self.say(self.words("review.first"))
        elif self._round.behind[-1][1]:
            self._carry_out(None)
        else:
            self._round.back(self._lookups)
            self._show()

    def _carry_out(self, make: Make | None) -> None:
        """Decide, keys waiting until that is kept and shown."""
        if isinstance(self.app, TypedAhead):
            self.app.keep_keys(lambda: None)
        self.show_asking(asking=True)
        self.run_worker(self._decide(make), exit_on_error=False)

    async def _decide(self, make: Make | None) -> None:
        try:
            kept, said = await self._judge(make)
        finally:
            self.show_asking(asking=False)
            if isinstance(self.app, TypedAhead):
                self.app.give_keys()
        if kept and make is None:
            self._round.back(self._lookups)
            self._show()
        elif kept:
            self._round.leave(decided=True)
            self._go_on()
        self.say(said)

    # Looking

    def do_next_pane(self) -> None:
        """Choose the other record."""
        self._pair_view.choose(1)

    def do_previous_pane(self) -> None:
        """Choose the other record."""
        self._pair_view.choose(-1)

    def do_open(self) -> None:
        """Read the words of the chosen record; does nothing where it is silent."""
        if self._pair_view.current is not None:
            self.dismiss(self._pair_view.current)
