"""The store as a folder: opened, written, watched, and read on when a part of it is broken."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tinydb import TinyDB

from store import database
from store.database import Store
from store.documents import document_of
from store.errors import BadRecord, Busy, Corrupt, NewerSchema, NoStore, Unwritable
from store.lock import WriteLock
from store.records import Article
from store.storage import FileStorage
from store.user_folders import default_path, locate

Make = Callable[..., Article]


def contents(folder: Path) -> dict[str, bytes]:
    return {str(each): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def test_what_was_put_is_there_after_opening_again(tmp_path: Path, make_article: Make) -> None:
    articles = [make_article(number) for number in range(3)]
    assert Store.create(tmp_path / "s").put(articles) == 3
    assert list(Store.open(tmp_path / "s").articles()) == articles


def test_an_article_put_again_takes_the_place_of_the_old(
    tmp_path: Path, make_article: Make
) -> None:
    store = Store.create(tmp_path / "s")
    store.put([make_article(1), make_article(2)])
    changed = make_article(1)._replace(publisher="غيرها")
    assert store.put([changed, make_article(3)]) == 1
    assert list(store.articles()) == [changed, make_article(2), make_article(3)]


def test_every_file_is_one_that_stock_tinydb_opens(tmp_path: Path, make_article: Make) -> None:
    Store.create(tmp_path / "s").put([make_article(1)])
    files = sorted(path for path in (tmp_path / "s").rglob("*.json"))
    assert [path.name for path in files] == ["00000.json", "decisions.json", "store.json"]
    for path in files:
        with TinyDB(path, encoding="utf-8") as stock:
            stock.tables()
    with TinyDB(files[0], encoding="utf-8") as stock:
        (document,) = stock.table("articles").all()
    assert document == document_of(make_article(1))


def test_files_hold_so_many_articles_at_most(
    tmp_path: Path, make_article: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "SHARD_ARTICLES", 3)
    store = Store.create(tmp_path / "s")
    articles = [make_article(number) for number in range(8)]
    store.put(articles[:2])
    store.put(articles[2:])
    sizes = {
        path.name: len(TinyDB(path, storage=FileStorage).table("articles"))
        for path in (tmp_path / "s" / "articles").glob("*.json")
    }
    assert sizes == {"00000.json": 3, "00001.json": 3, "00002.json": 2}
    assert list(store.articles()) == articles


def test_a_large_file_takes_no_further_article(
    tmp_path: Path, make_article: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "SHARD_BYTES", 10)
    store = Store.create(tmp_path / "s")
    store.put([make_article(1)])
    store.put([make_article(2)])
    assert sorted(path.name for path in (tmp_path / "s" / "articles").glob("*.json")) == [
        "00000.json",
        "00001.json",
    ]


def test_the_generation_counts_writes(tmp_path: Path, make_article: Make) -> None:
    store = Store.create(tmp_path / "s")
    before = store.generation
    store.put([make_article(1)])
    store.put([])
    store.put([make_article(1)])
    assert store.generation == before + 2
    assert Store.open(tmp_path / "s").generation == before + 2


def test_a_change_by_another_is_noticed_until_it_was_read(
    tmp_path: Path, make_article: Make
) -> None:
    mine = Store.create(tmp_path / "s")
    assert list(mine.articles()) == []
    assert not mine.changed()
    Store.open(tmp_path / "s").put([make_article(1)])
    assert mine.changed()
    assert mine.ids() == {make_article(1).id}
    assert mine.changed(), "looking at ids is not reading the articles"
    assert list(mine.articles()) == [make_article(1)]
    assert not mine.changed()


def test_an_edit_by_hand_is_noticed(tmp_path: Path, make_article: Make) -> None:
    store = Store.create(tmp_path / "s")
    store.put([make_article(1)])
    list(store.articles())
    path = tmp_path / "s" / "articles" / "00000.json"
    path.write_text(path.read_text("utf-8").replace("صحيفة", "جريدة كبيرة"), "utf-8")
    assert store.changed()
    assert [article.publisher for article in store.articles()] == ["جريدة كبيرة"]


def test_reading_writes_nothing_and_takes_no_lock(tmp_path: Path, make_article: Make) -> None:
    Store.create(tmp_path / "s").put([make_article(1)])
    before = contents(tmp_path)
    with WriteLock(tmp_path / "s").held():
        during = contents(tmp_path)
        store = Store.open(tmp_path / "s", wait=0)
        assert len(list(store.articles())) == 1
        assert contents(tmp_path) == during
    assert contents(tmp_path) == before


def test_a_second_writer_is_told(tmp_path: Path, make_article: Make) -> None:
    store = Store.create(tmp_path / "s", wait=0)
    with WriteLock(tmp_path / "s").held(), pytest.raises(Busy, match=f"process {os.getpid()}"):
        store.put([make_article(1)])
    assert store.put([make_article(1)]) == 1


def test_two_processes_lose_nothing_of_each_other(tmp_path: Path, make_article: Make) -> None:
    Store.create(tmp_path / "s")
    code = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
from pathlib import Path
from conftest import article
from store.database import Store
store = Store.open(Path({str(tmp_path / "s")!r}), wait=60)
first = int(sys.argv[1])
for number in range(first, first + 15):
    store.put([article(number)])
"""
    writers = [subprocess.Popen([sys.executable, "-c", code, at]) for at in ("0", "100")]
    assert [writer.wait() for writer in writers] == [0, 0]
    store = Store.open(tmp_path / "s")
    numbers = [*range(15), *range(100, 115)]
    assert store.ids() == {make_article(number).id for number in numbers}
    assert store.generation == 30


@pytest.mark.parametrize(
    ("call", "number"),
    [*(("fsync", at) for at in range(1, 5)), *(("replace", at) for at in range(1, 5))],
)
def test_a_writer_killed_at_any_step_leaves_a_whole_store(
    tmp_path: Path, make_article: Make, call: str, number: int
) -> None:
    Store.create(tmp_path / "s").put([make_article(1)])
    code = f"""
import os, signal, sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
from pathlib import Path
from conftest import article
from store.database import Store
store = Store.open(Path({str(tmp_path / "s")!r}))
real, calls = os.{call}, 0
def die(*arguments, **options):
    global calls
    calls += 1
    if calls == {number}:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*arguments, **options)
os.{call} = die
store.put([article(2)])
"""
    done = subprocess.run([sys.executable, "-c", code], check=False)
    assert done.returncode == -signal.SIGKILL
    store = Store.open(tmp_path / "s")
    assert store.problems == ()
    assert make_article(1) in store.articles()
    store.put([make_article(2), make_article(3)])
    assert store.ids() == {make_article(number).id for number in (1, 2, 3)}
    assert not list((tmp_path / "s").rglob("*.tmp"))


# Where a store is, and where there is none


def test_the_option_comes_before_the_environment_and_that_before_the_default() -> None:
    environment = {"MAHDAR_STORE": "/from/environment"}
    assert locate("/from/option", environment) == Path("/from/option")
    assert locate(None, environment) == Path("/from/environment")
    assert locate(None, {"MAHDAR_STORE": ""}) == default_path()
    assert locate("~/x", {}) == Path.home() / "x"


def test_the_default_lies_in_the_data_directory_of_the_person(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "/data")
    assert default_path() == Path("/data/mahdar/store")


def test_opening_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(NoStore, match="ingest"):
        Store.open(tmp_path / "s")
    with pytest.raises(NoStore):
        Store.open(tmp_path)
    (tmp_path / "file").write_text("x")
    with pytest.raises(NoStore, match="not a folder"):
        Store.open(tmp_path / "file")
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


def test_a_store_is_not_made_among_other_things(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("x")
    with pytest.raises(NoStore, match=r"letter\.txt"):
        Store.create(tmp_path)
    with pytest.raises(NoStore, match="not a folder"):
        Store.create(tmp_path / "letter.txt")
    with pytest.raises(NoStore, match="not a folder"):
        Store.create(tmp_path / "letter.txt" / "store")
    assert [each.name for each in tmp_path.iterdir()] == ["letter.txt"]


def test_creating_twice_opens_what_is_there(tmp_path: Path, make_article: Make) -> None:
    Store.create(tmp_path / "s").put([make_article(1)])
    assert Store.create(tmp_path / "s").ids() == {make_article(1).id}


def test_a_creation_that_was_broken_off_is_taken_up(tmp_path: Path) -> None:
    (tmp_path / "s").mkdir()
    (tmp_path / "s" / "store.lock").write_text("process 1")
    (tmp_path / "s" / ".store.json.1.tmp").write_text("{")
    assert list(Store.create(tmp_path / "s").articles()) == []


# What is broken


@pytest.fixture
def two_files(tmp_path: Path, make_article: Make, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store with an article in each of two files."""
    monkeypatch.setattr(database, "SHARD_ARTICLES", 1)
    Store.create(tmp_path / "s").put([make_article(1), make_article(2)])
    return tmp_path / "s"


def test_an_unreadable_file_is_reported_and_the_others_open(
    two_files: Path, make_article: Make
) -> None:
    broken = two_files / "articles" / "00000.json"
    broken.write_text('{"articles": {"1": {"id')
    store = Store.open(two_files)
    assert list(store.articles()) == [make_article(2)]
    (problem,) = store.problems
    assert isinstance(problem, Corrupt)
    assert problem.path == broken


def test_nothing_is_written_while_a_file_is_unreadable(two_files: Path, make_article: Make) -> None:
    broken = two_files / "articles" / "00000.json"
    broken.write_text("{")
    before = contents(two_files / "articles")
    with pytest.raises(Corrupt):
        Store.open(two_files).put([make_article(3)])
    assert contents(two_files / "articles") == before


def test_a_wrong_record_is_named_and_the_others_are_read(
    tmp_path: Path, make_article: Make
) -> None:
    store = Store.create(tmp_path / "s")
    store.put([make_article(number) for number in range(3)])
    path = tmp_path / "s" / "articles" / "00000.json"
    tables = json.loads(path.read_text("utf-8"))
    tables["articles"]["2"]["claims"][0]["start"] = "7"
    path.write_text(json.dumps(tables), "utf-8")
    assert list(store.articles()) == [make_article(0), make_article(2)]
    (problem,) = store.problems
    assert isinstance(problem, BadRecord)
    assert (problem.path, problem.table, problem.document) == (path, "articles", 2)
    assert problem.field == "claims[0].start"
    assert make_article(1).id not in store.ids()
    assert store.put([make_article(1)]) == 0
    assert store.problems == ()
    assert list(store.articles()) == [make_article(number) for number in range(3)]


def test_a_store_of_a_newer_version_is_not_touched(tmp_path: Path) -> None:
    Store.create(tmp_path / "s")
    path = tmp_path / "s" / "store.json"
    path.write_text('{"store": {"1": {"schema": 99, "generation": 5}}}')
    before = contents(tmp_path / "s")
    with pytest.raises(NewerSchema, match="99"):
        Store.open(tmp_path / "s")
    with pytest.raises(NewerSchema):
        Store.create(tmp_path / "s")
    assert contents(tmp_path / "s") == before


@pytest.mark.parametrize(
    "content", ['{"store": {}}', '{"store": {"1": {"schema": "1", "generation": 0}}}', "{}", "x"]
)
def test_settings_that_say_nothing_are_reported(tmp_path: Path, content: str) -> None:
    Store.create(tmp_path / "s")
    (tmp_path / "s" / "store.json").write_text(content)
    with pytest.raises(Corrupt, match=r"store\.json"):
        Store.open(tmp_path / "s")


def test_a_store_without_its_settings_is_not_taken_for_none(
    tmp_path: Path, make_article: Make
) -> None:
    Store.create(tmp_path / "s").put([make_article(1)])
    (tmp_path / "s" / "store.json").unlink()
    with pytest.raises(Corrupt, match=r"store\.json"):
        Store.open(tmp_path / "s")
    with pytest.raises(NoStore):
        Store.create(tmp_path / "s")


def test_a_folder_that_takes_no_files_is_said_to(tmp_path: Path, make_article: Make) -> None:
    store = Store.create(tmp_path / "s")
    (tmp_path / "s" / "articles").symlink_to("/proc")
    with pytest.raises((Unwritable, Corrupt)):
        store.put([make_article(1)])


def test_a_link_for_a_store_is_followed(tmp_path: Path, make_article: Make) -> None:
    Store.create(tmp_path / "real").put([make_article(1)])
    (tmp_path / "link").symlink_to(tmp_path / "real")
    store = Store.open(tmp_path / "link")
    store.put([make_article(2)])
    assert len(Store.open(tmp_path / "real").ids()) == 2
