"""Take pictures of the card and of the browser in terminals, and judge the cards.

Run by hand: `.venv/bin/python tests/terminals/pictures.py --install`. The README beside this
file says what a right picture shows.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from card import SAMPLES, WIDTH  # type: ignore[import-not-found, unused-ignore]
from judging import RIGHT, rows, verdict  # type: ignore[import-not-found, unused-ignore]
from PIL import Image
from terminals import (  # type: ignore[import-not-found, unused-ignore]
    PACKAGES,
    ROOT,
    Screen,
    end_tmux,
    in_tmux,
    starting,
)

EMISSIONS = ("auto", "visual", "fenced", "kitty")


def main() -> None:
    """Take the pictures that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("terminals", nargs="*", metavar="TERMINAL", help="all, if none is named")
    parser.add_argument("--install", action="store_true", help="install what is missing, with apt")
    parser.add_argument("--out", type=Path, default=Path("pictures"), help="folder of the pictures")
    parser.add_argument("--emit", nargs="*", default=list(EMISSIONS), help="emissions of the card")
    parser.add_argument("--no-browser", action="store_true", help="the card alone")
    given = parser.parse_args()
    if given.install:
        install()
    given.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        mahdar = [sys.executable, "-m", "tui", "--store", str(store)]
        subprocess.run([*mahdar, "ingest", str(ROOT / "seeds")], cwd=ROOT, check=True)
        for name in given.terminals or PACKAGES:
            if shutil.which(name) is None:
                print(f"{name}: not installed")  # noqa: T201
                continue
            for tmux in (False, True):
                cards(name, tmux, given.emit, given.out)
                cards(name, tmux, ["auto"], given.out, bold=True)
                if not given.no_browser:
                    browser(name, tmux, mahdar, given.out)


def install() -> None:
    """Install the terminals and what draws and shows them."""
    packages = ["xvfb", "tmux", "pango1.0-tools", "fonts-dejavu-core", "dbus-daemon"]
    packages += ["libgl1-mesa-dri", "weston", "xclip", "wl-clipboard", *PACKAGES.values()]
    packages += ["python3-gi", "gir1.2-gtk-3.0", "gir1.2-vte-2.91"]
    command = ["apt-get", "install", "-q", "-y", "--no-install-recommends", *packages]
    subprocess.run(command if Path("/root").stat().st_uid == 0 else ["sudo", *command], check=True)


def label_of(name: str, tmux: bool) -> str:
    """How a terminal is called in the names of pictures."""
    return f"{name}-tmux" if tmux else name


def cards(name: str, tmux: bool, emissions: list[str], out: Path, *, bold: bool = False) -> None:
    """Take a picture of the card in each emission, and say what it shows.

    Args:
        name: The terminal.
        tmux: Whether the card is shown inside tmux.
        emissions: Names of the emissions.
        out: Folder of the pictures.
        bold: Whether a part of each word is bold.
    """
    label = label_of(name, tmux)
    for emission in emissions:
        kind = f"{emission}-bold" if bold else emission
        with tempfile.TemporaryDirectory() as folder, Screen() as screen:
            reason = Path(folder) / "reason"
            command = [sys.executable, str(ROOT / "tests/terminals/card.py")]
            command += [emission, str(reason), *(["bold"] if bold else [])]
            if tmux:
                command = in_tmux(command, f"mahdar-{label}-{emission}")
            started = starting(name, command, WIDTH, 20)
            picture = screen.show(started, lambda now: len(rows(now)) == len(SAMPLES))
            end_tmux(f"mahdar-{label}-{emission}")
            said = reason.read_text("utf-8") if reason.exists() else "not shown"
        picture.crop((0, 0, 1000, 520)).save(out / f"{label}-{kind}.png")
        found = [verdict(row, text) for row, text in zip(rows(picture), SAMPLES, strict=False)]
        right = len(found) == len(SAMPLES) and all(way == RIGHT for way, _ in found)
        detail = ", ".join(f"{way} {likeness:.2f}" for way, likeness in found)
        print(  # noqa: T201
            f"{label:<20} {kind:<9} {'RIGHT' if right else 'wrong':<6} ({said}) {detail}",
            flush=True,
        )


def browser(name: str, tmux: bool, mahdar: list[str], out: Path) -> None:
    """Take a picture of the browser's first screen."""
    label = label_of(name, tmux)
    command = [*mahdar, "--lang", "ar"]
    with Screen() as screen:
        if tmux:
            command = in_tmux(command, f"mahdar-{label}")
        picture = screen.show(starting(name, command, 100, 30), full, wait=30)
        end_tmux(f"mahdar-{label}")
    picture.save(out / f"{label}-browser.png")


def full(picture: Image.Image) -> bool:
    """Whether letters stand on most rows of its middle."""
    middle = picture.convert("L").crop((20, 80, 560, 560))
    lines = [middle.crop((0, y, middle.width, y + 24)) for y in range(0, middle.height, 24)]
    inked = [line for line in lines if len(line.getcolors() or ()) > 20]
    return len(inked) > len(lines) * 3 // 4


if __name__ == "__main__":
    main()
