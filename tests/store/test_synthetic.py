"""Articles made in any number are as extraction would write them, and answered for alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.database import Store
from store.documents import article_from, document_of
from store.index import Index
from store.query import parse
from store.records import Kind
from store.scan import Scan
from tests.store.test_index import assert_same, assert_same_answers
from tests.synthetic import articles, fill, write_texts


def test_the_same_seed_makes_the_same_articles() -> None:
    assert list(articles(5, seed=3)) == list(articles(5, seed=3))
    assert list(articles(5, seed=3)) != list(articles(5, seed=4))


def test_they_can_be_stored_and_read_again_as_they_are() -> None:
    for article in articles(20):
        assert article_from(document_of(article)) == article
        assert article.claims
        assert all(mention.end <= len(article.text) for mention in article.mentions)


def test_the_texts_alone_can_be_written(tmp_path: Path) -> None:
    write_texts(tmp_path / "texts", 3)
    kept = [path.read_text("utf-8") for path in sorted((tmp_path / "texts").iterdir())]
    assert kept == [article.text for article in articles(3)]


@pytest.mark.parametrize("query", ["اجتماع", "الأمن_الغذائي", "place:kw", "p:أحمد role:chair"])
def test_index_and_scan_answer_alike_over_them(tmp_path: Path, query: str) -> None:
    fill(tmp_path / "s", 40)
    scan, index = Scan(Store.open(tmp_path / "s")), Index(tmp_path / "s")
    assert scan.count(Kind.MEETING) > 20
    if query == "اجتماع":
        assert_same(scan, index)
    assert_same_answers(scan, index, parse(query))
    scan.close()
    index.close()
