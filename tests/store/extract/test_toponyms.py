"""Places that no list has, by the words around them, and by which names they are found."""

from __future__ import annotations

import re
from typing import Any

import pytest

from store.data import load
from store.extract import read
from store.records import EntityKind
from store.resolve.all import resolve
from tests.store.extract.naming import Named, found

RULES: list[dict[str, Any]] = load("toponyms.toml")["rule"]


def _told_by(named: Named, text: str, rule: str) -> list[str]:
    return [
        text[name.start : name.end]
        for _, names in named(text)
        for name in names
        if name.rule == rule
    ]


@pytest.mark.parametrize(
    ("rule", "example"), [(rule["name"], each) for rule in RULES for each in rule["examples"]]
)
def test_every_rule_finds_the_places_of_its_examples(named: Named, rule: str, example: str) -> None:
    text = example.replace("*", "")
    assert _told_by(named, text, rule) == re.findall(r"\*(.+?)\*", example)


@pytest.mark.parametrize(
    ("rule", "text"), [(rule["name"], each) for rule in RULES for each in rule["not"]]
)
def test_no_rule_finds_one_in_everyday_words(named: Named, rule: str, text: str) -> None:
    assert _told_by(named, text, rule) == []


def test_a_word_before_a_listed_name_leaves_it_what_it_is(named: Named) -> None:
    ((words, key),) = found(named, "وصل الوفد إلى مدينة شرم الشيخ أمس", "place")
    assert words == "شرم الشيخ"
    assert key.isdigit()


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("استقبل الوزير في مطار ماركا العسكري نظيره", ["مطار ماركا العسكري"]),
        ("اجتمع الأمراء في قصر رأس حازم أمس", ["قصر رأس حازم"]),
        ("زار الوفد مخيم عين الحلوة أمس", ["مخيم عين الحلوة"]),
        ("احتشد الناس في حي الشيخ مقصود أمس", ["حي الشيخ مقصود"]),
        ("وصل إلى قصر الشيخ سعود بن فهد أمس", []),
        ("افتتح المعرض في قاعة الملكة نور أمس", ["قاعة الملكة نور"]),
        ("تقام المباراة على استاد ناصر بن حمد أمس", ["استاد ناصر بن حمد"]),
        ("يجتمعون بصالة الركن الذهبي أمس", ["صالة الركن الذهبي"]),
        ("استقبل في قاعة الملك الضيوف أمس", []),
    ],
)
def test_sites_with_a_name_of_two_words(named: Named, text: str, places: list[str]) -> None:
    assert [words for words, _ in found(named, text, "place")] == places


@pytest.mark.parametrize(
    ("text", "persons", "places"),
    [
        ("التقى العين مازن كريم أمس السفير", ["مازن كريم"], []),
        ("استقبل في العين محمد كريم أمس", ["محمد كريم"], ["العين"]),
    ],
)
def test_a_senator_is_no_city(
    named: Named, text: str, persons: list[str], places: list[str]
) -> None:
    assert [words for words, _ in found(named, text, "place")] == places
    assert [words for words, _ in found(named, text, "person")][:1] == persons


def test_a_province_is_found_by_its_name_with_the_word_for_one() -> None:
    text = "اجتماع في المكلا\n\nعقد الوزراء اجتماعا في محافظة حضرموت أمس.\n"
    article = read(text, file="x.txt", sha256="0" * 64, id="a-1")
    places = resolve([article]).entities.values()
    (one,) = [each for each in places if each.label == "حضرموت"]
    assert one.kind is EntityKind.PLACE
    assert one.aliases == ("محافظة حضرموت",)
