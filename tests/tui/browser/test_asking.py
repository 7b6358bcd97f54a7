"""Writing queries: what may come next, and searches saved under a name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from store import Kind
from tui.browser.panes import WaysOn
from tui.browser.widgets import SearchBox
from tui.searches import BadSearches, Searches


def box(seen: Any) -> Any:
    return seen.screen.query_one("#filter")


def ways(seen: Any) -> WaysOn:
    found: WaysOn = seen.screen.query_one(WaysOn)
    return found


def said(seen: Any) -> str:
    return str(seen.screen.query_one("#notice").said)


async def test_fields_are_offered_and_tab_takes_one_and_then_a_value(browse: Any) -> None:
    async with browse((100, 30)) as seen:
        await seen.press("f", *"pla")
        assert [way.label for way in ways(seen).ways] == ["place:"]
        assert "place" in seen.lines(ways(seen))[1]
        await seen.press("tab")
        assert box(seen).value == "place:"
        assert {way.label for way in ways(seen).ways} == {"الكويت", "الأردن"}
        await seen.press(*"الكو", "tab", "enter")
        assert str(seen.screen.filters[Kind.MEETING]) == "place:الكويت"
        assert not ways(seen).display
        assert len(seen.labels("meetings")) == 1


async def test_arrows_choose_and_enter_takes_what_was_gone_to(browse: Any) -> None:
    async with browse((100, 30)) as seen:
        await seen.press("f", *"date:", "down", "enter")
        assert box(seen).display
        assert box(seen).value == "date:2015 "
        await seen.press("enter")
        assert len(seen.labels("meetings")) == 2


async def test_enter_means_what_is_written_whatever_could_follow(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("f", *"date:20")
        box(seen).value = "date:2018"
        await seen.press("enter")
        assert str(seen.screen.filters[Kind.MEETING]) == "date:2018"


async def test_what_is_saved_names_the_command_that_finds_the_same(browse: Any) -> None:
    async with browse((140, 30)) as seen:
        await seen.press("2", "f", *"person", "enter", "W", *"my people", "enter")
        assert "mahdar entities --saved 'my people'" in said(seen)


async def test_a_saved_search_is_forgotten_once_that_is_asked_for_twice(browse: Any) -> None:
    async with browse((100, 30)) as seen:
        seen.screen.searches.save("one", "date:2015")
        seen.screen.searches.save("two", "date:2018")
        await seen.press("f", "delete")
        assert len(seen.screen.searches.all()) == 2, "nothing was gone to"
        await seen.press("down", "delete")
        assert "once more forgets the saved search two" in said(seen)
        await seen.press("up", "delete")
        assert len(seen.screen.searches.all()) == 2, "it is asked anew"
        await seen.press("delete")
        assert list(seen.screen.searches.all()) == ["two"]
        assert "one, which was date:2015" in said(seen)
        assert [way.label for way in ways(seen).ways if way.saved] == ["two"]


async def test_delete_deletes_a_letter_where_no_saved_search_is_chosen(browse: Any) -> None:
    async with browse((100, 30)) as seen:
        await seen.press("f", *"date:", "down", "home", "delete")
        assert box(seen).value == "ate:"


async def test_where_nothing_can_follow_no_rows_are_in_the_way(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("f", *"الكويت")
        assert not ways(seen).display
        await seen.press("tab", "down")
        assert box(seen).display, "keys stay with the box"
        await seen.press("escape")
        assert not box(seen).display


async def test_a_filter_is_saved_under_a_name_and_found_above_the_fields(
    browse: Any, tmp_path: Path
) -> None:
    kept = Searches(tmp_path / "deep" / "searches.json")
    async with browse((100, 30)) as seen:
        seen.screen.searches = kept
        await seen.press("W")
        assert "not possible" in said(seen)
        await seen.press("f", *"place:jo", "enter", "W", *"small  group", "enter")
        assert "saved as small group" in said(seen)
        assert Searches(tmp_path / "deep" / "searches.json").all() == {"small group": "place:jo"}
        await seen.press("F", "f")
        assert ways(seen).ways[0].label == "small group"
        await seen.press(*"sm", "tab")
        assert box(seen).value == "place:jo"
        await seen.press("enter")
        assert len(seen.labels("meetings")) == 1


async def test_one_press_down_and_enter_asks_a_saved_search(browse: Any, tmp_path: Path) -> None:
    kept = Searches(tmp_path / "searches.json")
    kept.save("a", "date:2018")
    kept.save("b", "date:2015")
    async with browse() as seen:
        seen.screen.searches = kept
        await seen.press("f", "down", "enter")
        assert not box(seen).display
        assert str(seen.screen.filters[Kind.MEETING]) == "date:2015"


async def test_searches_that_cannot_be_read_are_said_and_never_written_over(
    browse: Any, tmp_path: Path
) -> None:
    path = tmp_path / "searches.json"
    path.write_text("{")
    async with browse() as seen:
        seen.screen.searches = Searches(path)
        await seen.press("f")
        assert "cannot be read" in said(seen)
        await seen.press(*"date:2018", "enter", "W", "x", "enter")
        assert "cannot be read" in said(seen)
    assert path.read_text() == "{"


@pytest.mark.parametrize("name", ["", "  ", "x" * 61])
def test_a_name_must_be_one(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadSearches):
        Searches(tmp_path / "x").save(name, "place:kw")
    assert not (tmp_path / "x").exists()


def test_what_another_program_saves_is_kept_and_a_name_is_forgotten(tmp_path: Path) -> None:
    one, other = Searches(tmp_path / "x"), Searches(tmp_path / "x")
    one.save("b", "1")
    other.save("a", "2")
    assert list(one.all().items()) == [("a", "2"), ("b", "1")]
    other.remove("b")
    assert one.all() == {"a": "2"}
    with pytest.raises(BadSearches, match="no search is saved"):
        one.named("b")


async def test_what_asks_becomes_part_of_the_screen_when_it_first_does(browse: Any) -> None:
    async with browse() as seen:
        assert not seen.screen.query(SearchBox)
        await seen.press("f")
        assert [each.id for each in seen.screen.query(SearchBox)] == ["filter"]
        await seen.press("escape", "f")
        assert len(seen.screen.query("#filter")) == 1
