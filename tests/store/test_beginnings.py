"""Where matches of a pattern can begin, told by the words: none is missed, and few are tried."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.beginnings import Beginnings, matches
from tests.store.test_sieve import PIECES, WRITTEN

AT_WORD = r"(?<![^\W\d_])"
_PIECE = re.compile("[^\\W\\d_]+|\\d|[\ue000-\ue1ff]")


@pytest.mark.parametrize(
    ("pattern", "word", "begun"),
    [
        ("عقد", "عقدت", True),
        ("عقدت", "عقد", False),
        ("(?:و)?(?:عقد|يعقد)", "يعقد", True),
        ("(?:و)?(?:عقد|يعقد)", "ويعقد", True),
        ("(?:و)?(?:عقد|يعقد)", "لقاء", False),
        ("(?<!لقاء )(?=عقد)(?:عقد)", "لقاء", False),
        (r"(?:\d{1,2}\s)?مارس", "7", True),
        (r"(?:\d{1,2}\s)?مارس", "مارس", True),
        ("[\ue000-\ue1ff]،", "\ue001", True),
        ("[\ue000-\ue1ff]،", "عقد", False),
    ],
)
def test_words_with_which_a_pattern_can_begin(pattern: str, word: str, begun: bool) -> None:
    beginnings = Beginnings()
    bit = beginnings.add(pattern)
    assert bool(beginnings[word] & bit) is begun


@pytest.mark.parametrize("pattern", [r"\sعقد", "(?:عقد)?", "[^،]عقد", "،?عقد", ".عقد", ""])
def test_what_may_begin_between_words_is_tried_everywhere(pattern: str) -> None:
    assert Beginnings().add(pattern) == 0


def test_words_are_asked_again_where_a_pattern_is_added_later() -> None:
    beginnings = Beginnings()
    first = beginnings.add("عقد")
    assert beginnings["لقاء"] == 0
    second = beginnings.add("لقاء")
    assert (beginnings["عقد"], beginnings["لقاء"]) == (first, second)


@settings(deadline=None)
@given(st.lists(WRITTEN, min_size=1, max_size=4), st.lists(st.sampled_from(PIECES), max_size=8))
def test_matches_are_those_of_finditer(patterns: list[str], pieces: list[str]) -> None:
    text = "".join(pieces)
    beginnings = Beginnings()
    bits = [beginnings.add(pattern) for pattern in patterns]
    spots = [(each.start(), beginnings[each.group()]) for each in _PIECE.finditer(text)]
    for bit, pattern in zip(bits, patterns, strict=True):
        compiled = re.compile(f"{AT_WORD}(?:{pattern})")
        found = [each.span() for each in matches(compiled, bit, text, spots)]
        assert found == [each.span() for each in compiled.finditer(text)]
