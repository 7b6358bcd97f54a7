"""Meetings of which only one side is named, or none: delegations, ambassadors, offices."""

from __future__ import annotations

import pytest

from store.extract.triggers.words import meeting_words
from tests.store.extract.telling import PRESENT, meetings, those


def there(text: str) -> list[set[str]]:
    """Who was at each meeting that a report tells of."""
    return [those(each, *PRESENT) for each in meetings(f"عنوان الخبر\n\n{text}")]


def test_the_words_for_sides_stand_with_whom_one_discusses() -> None:
    assert there("بحث وزير النفط كريم العلي مع وفد من البنك الدولي تمويل المشروعات.") == [
        {"كريم العلي"}
    ]
    assert meeting_words().officials < meeting_words().sides


@pytest.mark.parametrize(
    "text",
    [
        "بحث وزير النفط كريم العلي مع عمداء البلديات سبل زيادة الإنتاج.",
        "استقبل الرئيس كريم العلي وفدا من أعيان الجنوب.",
        "التقى وزير النفط كريم العلي السفير الإيطالي.",
        "اجتمع الوزير كريم العلي صباح اليوم مع ممثلي النقابات. وخلال الاجتماع أكد الوزير ذلك.",
        "عقد الوزير كريم العلي اجتماعا أمس. ومن جهة أخرى، ألقى الوزير كلمة في الحفل.",
    ],
)
def test_who_is_named_meets_those_who_are_not(text: str) -> None:
    assert there(text) == [{"كريم العلي"}]


@pytest.mark.parametrize(
    "text",
    [
        "بحث وزير النفط كريم العلي هاتفيا مع نظيره الإيراني زيادة الإنتاج.",
        "بحث الوزير كريم العلي مع نفسه أسباب ما جرى.",
        "استقبل الرئيس كريم العلي برقية تهنئة من رئيس فرنسا.",
        "استقبل مدير النادي كريم العلي لاعبي الفريق.",
        "استقبل المستشفى عشرة جرحى أمس في مقر البلدية.",
    ],
)
def test_who_sends_for_others_or_speaks_from_afar_meets_nobody(text: str) -> None:
    assert there(text) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("استقبل رئيس الجمهورية وزير الدفاع أمس في قصر بعبدا.", 1),
        ("اجتمع ولاة الولايات ظهر أمس بالقصر الرئاسي في نواكشوط.", 1),
        ("عقد مشايخ القبائل أمس اجتماعا في صنعاء لتدارس الرد.", 1),
        ("انطلقت أمس بقصر الحكومة بالقصبة أشغال مجلس وزاري مضيق.", 1),
        ("عقد المدربون أمس اجتماعا في صنعاء لتدارس الرد.", 0),
        ("استقبل رئيس الجمهورية أمس في قصر بعبدا نبأ الوفاة.", 0),
    ],
)
def test_where_nobody_is_named_their_offices_tell(text: str, count: int) -> None:
    assert len(meetings(f"عنوان الخبر\n\n{text}")) == count


def test_the_headline_tells_of_the_one_whom_the_report_names() -> None:
    report = "كريم العلي يستقبل سفير فرنسا\n\nاستقبل الوزير كريم العلي في مكتبه السفير جان دوران."
    (meeting,) = meetings(report)
    assert those(meeting, *PRESENT) == {"كريم العلي", "جان دوران"}


OPENED = (
    "انطلقت أمس الدورة 159 لمجلس جامعة الدول العربية برئاسة السفير كريم العلي. "
    "ويعد المندوبون جدول أعمال المجلس على المستوى الوزاري "
)


@pytest.mark.parametrize(
    ("behind", "chairs"),
    [
        ("المقرر عقده بعد غد برئاسة مصر.", [{"كريم العلي"}, {"مصر"}]),
        ("الذي أثنى على عقده كثيرون.", [{"كريم العلي"}]),
    ],
)
def test_a_body_that_is_to_convene_meets_apart(behind: str, chairs: list[set[str]]) -> None:
    assert [those(each, "chair") for each in meetings(f"الخبر\n\n{OPENED}{behind}")] == chairs


@pytest.mark.parametrize(
    ("second", "count"),
    [
        ("كما يعقد المجلس اجتماعا ثانيا يوم الإثنين المقبل برئاسة السفير صبري محمود.", 2),
        ("ويبدأ الاجتماع يوم الأحد المقبل صباحا.", 1),
    ],
)
def test_another_weekday_to_come_is_of_another_meeting(second: str, count: int) -> None:
    first = "يعقد مجلس جامعة الدول العربية اجتماعا يوم الأحد المقبل برئاسة كريم العلي. "
    assert len(meetings(f"الخبر\n\n{first}{second}")) == count


def test_what_follows_a_meeting_in_its_sentence_is_another() -> None:
    found = meetings(
        "الخبر\n\nيعقد مجلس جامعة الدول العربية اجتماعا غدا برئاسة كريم العلي، يعقبه اجتماع "
        "لوزراء الصحة في القاهرة برئاسة صبري محمود."
    )
    assert [those(each, "chair") for each in found] == [{"كريم العلي"}, {"صبري محمود"}]


def test_who_says_that_others_met_was_not_there() -> None:
    said = "قال وزير الإعلام صبري محمود إن الرئيس كريم العلي عقد اجتماعا مع الوزير سامي شكري."
    assert there(said) == [{"كريم العلي", "سامي شكري"}]
    his_own = "قال الوزير كريم العلي إنه عقد اجتماعا مهما مع الوزير سامي شكري."
    assert there(his_own) == [{"كريم العلي", "سامي شكري"}]


def test_what_a_spokesman_adds_of_a_meeting_is_of_no_other() -> None:
    (found,) = there(
        "التقى الرئيس كريم العلي أمس الوزير سامي شكري في عمان. وقال وزير الإعلام صبري محمود إن "
        "الرئيس كريم العلي عقد لقاء مهما مع ضيفه."
    )
    assert found == {"كريم العلي", "سامي شكري"}


def test_a_body_in_session_decides_to_hold_another() -> None:
    found = meetings(
        "الخبر\n\nقرر مكتب المجلس، المنعقد أمس بقصر باردو، بإشراف كريم العلي رئيس مجلس "
        "النواب، عقد جلسة عامة يوم 26 يناير 2021."
    )
    assert [those(each, "status") for each in found] == [{"held"}, {"planned"}]
    assert those(found[0], "chair") == {"كريم العلي"}


def test_where_a_summit_begins_may_stand_between_commas() -> None:
    (meeting,) = meetings("الخبر\n\nتبدأ اليوم بالعاصمة الموريتانية، نواكشوط، قمة أفريقية مصغرة.")
    assert those(meeting, "place") == {"نواكشوط"}


@pytest.mark.parametrize(
    ("text", "present"),
    [
        (
            "استقبل الوزير كريم العلي، والسفير صبري محمود، الوزير ناصر بوريطة، خلال زيارته.",
            {"كريم العلي", "صبري محمود", "ناصر بوريطة"},
        ),
        (
            "أدى السفير كريم العلي زيارة مجاملة إلى الوزير ناصر بوريطة بمقر الوزارة.",
            {"كريم العلي", "ناصر بوريطة"},
        ),
    ],
)
def test_two_who_receive_and_one_who_pays_a_visit(text: str, present: set[str]) -> None:
    assert there(text) == [present]


def test_a_visit_to_a_place_is_no_meeting_with_somebody() -> None:
    assert there("أدى السفير كريم العلي زيارة مجاملة إلى المتحف الوطني.") == []
