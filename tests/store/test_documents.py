"""Articles as JSON documents: nothing lost, nothing wrong let in."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.documents import article_from, document_of
from store.fields import WrongField
from store.records import Article, Block, BlockKind, Claim, EventDate, Mention, Method

TEXTS = st.text(alphabet=st.characters(codec="utf-8"), max_size=40)
NAMES = st.one_of(st.none(), TEXTS)
DATES = st.one_of(
    st.none(), st.builds(EventDate, TEXTS, st.sampled_from(Method), TEXTS, anchor=NAMES)
)
DETAILS = st.dictionaries(
    TEXTS, st.one_of(TEXTS, st.integers(), st.floats(allow_nan=False)), max_size=3
)


@st.composite
def claims(draw: st.DrawFn, id: str, text: str) -> Claim:
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, len(text)))
    return Claim(
        id=draw(TEXTS),
        article=id,
        about=draw(TEXTS),
        property=draw(TEXTS.filter(lambda name: name not in ("date", "founded", "status"))),
        value=draw(TEXTS),
        normalised=draw(TEXTS),
        start=start,
        end=end,
        quote=text[start:end],
        method=draw(st.sampled_from(Method)),
        rule=draw(TEXTS),
        role=draw(NAMES),
        of=draw(NAMES),
        said_by=draw(NAMES),
        anchor=draw(NAMES),
        confidence=draw(st.floats(0, 1)),
        detail=draw(DETAILS),
    )


@st.composite
def articles(draw: st.DrawFn) -> Article:
    id, text = draw(TEXTS), draw(TEXTS)
    edges = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6)))
    spans = list(zip(edges[::2], edges[1::2], strict=False))
    return Article(
        id=id,
        file=draw(TEXTS),
        sha256=draw(TEXTS),
        text=text,
        title=draw(TEXTS),
        kicker=draw(NAMES),
        publisher=draw(NAMES),
        author=draw(NAMES),
        dateline=draw(NAMES),
        date_published=draw(DATES),
        date_modified=draw(DATES),
        page_date=draw(DATES),
        blocks=tuple(Block(draw(st.sampled_from(BlockKind)), *span) for span in spans),
        mentions=tuple(Mention("person:" + draw(TEXTS), *span) for span in spans),
        claims=tuple(draw(st.lists(claims(id, text), max_size=3))),
    )


@given(articles())
def test_an_article_comes_back_as_it_was_also_through_json(article: Article) -> None:
    document = document_of(article)
    assert article_from(document) == article
    assert article_from(json.loads(json.dumps(document))) == article


def test_unknown_fields_are_passed_over(make_article: Callable[..., Article]) -> None:
    document = document_of(make_article())
    document["added_by_a_later_version"] = {"x": [1]}
    document["claims"][0]["also"] = True
    assert article_from(document) == make_article()


def _without(path: str) -> Callable[[dict[str, Any]], None]:
    def change(document: dict[str, Any]) -> None:
        del document[path]

    return change


def _set(value: object, *path: str | int) -> Callable[[dict[str, Any]], None]:
    def change(document: dict[str, Any]) -> None:
        at: Any = document
        for step in path[:-1]:
            at = at[step]
        at[path[-1]] = value

    return change


WRONG = [
    ("text", "missing", _without("text")),
    ("id", "missing", _without("id")),
    ("title", "text", _set(7, "title")),
    ("kicker", "text", _set(["a"], "kicker")),
    ("date_published", "object", _set("2018", "date_published")),
    ("date_published.method", "none of", _set("guessed", "date_published", "method")),
    ("date_published.edtf", "missing", _set(None, "date_published", "edtf")),
    ("blocks", "list", _set({}, "blocks")),
    ("blocks[0]", "kind", _set("heading", "blocks", 0, 0)),
    ("blocks[0]", "within", _set(9_999, "blocks", 0, 2)),
    ("blocks[1]", "before", _set(2, "blocks", 1, 1)),
    ("blocks[0]", "start", _set([1, 2, 3], "blocks", 0)),
    ("blocks[0]", "start", _set(True, "blocks", 0, 1)),
    ("mentions[0]", "within", _set(-1, "mentions", 0, 1)),
    ("mentions[0]", "start", _set("7", "mentions", 0, 1)),
    ("claims[0]", "object", _set("x", "claims", 0)),
    ("claims[0].start", "number", _set("7", "claims", 0, "start")),
    ("claims[0].start", "number", _set(7.0, "claims", 0, "start")),
    ("claims[0].start", "number", _set(True, "claims", 0, "start")),
    ("claims[0].end", "within", _set(9_999, "claims", 0, "end")),
    ("claims[0].quote", "otherwise", _set("بغداد", "claims", 0, "quote")),
    ("claims[0].method", "none of", _set("STATED", "claims", 0, "method")),
    ("claims[0].confidence", "from 0 to 1", _set(1.5, "claims", 0, "confidence")),
    ("claims[0].detail", "numbers", _set({"a": None}, "claims", 0, "detail")),
    ("claims[0].detail", "numbers", _set({"a": True}, "claims", 0, "detail")),
    ("claims[0].rule", "missing", _set(None, "claims", 0, "rule")),
]


@pytest.mark.parametrize(("field", "problem", "change"), WRONG)
def test_a_wrong_field_is_named(
    make_article: Callable[..., Article],
    field: str,
    problem: str,
    change: Callable[[dict[str, Any]], None],
) -> None:
    document = document_of(make_article())
    change(document)
    with pytest.raises(WrongField) as caught:
        article_from(document)
    assert caught.value.field == field
    assert problem in caught.value.problem


def test_what_is_not_known_is_left_out(make_article: Callable[..., Article]) -> None:
    document = document_of(make_article())
    assert "author" not in document
    assert "role" not in document["claims"][0]
    assert list(document) == [
        "id", "file", "sha256", "title", "publisher", "date_published",
        "text", "blocks", "mentions", "claims",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("property", "normalised", "problem"),
    [
        ("date", "yesterday", "no date"),
        ("founded", "2018-02-30", "no date"),
        ("status", "perhaps", "none of"),
        ("date", "", None),
        ("date", "XXXX-02-18", None),
        ("status", "held", None),
    ],
)
def test_what_is_taken_for_settled_must_be_so(
    make_article: Callable[..., Article], property: str, normalised: str, problem: str | None
) -> None:
    document = document_of(make_article())
    document["claims"][0] |= {"property": property, "normalised": normalised}
    if problem is None:
        assert article_from(document).claims[0].normalised == normalised
        return
    with pytest.raises(WrongField, match=problem) as caught:
        article_from(document)
    assert caught.value.field == "claims[0].normalised"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (_set([["speaker", 0, 1]], "mentions"), "mentions[0]"),
        (_set("half \ud800", "claims", 0, "detail", "what"), "claims[0].detail"),
    ],
)
def test_what_no_record_can_be_known_by_is_refused(
    make_article: Callable[..., Article], change: Callable[[dict[str, Any]], None], field: str
) -> None:
    document = document_of(make_article())
    change(document)
    with pytest.raises(WrongField) as caught:
        article_from(document)
    assert caught.value.field == field
