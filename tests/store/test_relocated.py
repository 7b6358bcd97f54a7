"""Meetings are compared anew where what is known of a place has changed."""

from __future__ import annotations

import pytest

from store.records import Article, Kind
from tests.store.random_articles import Page
from tests.store.test_index import assert_same, both

SITE, JORDAN, PERSON = "place:قصر الضيافة", "country:JO", "person:ريكس تيلرسون"


def told(id: str, place: str | None, *, country: str = "") -> Article:
    """An article of a meeting with the same person on the same day, and where the site lies."""
    page = Page(id)
    page.claim(PERSON, "name", "ريكس تيلرسون", "ريكس تيلرسون")
    page.claim(PERSON, "country", "US", "US")
    if place is not None:
        page.claim("meeting:0", "date", "13 فبراير 2018", "2018-02-13")
        page.claim("meeting:0", "participant", "ريكس تيلرسون", PERSON)
        page.claim("meeting:0", "place", "قصر", place)
    if country:
        page.claim(SITE, "country", country, country)
    return Article(
        id=id,
        file=f"{id}.txt",
        sha256=id,
        text=page.text,
        title="",
        mentions=(),
        claims=tuple(page.claims),
    )


@pytest.mark.parametrize(
    ("before", "after", "count"), [("KW", "", 1), ("", "KW", 2), ("KW", "JO", 1), ("JO", "KW", 2)]
)
def test_a_palace_that_turns_out_to_lie_elsewhere(before: str, after: str, count: int) -> None:
    kept = [told("a-1", SITE, country=before), told("a-2", SITE), told("a-3", JORDAN)]
    with both(kept) as (scan, index):
        assert_same(scan, index)
        index.put([told("a-1", None, country=after)])
        scan.changed()
        assert_same(scan, index)
        assert index.count(Kind.MEETING) == count
