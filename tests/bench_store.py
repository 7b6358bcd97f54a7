"""How a store behaves as it grows: whole processes beside an empty Python, and what happens inside.

    python tests/bench_store.py --articles 100000             # ratios, in one run
    python tests/bench_store.py --growth 1000 10000 100000    # the table of docs/scale.md

Not a test. The stores are synthetic (tests/synthetic.py), made anew unless --keep names a folder.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from store.candidates import candidates_of  # noqa: E402
from store.index import Index  # noqa: E402
from store.query import Query, parse  # noqa: E402
from store.records import Kind  # noqa: E402
from tests.synthetic import articles, fill  # noqa: E402

RUNS = 7
TYPED = "الأمن الغذائي"
COMMON, RARE = "اجتماع", "طوكيو"

BUILD = """
import resource, sys, time
from pathlib import Path
if __name__ == "__main__":
    begin = time.perf_counter()
    from store.index import Index
    Index(Path(sys.argv[1])).close()
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    others = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10
    print(time.perf_counter() - begin, own, others)
"""


@dataclass(slots=True)
class Measured:
    """One store, measured; times in milliseconds, sizes in MB."""

    articles: int
    values: dict[str, float]


def median(act: Callable[[], object], runs: int = RUNS) -> float:
    """Return the median time of something in milliseconds; the first time is not counted."""
    taken = []
    for _ in range(runs + 1):
        begin = time.perf_counter()
        act()
        taken.append(time.perf_counter() - begin)
    return 1000 * statistics.median(taken[1:])


def process(command: Sequence[str], environment: dict[str, str]) -> float:
    """Return the median time of a whole process."""
    return median(
        lambda: subprocess.run(command, env=environment, capture_output=True, check=False)
    )


def build(folder: Path) -> dict[str, float]:
    """Make the index of a store anew in a process of its own."""
    for each in folder.glob("index.sqlite*"):
        each.unlink()
    with tempfile.NamedTemporaryFile("w", suffix=".py") as script:
        script.write(BUILD)
        script.flush()
        done = subprocess.run(
            [sys.executable, script.name, str(folder)],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
        )
    seconds, own, others = map(float, done.stdout.split())
    return {
        "index made, s": seconds,
        "index made, MB of the process": own,
        "index made, MB of the largest helper": others,
        "index, MB": (folder / "index.sqlite").stat().st_size / 1e6,
        "shards, MB": sum(each.stat().st_size for each in folder.glob("articles/*.json")) / 1e6,
    }


def inside(folder: Path, count: int) -> dict[str, float]:
    """Measure look-ups and one changed article within a process."""
    found = {"open": median(lambda: Index(folder).close())}
    index = Index(folder)
    for kind in Kind:
        found[f"first 40 {kind.value} rows"] = median(partial(listed, index, kind))
    found |= records(index)
    found |= letters(index)
    found |= changing(index, count)
    index.close()
    return found


def listed(index: Index, kind: Kind) -> None:
    """Read a screen of a list."""
    _ = index.rows(kind)[:40]


def hits(index: Index, query: Query) -> None:
    """Search, and read a screen of what was found."""
    _ = index.search(query, limit=200)[:40]


def records(index: Index) -> dict[str, float]:
    """Measure whole records and what is linked to them."""
    entities = index.rows(Kind.ENTITY)
    middle = entities[len(entities) // 2]
    hundredth = entities[min(100, len(entities) - 1)]
    meeting = index.rows(Kind.MEETING)[len(index.rows(Kind.MEETING)) // 2]

    def linked(id: str) -> None:
        for kind in Kind:
            _ = index.rows(kind, linked_to=id)[:40]

    return {
        "a meeting": median(lambda: index.get(meeting.id)),
        "what may be one with a meeting": median(lambda: list(candidates_of(index, meeting.id)), 2),
        "a usual entity": median(lambda: index.get(middle.id)),
        "what is linked to a usual entity": median(lambda: linked(middle.id)),
        "what is linked to the 100th": median(lambda: linked(hundredth.id)),
        "what is linked to the most named": median(lambda: linked(entities[0].id), 2),
    }


def letters(index: Index) -> dict[str, float]:
    """Measure what a letter costs in the search: the hits, and the passages of a screen of them."""
    taken = []
    for length in range(1, len(TYPED) + 1):
        query = parse(TYPED[:length], prefix=True)
        if not TYPED[length - 1].isspace():
            taken.append(median(partial(hits, index, query), 3))
    return {
        "a first letter to hits": taken[0],
        "a letter to hits, median": statistics.median(taken),
        "a letter to hits, slowest after the first": max(taken[1:]),
    }


def changing(index: Index, count: int) -> dict[str, float]:
    """Measure one article that is read again, and one that is new."""
    changed: list[float] = []
    for at in range(RUNS):
        row = index.rows(Kind.ARTICLE)[at * count // RUNS]
        article = index.article(row.id)
        begin = time.perf_counter()
        index.put([article._replace(publisher=f"صحيفة {at}")])
        changed.append(time.perf_counter() - begin)
    new: list[float] = []
    for article in list(articles(RUNS, seed=99)):
        begin = time.perf_counter()
        index.put([article])
        new.append(time.perf_counter() - begin)
    return {
        "one changed article": 1000 * statistics.median(changed),
        "one new article": 1000 * statistics.median(new),
    }


def outside(folder: Path) -> dict[str, float]:
    """Measure whole processes."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment["MAHDAR_STORE"] = str(folder)
    mahdar = [sys.executable, "-m", "tui"]
    index = Index(folder)
    meeting = index.rows(Kind.MEETING)[0].id
    index.close()
    found = {
        "python -c pass": process([sys.executable, "-c", "pass"], environment),
        "mahdar --help": process([*mahdar, "--help"], environment),
        "mahdar show MEETING": process([*mahdar, "show", meeting], environment),
        "mahdar meetings --limit 50": process([*mahdar, "meetings", "--limit", "50"], environment),
        "mahdar meetings place:kw date:2018 --limit 50": process(
            [*mahdar, "meetings", "place:kw", "date:2018", "--limit", "50"], environment
        ),
        "mahdar search (rare) --limit 20": process(
            [*mahdar, "search", RARE, "--limit", "20"], environment
        ),
        "mahdar search (common) --limit 20": process(
            [*mahdar, "search", COMMON, "--limit", "20"], environment
        ),
    }
    return found | beside(folder, environment)


def beside(folder: Path, environment: dict[str, str]) -> dict[str, float]:
    """Measure ripgrep over the same texts in one file, where it is installed."""
    found = shutil.which("rg")
    if found is None:
        return {}
    with tempfile.NamedTemporaryFile("w", encoding="utf-8") as texts:
        for shard in sorted(folder.glob("articles/*.json")):
            for record in json.loads(shard.read_text("utf-8"))["articles"].values():
                texts.write(record["text"] + "\n")
        texts.flush()
        return {"rg -c, the same texts": process([found, "-c", COMMON, texts.name], environment)}


def measure(count: int, keep: Path | None) -> Measured:
    """Make a store of so many articles, unless one is kept, and measure it."""
    base = Path(tempfile.mkdtemp(prefix="mahdar-bench-")) if keep is None else keep
    folder = base / str(count)
    try:
        if not folder.exists():
            begin = time.perf_counter()
            fill(folder, count)
            say(f"{count} articles made in {time.perf_counter() - begin:.0f} s")
        values = build(folder) | outside(folder) | inside(folder, count)
    finally:
        if keep is None:
            shutil.rmtree(base, ignore_errors=True)
    return Measured(count, values)


def report(found: Measured) -> None:
    """Print a store's measures, times also as multiples of an empty Python."""
    empty = found.values["python -c pass"]
    print(f"{found.articles} articles")  # noqa: T201
    for name, value in found.values.items():
        unit = "" if name.endswith((", s", "MB")) or ", MB" in name else " ms"
        times = f"{value / empty:6.1f}x" if unit and name.startswith(("mahdar", "rg")) else ""
        print(f"  {name:<48} {value:10.1f}{unit} {times}")  # noqa: T201


def table(found: Sequence[Measured]) -> None:
    """Print the growth as a table."""
    print("| | " + " | ".join(f"{each.articles:,}" for each in found) + " |")  # noqa: T201
    print("|---|" + "---|" * len(found))  # noqa: T201
    for name in found[-1].values:
        cells = (each.values.get(name) for each in found)
        shown = " | ".join("-" if cell is None else f"{cell:,.1f}" for cell in cells)
        print(f"| {name} | {shown} |")  # noqa: T201


def say(text: str) -> None:
    """Tell how far it is."""
    sys.stderr.write(text + "\n")


def main() -> None:
    """Measure stores of the sizes asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--growth", type=int, nargs="+", metavar="ARTICLES")
    parser.add_argument("--keep", type=Path, help="where stores are kept from run to run")
    given = parser.parse_args()
    with suppress(BrokenPipeError):
        if given.growth:
            table([measure(count, given.keep) for count in given.growth])
        else:
            report(measure(given.articles, given.keep))


if __name__ == "__main__":
    main()
