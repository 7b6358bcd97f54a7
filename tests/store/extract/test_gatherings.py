"""Meetings of several days, within which others meet; how many took part; on which weekday."""

from __future__ import annotations

import pytest

from store.extract import read
from store.records import Article


def article(text: str, published: str = "الثلاثاء 6 آذار / مارس 2018") -> Article:
    return read(
        f"عنوان لهذا الخبر القصير\n{published}\n\n{text}\n", file="one.txt", sha256="0", id="a"
    )


def said(of: Article, property: str) -> dict[str, set[str]]:
    """What is said of each meeting."""
    found: dict[str, set[str]] = {}
    for claim in of.claims:
        if claim.property == property:
            found.setdefault(claim.about, set()).add(claim.normalised)
    return found


GROUP = (
    "تعقد مجموعة العمل المعنية بالمناخ اجتماعا تنظمه مصر اليوم في تونس على مدار ثلاثة أيام "
    "بمشاركة خبراء من 20 دولة."
)
MINISTERS = " ويجتمع وزراء خارجية دول الاتحاد الأفريقي الأربعاء المقبل لمناقشة خطة العمل."
SUMMIT = " وتعقد اللجنة العليا للاتحاد الأفريقي اجتماعها يوم 8 آذار / مارس لاعتماد القرارات."


def test_a_group_among_others_is_a_session_of_what_lasts_for_days() -> None:
    found = article(GROUP + MINISTERS + SUMMIT)
    dates, bodies, wholes = (said(found, name) for name in ("date", "body", "part_of"))
    (group,) = (key for key, named in bodies.items() if "working_group:مناخ" in named)
    assert wholes[group] == {"meeting:0"}
    assert dates[group] == {"2018-03-06"}
    assert dates["meeting:0"] == {"2018-03-06/2018-03-08"}
    assert "working_group:مناخ" not in bodies.get("meeting:0", set())


@pytest.mark.parametrize("more", ["", MINISTERS])
def test_a_group_alone_meets_for_all_its_days(more: str) -> None:
    found = article(GROUP + more)
    assert said(found, "date")["meeting:0"] == {"2018-03-06/2018-03-08"}
    assert "working_group:مناخ" in said(found, "body")["meeting:0"]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("بمشاركة ممثلين عن أكثر من 30 دولة", {">30 states"}),
        ("بحضور 12 وزيرا", {"12 ministers"}),
        ("أمام ممثلين عن الدول المشاركة وعددها 40", {"40 states"}),
        ("بعد 30 عاما من القطيعة", set()),
        ("في بلد يضم 18 محافظة", set()),
    ],
)
def test_how_many_took_part_is_said_without_names(words: str, shown: set[str]) -> None:
    found = article(f"عقد الاجتماع الوزاري لدول الاتحاد الأفريقي في تونس أمس {words}، كما قيل.")
    counted = {c.value for c in found.claims if c.property == "participant" and c.detail}
    assert counted == shown


@pytest.mark.parametrize(
    ("words", "weekday"),
    [
        ("أمس الاثنين", ["الثلاثاء"]),
        ("اليوم الجمعة", ["الجمعة"]),
        ("غدا السبت", ["الجمعة"]),
        ("أول من أمس الأحد", ["الثلاثاء"]),
        ("الاثنين الماضي", []),
    ],
)
def test_an_undated_article_tells_the_weekday_it_was_written_on(
    words: str, weekday: list[str]
) -> None:
    text = f"وقال الوزير إن الاجتماع الوزاري في تونس انتهى {words} بعد يومين من النقاش."
    bounds = [c.value for c in article(text, "").claims if c.property == "date_bound"]
    assert bounds == weekday
    dated = [c for c in article(text).claims if c.property == "date_bound"]
    assert dated == []
