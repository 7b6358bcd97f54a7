"""Opening a store for look-ups, in the fastest way there is here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .lookups import Lookups


def open_lookups(
    folder: Path,
    *,
    wait: float = 2.0,
    progress: Callable[[int, int], None] | None = None,
    postpone: bool = False,
    beside: bool = False,
) -> Lookups:
    """Open a store: by its index, or by reading it whole where SQLite cannot search for words.

    Args:
        folder: The store.
        wait: Seconds a write waits for another writer.
        progress: Told how far the index is, where it has to be made: files done, of how many.
        postpone: Whether nothing that is asked later waits until the index is brought up to date;
            what cannot be answered meanwhile raises Outdated. See `Lookups.prepare`.
        beside: Whether the index is made in a process of its own, where it can be: for another
            thread than that which answers keys.

    Raises:
        NoStore: There is none.
        Corrupt: Its `store.json` does not hold what it should.
        NewerSchema: A newer mahdar wrote it.
    """
    try:
        from .index import Index, has_words
    except ImportError:  # a Python built without SQLite
        return _scan(folder, wait)
    if not has_words():
        return _scan(folder, wait)
    if beside:
        from .index.beside import renew_beside

        renew_beside(folder, progress, anew=None)
    return Index(folder, wait=wait, progress=progress, postpone=postpone)


def _scan(folder: Path, wait: float) -> Lookups:
    from .database import Store
    from .scan import Scan

    return Scan(Store.open(folder, wait=wait))


def renew_index(folder: Path, *, progress: Callable[[int, int], None] | None = None) -> None:
    """Bring the index of a store up to date, where there can be one; raises StoreError."""
    open_lookups(folder, progress=progress).close()
