"""Who chairs a meeting, however the news tells it, and who does not though it sounds so."""

from __future__ import annotations

import pytest

from tests.store.extract.telling import PRESENT, meetings, those

TITLE = "اجتماع جديد\n\n"


@pytest.mark.parametrize(
    ("text", "chairs"),
    [
        (
            "عقد في القاهرة أمس اجتماع اللجنة المشتركة برئاسة وزير الخارجية من الجانب الكويتي كريم "
            "محمود، ووزير الخارجية من الجانب القطري سامي نصر.",
            {"كريم محمود", "سامي نصر"},
        ),
        (
            "عقد أمس في عدن الاجتماع الدوري للجنة الأمنية. وتم ترؤس الاجتماع من قبل الوزير سالم "
            "الهاشمي والسفير كريم محمود.",
            {"سالم الهاشمي", "كريم محمود"},
        ),
        (
            "عقد اليوم بالقاهرة الاجتماع الأول للجنة برئاسة مشتركة بين الوزير كريم محمود والوزير "
            "سامي نصر.",
            {"كريم محمود", "سامي نصر"},
        ),
        ("عقد الاجتماع الوزاري في تونس أمس وقرر تشكيل لجنة برئاسة الوزير كريم محمود.", set()),
        ("عقد الاجتماع الوزاري في تونس أمس ثم تقييمه من قبل الوزير كريم محمود.", set()),
        ("عقد الاجتماع الوزاري في تونس أمس، ويتولى رئاسة الجانب المصري سامح شكري.", set()),
    ],
)
def test_who_chairs(text: str, chairs: set[str]) -> None:
    held = meetings(TITLE + text)[0]
    assert those(held, "chair") == chairs
    assert chairs <= those(held, *PRESENT)
