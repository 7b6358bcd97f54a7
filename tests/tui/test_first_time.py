"""The first start: without a store, or with one that is empty."""

from __future__ import annotations

from pathlib import Path

import pytest
from shell import Run, on_terminal  # type: ignore[import-not-found, unused-ignore]

from store import Kind, Scan, Store
from tui.commands import opening


def test_without_a_store_and_a_terminal_it_says_how_to_make_one(run: Run, nowhere: Path) -> None:
    done = run()
    assert done.code == 3
    assert "mahdar ingest" in done.err
    assert not nowhere.exists()


def test_without_a_store_the_sample_is_offered_and_can_be_declined(nowhere: Path) -> None:
    done = on_terminal(keys="n\n")
    assert done.code == 3
    assert "[Y/n]" in done.out
    assert "ﺔﻴﺟﺫﻮﻤﻨﻟﺍ" in done.out
    assert not nowhere.exists()


def test_installed_elsewhere_nothing_is_offered(
    nowhere: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.setattr(opening, "sample", lambda: ())
    done = run("--sample")
    assert done.code == 3
    assert "mahdar ingest" in done.err


def test_the_sample_is_made_unasked_when_told_to(run: Run, nowhere: Path) -> None:
    done = run("--sample")
    assert done.code == 2, "there is no terminal to open the browser in"
    assert "5 new" in done.err
    assert len(Scan(Store.open(nowhere)).rows(Kind.ARTICLE)) == 5


def test_a_store_without_articles_is_filled_with_the_sample(run: Run, nowhere: Path) -> None:
    assert run("ingest", "/no/such/file.txt").code == 3
    assert "5 new" in run("--sample").err


def test_a_store_that_is_there_is_never_replaced_by_the_sample(run: Run, folder: Path) -> None:
    (folder / "store.json").unlink()
    done = run("--sample")
    assert done.code == 3
    assert "store.json" in done.err


def test_the_browser_needs_a_terminal(run: Run, folder: Path) -> None:
    done = run()
    assert done.code == 2
    assert "terminal" in done.err
