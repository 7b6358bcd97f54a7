"""What Arabic date expressions mean, and what is none."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import edtf
from store.data import load
from store.dates import find_dates, read_date
from store.dates.lexicon import lexicon, patterns, patterns_for
from store.records import Method
from store.text import fold

EXAMPLES = [
    (rule["name"], *example) for rule in load("dates.toml")["rule"] for example in rule["examples"]
]


@pytest.mark.parametrize(("rule", "text", "written", "meant"), EXAMPLES)
def test_every_rule_reads_its_own_examples(rule: str, text: str, written: str, meant: str) -> None:
    (found,) = find_dates(text)
    assert found.rule == rule
    resolved = found.resolve(date.fromisoformat(written) if written else None)
    assert (resolved.edtf if resolved else "") == meant


@pytest.mark.parametrize(
    ("text", "written", "meant"),
    [
        ("وفي13 يوليو تلتقي المجموعة", "2017-07-11", "2017-07-13"),
        ("عُقد بـ22 كانون الثاني (يناير) الماضي", "2015-04-10", "2015-01-22"),
        ("٢٨ شباط/فبراير ٢٠٢٠", "2020-03-01", "2020-02-28"),
        ("يوم الجمعة 14 جويلية 2017", "2017-07-20", "2017-07-14"),
        ("3 دجنبر الماضي", "2019-01-04", "2018-12-03"),
        ("قبل ٣ أيام", "2020-03-02", "2020-02-28"),
        ("قبل عشرة أيام", "2020-03-02", "2020-02-21"),
        ("السبت المقبل", "2024-02-26", "2024-03-02"),
        ("الخميس المقبل", "2018-12-28", "2019-01-03"),
        ("في ديسمبر الماضي", "2019-01-04", "2018-12"),
        ("29 فبراير 2020", "2020-02-29", "2020-02-29"),
    ],
)
def test_dates_in_running_text(text: str, written: str, meant: str) -> None:
    resolved = read_date(text, date.fromisoformat(written))
    assert resolved is not None
    assert resolved.edtf == meant


@pytest.mark.parametrize(
    "text",
    [
        "اليوم السابع",
        "قرأت في المصري اليوم",
        "الأمين العام الحالي للمنظمة",
        "مارس ضغوطا على الحكومة",
        "الدول الأربع",
        "قرار مجلس الأمن رقم 2254",
        "200 مليون دولار",
        "31/02/2018",
        "الاتصال على الرقم 123/456/7890",
        "آب أهله",
        "الثلاثون",
        "الربع الأول نوفمبر",
        "فاتح المدينة",
    ],
)
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert [each for each in find_dates(text) if each.resolve(date(2020, 1, 1))] == []


@pytest.mark.parametrize("text", ["أمس", "الأربعاء المقبل", "قبل ثلاثة أيام", "الشهر الماضي"])
def test_a_relative_date_is_not_guessed_without_a_day_of_writing(text: str) -> None:
    assert read_date(text, None) is None


def test_a_relative_date_says_what_it_was_counted_from() -> None:
    resolved = read_date("أول من أمس", date(2015, 4, 10))
    assert resolved is not None
    assert (resolved.method, resolved.rule, resolved.anchor) == (
        Method.RESOLVED,
        "relative-day",
        "2015-04-10",
    )


@pytest.mark.parametrize(
    "text",
    [
        "24 شوال 1443هـ الموافق 24 مايو 2022م",
        "24 مايو 2022 م - 24 شوال 1443 هـ",
        "1443/10/24 هـ الموافق 2022/05/24 م",
    ],
)
def test_a_hijri_date_yields_to_the_same_day_beside_it(text: str) -> None:
    (found,) = find_dates(text)  # 24 Shawwal 1443 is 25 May by the calendar of Umm al-Qura
    resolved = found.resolve(None)
    assert resolved is not None
    assert resolved.edtf == "2022-05-24"
    assert text[found.start : found.end].startswith(text[:2])
    assert text[found.start : found.end].endswith(("2022", "1443 هـ", "24"))


def test_a_full_date_is_stated_and_has_no_anchor() -> None:
    resolved = read_date("11 سبتمبر 2014", date(2018, 2, 13))
    assert resolved is not None
    assert (resolved.method, resolved.anchor) == (Method.STATED, None)


def test_a_bare_weekday_is_the_next_one_where_the_future_is_meant() -> None:
    written = date(2017, 7, 11)
    (found,) = find_dates("الخميس")
    past, coming = found.resolve(written), found.resolve(written, future=True)
    assert past is not None
    assert coming is not None
    assert (past.edtf, coming.edtf) == ("2017-07-06", "2017-07-13")


def test_offsets_are_those_of_the_source_marks_included() -> None:
    text = "التقى الوزيران يومَ الأَحَدِ المُقبلِ في جدة"
    (found,) = find_dates(text)
    assert text[found.start : found.end] == "يومَ الأَحَدِ المُقبلِ"


@given(st.text(alphabet="اليومأمسقبل 0123456789/-ثلاثةأيامفبرايرالماضيعام،.ـَ", max_size=60))
def test_whatever_is_found_is_a_valid_date_in_the_text(text: str) -> None:
    end = 0
    for found in find_dates(text):
        assert end <= found.start < found.end <= len(text)
        end = found.end
        resolved = found.resolve(date(2020, 2, 29))
        assert resolved is None or edtf.is_valid(resolved.edtf)


def words_of_dates() -> list[str]:
    """Return the words that the patterns are made of, and what may stand between."""
    lists = lexicon()
    tables = (lists.months, lists.hijri_months, lists.weekdays, lists.numbers, lists.units)
    said = [word for table in tables for word in table]
    said += [word for words in lists.words.values() for word in words]
    said += [word for _, text, *_ in EXAMPLES for word in fold(text).split()]
    return sorted({*said, "2019", "١٤٤٠", "7", "31", "و", "من", "-", "/", "،", "(", ")"})


@given(st.lists(st.sampled_from(words_of_dates()), max_size=9), st.sampled_from(["", " "]))
def test_no_pattern_that_matches_is_left_out_by_the_words(words: list[str], between: str) -> None:
    text = fold(between.join(words))
    tried = {pattern.name for _, pattern in patterns_for(text)}
    assert {each.name for each in patterns() if each.expression.search(text)} <= tried
