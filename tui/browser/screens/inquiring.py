"""Asking the store beside the keys: none waits for an answer unless it is about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from textual.screen import Screen
from textual.timer import Timer

from store import Apart, Lookups, MahdarError, Questions, Stopped
from tui.browser.beside import beside
from tui.browser.typed_ahead import TypedAhead

Result = TypeVar("Result")
T = TypeVar("T")

PATIENCE = 0.1
"""Seconds without an answer after which it is said that one is looked for."""


@dataclass(slots=True)
class _Waiting:
    """What is done once everything asked has been answered."""

    act: Callable[[], None]
    timer: Timer | None


class Inquiring(Screen[Result], inherit_bindings=False):
    """A screen that asks the store in other threads.

    Of one topic only the newest question counts: those before it are stopped. What needs the
    answer waits for it, and the keys behind it with it; Escape gives up.
    """

    def __init__(self) -> None:
        super().__init__()
        self._questions: dict[str, Apart] = {}
        self._waiting_for_answer: _Waiting | None = None

    def on_unmount(self) -> None:
        """Ask no more."""
        self.stop_asking()
        self._wait_no_more()

    @property
    def is_asking(self) -> bool:
        """Whether an answer is yet to come."""
        return bool(self._questions)

    def is_asking_only(self, topic: str) -> bool:
        """Whether an answer about one topic is yet to come, and no other."""
        return self._questions.keys() == {topic}

    @property
    def is_waiting(self) -> bool:
        """Whether keys wait for an answer."""
        return self._waiting_for_answer is not None

    def inquire(
        self,
        topic: str,
        lookups: Lookups,
        ask: Callable[[Questions], T],
        answered: Callable[[T], None],
    ) -> None:
        """Ask the store, keys going on meanwhile; what goes wrong is said.

        Args:
            topic: What it is about: a question asked before of the same is stopped.
            lookups: What is asked.
            ask: Asks it, in another thread.
            answered: Given the answer, unless something newer was asked or it was given up.
        """
        self.stop_asking(topic)
        asked = self._questions[topic] = lookups.apart()
        self.set_timer(PATIENCE, self._say_asking)
        self.run_worker(self._find_out(topic, asked, ask, answered))

    async def _find_out(
        self,
        topic: str,
        asked: Apart,
        ask: Callable[[Questions], T],
        answered: Callable[[T], None],
    ) -> None:
        trouble: MahdarError | None = None
        try:
            found = await beside(lambda: ask(asked))
        except Stopped:
            return
        except MahdarError as error:
            trouble = error
        if self._questions.get(topic) is not asked or not self.app.is_running:
            return
        del self._questions[topic]
        self._say_asking()
        try:
            if trouble is not None:
                raise trouble
            answered(found)
        except MahdarError as error:
            self._wait_no_more()
            self.say_wrong(error)
        self._proceed()

    def stop_asking(self, topic: str | None = None) -> None:
        """Stop what is being asked of a topic; without one, everything."""
        for each in [each for each in self._questions if topic in (None, each)]:
            self._questions.pop(each).stop()

    # What needs the answer

    def once_answered(self, act: Callable[[], None], at_most: float | None = None) -> None:
        """Do something that is about what was asked, at once where nothing is.

        Args:
            act: What to do.
            at_most: Seconds after which it is done whatever there is.
        """
        if not self._questions or not isinstance(self.app, TypedAhead):
            act()
            return
        timer = None if at_most is None else self.set_timer(at_most, self._act_now)
        self._waiting_for_answer = _Waiting(act, timer)
        self.app.keep_keys(self.give_up_asking)

    def wait_for_answer(self) -> None:
        """Let keys wait until what was asked is answered."""
        self.once_answered(lambda: None)

    def _proceed(self) -> None:
        if not self._questions:
            self._act_now()

    def _act_now(self) -> None:
        waiting = self._wait_no_more()
        if waiting is not None:
            waiting.act()

    def _wait_no_more(self) -> _Waiting | None:
        waiting, self._waiting_for_answer = self._waiting_for_answer, None
        if waiting is not None:
            if waiting.timer is not None:
                waiting.timer.stop()
            if isinstance(self.app, TypedAhead):
                self.app.give_keys()
        return waiting

    def give_up_asking(self) -> None:
        """Ask no more, and do what Escape does."""
        self._wait_no_more()
        self.stop_asking()
        self._say_asking()
        self.give_up()

    # What a screen says

    def _say_asking(self) -> None:
        self.show_asking(asking=self.is_asking)

    def show_asking(self, *, asking: bool) -> None:
        """Show whether something is being looked for; asked after some patience."""

    def say_wrong(self, error: MahdarError) -> None:
        """Say what is wrong."""
        raise NotImplementedError

    def give_up(self) -> None:
        """Do what Escape does where the answer is not waited for."""
        raise NotImplementedError
