"""The index answers as the plain scan does, whatever is stored and in whatever order it came."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.database import Store
from store.index import Index
from store.lookups import Lookups
from store.query import Query, parse
from store.records import Article, Kind, Order
from store.rows import place_of
from store.scan import Scan
from store.tallies import DIMENSIONS, Dimension
from tests.store.random_articles import WORDS, articles, stores

PATIENT = settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=list(HealthCheck),
)

TYPED_QUERIES = (
    *("ا", "ال", "كوي", "n", "20", "وزا", "place:كو", "تيلر", "الكويت ا", "احمد ح", "اجتماع و"),
    *("تيلرسون الا", "ا ال", "الامن -ك", "place:كو ا"),
)
QUERIES = [
    parse(text)
    for text in (
        *WORDS,
        "الكويت الأمن",
        "-الكويت",
        "اجتماع -وزاري",
        '"الأمن الغذائي"',
        '"التحالف الدولى"',
        '"2018"',
        "الأمن_الغذائي",
        "place:kw",
        "place:الكويت",
        "-place:jo",
        "p:تيلرسون",
        "p:تيلرسون role:speaker",
        "p:أحمد -role:chair",
        "role:host",
        "status:planned",
        "wg:comms",
        "body:nato",
        "-body:nato",
        "body:التحالف",
        "src:a-1",
        "has:pledge",
        "silent:chair",
        "-has:date",
        *(f"{asks}:{value}" for asks in ("has", "silent") for value in ("p", "country")),
        "-silent:p",
        "-date:0001..9999",
        "differ:members",
        "differ:any",
        "members>70",
        "members<=70",
        "pledge>=200",
        "date:2018",
        "date!:2018-02",
        "date:2015..2016",
        "date:..2017",
        "-date:2018",
        "kind:person",
        "country:jo",
        "publisher:الساحل",
        "position:وزير",
        "parent:التحالف",
        "founded:2014",
        "agenda:وزاري",
        'agenda:"اجتماع وزاري"',
        "chair:احمد place:kw",
        "الكويت place:kw -status:planned",
        "silent:publisher",
        "title:اجتماع",
        "level:ministerial",
        'level="foreign ministers"',
        "level=foreign",
        "mode:virtual",
        "place=kw",
        "-place=c-kw",
        "country=jo",
        "publisher=الساحل",
    )
] + [parse(text, prefix=True) for text in TYPED_QUERIES]


@contextmanager
def both(kept: list[Article]) -> Iterator[tuple[Scan, Index]]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "store"
        Store.create(folder).put(kept)
        scan, index = Scan(Store.open(folder)), Index(folder)
        try:
            yield scan, index
        finally:
            scan.close()
            index.close()


def assert_same(scan: Lookups, index: Lookups) -> None:
    ids: dict[str, Kind] = {}
    for kind in Kind:
        rows = list(scan.rows(kind))
        assert list(index.rows(kind)) == rows
        assert [place_of(index.rows(kind), row.id) for row in rows] == list(range(len(rows)))
        assert place_of(index.rows(kind), "x-9") is place_of(rows, "x-9") is None
        assert index.count(kind) == scan.count(kind) == len(rows)
        ids |= {row.id: kind for row in rows}
    for each in scan.rows(Kind.ARTICLE):
        article = scan.article(each.id)
        said = [claim.about for claim in article.claims]
        for key in {*said, *(mention.entity for mention in article.mentions), "article", "x:y"}:
            assert index.meant(each.id, key) == scan.meant(each.id, key), key
    for id in ids:
        assert index.get(id) == scan.get(id)
        assert index.links(id) == scan.links(id)
        assert index.countries(id) == scan.countries(id)
        for kind in Kind:
            listed = index.rows(kind, linked_to=id)
            assert list(listed) == list(scan.rows(kind, linked_to=id))
            assert [place_of(listed, row.id) for row in listed] == list(range(len(listed)))


def assert_same_answers(scan: Lookups, index: Lookups, query: Query) -> None:
    for kind in Kind:
        expected = list(scan.rows(kind, query=query))
        assert list(index.rows(kind, query=query)) == expected, (kind, str(query))
    for limit in (3, 500):
        expected_hits = list(scan.search(query, limit=limit))
        assert list(index.search(query, limit=limit)) == expected_hits, str(query)


def assert_same_tally(
    scan: Lookups, index: Lookups, kind: Kind, dimension: Dimension, query: Query
) -> None:
    """Both count alike, and what is added to the query finds just what was counted."""
    counted = scan.tally(kind, dimension, query=query)
    assert index.tally(kind, dimension, query=query) == counted, (kind, dimension, str(query))
    if any(part.prefix for part in query.parts):
        return  # still being typed: written out it would be another query
    for each in counted[:2]:
        found = index.rows(kind, query=parse(f"{query} {each.part}"))
        assert len(found) == each.count, (kind, str(query), each)


@PATIENT
@given(stores())
def test_every_record_list_and_link_is_the_same(kept: list[Article]) -> None:
    with both(kept) as (scan, index):
        assert_same(scan, index)


@PATIENT
@given(stores(), st.lists(st.sampled_from(QUERIES), min_size=6, max_size=6))
def test_every_query_finds_the_same(kept: list[Article], queries: list[Query]) -> None:
    with both(kept) as (scan, index):
        for query in queries:
            assert_same_answers(scan, index, query)


TYPED = (
    *("ا", "الكوي", "تيلر", "تيلرسن", "تيليرسون", "تلرسون علي", "احمد حسن", "حسن احمد", "السكندر"),
    *("2018", "nato", "natto", "كويتت", "", "،", "x"),
)


@settings(PATIENT, max_examples=30)
@given(stores(), st.lists(st.sampled_from(TYPED), min_size=4, max_size=4))
def test_letters_of_names_find_the_same(kept: list[Article], typed: list[str]) -> None:
    with both(kept) as (scan, index):
        for text in typed:
            assert index.named(text, limit=3) == scan.named(text, limit=3), text


@settings(PATIENT, max_examples=30)
@given(stores(), st.lists(st.sampled_from(QUERIES), min_size=2, max_size=2))
def test_what_is_found_is_sorted_and_counted_the_same(
    kept: list[Article], queries: list[Query]
) -> None:
    with both(kept) as (scan, index):
        for query, kind in product(queries, Kind):
            expected = list(scan.rows(kind, query=query))
            for order in Order:
                ordered = list(scan.rows(kind, query=query, order=order))
                assert list(index.rows(kind, query=query, order=order)) == ordered, order
                assert sorted(row.id for row in ordered) == sorted(row.id for row in expected)
            assert index.spans(kind, query=query) == scan.spans(kind, query=query)
            for dimension in DIMENSIONS[kind]:
                assert_same_tally(scan, index, kind, dimension, query)


@PATIENT
@given(stores(6), st.lists(articles(), min_size=1, max_size=4), st.data())
def test_what_comes_later_changes_the_index_as_if_it_had_been_there(
    kept: list[Article], later: list[Article], data: st.DataObject
) -> None:
    with both(kept) as (scan, index):
        for article in later:
            replaced: Article | None = data.draw(st.sampled_from([None, *kept]))
            came: Article = article if replaced is None else data.draw(articles(replaced.id))
            if replaced is not None and data.draw(st.booleans()):
                came = replaced._replace(publisher=came.publisher, mentions=replaced.mentions[1:])
            index.put([came])
            assert scan.changed()
            assert_same(scan, index)
        for query in data.draw(st.lists(st.sampled_from(QUERIES), max_size=3)):
            assert_same_answers(scan, index, query)
