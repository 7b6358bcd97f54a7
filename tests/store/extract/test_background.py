"""What an article says besides of meetings: days of others, who tells of it, what it is called."""

from __future__ import annotations

import pytest

from tests.store.extract.naming import Named, found
from tests.store.extract.telling import meetings, those


def _dates(text: str) -> list[set[str]]:
    return [{value.label for value in each.field("date").values} for each in meetings(text)]


def test_two_meetings_on_two_weekdays_are_two() -> None:
    text = (
        "يلتقي الرئيس كريم محمود الخميس في جنيف الرئيس خالد يوسف. "
        "ويلتقي وزير الخارجية سمير حسن الأربعاء في موسكو وزير الدفاع عادل يوسف."
    )
    assert [those(each, "participant") for each in meetings(text)] == [
        {"كريم محمود", "خالد يوسف"},
        {"سمير حسن", "عادل يوسف"},
    ]


def test_a_summit_that_lasts_has_several_weekdays() -> None:
    text = (
        "بدأت الخميس في روما قمة مجموعة السبع. "
        "وتتواصل القمة الجمعة في روما برئاسة رئيس الوزراء كريم محمود."
    )
    assert len(meetings(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "يعقد وزير الخارجية كريم محمود اجتماعا مع نظيره سمير حسن في روما، "
        "بحسب ما أعلنت وزارة الخارجية الثلاثاء.",
        "يعقد وزير الخارجية كريم محمود اجتماعا مع نظيره سمير حسن في روما، كما أعلن المتحدث أمس.",
        "عاد الرئيس كريم محمود إلى روما اليوم بعد زيارات إلى مصر والهند وحضور اجتماع قادة الدول "
        "العربية في تونس.",
    ],
)
def test_the_day_of_telling_or_of_leaving_is_not_the_meetings(text: str) -> None:
    assert _dates(text) == [set()]


def test_the_meeting_is_the_summit_just_told_of() -> None:
    text = (
        "تعقد دول الجوار قمة في روما يوم 8 سبتمبر 2021. "
        "وقال الوزير كريم محمود إن الاجتماع سيعقد في روما يوم 8 سبتمبر 2021 ويشارك فيه الوزراء."
    )
    assert len(meetings(text)) == 1


def test_a_word_for_a_meeting_in_the_name_of_a_body_tells_of_none() -> None:
    text = "قال الوزير كريم محمود في روما إن المؤتمر الوطني الأفريقي سيفوز في الانتخابات."
    assert meetings(text) == []


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("يلتقي الرئيس دونالد ترامب الخميس في روما نظيره.", "دونالد ترامب"),
        ("وصل الرئيس شي جينبينغ السبت إلى موسكو.", "شي جينبينغ"),
        ("وصل الدكتور عبدالله الخميس إلى روما.", "عبدالله الخميس"),
    ],
)
def test_a_weekday_behind_a_whole_name_is_none_of_it(named: Named, text: str, person: str) -> None:
    assert [words for words, _ in found(named, text, "person")] == [person]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("يدرس الرئيس كريم محمود عقد محادثات مع الرئيس سمير حسن في روما.", "planned"),
        ("ويستعد الرئيس كريم محمود لمحادثات مع الرئيس سمير حسن في روما.", "planned"),
        ("أعلنت الوزارة عقد قمة لمجموعة بريكس في روما.", "planned"),
        (
            "عاد الرئيس كريم محمود بعد زيارة إلى مصر وحضور اجتماع قادة الدول العربية في روما.",
            "held",
        ),
        (
            "روما 12 مارس 2019 - عقد قادة دول الجوار اجتماعا في روما برئاسة كريم محمود. "
            "وكان الاجتماع هذا العام مخصصا للمياه.",
            "held",
        ),
    ],
)
def test_words_tell_whether_it_was_held_or_is_to_come(text: str, status: str) -> None:
    (meeting,) = meetings(text)
    assert {value.normalised for value in meeting.field("status").values} == {status}


def test_a_meeting_that_came_before_another_is_one_of_its_own() -> None:
    text = (
        "بدأت اليوم الأحد في روما الدورة العشرون لمجلس وزراء الإعلام العرب. "
        "وقد سبق هذه الدورة أمس السبت اجتماع لجنة المتابعة العربية."
    )
    assert [each & {"أمس السبت"} for each in _dates(text)] == [set(), {"أمس السبت"}]


def test_the_first_of_its_kind_is_the_meeting_itself() -> None:
    text = (
        "عقد وزراء خارجية دول الجوار اجتماعا في روما. "
        "ويعد الاجتماع أول اجتماع وزاري في تقويم عام 2025."
    )
    assert len(meetings(text)) == 1


def test_whose_members_hold_it_is_the_body_that_meets() -> None:
    (meeting,) = meetings("بدأ قادة دول الاتحاد الأفريقي اليوم السبت قمة في روما تستمر يومين.")
    assert {value.label for value in meeting.field("body").values} == {"الاتحاد الأفريقي"}


def test_who_presides_over_a_body_for_now_tells_of_no_session() -> None:
    text = (
        "عقد وزراء خارجية دول مجلس التعاون أمس اجتماعا في روما، برئاسة الوزير كريم محمود "
        "رئيس الدورة الحالية للمجلس الوزاري."
    )
    (meeting,) = meetings(text)
    assert those(meeting, "chair") == {"كريم محمود"}


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("التقى الزعيم كيم جونغ أون الرئيس الأمريكي في روما.", "كيم جونغ أون"),
        ("التقى الزعيم كيم جونغ-أون نظيره في روما.", "كيم جونغ-أون"),
        ("قال الرئيس مون جيه-إن في روما إن الوضع صعب.", "مون جيه-إن"),
        ("قال الوزير جان-إيف لودريان في روما إن الوضع صعب.", "جان-إيف لودريان"),
        ("قال الرئيس كريم محمود - رويترز إن الوضع صعب.", "كريم محمود"),
    ],
)
def test_syllables_apart_or_hyphened_are_of_the_name(named: Named, text: str, person: str) -> None:
    assert found(named, text, "person")[0][0] == person


def test_the_two_leaders_met_elsewhere_before() -> None:
    text = (
        "التقى الرئيس كريم محمود نظيره سمير حسن أمس في روما. "
        "وكان الزعيمان قد التقيا في تونس في يوليو 2018."
    )
    places = [{value.label for value in each.field("place").values} for each in meetings(text)]
    assert places == [{"روما"}, {"تونس"}]
