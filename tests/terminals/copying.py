"""Copy a long quote in real terminals, and see whether it is on the clipboard.

Run by hand: `.venv/bin/python tests/terminals/copying.py`, after `pictures.py --install`.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from PIL import Image
from terminals import ROOT, Screen  # type: ignore[import-not-found, unused-ignore]

WAY = (
    ("MEETINGS 1", "\r"),
    ("[RECORD]", "j"),
    ("┃ place", "y"),
    ("JSON", "q"),
    ("bytes sent", ""),
)
"""The way to a field with a quote and to its copy: what is seen, and what is typed then."""


def typed(browser: Sequence[str], done: Path) -> list[str]:
    """The command in which a quote is copied; when it has been, there is a file."""
    relay = [sys.executable, str(ROOT / "tests/terminals/relay.py"), json.dumps(WAY), str(done)]
    return [*relay, *browser]


def on_clipboard(screen: Screen, command: Sequence[str], done: Path) -> str:
    """Run a terminal in which something is copied; return what is on the clipboard then."""
    held = [""]

    def copied(_: Image.Image) -> bool:
        if done.exists():
            held.append(clipboard(screen))
        return done.exists()

    screen.show(command, copied)
    return held[-1] if done.exists() else "not copied"


def clipboard(screen: Screen) -> str:
    """What is on the clipboard; nothing if it is nobody's."""
    asked = subprocess.run(
        ["xclip", "-selection", "clipboard", "-o"],
        env=screen.environment,
        capture_output=True,
        check=False,
        timeout=20,
    )
    return asked.stdout.decode("utf-8")
