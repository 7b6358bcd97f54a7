"""Fields in queries: read, written back, refused with place and suggestion, told in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import QueryError
from store.query import Query, Term, Test, parse
from store.query.explain import explain
from store.query.fields import fields, range_of


@pytest.mark.parametrize(
    ("query", "parts"),
    [
        ("place:kw", (Test("place", ":", "kw"),)),
        ("-body:nato", (Test("body", ":", "nato", negated=True),)),
        ("members>70", (Test("members", ">", "70"),)),
        ("members>=70", (Test("members", ">=", "70"),)),
        ("date!:2018-02", (Test("date", "!:", "2018-02"),)),
        ("date:2015..2016", (Test("date", ":", "2015..2016"),)),
        ('p:"ريكس  تيلرسون"', (Test("p", ":", "ريكس تيلرسون", exact=True),)),
        ("PLACE:kw", (Test("place", ":", "kw"),)),
        ("silent:Chair", (Test("silent", ":", "chair"),)),
        ("12:30", (Term(("12", "30")),)),
        ("قال:نعم", (Term(("قال", "نعم")),)),
        ("https://example.org", (Term(("https", "example", "org")),)),
        ("xyz:abc", (Term(("xyz", "abc")),)),
        ("a=b", (Term(("a", "b")),)),
        ("وزير place:kw", (Term(("وزير",)), Test("place", ":", "kw"))),
    ],
)
def test_what_is_written_is_understood(query: str, parts: tuple[Term | Test, ...]) -> None:
    assert parse(query).parts == parts


@pytest.mark.parametrize(
    ("query", "position", "told"),
    [
        ("plce:kw", 0, "did you mean place:"),
        ("الكويت statu:held", 7, "did you mean status:"),
        ("place:", 6, "nothing is asked of place"),
        ("date:gestern", 5, "is no date"),
        ("date:2018-13", 5, "is no date"),
        ("date:2016..2015", 5, "is no date"),
        ("date:..", 5, "is no date"),
        ("members>viele", 8, "is no number"),
        ("place>3", 5, "is asked with :"),
        ("status!:held", 6, "is asked with :"),
        ("has:chairr", 4, "did you mean chair?"),
        ("role:host2", 5, "did you mean host?"),
        ("silent:xyz", 7, "there is no property"),
        ("-differ:membres", 8, "did you mean members?"),
        ('place:"kw', 6, "not closed"),
    ],
)
def test_what_cannot_be_asked_is_refused_where_it_stands(
    query: str, position: int, told: str
) -> None:
    with pytest.raises(QueryError, match=told.replace("?", r"\?")) as caught:
        parse(query)
    assert caught.value.position == position


@pytest.mark.parametrize(
    "query", ["place:", "date:20", "date:2018-", "has:cha", "members>", 'p:"ري']
)
def test_a_field_may_wait_for_its_value_while_it_is_typed(query: str) -> None:
    assert len(parse(query, prefix=True).parts) <= 1


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2018", "2018-01-01", "2018-12-31"),
        ("٢٠١٨-٠٢", "2018-02-01", "2018-02-28"),
        ("2015..2016-03", "2015-01-01", "2016-03-31"),
        ("..2016", "0001-01-01", "2016-12-31"),
        ("2015..", "2015-01-01", "9999-12-31"),
    ],
)
def test_a_range_has_its_first_and_its_last_day(written: str, first: str, last: str) -> None:
    found = range_of(written)
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)


WORDS = st.text(alphabet="ابجدهوزحطيكلمنأإىةabNATO129٣٤", min_size=1, max_size=8)
TERMS = st.one_of(WORDS, WORDS.map(lambda word: f'"{word} {word}"'), WORDS.map("-{}".format))
TESTS = st.builds(
    "{}{}{}".format,
    st.sampled_from(["", "-"]),
    st.sampled_from(["place:", "p:", "body:", "wg:", "src:", "agenda:", "publisher:", "kind:"]),
    st.one_of(WORDS, WORDS.map('"{}"'.format)),
)
FIXED = st.sampled_from(
    "role:chair date:2018 date!:2015..2016 -has:pledge silent:chair differ:any members>=7.5".split()
)
QUERIES = st.lists(st.one_of(TERMS, TESTS, FIXED), max_size=6).map(" ".join)


@given(QUERIES)
def test_a_query_written_back_is_the_same_query(text: str) -> None:
    query = parse(text)
    assert parse(str(query)) == query


@given(st.text(alphabet='ابdateplc:!<>=-." _1٢\n', max_size=30))
def test_whatever_is_typed_is_understood_or_refused_in_words(text: str) -> None:
    for prefix in (True, False):
        try:
            query: Query | QueryError = parse(text, prefix=prefix)
        except QueryError as error:
            query = error
        if isinstance(query, QueryError):
            assert 0 <= query.position <= len(text)
        else:
            assert prefix or parse(str(query)) == query


def test_every_field_has_words_that_tell_what_it_asks() -> None:
    for name in fields():
        value = {"date": "2018", "founded": "2014"}.get(name, "chair")
        try:
            query = parse(f"{name}:{value}")
        except QueryError:
            query = parse(f"{name}:2018")
        (line,) = explain(query)
        assert name in line or value in line


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("", ["everything"]),
        ("-داعش", ["-داعش: not: the word «داعش», folded, with or without proclitics"]),
        ("members>70", ["members>70: a number of members that is more than 70"]),
        ("date!:2018", ["date!:2018: its date surely lies within 2018"]),
        (
            "p:خالد role:chair",
            [
                "p:خالد: a person called «خالد», or of that id, as chair",
                "role:chair: chair is stated",
            ],
        ),
    ],
)
def test_a_query_is_told_in_words(query: str, told: list[str]) -> None:
    assert list(explain(parse(query))) == told
