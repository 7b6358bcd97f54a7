"""A store that another process writes while it is looked at."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from seen import Seen  # type: ignore[import-not-found, unused-ignore]

from store import Article, Kind, Mark, Row, Scan, Store, open_lookups
from store.index import index as index_module
from store.index.lists import Lazy
from store.index.records import Records
from tui.arabic import choose
from tui.browser.app import Browser
from tui.browser.opening import browser_of
from tui.browser.panes import Results
from tui.browser.screens import live
from tui.messages import words


async def until(seen: Any, holds: Callable[[], bool]) -> None:
    """Let the program run until something holds."""
    deadline = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < deadline, "it does not come"
        await asyncio.sleep(0.02)
        await seen.pilot.pause()


def another(article: Article, number: int) -> Article:
    """An article like another, which says the same."""
    id = f"a-{number:010}"
    claims = tuple(claim._replace(article=id) for claim in article.claims)
    return article._replace(id=id, sha256=f"{number:064}", file=f"{number}.txt", claims=claims)


@pytest.fixture
def other(tmp_path: Path, lookups: Scan) -> Store:
    """The same store, as another process has it open."""
    return Store.open(next(tmp_path.glob("store*")))


def said(seen: Any) -> str:
    return str(seen.app.screen.query_one("#notice").said)


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
        other.put([author._replace(claims=(), mentions=())])
        await until(seen, lambda: "written" in said(seen))
        assert seen.screen.record is not None
        assert seen.screen.record.id != gone
        assert seen.app.is_running


class Held:
    """An index whose bringing up to date is held, as that of a large store would be."""

    def __init__(self, folder: Path) -> None:
        opened: Any = open_lookups(folder, postpone=True)
        self.index = opened
        self.go_on, self.ended = threading.Event(), threading.Event()
        self.told = (0, 1)
        self._prepare = self.index.prepare
        self.index.prepare = self._held

    def _held(self, progress: Any) -> Callable[[], None]:
        try:
            progress(*self.told)
            assert self.go_on.wait(20)
            prepared: Callable[[], None] = self._prepare(progress)
            return prepared
        finally:
            self.ended.set()


@pytest.fixture
def held(other: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[Held]:
    """The index of the small world, which no key brings up to date itself."""
    made = Held(other.path)
    monkeypatch.setattr(live, "_LOOK", 0.05)
    module: Any = index_module
    real = module.opened

    def opened(*arguments: Any) -> Any:
        assert threading.current_thread() is not threading.main_thread(), "a key would wait"
        return real(*arguments)

    monkeypatch.setattr(index_module, "opened", opened)
    yield made
    made.go_on.set()
    made.index.close()


@asynccontextmanager
async def shown(held: Held, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Any]:
    screen = browser_of(held.index, words("en"), name="sample", found=1)
    async with Browser(screen, choose("visual", {})).run_test(size=size) as pilot:
        yield Seen(pilot)


async def test_keys_are_answered_by_what_was_before_while_the_new_is_read(
    held: Held, other: Store, articles: list[Article]
) -> None:
    async with shown(held) as seen:
        # All of them are others now, the first longer: each record stands elsewhere.
        other.put([articles[0]._replace(text=articles[0].text + "..."), *articles[1:]])
        other.put([another(articles[0], number) for number in range(3)])
        await until(seen, lambda: seen.screen.is_renewing)
        await seen.press("j", "enter", "e")
        assert seen.reader.article is not None
        assert seen.reader.article.text in {each.text for each in articles}
        await seen.press("q", "q", "c", "q", "T", "q", "S", *"الكويت")
        await until(seen, lambda: len(seen.app.screen.query_one(Results).hits) > 0)
        await seen.press("enter")
        assert seen.screen.record is not None
        assert seen.screen.is_renewing
        held.go_on.set()
        await until(seen, lambda: seen.listing("articles").total == 6)


async def test_what_is_nowhere_any_more_as_it_was_is_said_to_come(
    held: Held, other: Store, articles: list[Article]
) -> None:
    async with shown(held) as seen:
        for more in ("...", ".", ".."):
            other.put([each._replace(text=more + each.text, blocks=()) for each in articles])
        await until(seen, lambda: seen.screen.is_renewing)
        await seen.press("1", "1", "G")
        await until(seen, lambda: "being read" in said(seen))
        await seen.press("S", *"عقدت")
        await until(seen, lambda: "being read" in said(seen))
        await seen.press("enter", "escape")
        held.go_on.set()
        await until(seen, lambda: "written" in said(seen))
        await seen.press("k")
        assert "being read" not in said(seen)


@pytest.mark.parametrize("size", [(80, 24), (50, 12)])
async def test_the_header_says_how_far_it_is(
    held: Held, other: Store, articles: list[Article], size: tuple[int, int]
) -> None:
    held.told = 3, 10
    async with shown(held, size) as seen:

        def header() -> str:
            return "".join(seen.lines(seen.screen.query_one("#header")))

        other.put([another(articles[0], 1)])
        await until(seen, lambda: "reading 30%" in header())
        await seen.press("R")
        assert "being read" in said(seen)
        held.go_on.set()
        await until(seen, lambda: seen.listing("articles").total == 4)
        await until(seen, lambda: "reading" not in header())


async def test_who_leaves_does_not_wait_for_it_and_it_ends(
    held: Held, other: Store, articles: list[Article]
) -> None:
    async with shown(held) as seen:
        other.put([another(articles[0], 1)])
        await until(seen, lambda: seen.screen.is_renewing)
        await seen.press("Q")
    held.go_on.set()
    assert held.ended.wait(20)
    assert held.index.is_behind()
    with sqlite3.connect(other.path / "index.sqlite") as index:
        assert index.execute("SELECT count(*) FROM article").fetchone() == (3,)


async def test_lists_that_are_put_again_are_read_no_further_than_they_are_seen(
    browse: Any,
) -> None:
    read: list[int] = []

    def rows(begin: int, end: int) -> list[Row]:
        read.append(begin)
        return [
            Row(f"m-{at}", Kind.MEETING, "", "", Mark.STATED, 1, "", "") for at in range(begin, end)
        ]

    async with browse() as seen:
        pane = seen.listing("meetings")
        for _ in range(2):
            pane.put_rows(Lazy(100_000, rows), total=100_000, narrowed=False, record=None)
            await seen.pilot.pause()
        assert set(read) == {0}, "the first page alone"


async def test_an_index_that_breaks_is_made_anew_beside(
    held: Held, other: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(records: Records, id: str) -> Any:
        raise sqlite3.DatabaseError("database disk image is malformed")

    async with shown(held) as seen:
        monkeypatch.setattr(Records, "find", broken)
        await seen.press("j")
        await until(seen, lambda: "being read" in said(seen))
        await until(seen, lambda: seen.screen.is_renewing)
        monkeypatch.undo()
        held.go_on.set()
        await until(seen, lambda: not seen.screen.is_renewing)
        await seen.press("k", "j", "enter")
        assert said(seen) == ""
        assert seen.screen.record is not None


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
