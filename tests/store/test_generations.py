"""What is written to several files: each is a generation, and a reader sees whole ones."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from store import database
from store.database import Store
from store.errors import Busy, Unwritable
from store.index import Index, update
from store.index import place as place_of_index
from store.index.shards import lines_of
from store.ingest import Batch
from store.records import Article, Kind
from store.scan import Scan

Make = Callable[..., Article]


@pytest.fixture
def folder(tmp_path: Path, make_article: Make, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of four articles in two files."""
    monkeypatch.setattr(database, "SHARD_ARTICLES", 2)
    Store.create(tmp_path / "s").put([make_article(number) for number in range(4)])
    return tmp_path / "s"


def titled(article: Article, title: str) -> Article:
    return article._replace(title=title)


def titles(folder: Path) -> dict[str, str]:
    return {each.id: each.title for each in Store.open(folder).articles()}


def test_each_file_is_a_generation_that_others_see_when_it_is_told(
    folder: Path, make_article: Make
) -> None:
    store = Store.open(folder)
    begun = store.generation
    seen = []

    def written(ids: list[str], new: bool) -> None:
        now = titles(folder)
        told.update(ids)
        assert {id for id, title in now.items() if title == "آخر"} == told
        seen.append((Store.open(folder).generation, len(ids), new))

    told: set[str] = set()
    articles = [titled(make_article(number), "آخر") for number in range(7)]
    assert store.put(articles, written=written) == 3
    assert seen == [
        (begun + 1, 2, False),
        (begun + 2, 2, False),
        (begun + 3, 2, True),
        (begun + 4, 1, True),
    ]


def test_what_was_told_before_the_disk_was_full_is_counted_and_stays(
    folder: Path, make_article: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = Batch(Store.open(folder))
    for number in range(7):
        batch.add(titled(make_article(number), "آخر"))
    real = os.replace

    def full(source: Any, target: Any, **more: Any) -> None:
        if Path(target).name == "00002.json":
            raise OSError(28, "No space left on device")
        real(source, target, **more)

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(Unwritable, match="No space left"):
        batch.finish()
    assert (batch.new, batch.updated) == (0, 4)
    assert set(titles(folder).values()) == {"آخر"}
    assert len(titles(folder)) == 4


def test_of_an_article_that_is_stored_twice_the_one_that_is_read_is_written(
    folder: Path, make_article: Make
) -> None:
    first, second = (folder / "articles" / name for name in ("00000.json", "00001.json"))
    second.write_bytes(first.read_bytes())
    Store.open(folder).put([titled(make_article(0), "آخر")])
    assert titles(folder)[make_article(0).id] == "آخر"


@pytest.fixture
def interrupted(
    folder: Path, make_article: Make, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Any, str], None]:
    """Lets a writer come, once, after a reader has read one of two files and before the other."""

    def install(module: Any, name: str) -> None:
        real = getattr(module, name)
        came: list[Path] = []

        def read(path: Path, *rest: Any, **more: Any) -> Any:
            if path.name == "00001.json" and not came:
                came.append(path)
                other = Store.open(folder)
                other.put([titled(make_article(0), "الأول")])
                other.put([titled(make_article(2), "الثاني")])
            return real(path, *rest, **more)

        monkeypatch.setattr(module, name, read)

    return install


def test_the_scan_shows_no_later_change_without_the_earlier_one(
    folder: Path, make_article: Make, interrupted: Callable[[Any, str], None]
) -> None:
    interrupted(database, "_documents")
    scan = Scan(Store.open(folder))
    found = {row.label for row in scan.rows(Kind.ARTICLE)}
    assert {"الأول", "الثاني"} <= found


def test_the_index_shows_no_later_change_without_the_earlier_one(
    folder: Path, make_article: Make, interrupted: Callable[[Any, str], None]
) -> None:
    Index(folder).close()
    Store.open(folder).put([titled(make_article(number), "آخر") for number in range(4)])
    interrupted(update, "lines_of")
    index = Index(folder)
    try:
        found = {row.label for row in index.rows(Kind.ARTICLE)}
    finally:
        index.close()
    assert {"الأول", "الثاني"} <= found


def test_of_a_writer_that_never_rests_one_is_told(
    folder: Path, make_article: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    Index(folder).close()
    Store.open(folder).put([titled(make_article(0), "آخر")])
    monkeypatch.setattr(place_of_index, "_LOOKS", 3)
    real, count = lines_of, [0]

    def read(path: Path, *, whole: bool = False) -> Any:
        found = real(path, whole=whole)
        count[0] += 1
        if count[0] < 50:
            Store.open(folder).put([titled(make_article(0), f"عنوان {count[0]}")])
        return found

    monkeypatch.setattr(update, "lines_of", read)
    with pytest.raises(Busy, match=r"00000\.json"):
        Index(folder)
    assert count[0] == 3
    count[0] = 48  # it comes to rest
    index = Index(folder)
    assert [row.label for row in index.rows(Kind.ARTICLE)].count("عنوان 49") == 1
    index.close()
