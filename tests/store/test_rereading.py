"""Articles read again by newer rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from store import extract
from store.database import Store
from store.extract.version import RULES
from store.given import given_of
from store.ingest import Progress, ingest_paths
from store.records import Article
from store.rereading import reread

TEXT = "اجتماع في الكويت\nعقد اليوم الأربعاء اجتماع وزاري في الكويت.\n"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Three articles, of which older rules have read two, and understood nothing of one."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(f"{TEXT}{number}\n", "utf-8")
    store = Store.create(tmp_path / "store")
    ingest_paths(store, [str(folder)], given=given_of("2018-02-14", "الغد"))
    first, second, _ = store.articles()
    store.put([first._replace(rules=0, claims=()), second._replace(rules=0)])
    return store


def test_what_older_rules_have_read_is_read_again(store: Store) -> None:
    steps: list[Progress] = []
    ids = store.ids()
    done = reread(store, progress=steps.append)
    assert (done.changed, done.same, done.current, done.problems) == (1, 1, 1, ())
    assert store.ids() == ids
    assert all(article.claims and article.rules == RULES for article in store.articles())
    assert [(each.done, each.total) for each in steps] == [(1, 3), (2, 3), (3, 3)]


def test_what_was_given_is_kept(store: Store) -> None:
    reread(store, everything=True)
    for article in store.articles():
        assert article.date_published is not None
        assert article.date_published.edtf == "2018-02-14"
        assert article.publisher == "الغد"


def test_doing_it_again_writes_nothing(store: Store) -> None:
    reread(store)
    generation = store.generation
    again = reread(store)
    assert (again.changed, again.same, again.current) == (0, 0, 3)
    everything = reread(store, everything=True)
    assert (everything.changed, everything.same) == (0, 3)
    store.ids()
    assert store.generation == generation


def test_a_text_that_cannot_be_read_stays_as_it_was(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {article.id: article for article in store.articles()}
    read = extract.read

    def faulty(text: str, **known: object) -> Article:
        if "0" in text:
            raise ZeroDivisionError
        return read(text, **known)  # type: ignore[arg-type]

    monkeypatch.setattr(extract, "read", faulty)
    done = reread(store)
    (problem,) = done.problems
    assert "please report" in problem.reason
    (stayed,) = [article for article in store.articles() if article.rules == 0]
    assert stayed == before[stayed.id]


def test_a_date_that_a_first_version_was_given_is_kept(store: Store) -> None:
    from store.documents import article_from, document_of

    article = next(iter(store.articles()))
    document = document_of(article)
    del document["given"]
    assert article_from(document).given.published == "2018-02-14"
