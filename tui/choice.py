"""How to show Arabic on the terminal at hand: who decides, and when it is asked.

In this order: the option `--emit`, `MAHDAR_EMIT`, the settings' `emit`, the settings for this very
terminal, what the terminal answers, the environment, and visual order where nothing is known.

The browser asks the terminal each time, while its own modules load. The shell commands do not: a
question costs them a round trip, and what a person types ahead meanwhile for the next command
could not be put back. They go by the environment, which names the terminal well unless SSH has
left it behind. There they ask once: only when nobody has typed ahead, and the answer is kept.
"""

from __future__ import annotations

import fcntl
import os
import termios
from collections.abc import Mapping
from contextlib import suppress
from functools import cached_property
from types import TracebackType

from tui.answers import keep_replies, kept_replies
from tui.arabic.decide import chosen_profile, decide, identity
from tui.arabic.detect import Answer, Question, open_terminal
from tui.arabic.emission import Emission, chosen_by_person
from tui.arabic.outer import Outer, ask_tmux
from tui.arabic.replies import Replies
from tui.arabic.terminal import Profile, profile_of, terminal_in
from tui.folders import answers_file, settings_file
from tui.settings import BadSettings, Settings, read_settings

_SHELL_TIMEOUT = 0.6
"""Seconds that a listing waits, once."""


class Choice:
    """The browser's terminal: its profile, found out as far as nobody has chosen it.

    A context: the terminal is asked when it is entered and echoes nothing until `close`, which
    whoever takes the terminal next calls first.

    Args:
        option: The emission's name as given on the command line.
        environment: Variables of the environment.

    Raises:
        UnknownEmission: An emission was chosen that there is not.
    """

    def __init__(self, option: str | None, environment: Mapping[str, str]) -> None:
        self._environment = environment
        self._chosen = chosen_by_person(option, environment)
        settings = Settings()
        if self._chosen is None:
            path = settings_file(environment)
            # What is wrong with them is said in the browser, and keeps nobody out of it.
            with suppress(BadSettings):
                settings = read_settings(path)
            if settings.emit is not None:
                self._chosen = settings.emit, str(path)
        self._terminals = settings.terminals
        self._question = None if self._chosen else Question(environment)

    def __enter__(self) -> Choice:
        """Ask the terminal, if that can make a difference."""
        if self._question is not None:
            self._question.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave the terminal as it was."""
        if self._question is not None:
            self._question.__exit__(kind, error, trace)

    def close(self) -> None:
        """Give the terminal back; a second time does nothing."""
        if self._question is not None:
            self._question.close()

    @cached_property
    def answer(self) -> Answer:
        """What came of asking, keys typed meanwhile among it."""
        if self._question is None:
            return Answer(Replies())
        answer = self._question.answer()
        if answer.replies.complete and not self._environment.get("TMUX"):
            keep_replies(answers_file(self._environment), self._environment, answer.replies)
        return answer

    @cached_property
    def profile(self) -> Profile:
        """How to show Arabic."""
        if self._chosen is not None:
            emission, origin = self._chosen
            return profile_of(emission, self._environment, f"set by {origin}")
        outer = ask_tmux(self._environment)
        return answered_profile(self.answer.replies, self._environment, outer, self._terminals)

    def switched(self, emission: Emission) -> Profile:
        """Return what another emission needs on the same terminal."""
        replies = self.answer.replies
        return chosen_profile(emission, replies, self._environment, "chosen in the browser")


def shell_profile(option: str | None, environment: Mapping[str, str]) -> Profile:
    """Return how a shell command shows Arabic on a terminal.

    Raises:
        UnknownEmission: An emission was chosen that there is not.
        BadSettings: The settings cannot be read.
    """
    chosen = chosen_by_person(option, environment)
    if chosen is None:
        path = settings_file(environment)
        settings = read_settings(path)
        if settings.emit is None:
            replies, outer = _known_replies(environment), ask_tmux(environment)
            return answered_profile(replies, environment, outer, settings.terminals)
        chosen = settings.emit, str(path)
    emission, origin = chosen
    return profile_of(emission, environment, f"set by {origin}")


def answered_profile(
    replies: Replies,
    environment: Mapping[str, str],
    outer: Outer | None,
    terminals: Mapping[str, Emission],
) -> Profile:
    """Return how to show Arabic on a terminal that has answered, or was not asked.

    Args:
        replies: What it answered.
        environment: Variables of the environment.
        outer: What tmux says of the terminal that shows it.
        terminals: What a person found right on some terminals.
    """
    name = identity(replies, environment, outer)
    if name in terminals:
        return chosen_profile(terminals[name], replies, environment, f"remembered for {name}")
    return decide(replies, environment, outer)


def _known_replies(environment: Mapping[str, str]) -> Replies:
    """Return what the terminal answered once; asked now where nothing else tells what it is."""
    if environment.get("TMUX"):
        return Replies()  # tmux knows more, and does not forget who looks at it
    path = answers_file(environment)
    kept = kept_replies(path, environment)
    if kept is not None:
        return kept
    beyond_ssh = environment.get("SSH_CONNECTION") or environment.get("SSH_TTY")
    if not beyond_ssh or terminal_in(environment) is not None or _typed_ahead():
        return Replies()
    with Question(environment, timeout=_SHELL_TIMEOUT) as question:
        replies = question.answer().replies
    keep_replies(path, environment, replies)
    return replies


def _typed_ahead() -> bool:
    """Whether something waits to be read from the terminal, or there is none to ask."""
    terminal = open_terminal()
    if terminal is None:
        return True
    try:
        return any(fcntl.ioctl(terminal, termios.FIONREAD, bytes(4)))
    except OSError:
        return True
    finally:
        os.close(terminal)
