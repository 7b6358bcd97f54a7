"""`mahdar searches`: the searches that are saved for a store."""

from __future__ import annotations

import os
from argparse import Namespace

from store import locate
from tui.commands.asking import FOUND, NOTHING, output_of
from tui.commands.output import Cells
from tui.commands.speech import SPEECH, say
from tui.searches import searches_of


def run(arguments: Namespace) -> int:
    """List them, or remove one; raises BadSearches."""
    searches = searches_of(locate(arguments.store, os.environ), os.environ)
    if arguments.remove is not None:
        searches.remove(arguments.remove)
        return FOUND
    kept, out = searches.all(), output_of(arguments)
    if arguments.json:
        out.json(kept)
    else:
        out.table(Cells((name,), query) for name, query in kept.items())
    if not kept:
        told = "no search is saved; W in the browser saves the filter of a list"
        say(f"mahdar: {SPEECH.said(told, 'shell.no_searches')}")
    return FOUND if kept else NOTHING
