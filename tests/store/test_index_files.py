"""The index as a file: made, believed only while it is true, and never in anyone's way."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tinydb import TinyDB

from store import open_lookups, opening
from store.database import Store
from store.errors import NoStore, Outdated
from store.index import Index
from store.index.beside import renew_beside
from store.ingest import ingest_paths
from store.lookups import Lookups
from store.query import parse
from store.records import Article, Entity, Kind
from store.scan import Scan
from tests.store.nobody import BECOME, run_with_home, shut
from tests.store.test_index import assert_same

Make = Callable[..., Article]
ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def folder(tmp_path: Path, make_article: Make) -> Path:
    """A store of three articles, without an index."""
    Store.create(tmp_path / "store").put([make_article(number) for number in range(3)])
    return tmp_path / "store"


@pytest.fixture
def ask(folder: Path) -> Iterator[Callable[[], Index]]:
    """Opens the index, as often as asked."""
    opened: list[Index] = []

    def open_index() -> Index:
        opened.append(Index(folder))
        return opened[-1]

    yield open_index
    for each in opened:
        each.close()


def same_as_scan(folder: Path, index: Lookups) -> None:
    scan = Scan(Store.open(folder))
    assert_same(scan, index)
    assert [str(each) for each in index.problems] == [str(each) for each in scan.problems]
    assert list(index.search(parse("الكويت"))) == list(scan.search(parse("الكويت")))


def test_it_lies_beside_the_shards_and_is_used_again(
    folder: Path, ask: Callable[[], Index]
) -> None:
    index = ask()
    assert index.place == folder / "index.sqlite"
    assert index.note is None
    made = (folder / "index.sqlite").stat().st_ino
    same_as_scan(folder, ask())
    assert (folder / "index.sqlite").stat().st_ino == made


def test_taken_away_it_is_made_again(folder: Path, ask: Callable[[], Index]) -> None:
    ask().close()
    for each in folder.glob("index.sqlite*"):
        each.unlink()
    same_as_scan(folder, ask())


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"not a database at all" * 1000),
        lambda path: path.write_bytes(path.read_bytes()[:5_000]),
        lambda path: path.write_bytes(path.read_bytes()[:100] + b"\xff" * 50_000),
        lambda path: path.write_bytes(
            path.read_bytes()[:8192] + os.urandom(path.stat().st_size - 8192)
        ),
    ],
    ids=["empty", "foreign", "cut", "overwritten", "all but its head"],
)
def test_damaged_it_is_made_again(
    folder: Path, ask: Callable[[], Index], damage: Callable[[Path], object]
) -> None:
    ask().close()
    damage(folder / "index.sqlite")
    same_as_scan(folder, ask())


def test_damaged_while_it_is_open_it_is_made_again(
    folder: Path, ask: Callable[[], Index], make_article: Make
) -> None:
    index = ask()
    index.close()
    index = ask()
    path = folder / "index.sqlite"
    with path.open("r+b") as file:
        file.seek(8192)
        file.write(b"\xff" * (path.stat().st_size - 8192))
    same_as_scan(folder, index)


def test_one_of_another_version_is_not_believed(folder: Path, ask: Callable[[], Index]) -> None:
    ask().close()
    with sqlite3.connect(folder / "index.sqlite") as connection:
        connection.execute("PRAGMA user_version=999")
        connection.execute("UPDATE article SET title='مكذوب'")
    connection.close()
    same_as_scan(folder, ask())


def test_an_outdated_one_is_not_believed(
    folder: Path, ask: Callable[[], Index], make_article: Make
) -> None:
    ask().close()
    kept = (folder / "index.sqlite").read_bytes()
    Store.open(folder).put([make_article(7), make_article(0)._replace(title="عنوان آخر")])
    ask().close()
    (folder / "index.sqlite").write_bytes(kept)  # as a backup would put it back
    same_as_scan(folder, ask())


def test_shards_that_go_come_back_or_are_written_by_others_are_seen(
    folder: Path, ask: Callable[[], Index]
) -> None:
    index = ask()
    shard = folder / "articles" / "00000.json"
    kept = shard.read_bytes()
    shard.unlink()
    assert index.changed()
    assert index.count(Kind.ARTICLE) == 0
    same_as_scan(folder, index)
    shard.write_bytes(kept)
    assert index.changed()
    assert index.count(Kind.ARTICLE) == 3
    with TinyDB(shard) as other:
        other.table("articles").remove(doc_ids=[2])  # all on one line now
    assert index.changed()
    assert index.count(Kind.ARTICLE) == 2
    same_as_scan(folder, index)
    same_as_scan(folder, ask())


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b'{\n"articles": {\n"1": {"id": "a",\n}\n}\n',
        b'{\n"articles": {\n"1": {"id": "a"} {}},\n"2": {}\n}\n}\n',
        b'{\n"articles": {\n"1": {"id": "a-x", "text": 7}\n}\n}\n',
        b'{\n"articles": {\n"1": {"id": NaN}\n}\n}\n',
        b'{\n"articles": {\n"1": {"id": "\xff"}\n}\n}\n',
        b'{\n"articles": {\n"1": {"id": "a", "file": "\\ud800"}\n}\n}\n',
        b"[]",
        b'{"articles": {"1": {}, "2": {"id": 3}}}',
    ],
)
def test_what_cannot_be_read_is_told_as_the_scan_tells_it(
    folder: Path, ask: Callable[[], Index], content: bytes
) -> None:
    (folder / "articles" / "00001.json").write_bytes(content)
    fresh = ask()
    same_as_scan(folder, fresh)
    assert len(fresh.problems) >= 1
    (folder / "articles" / "00001.json").unlink()
    assert fresh.changed()
    assert fresh.problems == ()
    (folder / "articles" / "00001.json").write_bytes(content)
    assert fresh.changed()
    same_as_scan(folder, fresh)


def test_of_an_article_that_is_stored_twice_the_last_counts(
    folder: Path, ask: Callable[[], Index], make_article: Make
) -> None:
    ask().close()
    shard = folder / "articles" / "00000.json"
    tables = json.loads(shard.read_text("utf-8"))
    other = {**tables["articles"]["2"], "title": "عنوان آخر"}
    last = {**other, "title": "عنوان أخير"}
    beside = {**tables["articles"]["3"], "id": "a-beside"}
    second = folder / "articles" / "00001.json"
    records = {"1": other, "2": beside, "3": last}
    second.write_text(json.dumps({"articles": records}), "utf-8")
    same_as_scan(folder, ask())
    for each in folder.glob("index.sqlite*"):
        each.unlink()
    same_as_scan(folder, ask())
    second.unlink()
    same_as_scan(folder, ask())


def test_a_list_that_was_given_out_stays_as_it_was(
    folder: Path, ask: Callable[[], Index], make_article: Make
) -> None:
    index = ask()
    rows = index.rows(Kind.ARTICLE)
    hits = index.search(parse("الكويت"))
    before = [row.id for row in Index(folder).rows(Kind.ARTICLE)]
    index.put([make_article(number) for number in range(10, 20)])
    assert index.count(Kind.ARTICLE) == 13
    assert [row.id for row in rows] == before
    assert len(list(hits)) == 7


def test_of_what_is_named_everywhere_some_words_are_given_and_the_rest_is_counted(
    folder: Path, ask: Callable[[], Index], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = ask().get("c-kw")
    monkeypatch.setattr("store.index.records.LARGEST", 2)
    some = ask().get("c-kw")
    assert isinstance(whole, Entity)
    assert isinstance(some, Entity)
    assert (some.members, some.left_out, whole.left_out) == (whole.members, 1, 0)
    assert some.mentions == whole.mentions[:2]
    assert ask().rows(Kind.ENTITY)[0].sources == 3


def test_an_ingestion_brings_it_up_to_date(tmp_path: Path, seeds: list[Path]) -> None:
    store = Store.create(tmp_path / "s")
    ingest_paths(store, [str(each) for each in seeds])
    with sqlite3.connect(tmp_path / "s" / "index.sqlite") as connection:
        assert connection.execute("SELECT count(*) FROM article").fetchone() == (5,)
    connection.close()
    same_as_scan(tmp_path / "s", open_lookups(tmp_path / "s"))


READ_ONLY = """
import os, sys
from pathlib import Path
from store import Kind, info, open_lookups
# All is imported: what follows may not even read that.
open_lookups(Path(sys.argv[2])).close(), info(Path(sys.argv[2]))
"""
AS_NOBODY = """
lookups = open_lookups(Path(sys.argv[1]))
print(lookups.count(Kind.ARTICLE), lookups.note)
lookups.close()
found = info(Path(sys.argv[1]))
print(found.index, found.index_path)
"""


@pytest.mark.parametrize("cache", [True, False], ids=["cache", "no cache"])
def test_where_nobody_may_write_it_lies_elsewhere_and_says_so(
    folder: Path, anybody: Path, cache: bool
) -> None:
    home = anybody / "home"
    home.mkdir()
    home.chmod(0o777 if cache else 0o555)
    shutil.copytree(folder, anybody / "other")
    folder = shutil.copytree(folder, anybody / "store")
    shut(folder)
    before = sorted(folder.rglob("*"))
    program = READ_ONLY + BECOME + AS_NOBODY
    printed = run_with_home(program, folder, anybody / "other", home=home)
    told = f"kept at {home}" if cache else "kept in memory"
    assert printed.startswith("3 ")
    assert told in printed
    assert printed.splitlines()[1].startswith(f"current {home}" if cache else "none None")
    assert sorted(folder.rglob("*")) == before


def test_what_was_written_to_an_index_does_not_stay_beside_it_for_ever(
    folder: Path, make_article: Make, ask: Callable[[], Index], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.index.place._LONG", 1)
    beside, reader = folder / "index.sqlite-wal", ask()
    writer = Index(folder)
    writer.put([make_article(number) for number in range(3, 60)])
    writer.close()
    assert beside.stat().st_size > 100_000  # whoever reads what was before is not disturbed
    assert reader.count(Kind.ARTICLE) == 3
    assert reader.changed()
    assert beside.stat().st_size == 0
    assert reader.count(Kind.ARTICLE) == 60
    same_as_scan(folder, reader)


def test_an_index_that_somebody_reads_as_it_was_long_ago_does_not_grow_for_ever(
    folder: Path, make_article: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.index.place._MUCH", 0)
    beside, place = folder / "index.sqlite-wal", folder / "index.sqlite"
    suspended = Index(folder)
    made = place.stat().st_ino
    for number in range(40):
        before = beside.stat().st_size if beside.exists() else 0
        writer = Index(folder)
        writer.put([make_article(1)._replace(publisher=f"{number}")])
        writer.close()
        if place.stat().st_ino != made:
            break
    assert place.stat().st_ino != made
    assert before > place.stat().st_size / 2
    assert suspended.count(Kind.ARTICLE) == 3  # whoever reads what was before is not disturbed
    assert suspended.changed()
    same_as_scan(folder, suspended)
    suspended.close()


def test_without_words_in_sqlite_the_scan_answers(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.index.has_words", lambda: False)
    lookups = opening.open_lookups(folder)
    assert isinstance(lookups, Scan)
    assert lookups.count(Kind.ARTICLE) == 3


@pytest.mark.parametrize("odd", [None, b'{\n"articles": {\n"1": {"id": NaN}\n}\n}\n'])
def test_many_files_are_read_by_several_processes(
    tmp_path: Path, make_article: Make, monkeypatch: pytest.MonkeyPatch, odd: bytes | None
) -> None:
    monkeypatch.setattr("store.database.SHARD_ARTICLES", 2)
    Store.create(tmp_path / "s").put([make_article(number) for number in range(12)])
    assert len(list((tmp_path / "s" / "articles").glob("*.json"))) == 6
    if odd is not None:
        (tmp_path / "s" / "articles" / "00006.json").write_bytes(odd)
    same_as_scan(tmp_path / "s", open_lookups(tmp_path / "s"))


def test_where_there_is_no_store_none_is_made(tmp_path: Path) -> None:
    with pytest.raises(NoStore):
        open_lookups(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


def test_a_store_can_be_copied_or_moved_with_its_index(folder: Path, tmp_path: Path) -> None:
    Index(folder).close()
    shutil.copytree(folder, tmp_path / "copy")
    same_as_scan(tmp_path / "copy", open_lookups(tmp_path / "copy"))


def test_two_processes_that_make_it_at_once_both_answer(folder: Path) -> None:
    code = "import sys; from pathlib import Path; from store import *;"
    code += "print(open_lookups(Path(sys.argv[1])).count(Kind.ARTICLE))"
    command = [sys.executable, "-c", code, str(folder)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) for _ in range(4)]
    assert [each.communicate()[0].strip() for each in running] == [b"3"] * 4
    same_as_scan(folder, open_lookups(folder))


def test_what_is_damaged_within_a_row_is_made_anew(
    folder: Path, ask: Callable[[], Index], make_article: Make
) -> None:
    index = ask()
    assert index.place is not None
    with sqlite3.connect(index.place) as connection:
        connection.execute("UPDATE article SET said = x'00'")
    connection.close()
    Store.open(folder).put([make_article(1)._replace(publisher="other")])
    same_as_scan(folder, ask())


def test_tables_whose_names_are_no_text_any_more_are_made_anew(
    folder: Path, ask: Callable[[], Index]
) -> None:
    ask().close()
    path = folder / "index.sqlite"
    content = path.read_bytes()
    at = content.index(b"CREATE TABLE meta")
    path.write_bytes(content[:at] + b"CREATE \xc4TABLE" + content[at + 13 :])
    assert Store.open(folder).ids() == {row.id for row in ask().rows(Kind.ARTICLE)}
    same_as_scan(folder, ask())


# Files that are written while they are read


def renamed(article: Article, title: str) -> Article:
    return article._replace(title=title)


@pytest.mark.parametrize("times", [1, 2])
def test_a_record_that_stands_elsewhere_by_now_is_read_as_it_was(
    folder: Path, ask: Callable[[], Index], make_article: Make, times: int
) -> None:
    index = ask()
    last = make_article(2)
    before = index.article(last.id)
    index = ask()  # which keeps nothing of it in memory
    for time in range(times):
        Store.open(folder).put([renamed(make_article(0), "عنوان " * (time + 2))])
    assert index.is_behind()
    assert index.article(last.id) == before


def test_a_record_that_was_written_is_read_as_it_was_until_it_is_asked_what_changed(
    folder: Path, ask: Callable[[], Index], make_article: Make
) -> None:
    index, article = ask(), make_article(1)
    Store.open(folder).put([renamed(article, "آخر")])
    assert index.article(article.id).title == article.title
    assert index.changed()
    assert index.article(article.id).title == "آخر"


def test_what_is_nowhere_any_more_is_read_anew_or_said_to_come(
    folder: Path, make_article: Make
) -> None:
    article = make_article(1)
    waiting, postponing = Index(folder), Index(folder, postpone=True)
    for title in ("الأول", "الثاني"):
        Store.open(folder).put([renamed(article, title)])
    with pytest.raises(Outdated):
        postponing.get(article.id)
    take = postponing.prepare()
    with pytest.raises(Outdated):
        postponing.get(article.id)
    take()
    for index in (waiting, postponing):
        assert index.article(article.id).title == "الثاني"
        same_as_scan(folder, index)
        index.close()


def test_what_is_told_how_far_it_is_can_end_it_and_nothing_is_changed(
    folder: Path, make_article: Make
) -> None:
    class Enough(Exception):
        """It need not be done."""

    def tell(done: int, total: int) -> None:
        told.append((done, total))
        if done == 1:
            raise Enough

    index, told = Index(folder), list[tuple[int, int]]()
    Store.open(folder).put([renamed(make_article(number), "آخر") for number in range(3)])
    with pytest.raises(Enough):
        index.prepare(tell)
    assert told == [(0, 3), (1, 3)]
    assert index.is_behind()
    assert index.article(make_article(0).id).title == make_article(0).title
    index.prepare()()
    assert not index.is_behind()
    same_as_scan(folder, index)
    index.close()


def test_what_was_prepared_too_late_is_not_taken(folder: Path, make_article: Make) -> None:
    index, article = Index(folder), make_article(0)
    Store.open(folder).put([renamed(article, "الأول")])
    take = index.prepare()
    Store.open(folder).put([renamed(article, "الثاني")])
    assert index.changed()
    take()
    assert index.article(article.id).title == "الثاني"
    index.close()


def test_the_scan_prepares_too(folder: Path, make_article: Make) -> None:
    scan, article = Scan(Store.open(folder)), make_article(0)
    assert scan.article(article.id).title == article.title
    Store.open(folder).put([renamed(article, "آخر")])
    take = scan.prepare()
    assert scan.article(article.id).title == article.title
    take()
    assert scan.article(article.id).title == "آخر"
    assert not scan.is_behind()


def test_it_is_brought_up_to_date_by_a_process_of_its_own_wherever_one_is(
    folder: Path, make_article: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = Index(folder)
    Store.open(folder).put([renamed(make_article(number), "آخر") for number in range(3)])
    # What lies where one happens to be is not run.
    (tmp_path / "here" / "store").mkdir(parents=True)
    (tmp_path / "here" / "store" / "__init__.py").write_text("raise SystemExit(1)")
    monkeypatch.chdir(tmp_path / "here")
    told = list[tuple[int, int]]()
    renew_beside(folder, lambda *part: told.append(part), anew=None)
    assert told == [(0, 3), (1, 3), (2, 3)]
    with sqlite3.connect(folder / "index.sqlite") as made:
        assert {title for (title,) in made.execute("SELECT title FROM article")} == {"آخر"}
    index.close()


def test_where_no_process_is_to_be_had_it_is_brought_up_to_date_all_the_same(
    folder: Path, make_article: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = Index(folder)
    Store.open(folder).put([renamed(make_article(0), "آخر")])
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    index.prepare()()
    assert index.article(make_article(0).id).title == "آخر"
    index.close()
