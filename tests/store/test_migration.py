"""A store of a single file becomes a folder when it is opened; the file stays beside it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tinydb import TinyDB

from store import migration, open_lookups
from store.database import Store
from store.decisions.deciding import Deciding
from store.decisions.log import read_log
from store.documents import document_of
from store.errors import BadRecord, Corrupt, NoStore, Unwritable
from store.finding import single_file
from store.records import Article, Kind
from store.scan import Scan

Make = Callable[..., Article]


@pytest.fixture
def file(tmp_path: Path, make_article: Make) -> Path:
    """A store of three articles as stock TinyDB keeps it."""
    path = tmp_path / "old.json"
    with TinyDB(path) as stock:
        stock.table("articles").insert_multiple(document_of(make_article(n)) for n in range(3))
    return path


def test_opening_makes_a_folder_of_it_and_keeps_the_file(file: Path, make_article: Make) -> None:
    before = file.read_bytes()
    lookups = open_lookups(file)
    assert lookups.count(Kind.ARTICLE) == 3
    lookups.close()
    assert list(Store.open(file).articles()) == [make_article(number) for number in range(3)]
    assert single_file(file).read_bytes() == before
    names = {each.name for each in file.parent.iterdir()}
    assert names == {"old.json", "old.json.single"}


def test_what_was_decided_comes_along(file: Path, tmp_path: Path, make_article: Make) -> None:
    store = Store.create(tmp_path / "s")
    store.put([make_article(1)])
    store.decide(Deciding(Scan(store), "nada").value("c-kw", "tag", "x"))
    log = tmp_path / "s" / "decisions.json"
    tables = json.loads(file.read_bytes()) | json.loads(log.read_bytes())
    file.write_text(json.dumps(tables))
    Store.open(file)
    assert read_log(file / "decisions.json") == read_log(log)


@pytest.mark.parametrize("after", ["_exchange", "sync_folder"])
def test_broken_off_it_is_begun_anew(
    file: Path, monkeypatch: pytest.MonkeyPatch, after: str, make_article: Make
) -> None:
    def stop(*arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(migration, after, stop)
    with pytest.raises(KeyboardInterrupt):
        Store.open(file)
    monkeypatch.undo()
    assert len(list(Store.open(file).articles())) == 3
    assert single_file(file).is_file()


def test_killed_between_the_two_names_the_file_is_found(file: Path) -> None:
    file.rename(single_file(file))
    assert len(list(Store.open(file).articles())) == 3
    assert single_file(file).is_file()


def test_a_file_that_is_not_right_is_left_as_it_is(file: Path) -> None:
    tables = json.loads(file.read_bytes())
    tables["articles"]["2"]["title"] = 7
    file.write_text(json.dumps(tables))
    before = file.read_bytes()
    with pytest.raises(BadRecord, match="line 1, column"):
        Store.open(file)
    file.write_bytes(before[:-30])
    with pytest.raises(Corrupt, match="line 1, column"):
        Store.open(file)
    file.write_text('{"_default": {"1": {"x": 1}}}')
    with pytest.raises(NoStore, match="no table of articles"):
        Store.open(file)
    assert {each.name for each in file.parent.iterdir()} == {"old.json"}


def test_a_file_that_was_kept_before_is_not_lost(file: Path) -> None:
    single_file(file).write_text("precious")
    with pytest.raises(Unwritable, match="already"):
        Store.open(file)
    assert single_file(file).read_text() == "precious"
    assert file.is_file()
