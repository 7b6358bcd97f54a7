"""`mahdar reread`: the store's articles read again by the present rules."""

from __future__ import annotations

import os
import sys
from argparse import Namespace

from store import Store, locate, processors, reread
from tui.commands.output import say
from tui.commands.progress import Bar


def run(arguments: Namespace) -> int:
    """Read again what older rules have read; 3 when something could not be read."""
    path = locate(arguments.store, os.environ)
    bar = Bar() if sys.stderr.isatty() else None
    store = Store.open(path)
    try:
        done = reread(
            store,
            everything=arguments.all,
            progress=bar,
            jobs=arguments.jobs or processors(),
        )
    except KeyboardInterrupt:
        say("stopped; what was written stays, and the same command goes on from there")
        raise
    finally:
        if bar is not None:
            bar.clear()
        store.close()
    for problem in (*done.problems, *store.problems):
        say(f"mahdar: {problem}")
    parts = [f"{done.changed} read otherwise", f"{done.same} read the same"]
    if done.current:
        parts.append(f"{done.current} passed over (--all reads them too)")
    say(f"{', '.join(parts)}; the store is {path}")
    return 3 if done.problems or store.problems else 0
