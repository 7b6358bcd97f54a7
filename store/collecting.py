"""How often Python looks for objects in cycles, where many are made of which hardly any is."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_COLLECTED = 50_000
"""Objects made after which cycles are looked for: an article is some ten thousand, hardly any in
cycles, and at the usual 700 a seventh of the time of reading goes into looking, and more the more
is kept: of making an index a third."""


def collect_seldom() -> None:
    """Look for cycles less often from now on, in a process that only helps another."""
    gc.set_threshold(_COLLECTED)


@contextmanager
def few_collections() -> Iterator[None]:
    """Look for cycles less often meanwhile."""
    usual = gc.get_threshold()
    collect_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*usual)
