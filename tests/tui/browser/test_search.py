"""Finding: live, folded, in every record; and a box one can type Arabic into."""

from __future__ import annotations

from typing import Any

import pytest
from textual import events
from textual.app import App, ComposeResult

from tui.browser.panes import Results, SearchBox
from tui.browser.screens import Find

LAM_ALEF = "\ufefb"


async def test_results_come_while_one_types(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("/")
        await seen.write("تيل")
        labels = [hit.row.label for hit in seen.one(Results).hits]
        assert "ريكس تيلرسون" in labels
        assert "الكويت تستضيف اجتماع التحالف الدولي" in labels


@pytest.mark.parametrize("typed", ["الاردن", "أردن", "الأردنّ"])
async def test_spelling_does_not_matter(browse: Any, typed: str) -> None:
    async with browse() as seen:
        await seen.press("/")
        await seen.write(typed)
        labels = [hit.row.label for hit in seen.one(Results).hits]
        assert "اجتماع مصغر في الأردن" in labels


async def test_quotes_ask_for_the_spelling_as_it_stands(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("/")
        await seen.write('"الاردن"')
        assert seen.one(Results).length == 0


async def test_each_hit_shows_kind_label_and_the_words_around_it(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("/")
        await seen.write("200")
        results = seen.one(Results)
        line = seen.lines(results)[1]
        assert any(kind in line for kind in ("article", "meeting"))
        marked = "".join(
            part.text for part in results.render_line(1) if part.style and part.style.bold
        )
        assert "200" in marked


async def test_enter_opens_the_best_hit_at_once_after_the_last_letter(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("/")
        await seen.pilot.press(*"ناصر", "enter")
        await seen.pilot.pause(0.1)
        assert seen.app.screen is seen.screen
        assert seen.record.heading == "ناصر جودة"


async def test_enter_on_an_article_opens_the_reader_at_the_words(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("/")
        await seen.write("هزيمة")
        await seen.press("enter")
        assert seen.screen.active == "reader"
        found = seen.reader.current
        assert seen.reader.article.text[found.start : found.end] == "هزيمة"


async def test_arrows_choose_among_the_hits(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("/")
        await seen.write("تيلرسون")
        second = seen.one(Results).hits[1].row.id
        await seen.press("down")
        assert seen.one(Results).cursor == 1
        await seen.press("enter")
        assert seen.screen.record.id == second


async def test_escape_leaves_without_a_change(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("j", "/")
        await seen.write("تيلرسون")
        await seen.press("escape")
        assert seen.app.screen is seen.screen
        assert seen.listing("meetings").cursor == 1


async def test_back_returns_from_a_hit(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("/")
        await seen.write("ناصر")
        await seen.press("enter", "[")
        assert seen.screen.active == "meetings"
        assert "الكويت" in seen.record.heading


async def test_nothing_found_is_said(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("/")
        await seen.write("xyzzy")
        assert "nothing found" in seen.lines(seen.one(Results))[0]
        await seen.press("enter")
        assert isinstance(seen.app.screen, Find)


async def test_keys_that_are_commands_elsewhere_are_letters_here(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("/")
        await seen.write("jq?[")
        assert seen.box.value == "jq?["
        assert isinstance(seen.app.screen, Find)


# The box by itself


class Bench(App[None]):
    """The box alone."""

    CSS = "SearchBox { height: 1; border: none; padding: 0; }"

    def compose(self) -> ComposeResult:
        yield SearchBox("", id="box")

    def on_mount(self) -> None:
        self.query_one(SearchBox).focus()

    @property
    def box(self) -> SearchBox:
        return self.query_one(SearchBox)

    @property
    def line(self) -> str:
        return self.box.render_line(0).text

    @property
    def caret(self) -> int:
        """The cell that is painted as the caret."""
        x = 0
        cursor = self.box.get_component_rich_style("input--cursor", partial=True)
        for part in self.box.render_line(0):
            if part.style is not None and part.style.reverse and cursor.reverse:
                return x
            if part.style is not None and cursor.bgcolor and part.style.bgcolor == cursor.bgcolor:
                return x
            x += part.cell_length
        return -1


async def test_the_value_is_logical_and_what_is_seen_visual() -> None:
    async with Bench().run_test(size=(20, 3)) as pilot:
        app = pilot.app
        assert isinstance(app, Bench)
        await pilot.press(*"اجتماع")
        assert app.box.value == "اجتماع"
        assert app.line.strip() == "ﻉﺎﻤﺘﺟﺍ"
        assert app.line.endswith("ﺍ")


async def test_the_caret_stands_left_of_what_was_typed() -> None:
    async with Bench().run_test(size=(20, 3)) as pilot:
        app = pilot.app
        assert isinstance(app, Bench)
        await pilot.press(*"كتب")
        assert app.caret == 20 - 3 - 1


async def test_each_arrow_moves_one_cell_through_mixed_text() -> None:
    async with Bench().run_test(size=(40, 3)) as pilot:
        app = pilot.app
        assert isinstance(app, Bench)
        await pilot.press(*"لا NATO في 2017")
        seen = [app.caret]
        for _ in range(14):
            await pilot.press("right")
            seen.append(app.caret)
        assert seen == list(range(seen[0], seen[0] + 15))
        assert seen[-1] == 39
        await pilot.press("right")
        assert app.caret == 39
        for _ in range(14):
            await pilot.press("left")
        assert app.caret == seen[0]


async def test_backspace_takes_the_alef_of_a_lam_alef() -> None:
    async with Bench().run_test(size=(20, 3)) as pilot:
        app = pilot.app
        assert isinstance(app, Bench)
        await pilot.press(*"سلا")
        assert len(app.line.strip()) == 2
        await pilot.press("backspace")
        assert app.box.value == "سل"


async def test_home_and_end_are_the_beginning_and_end_of_what_was_typed() -> None:
    async with Bench().run_test(size=(20, 3)) as pilot:
        app = pilot.app
        assert isinstance(app, Bench)
        await pilot.press(*"كتب", "home")
        assert app.box.cursor_position == 0
        assert app.caret == 19
        await pilot.press("end", "x")
        assert app.box.value == "كتبx"


async def test_words_are_jumped_over_as_they_are_seen() -> None:
    async with Bench().run_test(size=(20, 3)) as pilot:
        app = pilot.app
        assert isinstance(app, Bench)
        await pilot.press(*"عقد اجتماع", "ctrl+right")
        assert app.box.cursor_position == 4
        await pilot.press("ctrl+left")
        assert app.box.cursor_position == len("عقد اجتماع")


@pytest.mark.parametrize(
    ("pasted", "value"),
    [
        (f"ه{LAM_ALEF}ل", "هلال"),
        ("ﺍﻟﻜﻮﻳﺖ", "الكويت"),
        ("سطر\nثان", "سطر ثان"),
        ("a\x1b]52;c;x\x07b", "a]52;c;xb"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\u202eابج\u202c", "ابج"),
    ],
)
async def test_what_is_pasted_comes_in_as_letters(pasted: str, value: str) -> None:
    async with Bench().run_test(size=(20, 3)) as pilot:
        app = pilot.app
        assert isinstance(app, Bench)
        app.box.post_message(events.Paste(pasted))
        await pilot.pause()
        assert app.box.value == value


async def test_the_key_that_gives_one_presentation_form_gives_two_letters() -> None:
    async with Bench().run_test(size=(20, 3)) as pilot:
        app = pilot.app
        assert isinstance(app, Bench)
        app.box.post_message(events.Key("lam_alef", LAM_ALEF))
        await pilot.pause()
        assert app.box.value == "لا"


async def test_a_text_longer_than_the_box_keeps_the_caret_in_sight() -> None:
    async with Bench().run_test(size=(12, 3)) as pilot:
        app = pilot.app
        assert isinstance(app, Bench)
        await pilot.press(*"كلمات كثيرة جدا في صندوق صغير")
        assert 0 <= app.caret < 12
        await pilot.press("home")
        assert app.caret == 11
        for _ in range(40):
            await pilot.press("left")
            assert 0 <= app.caret < 12


async def test_the_caret_does_not_blink() -> None:
    async with Bench().run_test(size=(20, 3)) as pilot:
        app = pilot.app
        assert isinstance(app, Bench)
        assert not app.box.cursor_blink
