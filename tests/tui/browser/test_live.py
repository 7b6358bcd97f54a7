"""A store that another process writes while it is looked at."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from store import Article, Scan, Store, open_lookups, renew_index
from tui.arabic import choose
from tui.browser.app import Browser
from tui.browser.opening import browser_of
from tui.browser.panes import RecordList
from tui.browser.screens import Browse
from tui.messages import words


async def until(seen: Any, holds: Callable[[], bool]) -> None:
    """Let the program run until something holds."""
    deadline = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < deadline, "it does not come"
        await asyncio.sleep(0.02)
        await seen.pilot.pause()


class Shown:
    """A browser of its own making."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot

    @property
    def screen(self) -> Browse:
        assert isinstance(self.pilot.app.screen, Browse)
        return self.pilot.app.screen

    def listing(self, name: str) -> RecordList:
        return self.screen.query_one(f"#{name}", RecordList)


def another(article: Article, number: int) -> Article:
    """An article like another, which says the same."""
    id = f"a-{number:010}"
    claims = tuple(replace(claim, article=id) for claim in article.claims)
    return replace(article, id=id, sha256=f"{number:064}", file=f"{number}.txt", claims=claims)


@pytest.fixture
def other(tmp_path: Path, lookups: Scan) -> Store:
    """The same store, as another process has it open."""
    return Store.open(next(tmp_path.glob("store*")))


def said(seen: Any) -> str:
    return str(seen.screen.query_one("#notice").said)


async def test_what_another_process_writes_comes_in_and_nothing_moves(
    browse: Any, other: Store, articles: list[Article]
) -> None:
    async with browse() as seen:
        await seen.press("1", "j", "enter", "j")
        before = (
            seen.screen.active,
            seen.record.cursor,
            seen.screen.record.id,
            seen.listing("articles").current.id,
            seen.screen.narrowing,
        )
        other.put([another(articles[0], number) for number in range(3)])
        await until(seen, lambda: seen.listing("articles").total == 6)
        assert "+3" in said(seen)
        assert before == (
            seen.screen.active,
            seen.record.cursor,
            seen.screen.record.id,
            seen.listing("articles").current.id,
            seen.screen.narrowing,
        )
        assert "A6" in "".join(seen.lines(seen.screen.query_one("#header")))
        await seen.press("j")
        assert said(seen) == ""


async def test_the_reader_stays_where_it_is(
    browse: Any, other: Store, articles: list[Article]
) -> None:
    async with browse((60, 12)) as seen:
        await seen.press("enter", "e", "G")
        article, top = seen.reader.article, seen.reader.top
        other.put([another(articles[1], 1)])
        await until(seen, lambda: seen.listing("articles").total == 4)
        assert (seen.screen.active, seen.reader.article, seen.reader.top) == (
            "reader",
            article,
            top,
        )


async def test_a_record_that_is_gone_gives_way_to_what_is_there(
    browse: Any, other: Store, articles: list[Article]
) -> None:
    async with browse() as seen:
        await seen.press("3", "G", "enter")
        gone = seen.screen.record.id
        author = next(each for each in articles if each.id in seen.screen.record.sources)
        other.put([replace(author, claims=(), mentions=())])
        await until(seen, lambda: "written" in said(seen))
        assert seen.screen.record is not None
        assert seen.screen.record.id != gone
        assert seen.app.is_running


async def test_an_index_is_brought_up_to_date_while_keys_are_answered(
    other: Store, articles: list[Article]
) -> None:
    index = open_lookups(other.path)
    go_on = threading.Event()

    def renew() -> None:
        assert go_on.wait(20)
        renew_index(other.path)

    screen = browser_of(index, words("en"), name="sample", found=1, renew=renew)
    async with Browser(screen, choose("visual", {})).run_test(size=(80, 24)) as pilot:
        seen = Shown(pilot)
        other.put([another(articles[0], number) for number in range(3)])
        await until(seen, lambda: seen.screen._renewing)
        await pilot.press("j")
        assert seen.listing("meetings").cursor == 1
        assert seen.screen._renewing
        go_on.set()
        await until(seen, lambda: seen.listing("articles").total == 6)
        assert seen.listing("meetings").cursor == 1
    index.close()


async def test_r_looks_now_and_says_when_there_is_nothing_new(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("R")
        assert "as it is shown" in said(seen)


async def test_a_file_that_breaks_is_said_and_the_browser_goes_on(
    browse: Any, other: Store, tmp_path: Path
) -> None:
    async with browse() as seen:
        (shard,) = (other.path / "articles").glob("*.json")
        shard.write_text("{")
        await until(seen, lambda: said(seen) != "")
        await seen.press("j", "k", "?", "q")
        assert seen.app.is_running
