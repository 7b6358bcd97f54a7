"""What a person decides, made and kept in one way by the shell and the browser."""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from store import Deciding, PersonsDecision

Make: TypeAlias = "Callable[[Deciding], Iterable[PersonsDecision]]"
"""Makes decisions about a store as it is shown now."""


def decide(
    path: Path, make: Make, *, by: str = "", because: str = "", wait: float = 2.0
) -> tuple[PersonsDecision, ...]:
    """Make decisions and keep them; return them with their ids.

    Args:
        path: Folder of the store.
        make: Makes them.
        by: Who decides; empty for the user of the system.
        because: Why.
        wait: Seconds to wait for another writer.

    Raises:
        NotFound, AmbiguousId, RefusedDecision: They cannot be made.
        Busy: Another process is writing.
        StoreError: The store cannot be read or written; those before it are kept.
    """
    # Dear to import, and needed only by who decides.
    from store import Deciding, NotFound, Store, open_lookups, read_decisions

    lookups = open_lookups(path)
    try:
        before = read_decisions(path).decisions
        made = tuple(make(Deciding(lookups, by or user(), before, because)))
    except NotFound:
        # It may stand in what cannot be read: then that is what is wrong.
        if lookups.problems:
            raise lookups.problems[0] from None
        raise
    finally:
        lookups.close()
    store = Store.open(path, wait=wait)
    return tuple(store.decide(each) for each in made)


def user() -> str:
    """Return what the user of the system is called."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user the system has no name for
        return str(os.getuid())
