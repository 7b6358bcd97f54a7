"""Records counted by what they say, and lists sorted otherwise."""

from __future__ import annotations

from typing import Any

import pytest

from store import Article, Kind, Order, parse_query
from tui.browser.panes import CountList
from tui.browser.screens.counts import Counts


def said(seen: Any) -> str:
    return str(seen.app.screen.query_one("#notice").said)


async def counts(seen: Any, *keys: str) -> CountList:
    await seen.press("c", *keys)
    assert isinstance(seen.app.screen, Counts)
    found: CountList = seen.app.screen.query_one(CountList)
    return found


def told(pane: CountList) -> dict[str, int]:
    return {pane.shown(each): each.count for each in pane.tallies}


@pytest.mark.parametrize("key", ["c", "ؤ"])
async def test_meetings_are_counted_by_year_first(browse: Any, key: str) -> None:
    async with browse() as seen:
        await seen.press(key)
        pane = seen.app.screen.query_one(CountList)
        assert told(pane) == {"2018": 1, "2015": 2}
        lines = seen.lines(pane)
        assert "MEETINGS 3" in lines[0]
        assert "[year]" in lines[1]
        await seen.press("c")
        assert seen.app.screen is seen.screen


async def test_enter_adds_the_value_to_the_filter_and_counts_go_on_from_there(browse: Any) -> None:
    async with browse((100, 30)) as seen:
        await seen.press("c", "j", "enter")
        assert len(seen.labels("meetings")) == 2
        assert str(seen.screen.filters[Kind.MEETING]) == "date:2015"
        pane = await counts(seen, "l")
        assert told(pane) == {"الأردن": 1, "not stated": 1}
        await seen.press("enter")
        assert str(seen.screen.filters[Kind.MEETING]) == "date:2015 place=jo"
        assert len(seen.labels("meetings")) == 1
        await seen.press("[")
        assert len(seen.labels("meetings")) == 2


async def test_what_is_not_stated_is_counted_and_added_to_the_filter_too(browse: Any) -> None:
    async with browse((100, 30)) as seen:
        pane = await counts(seen, "tab", "tab")
        assert told(pane) == {"الكويت": 1, "الأردن": 1, "not stated": 1}
        await seen.press("G", "enter")
        assert str(seen.screen.filters[Kind.MEETING]) == "silent:place"
        assert [row.date for row in seen.listing("meetings").rows] == ["2015-05"]
        pane = await counts(seen)
        assert told(pane) == {"not stated": 1}, "within what is filtered already"


async def test_where_all_say_something_nothing_is_not_stated(browse: Any) -> None:
    async with browse((100, 30)) as seen:
        pane = await counts(seen)
        assert "not stated" not in told(pane)


@pytest.mark.parametrize(
    ("role", "part", "count"),
    [("spoke", "has:speaker", 1), ("chair: not stated", "silent:chair", 2)],
)
async def test_meetings_are_counted_by_the_roles_somebody_is_stated_in(
    browse: Any, role: str, part: str, count: int
) -> None:
    async with browse((100, 30)) as seen:
        pane = await counts(seen, *["tab"] * 4)
        assert told(pane)[role] == count
        pane.move_to(list(told(pane)).index(role))
        await seen.press("enter")
        assert str(seen.screen.filters[Kind.MEETING]) == part
        assert len(seen.labels("meetings")) == count


async def test_each_count_of_a_role_is_what_its_query_finds(browse: Any) -> None:
    async with browse((100, 30)) as seen:
        pane = await counts(seen, *["tab"] * 4)
        assert len(pane.tallies) > 10
        for each in pane.tallies:
            found = seen.screen.lookups.rows(Kind.MEETING, query=parse_query(each.part))
            assert len(found) == each.count, each.part


@pytest.mark.parametrize(
    ("tabs", "part", "count"),
    [(0, "-date:0001..9999", 1), (1, "silent:country", 2), (3, "silent:p", 2)],
    ids=["year", "country", "person"],
)
async def test_what_names_no_year_no_country_or_no_person_is_counted_and_found(
    browse: Any,
    make_store: Any,
    make_draft: Any,
    articles: list[Article],
    tabs: int,
    part: str,
    count: int,
) -> None:
    draft = make_draft("z.txt", "عقد مجلس الأمن اجتماعا\n", "عقد مجلس الأمن اجتماعا")
    draft.claim("meeting:z", "kind", "اجتماعا", "اجتماع", "اجتماع")
    async with browse((100, 30), store=make_store([*articles, draft.article()])) as seen:
        pane = await counts(seen, *["tab"] * tabs)
        assert told(pane)["not stated"] == count
        await seen.press("G", "enter")
        assert str(seen.screen.filters[Kind.MEETING]) == part
        assert len(seen.labels("meetings")) == count


async def test_articles_are_counted_by_the_roles_in_the_meetings_they_report(browse: Any) -> None:
    async with browse((140, 30)) as seen:
        await seen.press("1", "1")
        pane = await counts(seen, *["tab"] * 6)
        assert "[role]" in seen.lines(pane)[1]
        assert told(pane) == {"spoke": 2, "chair": 2, "opened by": 1}


async def test_a_list_that_is_narrowed_is_counted_as_it_is(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("G", "2")
        pane = await counts(seen)
        assert told(pane) == {"country": 1, "group": 1, "person": 1}
        await seen.press("G", "enter")
        assert seen.labels("entities") == ["ناصر جودة"]


async def test_the_fields_are_walked_and_the_last_one_is_remembered(browse: Any) -> None:
    async with browse((60, 20)) as seen:
        pane = await counts(seen, "tab", "tab", "tab")
        assert "[person]" in seen.lines(pane)[1]
        await seen.press("h", "shift+tab", "h", "h")
        assert "[mode]" in seen.lines(pane)[1], "from the first to the last"
        assert told(pane) == {"not stated": 3}
        await seen.press("q")
        pane = await counts(seen)
        assert "[mode]" in seen.lines(pane)[1]


async def test_left_and_right_follow_the_screen_in_arabic(browse: Any) -> None:
    async with browse(lang="ar") as seen:
        pane = await counts(seen, "h")
        line = seen.lines(pane)[1]
        assert line.index("[") < line.index("]") < len(line) // 2 + 40
        assert pane.dimension == "country"


async def test_a_click_chooses_a_value(browse: Any) -> None:
    async with browse() as seen:
        pane = await counts(seen)
        await seen.pilot.click(pane, offset=(10, 3))
        assert pane.cursor == 1
        await seen.pilot.click(pane, offset=(10, 3))
        await seen.rest()
        assert str(seen.screen.filters[Kind.MEETING]) == "date:2015"


async def test_a_value_no_query_can_ask_for_is_said_so(
    browse: Any, make_store: Any, make_draft: Any
) -> None:
    draft = make_draft("a.txt", "خبر\nنص\n", "خبر", publisher='صحيفة "الغد"')
    article: Article = draft.article()
    async with browse(store=make_store([article])) as seen:
        await seen.press("1")
        pane = await counts(seen, "l")
        assert told(pane) == {'صحيفة "الغد"': 1}
        await seen.press("enter")
        assert "quotation marks" in said(seen)


@pytest.mark.parametrize("key", ["c", "T", "d"])
async def test_of_a_key_with_nothing_on_it_that_is_said_there_too(browse: Any, key: str) -> None:
    async with browse() as seen:
        await seen.press(key, "z")
        assert "nothing is on z" in said(seen)
        await seen.press("j")
        assert said(seen) == ""


# Sorting


@pytest.mark.parametrize("keys", [("s", "o"), ("س", "خ")])
async def test_a_list_is_sorted_the_other_way_round(browse: Any, keys: tuple[str, str]) -> None:
    async with browse((140, 40)) as seen:
        newest = seen.labels("meetings")
        current = seen.listing("meetings").current
        await seen.press(*keys)
        assert seen.labels("meetings") == newest[::-1]
        assert seen.listing("meetings").current == current, "the cursor stays on its record"
        assert "oldest first" in seen.lines(seen.listing("meetings"))[0]


@pytest.mark.parametrize("key", ["d", "n", "s"])
async def test_each_order_of_the_menu_sorts(browse: Any, key: str) -> None:
    async with browse() as seen:
        await seen.press("2", "2", "s", key)
        rows = seen.listing("entities").rows
        keys = {
            "d": [-int(row.sort) for row in rows],
            "n": [row.label for row in rows],
            "s": [-row.sources for row in rows],
        }[key]
        assert keys == sorted(keys)


async def test_back_restores_the_order_and_escape_leaves_it(browse: Any) -> None:
    async with browse() as seen:
        newest = seen.labels("meetings")
        await seen.press("s", "escape")
        assert seen.labels("meetings") == newest
        await seen.press("s", "o", "[")
        assert seen.labels("meetings") == newest
        assert seen.screen.orders[Kind.MEETING] is Order.USUAL
        await seen.press("]")
        assert seen.labels("meetings") == newest[::-1]


async def test_a_key_that_is_not_in_the_menu_closes_it_and_does_its_own(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("s", "j")
        assert not seen.screen.query_one("#sort-menu").display
        assert seen.listing("meetings").cursor == 1
