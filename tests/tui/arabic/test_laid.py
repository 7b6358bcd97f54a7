"""Long texts, of which only what is looked at is laid out."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.arabic import Laid, lay_out
from tui.arabic.paragraph import STRETCH

WORDS = "كلمة (أخرى) 98% وبعدها NATO، لالا\u0651 لـَا "


@pytest.mark.parametrize("width", [7, 20, 76])
def test_lines_are_those_of_the_whole_text(article: str, width: int) -> None:
    laid = Laid(article, width)
    lines = lay_out(article, width)
    assert laid[len(lines) // 2] == lines[len(lines) // 2]
    assert not laid.complete
    assert list(laid) == lines
    assert (laid.complete, len(laid), laid.known, laid.estimate) == (True, *[len(lines)] * 3)


@pytest.mark.parametrize("text", ["ب", "لا", "ل\u0651ا", "a", "بل", "ل\u200dا", WORDS])
def test_nothing_is_seen_of_where_stretches_meet(text: str) -> None:
    """As one line, whose neighbours join and whose spans meet, wherever a stretch may end."""
    for shift in range(len(text) + 1):
        whole = "x" * shift + text * (2 * STRETCH // len(text) + 2)
        (line,) = lay_out(whole, len(whole))
        glyphs = sorted(line.glyphs, key=lambda glyph: glyph.start)
        assert glyphs[0].start == 0
        assert glyphs[-1].end == len(whole.rstrip()) or not glyphs[-1].text.strip() or text == WORDS
        assert all(a.end == b.start for a, b in pairwise(glyphs))
        period = [glyph.text for glyph in glyphs if glyph.start >= shift + 2 * len(text)]
        cells = len(
            {glyph.start for glyph in glyphs if 0 <= glyph.start - shift - len(text) < len(text)}
        )
        ends = len(period) - 2 * cells
        assert all(period[place] == period[place + cells] for place in range(ends))


def test_lines_are_found_by_their_offsets(article: str) -> None:
    laid = Laid(article, 60)
    for number, line in enumerate(lay_out(article, 60)):
        assert laid.line_of(line.start) == number or line.start == line.end
        assert laid.line_of(max(line.start, line.end - 1)) >= number
        assert laid.start_of(number) == line.start
    assert laid.line_of(10**9) == len(laid) - 1
    assert laid.line_of(-1) == 0
    assert laid.start_of(10**9) == laid.start_of(len(laid) - 1)


def test_there_are_no_lines_beyond_the_last() -> None:
    laid = Laid("a\nb", 5, base="L")
    assert [line.text for line in laid] == ["a", "b"]
    for number in (2, -1):
        with pytest.raises(IndexError):
            laid[number]


def test_what_is_not_looked_at_is_not_wrapped() -> None:
    laid = Laid((WORDS * 1_000 + "\n") * 10, 76)
    assert laid[40].width
    assert laid.known == 41
    assert 0.5 < laid.estimate / len(laid) < 2


def test_the_estimate_never_falls_short_of_what_is_known() -> None:
    laid = Laid(WORDS * 300, 30)
    assert laid.estimate >= 1
    while laid.reach(laid.known + 1):
        assert laid.complete or laid.estimate > laid.known
    assert laid.estimate == laid.known == len(laid)


@settings(deadline=None)
@given(st.text("ا ب\n1", max_size=60), st.integers(1, 12))
def test_of_several_empty_lines_one_is_left(text: str, width: int) -> None:
    kept = [line for line in Laid(text, width, gaps=False)]
    empty = [not line.width for line in kept]
    assert not any(a and b for a, b in pairwise(empty))
    assert [line for line in kept if line.width] == [
        line for line in lay_out(text, width) if line.width
    ]
