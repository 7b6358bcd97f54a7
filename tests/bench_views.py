"""How long a key takes on the screens that show records otherwise than as lists. Not a test."""

from __future__ import annotations

import argparse
import asyncio
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from textual.pilot import Pilot

from store import Kind, open_lookups
from tui.arabic import choose
from tui.browser.app import Browser
from tui.browser.opening import browser_of
from tui.messages import words

ROOT = Path(__file__).resolve().parent.parent
TIMES = 3

KEYS = (
    # What is done, the keys that lead there, and the one that is measured.
    ("cursor down in a list", (), "j"),
    ("counts open", (), "c"),
    ("counts by place", ("c", "tab"), "tab"),
    ("counts by person", ("c", "tab", "tab"), "tab"),
    ("timeline opens", (), "T"),
    ("timeline: down", ("T",), "j"),
    ("timeline: nearer", ("T",), "+"),
    ("timeline: later", ("T", "+", "+"), "h"),
    ("graph opens", (), "d"),
    ("graph: a branch opens", ("d", "j"), "space"),
    ("sorted by name", ("s",), "n"),
    ("sorted by name again", ("s", "n", "s", "d", "s"), "n"),
    ("query: fields", (), "f"),
    ("query: values of a person", ("f", "p"), ":"),
    ("jump: first letter", ("ctrl+p",), "ا"),
    ("jump: third letter", ("ctrl+p", "ا", "ل"), "ك"),
    ("a letter looked for in a list", ("/",), "ا"),
    ("its third letter", ("/", "ا", "ل"), "ك"),
    ("a letter of Latin looked for", ("/",), "k"),
    ("reader: next name", ("0",), "tab"),
    ("reader: a letter looked for", ("0", "/"), "ا"),
)


async def timed(pilot: Pilot[None], key: str) -> float:
    """Return the seconds until a key has been answered and what follows it is drawn."""
    begin = time.perf_counter()
    await pilot.press(key)
    await pilot.pause()
    return time.perf_counter() - begin


async def answered(store: Path, before: tuple[str, ...], key: str) -> float:
    """Return the seconds a key takes behind others, in a browser of its own."""
    lookups = open_lookups(store)
    found = sum(lookups.count(kind) for kind in Kind)
    app = Browser(browser_of(lookups, words("en"), name="bench", found=found), choose("visual", {}))
    try:
        async with app.run_test(size=(140, 40)) as pilot:
            await pilot.pause()
            for each in before:
                await timed(pilot, each)
            return await timed(pilot, key)
    finally:
        lookups.close()


def report(store: Path, articles: int) -> None:
    """Print for each key its milliseconds, and how many times a plain move that is."""
    print(f"\n{articles} articles: ms of a key, and how many times a move in a list")  # noqa: T201
    plain = 0.0
    for what, before, key in KEYS:
        taken = min(asyncio.run(answered(store, before, key)) for _ in range(TIMES))
        plain = plain or taken
        print(f"{what:<30} {taken * 1000:8.0f} ms {taken / plain:6.1f}x")  # noqa: T201


def main() -> None:
    """Measure over the sample store and over a synthetic one."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--store", type=Path, help="a synthetic store that is there already")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        sample = Path(name) / "sample"
        command = [sys.executable, "-m", "tui", "--store", str(sample), "ingest"]
        subprocess.run([*command, str(ROOT / "seeds")], cwd=ROOT, check=True, capture_output=True)
        report(sample, 5)
        store = given.store or Path(name) / "synthetic"
        if given.store is None:
            made = [sys.executable, str(ROOT / "tests" / "synthetic.py"), str(store)]
            made += ["--articles", str(given.articles)]
            subprocess.run(made, cwd=ROOT, check=True, capture_output=True)
        report(store, given.articles)


if __name__ == "__main__":
    main()
