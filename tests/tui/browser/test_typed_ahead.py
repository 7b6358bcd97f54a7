"""Keys typed faster than what they are for opens: none is lost, and none means something else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.keys import _character_to_key as key_of

from tui.browser.panes import RecordList
from tui.browser.screens.find import Find
from tui.browser.screens.palette import Palette
from tui.browser.widgets import SearchBox


async def type_at_once(seen: Any, *keys: str) -> None:
    """Type keys all of which are there before the first is answered."""
    for key in keys:
        letter = key if len(key) == 1 else None
        seen.app.post_message(events.Key(key_of(key) if letter else key, letter))
    for _ in range(5):
        await seen.answers()


@pytest.mark.parametrize("lang", ["en", "ar"])
async def test_letters_right_behind_the_search_are_its_words(browse: Any, lang: str) -> None:
    async with browse(lang=lang) as seen:
        await type_at_once(seen, "S", *"xq الكويت")
        assert isinstance(seen.app.screen, Find)
        assert seen.one(SearchBox).value == "xq الكويت"


@pytest.mark.parametrize("opens", ["/", "ظ"])
@pytest.mark.parametrize("lang", ["en", "ar"])
async def test_letters_right_behind_finding_in_the_list_are_its_words(
    browse: Any, opens: str, lang: str
) -> None:
    async with browse(lang=lang) as seen:
        await type_at_once(seen, opens, *"xq الكويت")
        box = seen.screen.query_one("#in-list", SearchBox)
        assert box.display
        assert box.value == "xq الكويت"


@pytest.mark.parametrize("opens", [":", "ctrl+p"])
async def test_letters_right_behind_the_palette_are_its_words(browse: Any, opens: str) -> None:
    async with browse() as seen:
        await type_at_once(seen, opens, *"Qx")
        assert isinstance(seen.app.screen, Palette)
        assert seen.one(SearchBox).value == "Qx"


async def test_enter_right_behind_the_words_means_what_they_find(browse: Any) -> None:
    async with browse() as seen:
        await type_at_once(seen, "S", *"الأردن", "enter")
        await seen.rest()
        assert seen.app.screen is seen.screen
        assert "الأردن" in seen.record.heading or seen.screen.active == "reader"


async def test_letters_right_behind_the_filter_are_a_query(browse: Any) -> None:
    async with browse() as seen:
        await type_at_once(seen, "f", *"date:2018", "enter", "j", "F", "f", *"q")
        assert seen.screen.query_box.value == "q"
        await type_at_once(seen, "escape", "f", *"date:2015", "enter", "escape", "j")
        assert seen.listing("meetings").filtered == "date:2015"
        assert not seen.screen.query_box.display


async def test_letters_right_behind_a_menu_are_a_path(
    browse: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with browse() as seen:
        await type_at_once(seen, "x", "j", "ctrl+u", *"cqx.json", "enter", "j")
        assert (tmp_path / "cqx.json").exists()
        assert seen.listing("meetings").cursor == 1


async def test_letters_right_behind_the_look_into_a_text_are_its_words(browse: Any) -> None:
    async with browse() as seen:
        await type_at_once(seen, "0", "/", *"الكويت", "enter", "n")
        assert seen.reader.looked_for == "الكويت"


async def test_keys_right_behind_a_mark_are_commands(browse: Any) -> None:
    async with browse() as seen:
        await type_at_once(seen, "m", "a", "j", "1", "'", "a", "j")
        assert set(seen.screen.marks) == {"a"}
        assert seen.screen.active == "meetings"
        assert seen.listing("meetings").cursor == 1


async def test_what_is_typed_before_the_first_screen_stands_is_not_lost(browse: Any) -> None:
    async with browse() as seen:
        await type_at_once(seen, "?", "q", "j", "T", "q", "c", "q", "d", "q", "j")
        assert seen.app.screen is seen.screen
        assert seen.one(RecordList) is not None
        assert seen.listing("meetings").cursor == 2
