"""That one character may stand for a stretch: the same levels as python-bidi finds for all."""

from __future__ import annotations

import re
import unicodedata

import pytest
from bidi.mirror import MIRRORED  # type: ignore[import-untyped, unused-ignore]
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tui.arabic import embedding, engines
from tui.arabic.embedding import levels
from tui.arabic.engines import Base

CLASSES = {
    embedding.LETTERS_OF_ARABIC: {"AL"},
    embedding.LETTERS_OF_HEBREW: {"R"},
    embedding.LETTERS_FROM_LEFT: {"L"},
    embedding.DIGITS: {"EN"},
    embedding.DIGITS_OF_ARABIC: {"AN"},
    embedding.CLINGING: {"ET"},
    embedding.NEUTRAL: {"WS", "ON", "ES", "CS"},
    embedding.MARKS: {"NSM"},
    embedding.JOINERS: {"BN"},
}
# Not in Python: the mirrored characters that are opened and closed, by their category.
BRACKETS = {char for char in MIRRORED if unicodedata.category(char) in ("Ps", "Pe")}


@pytest.mark.parametrize("pattern", CLASSES)
def test_every_character_of_a_set_is_of_its_class(pattern: str) -> None:
    found = re.findall(f"[{pattern}]", "".join(map(chr, range(0x20000))))
    assert found
    assert {
        char: unicodedata.bidirectional(char)
        for char in found
        if unicodedata.bidirectional(char) not in CLASSES[pattern]
        # Not yet in Unicode, or only in a later one than Python's.
        and unicodedata.category(char) != "Cn"
    } == {}
    assert not BRACKETS & set(found)


# Of every class several characters, brackets of several kinds, and all that directs.
CHARACTERS = (
    'ابجلي\u05d0\u05d1abcZ中019٠١٣۴%$٪#-+,./:\u00a0، !"«»*…\u064b\u0651\u0300\u200b\u200c\u200d'
    "()[]{}〈〉\u2329\u202a\u202b\u202d\u202e\u202c\u2066\u2067\u2068\u2069\u200e\u200f\u061c\t"
)
anything = st.text(st.sampled_from(CHARACTERS), max_size=40)
# Long stretches of few classes, as in articles.
stretches = st.lists(
    st.tuples(st.sampled_from(CHARACTERS), st.integers(1, 4)).map(lambda pair: pair[0] * pair[1]),
    max_size=20,
).map("".join)
texts = st.lists(
    st.sampled_from(["من ", "قال: ", "(NATO) ", "98% ", "2-3 ", "[", ")", "a.b ", "٣، ", "\u202e"]),
    max_size=15,
).map("".join)


@settings(deadline=None, max_examples=1_500)
@given(
    st.one_of(anything, stretches, texts, st.text(max_size=30)), st.sampled_from(["R", "L", "auto"])
)
@example("ا(a[ا)b]1", "R")
@example("a 1,2 ا 1,2", "R")
@example("1,,2 1,2 1\u200b,2", "L")
@example("\u202eاa1\u202c1", "L")
def test_levels_are_those_of_the_whole_text(text: str, base: Base) -> None:
    text = text.encode("utf-8", "replace").decode()
    if not text or re.search("[\n\r\x1c-\x1e\x85\u2029]", text):
        return  # never in a paragraph
    assert levels(text, base) == engines.resolve(text, base)


def test_an_article_comes_down_to_little(
    articles: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    resolve = engines.resolve

    def counting(text: str, base: Base) -> tuple[bytes, int]:
        asked.append(text)
        return resolve(text, base)

    monkeypatch.setattr(engines, "resolve", counting)
    embedding._resolved.cache_clear()
    for article in articles:
        for paragraph in article.splitlines():
            levels(paragraph)
    assert sum(map(len, asked)) < sum(map(len, articles)) / 10
