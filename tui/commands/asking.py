"""What every command that asks the store does around its question."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from store import locate, open_lookups
from tui.commands.output import Output
from tui.commands.speech import SPEECH, say, say_error

if TYPE_CHECKING:
    from argparse import Namespace

    from store import Lookups, Query

T = TypeVar("T")

_FEW = 2
"""Files so few that their index is made before a person could read of it."""

FOUND, NOTHING, TROUBLE = 0, 1, 3
"""What a command ends with."""


@contextmanager
def asked(arguments: Namespace) -> Iterator[Lookups]:
    """Open the store a command line means, for reading; raises StoreError."""
    path = locate(arguments.store, os.environ)
    lookups = open_lookups(path, progress=progress("making the index", "taken.index"))
    if lookups.note:
        say(f"mahdar: {path}: {lookups.note}")
    try:
        yield lookups
    finally:
        lookups.close()


def progress(what: str, name: str = "") -> Callable[[int, int], None] | None:
    """Return what tells a person how far something is; none where nobody looks.

    Args:
        what: What it is, in English.
        name: Name of the text that says it in other languages; empty for none.
    """
    if not sys.stderr.isatty():
        return None

    def tell(done: int, total: int) -> None:
        if total > _FEW:
            told = SPEECH.said(what, name) if name else what
            sys.stderr.write(f"\r\x1b[K{told}: {done}/{total}" if done < total else "\r\x1b[K")
            sys.stderr.flush()

    return tell


def output_of(arguments: Namespace) -> Output:
    """Return where a command prints what it found."""
    return Output(arguments.emit, os.environ)


def query_of(arguments: Namespace) -> Query | None:
    """Return the query that was written, none if there was none; raises QueryError."""
    text = " ".join(arguments.query)
    if getattr(arguments, "saved", None):
        from tui.searches import searches_of

        saved = searches_of(locate(arguments.store, os.environ), os.environ)
        text = f"{saved.named(arguments.saved)} {text}"
    if not text.strip():
        return None
    from store import parse_query

    return parse_query(text)


def explain(arguments: Namespace, out: Output) -> int:
    """Print how a query is understood; raises QueryError."""
    from store import explain_query, parse_query

    query = query_of(arguments) or parse_query("")
    parts = list(explain_query(query))
    if arguments.json:
        out.json({"query": query.source, "read": str(query), "parts": parts})
    else:
        for line in parts:
            out.text(line)
    return FOUND


def found_by_id(
    arguments: Namespace, find: Callable[[Lookups], T], show: Callable[[T, Lookups], None]
) -> int:
    """Show what there is of the record an id means; return what the command ends with.

    Raises:
        NotFound: There is none, and nothing that could not be read.
        AmbiguousId: There are several.
    """
    from store import NotFound

    with asked(arguments) as lookups:
        try:
            found = find(lookups)
        except NotFound as error:
            # It may stand in what cannot be read.
            if not lookups.problems:
                raise
            say_error(error)
            return ending(lookups, found=False)
        show(found, lookups)
        return ending(lookups, found=True)


def ending(lookups: Lookups, found: bool) -> int:
    """Report what could not be read, and return what the command ends with."""
    problems = lookups.problems
    for problem in problems:
        say_error(problem)
    if problems:
        return TROUBLE
    if not found:
        say(f"mahdar: {SPEECH.said('nothing found', 'shell.nothing')}")
    return FOUND if found else NOTHING
