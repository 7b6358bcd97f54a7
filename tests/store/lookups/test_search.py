"""Search in names and texts, and names by letters of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from store.database import Store
from store.lookups import Lookups
from store.query import parse
from store.records import Article, Kind
from tests.store.lookups.small import article


def test_the_name_itself_comes_before_names_that_hold_it_and_those_before_texts(
    lookups: Lookups,
) -> None:
    hits = lookups.search(parse("الكويت"))
    kinds = [hit.row.kind for hit in hits]
    assert kinds == [Kind.ENTITY, Kind.MEETING, Kind.ARTICLE]
    hits = lookups.search(parse("أحمد"))
    assert next(hit.row.kind for hit in hits) is Kind.ENTITY
    assert {hit.row.id for hit in hits} >= {"a-1", "a-3"}


def test_a_hit_says_where_its_words_stand(lookups: Lookups) -> None:
    for query in ("الاردن", "عراق", "2018", "اجتماع وزاري", "احمد"):
        hits = lookups.search(parse(query))
        assert hits
        for hit in hits:
            assert "\n" not in hit.snippet
            assert not hit.snippet[:1].isspace()
            assert hit.spans
            assert all(0 <= s.start < s.end <= len(hit.snippet) for s in hit.spans)
            if hit.article is not None:
                text = lookups.article(hit.article).text
                first = hit.snippet[hit.spans[0].start : hit.spans[0].end]
                assert text[hit.start : hit.end]
                assert first in text


def test_the_snippet_is_where_most_of_the_words_are(
    tmp_path: Path, open_store: Callable[[Path], Lookups]
) -> None:
    far = "كلمة " * 200
    text = f"عنوان\nالكويت {far}\nاجتماع الكويت الوزاري {far}"
    store = Store.create(tmp_path / "store")
    store.put([article("a-9", text, names={})])
    (hit,) = open_store(tmp_path / "store").search(parse("الكويت الوزاري"))
    assert "اجتماع الكويت الوزاري" in hit.snippet
    assert [hit.snippet[span.start : span.end] for span in hit.spans] == ["الكويت", "الوزاري"]
    assert len(hit.snippet) <= 200


def test_a_search_is_cut_at_its_limit_and_asks_for_something(lookups: Lookups) -> None:
    assert len(lookups.search(parse("2018"), limit=1)) == 1
    assert lookups.search(parse("")) == []
    assert lookups.search(parse("-داعش")) == []
    assert lookups.search(parse("بغداد")) == []


def test_what_is_found_by_its_beginning_stands_by_how_often_it_is_named(lookups: Lookups) -> None:
    def found() -> list[str]:
        hits = lookups.search(parse("ال", prefix=True))
        return [hit.row.label for hit in hits if hit.row.kind is Kind.ENTITY]

    assert found() == ["العراق", "الكويت", "الأردن"]
    for times, expected in ((6, "الأردن"), (0, "العراق")):
        text = "خبر\n" + "الأردن " * times
        lookups.put([article("a-4", text, names={"country:JO": "الأردن"} if times else {})])
        assert found()[0] == expected


def test_what_is_found_stands_newest_first_whenever_it_came(
    tmp_path: Path, open_store: Callable[[Path], Lookups]
) -> None:
    def of(*days: int) -> list[Article]:
        return [article(f"a-{d}", "خبر", names={}, date=f"2018-02-{d}") for d in days]

    Store.create(tmp_path / "store").put([*of(11, 15, 13), article("a-9", "خبر", names={})])
    found = open_store(tmp_path / "store")
    for later in (12, 16, 10, 14):
        found.put(of(later))
    hits = found.search(parse("خ", prefix=True))
    days = ["16", "15", "14", "13", "12", "11", "10", ""]
    assert [hit.row.date[-2:] for hit in hits] == days


def test_the_passage_of_an_entity_is_from_whichever_article_holds_it(
    tmp_path: Path, open_store: Callable[[Path], Lookups]
) -> None:
    iraq, dull = "country:IQ", "خبر العراق اليوم\n"
    rivers = article("a-7", "وصل إلى بلاد الرافدين", names={iraq: "بلاد الرافدين"})
    said = ((iraq, "position", "أرض الرافدين والنخيل", "x"),)
    first = article("a-1", f"{dull}أرض الرافدين والنخيل", names={iraq: "العراق"}, said=said)
    others = [article(f"a-{at}", dull, names={iraq: "العراق"}) for at in range(2, 7)]
    Store.create(tmp_path / "store").put([first, rivers, *others])
    found = open_store(tmp_path / "store")
    for asked, snippet, where in (
        ("الرافدين", "بلاد الرافدين", "a-7"),  # a name of it before what is said of it
        ("النخيل", "أرض الرافدين والنخيل", "a-1"),
        ("العراق", "العراق", "a-1"),
    ):
        hit = next(each for each in found.search(parse(asked)) if each.row.kind is Kind.ENTITY)
        assert (hit.snippet, hit.article) == (snippet, where), asked


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("أحم", "أحمد علي حسن"),
        ("حسن احمد", "أحمد علي حسن"),
        ("اححمد", "أحمد علي حسن"),
        ("العاق", "العراق"),
        ("العرقا", "العراق"),
        ("كويت", "الكويت"),
    ],
)
def test_a_record_is_found_by_letters_of_its_name_and_with_a_slip(
    lookups: Lookups, typed: str, first: str
) -> None:
    assert first in lookups.named(typed)[0].label


@pytest.mark.parametrize("typed", ["", "  ", "،", "زنجبيل", "أحمد زنجبيل", "قحمد"])
def test_letters_of_no_name_find_nothing(lookups: Lookups, typed: str) -> None:
    assert list(lookups.named(typed)) == []
