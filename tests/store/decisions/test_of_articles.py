"""When an article was written and who published it, decided; what rests on it follows."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.database import Store
from store.decisions.refused import Refused
from store.given import given_of
from store.ingest import ingest_paths
from store.query import parse
from store.records import DECIDED, Article, Kind, Mark, Method
from store.rereading import reread
from store.scan import Scan
from tests.store.decisions.desk import Desk


def undated(desk: Desk) -> Article:
    """The article that is dated by bounds alone."""
    (found,) = [
        article
        for row in desk.lookups.rows(Kind.ARTICLE)
        if (article := desk.lookups.article(row.id)).file.startswith("001")
    ]
    return found


def days(desk: Desk, article: str) -> dict[str, str]:
    """The dates of the meetings an article reports, by their titles."""
    rows = desk.lookups.rows(Kind.MEETING, linked_to=article)
    return {row.label: row.date for row in rows}


def test_meetings_are_dated_from_the_day_that_was_decided(desk: Desk) -> None:
    before = desk.everything()
    id = undated(desk).id
    assert "2021-03-30" not in days(desk, id).values()
    desk.decide("value", id, "date_published", "2021-03-30")
    article = desk.lookups.article(id)
    assert article.date_published is not None
    assert (article.date_published.edtf, article.date_published.rule) == ("2021-03-30", DECIDED)
    assert "2021-03-30" in days(desk, id).values()
    found = desk.lookups.rows(Kind.ARTICLE, query=parse("date:2021-03-30"))
    assert [(row.id, row.mark) for row in found] == [(id, Mark.DECIDED)]
    desk.decide("undo")
    assert desk.everything() == before


def test_it_reads_as_if_the_date_had_been_given_at_first(
    desk: Desk, seeds: list[Path], tmp_path: Path
) -> None:
    id = undated(desk).id
    desk.decide("value", id, "date_published", "2021-03-30")
    given = tmp_path / "given"
    for seed in seeds:
        published = "2021-03-30" if seed.name.startswith("001") else None
        store = Store.open(given) if given.exists() else Store.create(given)
        ingest_paths(store, [str(seed)], given=given_of(published=published))
    at_first = Scan(Store.open(given))
    there = at_first.article(id).claims
    here = [claim for claim in desk.lookups.article(id).claims if not claim.decided]
    assert [(c.about, c.property, c.normalised) for c in here] == [
        (c.about, c.property, c.normalised) for c in there
    ]
    at_first.close()


def test_a_title_that_was_decided_is_what_a_search_shows(desk: Desk) -> None:
    id = undated(desk).id
    desk.decide("value", id, "title", "حديث عن الزنبق الأزرق")
    (hit,) = desk.lookups.search(parse("الزنبق"))
    assert (hit.row.id, hit.snippet) == (id, "حديث عن الزنبق الأزرق")
    assert [hit.snippet[span.start : span.end] for span in hit.spans] == ["الزنبق"]
    desk.decide("undo")
    assert not desk.lookups.search(parse("الزنبق"))


def test_the_outlet_is_decided_and_looked_for(desk: Desk) -> None:
    id = undated(desk).id
    was = desk.lookups.article(id).publisher
    desk.decide("value", id, "publisher", "روز اليوسف")
    assert desk.lookups.article(id).publisher == "روز اليوسف"
    query = parse('publisher="روز اليوسف"')
    assert [row.id for row in desk.lookups.rows(Kind.ARTICLE, query=query)] == [id]
    (said,) = [c for c in desk.lookups.article(id).claims if c.decided]
    assert (said.method, said.detail["by"]) == (Method.EXTERNAL, "nada")
    desk.decide("undo")
    assert desk.lookups.article(id).publisher == was


def test_a_later_date_takes_the_place_of_an_earlier_one(desk: Desk) -> None:
    id = undated(desk).id
    desk.decide("value", id, "date_published", "2021-03-23")
    desk.decide("value", id, "date_published", "2021-03-30")
    assert "2021-03-30" in days(desk, id).values()
    desk.decide("undo")
    assert "2021-03-23" in days(desk, id).values()


def test_what_the_page_says_can_be_said_to_be_right_but_not_wrong(desk: Desk) -> None:
    (dated,) = [
        article
        for row in desk.lookups.rows(Kind.ARTICLE)
        if (article := desk.lookups.article(row.id)).file.startswith("000")
    ]
    (claim,) = [c for c in dated.claims if c.property == "date_published"]
    desk.decide("right", claim.id)
    found = desk.lookups.article(dated.id).date_published
    assert found is not None
    assert (found.edtf, found.rule) == (claim.normalised, DECIDED)
    with pytest.raises(Refused, match="decide value"):
        desk.decide("wrong", claim.id)


@pytest.mark.parametrize(
    ("property", "value", "why"),
    [
        ("date_published", "yesterday", "no date"),
        ("page_date", "2024-03-29", "has no"),
        ("date_modified", "2021-03-30", "has no"),
        ("publisher", "  ", "no value"),
        ("chair", "c-kw", "has no"),
    ],
)
def test_what_cannot_be_said_of_an_article_is_refused(
    desk: Desk, property: str, value: str, why: str
) -> None:
    with pytest.raises(Refused, match=why):
        desk.decide("value", undated(desk).id, property, value)


def test_the_date_is_kept_by_reading_again_and_by_taking_in_again(
    desk: Desk, seeds: list[Path]
) -> None:
    id = undated(desk).id
    desk.decide("value", id, "date_published", "2021-03-30")
    after = desk.everything()
    store = Store.open(desk.folder)
    reread(store, everything=True)
    ingest_paths(store, [str(each) for each in seeds])
    store.close()
    desk.lookups.changed()
    assert desk.everything() == after
