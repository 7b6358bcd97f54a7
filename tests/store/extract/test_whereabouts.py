"""Where meetings are: behind a matter, in a dateline, the city of a country, a seat of others."""

from __future__ import annotations

import pytest

from tests.store.extract.telling import meetings, those

HEAD = "الوزير كريم العلي يستقبل سفير روسيا ويبحث معه العلاقات\n\n"


def places(text: str, head: str = "عنوان الخبر\n\n") -> list[set[str]]:
    """Where the meetings of a report are."""
    return [those(each, "place") for each in meetings(head + text)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        # When and where behind who called for it and what it is about.
        (
            "أكد مصدر أن القمة الأوروبية، التي دعا إليها الرئيس كريم العلي، بشأن الحرب في "
            "أوكرانيا، ستعقد غدا الاثنين في باريس.",
            "باريس",
        ),
        ("تتواصل في مدينة أنجامينا، عاصمة تشاد، أعمال الدورة السابعة لقمة رؤساء الدول.", "نجامينا"),
        (
            "استأنف مجلس النواب جلسته الرسمية، اليوم الإثنين، بمقره بمدينة طبرق برئاسة المستشار "
            "كريم العلي، وبحضور النائب صبري محمود.",
            "طبرق",
        ),
        (
            "تشهد العاصمة السودانية الخرطوم في الرابع من نوفمبر المقبل، الاجتماع الوزاري الأول "
            "لوزراء الري.",
            "الخرطوم",
        ),
        # What is talked about.
        (
            "التقى الوزير كريم العلي السفير صبري محمود. وتطرق اللقاء إلى الأوضاع في اليمن.",
            None,
        ),
        (
            "التقى الوزير كريم العلي السفير صبري محمود. وبحثا خلال اللقاء سبل نشر الوعي بمصر.",
            None,
        ),
        # Who says so sits there.
        ("أكد مصدر بديوان المحافظة عقد اجتماع مع المحافظ كريم العلي.", None),
        ("أكد المحافظ كريم العلي عقد اجتماع أمس بديوان المحافظة.", "ديوان المحافظة"),
    ],
)
def test_where_a_meeting_is_stands_apart_from_its_matter(text: str, place: str | None) -> None:
    assert places(text) == [{place} if place else set()]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("استقبل المحافظ كريم العلي بمكتبه السفير صبري محمود.", "مكتبه"),
        ("استقبلت الوزيرة ليلى العلي في مكتبها اليوم السفير صبري محمود.", "مكتبها"),
        ("التقى كريم العلي في مقر إقامته السفير صبري محمود.", "مقر إقامته"),
        ("التقى كريم العلي بمنزله السفير صبري محمود لبحث العلاقات بين البلدين.", "منزله"),
        # A town, or a palace, tells more.
        ("استقبل المحافظ كريم العلي بمكتبه في الموصل السفير صبري محمود.", "الموصل"),
        (
            "استقبل كريم العلي، رئيس الجمهورية في القصر الرئاسي بمقديشو، مساء أمس، السفير صبري "
            "محمود.",
            "القصر الرئاسي",
        ),
        # Towns between quotation marks.
        ('التقى الوزير كريم العلي السفير صبري محمود في مدينة "وان" شرقي تركيا.', "وان"),
        ("التقى الوزير كريم العلي السفير صبري محمود في بلدة «كفر الشوك» أمس.", "كفر الشوك"),
        # A library, what is only sent from an office, those who work there.
        ("استقبل الوزير كريم العلي في مكتبة الإسكندرية السفير صبري محمود.", None),
        ("التقى كريم العلي عبر تقنية الفيديو من مكتبه السفير صبري محمود.", None),
        ("التقى كريم العلي السفير صبري محمود ومدير مكتبه.", None),
    ],
)
def test_where_somebody_receives_is_his_own_room_if_no_town_is_told(
    text: str, place: str | None
) -> None:
    assert places(text) == [{place} if place else set()]


def test_the_city_told_later_counts_for_more_than_its_country() -> None:
    (told,) = meetings(
        "الخبر\n\nاجتمع وزراء الخارجية العرب أمس في كولومبيا برئاسة الوزير كريم العلي. "
        "وتواصل الاجتماع في بوغوتا بحضور السفير صبري محمود."
    )
    assert [value.label for value in told.field("place").values][:1] == ["بوغوتا"]


def test_at_the_seat_of_a_body_others_meet() -> None:
    (told,) = meetings(
        "الخبر\n\nعقدت بمقر وزارة الخارجية في الخرطوم جلسة مباحثات بين الوزير كريم العلي "
        "والوزير صبري محمود."
    )
    assert (those(told, "place"), those(told, "body")) == ({"الخرطوم"}, set())


@pytest.mark.parametrize(
    ("line", "place"),
    [("تونس (وات) – ", "تونس"), ("الجزائر - ", "الجزائر"), ("ليبيا – ", None)],
)
def test_a_dateline_of_a_country_called_like_its_capital_is_where(
    line: str, place: str | None
) -> None:
    text = f"{line}استقبل الوزير كريم العلي اليوم سفير روسيا أندريه تشيرنوفول."
    assert places(text, HEAD) == [{place} if place else set()]
