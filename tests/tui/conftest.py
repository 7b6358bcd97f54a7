"""Running shell commands, over a store of one article or over none."""

from __future__ import annotations

from pathlib import Path

import pytest
from shell import Done, Run, article  # type: ignore[import-not-found, unused-ignore]

from store import Store
from tui.__main__ import main


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of one article, named by the environment."""
    path = tmp_path / "store"
    Store.create(path).put([article()])
    monkeypatch.setenv("MAHDAR_STORE", str(path))
    for name in ("MAHDAR_EMIT", "MAHDAR_DEBUG", "TMUX", "STY"):
        monkeypatch.delenv(name, raising=False)
    return path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in this process, its output captured as a pipe would."""

    def run(*arguments: str) -> Done:
        try:
            code = main(arguments)
        except SystemExit as ended:
            code = int(ended.code or 0)
        captured = capsys.readouterr()
        return Done(code, captured.out, captured.err)

    return run


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the default store would be, and is not."""
    monkeypatch.delenv("MAHDAR_STORE", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    return tmp_path / "mahdar" / "store"
