"""The small store, asked of the scan and of the index alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store.database import Store
from store.index import Index
from store.lookups import Lookups
from store.scan import Scan
from tests.store.lookups.small import ARTICLES


def scan(folder: Path) -> Lookups:
    return Scan(Store.open(folder))


@pytest.fixture(params=[scan, Index], ids=["scan", "index"])
def open_store(request: pytest.FixtureRequest) -> Iterator[Callable[[Path], Lookups]]:
    """Opens a store in each way there is."""
    opened: list[Lookups] = []

    def open_it(folder: Path) -> Lookups:
        opened.append(request.param(folder))
        return opened[-1]

    yield open_it
    for each in opened:
        each.close()


@pytest.fixture
def lookups(tmp_path: Path, open_store: Callable[[Path], Lookups]) -> Lookups:
    Store.create(tmp_path / "store").put(ARTICLES)
    return open_store(tmp_path / "store")
