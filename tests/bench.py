"""How fast it is here: ratios in one run, beside what an empty Python takes. Not a test."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUNS = 9
ARTICLES = 100


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """Return the median time of a whole process; the first run is not counted."""
    taken = []
    for _ in range(RUNS + 1):
        begin = time.perf_counter()
        subprocess.run(command, env=environment, capture_output=True, check=False)
        taken.append(time.perf_counter() - begin)
    return statistics.median(taken[1:])


def corpus(folder: Path) -> Iterator[tuple[Path, int]]:
    """Write articles of the seeds' paragraphs, each one its own; yield file and characters."""
    seeds = [path.read_text("utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    for number in range(ARTICLES):
        text = seeds[number % len(seeds)][:3_000] + f"\nرقم {number}.\n"
        path = folder / f"{number:05}.txt"
        path.write_text(text, "utf-8")
        yield path, len(text)


def report(what: str, taken: float, against: float) -> None:
    """Print a line: milliseconds, and how many times an empty Python that is."""
    print(f"{what:<38} {taken * 1000:8.1f} ms  {taken / against:5.1f}x")  # noqa: T201


def main() -> None:
    """Measure whole processes over the sample and over some hundred articles, and ingestion."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    mahdar = [sys.executable, "-m", "tui"]
    empty = seconds([sys.executable, "-c", "pass"], environment)
    report("python -c pass", empty, empty)
    report("mahdar --help", seconds([*mahdar, "--help"], environment), empty)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment["MAHDAR_STORE"] = str(folder / "sample")
        subprocess.run([*mahdar, "ingest", str(ROOT / "seeds")], env=environment, check=True)
        for command in (["articles"], ["meetings", "--json"], ["search", "الكويت"]):
            taken = seconds([*mahdar, *command], environment)
            report(f"mahdar {' '.join(command)}, 5 articles", taken, empty)
        texts = folder / "texts"
        texts.mkdir()
        characters = sum(length for _, length in corpus(texts))
        environment["MAHDAR_STORE"] = str(folder / "many")
        begin = time.perf_counter()
        subprocess.run([*mahdar, "ingest", str(texts)], env=environment, check=True)
        taken = time.perf_counter() - begin
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10
        print(  # noqa: T201
            f"mahdar ingest: {ARTICLES / taken:.0f} articles of {characters // ARTICLES} "
            f"characters a second, {peak} MB at most"
        )
        report(
            f"mahdar search, {ARTICLES} articles",
            seconds([*mahdar, "search", "الكويت"], environment),
            empty,
        )


if __name__ == "__main__":
    main()
