"""A store that is looked through, put right, moved whole: nothing of it is lost on the way."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from store import database
from store.database import Store
from store.decisions.deciding import Deciding
from store.decisions.log import read_log, read_logs
from store.errors import BadRecord, DuplicateRecord, NewerSchema, NoStore, StoreError, Unwritable
from store.exchange.whole import BadExport, NotExported, exported, import_whole
from store.index import Index
from store.lock import WriteLock
from store.lookups import Lookups
from store.places import line_and_column, offset_of
from store.records import Article, Kind
from store.scan import Scan
from store.upkeep.check import check
from store.upkeep.info import info
from store.upkeep.repair import repair
from tests.store.random_articles import stores

Make = Callable[..., Article]


@pytest.fixture
def folder(tmp_path: Path, make_article: Make, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of six articles in three files, about which two things are decided."""
    monkeypatch.setattr(database, "SHARD_ARTICLES", 2)
    path = tmp_path / "s"
    store = Store.create(path)
    store.put([make_article(number) for number in range(6)])
    store.put([make_article(number) for number in range(6)])
    decide(path, "one")
    decide(path, "two")
    return path


def decide(folder: Path, tag: str) -> None:
    store = Store.open(folder)
    deciding = Deciding(Scan(store), "nada", read_logs(folder).decisions)
    store.decide(deciding.value("c-kw", "tag", tag))


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(each): each.read_bytes()
        for each in sorted(folder.rglob("*"))
        if each.is_file() and "index" not in each.name and each.name != "store.lock"
    }


def numbers(folder: Path, make_article: Make) -> set[int]:
    ids = {make_article(number).id: number for number in range(10)}
    return {ids[article.id] for article in Store.open(folder).articles()}


def shard(folder: Path, number: int = 1) -> Path:
    return folder / "articles" / f"{number:05}.json"


# Where something stands


def test_the_place_of_a_value_in_a_text_is_found() -> None:
    text = '{\n"articles": {\n"7": {"id": "a", "claims": [{"x": 1}, {"start": "y"}]}\n}\n}\n'
    at = offset_of(text, ["articles", "7", "claims", 1, "start"])
    assert text[at : at + 3] == '"y"'
    assert line_and_column(text, at) == (3, 49)
    assert text[offset_of(text, ["articles", "7", "title"])] == "{", "where it is missing"


# Bad files


def _truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-40])


def _wrong_type(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b'"title": "', b'"title": 7, "old": "', 1))


def _surrogate(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b'"title": "', b'"title": "\\ud800', 1))


def _surrogate_in_id(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b'"id": "a-', b'"id": "a-\\ud800', 1))


def _gone_link(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.with_name("nowhere.json"))


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _huge(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate((1 << 30) + 1)


DAMAGE: dict[str, tuple[Callable[[Path], object], str]] = {
    "truncated": (_truncated, "line 4, column"),
    "empty": (lambda path: path.write_bytes(b""), "is empty"),
    "nul bytes": (lambda path: path.write_bytes(b"\0" * 500), "line 1, column 1"),
    "nul bytes within": (
        lambda path: path.write_bytes(path.read_bytes().replace(b'"2": ', b"\0\0\0\0\0", 1)),
        "line 4, column 1",
    ),
    "not JSON": (lambda path: path.write_text("once upon a time"), "line 1, column 1"),
    "not UTF-8": (lambda path: path.write_bytes(b'{"articles": {"1": "\xff"}}'), "byte 21"),
    "a list on top": (lambda path: path.write_text("[]"), "tables"),
    "tables of texts": (lambda path: path.write_text('{"articles": {"1": "x"}}'), "tables"),
    "deep": (lambda path: path.write_text("[" * 200_000), "JSON"),
    "wrong type": (_wrong_type, "line 3, column"),
    "half a character": (_surrogate, "half of a character"),
    "half a character in an id": (_surrogate_in_id, "half of a character"),
    "a pipe": (_pipe, "regular"),
    "a folder": (_folder, "regular"),
    "a link to nowhere": (_gone_link, "leads nowhere"),
    "gigabytes": (_huge, "limit"),
}


def looks(folder: Path) -> Iterator[Lookups]:
    for lookups in (Scan(Store.open(folder)), Index(folder)):
        yield lookups
        lookups.close()


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_bad_file_is_told_the_others_are_read_and_nothing_is_written(
    folder: Path, make_article: Make, damage: str
) -> None:
    path = shard(folder)
    act, said = DAMAGE[damage]
    act(path)
    before = contents(folder) if damage not in ("gigabytes",) else None
    for lookups in looks(folder):
        kept = {lookups.article(row.id).id for row in lookups.rows(Kind.ARTICLE)}
        assert {make_article(number).id for number in (0, 1, 4, 5)} <= kept
        (problem,) = lookups.problems
        assert problem.path == path
        assert said in problem.problem
        assert problem.remedy
        assert "\n" not in str(problem)
        assert len(str(problem)) < 400
    (problem,) = check(folder).problems
    assert said in problem.problem
    if before is not None:
        assert contents(folder) == before


@pytest.mark.parametrize("damage", DAMAGE)
def test_what_is_damaged_is_set_aside_and_restored_from_its_last_good_copy(
    folder: Path, make_article: Make, damage: str
) -> None:
    path = shard(folder)
    path.with_name(path.name + ".bak").write_bytes(path.read_bytes())
    DAMAGE[damage][0](path)
    done = repair(folder)
    assert [each.path for each in done] == [path]
    assert done[0].aside is not None
    assert done[0].aside.exists() or done[0].aside.is_symlink()
    assert check(folder).problems == ()
    assert numbers(folder, make_article) == set(range(6))
    assert repair(folder) == ()
    Store.open(folder).put([make_article(7)])


def test_what_is_whole_of_a_damaged_file_comes_before_its_copy(
    folder: Path, make_article: Make
) -> None:
    path = shard(folder, 2)

    Store.open(folder).put([make_article(4)._replace(publisher="the newer")])
    _truncated(path)
    repair(folder)
    publishers = {a.id: a.publisher for a in Store.open(folder).articles()}
    assert publishers[make_article(4).id] == "the newer"
    assert numbers(folder, make_article) == set(range(6))


def test_without_a_copy_what_is_whole_is_kept(folder: Path, make_article: Make) -> None:
    path = shard(folder)
    path.with_name(path.name + ".bak").unlink()
    _truncated(path)
    repair(folder)
    assert numbers(folder, make_article) == {0, 1, 2, 4, 5}


def test_a_line_with_bytes_that_are_no_text_is_not_taken_for_whole(
    folder: Path, make_article: Make
) -> None:
    path = shard(folder)
    path.with_name(path.name + ".bak").unlink()
    path.write_bytes(path.read_bytes().replace("صحيفة".encode(), b"\xff\xfe", 1))
    repair(folder)
    assert numbers(folder, make_article) == {0, 1, 3, 4, 5}


@pytest.mark.parametrize("damage", ["truncated", "empty", "a list on top", "a link to nowhere"])
def test_lost_settings_are_restored(folder: Path, make_article: Make, damage: str) -> None:
    before = Store.open(folder).generation
    DAMAGE[damage][0](folder / "store.json")
    with pytest.raises(StoreError, match="repair"):
        Store.open(folder)
    repair(folder)
    assert Store.open(folder).generation >= before
    assert numbers(folder, make_article) == set(range(6))


def test_a_store_without_any_settings_gets_new_ones(folder: Path, make_article: Make) -> None:
    for name in ("store.json", "store.json.bak"):
        (folder / name).unlink()
    assert len(check(folder).problems) == 1
    repair(folder)
    assert numbers(folder, make_article) == set(range(6))


def test_torn_decisions_are_set_aside_and_the_whole_ones_hold(folder: Path) -> None:
    path = folder / "decisions.json"
    torn = path.read_bytes()[:-30]
    path.write_bytes(torn)
    (done,) = repair(folder)
    assert done.aside is not None
    assert done.aside.read_bytes() == torn
    assert [each.value for each in read_log(path).decisions] == ["one"]
    decide(folder, "three")
    assert [each.value for each in read_log(path).decisions] == ["one", "three"]


def test_a_newer_store_is_not_repaired(folder: Path) -> None:
    (folder / "store.json").write_text('{"store": {"1": {"schema": 99, "generation": 5}}}')
    before = contents(folder)
    with pytest.raises(NewerSchema):
        repair(folder)
    assert isinstance(check(folder).problems[0], NewerSchema)
    assert contents(folder) == before


def test_one_article_in_two_files_is_told_and_taken_out_of_the_earlier(
    folder: Path, make_article: Make
) -> None:
    tables = json.loads(shard(folder, 0).read_bytes())
    tables["articles"]["9"] = json.loads(shard(folder, 2).read_bytes())["articles"]["1"]
    shard(folder, 0).write_text(json.dumps(tables), "utf-8")
    (problem,) = check(folder).problems
    assert isinstance(problem, DuplicateRecord)
    assert "record 1" in problem.problem
    assert "as 9" in problem.problem
    repair(folder)
    assert check(folder).problems == ()
    assert numbers(folder, make_article) == set(range(6))


def test_two_records_of_one_number_are_told_and_both_kept(folder: Path, make_article: Make) -> None:
    path = shard(folder, 2)
    path.write_bytes(path.read_bytes().replace(b'"2": {', b'"1": {', 1))
    (problem,) = check(folder).problems
    assert isinstance(problem, DuplicateRecord)
    assert "line 4, column 1" in problem.problem
    repair(folder)
    assert check(folder).problems == ()
    assert numbers(folder, make_article) == set(range(6))


def test_a_wrong_field_is_told_with_its_place(folder: Path) -> None:
    _wrong_type(shard(folder))
    (problem,) = check(folder).problems
    assert isinstance(problem, BadRecord)
    line = shard(folder).read_text("utf-8").splitlines()[(problem.line or 0) - 1]
    assert line[(problem.column or 0) - 1 :].startswith("7, ")


def test_nothing_is_repaired_while_another_writes(folder: Path) -> None:
    _truncated(shard(folder))
    before = contents(folder)
    with WriteLock(folder).held(), pytest.raises(StoreError, match="another process"):
        repair(folder, wait=0)
    assert contents(folder) == before


# In numbers


def test_a_store_in_numbers(folder: Path) -> None:
    found = info(folder)
    assert (found.articles, found.decisions, found.holding, found.files) == (6, 2, 2, 3)
    assert (found.health, found.index, found.writer) == ("whole", "none", None)
    assert found.generation == Store.open(folder).generation
    Index(folder).close()
    assert info(folder).index == "current"
    decide(folder, "three")
    assert info(folder).index == "stale"
    (folder / "index.sqlite").write_bytes(b"x" * 5_000)
    assert info(folder).index == "damaged"
    with WriteLock(folder).held():
        assert f"process {os.getpid()}" in str(info(folder).writer)
    _truncated(shard(folder))
    assert info(folder).health == "damaged"
    with pytest.raises(NoStore):
        info(folder / "nowhere")


# Moved whole


@settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))
@given(stores(6))
def test_a_store_that_was_exported_comes_back_the_same(kept: list[Article]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        one, two, other = (Path(name) / each for each in ("one", "two", "other"))
        Store.create(one).put(kept)
        Store.create(other).put(kept[::-1])
        if kept:
            for path in (one, other):
                store = Store.open(path)
                made = Deciding(Scan(store), "nada", at="2026-11-23T10:00:00Z")
                store.decide(made.value(kept[0].id, "tag", "x"))
        file = Path(name) / "file"
        file.write_text("".join(exported(one)), "utf-8")
        assert file.read_text("utf-8") == "".join(exported(other)), "whatever the order"
        done = import_whole(file, two)
        assert (done.articles, done.decisions) == (len(kept), bool(kept))
        assert "".join(exported(two)) == file.read_text("utf-8")
        by_id = {each.id: each for each in Store.open(one).articles()}
        assert {each.id: each for each in Store.open(two).articles()} == by_id
        assert read_log(two / "decisions.json") == read_log(one / "decisions.json")


@pytest.fixture
def file(folder: Path, tmp_path: Path) -> Path:
    path = tmp_path / "whole.jsonl"
    path.write_text("".join(exported(folder)), "utf-8")
    return path


def _at(file: Path, line: int, change: Callable[[str], str]) -> None:
    lines = file.read_text("utf-8").splitlines(keepends=True)
    lines[line - 1] = change(lines[line - 1])
    file.write_text("".join(lines), "utf-8")


BAD: dict[str, tuple[Callable[[Path], object], int, int, str]] = {
    "no end": (lambda f: _at(f, 10, lambda _: ""), 10, 1, "too soon"),
    "torn": (lambda f: _at(f, 3, lambda line: line[:30] + "\n"), 3, 31, "JSON"),
    "another value": (
        lambda f: _at(f, 3, lambda line: line.replace("صحيفة", "جريدة")),
        10,
        1,
        "sum",
    ),
    "wrong type": (
        lambda f: _at(f, 2, lambda line: line.replace('"file": "', '"file": 7, "x": "')),
        2,
        46,
        "text",
    ),
    "twice": (lambda f: _at(f, 2, lambda line: line * 2), 3, 20, "twice"),
    "another program's": (lambda f: _at(f, 1, lambda _: '{"other": 1}\n'), 1, 1, "begin"),
    "a list": (lambda f: _at(f, 4, lambda _: "[]\n"), 4, 1, "object"),
    "more behind": (lambda f: _at(f, 10, lambda line: line + "{}\n"), 11, 1, "behind"),
    "nothing": (lambda f: f.write_text(""), 1, 1, "too soon"),
    "no text": (lambda f: f.write_bytes(b'{"\xff'), 1, 3, "UTF-8"),
}


@pytest.mark.parametrize("damage", BAD)
def test_a_bad_file_is_refused_with_its_place_and_nothing_is_made(
    file: Path, tmp_path: Path, damage: str
) -> None:
    act, line, column, said = BAD[damage]
    act(file)
    with pytest.raises(BadExport) as caught:
        import_whole(file, tmp_path / "new")
    assert said in caught.value.problem
    assert (caught.value.line, caught.value.column) == (line, column)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["s", "whole.jsonl"]


def test_an_import_adds_to_no_store(file: Path, folder: Path, tmp_path: Path) -> None:
    before = contents(folder)
    with pytest.raises(Unwritable, match="new store"):
        import_whole(file, folder)
    assert contents(folder) == before
    (tmp_path / "empty").mkdir()
    assert import_whole(file, tmp_path / "empty").articles == 6


def test_what_cannot_be_read_whole_is_not_exported(folder: Path) -> None:
    _truncated(shard(folder))
    with pytest.raises(NotExported, match="check"):
        list(exported(folder))


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadExport, match="cannot be read"):
        import_whole(tmp_path / "nowhere", tmp_path / "s")
