"""The main screen as a person left it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual.app import ComposeResult

from store import Lookups
from tui.browser.app import Browser
from tui.browser.arrangement import Room
from tui.browser.beside import beside
from tui.browser.commands import COMMANDS, key_to
from tui.browser.hints import Hints
from tui.browser.history import History, Over
from tui.browser.panes import Hint, Notice, Space
from tui.browser.screens.base import CommandScreen
from tui.browser.screens.joining import Joining
from tui.browser.session import Session, State
from tui.messages import Words

_REST = 2.0
"""Seconds between two looks whether there is something new to keep."""


_LAID_OVER = ("counts", "timeline", "graph", "find_everywhere", "compare")
"""Commands that open a screen which returns at the next start."""


class Remembering(Joining, inherit_bindings=False):
    """The linked panes, which stand at the next start as they were left."""

    def __init__(
        self,
        lookups: Lookups,
        words: Words,
        *,
        name: str,
        rtl: bool = True,
        notes: Sequence[str] = (),
        session: Session | None = None,
        hints: Hints | None = None,
    ) -> None:
        super().__init__(lookups, words, name=name, rtl=rtl, notes=notes)
        self._session = session or Session()
        self._hints = hints or Hints()
        self._seen: State | None = None

    def compose(self) -> ComposeResult:
        """Lay out the panes, below them what a newcomer has to know: under all else said there."""
        yield Hint(self.words, id="hint")
        yield from super().compose()

    def action_run(self, name: str) -> None:
        """Run a command; who has used a few needs no hints any more."""
        self._hints.note(name)
        self._show_hint()
        super().action_run(name)

    def _show_hint(self) -> None:
        keys = {name: key_to(name) for name in ("down", "up", "open", "evidence", "find", "help")}
        self.query_one(Hint).said = self.words("hint", **keys) if self._hints.wanted else ""

    def arrive(self) -> None:
        """Let everything stand as it was left; without that, as at the first start."""
        kept = self._session.load()
        if kept is None:
            super().arrive()
        else:
            self.show_counts()
            self.history = History(kept.behind, kept.ahead)
            self.marks = dict(kept.marks)
            if kept.width is not None:
                self.reader.widest = kept.width or None
            self.go_to(kept.place)
            self.show_any()
            if kept.over is not None:
                self.call_after_refresh(self._lay_over, kept.over)
        if self._session.put_aside is not None:
            self.tell(self.words("notice.aside", path=self._session.put_aside))

    def _lay_over(self, over: Over) -> None:
        """Open the screen that lay over the panes, where that is still possible."""
        command = next((each for each in COMMANDS if each.name == over.command), None)
        if command is None or command.name not in _LAID_OVER or not self.can_run(command):
            return
        self.run_command(command)
        self.once_answered(lambda: self._stand_over(over))

    def _stand_over(self, over: Over) -> None:
        screen = self.app.screen
        if isinstance(screen, CommandScreen) and screen is not self:
            screen.resumed = over

    def on_mount(self) -> None:
        """Begin to keep what changes."""
        self._show_hint()
        self.set_interval(_REST, self._keep)
        if isinstance(self.app, Browser):
            self.app.before_exit = self.keep_now

    def _keep(self) -> None:
        if self.is_moving:
            return
        state = self.state
        if state != self._seen:
            self._seen = state
            save = partial(self._session.save, state, frozenset(self.marked))
            self.run_worker(beside(save), exit_on_error=False)

    def keep_now(self) -> None:
        """Keep where everything stands: the program is about to end."""
        self.settle()
        self._session.save(self.state, self.marked)

    @property
    def is_plain(self) -> bool:
        """Whether the screen shows the same that it will show at the next start."""
        return (
            self.app.screen is self
            and self.focused is None
            and not (self.is_moving or self.query_one(Notice).region)
            and self.query_one(Space).room is Room.USUAL
            and not (self.is_renewing or self.lookups.is_behind())
        )

    @property
    def state(self) -> State:
        """What returns at the next start."""
        behind, ahead = tuple(self.history.behind), tuple(self.history.ahead)
        width = self.reader.widest or 0
        return State(self.place(), behind, ahead, dict(self.marks), self._over(), width)

    def _over(self) -> Over | None:
        """Return how the screen stands that lies over this one."""
        stack = self.app.screen_stack
        laid = stack[stack.index(self) + 1 :] if self in stack else []
        standing = (each.standing for each in laid if isinstance(each, CommandScreen))
        return next(filter(None, standing), None)
