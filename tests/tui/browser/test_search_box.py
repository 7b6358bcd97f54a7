"""The box one types Arabic into, key by key: alone, in an application of its own."""

from __future__ import annotations

import pytest
from typing_box import MIXED, ZWNJ, Base, Opened  # type: ignore[import-not-found, unused-ignore]


async def test_the_value_is_logical_and_what_is_seen_visual(typing: Opened) -> None:
    async with typing() as seen:
        await seen.press(*"اجتماع")
        assert seen.value == "اجتماع"
        assert seen.line.strip() == "ﻉﺎﻤﺘﺟﺍ"
        assert seen.line.endswith("ﺍ")


async def test_a_line_from_the_left_hangs_on_the_left(typing: Opened) -> None:
    async with typing(base="L") as seen:
        await seen.press(*"find لا")
        assert seen.line.rstrip() == "find ﻻ"
        assert seen.caret == 6


@pytest.mark.parametrize("base", ["L", "R"])
async def test_an_empty_box_shows_its_caret_where_text_will_begin(
    typing: Opened, base: Base
) -> None:
    async with typing(base=base) as seen:
        assert seen.caret == (0 if base == "L" else 19)


async def test_the_placeholder_goes_with_the_first_letter(typing: Opened) -> None:
    async with typing() as seen:
        seen.box.placeholder = "ابحث"
        await seen.pilot.pause()
        assert seen.line.strip() == "ﺚﺤﺑﺍ"
        await seen.press("ك")
        assert seen.line.strip() == "ﻙ"


async def test_without_the_focus_there_is_no_caret(typing: Opened) -> None:
    async with typing() as seen:
        await seen.press(*"كتب")
        seen.app.screen.set_focus(None)
        await seen.pilot.pause()
        assert seen.caret == -1


async def test_the_caret_does_not_blink(typing: Opened) -> None:
    async with typing() as seen:
        assert not seen.box.cursor_blink


@pytest.mark.parametrize(
    ("typed", "caret"),
    [
        ("كتب", 16),
        ("كتب ", 15),
        ("كتب  ", 14),
        ("NATO", 15),
        ("NATO ", 14),
        ("في 2017", 12),
        ("(NATO)", 13),
        ("لا", 18),
        ("لَا", 18),
        ("می" + ZWNJ, 17),
    ],
)
async def test_the_caret_stands_left_of_all_that_was_typed(
    typing: Opened, typed: str, caret: int
) -> None:
    async with typing() as seen:
        await seen.type(typed)
        assert seen.value == typed
        assert seen.caret == caret


async def test_the_terminals_own_cursor_is_where_the_caret_is(typing: Opened) -> None:
    async with typing() as seen:
        await seen.press(*MIXED)
        for _ in range(14):
            assert seen.app.cursor_position.x == seen.caret
            await seen.press("right")


@pytest.mark.parametrize("base", ["L", "R"])
@pytest.mark.parametrize(
    ("value", "cells"),
    [
        (MIXED, 14),
        ("اجتماع الكويت", 13),
        ("NATO", 4),
        ("2017", 4),
        ("لا", 1),
        ("لإلغاء", 5),
        ("كَتَبَ", 3),
        ("می" + ZWNJ + "خواهم", 7),
        ("حلف (NATO) ", 11),
        ("  a  ب  ", 8),
        ("98% من", 6),
        ("", 0),
    ],
)
async def test_every_arrow_moves_one_cell_from_end_to_end(
    typing: Opened, value: str, cells: int, base: Base
) -> None:
    async with typing(40, base) as seen:
        await seen.put(value)
        await seen.press(*["left"] * (cells + 1))
        leftmost = seen.caret
        carets = [leftmost]
        positions = [seen.box.cursor_position]
        for _ in range(cells):
            await seen.press("right")
            carets.append(seen.caret)
            positions.append(seen.box.cursor_position)
        assert carets == list(range(leftmost, leftmost + cells + 1))
        assert len(set(positions)) == cells + 1
        await seen.press("right")
        assert seen.caret == carets[-1]
        back = []
        for _ in range(cells):
            await seen.press("left")
            back.append(seen.caret)
        assert back == carets[-2::-1]
        await seen.press("left")
        assert seen.caret == leftmost


async def test_a_wide_character_is_one_stop_of_two_cells(typing: Opened) -> None:
    async with typing() as seen:
        await seen.put("ا会ب")
        await seen.press("left", "left", "left")
        positions = []
        for _ in range(4):
            positions.append(seen.box.cursor_position)
            await seen.press("right")
        assert sorted(positions) == [0, 1, 2, 3]


@pytest.mark.parametrize(("key", "position"), [("left", 3), ("right", 0)])
async def test_an_arrow_ends_a_selection_at_the_side_it_points_to(
    typing: Opened, key: str, position: int
) -> None:
    async with typing() as seen:
        await seen.put("كتب")
        await seen.press("ctrl+shift+a", key)
        assert seen.box.cursor_position == position
        assert seen.box.selection.is_empty


@pytest.mark.parametrize(
    ("value", "lefts"),
    [
        ("عقد اجتماع", [4, 10]),
        ("كَتَبَ وَلَد", [7, 12]),
        ("می" + ZWNJ + "خواهم بروم", [9, 13]),
        (MIXED, [3, 8, 11, 15]),
        ("(NATO)", [1, 6]),
    ],
)
async def test_control_and_an_arrow_go_to_the_next_word_that_is_seen_there(
    typing: Opened, value: str, lefts: list[int]
) -> None:
    async with typing(40) as seen:
        await seen.put(value, 0)
        found = []
        for _ in lefts:
            before = seen.caret
            await seen.press("ctrl+left")
            assert seen.caret < before
            found.append(seen.box.cursor_position)
        assert found == lefts


async def test_control_right_goes_back_through_words(typing: Opened) -> None:
    async with typing() as seen:
        await seen.press(*"عقد اجتماع", "ctrl+right")
        assert seen.box.cursor_position == 4
        await seen.press("ctrl+right")
        assert seen.box.cursor_position == 0


async def test_home_and_end_are_the_beginning_and_end_of_what_was_typed(typing: Opened) -> None:
    async with typing() as seen:
        await seen.press(*"كتب", "home")
        assert seen.box.cursor_position == 0
        assert seen.caret == 19
        await seen.press("end", "x")
        assert seen.value == "كتبx"


async def test_a_text_longer_than_the_box_keeps_the_caret_in_sight(typing: Opened) -> None:
    text = "كلمات كثيرة جدا NATO في صندوق صغير"
    async with typing(12) as seen:
        await seen.press(*text)
        assert seen.caret == 0
        await seen.press("home")
        assert seen.caret == 11
        assert seen.line.endswith("ﺕﺎﻤﻠﻛ")
        before = seen.caret
        for _ in text:
            await seen.press("left")
            # A cell to the left, or the text a cell to the right under a caret at the edge.
            assert seen.caret == max(0, before - 1)
            before = seen.caret
        assert seen.box.cursor_position == len(text)
        assert seen.line.startswith(" ﺮﻴﻐﺻ")


async def test_going_back_in_a_long_text_moves_the_caret_before_the_text(typing: Opened) -> None:
    async with typing(12) as seen:
        await seen.press(*"كلمات كثيرة جدا في صندوق صغير")
        shown = seen.line
        for step in range(1, 12):
            await seen.press("right")
            assert seen.caret == step
            assert seen.line == shown
        await seen.press("right")
        assert seen.caret == 11
        assert seen.line[:-1] == shown[1:]
