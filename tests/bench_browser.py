"""What the browser costs over stores of any size: time, processor, bytes and memory. Not a test.

On a machine that does other work too, seconds say little: beside them stands the processor's
time, and everything is in the same run as an empty Python, an empty Textual and, where they are
installed, `less` and newsboat.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from bench_terminal import ROOT, Terminal  # type: ignore[import-not-found, unused-ignore]

TIMES = 3
TICKS = os.sysconf("SC_CLK_TCK")
SIZES = ((80, 24), (140, 40))
KEYS = (
    ("cursor down", "j"),
    ("cursor down again", "j"),
    ("page down", "\x1b[6~"),
    ("change of pane", "\t"),
    ("change of pane back", "\x1b[Z"),
    ("search opens", "S"),
    ("first letter", "ا"),
    ("second letter", "ل"),
    ("third letter", "ك"),
)
BROWSER = """
import sys
from tui.__main__ import command
sys.argv = ["mahdar", "--store", sys.argv[1], "--emit", "visual", "--fresh"]
command()
"""
SMALLEST = """
from textual.app import App
from textual.widgets import Static
class Smallest(App):
    def compose(self):
        yield Static("MEETINGS")
Smallest().run()
"""
RUN = "import os, sys; os.execvp(sys.argv[1], sys.argv[1:])"


@dataclass(frozen=True)
class Cost:
    """What something took."""

    seconds: float
    """Until the last byte."""
    processor: float
    """Seconds of the processor, all threads."""
    parts: tuple[int, ...]
    """Bytes at once, and those that followed after a pause."""


class Measured:
    """A program on a terminal, whose processor time and memory are read beside it."""

    def __init__(self, size: tuple[int, int], program: str, *arguments: str, home: Path) -> None:
        places = ("STATE", "CONFIG", "CACHE", "DATA")
        environment = {f"XDG_{name}_HOME": str(home / name.lower()) for name in places}
        self.terminal = Terminal(*size, *arguments, program=program, environment=environment)
        self._proc = Path("/proc") / str(self.terminal.process.pid)

    def press(self, keys: str) -> Cost:
        """Press keys and wait for all that follows; without any, for the first screen."""
        before = self._processor()
        answered = self.terminal.press(keys)
        return Cost(answered.seconds, self._processor() - before, answered.parts)

    def _processor(self) -> float:
        fields = (self._proc / "stat").read_text().rpartition(") ")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    @property
    def peak(self) -> float:
        """The most memory it has held so far, in MB."""
        for line in (self._proc / "status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
        return 0.0


@contextmanager
def running(size: tuple[int, int], program: str, *arguments: str, home: Path) -> Iterator[Measured]:
    """Run a program on a terminal of its own."""
    measured = Measured(size, program, *arguments, home=home)
    try:
        yield measured
    finally:
        measured.terminal.close()


def best(costs: list[Cost]) -> Cost:
    """Return the least of each, and the bytes of the quickest."""
    quickest = min(costs, key=lambda each: each.seconds)
    return Cost(quickest.seconds, min(each.processor for each in costs), quickest.parts)


def tell(what: str, cost: Cost, note: str = "") -> None:
    """Print a line."""
    parts = " + ".join(map(str, cost.parts[:4]))
    print(  # noqa: T201
        f"  {what:<22} {cost.seconds * 1000:7.0f} ms {cost.processor * 1000:7.0f} ms of processor"
        f"  {parts:>24} bytes  {note}",
        flush=True,
    )


def browse(store: Path, size: tuple[int, int], home: Path) -> None:
    """Measure the browser over a store."""
    starts, keys, peak = [], {name: list[Cost]() for name, _ in KEYS}, 0.0
    for _ in range(TIMES):
        with running(size, BROWSER, str(store), home=home) as browser:
            starts.append(browser.press(""))
            for name, each in KEYS:
                keys[name].append(browser.press(each))
            peak = max(peak, browser.peak)
    tell("first full screen", best(starts), f"peak {peak:.0f} MB")
    for name, costs in keys.items():
        tell(name, best(costs))


def peers(size: tuple[int, int], home: Path, articles: int) -> None:
    """Measure what a person knows already."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    print(f"  empty Python {(time.perf_counter() - began) * 1000:.0f} ms")  # noqa: T201
    with running(size, SMALLEST, home=home) as smallest:
        tell("smallest Textual app", smallest.press(""), f"peak {smallest.peak:.0f} MB")
    if shutil.which("less"):
        text = home / "MEETINGS.txt"
        text.write_text("MEETINGS\n" + "اجتماع وزاري في الكويت\n" * 100_000, "utf-8")
        with running(size, RUN, "less", str(text), home=home) as less:
            tell("less: first screen", less.press(""), f"peak {less.peak:.0f} MB")
            tell("less: down", less.press("j"))
    if shutil.which("newsboat"):
        newsboat(size, home, articles)


def newsboat(size: tuple[int, int], home: Path, articles: int) -> None:
    """Measure newsboat over a feed of so many articles, which it has read before."""
    feed = home / "feed.xml"
    with feed.open("w", encoding="utf-8") as file:
        file.write('<?xml version="1.0"?><rss version="2.0"><channel><title>MEETINGS</title>')
        for number in range(articles):
            text = escape(f"{number} اجتماع وزاري في الكويت ")
            file.write(f"<item><title>{text}</title><guid>{number}</guid>")
            file.write(f"<description>{text * 20}</description></item>")
        file.write("</channel></rss>")
    urls, cache, config = home / "urls", home / "cache.db", home / "newsboat"
    urls.write_text(f"file://{feed}\n")
    config.write_text("auto-reload no\n")
    command = ["newsboat", "-q", "-u", str(urls), "-c", str(cache), "-C", str(config)]
    with suppress(subprocess.SubprocessError):
        subprocess.run([*command, "-x", "reload"], check=True, capture_output=True, timeout=600)
    with running(size, RUN, *command, home=home) as peer:
        tell("newsboat: first screen", peer.press(""))
        tell("newsboat: list opens", peer.press("\r"), f"peak {peer.peak:.0f} MB")
        tell("newsboat: down", peer.press("j"))


def main() -> None:
    """Measure over the sample store, and over synthetic ones that are there or are made."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, nargs="*", default=[10_000])
    parser.add_argument("--store", type=Path, nargs="*", default=[], help="stores that are there")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        stores = [home / "sample", *given.store]
        command = [sys.executable, "-m", "tui", "--store", str(stores[0]), "ingest"]
        subprocess.run([*command, str(ROOT / "seeds")], cwd=ROOT, check=True, capture_output=True)
        for articles in given.articles:
            stores.append(home / str(articles))
            made = [sys.executable, str(ROOT / "tests" / "synthetic.py"), str(stores[-1])]
            made += ["--articles", str(articles)]
            subprocess.run(made, cwd=ROOT, check=True, capture_output=True)
        for size in SIZES:
            print(f"\n{size[0]}x{size[1]}: beside it")  # noqa: T201
            peers(size, home, max(given.articles, default=10_000))
            for store in stores:
                print(f"\n{size[0]}x{size[1]}: {store.name}")  # noqa: T201
                browse(store, size, home)


if __name__ == "__main__":
    main()
