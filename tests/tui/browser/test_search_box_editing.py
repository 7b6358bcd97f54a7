"""What is taken away, selected, pasted and copied in the box one types Arabic into."""

from __future__ import annotations

import pytest
from textual.widgets.input import Selection
from typing_box import LAM_ALEF, MIXED, ZWNJ, Opened  # type: ignore[import-not-found, unused-ignore]

from tui.browser.widgets import SearchBox
from tui.browser.widgets.search_box import LONGEST


@pytest.mark.parametrize(
    ("value", "position", "key", "left"),
    [
        ("سلا", 3, "backspace", "سل"),
        ("سلا", 1, "delete", "سا"),
        ("كَ", 2, "backspace", "ك"),
        ("می" + ZWNJ, 3, "backspace", "می"),
        ("كتب", 0, "backspace", "كتب"),
        ("كتب", 3, "delete", "كتب"),
        ("عقد اجتماع", 10, "ctrl+w", "عقد "),
        ("كَتَبَ وَلَد", 12, "ctrl+w", "كَتَبَ "),
        ("عقد اجتماع", 10, "ctrl+ص", "عقد "),
        ("عقد اجتماع", 4, "ctrl+u", "اجتماع"),
        ("عقد اجتماع", 4, "ctrl+k", "عقد "),
    ],
)
async def test_what_is_taken_away_follows_the_logical_order(
    typing: Opened, value: str, position: int, key: str, left: str
) -> None:
    async with typing() as seen:
        await seen.put(value, position)
        await seen.press(key)
        assert seen.value == left


@pytest.mark.parametrize(
    ("value", "position", "keys", "chosen"),
    [
        ("كتب", 0, ["shift+left"], "ك"),
        ("كتب", 0, ["shift+left", "shift+left"], "كت"),
        ("كتب", 0, ["shift+left", "shift+left", "shift+right"], "ك"),
        ("كتب", 3, ["shift+right"], "ب"),
        ("سلام", 0, ["shift+left", "shift+left"], "سلا"),
        ("عقد اجتماع", 0, ["ctrl+shift+left"], "عقد "),
        ("عقد اجتماع", 5, ["shift+home"], "عقد ا"),
        ("عقد اجتماع", 5, ["shift+end"], "جتماع"),
        ("عقد", 1, ["shift+left", "shift+home"], "ع"),
        (MIXED, 5, ["ctrl+shift+a"], MIXED),
    ],
)
async def test_shift_selects(
    typing: Opened, value: str, position: int, keys: list[str], chosen: str
) -> None:
    async with typing() as seen:
        await seen.put(value, position)
        await seen.press(*keys)
        assert seen.box.selected_text == chosen
        assert len(seen.marked) == len(chosen) - chosen.count("لا")


async def test_a_selection_across_directions_is_painted_in_its_pieces(typing: Opened) -> None:
    async with typing() as seen:
        await seen.put("في NATO")
        seen.box.selection = Selection(1, 5)
        await seen.pilot.pause()
        assert seen.box.selected_text == "ي NA"
        # NATO stands at 13 to 16, the blank at 17, then the two letters from the right.
        assert seen.marked == [13, 14, 17, 18]


async def test_typing_takes_the_place_of_a_selection(typing: Opened) -> None:
    async with typing() as seen:
        await seen.put("عقد اجتماع")
        await seen.press("ctrl+shift+right", "لا"[0])
        assert seen.value == "عقد ل"


async def test_the_mouse_puts_the_caret_under_the_pointer(typing: Opened) -> None:
    async with typing() as seen:
        await seen.put(MIXED)
        for x in range(5, 20):
            await seen.pilot.click(SearchBox, offset=(x, 0))
            assert seen.caret == x
        await seen.pilot.click(SearchBox, offset=(0, 0))
        assert seen.box.cursor_position == len(MIXED)


async def test_dragging_from_the_right_edge_selects_the_beginning(typing: Opened) -> None:
    async with typing() as seen:
        await seen.put("عقد اجتماع")
        await seen.pilot.mouse_down(SearchBox, offset=(19, 0))
        await seen.pilot.hover(SearchBox, offset=(16, 0))
        await seen.pilot.mouse_up(SearchBox, offset=(16, 0))
        assert seen.box.selected_text == "عقد"


@pytest.mark.parametrize(
    ("pasted", "value"),
    [
        (f"ه{LAM_ALEF}ل", "هلال"),
        ("ﺍﻟﻜﻮﻳﺖ", "الكويت"),
        ("سطر\nثان", "سطر ثان"),
        ("سطر \r\n\r\n  ثان\n", "سطر ثان"),
        ("سطر\u2029ثان\x85ثالث", "سطر ثان ثالث"),
        ("عمود\tثان", "عمود ثان"),
        ("بلا\u00a0كسر", "بلا كسر"),
        ("في 2017 NATO (98%) ٢٠١٧", "في 2017 NATO (98%) ٢٠١٧"),
        ("a\x1b]52;c;x\x07b", "a]52;c;xb"),
        ("ا\x00ب\x7f\x9bج", "ابج"),
        ("می" + ZWNJ + "خواهم", "می" + ZWNJ + "خواهم"),
        ("\u202eابج\u202c\u200f\u2066", "ابج"),
        ("\ud800ا", "ا"),
        ("ا\ue000ب", "اب"),
        ("كَتَبَ", "كَتَبَ"),
        ("\ufe76", "\u064e"),
        ("\n\n", ""),
    ],
)
async def test_what_is_pasted_comes_in_as_letters(typing: Opened, pasted: str, value: str) -> None:
    async with typing() as seen:
        await seen.paste(pasted)
        assert seen.value == value
        assert seen.box.cursor_position == len(value)


async def test_what_is_pasted_comes_in_at_the_caret_or_for_the_selection(typing: Opened) -> None:
    async with typing() as seen:
        await seen.put("عقد اجتماع", 4)
        await seen.paste("مؤتمر ")
        assert seen.value == "عقد مؤتمر اجتماع"
        await seen.press("ctrl+shift+a")
        await seen.paste("قمة")
        assert seen.value == "قمة"


async def test_a_paste_that_is_too_long_is_cut(typing: Opened) -> None:
    async with typing() as seen:
        await seen.put("اب", 1)
        await seen.paste("س" * 1_000_000)
        assert len(seen.value) == LONGEST
        assert seen.value.endswith("ب")


@pytest.mark.parametrize(
    ("character", "value"), [(LAM_ALEF, "لا"), (ZWNJ, ZWNJ), ("\u200f", ""), ("\u0660", "\u0660")]
)
async def test_a_key_gives_what_can_be_written(typing: Opened, character: str, value: str) -> None:
    async with typing() as seen:
        await seen.type(character)
        assert seen.value == value


async def test_persian_is_typed_with_its_zwnj(typing: Opened) -> None:
    async with typing() as seen:
        await seen.type("می" + ZWNJ + "خواهم")
        assert seen.value == "می" + ZWNJ + "خواهم"
        # Seven letters; what ends the joining takes no cell.
        assert seen.line.strip() == "ﻢﻫﺍﻮﺧﯽﻣ"


async def test_a_value_set_by_the_program_is_made_of_letters_too(typing: Opened) -> None:
    async with typing() as seen:
        await seen.put("ﷺ\n\x1b[31m")
        assert "\x1b" not in seen.value
        assert seen.value.startswith("صلى الله عليه وسلم")


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+ؤ"])
async def test_what_is_selected_is_copied_as_it_was_typed(typing: Opened, key: str) -> None:
    async with typing() as seen:
        await seen.put(MIXED)
        await seen.press("ctrl+shift+a", key)
        assert seen.app.clipboard == MIXED
