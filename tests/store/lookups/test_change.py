"""What look-ups answer when the store changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from store.database import Store
from store.lookups import Lookups
from store.records import Kind
from tests.store.lookups.small import ARTICLES


def test_what_is_put_is_seen_at_once(lookups: Lookups) -> None:
    assert lookups.count(Kind.ARTICLE) == 3
    assert lookups.put([ARTICLES[0]._replace(id="a-4")]) == 1
    assert lookups.count(Kind.ARTICLE) == 4


def test_a_change_by_another_is_seen_after_asking_for_it(lookups: Lookups, tmp_path: Path) -> None:
    assert lookups.count(Kind.ARTICLE) == 3
    assert not lookups.changed()
    Store.open(tmp_path / "store").put([ARTICLES[0]._replace(id="a-4")])
    assert lookups.count(Kind.ARTICLE) == 3
    assert lookups.changed()
    assert lookups.count(Kind.ARTICLE) == 4
    assert not lookups.changed()


def test_a_file_that_cannot_be_read_is_a_problem_and_not_the_end(
    lookups: Lookups, tmp_path: Path
) -> None:
    (tmp_path / "store" / "articles" / "00001.json").write_text("{")
    assert lookups.changed()
    assert lookups.count(Kind.ARTICLE) == 3
    assert len(lookups.problems) == 1


def test_the_same_answers_whatever_the_order_of_ingestion(
    tmp_path: Path, open_store: Callable[[Path], Lookups]
) -> None:
    found = []
    for name, articles in (("1", ARTICLES), ("2", ARTICLES[::-1])):
        Store.create(tmp_path / name).put(articles)
        found.append(open_store(tmp_path / name))
    for kind in Kind:
        assert list(found[0].rows(kind)) == list(found[1].rows(kind))
