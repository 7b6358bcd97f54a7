"""From a span of the source to cells, and back."""

from __future__ import annotations

import pytest

from tui.arabic import lay_out, one_line

MIXED = "حلف NATO في 2017"
# on the screen: 2017 يف NATO فلح

CELLS = [
    (0, 3, [(13, 16)]),
    (4, 8, [(8, 12)]),
    (4, 5, [(8, 9)]),
    (0, 5, [(8, 9), (12, 16)]),
    (2, 6, [(8, 10), (12, 14)]),
    (6, 10, [(6, 8), (10, 12)]),
    (12, 16, [(0, 4)]),
    (0, 16, [(0, 16)]),
    (5, 5, []),
    (6, 4, []),
    (16, 20, []),
    (-4, 0, []),
    (-4, 1, [(15, 16)]),
]


@pytest.mark.parametrize(("start", "end", "ranges"), CELLS)
def test_cells_of_a_span(start: int, end: int, ranges: list[tuple[int, int]]) -> None:
    assert one_line(MIXED, 40).cells_of(start, end) == ranges


def test_half_a_ligature_is_the_whole_cell() -> None:
    line = one_line("بلا", 9)
    assert line.cells_of(1, 2) == line.cells_of(2, 3) == [(0, 1)]


def test_a_wide_character_takes_both_its_cells() -> None:
    line = one_line("中ب文", 9)
    assert line.cells_of(0, 1) == [(3, 5)]
    assert line.source_of(3) == line.source_of(4) == (0, 1)


@pytest.mark.parametrize(
    ("base", "cell", "source"),
    [("R", -1, (3, 3)), ("R", 3, (0, 0)), ("L", -1, (0, 0)), ("L", 3, (3, 3)), ("R", 0, (2, 3))],
)
def test_beside_the_text_lies_its_nearer_end(base: str, cell: int, source: tuple[int, int]) -> None:
    assert one_line("ابج", 9, base=base).source_of(cell) == source  # type: ignore[arg-type]


def test_an_empty_line_has_neither_cells_nor_runs() -> None:
    line = one_line("", 9)
    assert line.cells_of(0, 9) == []
    assert line.source_of(0) == (0, 0)
    assert line.runs([(0, 9, "x")]) == []


def test_runs_carry_the_styles_in_visual_order() -> None:
    line = one_line("اب AB", 9)
    assert line.text == "AB ﺏﺍ"
    assert line.runs([(1, 4, "hit")]) == [("A", ("hit",)), ("B", ()), (" ﺏ", ("hit",)), ("ﺍ", ())]


def test_overlapping_styles_come_in_the_order_given() -> None:
    line = one_line("abcd", 9, base="L")
    assert line.runs([(1, 4, "x"), (0, 2, "y")]) == [
        ("a", ("y",)),
        ("b", ("x", "y")),
        ("cd", ("x",)),
    ]


def test_equal_styles_that_touch_are_still_two_runs() -> None:
    line = one_line("abcd", 9, base="L")
    assert line.runs([(0, 2, "x"), (2, 4, "x")]) == [("ab", ("x",)), ("cd", ("x",))]


def test_styles_of_other_lines_leave_a_line_alone() -> None:
    first, second = lay_out("aa bb", 2, base="L")
    assert first.runs([(3, 5, "x")]) == [("aa", ())]
    assert second.runs([(3, 5, "x")]) == [("bb", ("x",))]
