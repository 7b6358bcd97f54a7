"""Scoring against gold: small articles whose score can be counted by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from store import (
    Evaluation,
    Rate,
    Score,
    UnreadableFile,
    evaluate_gold,
    evaluation_document,
    find_gold,
)
from store.evaluation.names import comparable
from tui.__main__ import main

TEXT = """\
وزراء خارجية الجوار يجتمعون في عمان
الخميس 31 كانون الثاني / يناير 2019

عقد وزراء خارجية الأردن ومصر والعراق اجتماعا في عمان اليوم برئاسة الوزير الأردني أيمن الصفدي.
"""
GOLD = """\
title = "وزراء خارجية الجوار يجتمعون في عمان"
date_published = "2019-01-31"
[[entity]]
kind = "person"
label = "أيمن الصفدي"
[[entity]]
kind = "country"
label = "الأردن"
[[entity]]
kind = "country"
label = "مصر"
[[entity]]
kind = "country"
label = "العراق"
[[entity]]
kind = "place"
label = "عمان"
[[meeting]]
date = "2019-01-31"
place = "عمان"
status = "held"
level = "foreign ministers"
chairs = ["أيمن الصفدي"]
unsure = ["الأردن", "مصر", "العراق"]
"""
MATCH = """\
فوز كبير في المباراة
تغلب المنتخب على ضيفه في المباراة التي أقيمت مساء أمس على ملعب المدينة في بطولة كأس الدوري.
"""


def scored(folder: Path, **articles: tuple[str, str]) -> Evaluation:
    for name, (text, gold) in articles.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
        (folder / f"{name}.toml").write_text(gold, "utf-8")
    return evaluate_gold(find_gold([str(folder)]))


def test_what_is_read_rightly_counts_fully(tmp_path: Path) -> None:
    done = scored(tmp_path, one=(TEXT, GOLD))
    assert done.articles == 1
    assert done.scores["entities"] == Score(right=5)
    assert done.scores["entities/country"] == Score(right=3)
    assert done.scores["entities/places"] == Score(right=4)
    assert done.scores["meetings"] == Score(right=1)
    assert done.scores["chairs"] == Score(right=1)
    for name in ("title", "date_published", "date", "place", "status", "level"):
        assert done.rates[name] == Rate(1, 1), name
    assert done.differences == []


def test_what_is_not_found_and_what_is_not_there_both_count(tmp_path: Path) -> None:
    gold = GOLD.replace("أيمن الصفدي", "ناصر جودة")
    done = scored(tmp_path, one=(TEXT, gold))
    assert done.scores["entities/person"] == Score(right=0, extra=1, missed=1)
    assert done.scores["chairs"] == Score(right=0, extra=1, missed=1)
    told = {(each.measure, each.expected, each.found) for each in done.differences}
    assert ("entities", "person ناصر جودة", "") in told
    assert ("chairs", "", "أيمن الصفدي") in told


@pytest.mark.parametrize(
    ("old", "new", "measure"),
    [
        ('date = "2019-01-31"\nplace', 'date = "2019-01-30"\nplace', "date"),
        ('place = "عمان"', 'place = "الدوحة"', "place"),
        ('status = "held"', 'status = "cancelled"', "status"),
        ('level = "foreign ministers"', 'level = "defence ministers"', "level"),
        ('date_published = "2019-01-31"', 'date_published = "2019-02-01"', "date_published"),
    ],
)
def test_a_wrong_value_costs_its_own_rate_and_not_the_meeting(
    tmp_path: Path, old: str, new: str, measure: str
) -> None:
    done = scored(tmp_path, one=(TEXT, GOLD.replace(old, new)))
    assert done.scores["meetings"] == Score(right=1)
    assert {name for name, rate in done.rates.items() if rate.right < rate.of} == {measure}


def test_a_meeting_with_more_against_it_than_for_it_is_another(tmp_path: Path) -> None:
    gold = (
        GOLD[: GOLD.index("[[meeting]]")]
        + '[[meeting]]\ndate = "2010-03-27"\nplace = "سرت"\nstatus = "held"\n'
    )
    assert scored(tmp_path, one=(TEXT, gold)).scores["meetings"] == Score(extra=1, missed=1)


def test_names_that_are_neutral_cost_nothing(tmp_path: Path) -> None:
    person = '[[entity]]\nkind = "person"\nlabel = "أيمن الصفدي"\n'
    without = GOLD.replace(person, "")
    assert scored(tmp_path, one=(TEXT, without)).scores["entities"] == Score(4, extra=1)
    neutral = f'neutral = ["أيمن الصفدي"]\n{without}'
    assert scored(tmp_path, one=(TEXT, neutral)).scores["entities"] == Score(4)


@pytest.mark.parametrize("field", ["optional = true", ""])
def test_an_optional_meeting_counts_neither_way(tmp_path: Path, field: str) -> None:
    found = scored(tmp_path, one=(TEXT, f"{GOLD}{field}\n"))
    assert found.scores["meetings"] == Score(right=0 if field else 1)
    missed = scored(
        tmp_path, one=(TEXT, f'{GOLD}[[meeting]]\nplace = "سرت"\ndate = "2010"\n{field}\n')
    )
    assert missed.scores["meetings"] == Score(right=1, missed=0 if field else 1)


def test_a_wider_place_is_right_where_the_gold_says_so(tmp_path: Path) -> None:
    palace = GOLD.replace('place = "عمان"', 'place = "قصر بسمان"')
    assert scored(tmp_path, one=(TEXT, palace)).rates["place"] == Rate(0, 1)
    wider = palace.replace('place = "قصر بسمان"', 'place = "قصر بسمان"\nwider = "عمان"')
    assert scored(tmp_path, one=(TEXT, wider)).rates["place"] == Rate(1, 1)


@pytest.mark.parametrize(("text", "rate"), [(MATCH, Rate(1, 1)), (TEXT, Rate(0, 1))])
def test_a_meeting_found_where_there_is_none_is_a_false_one(
    tmp_path: Path, text: str, rate: Rate
) -> None:
    done = scored(tmp_path, one=(text, f'title = "{text.partition(chr(10))[0]}"\n'))
    assert done.rates["look-alikes"] == rate
    assert done.scores["meetings"].extra == rate.of - rate.right


def test_two_articles_on_one_meeting_should_be_joined(tmp_path: Path) -> None:
    gold = f'{GOLD}event = "amman"\n'
    other = TEXT.replace("عقد وزراء", "قالت الوزارة: عقد وزراء")
    assert scored(tmp_path, one=(TEXT, gold), two=(other, gold)).scores["merges"] == Score(1)
    apart = gold.replace('event = "amman"', 'event = "aqaba"')
    assert scored(tmp_path, one=(TEXT, gold), two=(other, apart)).scores["merges"] == Score(0, 1)


def test_a_day_is_right_for_the_meeting_that_begins_on_it(tmp_path: Path) -> None:
    days = GOLD.replace('date = "2019-01-31"\nplace', 'date = "2019-01-31/2019-02-01"\nplace')
    assert scored(tmp_path, one=(TEXT, days)).rates["date"] == Rate(1, 1)
    ended = GOLD.replace('date = "2019-01-31"\nplace', 'date = "2019-01-30/2019-01-31"\nplace')
    assert scored(tmp_path, one=(TEXT, ended)).rates["date"] == Rate(0, 1)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("التحالف الدولى", "لتحالف الدولي", True),
        ("مجموعة «دعم الاستقرار»", "مجموعة دعم الاستقرار", True),
        ("عبد الفتاح السيسي", "عبدالفتاح السيسى", True),
        ("أحمد أبو الغيط", "أحمد ابو الغيط", True),
        ("أوبك+", "أوبك", False),
        ("سامح شكري", "سامح شكري وزير", False),
    ],
)
def test_names_are_compared_as_readers_do(one: str, other: str, same: bool) -> None:
    assert (comparable(one) == comparable(other)) is same


def test_shares_of_nothing_are_none() -> None:
    assert Score().f1 is None
    assert Score(missed=1).precision is None
    assert Score(missed=1).f1 == 0
    assert Score(right=1, extra=1).f1 == pytest.approx(2 / 3)
    assert Rate().share is None


@pytest.mark.parametrize(
    ("gold", "said"),
    [
        ("title = ", "TOML"),
        ('titel = "x"', "titel"),
        ("title = 3", "string"),
        ('date_published = "13/2/2018"', "EDTF"),
        ('[[entity]]\nkind = "ship"\nlabel = "x"', "ship"),
        ('[[entity]]\nkind = "person"', "label"),
        ('[[meeting]]\nstatus = "over"', "over"),
        ('[[meeting]]\nchairs = "x"', "list"),
        ('[[meeting]]\nchair = ["x"]', "chair is no field"),
    ],
)
def test_gold_that_is_none_is_refused_with_a_reason(tmp_path: Path, gold: str, said: str) -> None:
    with pytest.raises(UnreadableFile, match=said):
        scored(tmp_path, one=(TEXT, gold))


def test_gold_needs_its_text_and_a_folder_needs_gold(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"holds no \.toml files"):
        list(find_gold([str(tmp_path)]))
    (tmp_path / "one.toml").write_text(GOLD, "utf-8")
    with pytest.raises(UnreadableFile, match=r"one\.txt"):
        list(find_gold([str(tmp_path / "one.toml")]))
    with pytest.raises(UnreadableFile, match="cannot be read"):
        list(find_gold([str(tmp_path / "two.toml")]))


def test_the_command_prints_a_table_and_one_json_document(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done = scored(tmp_path, one=(TEXT, GOLD.replace("أيمن الصفدي", "ناصر جودة")))
    assert main(["evaluate", str(tmp_path)]) == 0
    table = capsys.readouterr().out
    assert "1 articles" in table
    assert "0.80" in table
    assert "ناصر جودة" not in table
    assert main(["evaluate", "--differences", str(tmp_path)]) == 0
    assert "person ناصر جودة" in capsys.readouterr().out
    assert main(["evaluate", "--json", str(tmp_path)]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document == evaluation_document(done)
    assert document["scores"]["entities"]["f1"] == pytest.approx(0.8)


def test_the_command_says_what_is_wrong_with_gold(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate", str(tmp_path / "none.toml")]) == 3
    assert "none.toml" in capsys.readouterr().err
