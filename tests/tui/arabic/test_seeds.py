"""The five articles at every width a terminal may have."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from itertools import groupby, pairwise

import pytest
from rich.cells import cell_len

from tui.arabic import Line, lay_out, one_line
from tui.arabic.embedding import levels

WIDTHS = range(20, 161)


def test_every_visible_character_is_drawn_once_at_every_width(article: str) -> None:
    visible = {place for place, char in enumerate(article) if char.isprintable() and char != " "}
    visible -= {place for place in visible if unicodedata.combining(article[place])}
    for width in WIDTHS:
        lines = lay_out(article, width)
        assert max(line.width for line in lines) <= width
        drawn = Counter(
            place
            for line in lines
            for glyph in line.glyphs
            if glyph.text != " "
            for place in range(glyph.start, glyph.end)
        )
        assert all(drawn[place] == 1 for place in visible)
        assert all(cell_len(line.text) == line.width for line in lines)


def test_order_at_every_width_is_that_of_the_paragraph(article: str) -> None:
    """Against another way of ordering: turning round what lies deeper, from the outside in."""
    for paragraph in filter(str.strip, re.split(r"[\n\r]+", article)):
        resolved, _ = levels(paragraph, "R")
        for width in (*range(20, 161, 7), 80, 140):
            for line in lay_out(paragraph, width, shape=False):
                places = sorted(glyph.start for glyph in line.glyphs)
                assert [glyph.start for glyph in line.glyphs] == outside_in(
                    places, list(resolved), 0
                )


def outside_in(places: list[int], resolved: list[int], depth: int) -> list[int]:
    """Order places of one level's depth; deeper stretches keep together."""
    stretches = [
        outside_in(list(stretch), resolved, depth + 1) if deeper else list(stretch)
        for deeper, stretch in groupby(places, key=lambda place: resolved[place] > depth)
    ]
    if depth & 1:
        stretches = [
            stretch if len(stretch) > 1 and resolved[stretch[0]] > depth else stretch[::-1]
            for stretch in reversed(stretches)
        ]
    return [place for stretch in stretches for place in stretch]


def test_brackets_and_guillemets_face_inward(article: str) -> None:
    """Leftmost comes the opening one, whichever the direction, unless a line cuts the pair."""
    for paragraph in re.split(r"[\n\r]+", article):
        text = one_line(paragraph, 100_000, shape=False).text
        for opening, closing in ("«»", "()", "[]"):
            if paragraph.count(opening) == paragraph.count(closing):
                assert balanced(text, opening, closing), text


def balanced(text: str, opening: str, closing: str) -> bool:
    depth = 0
    for char in text:
        depth += (char == opening) - (char == closing)
        if depth < 0:
            return False
    return depth == 0


def test_no_number_is_turned_round(article: str) -> None:
    for number in re.findall(r"\d{2,}", article):
        assert any(number in line.text for line in lay_out(article, 100))


@pytest.mark.parametrize("width", [40, 80, 140])
def test_lines_know_where_they_are(article: str, width: int) -> None:
    lines: list[Line] = lay_out(article, width)
    assert lines[0].start == 0
    assert not article[lines[-1].end :].strip("\r\n")
    for before, after in pairwise(lines):
        assert not article[before.end : after.start].strip("\r\n")
