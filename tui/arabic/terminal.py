"""Which emission a terminal needs, and what it must be told before and after.

Decided here from the person's choice and the environment alone. A terminal that can be asked
says more: see `tui.arabic.decide`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

from tui.arabic.emission import Emission, chosen_by_person

_EXPLICIT, _IMPLICIT = "\x1b[8l", "\x1b[8h"  # ECMA-48 BDSM: who reorders, we or the terminal
_MLTERM_OFF, _MLTERM_ON = "\x1b]5379;use_ctl=false\x07", "\x1b]5379;use_ctl=true\x07"


class Profile(NamedTuple):
    """How to show Arabic on one terminal."""

    emission: Emission
    """The form in which rows are sent."""
    reason: str
    """Why it was chosen, for a person who asks."""
    enter: str = ""
    """Sequences to send before the first row."""
    leave: str = ""
    """Sequences to send on every way out."""
    hint: str = ""
    """What the person can change in the terminal, if something can be better."""

    @property
    def shape(self) -> bool:
        """Whether letters are to be joined when text is laid out."""
        return self.emission not in (Emission.VISUAL_BASE, Emission.PLAIN)

    @property
    def reorder(self) -> bool:
        """Whether text is to be put in visual order when it is laid out."""
        return self.emission is not Emission.PLAIN

    def enclose(self, text: str) -> str:
        """Put the sequences before and behind a text that is written at once."""
        return self.enter + text + self.leave if text else text


class Program(Enum):
    """The terminals that differ from the many that draw each cell where it is sent.

    The value is the name people know it by.
    """

    KITTY = "kitty"
    KONSOLE = "Konsole"
    VTE = "VTE"
    MLTERM = "mlterm"
    MINTTY = "mintty"
    WEZTERM = "WezTerm"
    PUTTY = "PuTTY"
    QTERMWIDGET = "QTermWidget"
    ITERM = "iTerm2"
    APPLE = "Terminal.app"
    CONSOLE = "the Linux console"
    OTHER = ""
    """Does not reorder, or is not known to."""


class Terminal(NamedTuple):
    """Which terminal it is."""

    program: Program
    """What is treated in the same way."""
    name: str
    """What it calls itself, version included; for people."""


class _Manner(NamedTuple):
    """How a program is written to."""

    emission: Emission
    """By default."""
    behind: Emission
    """Where a multiplexer swallows the sequence that stops the terminal from reordering."""
    hint: str = ""


_DRAWN = _Manner(Emission.VISUAL, Emission.VISUAL)
_OBEYING = _Manner(Emission.VISUAL, Emission.FENCED)
_REORDERING = _Manner(Emission.FENCED, Emission.FENCED)
_MANNERS = {
    Program.KITTY: _Manner(
        Emission.KITTY, Emission.KITTY, "with `force_ltr yes` in kitty.conf: visual"
    ),
    Program.KONSOLE: _REORDERING,
    Program.VTE: _OBEYING,
    # It counts each fence as a cell, so that a row as wide as the screen loses its end.
    Program.MLTERM: _Manner(
        Emission.VISUAL,
        Emission.FENCED,
        "behind tmux rows lose their ends: `set -g allow-passthrough on` in tmux.conf and visual",
    ),
    Program.MINTTY: _OBEYING,
    Program.PUTTY: _Manner(
        Emission.VISUAL,
        Emission.VISUAL,
        "PuTTY reorders by itself: switch on Terminal > Features > "
        "Disable bidirectional text display",
    ),
    Program.QTERMWIDGET: _Manner(
        Emission.FENCED,
        Emission.FENCED,
        "this terminal shows lines of mixed Arabic and Latin wrongly whatever it is sent: "
        "use another",
    ),
    Program.ITERM: _REORDERING,
    Program.APPLE: _REORDERING,
    Program.CONSOLE: _Manner(
        Emission.VISUAL,
        Emission.VISUAL,
        "the console's font has no Arabic: use a terminal in a window, or over SSH",
    ),
}
_UNTRIED = frozenset((Program.ITERM, Program.APPLE))


def choose(option: str | None, environment: Mapping[str, str]) -> Profile:
    """Decide how to show Arabic, without asking the terminal.

    Args:
        option: The emission's name as given on the command line; None or `auto` if it was not.
        environment: Variables of the environment; `MAHDAR_EMIT` stands in for the option.

    Raises:
        UnknownEmission: No emission has the name that was given.
    """
    chosen = chosen_by_person(option, environment)
    if chosen is not None:
        emission, origin = chosen
        return profile_of(emission, environment, f"set by {origin}")
    return guessed(environment)


def guessed(environment: Mapping[str, str]) -> Profile:
    """Decide by the variables that terminals set, which are not handed on by SSH."""
    terminal = terminal_in(environment) or Terminal(
        Program.OTHER, environment.get("TERM") or "unknown terminal"
    )
    return profile_for(terminal, environment)


def profile_for(
    terminal: Terminal, environment: Mapping[str, str], *, swallowed: bool = False
) -> Profile:
    """Put together what a terminal needs, as far as it is known.

    Args:
        terminal: Which it is.
        environment: Variables of the environment; they say whether tmux is in between.
        swallowed: Whether something else is in between that hands on no sequences.
    """
    manner = _MANNERS.get(terminal.program, _DRAWN)
    tmux = bool(environment.get("TMUX"))
    emission = manner.behind if tmux or swallowed else manner.emission
    reason = terminal.name + (" behind tmux" if tmux else "")
    if terminal.program in _UNTRIED:
        reason += ", not tried"
    return profile_of(emission, environment, reason, hint=manner.hint)


def profile_of(
    emission: Emission,
    environment: Mapping[str, str],
    reason: str,
    *,
    implicit: bool | None = None,
    hint: str = "",
) -> Profile:
    """Put together what one emission needs in an environment.

    Args:
        emission: The form in which rows are sent.
        environment: Variables of the environment.
        reason: Why that form.
        implicit: Whether the terminal reorders, as it answered to DECRQM 8; None if it was
            not asked.
        hint: What the person can change.
    """
    enter, leave = "", ""
    if emission in (Emission.VISUAL, Emission.VISUAL_BASE) and implicit is not False:
        enter, leave = _switches(environment, asked=implicit is not None)
    return Profile(
        emission,
        reason,
        through_multiplexer(enter, environment),
        through_multiplexer(leave, environment),
        hint,
    )


def through_multiplexer(sequence: str, environment: Mapping[str, str]) -> str:
    """Add the wrapping in which tmux or GNU screen hands a sequence on to the terminal.

    tmux does so only with its option `allow-passthrough`. The two wrappings exclude each
    other: tmux's would be printed by screen.
    """
    if not sequence:
        return ""
    if environment.get("TMUX"):
        return f"{sequence}\x1bPtmux;{sequence.replace(chr(27), chr(27) * 2)}\x1b\\"
    if environment.get("STY"):
        return f"{sequence}\x1bP{sequence}\x1b\\"
    return sequence


def _switches(environment: Mapping[str, str], *, asked: bool) -> tuple[str, str]:
    """The sequences that stop the terminal from reordering, and let it again."""
    if _is_mlterm(environment):
        return _MLTERM_OFF, _MLTERM_ON
    if environment.get("TERM_PROGRAM") == "WezTerm" and not asked:
        # It does not reorder unless told to; switching "back" would make it begin.
        return "", ""
    return _EXPLICIT, _IMPLICIT


def _is_mlterm(environment: Mapping[str, str]) -> bool:
    return bool(environment.get("MLTERM")) or environment.get("TERM", "").startswith("mlterm")


# Which terminal it is, by names and variables

_BY_TERM = {
    "xterm-kitty": Program.KITTY,
    "mlterm": Program.MLTERM,
    "konsole": Program.KONSOLE,
    "putty": Program.PUTTY,
    "linux": Program.CONSOLE,
    "mintty": Program.MINTTY,
    "wezterm": Program.WEZTERM,
}
# Others that have a name of their own in TERM, which nothing else then says better.
_NAMED = re.compile(r"(alacritty|foot|rxvt|st|xterm-ghostty|contour|rio|eterm|nsterm)(-.*)?$")
_BY_TERM_PROGRAM = {
    "Apple_Terminal": Program.APPLE,
    "iTerm.app": Program.ITERM,
    "WezTerm": Program.WEZTERM,
    "mintty": Program.MINTTY,
}
_BIDI_VTE = 5800
"""The first version of VTE that reorders."""
_BIDI_ITERM = (3, 7)


def terminal_in(environment: Mapping[str, str]) -> Terminal | None:
    """Return the terminal that the environment names; none where it names none.

    What is inherited from one terminal by another that was started in it, misleads; what a
    terminal answers does not.
    """
    return (
        terminal_by_term(environment.get("TERM", ""))
        or _by_own_variable(environment)
        or _by_program(environment)
    )


def terminal_by_term(term: str) -> Terminal | None:
    """Return the terminal that a name as in TERM is for; none where many bear it."""
    for name, program in _BY_TERM.items():
        if term == name or term.startswith(f"{name}-"):
            return Terminal(program, program.value)
    return Terminal(Program.OTHER, term) if _NAMED.match(term) else None


def terminal_called(name: str) -> Terminal:
    """Return the terminal that calls itself so in an answer to XTVERSION."""
    word = name.lower()
    for program in Program:
        if program.value and word.startswith(program.value.lower()):
            if program is Program.ITERM:
                return _iterm(name)
            if program is Program.VTE:
                return _vte(re.sub(r"\D", "", name))
            return Terminal(program, name)
    return Terminal(Program.OTHER, name)


def _by_own_variable(environment: Mapping[str, str]) -> Terminal | None:
    if environment.get("KITTY_WINDOW_ID"):
        return Terminal(Program.KITTY, "kitty")
    if environment.get("KONSOLE_VERSION"):
        return Terminal(Program.KONSOLE, "Konsole")
    if _is_mlterm(environment):
        return Terminal(Program.MLTERM, "mlterm")
    if environment.get("LC_TERMINAL") == "iTerm2":
        return _iterm(environment.get("LC_TERMINAL_VERSION", ""))
    return None


def _by_program(environment: Mapping[str, str]) -> Terminal | None:
    name = environment.get("TERM_PROGRAM", "")
    program = _BY_TERM_PROGRAM.get(name)
    if program is Program.ITERM:
        return _iterm(environment.get("TERM_PROGRAM_VERSION", ""))
    if program is not None:
        return Terminal(program, program.value)
    if environment.get("VTE_VERSION"):
        return _vte(environment["VTE_VERSION"])
    if name and name not in ("tmux", "screen"):
        return Terminal(Program.OTHER, name)
    others = ("XTERM_VERSION", "WT_SESSION", "ALACRITTY_WINDOW_ID", "TERMUX_VERSION")
    return next((Terminal(Program.OTHER, each) for each in others if environment.get(each)), None)


def _vte(version: str) -> Terminal:
    known = version.isascii() and version.isdigit()
    reorders = known and int(version[:9]) >= _BIDI_VTE
    return Terminal(Program.VTE if reorders else Program.OTHER, f"VTE {version}".strip())


def _iterm(version: str) -> Terminal:
    """Reorders since 3.7."""
    found = re.search(r"(\d{1,4})\.(\d{1,4})", version)
    reorders = found is not None and (int(found[1]), int(found[2])) >= _BIDI_ITERM
    name = f"iTerm2 {version.removeprefix('iTerm2').strip()}".strip()
    return Terminal(Program.ITERM if reorders else Program.OTHER, name)
