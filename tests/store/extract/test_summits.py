"""Summits that are named together, each by its adjective, are meetings of their own."""

from __future__ import annotations

import pytest

from store.extract import read
from store.records import EventDate, Method

GIVEN = EventDate("2022-03-01", Method.STATED, "given")


def told(text: str) -> list[dict[str, set[str]]]:
    """What is said of each meeting, by property."""
    article = read(text, file="x.txt", sha256="0", id="a-1", published=GIVEN)
    found: dict[str, dict[str, set[str]]] = {}
    for claim in article.claims:
        if claim.about.startswith("meeting:"):
            found.setdefault(claim.about, {}).setdefault(claim.property, set()).add(claim.value)
    return list(found.values())


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "تستضيف الدوحة يوم 9 مارس المقبل ثلاث قمم: خليجية وعربية وإسلامية.",
            ["خليجية", "عربية", "إسلامية"],
        ),
        (
            "تعقد في الدوحة يوم 9 مارس قمتان، مصرية أردنية وعربية إسلامية.",
            ["مصرية أردنية", "عربية إسلامية"],
        ),
        ("عقدت في الدوحة أمس القمتان الخليجية والعربية.", ["خليجية", "عربية"]),
    ],
)
def test_each_is_a_meeting_with_the_day_and_place_of_all(text: str, kinds: list[str]) -> None:
    found = told(text)
    assert [each["kind"] for each in found] == [{f"قمة {kind}"} for kind in kinds]
    assert all(each["place"] == {"الدوحة"} and len(each["date"]) == 1 for each in found)


def test_who_is_at_them_is_at_each() -> None:
    text = "عقدت في الدوحة أمس القمتان الخليجية والعربية برئاسة الملك خالد بن فهد."
    assert [each.get("chair") for each in told(text)] == [{"خالد بن فهد"}] * 2


def test_they_are_the_same_when_they_are_named_again() -> None:
    text = (
        "تستضيف الدوحة يوم 9 مارس قمتين، خليجية وعربية.\n"
        "وقال الوزير كريم محمود إن القمتين الخليجية والعربية ستبحثان الأزمة."
    )
    assert len(told(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "وصل المتسلق كريم محمود إلى قمم عالية وصعبة في الجبال.",
        "قال الوزير كريم محمود إن القمم السابقة لم تنجح.",
        "قال الوزير كريم محمود إن القمم العربية السابقة لم تنجح.",
    ],
)
def test_other_summits_are_none(text: str) -> None:
    assert told(text) == []
