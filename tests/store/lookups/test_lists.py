"""Lists of records: their order, what narrows them, what counts them."""

from __future__ import annotations

import pytest

from store.errors import NotFound
from store.lookups import Lookups
from store.query import parse
from store.records import EventDate, Kind, Mark, Method, Order
from store.rows import date_mark, date_order
from store.tallies import Dimension


def test_it_keeps_the_seam(lookups: Lookups) -> None:
    seam: Lookups = lookups
    assert [seam.count(kind) for kind in (Kind.ARTICLE, Kind.MEETING)] == [3, 2]


def test_articles_stand_newest_first_the_undated_last(lookups: Lookups) -> None:
    rows = lookups.rows(Kind.ARTICLE)
    assert [(row.id, row.date, row.mark, row.sources) for row in rows] == [
        ("a-2", "2018-03-01", Mark.STATED, 1),
        ("a-1", "2018-02-14", Mark.STATED, 1),
        ("a-3", "", Mark.NOT_STATED, 0),
    ]


def test_entities_stand_by_how_often_they_are_named(lookups: Lookups) -> None:
    rows = lookups.rows(Kind.ENTITY)
    counts = [int(row.sort) for row in rows]
    assert counts == sorted(counts, reverse=True)
    assert (rows[0].label, rows[0].sources, counts[0]) == ("العراق", 2, 3)


def test_meetings_stand_newest_first_and_what_is_to_come_says_so(lookups: Lookups) -> None:
    rows = lookups.rows(Kind.MEETING)
    assert [(row.date, row.mark) for row in rows] == [
        ("2018-03-03", Mark.PLANNED),
        ("2018-02-13", Mark.STATED),
    ]


@pytest.mark.parametrize(
    ("newer", "older"),
    [
        ("2018-02-13", "2018-02-12"),
        ("2018-02-13T14:16", "2018-02-13"),
        ("2015-04/2015-05~", "2015-03-31"),
        ("2018", "2017-12-31?"),
        ("2014", "XXXX-02-18"),
        ("2014", ""),
        ("2014", "no date at all"),
    ],
)
def test_dates_sort_by_when_they_begin(newer: str, older: str) -> None:
    assert date_order(newer) > date_order(older)


@pytest.mark.parametrize(
    ("date", "mark"),
    [
        (None, Mark.NOT_STATED),
        (EventDate("2018-02-13", Method.STATED, "r"), Mark.STATED),
        (EventDate("2018-02-13", Method.RESOLVED, "r"), Mark.RESOLVED),
        (EventDate("2018-02-13?", Method.STATED, "r"), Mark.DOUBTFUL),
        (EventDate("2018-02-13", Method.INFERRED, "r"), Mark.DOUBTFUL),
    ],
)
def test_a_date_carries_its_sign(date: EventDate | None, mark: Mark) -> None:
    assert date_mark(date) is mark


def test_a_query_narrows_each_list(lookups: Lookups) -> None:
    query = parse("العراق")
    assert {row.id for row in lookups.rows(Kind.ARTICLE, query=query)} == {"a-1", "a-3"}
    assert [row.label for row in lookups.rows(Kind.ENTITY, query=query)] == ["العراق"]
    assert lookups.rows(Kind.MEETING, query=query) == []
    assert len(lookups.rows(Kind.ARTICLE, query=parse(""))) == 3


@pytest.mark.parametrize(
    ("query", "kind", "found"),
    [
        ("place:kw", Kind.MEETING, ["2018-02-13"]),
        ("place:بريطانيا", Kind.MEETING, ["2018-03-03"]),
        ("-place:kw", Kind.MEETING, ["2018-03-03"]),
        ("p:أحمد role:speaker", Kind.MEETING, ["2018-02-13"]),
        ("p:أحمد role:chair", Kind.MEETING, []),
        ("role:speaker", Kind.MEETING, ["2018-02-13"]),
        ("status:planned", Kind.MEETING, ["2018-03-03"]),
        ("date:2018-02", Kind.MEETING, ["2018-02-13"]),
        ("date:2018-02..2018-03", Kind.MEETING, ["2018-03-03", "2018-02-13"]),
        ("has:agenda", Kind.MEETING, ["2018-02-13"]),
        ("silent:chair date!:2018", Kind.MEETING, ["2018-03-03", "2018-02-13"]),
        ("src:a-1", Kind.MEETING, ["2018-02-13"]),
        ("تحدث agenda:الأردن", Kind.MEETING, ["2018-02-13"]),
        ("place:kw", Kind.ARTICLE, ["2018-02-14"]),
        ("-place:kw", Kind.ARTICLE, ["2018-03-01", ""]),
        ("silent:date_published", Kind.ARTICLE, [""]),
        ("kind:person", Kind.ENTITY, [""]),
        ("members>1", Kind.ENTITY, []),
    ],
)
def test_what_is_asked_of_fields(
    lookups: Lookups, query: str, kind: Kind, found: list[str]
) -> None:
    assert [row.date for row in lookups.rows(kind, query=parse(query))] == found


def test_a_search_by_fields_alone_finds_records_of_every_kind(lookups: Lookups) -> None:
    kinds = [hit.row.kind for hit in lookups.search(parse("place:kw"))]
    assert kinds == [Kind.ENTITY, Kind.MEETING, Kind.ARTICLE]


@pytest.mark.parametrize(
    ("kind", "order", "first"),
    [
        (Kind.ARTICLE, Order.OLDEST, "اجتماع الكويت"),
        (Kind.ARTICLE, Order.NAME, "اجتماع الكويت"),
        (Kind.MEETING, Order.OLDEST, "الكويت"),
        (Kind.ENTITY, Order.NAME, "أحمد علي حسن"),
        (Kind.ENTITY, Order.SOURCES, "العراق"),
    ],
)
def test_a_list_can_be_sorted_otherwise(
    lookups: Lookups, kind: Kind, order: Order, first: str
) -> None:
    rows = lookups.rows(kind, order=order)
    assert first in rows[0].label
    assert {row.id for row in rows} == {row.id for row in lookups.rows(kind)}


def test_what_has_no_date_stands_last_in_either_direction(lookups: Lookups) -> None:
    for order in (Order.USUAL, Order.OLDEST):
        assert lookups.rows(Kind.ARTICLE, order=order)[-1].id == "a-3"


def test_records_are_counted_by_what_they_say(lookups: Lookups) -> None:
    def counted(kind: Kind, dimension: Dimension, **which: str) -> list[tuple[str, int, str]]:
        found = lookups.tally(kind, dimension, **which)  # type: ignore[arg-type]
        return [(each.label, each.count, each.part) for each in found]

    assert counted(Kind.MEETING, Dimension.YEAR) == [("2018", 2, "date:2018")]
    assert counted(Kind.MEETING, Dimension.STATUS) == [("planned", 1, "status=planned")]
    assert counted(Kind.MEETING, Dimension.COUNTRY) == [
        ("بريطانيا", 1, "place=gb"),
        ("الكويت", 1, "place=kw"),
    ]
    assert counted(Kind.ARTICLE, Dimension.YEAR, linked_to="c-kw") == [("2018", 1, "date:2018")]
    ((label, count, part),) = counted(Kind.ARTICLE, Dimension.PERSON)
    assert (label, count) == ("أحمد علي حسن", 1)
    assert [row.id for row in lookups.rows(Kind.ARTICLE, query=parse(part))] == ["a-1"]
    with pytest.raises(ValueError, match="not counted by"):
        lookups.tally(Kind.ENTITY, Dimension.YEAR)
    with pytest.raises(NotFound):
        lookups.tally(Kind.MEETING, Dimension.YEAR, linked_to="x-9")


def test_a_person_is_counted_in_the_role_the_query_asks_for(lookups: Lookups) -> None:
    assert not lookups.tally(Kind.MEETING, Dimension.PERSON, query=parse("role:chair"))
    assert lookups.tally(Kind.MEETING, Dimension.PERSON, query=parse("role:speaker"))


def test_spans_say_when_records_are_and_how_many_nobody_knows_of(lookups: Lookups) -> None:
    found = lookups.spans(Kind.ARTICLE)
    assert [(str(each.first), each.count) for each in found] == [
        ("2018-02-14", 1),
        ("2018-03-01", 1),
        ("None", 1),
    ]
    assert lookups.spans(Kind.MEETING, query=parse("place:kw"))[0].count == 1
