"""What the browser opens with: the store's records, or why there are none."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from textual.screen import Screen

from store import Kind, Lookups, MahdarError, open_lookups
from tui.browser.hints import Hints
from tui.browser.screens import Browse
from tui.browser.session import Session
from tui.messages import Words
from tui.searches import searches_of

if TYPE_CHECKING:
    from store import PersonsDecision
    from tui.browser.screens.preparing import Tell
    from tui.deciding import Make

_LARGE = 1 << 20
"""Bytes of articles from which on making their index takes so long that a person would ask."""
_MANY = 200
"""Articles that have changed, from which on taking them into the index does."""


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
    look: Callable[[], Screen[None] | None] | None = None
    """Looks at the files again, where what is shown is why there is nothing to browse."""

    def become(self, found: First) -> Screen[None]:
        """Be what was found later; return what is shown then."""
        if found is not self:
            self.close()
            self.screen, self.exit_code, self.close = found.screen, found.exit_code, found.close
        if not isinstance(self.screen, Browse):
            from tui.browser.screens import Problem

            if isinstance(self.screen, Problem):
                self.screen.look = self.look
        return self.screen


class _Long(Exception):
    """The index is yet to be made, or nearly so: a person would ask what is going on."""


class _Opening(NamedTuple):
    """How a store is opened."""

    path: Path
    words: Words
    session: Session | None
    notes: Sequence[str]
    hints: Hints | None

    def first(self) -> First:
        """Open it at once; where that takes long, return a screen that does and says how far."""
        try:
            return self.shown(
                lambda: open_lookups(self.path, progress=self._unless_long(), postpone=True)
            )
        except _Long:
            from tui.browser.screens import Preparing

            first = First(
                Preparing(self.words, lambda tell: self._prepared(tell, first)), 0, _nothing
            )
            return first

    def _prepared(self, tell: Tell, first: First) -> Callable[[], Screen[None]]:
        """Open it however long that takes; return what shows it."""
        found: Lookups | MahdarError
        try:
            found = open_lookups(self.path, progress=tell, postpone=True, beside=True)
        except MahdarError as error:
            found = error

        def opened() -> Lookups:
            if isinstance(found, MahdarError):
                raise found
            return found

        return lambda: first.become(self.shown(opened))

    def _unless_long(self) -> Tell:
        """Return what is told how far it is, and raises where it will take long."""
        sizes = [size for each, _, size, _ in _files(self.path) if Path(each).parent != self.path]

        def tell(done: int, total: int) -> None:
            del done
            all_of_it = total == len(sizes) and sum(sizes) > _LARGE
            if all_of_it or total > _MANY:
                raise _Long

        return tell

    def shown(self, open_it: Callable[[], Lookups]) -> First:
        """Return the browser of what is opened, or why it cannot be."""
        try:
            lookups = open_it()
            found = sum(lookups.count(kind) for kind in Kind)
        except MahdarError as error:
            from tui.browser.screens import Problem

            screen = Problem(self.words, str(error), advice="problem.ingest")
            return First(screen, error.exit_code, _nothing)
        if not found and lookups.problems:
            from tui.browser.screens import Problem

            problems = lookups.problems
            screen = Problem(self.words, *map(str, problems))
            return First(screen, problems[0].exit_code, lookups.close)
        browser = browser_of(
            lookups,
            self.words,
            name=self.path.name,
            found=found,
            session=self.session,
            notes=self.notes,
            hints=self.hints,
        )
        if isinstance(browser, Browse):
            browser.searches = searches_of(self.path, os.environ)
            browser.decide = partial(_decide, self.path)
            browser.decisions = partial(_decisions, self.path)
        return First(browser, 0, lookups.close)


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
    opening = _Opening(path, words, session, notes, hints)
    seen = _files(path)
    first = opening.first()

    def look() -> Screen[None] | None:
        nonlocal seen
        now = _files(path)
        if now == seen:
            return None
        seen = now
        return first.become(opening.first())

    first.look = look
    first.become(first)
    return first


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
        from tui.browser.screens import Problem

        empty = words("problem.empty")
        return Problem(words, empty, advice="problem.ingest", title="problem.nothing")
    return Browse(lookups, words, name=name, session=session, notes=notes, hints=hints)


def _decisions(path: Path) -> Sequence[PersonsDecision]:
    from store import read_decisions

    return read_decisions(path).decisions


def _decide(path: Path, make: Make) -> Sequence[PersonsDecision]:
    from tui.deciding import decide  # dear to import, like all that deciding needs

    return decide(path, make)


def _nothing() -> None:
    pass
