"""How fast articles are read, and what memory that takes. Not a test.

    python tests/bench_reading.py                                # articles a second, on one core
    python tests/bench_reading.py --memory 1000 5000 20000       # the most memory after so many
    python tests/bench_reading.py --long 1000000 5000000         # one line of so many characters

Of several runs the best counts, and beside each stands what a yardstick takes in the same run: the
same text normalised, cut into words and these counted. Where the machine is busy both grow, and
their ratio stays.
"""

from __future__ import annotations

import argparse
import re
import resource
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from store.collecting import few_collections  # noqa: E402
from store.extract import read  # noqa: E402
from tests.synthetic import articles  # noqa: E402

CHARACTERS = 3_000
RUNS = 7


def written() -> list[str]:
    """Return texts of real length: the seeds and the articles of the corpus, several as one."""
    folders = (ROOT / "seeds", *(ROOT / "tests" / "corpus").glob("[!h]*"))
    found: list[str] = []
    text = ""
    for path in (path for folder in folders for path in sorted(folder.glob("*.txt"))):
        text = f"{text}\n{path.read_text('utf-8')}"
        if len(text) >= CHARACTERS:
            found.append(text[:CHARACTERS])
            text = ""
    return found


def read_one(text: str) -> None:
    """Read an article."""
    read(text, file="x.txt", sha256="x", id="x")


def yardstick(text: str) -> None:
    """Normalise a text, cut it into words and count them: nothing of this is mahdar's own."""
    Counter(re.findall(r"\w+", unicodedata.normalize("NFKC", text).lower()))


def best(done: Callable[[str], None], texts: Sequence[str]) -> float:
    """Return the least seconds of processor time for all texts: of each its best run."""
    least = [float("inf")] * len(texts)
    for _ in range(RUNS):
        for number, text in enumerate(texts):
            begin = time.process_time()
            done(text)
            least[number] = min(least[number], time.process_time() - begin)
    return sum(least)


def speed() -> None:
    """Print how many articles a second are read, beside the yardstick."""
    made = [article.text for article in articles(40, characters=CHARACTERS)]
    for what, texts in (("written", written()), ("synthetic", made)):
        count = sum(map(len, texts)) / CHARACTERS
        best(read_one, texts[:3])
        taken, measure = best(read_one, texts), best(yardstick, texts)
        say(
            f"{what} articles: {count / taken:6.1f} a second and core, of {CHARACTERS:,}; "
            f"{taken / count * 1000:.1f} ms each, {taken / measure:.0f}x the yardstick"
        )


def memory(counts: Sequence[int]) -> None:
    """Print the most memory this process has had after so many articles."""
    most = max(counts)
    for number, text in enumerate(many(most), 1):
        read_one(text)
        if number in counts:
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            say(f"{number:7,} articles read: {peak / 1024:.0f} MB at most")


def many(count: int) -> Iterator[str]:
    """Yield texts of which each has words of its own."""
    for article in articles(count, characters=CHARACTERS // 3):
        yield article.text


def long(lengths: Sequence[int]) -> None:
    """Print what one line of so many characters takes, beside what it would at the usual rate."""
    text = " ".join(written()).replace("\n", " ")
    usual = best(read_one, written()[:8]) / (8 * CHARACTERS)
    for length in lengths:
        line = (text * (length // len(text) + 1))[:length]
        begin = time.process_time()
        read_one(line)
        taken = time.process_time() - begin
        say(
            f"a line of {length:,} characters: {taken:.1f} s, "
            f"{taken / length / usual:.2f}x what as much takes in articles"
        )


def say(words: str) -> None:
    """Print a line at once."""
    print(words, flush=True)  # noqa: T201


def main() -> None:
    """Measure what is asked for; how fast, if nothing is."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--memory", type=int, nargs="+", metavar="ARTICLES")
    parser.add_argument("--long", type=int, nargs="+", metavar="CHARACTERS")
    given = parser.parse_args()
    with few_collections():  # as whoever reads many does
        if given.memory:
            memory(given.memory)
        if given.long:
            long(given.long)
        if not (given.memory or given.long):
            speed()


if __name__ == "__main__":
    main()
