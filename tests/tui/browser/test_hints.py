"""The line that tells a newcomer where to begin, and goes for good."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from seen import Seen  # type: ignore[import-not-found, unused-ignore]

from store import Scan
from tui.arabic import choose
from tui.browser.app import Browser
from tui.browser.hints import Hints
from tui.browser.opening import browser_of
from tui.messages import words

Opened = Callable[..., AbstractAsyncContextManager[Any]]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "state" / "hints.json"


@pytest.fixture
def start(lookups: Scan, file: Path) -> Opened:
    @asynccontextmanager
    async def opened(lang: str = "en", size: tuple[int, int] = (80, 24)) -> AsyncIterator[Any]:
        screen = browser_of(lookups, words(lang), name="sample", found=1, hints=Hints(file))
        app = Browser(screen, choose("visual", {}))
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield Seen(pilot)

    return opened


def hint(seen: Any) -> str:
    bar = seen.screen.query_one("#hint")
    return seen.lines(bar)[0] if bar.display else ""


async def test_a_newcomer_is_told_where_to_begin(start: Opened) -> None:
    async with start() as seen:
        said = hint(seen)
        for word in ("j k move", "Enter goes in", "e the words behind", "/ finds", "? every key"):
            assert word in said


async def test_the_whole_hint_fits_in_both_languages(start: Opened) -> None:
    for lang in ("en", "ar"):
        async with start(lang) as seen:
            assert "…" not in hint(seen)
            assert "?" in hint(seen)


async def test_it_goes_after_a_few_keys_for_good(start: Opened) -> None:
    async with start() as seen:
        await seen.press("j", "j", "j", "j", "j", "k")
        assert hint(seen), "the same few keys teach nothing"
        await seen.press("enter", "e")
    async with start() as seen:
        assert hint(seen)
        await seen.press("q")
        assert not hint(seen)
    async with start() as seen:
        assert not hint(seen)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"used": 3}', "null", '{"used": [1, {}]}'])
async def test_a_file_that_says_nothing_is_a_newcomers(
    start: Opened, file: Path, content: str
) -> None:
    file.parent.mkdir()
    file.write_text(content, "utf-8")
    async with start() as seen:
        assert hint(seen)


async def test_where_nothing_can_be_written_it_goes_for_this_run(start: Opened, file: Path) -> None:
    file.parent.write_text("no folder", "utf-8")
    async with start() as seen:
        await seen.press("j", "k", "enter", "e", "q")
        assert not hint(seen)
