"""The buildings where a meeting is, called by who sits there."""

from __future__ import annotations

import pytest

from store.extract.reading import read


def places(text: str) -> list[str]:
    """Where the meetings of a text are."""
    article = read(text, file="a.txt", sha256="0", id="a")
    return [each.value for each in article.claims if each.property == "place"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "يرأس الأمير كريم العلي بديوان الإمارة غدا اجتماع مجلس المنطقة بحضور سامي شكري.",
            "ديوان الإمارة",
        ),
        (
            "استقبل المحافظ كريم العلي، بمكتبه بديوان عام المحافظة، السفير سامي شكري.",
            "ديوان عام المحافظة",
        ),
        ("التقى الوزير كريم العلي بمبنى الوزارة السفير سامي شكري.", "مبنى الوزارة"),
        (
            "اجتمع الوزير كريم العلي مع السفير سامي شكري في مقر القيادة العامة.",
            "مقر القيادة العامة",
        ),
        ("التقى كريم العلي، في مكتبه بدار مجلس النواب، السفير سامي شكري.", "دار مجلس النواب"),
        ("استقبل المحافظ كريم العلي بالديوان العام السفير سامي شكري.", "الديوان العام"),
        ("التقى الوزير كريم العلي السفير سامي شكري في فندق شيراتون الدوحة.", "فندق شيراتون الدوحة"),
        # The city tells more than the building, and so does the city of the summit.
        ("التقى الوزير كريم العلي بمقر الوزارة في الرياض السفير سامي شكري.", "الرياض"),
        (
            "شارك الوزير كريم العلي في القمة العربية في عمان. وعلى هامش القمة التقى الوزير كريم "
            "العلي السفير سامي شكري بمقر الحكومة.",
            "عمان",
        ),
        ("استقبل كريم العلي اليوم بالعاصمة الاقتصادية والتجارية عدن السفير سامي شكري.", "عدن"),
        # A hotel's city is no part of its name where «in» leads to it.
        ("التقى الوزير كريم العلي السفير سامي شكري بفندق هيلتون في القاهرة.", "القاهرة"),
    ],
)
def test_a_building_is_a_place_though_nobody_names_it(text: str, place: str) -> None:
    assert set(places(text)) == {place}


@pytest.mark.parametrize(
    "text",
    [
        "التقى الوزير كريم العلي السفير سامي شكري لبحث أوضاع العاملين بديوان عام المحافظة.",
        "التقى الوزير كريم العلي السفير سامي شكري والمستشار بديوان الوزارة.",
        "التقى الوزير كريم العلي السفير سامي شكري وتناولا بناء مقر الوزارة الجديد.",
        "التقى الوزير كريم العلي السفير سامي شكري لبحث ما نشرته دار الحكمة.",
    ],
)
def test_who_works_in_a_building_meets_nobody_there(text: str) -> None:
    assert places(text) == []
