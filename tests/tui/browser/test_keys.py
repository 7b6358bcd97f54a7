"""What each key does, as a person notices it."""

from __future__ import annotations

from typing import Any

import pytest
from textual import events

from tui.browser.screens import Find, Help, Palette

# The meetings, newest first: Kuwait 2018, the next one of 2015-05, Jordan 2015-04.
KUWAIT, NEXT, AMMAN = 0, 1, 2


async def test_it_begins_on_the_newest_meeting_with_its_record_shown(browse: Any) -> None:
    async with browse() as seen:
        assert seen.screen.active == "meetings"
        assert seen.listing("meetings").cursor == KUWAIT
        assert "الكويت" in seen.record.heading


@pytest.mark.parametrize("key", ["j", "down", "ت"])
async def test_down_moves_a_row(browse: Any, key: str) -> None:
    async with browse() as seen:
        await seen.press(key)
        assert seen.listing("meetings").cursor == NEXT


async def test_keys_typed_faster_than_panes_follow_go_to_the_record_under_the_cursor(
    browse: Any,
) -> None:
    async with browse() as seen:
        # One after the other in the queue, as a slow line delivers them.
        for key in ("j", "tab", "j"):
            seen.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await seen.rest()
        assert seen.screen.active == "record"
        assert seen.screen.record.id == seen.listing("meetings").current.id
        assert seen.record.cursor == 1


async def test_the_cursor_of_a_record_is_where_it_was_when_one_comes_back_to_it(
    browse: Any,
) -> None:
    async with browse() as seen:
        await seen.press("tab", "j", "j", "shift+tab")
        assert (seen.screen.active, seen.record.cursor) == ("meetings", 2)
        await seen.press("tab")
        assert seen.record.cursor == 2
        await seen.press("shift+tab", "j", "tab")
        assert seen.record.cursor == 0, "another record begins at its first field"


@pytest.mark.parametrize("key", ["k", "up", "ن"])
async def test_up_moves_a_row_back(browse: Any, key: str) -> None:
    async with browse() as seen:
        await seen.press("j", "j", key)
        assert seen.listing("meetings").cursor == NEXT


@pytest.mark.parametrize("key", ["G", "end"])
async def test_the_last_row_is_one_key_away(browse: Any, key: str) -> None:
    async with browse() as seen:
        await seen.press(key)
        assert seen.listing("meetings").cursor == AMMAN


@pytest.mark.parametrize("keys", [("g",), ("g", "g"), ("home",), ("ل",)])
async def test_the_first_row_is_one_key_away(browse: Any, keys: tuple[str, ...]) -> None:
    async with browse() as seen:
        await seen.press("G", *keys)
        assert seen.listing("meetings").cursor == KUWAIT


@pytest.mark.parametrize(
    ("down", "up"),
    [("ctrl+d", "ctrl+u"), ("pagedown", "pageup"), ("ctrl+ي", "ctrl+ع")],
)
async def test_pages_move_further_than_a_row(browse: Any, down: str, up: str) -> None:
    async with browse() as seen:
        await seen.press("enter", down)
        there = seen.record.cursor
        assert there > 2
        await seen.press(up)
        assert seen.record.cursor < there


async def test_the_cursor_stays_within_the_list(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("k", "k")
        assert seen.listing("meetings").cursor == KUWAIT
        await seen.press("G", "j", "j")
        assert seen.listing("meetings").cursor == AMMAN


async def test_moving_narrows_the_other_lists(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("G")
        assert seen.labels("articles") == ["اجتماع مصغر في الأردن"]
        assert "ناصر جودة" in seen.labels("entities")
        assert "ريكس تيلرسون" not in seen.labels("entities")


async def test_the_header_says_what_narrows(browse: Any) -> None:
    async with browse((140, 40)) as seen:
        await seen.press("G")
        header = seen.lines(seen.screen.query_one("#header"))[0]
        assert "2015-04-08" in header
        assert "ENTITIES + ARTICLES by" in header or "ARTICLES + ENTITIES by" in header
        assert "1 of 3" in seen.lines(seen.listing("articles"))[0]
        await seen.press("1", "1")
        header = seen.lines(seen.screen.query_one("#header"))[0]
        assert "ENTITIES by" in header
        assert "ARTICLES" not in header


async def test_in_a_smaller_window_the_header_names_lists_by_their_numbers(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("G")
        assert "1+2 by" in seen.lines(seen.screen.query_one("#header"))[0]


@pytest.mark.parametrize(
    ("key", "pane"),
    [
        ("1", "articles"),
        ("2", "entities"),
        ("3", "meetings"),
        ("0", "reader"),
        ("١", "articles"),
        ("٢", "entities"),
        ("٠", "reader"),
    ],
)
async def test_a_number_goes_to_its_pane(browse: Any, key: str, pane: str) -> None:
    async with browse() as seen:
        await seen.press("2" if pane == "meetings" else "3", key)
        assert seen.screen.active == pane
        assert pane in seen.drawn


async def test_a_number_pressed_again_shows_all_and_then_what_is_linked(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("G", "1")
        assert len(seen.listing("articles").rows) == 1
        await seen.press("1")
        assert len(seen.listing("articles").rows) == 3
        await seen.press("1")
        assert len(seen.listing("articles").rows) == 1


async def test_a_list_that_shows_all_is_not_narrowed_by_later_moves(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("1", "1", "3", "G")
        assert len(seen.listing("articles").rows) == 3
        assert len(seen.listing("entities").rows) < seen.listing("entities").total


async def test_the_list_that_narrows_says_so_when_it_is_asked_to_be_narrowed(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("3")
        assert len(seen.listing("meetings").rows) == 3
        assert "narrows" in seen.screen.query_one("#notice").said


async def test_tab_goes_through_the_panes_and_back(browse: Any) -> None:
    async with browse() as seen:
        walked = []
        for key in ("tab", "tab", "1", "tab", "tab"):
            await seen.press(key)
            walked.append(seen.screen.active)
        assert walked == ["record", "reader", "articles", "entities", "meetings"]
        await seen.press("shift+tab")
        assert seen.screen.active == "entities"


@pytest.mark.parametrize(("left", "right"), [("h", "l"), ("left", "right"), ("ا", "م")])
async def test_left_and_right_follow_the_screen(browse: Any, left: str, right: str) -> None:
    async with browse((140, 40)) as seen:
        # Articles stand at the right, meetings at the left.
        await seen.press(right)
        assert seen.screen.active == "entities"
        await seen.press(right)
        assert seen.screen.active == "articles"
        await seen.press(left, left)
        assert seen.screen.active == "meetings"


async def test_left_of_the_list_stands_the_record(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("h")
        assert seen.screen.active == "record"
        await seen.press("l")
        assert seen.screen.active == "meetings"


async def test_enter_goes_from_the_list_into_the_record(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("enter")
        assert seen.screen.active == "record"


async def test_enter_on_a_field_opens_the_record_it_names(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("enter")
        await seen.to_field("speaker")
        await seen.press("enter")
        assert seen.record.heading == "ريكس تيلرسون"
        assert seen.screen.shown == "entities"
        assert seen.listing("entities").current.label == "ريكس تيلرسون"
        assert len(seen.listing("meetings").rows) == 1


async def test_enter_on_a_plain_value_opens_its_evidence(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("enter")
        await seen.to_field("pledge")
        await seen.press("enter")
        assert seen.screen.active == "reader"
        assert seen.reader.current is not None


@pytest.mark.parametrize("key", ["e", "ث"])
async def test_e_opens_the_reader_at_the_evidence(browse: Any, key: str) -> None:
    async with browse() as seen:
        await seen.press("enter")
        await seen.to_field("pledge")
        await seen.press(key)
        article, evidence = seen.reader.article, seen.reader.current
        quote = article.text[evidence.start : evidence.end]
        assert quote.startswith("تتعهد بمبلغ 200 مليون دولار")
        title = seen.lines(seen.reader)[0]
        assert "kuwait.txt" in title
        assert "line 6" in title


@pytest.mark.parametrize("key", ["e", "n", "ى"])
async def test_pressing_again_cycles_through_the_sources(browse: Any, key: str) -> None:
    async with browse() as seen:
        await seen.press("enter")
        await seen.to_field("speaker")
        await seen.press("e")
        files = [seen.reader.article.file]
        for _ in range(2):
            await seen.press(key)
            files.append(seen.reader.article.file)
        assert sorted(files[:2]) == ["again.txt", "kuwait.txt"]
        assert files[2] == files[0]


@pytest.mark.parametrize("key", ["N", "آ"])
async def test_capital_n_goes_the_other_way(browse: Any, key: str) -> None:
    async with browse() as seen:
        await seen.press("enter")
        await seen.to_field("speaker")
        await seen.press("e", "n", key)
        assert seen.reader.number == 0


async def test_n_in_the_record_changes_the_strip_only(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("enter")
        await seen.to_field("speaker")
        before = seen.strip.article.file
        await seen.press("n")
        assert seen.screen.active == "record"
        assert seen.strip.article.file != before


async def test_a_field_that_is_not_stated_has_no_evidence_and_says_so(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("enter")
        await seen.to_field("host")
        await seen.press("e")
        assert seen.screen.active == "record"
        assert "not stated" in seen.screen.query_one("#notice").said


@pytest.mark.parametrize(("back", "forward"), [("[", "]"), ("ج", "د")])
async def test_back_restores_cursor_lists_and_pane_and_forward_undoes_it(
    browse: Any, back: str, forward: str
) -> None:
    async with browse() as seen:
        await seen.press("G", "1", "1", "3", "g", "enter")
        await seen.to_field("speaker")
        before = seen.record.cursor
        await seen.press("enter")
        assert seen.record.heading == "ريكس تيلرسون"
        await seen.press(back)
        assert seen.record.cursor == before
        assert "الكويت" in seen.record.heading
        assert seen.screen.shown == "meetings"
        assert len(seen.listing("articles").rows) == 3
        assert len(seen.listing("meetings").rows) == 3
        await seen.press(forward)
        assert seen.record.heading == "ريكس تيلرسون"


async def test_back_from_the_reader_returns_to_the_field(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("enter")
        await seen.to_field("pledge")
        await seen.press("e", "[")
        assert seen.screen.active == "record"
        assert seen.record.current.name == "pledge"


async def test_a_new_way_after_going_back_cuts_what_was_forward(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("enter")
        await seen.to_field("speaker")
        await seen.press("enter", "[")
        await seen.to_field("place")
        await seen.press("enter")
        assert seen.record.heading == "الكويت"
        await seen.press("]")
        assert seen.record.heading == "الكويت"


async def test_minus_changes_places_with_the_last_view(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("enter", "-")
        assert seen.screen.active == "meetings"
        await seen.press("-")
        assert seen.screen.active == "record"


@pytest.mark.parametrize("key", ["?", "؟", "f1"])
async def test_help_opens_and_closes(browse: Any, key: str) -> None:
    async with browse() as seen:
        await seen.press(key)
        assert isinstance(seen.app.screen, Help)
        await seen.press("escape")
        assert seen.app.screen is seen.screen


@pytest.mark.parametrize("key", ["q", "ض"])
async def test_q_goes_up_and_at_last_out(browse: Any, key: str) -> None:
    async with browse() as seen:
        await seen.press("enter")
        await seen.to_field("pledge")
        await seen.press("e", key)
        assert seen.screen.active == "record"
        await seen.press(key)
        assert seen.screen.active == "meetings"
        await seen.press(key)
        assert not seen.app.is_running


@pytest.mark.parametrize("key", ["Q", "ctrl+q", "ctrl+ض", "ctrl+c", "ctrl+ؤ"])
async def test_quitting_works_from_anywhere(browse: Any, key: str) -> None:
    async with browse() as seen:
        await seen.press("enter", "0", key)
        assert not seen.app.is_running


async def test_escape_goes_up_but_never_out(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("0", "escape", "escape", "escape", "escape")
        assert seen.app.is_running
        assert seen.screen.active == "meetings"


@pytest.mark.parametrize("key", ["S"])
async def test_the_search_of_everything_opens(browse: Any, key: str) -> None:
    async with browse() as seen:
        await seen.press(key)
        assert isinstance(seen.app.screen, Find)


@pytest.mark.parametrize("key", [":", "ctrl+p", "ctrl+ح"])
async def test_a_command_can_be_chosen_by_its_name(browse: Any, key: str) -> None:
    async with browse() as seen:
        await seen.press(key)
        assert isinstance(seen.app.screen, Palette)
        await seen.write("entities")
        await seen.press("enter")
        assert seen.screen.active == "entities"


async def test_a_command_is_found_by_its_arabic_name_too(browse: Any) -> None:
    async with browse() as seen:
        await seen.press(":")
        await seen.write("المقالات")
        await seen.press("enter")
        assert seen.screen.active == "articles"


async def test_a_key_that_does_nothing_here_says_so(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("[")
        assert "not possible here" in seen.screen.query_one("#notice").said
        await seen.press("j")
        assert seen.screen.query_one("#notice").said == ""
