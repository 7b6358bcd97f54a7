"""Lists that show only what fits a query, and the ways from record to record."""

from __future__ import annotations

from typing import Any

import pytest

from store import Kind, Scan
from tui.browser.widgets import SearchBox


def box(seen: Any) -> SearchBox:
    found: SearchBox = seen.screen.query_one("#filter")
    return found


def said(seen: Any) -> str:
    return str(seen.screen.query_one("#notice").said)


async def ask(seen: Any, query: str) -> None:
    await seen.press("f")
    box(seen).value = query
    await seen.press("enter")


@pytest.mark.parametrize("key", ["f", "ب"])
async def test_a_query_filters_the_list_and_its_title_says_so(browse: Any, key: str) -> None:
    async with browse((100, 30)) as seen:
        await seen.press(key, *"place:", *"الكويت", "enter")
        assert len(seen.labels("meetings")) == 1
        assert "الكويت" in seen.labels("meetings")[0]
        assert "place:" in "".join(seen.lines(seen.listing("meetings"))[0])
        assert not box(seen).display
        assert "الكويت" in seen.record.heading


async def test_back_and_clear_show_everything_again(browse: Any) -> None:
    async with browse() as seen:
        every = seen.labels("meetings")
        await ask(seen, "place:الكويت")
        await seen.press("[")
        assert seen.labels("meetings") == every
        await seen.press("]")
        assert len(seen.labels("meetings")) == 1
        await seen.press("F")
        assert seen.labels("meetings") == every
        await seen.press("F")
        assert "not possible" in said(seen)


async def test_a_filter_stays_when_the_list_is_narrowed(browse: Any) -> None:
    async with browse() as seen:
        await ask(seen, "place:الكويت")
        await seen.press("2", "j", "k")
        assert all("الكويت" in each for each in seen.labels("meetings"))


async def test_a_query_that_cannot_be_understood_is_said_and_stays(browse: Any) -> None:
    async with browse() as seen:
        every = seen.labels("meetings")
        await ask(seen, "الكويت plaze:kw")
        assert "plaze" in said(seen)
        assert box(seen).display
        notice = seen.screen.query_one("#notice").region
        assert notice.bottom <= box(seen).region.y, "the box hides what is said"
        assert box(seen).cursor_position == len("الكويت ")
        assert seen.labels("meetings") == every
        await seen.press("escape")
        assert not box(seen).display
        assert seen.screen.focused is None
        await seen.press("j")
        assert seen.listing("meetings").cursor == 1, "keys are the list's again"


WRONG = {
    "plaze:kw": ("لا حقل باسم plaze", "هل تقصد place:", "1"),
    "الكويت role:chiar": ("لا دور باسم chiar", "هل تقصد chair", "13"),
    "silent:chiar": ("لا خاصية باسم chiar", "هل تقصد chair", "8"),
    '"الكويت': ("الاقتباس", "1"),
    "place: x": ("place", "7"),
    "place>3": ("place", ">", "6"),
    "date:soon": ("soon ليس تاريخا", "2018-02", "6"),
    "members>many": ("many ليس عددا", "9"),
}


@pytest.mark.parametrize(("query", "told"), WRONG.items(), ids=list(WRONG))
async def test_what_is_wrong_is_told_in_arabic_with_place_and_remedy(
    browse: Any, query: str, told: tuple[str, ...]
) -> None:
    async with browse(lang="ar") as seen:
        await ask(seen, query)
        for each in told:
            assert each in said(seen)
        assert f"(عند الحرف {told[-1]})" in said(seen)
        assert " is " not in said(seen)


async def test_what_fits_nothing_says_how_to_see_all(browse: Any) -> None:
    async with browse((100, 30)) as seen:
        await ask(seen, "place:القمر")
        assert seen.labels("meetings") == []
        assert any("F" in line for line in seen.lines(seen.listing("meetings")))
        await seen.press("j", "enter", "F")
        assert seen.labels("meetings")


async def test_the_box_holds_the_query_that_is_there(browse: Any) -> None:
    async with browse() as seen:
        await ask(seen, "place:الكويت")
        await seen.press("f")
        assert box(seen).value == "place:الكويت"


async def test_only_what_differs_is_one_key_away_and_back(browse: Any, sample: Scan) -> None:
    async with browse(store=sample) as seen:
        every = len(seen.labels("meetings"))
        await seen.press("!")
        (row,) = seen.listing("meetings").rows
        assert sample.get(row.id).differs  # type: ignore[union-attr]
        await seen.press("!")
        assert len(seen.labels("meetings")) == every
        await seen.press("1", "!")
        assert "not possible" in said(seen), "an article is one source"


async def test_from_a_part_to_the_whole_and_down_again(browse: Any, sample: Scan) -> None:
    async with browse(store=sample) as seen:
        rows = seen.listing("meetings").rows
        whole = next(at for at, row in enumerate(rows) if sample.get(row.id).parts)  # type: ignore[union-attr]
        seen.listing("meetings").move_to(whole)
        await seen.rest()
        id = seen.screen.record.id
        await seen.press("P")
        assert seen.screen.record.parent == id
        await seen.press("p")
        assert seen.screen.record.id == id
        await seen.press("p")
        assert "not possible" in said(seen)


async def test_everything_linked_to_what_a_field_names(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("enter")
        await seen.to_field("place")
        named = seen.record.current.record
        await seen.press("*")
        assert seen.screen.narrowing == named
        assert seen.listing("entities").current.id == named
        assert seen.screen.linked_to[Kind.MEETING] == named
        assert seen.screen.linked_to[Kind.ARTICLE] == named
        await seen.press("[")
        assert seen.screen.narrowing != named


async def test_an_empty_list_names_what_keeps_everything_out_of_it(browse: Any) -> None:
    async with browse((140, 40)) as seen:
        pane = seen.listing("entities")
        await seen.press("2", "f", *"p:جودة", "enter")
        assert not pane.rows
        text = " ".join("".join(line.strip(" │") + " " for line in seen.lines(pane)).split())
        assert "nothing linked to" in text
        assert "F clears" in text
        await seen.press("2")
        assert seen.labels("entities") == ["ناصر جودة"]
        await seen.press("f", *"p:nobody", "enter")
        assert "nothing fits the filter" in " ".join(seen.lines(pane))
