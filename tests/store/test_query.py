"""What a query finds, and what it leaves alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import QueryError
from store.query import parse

FINDS = [
    ("الدولي", "التحالف الدولى ضد داعش"),
    ("الدولى", "التحالف الدولي ضد داعش"),
    ("اجتماع", "عقد إجتماع في الكويت"),
    ("اجتماعا", "عقد اجتماعًا"),
    ("2018", "في عام ٢٠١٨"),
    ("٢٠١٨", "في 13 فبراير 2018"),
    ("13 يوليو", "وفي13 يوليو"),
    ("الأردن", "بالأردن"),
    ("الأردن", "والأردن"),
    ("الأردن", "للأردن"),
    ("التحالف", "للتحالف"),
    ("الامارات", "دولة الإمارات"),
    ("الإمارات", "دولة الامارات"),
    ("الأمريكية", "الولايات المتحدة الأميركية"),
    ("الأميركي", "الوزير الأمريكي"),
    ("سوريا", "في سورية"),
    ("سورية", "وسوريا"),
    ("سوريا", "في سوريا"),
    ("وزير الخارجية", "قال وزيرُ خارجيتنا إن الخارجية والوزير: وزير"),
    ('"الدولى"', "التحالف الدولى"),
    ('"وزير الخارجية"', "وزير  الخارجية"),
    ("الكويت -داعش", "اجتماع الكويت"),
    ("2018-02-13", "في 2018-02-13 صباحا"),
    ("NATO", "حلف nato"),
    ("", "أي نص"),
    ("-داعش", "اجتماع الكويت"),
    ("؟", "أي نص"),
]

LEAVES = [
    ('"الدولى"', "التحالف الدولي"),
    ('"الدول"', "التحالف الدولي"),
    ('"اجتماعا"', "اجتماعاً"),
    ("دول", "التحالف الدولي"),
    ("الدول", "التحالف الدولي"),
    ("وعد", "بعد ذلك"),
    ("بعد", "وعد بذلك"),
    ("الكويت -داعش", "اجتماع الكويت ضد داعش"),
    ("الكويت", "الكويتية"),
    ('-"ضد داعش"', "ضد داعش"),
    ("وزير الدفاع", "وزير الخارجية"),
    ("2018-02-13", "13 فبراير 2018"),
    ("سور", "سوريا"),
    ("201", "2018"),
]


@pytest.mark.parametrize(("query", "text"), FINDS)
def test_finds(query: str, text: str) -> None:
    assert parse(query).matches(text)


@pytest.mark.parametrize(("query", "text"), LEAVES)
def test_leaves_alone(query: str, text: str) -> None:
    assert not parse(query).matches(text)


@pytest.mark.parametrize(
    ("query", "text"),
    [("الكوي", "في الكويت"), ("كوي", "بالكويت"), ("وزير الخ", "وزير الخارجية"), ("سوريا", "سورية")],
)
def test_the_word_being_typed_may_go_on(query: str, text: str) -> None:
    assert parse(query, prefix=True).matches(text)


@pytest.mark.parametrize("query", ["الكوي*", "كوي*", "وزير الكوي*", "-قطر كو*"])
def test_a_star_lets_a_word_go_on(query: str) -> None:
    assert parse(query).matches("قال وزير بالكويت")
    assert not parse(query.replace("*", "")).matches("قال وزير بالكويت")
    assert parse(str(parse(query))) == parse(query)


@pytest.mark.parametrize("query", ["*", "-*", "* *"])
def test_a_star_alone_asks_for_nothing(query: str) -> None:
    assert parse(query).is_empty


def test_a_star_alone_is_no_value() -> None:
    with pytest.raises(QueryError) as caught:
        parse("place:* x")
    assert caught.value.position == len("place:*")


@pytest.mark.parametrize(
    "query", ["الكوي", "p:تيل", "members:7", "date:2018", "silent:chair", '"الكوي', "place=kw"]
)
def test_what_is_being_typed_is_written_so_that_it_is_found_again(query: str) -> None:
    typed = parse(query, prefix=True)
    assert parse(str(typed)) == typed


@pytest.mark.parametrize(
    ("query", "text"),
    [("الكوي ", "في الكويت"), ("وز الخارجية", "وزير الخارجية"), ("ويت", "الكويت")],
)
def test_only_the_last_word_may_go_on_and_only_at_its_end(query: str, text: str) -> None:
    assert not parse(query, prefix=True).matches(text)


@pytest.mark.parametrize(
    ("query", "text", "hits"),
    [
        ("الدولي", "التحالف الدولى", ["الدولى"]),
        ("اجتماعا", "عقد اجتماعًا ثم اجتماعا", ["اجتماعًا", "اجتماعا"]),
        ("2018", "عام ٢٠١٨م", ["٢٠١٨"]),
        ('"ضد داعش" داعش', "ضد داعش", ["ضد داعش"]),
        ("-الكويت داعش", "داعش", ["داعش"]),
        ("الكويت", "ـ الكـــويت ـ", ["الكـــويت"]),
        ("", "داعش", []),
    ],
)
def test_hits_are_the_words_as_the_text_has_them(query: str, text: str, hits: list[str]) -> None:
    assert [text[span.start : span.end] for span in parse(query).spans(text)] == hits


@pytest.mark.parametrize(("query", "position"), [('"داعش', 0), ('الكويت "', 7), ('"أ" -"ب', 5)])
def test_an_open_quotation_is_refused_with_its_place(query: str, position: int) -> None:
    with pytest.raises(QueryError) as caught:
        parse(query)
    assert caught.value.position == position
    assert str(position + 1) in str(caught.value)


def test_an_open_quotation_is_fine_while_it_is_typed() -> None:
    assert parse('"الدولى', prefix=True).matches("التحالف الدولى")


@given(st.text(alphabet='ابجدىيةه -"\u064b\u0640 12٣٤.', max_size=30), st.text(max_size=60))
def test_hits_lie_in_the_text_in_order_and_apart(query: str, text: str) -> None:
    spans = parse(query, prefix=True).spans(text)
    edges = [edge for span in spans for edge in (span.start, span.end)]
    assert edges == sorted(edges)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


@given(st.text(alphabet="ابجدىيةهأإلو \u064b\u0640", min_size=1, max_size=30))
def test_every_word_of_a_text_finds_the_text(text: str) -> None:
    for word in text.split():
        assert parse(word).matches(text)


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        ("الأردن", "الأردن والأردن فالأردن بالأردن كالأردن وبالأردن للأردن وللأردن فللأردن"),
        ("سوريا", "سوريا سورية وسوريا بسورية لسوريا ولسورية"),
        ("سورية", "سوريا سورية وسوريا بسورية لسوريا ولسورية"),
        ("الأمريكية", "الأمريكية الأميركية والأميركية بالأمريكية للأميركية"),
        ("امريكا", "أمريكا أميركا وأميركا لأمريكا"),
        ("اجتماع", "اجتماع واجتماع باجتماع الاجتماع للاجتماع والإجتماع"),
    ],
)
def test_whatever_clings_to_a_word_it_is_found(query: str, texts: str) -> None:
    assert [text for text in texts.split() if not parse(query).matches(text)] == []
