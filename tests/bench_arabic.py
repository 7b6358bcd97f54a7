"""How fast Arabic is shown, beside what reshaping and reordering alone take. Not a test."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from arabic_reshaper import reshape  # type: ignore[import-untyped, unused-ignore]
from bidi import get_display  # type: ignore[import-untyped, unused-ignore]

from tui.arabic import Laid, lay_out, layout, one_line

ROOT = Path(__file__).resolve().parent.parent
WIDTH, ROWS, RUNS = 76, 50, 7


def seconds(task: Callable[[], object]) -> float:
    """The best processor time of several runs."""
    taken = []
    for _ in range(RUNS):
        begin = time.process_time()
        task()
        taken.append(time.process_time() - begin)
    return min(taken)


def forget() -> None:
    """Let nothing be laid out already."""
    for cached in (layout._kept_lines, layout._kept_line, layout._kept_flat):
        cached.cache_clear()


def screen(text: str) -> None:
    """What a reader lays out when it opens a text."""
    laid = Laid(text, WIDTH)
    for number in range(ROWS):
        if laid.reach(number + 1):
            _ = laid[number]


def report(what: str, text: str, task: Callable[[], object]) -> None:
    """Print a line: milliseconds, and how many times reshape and get_display that is."""
    peers = seconds(lambda: get_display(reshape(text)))
    taken = seconds(task)
    print(f"{what:<46} {taken * 1000:8.3f} ms  {taken / peers:7.3f}x")  # noqa: T201


def main() -> None:
    """Measure titles, articles and long texts."""
    seeds = [path.read_text("utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    title = seeds[0].replace("\n", " ")[:60]
    article = max(seeds, key=len)[:3_000]
    long = ("\n".join(seeds) * 10)[:100_000]
    megabyte = (long.replace("\n", " ") * 6)[:600_000]

    def unseen(task: Callable[[], object]) -> Callable[[], object]:
        def run() -> None:
            forget()
            task()

        return run

    print(f"{'against get_display(reshape(text))':<46}")  # noqa: T201
    one_line(title, WIDTH)
    report("a title of 60 characters, seen", title, lambda: one_line(title, WIDTH))
    report("the same, unseen", title, unseen(lambda: one_line(title, WIDTH)))
    report(
        "an article of 3,000 characters, unseen", article, unseen(lambda: lay_out(article, WIDTH))
    )
    report("first screen of 100,000 characters", long, lambda: screen(long))
    single = long.replace("\n", " ")
    report("the same as one paragraph", single, lambda: screen(single))
    report("all lines of it found", long, lambda: len(Laid(long, WIDTH)))
    report("first screen of a line of 1 MB", megabyte, lambda: screen(megabyte))


if __name__ == "__main__":
    main()
