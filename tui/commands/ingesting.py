"""`mahdar ingest`: files into the store."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path

from store import REMARKS, Given, Store, given_of, ingest_paths, locate, processors
from tui.commands.progress import at_work
from tui.commands.speech import SPEECH, say, say_error
from tui.folders import settings_file
from tui.settings import read_settings


def run(arguments: Namespace) -> int:
    """Read what was named into the store; 3 when something could not be read."""
    given = given_of(arguments.published, arguments.publisher, arguments.url)
    path = locate(arguments.store, os.environ)
    jobs = arguments.jobs or processors()
    recognizers = recognizers_of(arguments) or ()
    store = Store.create(path, wait=arguments.wait)
    return _ingest(store, arguments.paths, given, jobs=jobs, recognizers=recognizers)


def recognizers_of(arguments: Namespace) -> tuple[str, ...] | None:
    """Return what is chosen to find names beside the rules, none where nobody chose.

    Raises:
        BadSettings: The settings cannot be read.
    """
    if arguments.recognizer:
        return tuple(each for each in arguments.recognizer if each != "none")
    return read_settings(settings_file(os.environ)).recognizers or None


def ingest_into(path: Path, paths: list[str]) -> int:
    """Read files into a store, made where there is none, and tell how it went."""
    return _ingest(Store.create(path), paths)


def _ingest(
    store: Store,
    paths: list[str],
    given: Given | None = None,
    *,
    jobs: int = 1,
    recognizers: Sequence[str] = (),
) -> int:
    with_input = "-" in paths
    with at_work(store) as bar:
        done = ingest_paths(
            store,
            paths,
            given=given or Given(),
            standard_input=sys.stdin.buffer if with_input else None,
            progress=bar,
            jobs=jobs,
            recognizers=recognizers,
        )
    for name, encoding in done.guessed:
        say(SPEECH.words("taken.guessed", file=name, encoding=encoding.upper()))
    for name, remark in done.remarks:
        say(f"{name}: {SPEECH.said(REMARKS[remark], f'unreadable.{remark}')}")
    for name, note in done.notes:
        say(f"{name}: {note}")
    for problem in done.problems:
        say_error(problem)
    taken = {
        "new": done.new,
        "updated": done.updated,
        "known": done.known,
        "refused": len(done.problems),
    }
    say(summary(taken, store.path, always="" if done.new else "nothing"))
    return 3 if done.problems or done.notes else 0


def summary(taken: Mapping[str, int], path: Path, always: str = "") -> str:
    """Return in a line what became of articles.

    Args:
        taken: How many, by the name of the text that tells of them; none is left out.
        path: The store.
        always: Name of what is told first in any case; empty for nothing.
    """
    words = SPEECH.words
    parts = [words(f"taken.{always}")] if always else []
    parts += [words(f"taken.{name}", count=count) for name, count in taken.items() if count]
    return words("taken.summary", parts=words("taken.parted").join(parts), path=path)
