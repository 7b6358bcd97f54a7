"""What somebody is: the position without forms of address, as it is compared, and whose it is."""

from __future__ import annotations

import pytest

from store.extract.persons.positions import compared
from store.extract.reading import read
from store.text import fold


def claimed(text: str, property: str) -> list[str]:
    article = read(text, file="one.txt", sha256="", id="one")
    return [claim.value for claim in article.claims if claim.property == property]


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        ("استقبل وزير الدفاع الفريق أول ركن سالم بن حمد العلي الوفد.", ["وزير الدفاع"]),
        ("التقى معالي وزير الصحة الدكتور ناصر الخالدي الوفد.", ["وزير الصحة"]),
        ("استقبل سمو أمير البلاد الشيخ سالم الخالد الوفد.", ["أمير البلاد"]),
        ("التقى رئيس الوزراء د. سامي الخطيب الوفد.", ["رئيس الوزراء"]),
        ("استقبل الملك فيصل الثالث الوفد.", ["الملك"]),
        ("استقبل جلالة الملك فيصل الثالث الوفد.", ["الملك"]),
        ("التقى المستشار القانوني سامي الخطيب الوفد.", ["المستشار القانوني"]),
        ("التقى السفير الفرنسي جان دوبوا الوفد.", ["السفير الفرنسي"]),
        ("التقى النائب الأول لرئيس البرلمان سامي الخطيب الوفد.", ["النائب الأول لرئيس البرلمان"]),
        ("التقى الدكتور سامي الخطيب الوفد.", []),
        ("التقى الشيخ سالم الخالد الوفد.", []),
        ("التقى الأمير سالم بن حمد الوفد.", []),
    ],
)
def test_a_position_is_told_without_forms_of_address(text: str, positions: list[str]) -> None:
    assert claimed(text, "position") == positions


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("وزير الخارجية المصري", "وزير الخارجية"),
        ("وزير خارجية مصر", "وزير الخارجية"),
        ("وزير الشؤون الخارجية", "وزير الخارجية"),
        ("وزير خارجيتها", "وزير الخارجية"),
        ("رئيس مجلس الوزراء اللبناني", "رئيس الحكومة"),
        ("رئيس جمهورية جيبوتي", "الرئيس"),
        ("رئيس الجمهورية", "الرئيس الجيبوتي"),
        ("العاهل المغربي", "الملك"),
        ("خادم الحرمين الشريفين", "العاهل السعودي"),
    ],
)
def test_positions_in_other_words_are_compared_as_the_same(one: str, other: str) -> None:
    assert compared(one) == compared(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("وزير الخارجية", "وزير الدفاع"),
        ("رئيس الوزراء", "نائب رئيس الوزراء"),
        ("رئيس مجلس النواب", "رئيس مجلس الوزراء"),
        ("الأمين العام للأمم المتحدة", "الأمين العام لحلف شمال الأطلسي"),
        ("وزير الدولة", "رئيس الدولة"),
    ],
)
def test_other_positions_stay_others(one: str, other: str) -> None:
    assert compared(one) != compared(other)


@pytest.mark.parametrize(
    ("position", "each"),
    [
        ("نائب رئيس الوزراء ووزير الخارجية", ["نائب رئيس الوزراء", "وزير الخارجية"]),
        ("ولي العهد رئيس مجلس الوزراء", ["ولي العهد", "رئيس مجلس الوزراء"]),
        ("وزير الخارجية وشؤون المغتربين", ["وزير الخارجية", "المغتربين"]),
        ("مساعد وزير الخارجية", ["مساعد وزير خارجية"]),
        ("نظيره المصري", []),
    ],
)
def test_several_positions_are_compared_one_by_one(position: str, each: list[str]) -> None:
    bare = [compared(one) or fold(one) for one in each]
    assert [part for part in compared(position).split(" + ") if part] == bare


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("استقبل الوزير سفير جورجيا لدى دولة الكويت رولاند بيريدزه.", ["GE"]),
        ("استقبل الوزير السفير الفرنسي في لبنان جان دوبوا.", ["FR"]),
        ("استقبل الوزير سفير المملكة المغربية بنواكشوط سامي الخطيب.", ["MA"]),
        ("التقى مبعوث الأمم المتحدة إلى ليبيا سامي الخطيب الوفد.", []),
        ("التقى ممثل الاتحاد في اليمن سامي الخطيب الوفد.", []),
        ("استقبل الوزير سلطان عمان هيثم بن طارق وبحث معه التعاون.", ["OM"]),
        ("استقبل الوزير محافظ عمان سامي الخطيب وبحث معه التعاون.", ["JO"]),
        ("استقبل وزير خارجية الأردن سامي الخطيب الوفد.", ["JO"]),
        ("استقبل الرئيس سامي الخطيب الوزير السوداني وبحث معه التعاون.", []),
        ("التقى الرئيس التركي رئيس حزب العدالة والتنمية سامي الخطيب الوفد.", ["TR"]),
    ],
)
def test_whose_somebody_is(text: str, countries: list[str]) -> None:
    article = read(text, file="one.txt", sha256="", id="one")
    found = [c.value for c in article.claims if c.property == "country" and "person:" in c.about]
    assert found == countries
