"""How the browser opens and ends: with no store, with a broken one, and from outside."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from store import Article, Kind, Scan, Store, open_lookups
from tui.arabic import choose
from tui.browser import opening
from tui.browser.app import Browser
from tui.browser.opening import First, first_screen
from tui.browser.panes import Notice
from tui.browser.screens import Browse, Preparing, Problem
from tui.browser.screens.problem import Explanation
from tui.messages import words


async def explained(first: First) -> str:
    """What the first screen says, on one line, after a look whether it can be left."""
    app = Browser(first.screen, choose("visual", {}))
    async with app.run_test(size=(100, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, Problem)
        pane = app.screen.query_one(Explanation)
        lines = [pane.render_line(y).text.strip() for y in range(pane.size.height)]
        await pilot.press("q")
    return " ".join(line for line in lines if line)


async def test_without_a_store_it_says_how_to_make_one(tmp_path: Path) -> None:
    first = first_screen(tmp_path / "nowhere", words("en"))
    said = await explained(first)
    assert "nowhere" in said
    assert "mahdar ingest" in said
    assert first.exit_code == 3


async def test_an_empty_store_says_how_to_fill_it(tmp_path: Path) -> None:
    Store.create(tmp_path / "empty").close()
    first = first_screen(tmp_path / "empty", words("en"))
    said = await explained(first)
    assert "empty" in said
    assert "mahdar ingest" in said
    assert first.exit_code == 0
    first.close()


async def test_a_store_that_cannot_be_read_is_explained(tmp_path: Path) -> None:
    Store.create(tmp_path / "broken").close()
    (tmp_path / "broken" / "store.json").write_text("{not json", "utf-8")
    first = first_screen(tmp_path / "broken", words("en"))
    said = await explained(first)
    assert "store.json" in said
    assert first.exit_code == 3


async def test_a_store_of_which_nothing_can_be_read_is_not_called_empty(
    make_store: Callable[[list[Article]], Scan], articles: list[Article], tmp_path: Path
) -> None:
    make_store(articles).close()
    folder = next(tmp_path.glob("store*"))
    for shard in (folder / "articles").glob("*.json"):
        shard.write_text("[", "utf-8")
    first = first_screen(folder, words("en"))
    said = await explained(first)
    assert "articles/0000" in said
    assert "empty" not in said
    assert "mahdar ingest" not in said
    assert first.exit_code == 3
    first.close()


async def test_what_is_wrong_is_shown_in_arabic_too(tmp_path: Path) -> None:
    said = await explained(first_screen(tmp_path / "nowhere", words("ar")))
    assert "mahdar ingest" in said
    assert "nowhere" in said


async def test_what_cannot_be_read_is_said_and_the_rest_is_shown(
    make_store: Callable[[list[Article]], Scan], articles: list[Article], tmp_path: Path
) -> None:
    make_store(articles).close()
    folder = next(tmp_path.glob("store*"))
    (folder / "articles" / "00001.json").write_text("[", "utf-8")
    first = first_screen(folder, words("en"))
    assert isinstance(first.screen, Browse)
    app = Browser(first.screen, choose("visual", {}))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert first.screen.list_of(Kind.ARTICLE).total == 3
        assert "00001.json" in first.screen.query_one(Notice).said
    first.close()


# A store whose index is yet to be made


@pytest.fixture
def without_index(
    make_store: Callable[[list[Article]], Scan],
    articles: list[Article],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    """A store that is taken for one of which the index is long in the making."""
    make_store(articles).close()
    monkeypatch.setattr(opening, "_LARGE", 0)
    return next(tmp_path.glob("store*"))


@pytest.mark.parametrize("lang", ["en", "ar"])
async def test_the_index_is_made_while_that_is_told_and_the_browser_opens(
    without_index: Path, lang: str
) -> None:
    first = first_screen(without_index, words(lang))
    assert not (without_index / "index.sqlite").exists(), "no key waits for it"
    app = Browser(first.screen, choose("visual", {}))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, Preparing)
        pane = app.screen.query_one(Explanation)
        assert any("%" in pane.render_line(y).text for y in range(pane.size.height))
        await until(pilot, lambda: not isinstance(first.screen, Preparing))
        await until(pilot, lambda: first.screen.is_mounted)
        assert (without_index / "index.sqlite").exists()
        await pilot.press("j")
        browser: Any = first.screen
        assert browser.list_of(Kind.MEETING).cursor == 1
    first.close()


async def test_who_does_not_wait_for_the_index_leaves_at_once_and_it_ends(
    without_index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on, ended = (threading.Event() for _ in range(3))
    real: Any = open_lookups

    def held(*arguments: Any, progress: Any, **options: Any) -> Any:
        def tell(done: int, total: int) -> None:
            if options.get("beside"):
                begun.set()
                assert go_on.wait(20)
            progress(done, total)

        try:
            return real(*arguments, progress=tell, **options)
        finally:
            if options.get("beside"):
                ended.set()

    monkeypatch.setattr(opening, "open_lookups", held)
    first = first_screen(without_index, words("en"))
    app = Browser(first.screen, choose("visual", {}))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, begun.is_set)
        await pilot.press("j", "escape")
        await until(pilot, lambda: not app.is_running)
    go_on.set()
    assert ended.wait(20)
    assert first.exit_code == 0
    first.close()


async def test_a_store_that_breaks_meanwhile_is_explained(without_index: Path) -> None:
    first = first_screen(without_index, words("en"))
    (without_index / "store.json").write_text("{not json", "utf-8")
    app = Browser(first.screen, choose("visual", {}))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, Problem))
    assert first.exit_code == 3
    first.close()


def test_of_a_small_store_it_is_made_at_once(
    make_store: Callable[[list[Article]], Scan], articles: list[Article], tmp_path: Path
) -> None:
    make_store(articles).close()
    first = first_screen(next(tmp_path.glob("store*")), words("en"))
    assert isinstance(first.screen, Browse)
    first.close()


# A store that comes while it is waited for


async def until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    """Let the program run until something holds."""
    deadline = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < deadline, "it does not come"
        await pilot.pause(0.02)


@pytest.mark.parametrize("before", ["nothing", "an empty store", "a broken store"])
@pytest.mark.parametrize("lang", ["en", "ar"])
async def test_the_browser_opens_by_itself_once_there_is_something(
    before: str, lang: str, articles: list[Article], tmp_path: Path
) -> None:
    folder = tmp_path / "awaited"
    if before != "nothing":
        Store.create(folder).close()
    if before == "a broken store":
        whole = (folder / "store.json").read_bytes()
        (folder / "store.json").write_text("{not json", "utf-8")
    first = first_screen(folder, words(lang))
    app = Browser(first.screen, choose("visual", {}))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, Problem)
        if before == "a broken store":
            (folder / "store.json").write_bytes(whole)
            await until(pilot, lambda: first.exit_code == 0)
            await pilot.pause()
            assert isinstance(app.screen, Problem), "it is empty"
        store = Store.open(folder) if folder.exists() else Store.create(folder)
        store.put(articles)
        store.close()
        await until(pilot, lambda: isinstance(app.screen, Browse) and app.screen.is_mounted)
        assert isinstance(app.screen, Browse)
        await pilot.press("j")
        assert app.screen.list_of(Kind.MEETING).cursor == 1
        assert first.exit_code == 0
    first.close()


@pytest.mark.parametrize("lang", ["en", "ar"])
async def test_what_is_wrong_names_the_key_that_the_person_has_chosen(
    lang: str, tmp_path: Path
) -> None:
    first = first_screen(tmp_path / "nowhere", words(lang))
    app = Browser(first.screen, choose("visual", {}), keys={"leave": ("z",)})
    async with app.run_test(size=(100, 24)) as pilot:
        await pilot.pause()
        said = app.screen.query_one(Explanation).selectable_text
        assert words(lang)("problem.ingest", key="z") in said
        assert words(lang)("problem.leave", key="z") in said
        await pilot.press("z")
        assert not app.is_running or app.return_code == 0


# On a terminal of its own

BROKEN = """
from tui.browser.screens import browse
def broken(self):
    raise ValueError("\\x1b]52;c;x\\x07 broke")
browse.Browse.do_reader = broken
"""


def test_the_terminal_is_told_not_to_reorder_and_told_back(terminal: Any, folder: str) -> None:
    with terminal(folder, "visual") as seen:
        seen.wait_for("MEETINGS")
        seen.press("Q")
        assert seen.end() == 0
        written = seen.written
        assert written.index("\x1b[8l") < written.index("MEETINGS")
        assert written.index("\x1b[8h") < written.index("\x1b[?1049l")
        assert seen.settings() == seen.before


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_the_terminal_is_restored_when_told_to_end(
    terminal: Any, folder: str, number: signal.Signals
) -> None:
    with terminal(folder, "visual") as seen:
        seen.wait_for("MEETINGS")
        seen.process.send_signal(number)
        seen.end()
        assert "\x1b[8h" in seen.written
        assert "\x1b[?1049l" in seen.written
        assert seen.settings() == seen.before


def test_an_unforeseen_error_is_told_in_a_line_and_the_terminal_restored(
    terminal: Any, folder: str
) -> None:
    with terminal(folder, "visual", before=BROKEN) as seen:
        seen.wait_for("MEETINGS")
        seen.press("0")
        assert seen.end() == 3
        after = seen.written[seen.written.index("\x1b[?1049l") :]
        assert "had to stop" in after
        assert "ValueError" in after
        assert "Traceback" not in after
        assert "\x1b]52" not in seen.written
        assert seen.settings() == seen.before


def test_a_terminal_that_reorders_is_sent_fenced_letters(terminal: Any, folder: str) -> None:
    with terminal(folder, "fenced") as seen:
        seen.wait_for("MEETINGS")
        seen.press("G")
        seen.press("Q")
        seen.end()
        assert "\u200e" in seen.written
        assert "\x1b[8l" not in seen.written
        fenced = seen.written.split("\u200e")
        # Outside the fences stands no Arabic letter.
        assert not any("\ufe80" <= char <= "\ufefc" for part in fenced[::2] for char in part)


def test_a_terminal_that_reorders_is_sent_nothing_else_for_any_key(
    terminal: Any, folder: str
) -> None:
    with terminal(folder, "plain") as seen:
        seen.wait_for("MEETINGS")
        seen.press("Q")
        seen.end()
        assert "\u200e" not in seen.written
        assert "الكويت" in seen.written


def test_the_environment_cannot_name_a_driver_or_a_log(
    terminal: Any, folder: str, tmp_path: Path
) -> None:
    log = tmp_path / "log"
    with terminal(folder, "visual", TEXTUAL_LOG=str(log), TEXTUAL_DRIVER="antigravity:x") as seen:
        seen.wait_for("MEETINGS")
        seen.press("Q")
        assert seen.end() == 0
    assert not log.exists()
