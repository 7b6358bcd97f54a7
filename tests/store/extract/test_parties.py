"""Parties, blocs and the like that are listed, those each nation has, and what is not theirs."""

from __future__ import annotations

from typing import Any

import pytest

from store.data import load
from tests.store.extract.naming import Named, found

_LISTED: list[dict[str, Any]] = load("parties.toml")["body"]


@pytest.mark.parametrize("entry", _LISTED, ids=lambda entry: entry["id"])
def test_every_listed_one_is_found_by_each_of_its_names(
    named: Named, entry: dict[str, Any]
) -> None:
    for name in entry["names"]:
        told = found(named, f"وقال مصدر إن ممثلين عن {name} شاركوا أمس", "organisation")
        assert told == [(name, entry["id"])]


@pytest.mark.parametrize(
    "entry", [each for each in _LISTED if "short" in each], ids=lambda entry: entry["id"]
)
def test_a_short_name_is_theirs_only_where_the_article_tells(
    named: Named, entry: dict[str, Any]
) -> None:
    for name in entry["short"]:
        alone = f"وقال مصدر إن ممثلين عن {name} شاركوا أمس"
        told = f"{alone}. وتحدث عن {entry['short_with']} أيضا"
        assert (name, entry["id"]) in found(named, told, "organisation")
        assert (name, entry["id"]) not in found(named, alone, "organisation")


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("زار وفد من الهلال الأحمر السوداني المخيم", ["الهلال الأحمر السوداني"]),
        ("زار وفد من الصليب الأحمر اللبناني المخيم", ["الصليب الأحمر اللبناني"]),
        ("زار وفد من الصليب الأحمر المخيم", ["الصليب الأحمر"]),
        ("قال رئيس رابطة مخاتير جبيل إن الأمر مهم", ["رابطة مخاتير جبيل"]),
        ("قال رئيس جمعية تجار بيروت إن الأمر مهم", ["جمعية تجار بيروت"]),
        ("قال رئيس غرفة تجارة وغرفة صناعة عمان", ["غرفة صناعة عمان"]),
        ("مدير شركة كهرباء محافظة القدس", ["شركة كهرباء محافظة القدس"]),
        ("زار رئيس الكنيسة القبطية الأرثوذكسية لبنان", ["الكنيسة القبطية الأرثوذكسية"]),
        # A given name written with a hamza has no article: it is no part of the body before it.
        ("قالت رئيسة حزب الخضر إلهام أحمد إن الأمر مهم", ["حزب الخضر"]),
        ("قال رئيس الكنيسة الإنجيلية اللوثرية ذلك", ["الكنيسة الإنجيلية اللوثرية"]),
        ("زار مؤسسة ياسر عرفات ومركز موشيه دايان", ["مؤسسة ياسر عرفات", "مركز موشيه دايان"]),
        ("زار مؤسسة محمد بن راشد آل مكتوم للمعرفة", ["مؤسسة محمد بن راشد آل مكتوم للمعرفة"]),
        ("عمل في مؤسسة ويستمنستر للديمقراطية عاما", ["مؤسسة ويستمنستر للديمقراطية"]),
        ("وقع مع شركة غازبروم عقدا", ["شركة غازبروم"]),
        ("رئيس شركة سيمبكورب صلالة للطاقة", ["شركة سيمبكورب صلالة للطاقة"]),
        ("زار جامعة القدس المفتوحة أمس", ["جامعة القدس المفتوحة"]),
        ("قال الاتحاد العام لعمال فلسطين ذلك", ["الاتحاد العام لعمال فلسطين"]),
        ("قال رئيس اتحاد إذاعات الدول العربية ذلك", ["اتحاد إذاعات الدول العربية"]),
        ("أعضاء تكتل الجمهورية الفاضلة النواب خالد سالم وسعيد", ["تكتل الجمهورية الفاضلة"]),
        ("عقد مجلس النواب جلسة", ["مجلس النواب"]),
        # What a firm does or is like is not what it is called, and a nationality is no part of it.
        ("شركة استحوذت على شركة تقنيات ومركز صحي جديد وشركة نفطية", []),
        ("زار جامعة القاهرة المصرية أمس", ["جامعة القاهرة"]),
        # Interests and movements of goods are nobody.
        ("لما فيه مصلحة المسيحيين ومصلحة لبنان", []),
        ("وصل رئيس مصلحة الضرائب أمس", ["مصلحة الضرائب"]),
        ("نمت الحركة التجارية وزادت حركة التبادل التجاري", []),
        # To gather is what a meeting does with people, too.
        ("قمة تجمع قادة مصر أمس", []),
    ],
)
def test_bodies_of_a_nation_or_of_the_people_of_a_town(
    named: Named, text: str, bodies: list[str]
) -> None:
    assert [words for words, _ in found(named, text, "organisation")] == bodies
