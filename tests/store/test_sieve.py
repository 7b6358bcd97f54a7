"""Which patterns a text can match, told by its words: never one left out that matches."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.sieve import Sieve, held, needed
from store.text import folded_words


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        ("عقد", ["عقد"]),
        ("(?:و)?(?:عقد|يعقد)\\s", ["عقد يعقد"]),
        ("علي راس وفد", ["علي", "راس", "وفد"]),
        ("(?P<who>(?:وزير|ملك)) في", ["وزير ملك", "في"]),
        ("(?:وفد|جانب)?لقاء", ["لقاء"]),
        ("(?:وفد|جانب){0,2}لقاء", ["لقاء"]),
        ("(?:وفد){1,2}", ["وفد"]),
        ("لقاءات?", ["لقاءا"]),
        ("لقاء+ات", ["لقاء", "ات"]),
        ("(?<!وفد )لقاء(?!ات)(?= مع)", ["لقاء"]),
        ("(?:وفد|.)", []),
        ("وفد|[ولب]", []),
        ("كانون|ك1", ["كانون 1"]),
        ("بعد غد|امس", ["غد امس"]),
        (r"\d{1,2}\s[ا-ي]+", [r"\d"]),
        ("[\ue000-\ue1ff]،?", ["[\ue000-\ue1ff]"]),
    ],
)
def test_what_a_pattern_cannot_match_without(pattern: str, needs: list[str]) -> None:
    assert needed(pattern) == [frozenset(each.split()) for each in needs]


def test_digits_are_of_the_word_they_are_glued_to() -> None:
    assert needed("كانون|ك1", glued=True) == [frozenset({"كانون", "ك1"})]


def test_a_group_that_is_not_understood_is_refused() -> None:
    with pytest.raises(ValueError, match="not understood"):
        needed("(?i)عقد")


PIECES = ["عقد", "وفد", "لقاء", " ", "و", "7", "12", "ات", "بعد", "غد", "،", "\ue001"]
WRITTEN = st.recursive(
    st.sampled_from(
        [*(piece for piece in PIECES if piece != " "), r"\s", r"\d", "[\ue000-\ue1ff]", "."]
    ),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join),
        st.lists(inner, min_size=1, max_size=3).map(lambda ways: f"(?:{'|'.join(ways)})"),
        st.tuples(inner, st.sampled_from(["?", "*", "+", "{2}", "{0,1}", "{,2}", "*?"])).map(
            lambda each: f"(?:{each[0]}){each[1]}"
        ),
        inner.map(lambda each: f"(?!{each})"),
    ),
    max_leaves=8,
)


@settings(deadline=None)  # the first has all patterns of the reader loaded
@given(st.lists(WRITTEN, min_size=1, max_size=4), st.lists(st.sampled_from(PIECES), max_size=8))
def test_no_pattern_that_matches_is_left_out(patterns: list[str], pieces: list[str]) -> None:
    text = "".join(pieces)
    compiled = [re.compile(pattern) for pattern in patterns]
    sieve = Sieve(lambda: ((each, each) for each in compiled))
    tried = sieve.fitting(held([*folded_words(text), *text]))
    assert [each for each in compiled if each.search(text) and each not in tried] == []
    glued = Sieve(lambda: ((each, each) for each in compiled), glued=True)
    tried = glued.fitting(held([*re.findall(r"[^\W_]+", text), *text]))
    assert [each for each in compiled if each.search(text) and each not in tried] == []
