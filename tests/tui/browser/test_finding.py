"""Finding in a list: its rows become fewer while one types."""

from __future__ import annotations

from typing import Any

import pytest

from store import Kind
from tui.browser.widgets import SearchBox


def box(seen: Any) -> SearchBox:
    found: SearchBox = seen.screen.query_one("#in-list")
    return found


def title(seen: Any, name: str = "meetings") -> str:
    return str("".join(seen.lines(seen.listing(name))[0]))


@pytest.mark.parametrize("key", ["/", "ظ"])
async def test_each_letter_leaves_what_holds_words_that_begin_so(browse: Any, key: str) -> None:
    async with browse((100, 30)) as seen:
        every = seen.labels("meetings")
        await seen.press(key)
        await seen.write("كو")
        found = seen.labels("meetings")
        assert 0 < len(found) < len(every)
        assert all("الكويت" in each for each in found)
        assert "*" in title(seen)
        assert seen.app.screen is seen.screen, "the list stays in sight"


async def test_enter_keeps_it_as_the_filter_and_back_shows_all(browse: Any) -> None:
    async with browse((100, 30)) as seen:
        every = seen.labels("meetings")
        await seen.press("/", *"كو", "enter")
        assert not box(seen).display
        (label,) = seen.labels("meetings")
        assert str(seen.screen.filters[Kind.MEETING]) == "كو*"
        assert seen.record.heading == label, "the record follows"
        await seen.press("enter")
        assert seen.screen.active == "record", "keys are the screen's again"
        await seen.press("[", "[")
        assert seen.labels("meetings") == every
        await seen.press("]")
        assert seen.labels("meetings") == [label]


async def test_escape_lets_everything_stand_as_it_did(browse: Any) -> None:
    async with browse((140, 40)) as seen:
        await seen.press("j")
        before, lists = seen.screen.place(), {n: seen.labels(n) for n in ("articles", "entities")}
        await seen.press("/")
        await seen.write("الكويت")
        assert len(seen.labels("meetings")) == 1
        assert seen.record.heading in seen.labels("meetings")
        await seen.press("escape")
        assert seen.screen.place() == before
        assert {n: seen.labels(n) for n in lists} == lists
        assert not seen.screen.history.can_go_back
        await seen.press("j")
        assert seen.listing("meetings").cursor == 2


async def test_what_is_filtered_is_searched_within(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("2", "f", *"kind=person", "enter")
        persons = seen.labels("entities")
        await seen.press("/", *"تيل", "enter")
        assert seen.labels("entities") == ["ريكس تيلرسون"]
        assert str(seen.screen.filters[Kind.ENTITY]) == "kind=person تيل*"
        await seen.press("/", *"ناصر", "escape")
        assert seen.labels("entities") == ["ريكس تيلرسون"]
        await seen.press("[")
        assert seen.labels("entities") == persons


async def test_a_blank_says_that_the_word_is_whole(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("/")
        await seen.write("الكوي")
        assert len(seen.labels("meetings")) == 1
        await seen.write(" ")
        assert seen.labels("meetings") == []
        await seen.press("enter", "F")
        assert len(seen.labels("meetings")) > 1


async def test_the_cursor_moves_while_one_types(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("/")
        await seen.write("ا")
        found = seen.labels("meetings")
        await seen.press("down")
        assert seen.record.heading == found[1]
        assert box(seen).display
        await seen.write("ج")
        await seen.press("enter")
        assert not box(seen).display


async def test_from_the_record_the_list_beside_it_is_searched(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("enter", "/")
        await seen.write("كو")
        assert len(seen.labels("meetings")) == 1
        await seen.press("escape")
        assert seen.screen.active == "record"


async def test_another_command_keeps_what_was_found(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("/", *"كو", "tab")
        assert not box(seen).display
        assert seen.screen.active == "record"
        assert len(seen.labels("meetings")) == 1


async def test_nothing_typed_changes_nothing(browse: Any) -> None:
    async with browse() as seen:
        before = seen.screen.place()
        await seen.press("/", "enter")
        assert seen.screen.place() == before
        assert not seen.screen.history.can_go_back
