"""Meetings on an axis of time."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from store import DateSpan
from tui.browser.panes import TimeChart
from tui.browser.screens.timeline import Timeline
from tui.browser.timescale import LEVELS, Scale, densities, fitting


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def span(first: str, last: str, count: int = 1) -> DateSpan:
    return DateSpan(date.fromisoformat(first), date.fromisoformat(last), count)


@pytest.mark.parametrize(
    ("level", "first", "labels"),
    [
        (0, "2018-02-27", ["03-01", "03-11", "03-21", "04-01"]),
        (3, "2018-01-01", ["2018-01", "2018-04", "2018-07"]),
        (8, "2001-01-01", ["2005", "2010", "2015", "2020", "2025", "2030", "2035"]),
    ],
)
def test_the_axis_is_named_as_densely_as_there_is_room(
    level: int, first: str, labels: list[str]
) -> None:
    ticks = list(Scale(day(first), level, 40).ticks())
    assert [tick.label for tick in ticks] == labels
    assert ticks
    for one, other in pairwise(ticks):
        assert one.cell + len(one.label) < other.cell + 1
    assert ticks[-1].cell + len(ticks[-1].label) <= 40


@pytest.mark.parametrize("level", range(len(LEVELS)))
def test_names_never_overlap_at_either_end_of_time(level: int) -> None:
    for first in (1, day("1999-12-31"), date.max.toordinal()):
        scale = Scale(first, level, 60)
        ticks = list(scale.ticks())
        for one, other in pairwise(ticks):
            assert one.cell + len(one.label) < other.cell + 1


def test_everything_fits_and_a_day_stays_where_it_is_when_one_comes_nearer() -> None:
    spans = [span("2014-09-11", "2014-09-11"), span("2018-01-01", "2018-12-31")]
    scale = fitting([*spans, DateSpan(None, None, 4)], 40)
    assert scale.holds(day("2014-09-11"))
    assert scale.holds(day("2018-12-31"))
    nearer = scale.zoomed(-2, day("2018-01-01"))
    assert nearer.days < scale.days
    assert nearer.cell(day("2018-01-01")) == scale.cell(day("2018-01-01"))
    assert fitting([], 40).cells == 40


def test_each_cell_says_how_many_records_may_lie_in_it() -> None:
    scale = Scale(day("2018-01-01"), 0, 5)
    spans = [
        span("2017-01-01", "2018-01-02", 2),
        span("2018-01-02", "2018-01-03", 3),
        span("2018-01-05", "2019-01-01"),
        span("2017-01-01", "2017-12-31", 9),
        DateSpan(None, None, 9),
    ]
    assert densities(spans, scale) == [2, 5, 3, 0, 1]


# The screen


async def chart(seen: Any, *keys: str) -> TimeChart:
    await seen.press("T", *keys)
    assert isinstance(seen.app.screen, Timeline)
    found: TimeChart = seen.app.screen.query_one(TimeChart)
    return found


def bar_of(seen: Any, pane: TimeChart, number: int) -> str:
    return str(seen.lines(pane)[number + pane.above - pane.top])


async def test_each_meeting_has_a_bar_over_the_days_its_date_may_mean(browse: Any) -> None:
    async with browse((100, 24)) as seen:
        pane = await chart(seen, "+", "+", "+", "j")
        lines = seen.lines(pane)
        assert "MEETINGS 3" in lines[0]
        assert "2015-0" in lines[1]
        assert any(character.isdigit() for character in lines[2])
        kuwait, coming, amman = (bar_of(seen, pane, number) for number in range(3))
        assert ">" in kuwait[: pane.scale.cells + 3]
        assert "├" in coming
        assert "┤" in coming
        assert "┃" in amman


async def test_time_begins_at_the_right_in_arabic(browse: Any) -> None:
    async with browse((100, 24), lang="ar") as seen:
        pane = await chart(seen)
        kuwait, _, amman = (bar_of(seen, pane, number) for number in range(3))
        assert kuwait.rindex("┃", 0, 99) < amman.rindex("┃", 0, 99), "the older is at the right"
        years = seen.lines(pane)[1]
        assert years.index("2018") < years.index("2016"), "numbers are read from the left"


async def test_enter_opens_the_meeting_and_back_leads_back(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("T", "G", "enter")
        assert seen.screen.active == "record"
        assert "الأردن" in seen.record.heading
        await seen.press("[")
        assert seen.screen.active == "meetings"


async def test_it_begins_on_the_meeting_of_the_list_and_follows_the_filter(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("G")
        pane = await chart(seen)
        assert pane.current == seen.listing("meetings").current
        await seen.press("T", "f", *"date:2015", "enter")
        pane = await chart(seen)
        assert pane.length == 2
        assert "date:2015" in seen.lines(pane)[0]


async def test_panning_takes_the_cursor_along_and_the_cursor_takes_time_along(browse: Any) -> None:
    async with browse() as seen:
        pane = await chart(seen, "+", "+", "+")
        assert pane.cursor == 0
        kuwait = day("2018-02-13")
        for _ in range(40):
            if not pane.scale.holds(kuwait):
                break
            await seen.press("h")
        while pane.scale.holds(kuwait):
            await seen.press("h")
        assert pane.cursor == 1, "the newest that begins before the end of what is in sight"
        await seen.press("k")
        assert pane.scale.holds(kuwait)
        await seen.press("-", "-", "-", "0")
        assert pane.scale.holds(day("2015-04-08"))
        assert pane.scale.holds(kuwait)


async def test_what_has_no_date_is_counted_and_said(
    browse: Any, make_store: Any, make_draft: Any
) -> None:
    draft = make_draft("a.txt", "خبر\nاجتماع في الكويت\n", "خبر")
    draft.claim("meeting:x", "place", "في الكويت", "الكويت", "country:KW")
    draft.claim("country:KW", "name", "الكويت")
    async with browse(store=make_store([draft.article()])) as seen:
        pane = await chart(seen, "+", "h", "l", "-")
        assert pane.undated == 1
        assert "without a date: 1" in seen.lines(pane)[0]
        assert "no date" in bar_of(seen, pane, 0)


async def test_a_resize_fills_the_room(browse: Any) -> None:
    async with browse() as seen:
        pane = await chart(seen)
        before = pane.scale.cells
        await seen.pilot.resize_terminal(140, 40)
        await seen.rest()
        assert pane.scale.cells > before


async def test_a_click_goes_to_a_meeting_and_a_second_opens_it(browse: Any) -> None:
    async with browse() as seen:
        pane = await chart(seen)
        for _ in range(2):
            await seen.pilot.click(pane, offset=(10, 4))
            await seen.pilot.pause()
        assert seen.app.screen is seen.screen
        assert seen.screen.record.id == seen.screen.lookups.rows("meeting")[1].id
