"""Copy in real terminals, and see whether it is on the clipboard.

Run by hand: `.venv/bin/python tests/terminals/copying.py`, after `pictures.py --install`.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Sequence
from pathlib import Path

from PIL import Image
from terminals import (  # type: ignore[import-not-found, unused-ignore]
    PACKAGES,
    ROOT,
    Screen,
    end_tmux,
    starting,
)

WAY = (
    ("MEETINGS 1", "\r"),
    ("[RECORD]", "j"),
    ("┃ place", "y"),
    ("JSON", "q"),
    ("bytes sent", ""),
)
"""The way to a field with a quote and to its copy: what is seen, and what is typed then."""
_TO_COMPARE = (
    ("MEETINGS 17", "y"),
    ("JSON", "j"),
    ("bytes sent", "yw"),
    ("written", ""),
)
"""The copy of a record as JSON, and the same into a file."""
SELECTIONS = ("clipboard", "primary")
"""Where a copied text may be; the second is what the middle button of a mouse pastes."""
_WITHIN = ("", "set -g set-clipboard on", "set -gq allow-passthrough on")
"""The settings of the tmux that it is tried in, after without one."""
_ALLOWED = {
    "xterm": ["-xrm", "XTerm*allowWindowOps: true"],
    "mlterm": ["--osc52=true"],
}
"""What a terminal must be started with to take what programs copy."""


def main() -> None:
    """Say of each terminal what its clipboard holds, alone and with tmux in it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("terminals", nargs="*", metavar="TERMINAL", help="all, if none is named")
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        mahdar = [sys.executable, "-m", "tui", "--store", str(store)]
        subprocess.run([*mahdar, "ingest", str(ROOT / "seeds")], cwd=ROOT, check=True)
        for name in parser.parse_args().terminals or PACKAGES:
            if shutil.which(name) is None:
                print(f"{name}: not installed")  # noqa: T201
                continue
            for allowed in ([], _ALLOWED[name]) if name in _ALLOWED else ([],):
                for within in _WITHIN:
                    told = compared(name, [*mahdar, "--lang", "en"], allowed, within)
                    label = " ".join([name, *allowed, *(["in tmux,", within] if within else [])])
                    print(f"{label:<72} {told}", flush=True)  # noqa: T201


def compared(name: str, browser: Sequence[str], options: Sequence[str], within: str) -> str:
    """Copy once in a terminal, and say what its clipboard holds."""
    with tempfile.TemporaryDirectory() as folder, Screen() as screen:
        done, socket = Path(folder) / "done", f"mahdar-{uuid.uuid4().hex[:8]}"
        command = ["sh", "-c", 'cd "$0" && exec "$@"', folder, *browser]
        if within:
            settings = Path(folder) / "tmux.conf"
            settings.write_text(within, "utf-8")
            command = ["tmux", "-u", "-L", socket, "-f", str(settings), "new-session", *command]
        opened = starting(name, typed(command, done, _TO_COMPARE), 80, 24)
        opened[1:1] = options
        found = on_clipboard(screen, opened, done)
        end_tmux(socket)
        if not done.exists():
            return "NOT COPIED"
        text = (Path(folder) / "mahdar-copy-1.json").read_text("utf-8").rstrip("\n")
    size = f"{len(text.encode()):,} bytes, {text.count(chr(10)) + 1} lines"
    held = ", ".join(name for name in SELECTIONS if found.get(name) == text) or "nowhere"
    others = [name for name, each in found.items() if each and each != text]
    return f"{size}: {held}{'; another text in ' if others else ''}{', '.join(others)}"


def typed(browser: Sequence[str], done: Path, way: Sequence[tuple[str, str]] = WAY) -> list[str]:
    """The command in which something is copied; when it has been, there is a file."""
    relay = [sys.executable, str(ROOT / "tests/terminals/relay.py"), json.dumps(way), str(done)]
    return [*relay, *browser]


def on_clipboard(screen: Screen, command: Sequence[str], done: Path) -> dict[str, str]:
    """Run a terminal in which something is copied; return what each selection holds then."""
    held: dict[str, str] = {}

    def copied(_: Image.Image) -> bool:
        if done.exists():
            held.update({name: selection(screen, name) for name in SELECTIONS})
        return done.exists()

    screen.show(command, copied)
    return held


def selection(screen: Screen, name: str) -> str:
    """What a selection of X or of Wayland holds; nothing if it is nobody's."""
    command = ["xclip", "-selection", name, "-o"]
    if Path(screen.environment["XDG_RUNTIME_DIR"], "mahdar").exists():
        command = ["wl-paste", "-n", *(["-p"] if name == "primary" else [])]
    asked = subprocess.run(
        command,
        env=screen.environment | {"WAYLAND_DISPLAY": "mahdar"},
        capture_output=True,
        check=False,
        timeout=20,
    )
    return asked.stdout.decode("utf-8")


if __name__ == "__main__":
    main()
