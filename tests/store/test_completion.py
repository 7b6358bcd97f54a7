"""What a query that is being written may go on with."""

from __future__ import annotations

import pytest

from store.query import parse
from store.query.completion import complete
from store.records import Kind
from store.tallies import Dimension, Tally

SAID = {
    Dimension.PERSON: [
        Tally("p-1", "ريكس تيلرسون", 3, "p=p-1"),
        Tally("p-2", "أحمد علي", 1, "p=p-2"),
    ],
    Dimension.STATUS: [Tally("held", "held", 2, "status=held")],
    Dimension.LEVEL: [Tally("foreign ministers", "foreign ministers", 2, "")],
    Dimension.YEAR: [Tally("2018", "2018", 2, ""), Tally("2015", "2015", 1, "")],
}


def shown(text: str, kind: Kind = Kind.MEETING, caret: int | None = None) -> list[str]:
    at = len(text) if caret is None else caret
    return [each.applied(text) for each in complete(text, at, kind, lambda by: SAID.get(by, []))]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("pla", "place:"),
        ("-pla", "-place:"),
        ("الكويت sta", "الكويت status:"),
        ("p:تيل", "p:ريكس_تيلرسون "),
        ("p:احم", "p:أحمد_علي "),
        ("p=", "p=ريكس_تيلرسون "),
        ("status:", "status:held "),
        ("level:f", 'level:"foreign ministers" '),
        ('level:"for', 'level:"foreign ministers" '),
        ("date:201", "date:2018 "),
        ("role:ch", "role:chair "),
        ("has:pl", "has:place "),
        ("differ:a", "differ:any "),
        ("-has:pledg", "-has:pledge "),
    ],
)
def test_a_field_or_a_value_is_gone_on_with(text: str, first: str) -> None:
    found = shown(text)
    assert found[0] == first
    assert first.endswith(":") or parse(found[0]).parts


@pytest.mark.parametrize("text", ["الكوي", "xyzzy", "nothing:x", "12:30", '"الكوي', "members:7"])
def test_words_and_what_is_no_field_are_left_alone(text: str) -> None:
    assert shown(text) == []


def test_every_field_is_offered_before_anything_is_written_that_the_list_can_be_asked_for() -> None:
    assert {"place:", "p:", "date:", "chair:"} <= set(shown(""))
    assert "members:" in shown("", Kind.ENTITY)
    assert "chair:" not in shown("", Kind.ENTITY)
    assert "chair:" in shown("", Kind.ARTICLE)


def test_what_stands_behind_the_caret_stays() -> None:
    assert shown("pla date:2018", caret=3)[0] == "place: date:2018"
    assert shown("p:تيل date:2018", caret=5)[0] == "p:ريكس_تيلرسون  date:2018"
