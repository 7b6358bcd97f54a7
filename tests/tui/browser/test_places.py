"""Places to come back to: marks, the history to pick from, and that all stands as it did."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from store import Article, Scan
from tui.browser.history import History, Place
from tui.browser.panes import PlaceList


def said(seen: Any) -> str:
    return str(seen.screen.query_one("#notice").said)


def listed(seen: Any) -> list[str]:
    """The lines of the list of places, its title first; none while it is closed."""
    shown = [pane for pane in seen.screen.query(PlaceList) if pane.display]
    return [line for pane in shown for line in seen.lines(pane)]


# Marks


@pytest.mark.parametrize(
    ("mark", "letter", "go", "again"),
    [("m", "a", "'", "a"), ("ة", "ش", "ط", "ش"), ("m", "a", "ط", "ش"), ("m", "7", "'", "7")],
)
async def test_a_mark_brings_back_pane_record_and_field(
    browse: Any, mark: str, letter: str, go: str, again: str
) -> None:
    async with browse() as seen:
        await seen.press("enter")
        await seen.to_field("pledge")
        await seen.press(mark, letter)
        await seen.press("q", "G", "1", go, again)
        assert seen.screen.active == "record"
        assert "الكويت" in seen.record.heading
        assert seen.record.current.name == "pledge"
        assert listed(seen) == []


async def test_the_marks_are_shown_while_their_letter_is_awaited(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("m", "k", "G", "m", "j", "'")
        lines = listed(seen)
        assert len(lines) == 3
        assert "MARKS" in lines[0]
        assert "j" in lines[1]
        assert "2015-04-08" in lines[1]
        assert "k" in lines[2]
        assert "2018-02-13" in lines[2]


async def test_a_mark_can_be_picked_with_arrow_and_enter(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("m", "a", "G", "m", "b", "g", "'", "down", "enter")
        assert "2015" in seen.screen.label_of(seen.screen.record.id)
        assert listed(seen) == []


async def test_a_mark_can_be_picked_with_the_mouse(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("m", "a", "G", "'")
        await seen.pilot.click(PlaceList, offset=(5, 1))
        await seen.rest()
        assert "الكويت" in seen.record.heading


@pytest.mark.parametrize("keys", [("'", "escape"), ("m", "escape"), ("'", "z")])
async def test_escape_and_a_letter_without_a_mark_leave_everything(
    browse: Any, keys: tuple[str, ...]
) -> None:
    async with browse() as seen:
        await seen.press("m", "a", "j")
        before = seen.screen.place()
        await seen.press(*keys)
        assert seen.screen.place() == before
        assert listed(seen) == []
        assert list(seen.screen.marks) == ["a"]
        assert ("no place is marked z" in said(seen)) == ("z" in keys)


async def test_a_letter_that_is_taken_marks_the_new_place(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("m", "a", "G", "m", "a", "g", "'", "a")
        assert seen.listing("meetings").cursor == 2


async def test_another_command_closes_the_list_and_runs(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("m", "a", "'", "tab")
        assert listed(seen) == []
        assert seen.screen.active == "record"


async def test_from_a_mark_one_goes_back_to_where_one_was(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("m", "a", "G", "enter")
        there = seen.screen.place()
        await seen.press("'", "a", "[")
        assert seen.screen.place() == there


async def test_a_mark_on_a_record_that_is_gone_says_so_and_does_no_harm(
    browse: Any,
    make_store: Callable[[list[Article]], Scan],
    articles: list[Article],
) -> None:
    scan = make_store(articles)
    async with browse(store=scan) as seen:
        await seen.press("G", "enter", "m", "a")
        place = seen.screen.marks["a"]
        seen.screen.marks["a"] = place._replace(record="m-gone")
        await seen.press("g", "'")
        assert "(gone from the store)" in listed(seen)[1]
        await seen.press("a")
        assert "no record chosen" in "".join(seen.lines(seen.record))


# Where everything stood


async def test_back_and_forward_restore_filter_narrowing_cursor_and_scroll(
    browse: Any, make_store: Callable[[list[Article]], Scan], many: list[Article]
) -> None:
    async with browse(store=make_store(many)) as seen:
        await seen.press("1", "1", "pagedown", "pagedown", "up", "f")
        await seen.press(*"has:place", "enter")
        await seen.press("pagedown", "k", "k", "enter", "j", "j")
        before = seen.screen.place()
        assert seen.listing("articles").top > 0
        await seen.press("0", "2", "enter", "3")
        await seen.press("[", "[")
        assert seen.screen.place() == before
        await seen.press("]", "]")
        await seen.press("[", "[")
        assert seen.screen.place() == before
        assert seen.listing("articles").filtered == "has:place"


@pytest.fixture
def many(make_draft: Any) -> list[Article]:
    """Enough articles for lists that scroll."""
    found = []
    for number in range(60):
        draft = make_draft(f"{number}.txt", f"اجتماع رقم {number} في الكويت\n", f"اجتماع {number}")
        draft.claim("meeting:x", "place", "في الكويت", "الكويت", "country:KW")
        draft.claim("country:KW", "name", "الكويت")
        found.append(draft.article())
    return found


# The history


async def test_the_history_lists_where_one_was_and_a_place_can_be_picked(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("enter")
        await seen.to_field("speaker")
        await seen.press("enter", "0")
        assert seen.screen.active == "reader"
        await seen.press("H")
        lines = listed(seen)
        assert "HISTORY" in lines[0]
        assert [
            steps in line for steps, line in zip(("-3", "-2", "-1", "0"), lines[1:], strict=True)
        ]
        await seen.press("k", "k", "enter")
        assert seen.screen.active == "record"
        assert seen.record.current.name == "speaker"
        await seen.press("H", "G", "enter")
        assert seen.screen.active == "reader"


async def test_without_a_past_the_history_says_that_it_is_not_possible(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("H")
        assert listed(seen) == []
        assert "not possible" in said(seen)


def place(pane: str) -> Place:
    return Place(active=pane, shown="meetings")


def test_picking_far_behind_keeps_all_that_lies_between_ahead() -> None:
    history = History()
    for name in "abc":
        history.leave(place(name))
    assert history.go(-3, place("d")) == place("a")
    assert [each.active for each in history.ahead] == ["b", "c", "d"]
    assert history.go(3, place("a")) == place("d")
    assert [each.active for each in history.behind] == ["a", "b", "c"]
    assert history.go(1, place("d")) is None


def test_the_last_view_is_the_one_come_from_in_either_direction() -> None:
    history = History()
    for name in "abc":
        history.leave(place(name))
    history.back(place("d"))
    history.back(place("c"))
    assert history.last(place("b")) == place("c"), "back, and there again"
    assert history.last(place("c")) == place("b"), "forward, and there again"


def test_only_so_many_places_are_remembered() -> None:
    history = History()
    for number in range(1000):
        history.leave(place(str(number)))
    assert len(history.behind) == 100
    assert history.behind[-1].active == "999"
