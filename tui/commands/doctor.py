"""`mahdar doctor`: what hinders here, and which form of sending Arabic reads properly.

A person looks at one line in every form and says which is right; that is remembered for the
terminal. Without a person at both ends, or with `--json`, it only reports.
"""

from __future__ import annotations

import os
import shutil
import sys
import termios
import textwrap
from argparse import Namespace
from codecs import getincrementaldecoder
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from unicodedata import digit

from tui.answers import keep_replies
from tui.arabic import Emission, Profile, finish, harmless, lay_out, show
from tui.arabic.decide import UNNAMED, chosen_profile, identity
from tui.arabic.detect import Question, open_terminal, unechoed
from tui.arabic.emission import chosen_by_person
from tui.arabic.outer import Outer, ask_tmux
from tui.arabic.replies import Replies
from tui.choice import answered_profile
from tui.commands.examining import (
    Finding,
    documents,
    emission_finding,
    findings,
    probes,
    program_findings,
)
from tui.commands.output import Output
from tui.commands.speech import say
from tui.folders import answers_file, settings_file
from tui.settings import BadSettings, Settings, read_settings, remember

SAMPLE = "اجتماع التحالف (NATO) في الكويت: 74 دولة، 98% «لا خلاف»"
"""The line of the card: joined letters, lam-alef, brackets, Latin, numbers, a per cent sign."""

_QUESTION_AR = (
    "أي سطر يُقرأ سليما من اليمين إلى اليسار: الحروف متصلة، والكلمات بالترتيب، والأقواس في "
    "مواضعها؟ اضغط رقمه، أو Enter للتخطي."
)
_QUESTION_EN = (
    "Which line reads properly, from right to left: letters joined, words in their order, "
    "(NATO) in its brackets? Press its number, or Enter to skip."
)
_NAMES = 18
_ROOM = 100


def run(arguments: Namespace) -> int:
    """Report what was found; show the card where a person can answer."""
    environment = os.environ
    out = Output(arguments.emit, environment)
    path = settings_file(environment)
    settings, trouble = _settings(path)
    chosen = chosen_by_person(arguments.emit, environment)
    with Question(environment, more=probes(), reports=True) as question:
        answer = question.answer()
    replies, outer = answer.replies, ask_tmux(environment)
    if replies.complete and not environment.get("TMUX"):
        keep_replies(answers_file(environment), environment, replies)
    if chosen is None and settings.emit is not None:
        chosen = settings.emit, str(path)
    if chosen is not None:
        profile = chosen_profile(chosen[0], replies, environment, f"set by {chosen[1]}")
    else:
        profile = answered_profile(replies, environment, outer, settings.terminals)
    name = identity(replies, environment, outer)
    found = [
        Finding("terminal", name),
        emission_finding(profile),
        *findings(answer, environment, shutil.get_terminal_size()),
        trouble or Finding("settings", f"{path}{'' if path.exists() else ', none yet'}"),
        *program_findings(arguments.store, environment),
    ]
    if arguments.json:
        out.json(
            {
                "terminal": name,
                "emission": profile.emission.value,
                "reason": profile.reason,
                "findings": documents(found),
            }
        )
        return 0
    _print(found, out)
    if sys.stdin.isatty() and out.terminal and trouble is None:
        _offer(replies, environment, outer, profile, chosen)
    return 0


def _settings(path: Path) -> tuple[Settings, Finding | None]:
    try:
        return read_settings(path), None
    except BadSettings as error:
        return Settings(), Finding(
            "settings", str(error), "nothing is remembered until it is right"
        )


def _print(found: list[Finding], out: Output) -> None:
    room = max(30, min(_ROOM, out.width) - _NAMES)
    for each in found:
        lines = textwrap.wrap(_line(each.value), room, break_long_words=False) or [""]
        lines += (
            textwrap.wrap(_line(each.advice), room, initial_indent="-> ") if each.advice else []
        )
        for number, line in enumerate(lines):
            sys.stdout.write(f"{each.name if number == 0 else '':<{_NAMES}}{line}".rstrip() + "\n")
    sys.stdout.flush()


def _line(text: str) -> str:
    return " ".join(harmless(text).split())


# The card


def card(profiles: list[Profile], width: int) -> str:
    """Return the sample in each form, numbered from 1, each with its own sequences around it."""
    rows = []
    for number, profile in enumerate(profiles, 1):
        label = f" {number}  "
        line = lay_out(
            SAMPLE,
            width - len(label),
            shape=profile.shape,
            reorder=profile.reorder,
        )[0]
        blank = " " * (width - len(label) - line.width)
        rows.append(finish([label + blank + line.text], profile))
    return "".join(rows)


def _offer(
    replies: Replies,
    environment: Mapping[str, str],
    outer: Outer | None,
    now: Profile,
    chosen: tuple[Emission, str] | None,
) -> None:
    """Show the card, and remember what the person says."""
    emissions = list(Emission)
    profiles = [chosen_profile(each, replies, environment, "card") for each in emissions]
    width = min(shutil.get_terminal_size().columns, 72)
    asking = show(_QUESTION_AR, terminal=True, profile=now, width=width)
    with _keys() as keys:
        sys.stdout.write(f"\n{asking}{textwrap.fill(_QUESTION_EN, width)}\n\n")
        sys.stdout.write(card(profiles, width) + "\n[1-6, Enter] ")
        sys.stdout.flush()
        number = _pressed(keys, len(emissions))
    sys.stdout.write(f"{number or '-'}\n")
    sys.stdout.flush()
    if number is None:
        return
    emission, path = emissions[number - 1], settings_file(environment)
    name = identity(replies, environment, outer)
    if name == UNNAMED:
        say("nothing is remembered: tmux does not know which terminal shows it")
        say(f"here and now: export MAHDAR_EMIT={emission.value}")
        return
    remember(path, name, emission)
    say(f"{emission.value} is remembered for {name}, in {path}")
    if chosen is not None:
        say(f"but {chosen[1]} says {chosen[0].value}, and is stronger")


_LEAVING = frozenset("\r\n\x1b\x04qQض")


@contextmanager
def _keys() -> Iterator[Iterator[str]]:
    """Read single keys from the terminal, those that were pressed before being no answer."""
    terminal = open_terminal()
    if terminal is None:
        yield iter(())
        return
    before = termios.tcgetattr(terminal)
    try:
        termios.tcsetattr(terminal, termios.TCSAFLUSH, unechoed(before))
        yield _read(terminal)
    finally:
        with suppress(termios.error):
            termios.tcsetattr(terminal, termios.TCSAFLUSH, before)
        os.close(terminal)


def _read(terminal: int) -> Iterator[str]:
    decoder = getincrementaldecoder("utf-8")("replace")
    with suppress(OSError):  # the terminal is gone
        while received := os.read(terminal, 64):
            yield from decoder.decode(received)


def _pressed(keys: Iterator[str], most: int) -> int | None:
    """Return the first digit up to `most`, Arabic ones too; none if the question is left open."""
    for key in keys:
        number = digit(key, 0)
        if 1 <= number <= most:
            return number
        if key in _LEAVING:
            return None
    return None
