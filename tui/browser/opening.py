"""What the browser opens with: the store's records, or why there are none."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from textual.screen import Screen

from store import Kind, Lookups, MahdarError, open_lookups
from tui.browser.hints import Hints
from tui.browser.screens import Browse, Problem
from tui.browser.session import Session
from tui.deciding import decide
from tui.messages import Words
from tui.searches import Searches, searches_file


@dataclass(slots=True)
class First:
    """The first screen, and what is to be done when the program ends.

    Where there is nothing to browse yet, it becomes another once the files have changed.
    """

    screen: Screen[None]
    """What is shown."""
    exit_code: int
    """What the program ends with if nothing else goes wrong."""
    close: Callable[[], None]
    """Lets go of the store."""


def first_screen(
    path: Path,
    words: Words,
    session: Session | None = None,
    notes: Sequence[str] = (),
    hints: Hints | None = None,
) -> First:
    """Open a store, and return its browser or an explanation in words.

    Args:
        path: Folder of the store.
        words: The interface's texts.
        session: What returns from the run before; none to begin anew and keep nothing.
        notes: What is to be said at the beginning.
        hints: Whether the person needs them; none for one who does not.
    """

    def opened() -> First:
        return _opened(path, words, session, notes, hints)

    seen = _files(path)
    first = opened()

    def look() -> Screen[None] | None:
        nonlocal seen
        now = _files(path)
        if now == seen:
            return None
        seen, found = now, opened()
        if isinstance(found.screen, Problem):
            found.screen.look = look
        first.close()
        first.screen, first.exit_code, first.close = found.screen, found.exit_code, found.close
        return first.screen

    if isinstance(first.screen, Problem):
        first.screen.look = look
    return first


def _opened(
    path: Path,
    words: Words,
    session: Session | None,
    notes: Sequence[str],
    hints: Hints | None,
) -> First:
    try:
        lookups = open_lookups(path, postpone=True)
        found = sum(lookups.count(kind) for kind in Kind)
    except MahdarError as error:
        screen = Problem(words, str(error), advice="problem.ingest")
        return First(screen, error.exit_code, _nothing)
    if not found and lookups.problems:
        problems = lookups.problems
        screen = Problem(words, *map(str, problems))
        return First(screen, problems[0].exit_code, lookups.close)
    browser = browser_of(
        lookups,
        words,
        name=path.name,
        found=found,
        session=session,
        notes=notes,
        hints=hints,
    )
    if isinstance(browser, Browse):
        browser.searches = Searches(searches_file(path, os.environ))
        browser.decide = partial(decide, path)
    return First(browser, 0, lookups.close)


def _files(path: Path) -> frozenset[tuple[str, int, int, int]]:
    """Return what tells the files of a store from others; a look at the folder, no more."""
    found = set()
    for folder in (path, path / "articles"):
        with suppress(OSError), os.scandir(folder) as entries:
            for each in entries:
                # The index is made by looking.
                if each.name.endswith(".json"):
                    state = each.stat()
                    found.add((each.path, state.st_mtime_ns, state.st_size, state.st_ino))
    return frozenset(found)


def browser_of(
    lookups: Lookups,
    words: Words,
    *,
    name: str,
    found: int,
    session: Session | None = None,
    notes: Sequence[str] = (),
    hints: Hints | None = None,
) -> Screen[None]:
    """Return the screen for what there is: an empty store says how to fill it.

    Args:
        lookups: What the store can be asked.
        words: The interface's texts.
        name: What the store is called.
        found: How many records there are.
        session: What returns from the run before; none to begin anew and keep nothing.
        notes: What is to be said at the beginning.
        hints: Whether the person needs them; none for one who does not.
    """
    if not found:
        empty = words("problem.empty")
        return Problem(words, empty, advice="problem.ingest", title="problem.nothing")
    return Browse(lookups, words, name=name, session=session, notes=notes, hints=hints)


def _nothing() -> None:
    pass
