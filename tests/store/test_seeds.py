"""The five articles read whole: what a person must be able to look up, and the traps."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from store.extract import read
from store.records import Article, Mark, Meeting, Method
from store.resolve.all import Views, resolve
from store.rows import row_of


def read_file(path: Path) -> Article:
    """An article as ingestion reads it."""
    raw = path.read_bytes()
    digest = hashlib.sha256(raw).hexdigest()
    return read(raw.decode("utf-8"), file=path.name, sha256=digest, id=f"a-{path.name[:3]}")


@pytest.fixture(scope="module")
def articles(seeds: list[Path]) -> list[Article]:
    return [read_file(path) for path in seeds]


@pytest.fixture(scope="module")
def views(articles: list[Article]) -> Views:
    return resolve(articles)


def meeting(views: Views, date: str, place: str) -> Meeting:
    """The only meeting with that date and that place, both as shown; '' for not stated."""
    (found,) = [
        each
        for each in views.meetings.values()
        if date in (dates(each) or [""]) and (places(each) or [""])[0] == place
    ]
    return found


def dates(meeting: Meeting) -> list[str]:
    return [value.claims[0].normalised for value in meeting.field("date").values]


def places(meeting: Meeting) -> list[str]:
    return [value.label for value in meeting.field("place").values]


def who(meeting: Meeting, role: str) -> set[str]:
    return {value.label for value in meeting.field(role).values}


@pytest.mark.parametrize(
    ("date", "place", "source"),
    [
        ("2017-07-11/2017-07-13", "واشنطن", "a-000"),
        ("2017-05", "الرياض", "a-000"),
        ("2017-07-08?", "القاهرة", "a-000"),
        ("XXXX-02-18", "", "a-001"),
        ("2015-04-08", "الأردن", "a-002"),
        ("2015-04-10/2015-05-10~", "", "a-002"),
        ("2015-01-22", "لندن", "a-002"),
        ("2018-02-13", "الكويت", "a-003"),
        ("2018-02-13~", "الكويت", "a-004"),
        ("2018-02-13", "روما", "a-004"),
        ("2014-09-11", "جدة", "a-004"),
        ("2016-04", "الكويت", "a-004"),
    ],
)
def test_meetings_with_date_and_place(views: Views, date: str, place: str, source: str) -> None:
    assert source in meeting(views, date, place).sources


def test_the_only_other_meeting_at_the_top_is_the_virtual_one_of_unsettled_date(
    views: Views,
) -> None:
    top = [each for each in views.meetings.values() if each.parent is None]
    (virtual,) = [each for each in top if each.field("mode").values]
    assert len(top) == 12, "13 with the ministerial in Kuwait, which is part of a conference"
    assert virtual.date is None
    assert places(virtual) == []


def test_sessions_of_several_days_are_parts_of_the_whole(views: Views) -> None:
    whole = meeting(views, "2017-07-11/2017-07-13", "واشنطن")
    parts = {date for part in whole.parts for date in dates(views.meetings[part]) or [""]}
    assert parts == {"", "2017-07-11", "2017-07-12", "2017-07-13"}


def test_nobody_chaired_kuwait_2018_as_far_as_stated(views: Views) -> None:
    kuwait = meeting(views, "2018-02-13", "الكويت")
    assert kuwait.field("chair").mark is Mark.NOT_STATED
    assert who(kuwait, "opening_speaker") == {"صباح الخالد الحمد الصباح", "ريكس تيلرسون"}
    assert who(kuwait, "delegation_head") == {"أنور بن محمد قرقاش"}
    assert who(kuwait, "host") == {"الكويت"}


def test_kuwait_2018_is_one_meeting_of_two_articles_and_says_why(views: Views) -> None:
    kuwait = meeting(views, "2018-02-13", "الكويت")
    assert kuwait.sources == ("a-003", "a-004")
    assert any(reason.name == "same_person" for reason in kuwait.reasons)


def test_tillerson_spoke_at_one_meeting(views: Views) -> None:
    spoke = [
        each
        for each in views.meetings.values()
        if "ريكس تيلرسون" in who(each, "speaker") | who(each, "opening_speaker")
    ]
    assert [each.sources for each in spoke] == [("a-003", "a-004")]


def test_members_differ_by_source_and_unit(views: Views) -> None:
    (coalition,) = [e for e in views.entities.values() if e.label == "التحالف الدولي ضد داعش"]
    members = coalition.field("members")
    assert members.differs
    assert {(value.label, value.sources) for value in members.values} == {
        ("72 members", ("a-000",)),
        (">70 states", ("a-000",)),
        ("74 states and organisations", ("a-003",)),
        ("68 states", ("a-004",)),
    }


def test_one_pledge_of_200_million_with_two_purposes(views: Views) -> None:
    kuwait = meeting(views, "2018-02-13", "الكويت")
    pledge = kuwait.field("pledge")
    assert pledge.differs
    assert {(v.claims[0].detail["amount"], v.claims[0].detail["actor"]) for v in pledge.values} == {
        (200_000_000, "country:US")
    }
    assert {value.sources for value in pledge.values} == {("a-003",), ("a-004",)}


def test_the_page_date_of_001_is_not_when_it_was_written(articles: list[Article]) -> None:
    article = articles[1]
    assert article.page_date is not None
    assert article.page_date.edtf == "2024-03-29"
    assert article.date_published is not None
    assert article.date_published.edtf == "2020/2023?"
    bounds = {c.quote for c in article.claims if c.property == "date_bound"}
    assert any("2024" in quote for quote in bounds)
    assert any("2019" in quote for quote in bounds)


def test_003_is_dated_through_004_and_says_so(articles: list[Article], views: Views) -> None:
    assert articles[3].date is None
    inferred = views.articles["a-003"].date_published
    assert inferred is not None
    assert (inferred.edtf, inferred.method, inferred.anchor) == (
        "2018-02-14",
        Method.INFERRED,
        "a-004",
    )


def test_without_004_the_date_of_003_is_not_guessed(articles: list[Article]) -> None:
    alone = resolve([articles[3]])
    assert alone.articles["a-003"].date is None


def test_the_jordan_meeting_was_not_ministerial_and_chaired_by_two_states(views: Views) -> None:
    jordan = meeting(views, "2015-04-08", "الأردن")
    assert who(jordan, "chair") == {"الأردن", "الولايات المتحدة"}
    assert who(jordan, "opener") == {"ناصر جودة"}
    assert [value.normalised for value in jordan.field("level").values] == ["not ministerial"]


def test_the_virtual_meeting_was_chaired_by_two_ministers(views: Views) -> None:
    (virtual,) = [each for each in views.meetings.values() if each.field("mode").values]
    assert who(virtual, "chair") == {"أنتوني بلينكن", "صوفي ويلميس"}
    assert who(virtual, "organiser") == {"الولايات المتحدة", "بلجيكا"}
    present = who(virtual, "participant") | who(virtual, "speaker")
    assert "أحمد حافظ" not in present
    assert "جون جودفري" not in present
    assert {"سامح شكري", "ريم بنت إبراهيم الهاشمي"} <= present


def test_three_meetings_took_place_in_kuwait(views: Views) -> None:
    there = [each for each in views.meetings.values() if places(each)[:1] == ["الكويت"]]
    assert sorted(dates(each)[0] for each in there) == ["2016-04", "2018-02-13", "2018-02-13~"]


@pytest.mark.parametrize(
    ("number", "property", "value"),
    [
        (0, "title", "مصر تقدم ملف دعم قطر للإرهاب لتطيح بعضويتها من التحالف الدولي ضد داعش"),
        (0, "kicker", "القاهرة تطرح رؤية شاملة خلال اجتماع واشنطن:"),
        (1, "publisher", "بوابة روزا اليوسف"),
        (2, "author", "تغريد الرشق"),
        (2, "dateline", "عمان"),
        (4, "publisher", "بوابة الحركات الاسلامية"),
        (0, "author", None),
        (3, "publisher", None),
        (4, "date_published", None),
    ],
)
def test_what_the_pages_say_of_themselves(
    articles: list[Article], number: int, property: str, value: str | None
) -> None:
    assert getattr(articles[number], property) == value


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "هبة صادق"),
        (1, "أيمن عبد المجيد"),
        (1, "البنك الاهلي"),
        (1, "اعلان we"),
        (1, "جوجل نيوز"),
        (2, "التعليق"),
        (2, "قوات من داعش -(ارشيفية)"),
    ],
)
def test_furniture_becomes_nothing(articles: list[Article], number: int, words: str) -> None:
    article = articles[number]
    start = article.text.index(words)
    end = start + len(words)
    assert [m for m in article.mentions if m.start < end and m.end > start] == []
    assert [c for c in article.claims if c.start < end and c.end > start] == []


def test_every_quote_is_exactly_where_it_says(articles: list[Article]) -> None:
    for article in articles:
        assert len(article.claims) > 30
        for claim in article.claims:
            assert claim.quote
            assert article.text[claim.start : claim.end] == claim.quote
        for mention in article.mentions:
            assert 0 <= mention.start < mention.end <= len(article.text)


def test_the_views_are_the_same_in_whatever_order_articles_come(articles: list[Article]) -> None:
    assert resolve(articles) == resolve(reversed(articles))


def test_what_is_to_come_says_so_in_a_list_though_its_day_is_not_stated(views: Views) -> None:
    rows = [row_of(each) for each in views.meetings.values()]
    undated = {row.label: row.mark for row in rows if not row.date}
    assert undated["واشنطن: اجتماع (المديرون السياسيون)"] is Mark.PLANNED
    assert Mark.NOT_STATED in undated.values()
