"""Deciding how Arabic is shown on a terminal, by all that is known of it."""

from __future__ import annotations

from collections.abc import Mapping

from tui.arabic.emission import Emission
from tui.arabic.outer import Outer
from tui.arabic.replies import Replies
from tui.arabic.terminal import (
    Profile,
    Program,
    Terminal,
    guessed,
    profile_for,
    profile_of,
    terminal_by_term,
    terminal_called,
    terminal_in,
)

_TMUX, _SCREEN = 84, 83
_MOSH = (1, 10)
_BY_SECONDARY: tuple[tuple[tuple[int, ...], Program], ...] = (
    ((1, 115), Program.KONSOLE),
    ((0, 115), Program.QTERMWIDGET),
    ((0, 136), Program.PUTTY),
    ((24,), Program.MLTERM),
    ((77,), Program.MINTTY),
    ((1, 4000), Program.KITTY),
)
# Those that would have said so: a variable that names one of them is inherited.
_ANSWERING = frozenset((Program.KONSOLE, Program.KITTY, Program.MLTERM, Program.VTE))


def decide(replies: Replies, environment: Mapping[str, str], outer: Outer | None = None) -> Profile:
    """Decide how to show Arabic by all that is known of a terminal.

    In this order: what it says of reordering, what tmux says of the terminal it is shown on, the
    terminal's name, its device attributes, the environment.

    Args:
        replies: What it answered; nothing if it was not asked.
        environment: Variables of the environment.
        outer: What tmux says, where it is in between.
    """
    known = as_answered(replies, environment)
    if replies.bidi in (1, 2):
        reason = f"{_called(replies, environment)}, which lets programs order"
        return profile_of(Emission.VISUAL, known, reason, implicit=replies.bidi == 1)
    if replies.bidi == 3:
        return profile_of(Emission.FENCED, known, "it always reorders")
    if replies.bidi == 4:
        return profile_of(Emission.VISUAL, known, "it never reorders", implicit=False)
    if known.get("TMUX"):
        return _behind_tmux(known, outer)
    if replies.secondary[:2] == _MOSH:
        return _behind_mosh(known)
    if not replies.complete:
        return guessed(known)
    return profile_for(answering(replies, environment), known)


def chosen_profile(
    emission: Emission, replies: Replies, environment: Mapping[str, str], reason: str
) -> Profile:
    """Return what an emission that a person chose needs on a terminal that has answered."""
    implicit = {1: True, 2: False, 4: False}.get(replies.bidi or 0)
    return profile_of(emission, as_answered(replies, environment), reason, implicit=implicit)


def answering(replies: Replies, environment: Mapping[str, str]) -> Terminal:
    """Return which terminal it is that has answered."""
    if replies.name:
        return terminal_called(replies.name)
    for beginning, program in _BY_SECONDARY:
        if replies.secondary[: len(beginning)] == beginning:
            return Terminal(program, program.value)
    named = terminal_in(environment)
    if named is not None and named.program not in _ANSWERING:
        return named
    return Terminal(Program.OTHER, environment.get("TERM") or "unknown terminal")


def as_answered(replies: Replies, environment: Mapping[str, str]) -> Mapping[str, str]:
    """Return the environment as it would be if all variables were handed on, and none inherited.

    SSH hands on none; a terminal started in another inherits those of that one.
    """
    if not replies.complete:
        return environment
    known = dict(environment)
    terminal = answering(replies, environment)
    first = replies.secondary[:1]
    _set(known, "TMUX", first == (_TMUX,) or replies.name.startswith("tmux"))
    _set(known, "STY", first == (_SCREEN,))
    if not (known.get("TMUX") or known.get("STY")):
        _set(known, "MLTERM", terminal.program is Program.MLTERM)
    return known


UNNAMED = "tmux in unknown"
"""What a terminal is called of which tmux knows nothing: it may be any."""


def identity(replies: Replies, environment: Mapping[str, str], outer: Outer | None = None) -> str:
    """Return what tells this terminal from others: its name, or its attributes and TERM.

    Behind tmux it names the terminal that shows it, too.
    """
    term = environment.get("TERM", "")
    numbers = ";".join(map(str, replies.secondary))
    name = replies.name or " ".join(filter(None, (term, numbers))) or "unknown"
    if not as_answered(replies, environment).get("TMUX"):
        return name
    known = outer and (outer.name or outer.term)
    return f"tmux in {known}" if known else UNNAMED


def _called(replies: Replies, environment: Mapping[str, str]) -> str:
    return replies.name or environment.get("TERM") or "a terminal"


def _set(variables: dict[str, str], name: str, present: bool) -> None:
    if present:
        variables.setdefault(name, "1")
    else:
        variables.pop(name, None)


def _behind_tmux(environment: Mapping[str, str], outer: Outer | None) -> Profile:
    if outer is None:
        return guessed(environment)
    terminal = (terminal_called(outer.name) if outer.name else None) or terminal_by_term(outer.term)
    if terminal is None:
        terminal = terminal_in({**environment, **outer.environment, "TERM": outer.term})
    if terminal is None or (terminal.program is Program.OTHER and not terminal.name):
        terminal = Terminal(Program.OTHER, outer.term or "unknown terminal")
    if terminal.program is Program.MLTERM and outer.passes:
        # Fences take room from it, and its own switch can be reached.
        reason = f"{terminal.name} behind tmux, which passes on"
        return profile_of(Emission.VISUAL, {**environment, "MLTERM": "1"}, reason)
    return profile_for(terminal, environment)


def _behind_mosh(environment: Mapping[str, str]) -> Profile:
    terminal = terminal_in(environment)
    if terminal is not None and terminal.program is not Program.OTHER:
        return profile_for(terminal, environment, swallowed=True)
    hint = "mosh hides the terminal: if Arabic reads wrongly, `mahdar doctor` finds what is right"
    return profile_of(Emission.VISUAL, environment, "behind mosh", hint=hint)
