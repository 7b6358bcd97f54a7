"""Show the sample lines in this terminal, as mahdar would, and wait.

A bar of colour stands above each line and below the last, so that they can be found in a picture.
"""

from __future__ import annotations

import os
import re
import sys
import time
from pathlib import Path

from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style

from tui.arabic import Profile, emit_text, fit, one_line
from tui.browser.terminal.screen_diff import ScreenDiff
from tui.browser.widgets.painting import aligned
from tui.choice import Choice

WIDTH = 56
SAMPLES = (
    "قال: Rex Tillerson (NATO) إن بلاده تتعهد بمبلغ 200 مليون",
    "لإلغاء «التحالف الدولي» 98% من الأراضي [العراقية]",
    "الثلاثاء 13/02/2018 02:16 م، الاجتماع الثالث",
    "پیش از ظهر گفت‌وگو با ژنرال چینی (گزارش)",
)
_BAR, _INK, _OFF = "\x1b[48;2;255;0;255m", "\x1b[38;2;0;0;0;48;2;255;255;255m", "\x1b[0m"
_SHOWN_FOR = 60  # seconds, should nobody end it


def profile_here(emission: str) -> Profile:
    """The emission asked for, or with `auto` what mahdar chooses here."""
    with Choice(emission, os.environ) as choice:
        return choice.profile


def card(profile: Profile) -> str:
    """The card as it is written to the terminal."""
    bar = f"{_BAR}{' ' * WIDTH}{_OFF}\r\n"
    rows = [profile.enter, "\x1b[2J\x1b[H\x1b[?25l"]
    for sample in SAMPLES:
        line = fit(sample, WIDTH, shape=profile.shape, reorder=profile.reorder)
        rows += [bar, f"{_INK}{emit_text(line, profile.emission)}{_OFF}\r\n"]
    return "".join([*rows, bar])


def half_bold_card(profile: Profile) -> str:
    """The card as the browser sends it where two letters of each word are a hit of a search."""
    diff = ScreenDiff(WIDTH, 2 * len(SAMPLES) + 1, profile.emission, ColorSystem.TRUECOLOR)
    bar, ink = Style(bgcolor="#ff00ff"), Style(color="#000000", bgcolor="#ffffff")
    for y, sample in enumerate(SAMPLES):
        line = one_line(sample, WIDTH, shape=profile.shape, reorder=profile.reorder)
        hits = [(at, at + 2, Style(bold=True)) for at in _beginnings(sample)]
        diff.put(0, 2 * y, [Segment(" " * WIDTH, bar)])
        diff.put(0, 2 * y + 1, aligned(line, WIDTH, ink, right=True, spans=hits))
    diff.put(0, 2 * len(SAMPLES), [Segment(" " * WIDTH, bar)])
    return f"{profile.enter}\x1b[2J\x1b[?25l{diff.frame()}"


def _beginnings(text: str) -> list[int]:
    """Where words begin that have more than two letters."""
    return [match.start() for match in re.finditer(r"\w{3,}", text)]


def main() -> None:
    """Write the card in the emission that is named, and the reason into a file if one is."""
    profile = profile_here(sys.argv[1] if len(sys.argv) > 1 else "auto")
    if len(sys.argv) > 2:
        said = f"{profile.emission.value}: {profile.reason}"
        Path(sys.argv[2]).write_text(said, encoding="utf-8")
    sys.stdout.write((half_bold_card if "bold" in sys.argv[3:] else card)(profile))
    sys.stdout.flush()
    time.sleep(_SHOWN_FOR)


if __name__ == "__main__":
    main()
