"""A small world of three articles, and the browser over it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import (
    AbstractAsyncContextManager,
    AbstractContextManager,
    asynccontextmanager,
    contextmanager,
)
from pathlib import Path
from typing import Any

import pytest
from running import PROGRAM, Terminal  # type: ignore[import-not-found, unused-ignore]
from seen import Seen  # type: ignore[import-not-found, unused-ignore]
from typing_box import Base, Bench, Opened, Typing  # type: ignore[import-not-found, unused-ignore]
from world import (  # type: ignore[import-not-found, unused-ignore]
    Draft,
    amman,
    kuwait,
    kuwait_again,
)

from store import Article, Scan, Store
from tui.arabic import choose
from tui.browser.app import Browser
from tui.browser.opening import browser_of
from tui.messages import words


@pytest.fixture
def make_draft() -> Any:
    """Makes articles by hand."""
    return Draft


@pytest.fixture
def articles() -> list[Article]:
    """Two reports of one meeting in Kuwait, and one of a meeting in Jordan and the next."""
    return [kuwait().article(), kuwait_again().article(), amman().article()]


@pytest.fixture
def make_store(tmp_path: Path) -> Iterator[Callable[[list[Article]], Scan]]:
    """Makes stores that hold given articles."""
    opened: list[Scan] = []

    def make(given: list[Article]) -> Scan:
        store = Store.create(tmp_path / f"store{len(opened)}")
        opened.append(Scan(store))
        opened[-1].put(given)
        return opened[-1]

    yield make
    for scan in opened:
        scan.close()


@pytest.fixture
def lookups(make_store: Callable[[list[Article]], Scan], articles: list[Article]) -> Scan:
    """A store of the small world."""
    return make_store(articles)


Browsing = Callable[..., AbstractAsyncContextManager[Seen]]


@pytest.fixture
def browse(lookups: Scan) -> Browsing:
    """Opens the browser on the small world, or on another store."""

    @asynccontextmanager
    async def opened(
        size: tuple[int, int] = (80, 24), lang: str = "en", store: Scan | None = None
    ) -> AsyncIterator[Seen]:
        screen = browser_of(store or lookups, words(lang), name="sample", found=1)
        app = Browser(screen, choose("visual", {}))
        async with app.run_test(size=size) as pilot:
            seen = Seen(pilot)
            await pilot.pause()
            yield seen

    return opened


@pytest.fixture
def terminal() -> Callable[..., AbstractContextManager[Terminal]]:
    """Runs the browser on a store in a terminal of its own; what is run before may break it."""

    @contextmanager
    def opened(
        store: str, emission: str, *, before: str = "", **environment: str
    ) -> Iterator[Terminal]:
        running = Terminal(before + PROGRAM, store, emission, **environment)
        try:
            yield running
        finally:
            running.close()

    return opened


@pytest.fixture
def folder(lookups: Scan, tmp_path: Path) -> str:
    """A store of the small world, closed."""
    return str(next(tmp_path.glob("store*")))


@pytest.fixture
def typing() -> Opened:
    """Opens a box of a width and a direction."""

    @asynccontextmanager
    async def opened(width: int = 20, base: Base = "R") -> AsyncIterator[Typing]:
        app = Bench(base)
        async with app.run_test(size=(width, 3)) as pilot:
            await pilot.pause()
            yield Typing(pilot, app)

    return opened
