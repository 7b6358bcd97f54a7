"""The box one types Arabic into, key by key: alone, in an application of its own."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Literal

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets.input import Selection

from tui.browser.widgets import SearchBox
from tui.browser.widgets.search_box import LONGEST

LAM_ALEF = "\ufefb"
ZWNJ = "\u200c"
MIXED = "لا NATO في 2017"
"""Fifteen code points in fourteen cells."""

Base = Literal["L", "R"]


class Bench(App[None]):
    """The box alone, twenty cells wide unless said otherwise."""

    CSS = """
    SearchBox { height: 1; border: none; padding: 0; color: white; background: black; }
    SearchBox > .input--cursor { text-style: reverse; color: white; background: black; }
    SearchBox > .input--selection { text-style: underline; color: white; background: black; }
    """

    def __init__(self, base: Base = "R") -> None:
        super().__init__()
        self._base: Base = base

    def compose(self) -> ComposeResult:
        yield SearchBox("", id="box", base=self._base)

    def on_mount(self) -> None:
        self.box.focus()

    @property
    def box(self) -> SearchBox:
        return self.query_one(SearchBox)


class Typing:
    """A box as the person at its keyboard sees it."""

    def __init__(self, pilot: Pilot[None], app: Bench) -> None:
        self.pilot = pilot
        self.app = app

    @property
    def box(self) -> SearchBox:
        return self.app.box

    @property
    def value(self) -> str:
        return self.box.value

    @property
    def line(self) -> str:
        """What is drawn, as wide as the box."""
        return self.box.render_line(0).text

    @property
    def caret(self) -> int:
        """The cell painted as the caret; -1 where none is."""
        cells = [cell for cell, worn in self._cells() if "reverse" in worn]
        assert len(cells) <= 1
        return cells[0] if cells else -1

    @property
    def marked(self) -> list[int]:
        """The cells painted as selected."""
        return [cell for cell, worn in self._cells() if "underline" in worn]

    def _cells(self) -> list[tuple[int, str]]:
        found = []
        x = 0
        for part in self.box.render_line(0):
            for _ in range(part.cell_length):
                found.append((x, str(part.style)))
                x += 1
        return found

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)

    async def type(self, text: str) -> None:
        """Press a key for each character, as the terminal sends them; the pilot knows not all."""
        for character in text:
            self.box.post_message(events.Key("key", character))
            await self.pilot.pause()

    async def put(self, value: str, position: int | None = None) -> None:
        """Let the box hold a value, the caret at a position or behind it."""
        self.box.value = value
        self.box.cursor_position = len(value) if position is None else position
        await self.pilot.pause()

    async def paste(self, text: str) -> None:
        self.box.post_message(events.Paste(text))
        await self.pilot.pause()


Opened = Callable[..., AbstractAsyncContextManager[Typing]]


@pytest.fixture
def typing() -> Opened:
    """Opens a box of a width and a direction."""

    @asynccontextmanager
    async def opened(width: int = 20, base: Base = "R") -> AsyncIterator[Typing]:
        app = Bench(base)
        async with app.run_test(size=(width, 3)) as pilot:
            await pilot.pause()
            yield Typing(pilot, app)

    return opened


# What is seen


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


# Where the caret is while one types


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


# Arrows


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


# Words, home and end


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


# Taking away


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


# Selecting


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


# What comes in


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


# A text longer than the box


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
