"""Records replaced and added line by line: the others stay as they are, byte by byte."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from tinydb import TinyDB

from store.database import Store
from store.index import Index
from store.records import Article
from store.storage import FileStorage

Make = Callable[..., Article]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file of three records."""
    path = tmp_path / "00000.json"
    FileStorage(path).append("articles", [])
    documents = {str(n): {"id": f"a-{n}", "title": "عنوان\n\u2028"} for n in (1, 2, 7)}
    FileStorage(path).write({"articles": documents})
    return path


def test_a_record_is_replaced_and_the_others_stay(file: Path) -> None:
    before = file.read_bytes().splitlines()
    assert FileStorage(file).splice("articles", {2: {"id": "a-2", "title": "آخر"}})
    after = file.read_bytes().splitlines()
    assert [at for at, line in enumerate(before) if line != after[at]] == [3]
    assert json.loads(file.read_text("utf-8"))["articles"]["2"] == {"id": "a-2", "title": "آخر"}
    with TinyDB(file) as stock:
        assert len(stock.table("articles")) == 3


def test_records_are_added_behind_the_highest_number(file: Path) -> None:
    assert FileStorage(file).append("articles", [{"id": "b"}, {"id": "c"}]) == [8, 9]
    kept = json.loads(file.read_text("utf-8"))["articles"]
    assert list(kept) == ["1", "2", "7", "8", "9"]


@pytest.mark.parametrize(
    "documents",
    [{3: {"id": "a-3"}}, {2: {"id": "a-1"}}, {1: {"id": "a-1"}, 2: {"id": "other"}}],
    ids=["no such number", "another id", "one of two"],
)
def test_what_is_not_there_is_not_replaced(
    file: Path, documents: dict[int, dict[str, str]]
) -> None:
    before = file.read_bytes()
    assert not FileStorage(file).splice("articles", documents)
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b'{"articles": {"1": {"id": "a-1"}}}',
        b'{\n"articles": {\n"1": {"id": "a-1"}\n"2": {"id": "a-2"}\n}\n}\n',
        b'{\n"articles": {\n"1": {"id": "a-1"},\n}\n}\n',
        b'{\n"others": {\n"1": {"id": "a-1"}\n}\n}\n',
        b'{\n"articles": {\n"1": {"id": "a-1"}\n},\n"others": {\n"1": {}\n}\n}\n',
    ],
)
def test_a_file_of_another_form_is_left_alone(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    assert not FileStorage(file).splice("articles", {1: {"id": "a-1"}})
    assert FileStorage(file).append("articles", [{"id": "b"}]) is None
    assert file.read_bytes() == content


def test_the_backup_is_what_was_there_before(file: Path) -> None:
    before = file.read_bytes()
    FileStorage(file).splice("articles", {2: {"id": "a-2"}})
    assert file.with_name("00000.json.bak").read_bytes() == before


# A store that writes by its index


def titles(folder: Path) -> dict[str, str]:
    return {article.id: article.title for article in Store.open(folder).articles()}


def test_a_write_reads_only_the_file_it_changes(tmp_path: Path, make_article: Make) -> None:
    first, second = make_article(1), make_article(2)
    Store.create(tmp_path / "s").put([first])
    other = tmp_path / "s" / "articles" / "00001.json"
    other.write_text('{\n"articles": {\n}\n}\n', "utf-8")
    Index(tmp_path / "s").close()
    store = Store.open(tmp_path / "s")
    assert store.put([first._replace(title="آخر"), second]) == 1
    assert titles(tmp_path / "s") == {first.id: "آخر", second.id: second.title}
    assert store.ids() == {first.id, second.id}
    assert store.put([second._replace(title="ثان")]) == 0
    assert titles(tmp_path / "s") == {first.id: "آخر", second.id: "ثان"}


def test_an_index_that_is_wrong_about_a_place_does_no_harm(
    tmp_path: Path, make_article: Make
) -> None:
    articles = [make_article(number) for number in range(3)]
    Store.create(tmp_path / "s").put(articles)
    Index(tmp_path / "s").close()
    with sqlite3.connect(tmp_path / "s" / "index.sqlite") as connection:
        connection.execute("UPDATE record SET id='swapped' WHERE number=1")
        connection.execute("UPDATE record SET id=? WHERE number=2", (articles[0].id,))
    connection.close()
    assert Store.open(tmp_path / "s").put([articles[0]._replace(title="آخر")]) == 0
    expected = {each.id: each.title for each in articles} | {articles[0].id: "آخر"}
    assert titles(tmp_path / "s") == expected


def test_a_file_changed_since_the_index_was_made_is_read(
    tmp_path: Path, make_article: Make
) -> None:
    articles = [make_article(number) for number in range(3)]
    Store.create(tmp_path / "s").put(articles[:1])
    Index(tmp_path / "s").close()
    Store.open(tmp_path / "s").put(articles[1:2])
    assert Store.open(tmp_path / "s").put(articles) == 1
    assert set(titles(tmp_path / "s")) == {each.id for each in articles}
