"""newsboat's cache under the same kills as ours: `python tests/reliability/newsboat.py 200`.

Needs newsboat. It reads a feed from a file into its cache; killed at a random instant of that, the
cache must hold what it held before, and all of the new items or none.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

BEGUN, NEW = 300, 60
TEXT = "عقد اجتماع في العاصمة، وحضره وزراء من دول كثيرة. " * 20


def feed(path: Path, count: int) -> None:
    """Write a feed of so many items."""
    items = "".join(
        f"<item><title>خبر {n}</title><guid>g{n}</guid><link>http://x/{n}</link>"
        f"<description>{TEXT}</description></item>"
        for n in range(count)
    )
    rss = (
        f'<rss version="2.0"><channel><title>f</title><link>http://x/</link>{items}</channel></rss>'
    )
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>{rss}', "utf-8")


def reload(folder: Path) -> subprocess.Popen[bytes]:
    """Have newsboat read the feed into its cache."""
    (folder / "urls").write_text(f"file://{folder / 'feed.xml'}\n")
    command = ["newsboat", "-q", "-u", "urls", "-c", "cache.db", "-C", "config", "-x", "reload"]
    (folder / "config").touch()
    return subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def judged(path: Path) -> str:
    """Say what became of a cache."""
    try:
        with sqlite3.connect(path) as database:
            (said,) = database.execute("pragma integrity_check").fetchone()
            guids = {guid for (guid,) in database.execute("select guid from rss_item")}
    except sqlite3.Error as error:
        return f"unreadable ({type(error).__name__})"
    if said != "ok":
        return "damaged"
    if not {f"g{n}" for n in range(BEGUN)} <= guids:
        return "acknowledged and lost"
    return {BEGUN: "old", BEGUN + NEW: "new"}.get(len(guids), "half of the new items")


def main() -> None:
    """Kill newsboat as often as was asked for."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    chance, outcomes = random.Random(1), Counter[str]()
    with tempfile.TemporaryDirectory() as name:
        begun = Path(name) / "begun"
        begun.mkdir()
        feed(begun / "feed.xml", BEGUN)
        reload(begun).wait()
        feed(begun / "feed.xml", BEGUN + NEW)
        took = []
        for _ in range(3):
            folder = Path(name) / "tried"
            shutil.copytree(begun, folder)
            start = time.perf_counter()
            reload(folder).wait()
            took.append(time.perf_counter() - start)
            shutil.rmtree(folder)
        for number in range(kills):
            folder = Path(name) / str(number)
            shutil.copytree(begun, folder)
            process = reload(folder)
            time.sleep(chance.uniform(0, max(took)))
            process.kill()
            process.wait()
            outcomes[judged(folder / "cache.db")] += 1
            shutil.rmtree(folder)
    said = ", ".join(f"{what} {count}" for what, count in outcomes.most_common())
    print(f"newsboat: {kills} kills within {max(took):.2f} s, {said}")  # noqa: T201


if __name__ == "__main__":
    main()
