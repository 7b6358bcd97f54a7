"""Why records are one and dates read so: what is told is what was decided, in any order."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store import Entity, Grounds, Kind, Lookups, Meeting, Method, Store, explain_record
from store.explanation.merging import is_weighed
from store.index import Index
from store.reading import Text, Understood, read_text
from store.records import Article, EntityKind, Given
from store.resolve import comparing, persons
from store.resolve.all import Views, resolve
from store.resolve.keys import is_settled
from store.scan import Scan
from store.sources import read

ROOT = Path(__file__).resolve().parents[2]


def read_all(folder: Path) -> list[Article]:
    """The articles of a folder as ingestion reads them."""
    found = []
    for path in sorted(folder.glob("*.txt")):
        source = read(str(path))
        text = Text(source.name, source.id, source.name, source.sha256, source.text, source.given)
        made = read_text(text)
        assert isinstance(made, Understood)
        found.append(made.article)
    return found


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    """The seeds and the articles that rules are developed with."""
    return [
        *read_all(ROOT / "seeds"),
        *read_all(ROOT / "tests" / "corpus" / "development"),
    ]


@pytest.fixture(scope="module")
def views(articles: list[Article]) -> Views:
    return resolve(articles)


@pytest.fixture(scope="module", params=["scan", "index"])
def lookups(
    request: pytest.FixtureRequest,
    articles: list[Article],
    tmp_path_factory: pytest.TempPathFactory,
) -> Lookups:
    folder = tmp_path_factory.mktemp("explained") / "store"
    store = Store.create(folder)
    store.put(articles)
    return Scan(store) if request.param == "scan" else Index(folder)


def of_seed(articles: list[Article], number: str) -> str:
    return next(each.id for each in articles if each.file.startswith(number))


def kuwait(lookups: Lookups) -> Meeting:
    """The meeting of February 2018 that two seeds report."""
    found = (lookups.get(row.id) for row in lookups.rows(Kind.MEETING) if row.sources == 2)
    return next(
        each
        for each in found
        if isinstance(each, Meeting) and each.date is not None and each.date.edtf == "2018-02-13"
    )


# The same in any order


def shown(views: Views) -> object:
    return views.articles, views.entities, views.meetings, views.view_of


@settings(max_examples=6, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_the_articles_makes_no_difference(
    articles: list[Article], views: Views, chance: random.Random
) -> None:
    mixed = list(articles)
    chance.shuffle(mixed)
    assert shown(resolve(mixed)) == shown(views)


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_ingestion_makes_no_difference(
    articles: list[Article], views: Views, tmp_path: Path, seed: int
) -> None:
    mixed = list(articles)
    random.Random(seed).shuffle(mixed)
    store = Store.create(tmp_path / "store")
    store.put(mixed[:5])
    index = Index(tmp_path / "store")  # and from now on brought up to date
    for begin in range(5, len(mixed), 20):
        store.put(mixed[begin : begin + 20])
        assert index.changed()
    for row in (*index.rows(Kind.ENTITY), *index.rows(Kind.MEETING)):
        held = views.entities if row.kind is Kind.ENTITY else views.meetings
        assert index.get(row.id) == held[row.id]
    assert index.count(Kind.ENTITY) == len(views.entities)
    assert index.count(Kind.MEETING) == len(views.meetings)
    index.close()


# Never by a name


def test_no_name_weighs_enough_alone() -> None:
    names = (persons.SAME_NAME, persons.NAME_WITHIN, persons.OTHER_NAME)
    assert max(each.points for each in names) < persons.ENOUGH
    alone = (
        comparing.SAME_PLACE,
        comparing.PLACE_WITHIN,
        comparing.SAME_LEVEL,
        comparing.SAME_PERSON,
    )
    assert max(each.points for each in alone) < comparing.ENOUGH


def test_a_body_without_a_nation_is_not_that_of_another_article() -> None:
    def spoken_of(number: int, body: str) -> Article:
        text = f"جلسة برلمانية\n3 مارس 2020\n{body}\n"
        made = Text(f"{number}.txt", f"a-{number}", f"{number}.txt", str(number), text, Given())
        read = read_text(made)
        assert isinstance(read, Understood)
        return read.article

    def houses(*bodies: str) -> list[tuple[str, ...]]:
        found = resolve(spoken_of(number, body) for number, body in enumerate(bodies))
        return sorted(
            each.sources
            for each in found.entities.values()
            if each.kind is EntityKind.ORGANISATION and "النواب" in each.label
        )

    bare = "عقد مجلس النواب جلسة أمس لبحث الموازنة."
    assert houses(bare, bare) == [("a-0",), ("a-1",)]
    named = "عقد مجلس النواب الأردني جلسة أمس لبحث الموازنة."
    assert houses(named, named) == [("a-0", "a-1")]
    other = "عقد مجلس النواب اللبناني جلسة أمس لبحث الموازنة."
    assert houses(named, other) == [("a-0",), ("a-1",)]
    chaired = "ترأس رئيس المجلس أحمد السالم الطراونة جلسة مجلس النواب أمس لبحث الموازنة."
    assert houses(chaired, chaired) == [("a-0", "a-1")]


@pytest.mark.parametrize(
    ("key", "settled"),
    [
        ("country:KW", True),
        ("place:285787", True),
        ("organisation:nato", True),
        ("organisation:حكومه@YE", True),
        ("group:small-group@alliance-against-isis", True),
        ("organisation:?وزاره الخارجيه", False),
        ("organisation:مجلس النواب", False),
        ("person:ريكس تيلرسون", False),
    ],
)
def test_what_a_key_says_by_itself(key: str, settled: bool) -> None:
    assert is_settled(key) is settled


# What is told is what was decided


def test_every_record_of_several_articles_has_the_steps_that_made_it_one(
    lookups: Lookups,
) -> None:
    weighed = 0
    for kind in (Kind.ENTITY, Kind.MEETING):
        for row in lookups.rows(kind):
            record = lookups.get(row.id)
            assert isinstance(record, Entity | Meeting)
            if row.sources < 2 or (isinstance(record, Entity) and not is_weighed(record)):
                continue
            weighed += 1
            explained = explain_record(lookups, row.id)
            assert explained.grounds is Grounds.SCORED
            assert len(explained.steps) == len(record.members) - 1
            assert all(step.decision.same for step in explained.steps)
            assert {m for s in explained.steps for m in (s.one, s.other)} == set(record.members)
            told = {reason.name for step in explained.steps for reason in step.decision.reasons}
            assert {reason.name for reason in record.reasons} >= told
    assert weighed >= 8


def test_kuwait_2018_is_one_for_a_person_a_sum_and_a_place(lookups: Lookups) -> None:
    explained = explain_record(lookups, kuwait(lookups).id)
    (step,) = explained.steps
    reasons = {reason.name: reason for reason in step.decision.reasons}
    assert reasons.keys() >= {"same_person", "same_pledge", "same_place"}
    assert step.decision.score >= step.decision.needed == comparing.ENOUGH
    called = [explained.labels[id] for id in reasons["same_person"].what]
    assert "ريكس تيلرسون" in called
    assert reasons["same_pledge"].what == ("200000000 USD",)


def test_another_meeting_of_the_day_is_told_with_what_speaks_against_it(
    lookups: Lookups,
) -> None:
    def seed_of(id: str) -> str:
        return lookups.article(id).file[:3]

    found: list[str] = []
    for row in lookups.rows(Kind.MEETING):
        explained = explain_record(lookups, row.id)
        for each in explained.apart:
            assert not set(explained.sources) & set(lookups.links(each.id))
            found += [reason.name for reason in each.decision.reasons if reason.points < 0]
    assert found


def test_a_key_that_can_mean_nothing_else_needs_no_steps(lookups: Lookups) -> None:
    explained = explain_record(lookups, "c-kw")
    assert explained.grounds is Grounds.KEY
    assert explained.key == "country:KW"
    assert not explained.steps


# Dates


def test_a_relative_date_is_told_with_the_day_it_was_counted_from(
    articles: list[Article], lookups: Lookups
) -> None:
    jordan = next(
        read
        for row in lookups.rows(Kind.MEETING, linked_to=of_seed(articles, "002"))
        for read in explain_record(lookups, row.id).dates
        if read.edtf == "2015-04-08"
    )
    assert (jordan.words, jordan.rule, jordan.anchor) == (
        "أول من أمس",
        "relative-day",
        "2015-04-10",
    )
    assert jordan.line == 8
    assert jordan.rests_on is not None
    assert jordan.rests_on.property == "date_published"
    assert jordan.rests_on.line == 3


def test_a_date_that_another_article_lends_is_told_with_that_article(
    articles: list[Article], lookups: Lookups
) -> None:
    undated, dated = of_seed(articles, "003"), of_seed(articles, "004")
    (published,) = explain_record(lookups, undated).dates
    assert (published.property, published.edtf) == ("date_published", "2018-02-14")
    assert (published.method, published.rule) == (Method.INFERRED, "same-meeting")
    assert published.doubtful
    assert published.rests_on is not None
    assert (published.rests_on.article, published.rests_on.edtf) == (dated, "2018-02-13")
    of_meeting = [
        each
        for each in explain_record(lookups, kuwait(lookups).id).dates
        if each.article == undated
    ]
    assert [each.rests_on.article for each in of_meeting if each.rests_on is not None] == [dated]


def test_words_that_cannot_be_settled_have_no_anchor(
    articles: list[Article], lookups: Lookups
) -> None:
    seen = [
        read
        for article in articles
        if article.date is None
        for row in lookups.rows(Kind.MEETING, linked_to=article.id)
        for read in explain_record(lookups, row.id).dates
        if not read.edtf
    ]
    assert seen
    assert all(read.rests_on is None and read.words for read in seen)
