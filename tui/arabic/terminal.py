"""Which emission a terminal needs, and what it must be told before and after.

Decided here from the person's choice and the environment alone. A terminal that can be asked
says more: `profile_of` takes what it answered.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tui.arabic.emission import Emission
from tui.arabic.errors import UnknownEmission

AUTO = "auto"
"""The name of the choice to let the program decide."""

VARIABLE = "MAHDAR_EMIT"
"""The variable of the environment that holds the person's choice."""

_EXPLICIT, _IMPLICIT = "\x1b[8l", "\x1b[8h"  # ECMA-48 BDSM: who reorders, we or the terminal
_MLTERM_OFF, _MLTERM_ON = "\x1b]5379;use_ctl=false\x07", "\x1b]5379;use_ctl=true\x07"


@dataclass(frozen=True, slots=True)
class Profile:
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


def choose(option: str | None, environment: Mapping[str, str]) -> Profile:
    """Decide how to show Arabic, without asking the terminal.

    Args:
        option: The emission's name as given on the command line; None or `auto` if it was not.
        environment: Variables of the environment; `MAHDAR_EMIT` stands in for the option.

    Raises:
        UnknownEmission: No emission has the name that was given.
    """
    for name, origin in ((option, "--emit"), (environment.get(VARIABLE), VARIABLE)):
        if name and name != AUTO:
            return profile_of(emission_named(name, origin), environment, f"set by {origin}")
    emission, reason, hint = _guess(environment)
    return profile_of(emission, environment, reason, hint=hint)


def emission_named(name: str, origin: str) -> Emission:
    """Find an emission by its name; raises UnknownEmission, with the origin of the name."""
    try:
        return Emission(name)
    except ValueError:
        known = [AUTO, *(emission.value for emission in Emission)]
        raise UnknownEmission(name, origin, known) from None


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


def _guess(environment: Mapping[str, str]) -> tuple[Emission, str, str]:
    """Emission, reason and hint by the variables that terminals set."""
    if environment.get("TERM") == "xterm-kitty" or environment.get("KITTY_WINDOW_ID"):
        return Emission.KITTY, "kitty", "with `force_ltr yes` in kitty.conf: visual"
    if environment.get("KONSOLE_VERSION"):
        return Emission.FENCED, "Konsole", ""
    program = environment.get("TERM_PROGRAM", "")
    if program == "Apple_Terminal":
        return Emission.FENCED, "Terminal.app, not tried", ""
    if program == "iTerm.app" or environment.get("LC_TERMINAL") == "iTerm2":
        return _guess_iterm(environment)
    if environment.get("TMUX"):
        return _guess_in_tmux(environment)
    if _is_mlterm(environment):
        return Emission.VISUAL, "mlterm", ""
    return Emission.VISUAL, environment.get("TERM") or "unknown terminal", ""


def _guess_in_tmux(environment: Mapping[str, str]) -> tuple[Emission, str, str]:
    version = environment.get("VTE_VERSION", "")
    if version.isascii() and version.isdigit() and int(version) >= 5800:
        return Emission.FENCED, "VTE behind tmux, which swallows CSI 8 l", ""
    if _is_mlterm(environment):
        return Emission.FENCED, "mlterm behind tmux", ""
    return Emission.VISUAL, "tmux", ""


def _guess_iterm(environment: Mapping[str, str]) -> tuple[Emission, str, str]:
    """Reorders since 3.7."""
    version = environment.get("LC_TERMINAL_VERSION") or environment.get("TERM_PROGRAM_VERSION", "")
    found = re.match(r"(\d{1,4})\.(\d{1,4})", version)
    reorders = found is not None and (int(found[1]), int(found[2])) >= (3, 7)
    emission = Emission.FENCED if reorders else Emission.VISUAL
    return emission, f"iTerm2 {version}, not tried".replace("  ", " "), ""
