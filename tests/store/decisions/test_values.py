"""Values that are given, claims that are right or wrong, and taking it back."""

from __future__ import annotations

import pytest

from store.decisions.refused import Refused
from store.errors import NotFound
from store.query import parse
from store.records import Kind
from tests.store.decisions.desk import KUWAIT, Desk


def test_a_value_that_was_decided_stands_before_those_of_the_articles(desk: Desk) -> None:
    jordan = desk.id(Kind.MEETING, "الأردن: المجموعة المصغرة (غير وزاري)")
    before = desk.meeting(jordan).field("date")
    desk.decide("value", jordan, "date", "2015-04-09")
    meeting = desk.meeting(jordan)
    assert [value.label for value in meeting.field("date").values] == ["2015-04-09", "2015-04-08"]
    assert not meeting.field("date").differs
    assert meeting.date is not None
    assert meeting.date.edtf == "2015-04-09"
    assert meeting.field("date").values[0].sources == ()
    quotes = {claim.quote for claim in before.claims}
    assert meeting.field("date").values[0].claims[0].quote in quotes
    assert [row.id for row in desk.lookups.rows(Kind.MEETING, query=parse("date:2015-04-09"))] == [
        jordan
    ]


def test_a_later_value_takes_the_place_of_an_earlier_one(desk: Desk) -> None:
    kuwait = desk.id(Kind.MEETING, KUWAIT)
    desk.decide("value", kuwait, "status", "planned")
    desk.decide("value", kuwait, "status", "cancelled")
    assert desk.meeting(kuwait).status == "cancelled"
    desk.decide("undo")
    assert desk.meeting(kuwait).status == "planned"


def test_a_country_that_is_given_is_linked(desk: Desk) -> None:
    kuwait = desk.id(Kind.MEETING, KUWAIT)
    desk.decide("value", kuwait, "chair", "c-jo")
    (chair,) = desk.meeting(kuwait).field("chair").values
    assert chair.record == "c-jo"
    assert "c-jo" in desk.lookups.links(kuwait)
    assert [r.id for r in desk.lookups.rows(Kind.MEETING, query=parse("chair:jo"))][:1] == [kuwait]


def test_what_a_record_is_called(desk: Desk) -> None:
    kuwait = desk.id(Kind.MEETING, KUWAIT)
    desk.decide("value", kuwait, "called", "لقاء الكويت الكبير")
    assert desk.meeting(kuwait).title == "لقاء الكويت الكبير"
    person = desk.id(Kind.ENTITY, "سامح شكري")
    desk.decide("value", person, "called", "شكري")
    assert desk.entity(person).label == "شكري"
    assert "سامح شكري" in desk.entity(person).aliases
    assert desk.lookups.search(parse("لقاء الكويت الكبير"))[0].row.id == kuwait


def test_tags_and_notes_can_be_looked_for(desk: Desk) -> None:
    kuwait = desk.id(Kind.MEETING, KUWAIT)
    article = desk.meeting(kuwait).sources[0]
    desk.decide("value", kuwait, "tag", "مهم")
    desk.decide("value", kuwait, "tag", "آخر")
    desk.decide("value", article, "tag", "مهم")
    desk.decide("value", "c-kw", "note", "ينظر فيه")
    with pytest.raises(Refused, match="already"):
        desk.decide("value", kuwait, "tag", "مهم")
    found = {
        kind: [row.id for row in desk.lookups.rows(kind, query=parse(query))]
        for kind, query in (
            (Kind.MEETING, "tag:مهم"),
            (Kind.ARTICLE, "tag:مهم"),
            (Kind.ENTITY, "has:note"),
        )
    }
    assert found[Kind.MEETING] == [kuwait]
    assert article in found[Kind.ARTICLE]
    assert found[Kind.ENTITY] == ["c-kw"]


@pytest.mark.parametrize(
    ("property", "value", "why"),
    [
        ("date", "yesterday", "no date"),
        ("status", "perhaps", "none of"),
        ("colour", "red", "chair"),
        ("chair", "", "no value"),
        ("same", "x", "has no"),
    ],
)
def test_a_value_that_is_none_is_refused(desk: Desk, property: str, value: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        desk.decide("value", desk.id(Kind.MEETING, KUWAIT), property, value)


def test_a_wrong_claim_does_not_count_and_is_not_lost(desk: Desk) -> None:
    before = desk.everything()
    kuwait = desk.id(Kind.MEETING, KUWAIT)
    claim = desk.meeting(kuwait).field("opening_speaker").claims[0]
    count = len(desk.meeting(kuwait).field("opening_speaker").claims)
    desk.decide("wrong", claim.id)
    meeting = desk.meeting(kuwait)
    assert len(meeting.field("opening_speaker").claims) == count - 1
    (rejected,) = meeting.field("rejected").claims
    assert rejected.value == f"opening_speaker: {claim.value}"
    assert (rejected.start, rejected.end, rejected.quote) == (claim.start, claim.end, claim.quote)
    assert rejected.detail["by"] == "nada"
    with pytest.raises(Refused, match="undo"):
        desk.decide("wrong", rejected.id)
    with pytest.raises(NotFound):
        desk.decide("wrong", claim.article + ".999")
    desk.decide("undo")
    assert desk.everything() == before


def test_a_claim_that_is_right_stands_before_the_others(desk: Desk) -> None:
    before = desk.everything()
    kuwait = desk.id(Kind.MEETING, KUWAIT)
    first, second = desk.meeting(kuwait).field("opening_speaker").values
    desk.decide("right", first.claims[0].id)
    desk.decide("right", second.claims[0].id)
    values = desk.meeting(kuwait).field("opening_speaker").values
    assert [value.label for value in values if value.decided] == [second.label]
    assert values[0].label == second.label
    assert values[0].record == second.record, "it means the same record as before"
    assert values[0].sources == second.sources
    with pytest.raises(Refused, match="undo"):
        desk.decide("right", next(each for each in values[0].claims if each.decided).id)
    desk.decide("undo")
    desk.decide("undo")
    assert desk.everything() == before


def test_several_decisions_are_taken_back_at_once_or_none(desk: Desk) -> None:
    before = desk.everything()
    ids = [desk.decide("value", "c-kw", "tag", tag).id for tag in ("one", "two", "three")]
    with pytest.raises(Refused, match="no decision"):
        desk.decide("undo", ids[0], "99")
    made = desk.decide("undo", ids[0], ids[2])
    assert made.instead == (ids[0], ids[2])
    assert [value.label for value in desk.entity("c-kw").field("tag").values] == ["two"]
    with pytest.raises(Refused, match="does not hold"):
        desk.decide("undo", ids[1], ids[2])
    desk.decide("undo")
    assert desk.everything() == before
