"""What may be one and was not joined: asked about once, until somebody has decided."""

from __future__ import annotations

from store.candidates import Candidate, candidates_of
from store.decisions.log import read_logs
from store.records import Kind
from tests.store.decisions.desk import Desk


def ministries(desk: Desk) -> list[str]:
    """The two ministries of foreign affairs that no article says whose they are."""
    rows = desk.lookups.rows(Kind.ENTITY)
    return [row.id for row in rows if row.label == "وزارة الخارجية"]


def open_questions(desk: Desk, id: str) -> list[Candidate]:
    return list(candidates_of(desk.lookups, id, read_logs(desk.folder).decisions))


def test_a_name_alone_is_asked_about(desk: Desk) -> None:
    one, other = ministries(desk)
    (found,) = open_questions(desk, one)
    assert found.pair == {one, other}
    assert [each.name for each in found.decision.reasons] == ["same_name"]
    assert not found.decision.same
    (back,) = open_questions(desk, other)
    assert back.pair == found.pair


def test_what_somebody_decided_on_is_asked_no_more_until_it_is_taken_back(desk: Desk) -> None:
    one, other = ministries(desk)
    for what in ("different", "unsure"):
        desk.decide(what, one, other)
        assert open_questions(desk, one) == open_questions(desk, other) == []
        assert len(ministries(desk)) == 2
        desk.decide("undo")
        assert open_questions(desk, one)
    desk.decide("same", one, other)
    (left,) = ministries(desk)
    assert open_questions(desk, left) == []


def test_deciding_ends_that_nobody_can_tell(desk: Desk) -> None:
    before = desk.everything()
    one, other = ministries(desk)
    unsure = desk.decide("unsure", one, other)
    assert desk.everything() == before, "nothing follows from it"
    assert desk.decide("same", one, other).instead == (unsure.id,)


def test_what_is_known_by_its_code_and_what_is_gone_has_none(desk: Desk) -> None:
    article = desk.lookups.rows(Kind.ARTICLE)[0].id
    for id in ("c-kw", article, "m-0000000000"):
        assert open_questions(desk, id) == []
