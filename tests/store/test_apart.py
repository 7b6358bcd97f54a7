"""One question to a store, asked by a thread of its own and told to stop by another."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from store.database import Store
from store.errors import Outdated, Stopped
from store.index import Index, place
from store.lookups import Questions
from store.query import parse
from store.records import Article, Kind
from store.scan import Scan
from store.tallies import Dimension

Make = Callable[..., Article]

ENDLESS = (
    "WITH RECURSIVE n(v) AS (SELECT begun() UNION ALL SELECT v + 1 FROM n) SELECT count(*) FROM n"
)


@pytest.fixture
def folder(tmp_path: Path, make_article: Make) -> Path:
    """A store of three articles."""
    Store.create(tmp_path / "store").put([make_article(number) for number in range(3)])
    return tmp_path / "store"


@pytest.fixture
def index(folder: Path) -> Iterator[Index]:
    """Its index, as the browser opens it."""
    opened = Index(folder, postpone=True)
    yield opened
    opened.close()


def rows(lookups: Questions) -> list[str]:
    return [each.id for kind in Kind for each in lookups.rows(kind)]


@pytest.mark.parametrize("kind", [Index, Scan])
def test_records_are_known_as_their_lists_show_them(folder: Path, kind: type) -> None:
    lookups: Any = Index(folder) if kind is Index else Scan(Store.open(folder))
    listed = {row.id: row for each in Kind for row in lookups.rows(each)}
    assert listed
    assert lookups.known([*listed, "m-gone", "", next(iter(listed))[:-1]]) == listed
    lookups.close()


@pytest.mark.parametrize("kind", [Index, Scan])
def test_it_answers_the_same(folder: Path, kind: type) -> None:
    lookups: Any = Index(folder) if kind is Index else Scan(Store.open(folder))
    for ask in (
        lambda each: rows(each),
        lambda each: [h.row.id for h in each.search(parse("الكويت", prefix=True))],
        lambda each: [each.count(kind) for kind in Kind],
        lambda each: each.known([*rows(each), "m-gone", ""]),
        lambda each: each.tally(Kind.ARTICLE, Dimension.YEAR),
    ):
        assert ask(lookups.apart()) == ask(lookups)
    lookups.close()


def test_what_it_lists_is_read_when_it_is_gone_and_the_index_is_another(
    index: Index, folder: Path, make_article: Make
) -> None:
    listed = index.apart().rows(Kind.ARTICLE)
    Store.open(folder).put([make_article(7)])
    index.prepare()()
    assert len(listed) == 3
    assert {each.kind for each in listed} == {Kind.ARTICLE}
    assert len(index.apart().rows(Kind.ARTICLE)) == 4


def test_an_endless_question_is_stopped_and_nothing_else_is(index: Index) -> None:
    asked: Any = index.apart()
    asked.rows(Kind.ARTICLE)
    begun = threading.Event()

    def begin() -> int:
        begun.set()
        return 1

    asked._connection.create_function("begun", 0, begin)
    ended: list[BaseException] = []

    def ask() -> None:
        try:
            asked._answer(lambda: asked._connection.execute(ENDLESS).fetchone())
        except Stopped as error:
            ended.append(error)

    thread = threading.Thread(target=ask)
    thread.start()
    assert begun.wait(20)
    assert len(index.rows(Kind.ARTICLE)) == 3, "others are answered meanwhile"
    asked.stop()
    thread.join(20)
    assert not thread.is_alive()
    assert len(ended) == 1
    assert not index.is_behind(), "an index that is stopped is not a broken one"
    with pytest.raises(Stopped):
        asked.rows(Kind.ARTICLE)


def test_in_memory_it_answers_too(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place, "places", lambda folder: iter([None]))
    index = Index(folder, postpone=True)
    assert index.place is None
    assert rows(index.apart()) == rows(index)
    index.close()


def test_an_index_that_is_gone_or_broken_is_made_anew_by_the_other(
    index: Index, folder: Path
) -> None:
    assert index.place is not None
    index.place.unlink()
    with pytest.raises(Outdated):
        index.apart().rows(Kind.ARTICLE)
    assert not index.place.exists(), "none is made on the way"
    assert index.is_behind()
    index.prepare()()
    assert len(index.apart().rows(Kind.ARTICLE)) == 3


def test_only_what_may_be_written_is_opened_for_it(
    index: Index, folder: Path, tmp_path: Path
) -> None:
    index.close()
    shutil.copytree(folder, tmp_path / "kept")
    (tmp_path / "kept" / "index.sqlite").chmod(0o444)
    kept = Index(tmp_path / "kept", postpone=True)
    assert rows(kept.apart()) == rows(kept)
    kept.close()
