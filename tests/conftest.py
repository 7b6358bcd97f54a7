"""What every test may use."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from store import Scan, Store, ingest_paths

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True, scope="session")
def interrupts_are_heard() -> None:
    """Shells start what runs in the background deaf to Ctrl+C; what is tested must hear it."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def seeds() -> list[Path]:
    """The user's five articles, in order."""
    return sorted((ROOT / "seeds").glob("*.txt"))


@pytest.fixture(scope="session")
def sample(seeds: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scan]:
    """A store of the five articles, to be looked at only."""
    store = Store.create(tmp_path_factory.mktemp("sample") / "store")
    ingest_paths(store, [str(path) for path in seeds])
    scan = Scan(store)
    yield scan
    scan.close()


@pytest.fixture(autouse=True, scope="session")
def settings_of_nobody(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep a person's own settings, and where the tests are run from, out of what is tested."""
    patch, empty = pytest.MonkeyPatch(), tmp_path_factory.mktemp("home")
    for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        patch.setenv(name, str(empty / name))
    for name in ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"):
        patch.delenv(name, raising=False)
    yield
    patch.undo()
