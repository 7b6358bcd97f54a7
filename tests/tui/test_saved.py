"""Saved searches and lists for other programs, from the shell."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path

import pytest

from store import Store, ingest_paths
from tui.__main__ import main
from tui.searches import Searches, searches_file


@pytest.fixture
def store(seeds: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    path = tmp_path / "store"
    ingest_paths(Store.create(path), [str(each) for each in seeds[:2]])
    return path


def test_a_saved_search_is_listed_asked_and_forgotten(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Searches(searches_file(store, os.environ)).save("by year", "date:2017")
    assert main(["--store", str(store), "searches"]) == 0
    assert "by year  date:2017" in capsys.readouterr().out
    assert main(["--store", str(store), "searches", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"by year": "date:2017"}
    assert main(["--store", str(store), "meetings", "--json", "date:2017"]) == 0
    expected = capsys.readouterr().out
    assert main(["--store", str(store), "meetings", "--json", "--saved", "by year"]) == 0
    assert capsys.readouterr().out == expected
    assert main(["--store", str(store), "searches", "--remove", "by year"]) == 0
    capsys.readouterr()
    assert main(["--store", str(store), "searches"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "no search is saved; W in the browser" in err


def test_a_search_that_is_not_saved_is_said(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--store", str(store), "meetings", "--saved", "nope"]) == 3
    err = capsys.readouterr().err
    assert "no search is saved as 'nope'; `mahdar searches` lists them" in err


def test_searches_of_one_store_are_not_those_of_another(store: Path, tmp_path: Path) -> None:
    Searches(searches_file(store, os.environ)).save("x", "date:2017")
    assert Searches(searches_file(tmp_path / "other", os.environ)).all() == {}


@pytest.mark.parametrize("kind", ["articles", "entities", "meetings"])
def test_lists_are_printed_for_other_programs(
    store: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    found = {}
    for form in ("json", "jsonl", "csv", "markdown"):
        assert main(["--store", str(store), kind, "--format", form, "--limit", "2"]) == 0
        found[form] = capsys.readouterr().out
    documents = json.loads(found["json"])
    assert [json.loads(line) for line in found["jsonl"].splitlines()] == documents
    _, *lines = csv.reader(io.StringIO(found["csv"]))
    assert [line[0] for line in lines] == [each["id"] for each in documents]
    assert found["markdown"].count("## ") >= 2
