"""Show the sample lines in this terminal, as mahdar would, and wait.

A bar of colour stands above each line and below the last, so that they can be found in a picture.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from tui.arabic import Profile, emit_text, fit
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


def main() -> None:
    """Write the card in the emission that is named, and the reason into a file if one is."""
    profile = profile_here(sys.argv[1] if len(sys.argv) > 1 else "auto")
    if len(sys.argv) > 2:
        said = f"{profile.emission.value}: {profile.reason}"
        Path(sys.argv[2]).write_text(said, encoding="utf-8")
    sys.stdout.write(card(profile))
    sys.stdout.flush()
    time.sleep(_SHOWN_FOR)


if __name__ == "__main__":
    main()
