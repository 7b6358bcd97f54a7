"""The five articles, read once, about which nothing is decided yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store.database import Store
from store.index import Index
from store.ingest import ingest_paths
from store.lookups import Lookups
from store.scan import Scan
from tests.store.decisions.desk import Desk


@pytest.fixture(scope="session")
def read_seeds(tmp_path_factory: pytest.TempPathFactory, seeds: list[Path]) -> Path:
    folder = tmp_path_factory.mktemp("seeds") / "store"
    ingest_paths(Store.create(folder), [str(each) for each in seeds])
    return folder


def scan(folder: Path) -> Lookups:
    return Scan(Store.open(folder))


@pytest.fixture(params=[scan, Index], ids=["scan", "index"])
def desk(request: pytest.FixtureRequest, read_seeds: Path, tmp_path: Path) -> Iterator[Desk]:
    """The five articles, about which nothing is decided yet."""
    import shutil

    shutil.copytree(read_seeds, tmp_path / "s")
    way: Callable[[Path], Lookups] = request.param
    lookups = way(tmp_path / "s")
    yield Desk(tmp_path / "s", lookups)
    lookups.close()
