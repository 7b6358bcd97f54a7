"""Two records that are one, and records that are two."""

from __future__ import annotations

import pytest

from store.decisions.refused import Refused
from store.errors import NotFound
from store.records import Kind
from tests.store.decisions.desk import KUWAIT, Desk


def test_what_is_parted_and_taken_back_is_as_it_was(desk: Desk) -> None:
    before, claims = desk.everything(), desk.claims()
    kuwait = desk.meeting(desk.id(Kind.MEETING, KUWAIT))
    undated = next(
        id
        for id in kuwait.sources
        if not any(
            c.about == "article" and c.property == "date_modified"
            for c in desk.lookups.article(id).claims
        )
    )
    assert desk.lookups.article(undated).date is not None

    desk.decide("different", kuwait.id, undated)
    assert len([row for row in desk.lookups.rows(Kind.MEETING) if "الكويت" in row.label]) == 4
    assert desk.lookups.article(undated).date is None, "its date came from the other article"

    desk.decide("undo")
    assert desk.everything() == before
    assert desk.claims() == claims


def test_two_meetings_are_one_and_two_again(desk: Desk) -> None:
    before, count = desk.everything(), len(desk.lookups.rows(Kind.MEETING))
    one, other = (desk.id(Kind.MEETING, label) for label in (KUWAIT, "روما: وزراء الدفاع"))
    kept = desk.decide("same", one, other, note="read it again")
    meeting = desk.meeting(one if one in {r.id for r in desk.lookups.rows(Kind.MEETING)} else other)
    assert len(desk.lookups.rows(Kind.MEETING)) == count - 1
    (value,) = meeting.field("same").values
    assert value.label == f"{KUWAIT} / روما: وزراء الدفاع"
    assert value.claims[0].detail == {
        "decision": kept.id,
        "by": "nada",
        "at": kept.at,
        "note": "read it again",
    }
    with pytest.raises(Refused, match="already"):
        desk.decide("same", meeting.id, meeting.id)
    desk.decide("undo", kept.id)
    assert desk.everything() == before


def test_two_persons_of_different_names_are_one(desk: Desk) -> None:
    before = desk.everything()
    one, other = (desk.id(Kind.ENTITY, name) for name in ("سامح شكري", "أحمد أبو زيد"))
    articles = {*desk.entity(one).sources, *desk.entity(other).sources}
    desk.decide("same", one, other)
    found = [row for row in desk.lookups.rows(Kind.ENTITY) if "سامح" in row.label]
    found += [row for row in desk.lookups.rows(Kind.ENTITY) if "أبو زيد" in row.label]
    (row,) = found
    assert set(desk.entity(row.id).sources) == articles
    desk.decide("undo")
    assert desk.everything() == before


def test_two_bodies_are_one(desk: Desk) -> None:
    before = desk.everything()
    names = ("حلف شمال الأطلسي", "التحالف الدولي ضد داعش")
    one, other = (desk.id(Kind.ENTITY, name) for name in names)
    desk.decide("same", other, one)
    with pytest.raises(NotFound):
        desk.lookups.get(one)
    assert names[0] in desk.entity(other).aliases
    desk.decide("undo")
    assert desk.everything() == before


def test_the_contrary_takes_the_place_of_what_was_decided(desk: Desk) -> None:
    one, other = (desk.id(Kind.MEETING, label) for label in (KUWAIT, "روما: وزراء الدفاع"))
    before = len(desk.lookups.rows(Kind.MEETING))
    first = desk.decide("different", one, other)
    second = desk.decide("same", one, other)
    assert second.instead == (first.id,)
    assert len(desk.lookups.rows(Kind.MEETING)) == before - 1
    desk.decide("undo")
    assert len(desk.lookups.rows(Kind.MEETING)) == before
    with pytest.raises(Refused, match="does not hold"):
        desk.decide("undo", second.id)
    desk.decide("undo")
    with pytest.raises(Refused, match="no decision"):
        desk.decide("undo")


@pytest.mark.parametrize(
    ("what", "one", "other", "why"),
    [
        ("same", "c-kw", "c-jo", "code"),
        ("same", "c-kw", KUWAIT, "kinds"),
        ("different", "c-kw", "c-jo", "two already"),
        ("different", KUWAIT, "c-jo", "could not be one"),
    ],
)
def test_what_cannot_be_is_refused(desk: Desk, what: str, one: str, other: str, why: str) -> None:
    ids = [desk.id(Kind.MEETING, each) if each == KUWAIT else each for each in (one, other)]
    with pytest.raises(Refused, match=why):
        desk.decide(what, *ids)
    with pytest.raises(NotFound):
        desk.decide(what, "c-kw", "x-1")
