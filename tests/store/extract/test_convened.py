"""Bodies that convene, councils that are held, and who presides over them."""

from __future__ import annotations

import pytest

from tests.store.extract.telling import PRESENT, meetings, those


@pytest.mark.parametrize(
    ("text", "chairs"),
    [
        (
            "ينعقد المجلس الأعلى للطاقة برئاسة الرئيس ناصر بوريطة يوم 12 مارس 2019 في الجزائر.",
            {"ناصر بوريطة"},
        ),
        (
            "انعقدت أمس بالجزائر اللجنة المشتركة الجزائرية التونسية برئاسة الوزير ناصر بوريطة "
            "والوزير صبري محمود.",
            {"ناصر بوريطة", "صبري محمود"},
        ),
        (
            "قرر مجلس الشورى المنعقد أمس في الدوحة برئاسة كريم العلي رئيس المجلس تأجيل القرار.",
            {"كريم العلي"},
        ),
        (
            "أشرف رئيس الحكومة ناصر بوريطة اليوم بقصر الحكومة في تونس على مجلس وزاري.",
            {"ناصر بوريطة"},
        ),
        (
            "ترأس رئيس الحكومة المصرية ناصر بوريطة ورئيس الحكومة التونسية صبري محمود أمس في "
            "تونس أشغال اللجنة العليا المشتركة.",
            {"ناصر بوريطة", "صبري محمود"},
        ),
        (
            "ترأس الوزير ناصر بوريطة مناصفة مع الوزير صبري محمود أمس في تونس اجتماع اللجنة "
            "العليا المشتركة.",
            {"ناصر بوريطة", "صبري محمود"},
        ),
    ],
)
def test_a_body_that_convenes_meets(text: str, chairs: set[str]) -> None:
    (meeting,) = meetings(f"أخبار اليوم\n\n{text}")
    assert those(meeting, "chair") == chairs


@pytest.mark.parametrize(
    "text",
    [
        "عقدت القمة العربية في تونس أمس برئاسة ناصر بوريطة، وهي التي ينعقد المجلس في إطارها.",
        "انعقد المجلس الأعلى للطاقة أمس في الجزائر في اجتماع برئاسة الوزير ناصر بوريطة.",
    ],
)
def test_a_verb_beside_the_noun_tells_of_no_further_meeting(text: str) -> None:
    assert len(meetings(f"أخبار اليوم\n\n{text}")) == 1


@pytest.mark.parametrize(
    ("text", "there"),
    [
        (
            "سامح شكري والسفير كريم العلي يبحثان في الرباط سبل التعاون.",
            {"سامح شكري", "كريم العلي"},
        ),
        ("سامح شكري والسفير كريم العلي يبحثان هاتفيا سبل التعاون في الرباط.", set()),
        ("السفير كريم العلي وخبراء الوزارة يناقشان في الرباط سبل التعاون.", set()),
    ],
)
def test_two_who_discuss_meet(text: str, there: set[str]) -> None:
    found = meetings(f"أخبار اليوم\n\n{text}")
    assert {name for each in found for name in those(each, *PRESENT)} == there
