"""What makes records of two articles one, and what does not."""

from __future__ import annotations

import pytest

from store.extract import read
from store.records import Article, Mark
from store.resolve.all import Views, resolve

HEAD = "وزراء الصحة يبحثون ملف الدواء"


def article(number: int, body: str, date: str = "") -> Article:
    """An article of a headline, perhaps a date, and a body."""
    text = "\n".join(filter(None, [HEAD, date, body]))
    return read(text, file=f"{number}.txt", sha256=str(number), id=f"a-{number}")


def persons(views: Views, label: str) -> list[tuple[str, ...]]:
    """The sources of each person of that label."""
    return [each.sources for each in views.entities.values() if each.label == label]


FIRST = "قال وزير الخارجية المغربي كريم العلوي خلال الاجتماع الوزاري في تونس إن الحل قريب للجميع."


def test_a_name_with_the_same_office_is_one_person() -> None:
    other = "استقبل وزير الخارجية المغربي كريم العلوي نظيره الفرنسي في الرباط يوم أمس الأول."
    views = resolve([article(1, FIRST), article(2, other)])
    assert persons(views, "كريم العلوي") == [("a-1", "a-2")]


@pytest.mark.parametrize(
    "other",
    [
        "قال اللاعب كريم العلوي إن الفريق مستعد للمباراة المقبلة في البطولة.",
        "استقبل وزير الصحة اللبناني كريم العلوي وفدا من النقابة في بيروت.",
    ],
)
def test_a_name_alone_or_of_another_nation_is_another_person(other: str) -> None:
    views = resolve([article(1, FIRST), article(2, other)])
    assert persons(views, "كريم العلوي") in ([("a-1",)], [("a-1",), ("a-2",)])


BOTH = "3 مارس 2020"
DAY = "ترأس وزير الخارجية المغربي كريم العلوي الاجتماع الوزاري للاتحاد الأفريقي في الرباط اليوم."


def test_the_same_chair_day_and_place_make_one_meeting() -> None:
    again = (
        "عقد الاتحاد الأفريقي اليوم اجتماعا وزاريا في الرباط برئاسة وزير الخارجية المغربي "
        "كريم العلوي."
    )
    views = resolve([article(1, DAY, BOTH), article(2, again, BOTH)])
    (meeting,) = views.meetings.values()
    assert meeting.sources == ("a-1", "a-2")
    assert meeting.reasons


@pytest.mark.parametrize(
    "other",
    [
        # another day
        "ترأس وزير الخارجية المغربي كريم العلوي الاجتماع الوزاري للاتحاد الأفريقي في الرباط أمس.",
        # another city
        "ترأس وزير الخارجية المغربي كريم العلوي الاجتماع الوزاري للاتحاد الأفريقي في مراكش اليوم.",
        # the place alone is the same
        "عقد وزراء الصحة اجتماعا في الرباط أمس.",
    ],
)
def test_what_contradicts_keeps_meetings_apart(other: str) -> None:
    views = resolve([article(1, DAY, BOTH), article(2, other, BOTH)])
    assert sorted(each.sources for each in views.meetings.values()) == [("a-1",), ("a-2",)]


def test_the_date_flows_to_an_undated_article_and_away_again() -> None:
    dated = article(1, DAY, BOTH)
    undated = article(
        2,
        "ترأس وزير الخارجية المغربي كريم العلوي الاجتماع الوزاري للاتحاد الأفريقي في الرباط أمس.",
    )
    # Person, place and level alone are enough for one; the day then follows.
    together = resolve([dated, undated])
    alone = resolve([undated])
    (meeting,) = together.meetings.values()
    assert meeting.sources == ("a-1", "a-2")
    inferred = together.articles["a-2"].date_published
    assert inferred is not None
    assert (inferred.edtf, inferred.anchor) == ("2020-03-04", "a-1")
    assert alone.articles["a-2"].date_published is None


def test_sources_that_differ_are_both_shown_and_marked() -> None:
    more = f"{DAY} ويضم الاتحاد الأفريقي 55 دولة."
    less = f"{DAY} ويضم الاتحاد الأفريقي 54 دولة."
    views = resolve([article(1, more, BOTH), article(2, less, BOTH)])
    (union,) = [each for each in views.entities.values() if each.label == "الاتحاد الأفريقي"]
    members = union.field("members")
    assert members.mark is Mark.DIFFERS
    assert {value.label for value in members.values} == {"55 states", "54 states"}


@pytest.mark.parametrize("other", ["في المغرب", "في قصر الضيافة", "في فندق الواحة بالرباط"])
def test_a_place_that_may_lie_in_the_other_contradicts_nothing(other: str) -> None:
    chaired = "ترأس وزير الخارجية المغربي كريم العلوي الاجتماع الوزاري للاتحاد الأفريقي {} اليوم."
    text = f"{chaired.format('في الرباط')} {chaired.format(other)}"
    (meeting,) = resolve([article(1, text, BOTH)]).meetings.values()
    assert len(meeting.field("place").values) > 1
    assert not meeting.field("place").differs


def test_a_palace_does_not_keep_meetings_apart() -> None:
    there = DAY.replace("في الرباط", "في قصر الضيافة")
    views = resolve([article(1, DAY, BOTH), article(2, there, BOTH)])
    (meeting,) = views.meetings.values()
    assert meeting.sources == ("a-1", "a-2")
    assert not meeting.field("place").differs


def test_nothing_is_copied_every_value_holds_the_claims_themselves() -> None:
    one = article(1, DAY, BOTH)
    views = resolve([one])
    held = {c.id for m in views.meetings.values() for f in m.fields for c in f.claims}
    assert held <= {claim.id for claim in one.claims}
    assert held


def test_an_article_that_gives_todays_date_is_written_that_day() -> None:
    body = (
        "انطلقت أمس الأربعاء 5 كانون الأول/ديسمبر 2018 في تونس أعمال الاجتماع الوزاري "
        "للاتحاد الأفريقي."
    )
    dated = article(1, body)
    assert dated.date_published is not None
    assert (dated.date_published.edtf, dated.date_published.rule) == (
        "2018-12-06",
        "today-in-the-text",
    )


def test_a_meeting_of_which_only_the_participants_are_stated_is_called_after_them() -> None:
    met = "التقى وزير الخارجية المغربي كريم العلوي نظيره الفرنسي مارك دوبوا."
    (meeting,) = resolve([article(1, met)]).meetings.values()
    assert meeting.title == "كريم العلوي، مارك دوبوا"
    (meeting,) = resolve([article(1, DAY, BOTH)]).meetings.values()
    assert "العلوي" not in meeting.title
