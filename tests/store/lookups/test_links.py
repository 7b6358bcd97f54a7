"""A record by its id, and what is linked to it."""

from __future__ import annotations

import pytest

from store.errors import AmbiguousId, NotFound
from store.lookups import Lookups
from store.records import Article, Entity, Kind, Meeting
from tests.store.lookups.small import ARTICLES, article, the

SAMI = "person:سامي ناصر كرم"


def test_what_is_linked_to_a_meeting_says_how(lookups: Lookups) -> None:
    meeting = the(lookups, Kind.MEETING, "الكويت")
    linked = {row.label: row.relation for row in lookups.rows(Kind.ENTITY, linked_to=meeting)}
    assert linked == {"الكويت": "place", "أحمد علي حسن": "speaker", "الأردن": "mentioned"}
    (source,) = lookups.rows(Kind.ARTICLE, linked_to=meeting)
    assert source.id == "a-1"


def test_what_is_linked_to_an_entity(lookups: Lookups) -> None:
    person = the(lookups, Kind.ENTITY, "أحمد")
    assert [row.relation for row in lookups.rows(Kind.MEETING, linked_to=person)] == ["speaker"]
    iraq = the(lookups, Kind.ENTITY, "العراق")
    assert lookups.rows(Kind.MEETING, linked_to=iraq) == []
    assert {row.id for row in lookups.rows(Kind.ARTICLE, linked_to=iraq)} == {"a-1", "a-3"}


def test_what_is_linked_to_an_article(lookups: Lookups) -> None:
    labels = {row.label for row in lookups.rows(Kind.ENTITY, linked_to="a-1")}
    assert labels == {"الكويت", "الأردن", "العراق", "أحمد علي حسن"}
    assert len(lookups.rows(Kind.MEETING, linked_to="a-1")) == 1
    assert lookups.rows(Kind.MEETING, linked_to="a-3") == []


def test_links_go_both_ways_and_only_to_other_kinds(lookups: Lookups) -> None:
    everything = {row.id: kind for kind in Kind for row in lookups.rows(kind)}
    for id, kind in everything.items():
        for other in lookups.links(id):
            assert everything[other] is not kind
            assert id in lookups.links(other)
    assert len(lookups.links("a-1")) == 5


def test_a_record_is_found_by_its_id_or_the_beginning_of_it(lookups: Lookups) -> None:
    assert isinstance(lookups.get("a-1"), Article)
    assert isinstance(lookups.get("c-kw"), Entity)
    assert isinstance(lookups.get(the(lookups, Kind.MEETING, "الكويت")[:-1]), Meeting)


def test_an_id_that_is_also_the_beginning_of_another_is_itself(lookups: Lookups) -> None:
    lookups.put([ARTICLES[2]._replace(id="a-10")])
    assert lookups.get("a-1") == lookups.article("a-1")


def test_ids_that_lead_nowhere_or_to_several_are_refused(lookups: Lookups) -> None:
    for missing in ("x-9", "", "A-1"):
        with pytest.raises(NotFound):
            lookups.get(missing)
    with pytest.raises(NotFound):
        lookups.article("c-kw")
    for ask in (lookups.links, lambda id: lookups.rows(Kind.ENTITY, linked_to=id)):
        with pytest.raises(NotFound):
            ask("x-9")
    with pytest.raises(AmbiguousId) as caught:
        lookups.get("a-")
    assert caught.value.candidates == ("a-1", "a-2", "a-3")


def test_the_countries_of_an_entity_are_those_that_are_said_of_it(lookups: Lookups) -> None:
    person = the(lookups, Kind.ENTITY, "أحمد")
    assert lookups.countries(person) == frozenset()
    names = {SAMI: "سامي ناصر كرم", "country:JO": "الأردن"}
    said = ((SAMI, "country", "الأردن", "JO"),)
    lookups.put([article("a-4", "خبر\nقال سامي ناصر كرم من الأردن.\n", names=names, said=said)])
    for row in lookups.rows(Kind.ENTITY):
        record = lookups.get(row.id)
        assert isinstance(record, Entity)
        countries = {value.normalised for value in record.field("country").values}
        assert lookups.countries(row.id) == countries, row.label
    assert lookups.countries(the(lookups, Kind.ENTITY, "سامي")) == {"JO"}


def test_what_is_no_entity_is_from_no_country(lookups: Lookups) -> None:
    for id in ("a-1", "x-9", "", the(lookups, Kind.MEETING, "الكويت")):
        assert lookups.countries(id) == frozenset()
