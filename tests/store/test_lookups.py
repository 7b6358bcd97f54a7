"""Look-ups over a small store made by hand, asked of the scan and of the index alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from store.database import Store
from store.errors import AmbiguousId, NotFound
from store.index import Index
from store.lookups import Lookups
from store.query import parse
from store.records import (
    Article,
    Claim,
    Entity,
    EventDate,
    Kind,
    Mark,
    Meeting,
    Mention,
    Method,
    Order,
)
from store.rows import date_mark, date_order
from store.scan import Scan
from store.tallies import Dimension

KUWAIT = """اجتماع الكويت
عقد في الكويت يوم 13 فبراير 2018 اجتماع وزاري تحدث فيه أحمد علي حسن عن الأردن.
وذكر المقال العراق بعيدا عن الاجتماع.
"""
LONDON = """لقاء لندن المقبل
يعقد في بريطانيا يوم 3 مارس 2018 اجتماع مقبل.
"""
UNDATED = "خبر بلا تاريخ\nزار أحمد علي حسن العراق وتحدث عن العراق.\n"


def article(
    id: str,
    text: str,
    *,
    names: dict[str, str],
    said: tuple[tuple[str, str, str, str], ...] = (),
    date: str | None = None,
) -> Article:
    """An article that names each entity wherever its words stand.

    Args:
        id: Its id.
        text: Its text; the first line is the title.
        names: Words by the key of the entity they name.
        said: About what, property, words, normalised value.
        date: When it was published.
    """
    mentions = [
        Mention(key, at, at + len(words))
        for key, words in names.items()
        for at in range(len(text))
        if text.startswith(words, at)
    ]
    claims = [
        Claim(
            id=f"{id}.{number}",
            article=id,
            about=about,
            property=property,
            value=words,
            normalised=normalised,
            start=text.index(words),
            end=text.index(words) + len(words),
            quote=words,
            method=Method.STATED,
            rule="by hand",
        )
        for number, (about, property, words, normalised) in enumerate(
            [*said, *((key, "name", words, "") for key, words in names.items())]
        )
    ]
    return Article(
        id=id,
        file=f"{id}.txt",
        sha256=id,
        text=text,
        title=text.partition("\n")[0],
        date_published=EventDate(date, Method.STATED, "by hand") if date else None,
        mentions=tuple(sorted(mentions, key=lambda each: each.start)),
        claims=tuple(claims),
    )


PERSON = "person:احمد علي حسن"
ARTICLES = (
    article(
        "a-1",
        KUWAIT,
        date="2018-02-14",
        names={
            "country:KW": "الكويت",
            "country:JO": "الأردن",
            "country:IQ": "العراق",
            PERSON: "أحمد علي حسن",
        },
        said=(
            ("meeting:1", "date", "13 فبراير 2018", "2018-02-13"),
            ("meeting:1", "place", "الكويت", "country:KW"),
            ("meeting:1", "speaker", "أحمد علي حسن", PERSON),
            ("meeting:1", "agenda", "تحدث فيه أحمد علي حسن عن الأردن", "x"),
        ),
    ),
    article(
        "a-2",
        LONDON,
        date="2018-03-01",
        names={"country:GB": "بريطانيا"},
        said=(
            ("meeting:1", "date", "3 مارس 2018", "2018-03-03"),
            ("meeting:1", "place", "بريطانيا", "country:GB"),
            ("meeting:1", "status", "مقبل", "planned"),
        ),
    ),
    article("a-3", UNDATED, names={"country:IQ": "العراق"}),
)


def scan(folder: Path) -> Lookups:
    return Scan(Store.open(folder))


@pytest.fixture(params=[scan, Index], ids=["scan", "index"])
def open_store(request: pytest.FixtureRequest) -> Iterator[Callable[[Path], Lookups]]:
    """Opens a store in each way there is."""
    opened: list[Lookups] = []

    def open_it(folder: Path) -> Lookups:
        opened.append(request.param(folder))
        return opened[-1]

    yield open_it
    for each in opened:
        each.close()


@pytest.fixture
def lookups(tmp_path: Path, open_store: Callable[[Path], Lookups]) -> Lookups:
    Store.create(tmp_path / "store").put(ARTICLES)
    return open_store(tmp_path / "store")


def the(lookups: Lookups, kind: Kind, label: str) -> str:
    """The id of the record of that kind whose label holds the words."""
    (id,) = [row.id for row in lookups.rows(kind) if label in row.label]
    return id


def test_it_keeps_the_seam(lookups: Lookups) -> None:
    seam: Lookups = lookups
    assert [seam.count(kind) for kind in (Kind.ARTICLE, Kind.MEETING)] == [3, 2]


# Lists


def test_articles_stand_newest_first_the_undated_last(lookups: Lookups) -> None:
    rows = lookups.rows(Kind.ARTICLE)
    assert [(row.id, row.date, row.mark, row.sources) for row in rows] == [
        ("a-2", "2018-03-01", Mark.STATED, 1),
        ("a-1", "2018-02-14", Mark.STATED, 1),
        ("a-3", "", Mark.NOT_STATED, 0),
    ]


def test_entities_stand_by_how_often_they_are_named(lookups: Lookups) -> None:
    rows = lookups.rows(Kind.ENTITY)
    counts = [int(row.sort) for row in rows]
    assert counts == sorted(counts, reverse=True)
    assert (rows[0].label, rows[0].sources, counts[0]) == ("العراق", 2, 3)


def test_meetings_stand_newest_first_and_what_is_to_come_says_so(lookups: Lookups) -> None:
    rows = lookups.rows(Kind.MEETING)
    assert [(row.date, row.mark) for row in rows] == [
        ("2018-03-03", Mark.PLANNED),
        ("2018-02-13", Mark.STATED),
    ]


@pytest.mark.parametrize(
    ("newer", "older"),
    [
        ("2018-02-13", "2018-02-12"),
        ("2018-02-13T14:16", "2018-02-13"),
        ("2015-04/2015-05~", "2015-03-31"),
        ("2018", "2017-12-31?"),
        ("2014", "XXXX-02-18"),
        ("2014", ""),
        ("2014", "no date at all"),
    ],
)
def test_dates_sort_by_when_they_begin(newer: str, older: str) -> None:
    assert date_order(newer) > date_order(older)


@pytest.mark.parametrize(
    ("date", "mark"),
    [
        (None, Mark.NOT_STATED),
        (EventDate("2018-02-13", Method.STATED, "r"), Mark.STATED),
        (EventDate("2018-02-13", Method.RESOLVED, "r"), Mark.RESOLVED),
        (EventDate("2018-02-13?", Method.STATED, "r"), Mark.DOUBTFUL),
        (EventDate("2018-02-13", Method.INFERRED, "r"), Mark.DOUBTFUL),
    ],
)
def test_a_date_carries_its_sign(date: EventDate | None, mark: Mark) -> None:
    assert date_mark(date) is mark


def test_a_query_narrows_each_list(lookups: Lookups) -> None:
    query = parse("العراق")
    assert {row.id for row in lookups.rows(Kind.ARTICLE, query=query)} == {"a-1", "a-3"}
    assert [row.label for row in lookups.rows(Kind.ENTITY, query=query)] == ["العراق"]
    assert lookups.rows(Kind.MEETING, query=query) == []
    assert len(lookups.rows(Kind.ARTICLE, query=parse(""))) == 3


# Links


def test_what_is_linked_to_a_meeting_says_how(lookups: Lookups) -> None:
    meeting = the(lookups, Kind.MEETING, "الكويت")
    linked = {row.label: row.relation for row in lookups.rows(Kind.ENTITY, linked_to=meeting)}
    assert linked == {"الكويت": "place", "أحمد علي حسن": "speaker", "الأردن": "mentioned"}
    (source,) = lookups.rows(Kind.ARTICLE, linked_to=meeting)
    assert source.id == "a-1"


def test_what_is_linked_to_an_entity(lookups: Lookups) -> None:
    person = the(lookups, Kind.ENTITY, "أحمد")
    assert [row.relation for row in lookups.rows(Kind.MEETING, linked_to=person)] == ["speaker"]
    iraq = the(lookups, Kind.ENTITY, "العراق")
    assert lookups.rows(Kind.MEETING, linked_to=iraq) == []
    assert {row.id for row in lookups.rows(Kind.ARTICLE, linked_to=iraq)} == {"a-1", "a-3"}


def test_what_is_linked_to_an_article(lookups: Lookups) -> None:
    labels = {row.label for row in lookups.rows(Kind.ENTITY, linked_to="a-1")}
    assert labels == {"الكويت", "الأردن", "العراق", "أحمد علي حسن"}
    assert len(lookups.rows(Kind.MEETING, linked_to="a-1")) == 1
    assert lookups.rows(Kind.MEETING, linked_to="a-3") == []


def test_links_go_both_ways_and_only_to_other_kinds(lookups: Lookups) -> None:
    everything = {row.id: kind for kind in Kind for row in lookups.rows(kind)}
    for id, kind in everything.items():
        for other in lookups.links(id):
            assert everything[other] is not kind
            assert id in lookups.links(other)
    assert len(lookups.links("a-1")) == 5


# Records by id


def test_a_record_is_found_by_its_id_or_the_beginning_of_it(lookups: Lookups) -> None:
    assert isinstance(lookups.get("a-1"), Article)
    assert isinstance(lookups.get("c-kw"), Entity)
    assert isinstance(lookups.get(the(lookups, Kind.MEETING, "الكويت")[:-1]), Meeting)


def test_an_id_that_is_also_the_beginning_of_another_is_itself(lookups: Lookups) -> None:
    lookups.put([replace(ARTICLES[2], id="a-10")])
    assert lookups.get("a-1") == lookups.article("a-1")


def test_ids_that_lead_nowhere_or_to_several_are_refused(lookups: Lookups) -> None:
    for missing in ("x-9", "", "A-1"):
        with pytest.raises(NotFound):
            lookups.get(missing)
    with pytest.raises(NotFound):
        lookups.article("c-kw")
    for ask in (lookups.links, lambda id: lookups.rows(Kind.ENTITY, linked_to=id)):
        with pytest.raises(NotFound):
            ask("x-9")
    with pytest.raises(AmbiguousId) as caught:
        lookups.get("a-")
    assert caught.value.candidates == ("a-1", "a-2", "a-3")


# Search


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


# Fields


@pytest.mark.parametrize(
    ("query", "kind", "found"),
    [
        ("place:kw", Kind.MEETING, ["2018-02-13"]),
        ("place:بريطانيا", Kind.MEETING, ["2018-03-03"]),
        ("-place:kw", Kind.MEETING, ["2018-03-03"]),
        ("p:أحمد role:speaker", Kind.MEETING, ["2018-02-13"]),
        ("p:أحمد role:chair", Kind.MEETING, []),
        ("role:speaker", Kind.MEETING, ["2018-02-13"]),
        ("status:planned", Kind.MEETING, ["2018-03-03"]),
        ("date:2018-02", Kind.MEETING, ["2018-02-13"]),
        ("date:2018-02..2018-03", Kind.MEETING, ["2018-03-03", "2018-02-13"]),
        ("has:agenda", Kind.MEETING, ["2018-02-13"]),
        ("silent:chair date!:2018", Kind.MEETING, ["2018-03-03", "2018-02-13"]),
        ("src:a-1", Kind.MEETING, ["2018-02-13"]),
        ("تحدث agenda:الأردن", Kind.MEETING, ["2018-02-13"]),
        ("place:kw", Kind.ARTICLE, ["2018-02-14"]),
        ("-place:kw", Kind.ARTICLE, ["2018-03-01", ""]),
        ("silent:date_published", Kind.ARTICLE, [""]),
        ("kind:person", Kind.ENTITY, [""]),
        ("members>1", Kind.ENTITY, []),
    ],
)
def test_what_is_asked_of_fields(
    lookups: Lookups, query: str, kind: Kind, found: list[str]
) -> None:
    assert [row.date for row in lookups.rows(kind, query=parse(query))] == found


def test_a_search_by_fields_alone_finds_records_of_every_kind(lookups: Lookups) -> None:
    kinds = [hit.row.kind for hit in lookups.search(parse("place:kw"))]
    assert kinds == [Kind.ENTITY, Kind.MEETING, Kind.ARTICLE]


# Change


def test_what_is_put_is_seen_at_once(lookups: Lookups) -> None:
    assert lookups.count(Kind.ARTICLE) == 3
    assert lookups.put([replace(ARTICLES[0], id="a-4")]) == 1
    assert lookups.count(Kind.ARTICLE) == 4


def test_a_change_by_another_is_seen_after_asking_for_it(lookups: Lookups, tmp_path: Path) -> None:
    assert lookups.count(Kind.ARTICLE) == 3
    assert not lookups.changed()
    Store.open(tmp_path / "store").put([replace(ARTICLES[0], id="a-4")])
    assert lookups.count(Kind.ARTICLE) == 3
    assert lookups.changed()
    assert lookups.count(Kind.ARTICLE) == 4
    assert not lookups.changed()


def test_a_file_that_cannot_be_read_is_a_problem_and_not_the_end(
    lookups: Lookups, tmp_path: Path
) -> None:
    (tmp_path / "store" / "articles" / "00001.json").write_text("{")
    assert lookups.changed()
    assert lookups.count(Kind.ARTICLE) == 3
    assert len(lookups.problems) == 1


def test_the_same_answers_whatever_the_order_of_ingestion(
    tmp_path: Path, open_store: Callable[[Path], Lookups]
) -> None:
    found = []
    for name, articles in (("1", ARTICLES), ("2", ARTICLES[::-1])):
        Store.create(tmp_path / name).put(articles)
        found.append(open_store(tmp_path / name))
    for kind in Kind:
        assert list(found[0].rows(kind)) == list(found[1].rows(kind))


# Orders, counts, spans


@pytest.mark.parametrize(
    ("kind", "order", "first"),
    [
        (Kind.ARTICLE, Order.OLDEST, "اجتماع الكويت"),
        (Kind.ARTICLE, Order.NAME, "اجتماع الكويت"),
        (Kind.MEETING, Order.OLDEST, "الكويت"),
        (Kind.ENTITY, Order.NAME, "أحمد علي حسن"),
        (Kind.ENTITY, Order.SOURCES, "العراق"),
    ],
)
def test_a_list_can_be_sorted_otherwise(
    lookups: Lookups, kind: Kind, order: Order, first: str
) -> None:
    rows = lookups.rows(kind, order=order)
    assert first in rows[0].label
    assert {row.id for row in rows} == {row.id for row in lookups.rows(kind)}


def test_what_has_no_date_stands_last_in_either_direction(lookups: Lookups) -> None:
    for order in (Order.USUAL, Order.OLDEST):
        assert lookups.rows(Kind.ARTICLE, order=order)[-1].id == "a-3"


def test_records_are_counted_by_what_they_say(lookups: Lookups) -> None:
    def counted(kind: Kind, dimension: Dimension, **which: str) -> list[tuple[str, int, str]]:
        found = lookups.tally(kind, dimension, **which)  # type: ignore[arg-type]
        return [(each.label, each.count, each.part) for each in found]

    assert counted(Kind.MEETING, Dimension.YEAR) == [("2018", 2, "date:2018")]
    assert counted(Kind.MEETING, Dimension.STATUS) == [("planned", 1, "status=planned")]
    assert counted(Kind.MEETING, Dimension.COUNTRY) == [
        ("بريطانيا", 1, "place=gb"),
        ("الكويت", 1, "place=kw"),
    ]
    assert counted(Kind.ARTICLE, Dimension.YEAR, linked_to="c-kw") == [("2018", 1, "date:2018")]
    ((label, count, part),) = counted(Kind.ARTICLE, Dimension.PERSON)
    assert (label, count) == ("أحمد علي حسن", 1)
    assert [row.id for row in lookups.rows(Kind.ARTICLE, query=parse(part))] == ["a-1"]
    with pytest.raises(ValueError, match="not counted by"):
        lookups.tally(Kind.ENTITY, Dimension.YEAR)
    with pytest.raises(NotFound):
        lookups.tally(Kind.MEETING, Dimension.YEAR, linked_to="x-9")


def test_a_person_is_counted_in_the_role_the_query_asks_for(lookups: Lookups) -> None:
    assert not lookups.tally(Kind.MEETING, Dimension.PERSON, query=parse("role:chair"))
    assert lookups.tally(Kind.MEETING, Dimension.PERSON, query=parse("role:speaker"))


def test_spans_say_when_records_are_and_how_many_nobody_knows_of(lookups: Lookups) -> None:
    found = lookups.spans(Kind.ARTICLE)
    assert [(str(each.first), each.count) for each in found] == [
        ("2018-02-14", 1),
        ("2018-03-01", 1),
        ("None", 1),
    ]
    assert lookups.spans(Kind.MEETING, query=parse("place:kw"))[0].count == 1


# Names


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
