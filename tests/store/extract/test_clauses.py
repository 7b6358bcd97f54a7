"""Whether a meeting was, is or is to be, as the clause tells that has no word for it near."""

from __future__ import annotations

import pytest

from tests.store.extract.telling import meetings, those

HEAD = "خبر عن الوزارة\n\n"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        # A further day of it.
        ("دخل مؤتمر رؤساء الولايات في طرابلس يومه الثاني برئاسة كريم محمود.", "ongoing"),
        ("تتواصل لليوم الثالث على التوالي مفاوضات جنيف بين مصر وتركيا.", "ongoing"),
        # What somebody did at the head of a long sentence.
        (
            "قام سفير مصر لدى الجمهورية العربية السورية ومندوبها الدائم لدى المنظمات الدولية كافة "
            "سامي شكري، يرافقه عدد من كبار الموظفين في السفارة وملحقها الثقافي، بزيارة الوزير كريم "
            "محمود.",
            "held",
        ),
        # Said while somebody chaired it.
        ("وشدد الوزير كريم محمود لدى ترؤسه اليوم لاجتماع مجلس الوزراء على الأهمية.", "held"),
        # For which somebody has arrived.
        (
            "وصل الوزير كريم محمود إلى بغداد على رأس وفد للمشاركة في اجتماع وزراء الخارجية العرب.",
            "planned",
        ),
        # Not held, but to be; put off before, and to be all the same.
        (
            "لم ينعقد مجلس النواب اليوم لعدم اكتمال النصاب، ورفع الرئيس الجلسة إلى موعد آخر.",
            "postponed",
        ),
        ("لم ينعقد مجلس النواب اليوم لعدم اكتمال النصاب.", "cancelled"),
        ("يعقد وزراء الخارجية العرب غدا في بغداد اجتماعا بعد إرجائه مرتين.", "planned"),
    ],
)
def test_a_clause_tells_whether_a_meeting_was(text: str, status: str) -> None:
    assert {value for each in meetings(HEAD + text) for value in those(each, "status")} == {status}


def test_the_last_day_is_no_further_one() -> None:
    (meeting,) = meetings(
        f"{HEAD}اختتم مؤتمر رؤساء الولايات في طرابلس في يومه الثاني أعماله برئاسة كريم محمود."
    )
    assert those(meeting, "status") == {"held"}


def test_what_is_prepared_by_those_who_met_is_not_held_yet() -> None:
    told = meetings(
        f"{HEAD}ترأس الوزير كريم محمود اليوم في بغداد اجتماع لجنة الإعداد للقمة العربية الأوروبية، "
        "بحضور سامي شكري. وتستضيف بيروت القمة العربية الأوروبية الشهر المقبل."
    )
    assert [those(each, "status") for each in told if "بيروت" in those(each, "place")] == [
        {"planned"}
    ]
