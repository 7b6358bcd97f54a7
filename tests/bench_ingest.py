"""What it takes to read a folder of articles in, and in what memory. Not a test; needs Linux.

    python tests/bench_ingest.py --articles 2000           # in as many processes as may be, in one
    python tests/bench_ingest.py --articles 20000 --jobs 2

Time is the processor's: of the process that finds, writes and keeps, and of those that read. Memory
is what a process has to itself, with its share of what several have. The index is made after that,
and `bench_store.py` measures it.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from store import Progress, Store, ingest_paths, processors  # noqa: E402
from tests.synthetic import write_texts  # noqa: E402

_TICKS = os.sysconf("SC_CLK_TCK")
_TIMES_SEEN = 5


def helpers(of: int) -> Iterator[int]:
    """Yield the processes that one has made, and those that they have made."""
    for thread in Path(f"/proc/{of}/task").iterdir():
        for child in map(int, (thread / "children").read_text().split()):
            yield child
            yield from helpers(child)


def seconds(process: int) -> float:
    """Return the processor time of a process."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def megabytes(process: int) -> int:
    """Return the memory of a process, of what is shared its share."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) >> 10


def seen(progress: Progress, begin: float) -> None:
    """Print now and then how far it is and what it took since `begin`."""
    if progress.done % max(1, progress.total // _TIMES_SEEN):
        return
    own, others = os.getpid(), list(helpers(os.getpid()))
    reading = [f"{megabytes(each)} MB" for each in others if seconds(each) > 1]
    sys.stdout.write(
        f"  {progress.done:7,} articles: {seconds(own) - begin:.1f} s, {megabytes(own)} MB; "
        f"helpers {sum(map(seconds, others)):.1f} s, {', '.join(reading) or 'none'}\n"
    )
    sys.stdout.flush()


def main() -> None:
    """Read a folder of made-up articles in, once for each number of processes."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument(
        "--jobs", type=int, nargs="+", default=sorted({1, processors()}, reverse=True)
    )
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        texts = Path(name) / "texts"
        write_texts(texts, given.articles)
        for jobs in given.jobs:
            sys.stdout.write(f"{jobs} to read, a load of {os.getloadavg()[0]:.1f}:\n")
            with closing(Store.create(Path(name) / f"store-{jobs}")) as store:
                begin = seconds(os.getpid())
                ingest_paths(store, [str(texts)], progress=partial(seen, begin=begin), jobs=jobs)


if __name__ == "__main__":
    main()
