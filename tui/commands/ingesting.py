"""`mahdar ingest`: files into the store."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from store import Given, Ingested, Store, given_of, ingest_paths, locate, processors
from tui.commands.progress import at_work
from tui.commands.speech import say
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
        say(f"{name}: does not say its encoding; it is Arabic in {encoding.upper()}, and read so")
    for name, note in (*done.remarks, *done.notes):
        say(f"{name}: {note}")
    for problem in done.problems:
        say(f"mahdar: {problem}")
    say(_summary(done, store.path))
    return 3 if done.problems or done.notes else 0


def _summary(done: Ingested, path: Path) -> str:
    parts = [f"{done.new} new" if done.new else "nothing new"]
    if done.updated:
        parts.append(f"{done.updated} read again")
    if done.known:
        parts.append(f"{done.known} known already")
    if done.problems:
        parts.append(f"{len(done.problems)} not taken")
    return f"{', '.join(parts)}; the store is {path}"
