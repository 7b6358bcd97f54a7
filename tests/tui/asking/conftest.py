"""Programs that are connected to a terminal, and a store for them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.asking.wire import Connect, Wire


@pytest.fixture
def connect(tmp_path: Path) -> Iterator[Connect]:
    wires: list[Wire] = []

    def connected(program: str, *arguments: str, **environment: str) -> Wire:
        wires.append(Wire(program, *arguments, home=tmp_path, **environment))
        return wires[-1]

    yield connected
    for wire in wires:
        wire.close()


@pytest.fixture
def sample(tmp_path: Path, seeds: list[Path]) -> str:
    from tui.commands.ingesting import ingest_into

    ingest_into(tmp_path / "store", [str(seeds[0])])
    return str(tmp_path / "store")
