"""`mahdar reread`: the store's articles read again by the present rules."""

from __future__ import annotations

import os
from argparse import Namespace

from store import Store, locate, processors, reread
from tui.commands.ingesting import recognizers_of
from tui.commands.progress import at_work
from tui.commands.speech import SPEECH, say, say_error


def run(arguments: Namespace) -> int:
    """Read again what older rules have read; 3 when something could not be read."""
    path = locate(arguments.store, os.environ)
    store = Store.open(path, wait=arguments.wait)
    with at_work(store) as bar:
        jobs = arguments.jobs or processors()
        done = reread(
            store,
            everything=arguments.all,
            progress=bar,
            jobs=jobs,
            recognizers=recognizers_of(arguments),
        )
        problems = (*done.problems, *store.problems)
    for name, note in done.notes:
        say(f"{name}: {note}")
    for problem in problems:
        say_error(problem)
    words = SPEECH.words
    parts = [words("taken.changed", count=done.changed), words("taken.same", count=done.same)]
    if done.current:
        parts.append(words("taken.current", count=done.current))
    say(words("taken.summary", parts=words("taken.parted").join(parts), path=path))
    return 3 if problems or done.notes else 0
