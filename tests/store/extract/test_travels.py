"""Where a meeting is by the journey of who meets there, or by the row of meetings it is one of."""

from __future__ import annotations

import pytest

from tests.store.extract.telling import meetings, those

HEAD = "خبر عن الوزير\n\n"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        # Somebody arrived, before or after the meeting is told of.
        (
            "وصل وزير الخارجية سامر كريم مساء أمس إلى العاصمة الأردنية عمان.\n\n"
            "والتقى سامر كريم نظيره الأردني أيمن الصفدي وبحثا العلاقات.",
            "عمان",
        ),
        (
            "بحث وزير الدفاع فهد حسان مع نظيره سامر كريم التعاون العسكري.\n\n"
            "وكان سامر كريم قد وصل إلى بغداد صباح اليوم.",
            "بغداد",
        ),
        # Two journeys tell nothing, nor does one that is still to be made or was put off.
        (
            "وصل وزير الخارجية سامر كريم إلى عمان قادما من زيارة إلى دمشق.\n\n"
            "والتقى سامر كريم نظيره الأردني أيمن الصفدي.",
            None,
        ),
        (
            "التقى وزير الخارجية سامر كريم السفير فهد حسان.\n\n"
            "وبحث سامر كريم زيارته المقبلة إلى بغداد.",
            None,
        ),
        ("أجل سامر كريم زيارته إلى بغداد.\n\nوالتقى سامر كريم السفير فهد حسان.", None),
        # Where somebody lands is not where he meets others.
        (
            "وصل وزير الخارجية سامر كريم إلى مطار بغداد الدولي.\n\n"
            "والتقى سامر كريم نظيره فهد حسان.",
            None,
        ),
        # Who visits the country of his host.
        ("التقى وزير الدفاع فهد حسان نظيره سامر كريم الذي يزور مصر حاليا.", "مصر"),
        ("التقى وزير الدفاع فهد حسان نظيره سامر كريم الذي وصل أمس إلى تونس.", "تونس"),
        ("التقى وزير الدفاع فهد حسان نظيره سامر كريم الذي زار مصر مرارا.", None),
        # Goods arrive, and a visit is prepared.
        (
            "وصلت شحنة مساعدات من الوزير سامر كريم إلى برلين.\n\nوالتقى سامر كريم السفير فهد حسان.",
            None,
        ),
        ("التقى سامر كريم السفير فهد حسان وبحثا ترتيبات زيارته إلى بغداد.", None),
        # A town called like a family.
        (
            "وكانت آخر زيارة للسالمي إلى العراق عام 2015.\n\n"
            "والتقى الوزير كريم السالمي الرئيس فهد حسان.",
            None,
        ),
    ],
)
def test_a_meeting_is_where_its_guest_has_come_to(text: str, place: str | None) -> None:
    told = [those(each, "place") for each in meetings(HEAD + text)]
    assert told
    assert {name for names in told for name in names} == ({place} if place else set())


def test_a_place_is_that_of_all_meetings_of_a_row() -> None:
    first, then, other = meetings(
        f"{HEAD}شهدت دار الفتوى سلسلة من اللقاءات التي عقدها المفتي كريم ناصر، استهلها باستقبال "
        "الوزير فهد حسان.\n\nوفي إطار آخر، التقى المفتي ناصر السفير سامر عادل وبحث معه الأوضاع.\n\n"
        "من جهته استقبل الرئيس جوزف عون الوزير مازن فاضل."
    )
    assert those(first, "place") == those(then, "place") == {"دار الفتوى"}
    assert those(other, "place") == set()


def test_a_city_that_had_hosted_is_where_it_was() -> None:
    (meeting,) = meetings(
        f"{HEAD}وكانت كمبالا قد استضافت أمس الاثنين اجتماع اللجنة التوجيهية برئاسة محبوب كريم."
    )
    assert those(meeting, "place") == {"كمبالا"}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("توافد عدد من القادة إلى العاصمة الرياض، للمشاركة في القمة العربية.", {"الرياض"}),
        ("بدأ القادة الوصول إلى العاصمة السورية دمشق للمشاركة في القمة العربية.", {"دمشق"}),
        (
            "توجه الوزير صبري محمود إلى نيويورك لحضور اجتماعات الجمعية العامة للأمم المتحدة.",
            {"نيويورك"},
        ),
    ],
)
def test_where_those_arrive_who_take_part(text: str, place: set[str]) -> None:
    (meeting,) = meetings(f"خبر\n\n{text}")
    assert those(meeting, "place") == place


def test_the_assembly_of_shareholders_is_no_meeting_of_states() -> None:
    assert meetings("خبر\n\nحضر المدير صبري محمود اجتماع الجمعية العمومية للشركة في تونس.") == []


@pytest.mark.parametrize("under", ["وذلك برئاسة", "برئاسة"])
@pytest.mark.parametrize("who", ["وزير الدفاع في دولة قطر الشيخ سامر كريم", "الوزير سامر كريم"])
def test_under_whom_it_was_says_nothing_against_where(who: str, under: str) -> None:
    held = "شارك الوزير فهد حسان أمس في اجتماع المجلس الوزاري الخليجي"
    (meeting,) = meetings(f"خبر\n\n{held}، {under} {who} في العاصمة الرياض.")
    assert those(meeting, "place") == {"الرياض"}
