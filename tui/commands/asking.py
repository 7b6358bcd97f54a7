"""What every command that asks the store does around its question."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager

from store import Query, Scan, Store, locate, parse_query
from tui.commands.output import Output, say

FOUND, NOTHING, TROUBLE = 0, 1, 3
"""What a command ends with."""


@contextmanager
def asked(arguments: Namespace) -> Iterator[Scan]:
    """Open the store a command line means, for reading; raises StoreError."""
    lookups = Scan(Store.open(locate(arguments.store, os.environ)))
    try:
        yield lookups
    finally:
        lookups.close()


def output_of(arguments: Namespace) -> Output:
    """Return where a command prints what it found."""
    return Output(arguments.emit, os.environ)


def query_of(arguments: Namespace) -> Query | None:
    """Return the query that was written, none if there was none; raises QueryError."""
    text = " ".join(arguments.query)
    return parse_query(text) if text.strip() else None


def ending(lookups: Scan, found: bool) -> int:
    """Report what could not be read, and return what the command ends with."""
    problems = lookups.problems
    for problem in problems:
        say(f"mahdar: {problem}")
    if problems:
        return TROUBLE
    if not found:
        say("mahdar: nothing found")
    return FOUND if found else NOTHING
