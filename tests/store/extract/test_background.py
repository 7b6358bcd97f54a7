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
