"""Whom the lines below a sentence name: who was received, who attended."""

from __future__ import annotations

import pytest

from store.data import load
from store.extract.reading import read

RULE = load("roles_present.toml")["listed_below"]


def there(body: str) -> list[str]:
    """Who was there, of all meetings of an article, by the rule for lists of lines."""
    text = f"نشاط سياسي حافل هذا الأسبوع\n{body}\n"
    article = read(text, file="one.txt", sha256="", id="one")
    return [
        each.value
        for each in article.claims
        if each.property == "participant" and each.rule == RULE["name"]
    ]


def test_the_lines_below_name_who_was_received() -> None:
    assert there(RULE["example"]) == RULE["finds"]


@pytest.mark.parametrize("announcing", RULE["announcing"])
def test_each_way_of_announcing_them_does(announcing: str) -> None:
    line = "- السيد سامي حداد، سفير مصر لدى تونس."
    body = f"حضر الاجتماع الوزاري أمس في تونس خبراء {announcing}:\n{line}\n"
    assert there(body) == ["سامي حداد"]


@pytest.mark.parametrize(
    "body",
    [
        "عقد الاجتماع الوزاري أمس في تونس وقرر تعيين وكلاء هم:\n- السيد سامي حداد.",
        "حضر الاجتماع الوزاري أمس في تونس خبراء، ومنهم:\nوقال الوزير سامي حداد إن الوضع صعب.",
        "حضر الاجتماع الوزاري أمس في تونس خبراء.\n- السيد سامي حداد، وزير الصحة.",
    ],
)
def test_other_lines_are_no_list_of_those_present(body: str) -> None:
    assert there(body) == []


def test_a_list_ends_with_the_first_line_that_names_nobody_at_its_beginning() -> None:
    body = (
        "استقبل الوزير ناصر بوريطة أمس في تونس سفراء جددا، وهم:\n"
        "1- السيد سامي حداد، سفير مصر لدى تونس.\n"
        "وأعرب الوزير عن أمله في النجاح.\n"
        "- السيد كريم خوري يوقع كتابه."
    )
    assert there(body) == ["سامي حداد"]


def test_a_line_may_begin_with_the_office_and_end_what_is_attended() -> None:
    body = (
        "استقبل الوزير ناصر بوريطة أمس في تونس السفير كريم محمود.\n"
        "حضر المقابلة:\n"
        "- الأمين العام للوزارة، الدكتور سامي حداد،\n"
        "- مدير التعاون بالوزارة السيد رامي خوري.\n"
        "مدير الإعلام قال للصحافة إن الدكتور نادر صالح غادر."
    )
    assert there(body) == ["سامي حداد", "رامي خوري"]
