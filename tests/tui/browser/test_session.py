"""What a person left returns at the next start."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from seen import Seen, answered  # type: ignore[import-not-found, unused-ignore]

from store import Scan
from tui.arabic import choose
from tui.browser.app import Browser
from tui.browser.history import Place
from tui.browser.opening import browser_of
from tui.browser.panes import Notice
from tui.browser.screens.timeline import Timeline
from tui.browser.session import Session, State, session_file
from tui.messages import words

Opened = Callable[..., AbstractAsyncContextManager[Any]]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "state" / "sessions" / "sample.json"


@pytest.fixture
def start(lookups: Scan, file: Path) -> Opened:
    """Starts the browser as the command does, and ends it as `Q` does."""

    @asynccontextmanager
    async def opened(
        size: tuple[int, int] = (80, 24), *, fresh: bool = False, quits: bool = True
    ) -> AsyncIterator[Any]:
        session = Session(file, fresh=fresh)
        screen = browser_of(lookups, words("en"), name="sample", found=1, session=session)
        app = Browser(screen, choose("visual", {}))
        async with app.run_test(size=size) as pilot:
            for _ in range(2):
                await answered(pilot)
            yield Seen(pilot)
            if quits:
                await pilot.press("Q")

    return opened


def said(seen: Any) -> str:
    return str(seen.one(Notice).said)


async def test_position_history_filter_and_marks_return(start: Opened) -> None:
    async with start() as seen:
        await seen.press("m", "a", "f")
        await seen.press(*"place:", *"الكويت", "enter")
        await seen.press("enter")
        await seen.to_field("speaker")
        await seen.press("e")
        before = seen.screen.state
        header = seen.lines(seen.screen.query_one("#header"))
    async with start() as seen:
        assert seen.screen.state == before
        assert seen.lines(seen.screen.query_one("#header")) == header
        assert seen.screen.active == "reader"
        assert seen.reader.current is not None
        await seen.press("[")
        assert seen.record.current.name == "speaker"
        assert seen.listing("meetings").filtered == "place:الكويت"
        await seen.press("'", "a")
        assert len(seen.labels("meetings")) == 3


async def test_what_was_forward_is_forward_again(start: Opened) -> None:
    async with start() as seen:
        await seen.press("G", "enter", "[")
    async with start() as seen:
        await seen.press("]")
        assert seen.screen.active == "record"
        assert "2015" in seen.screen.label_of(seen.screen.record.id)


@pytest.mark.parametrize("times", [2, 4], ids=["narrower", "as wide as there is room"])
async def test_articles_are_wrapped_as_they_were(start: Opened, times: int) -> None:
    async with start((120, 30)) as seen:
        await seen.press("0")
        usual = seen.reader.widest
        await seen.press(*"w" * times)
        widest, lines = seen.reader.widest, seen.lines(seen.reader)
        assert widest != usual
    async with start((120, 30)) as seen:
        assert seen.reader.widest == widest
        assert seen.lines(seen.reader) == lines


async def test_in_a_window_of_another_size_the_same_words_are_in_sight(start: Opened) -> None:
    async with start((80, 10)) as seen:
        await seen.press("0", "pagedown")
        begins = seen.reader.begins
        assert begins > 0
    async with start((50, 12)) as seen:
        reader = seen.reader
        shown = range(reader.top, reader.top + reader.visible_rows)
        assert reader.lines.line_of(begins) in shown
        assert reader.lines.line_of(0) not in shown


async def test_fresh_begins_anew_and_what_was_left_then_is_what_returns(start: Opened) -> None:
    async with start() as seen:
        await seen.press("G")
    async with start(fresh=True) as seen:
        assert seen.listing("meetings").cursor == 0
        await seen.press("j")
    async with start() as seen:
        assert seen.listing("meetings").cursor == 1


async def test_without_a_word_of_leave_what_changed_was_kept_already(
    start: Opened, file: Path
) -> None:
    async with start(quits=False) as seen:
        await seen.press("G", "m", "z")
        for _ in range(300):
            await seen.pilot.pause(0.02)
            if file.exists():
                break
        assert "z" in json.loads(file.read_text("utf-8"))["marks"]


@pytest.mark.parametrize(
    "content",
    [
        "{",
        "[]",
        "null",
        "\x00" * 100,
        '{"version": 2, "place": {}}',
        '{"version": 1}',
        '{"version": 1, "place": {"active": "cellar", "shown": "meetings"}}',
        '{"version": 1, "place": {"active": "meetings", "shown": "meetings", "row": -1}}',
        '{"version": 1, "place": {"active": "meetings", "shown": "meetings", "row": "x"}}',
        '{"version": 1, "place": {"active": "meetings", "shown": "meetings", "later": 1}}',
        '{"version": 1, "place": {"active": "meetings", "shown": "meetings",'
        ' "lists": {"cellar": {}}}}',
        "[" * 100_000,
    ],
)
async def test_what_cannot_be_understood_is_put_aside_and_said(
    start: Opened, file: Path, content: str
) -> None:
    file.parent.mkdir(parents=True)
    file.write_text(content, "utf-8")
    async with start() as seen:
        assert seen.listing("meetings").cursor == 0
        aside = file.with_suffix(".aside")
        assert str(aside.name) in said(seen)
        assert aside.read_text("utf-8") == content
    async with start() as seen:
        assert said(seen) == ""


async def test_records_that_are_gone_are_skipped(start: Opened, file: Path) -> None:
    async with start() as seen:
        await seen.press("G", "enter", "e", "q", "q")
    kept = json.loads(file.read_text("utf-8"))
    text = json.dumps(kept)
    for place in (kept["place"], *kept["behind"]):
        text = text.replace(place["record"], "m-gone")
    file.write_text(text, "utf-8")
    async with start() as seen:
        assert said(seen) == ""
        assert seen.screen.record is not None
        await seen.press("[", "[", "]")
        assert said(seen) == ""


async def test_a_filter_that_is_no_longer_understood_is_left_out(start: Opened, file: Path) -> None:
    async with start() as seen:
        await seen.press("!")
    file.write_text(file.read_text("utf-8").replace("differ:any", "differ:"), "utf-8")
    async with start() as seen:
        assert said(seen) == ""
        assert len(seen.labels("meetings")) == 3


async def test_of_two_browsers_none_loses_its_marks(start: Opened) -> None:
    async with start() as one:
        await one.press("m", "a", "m", "c")
        async with start() as other:
            await other.press("G", "m", "b", "m", "c")
        await one.press("enter")
    async with start() as seen:
        assert sorted(seen.screen.marks) == ["a", "b", "c"]
        assert seen.screen.active == "record", "who leaves last says where the next one begins"


async def test_a_folder_that_cannot_be_written_is_no_trouble(start: Opened, file: Path) -> None:
    file.parent.parent.mkdir(parents=True)
    file.parent.write_text("no folder", "utf-8")
    async with start() as seen:
        await seen.press("G")
        assert said(seen) == ""


def test_each_store_has_a_file_of_its_own_wherever_it_is_called_from(tmp_path: Path) -> None:
    environment = {"XDG_STATE_HOME": str(tmp_path / "state")}
    one, other, link = tmp_path / "a" / "store", tmp_path / "b" / "store", tmp_path / "link"
    link.symlink_to(one)
    assert session_file(one, environment) != session_file(other, environment)
    assert session_file(one, environment).parent == tmp_path / "state" / "mahdar" / "sessions"
    relative = Path(os.path.relpath(one))
    assert session_file(relative, environment) == session_file(one, environment)


def test_a_file_is_read_only_where_it_was_changed_by_another(file: Path) -> None:
    session = Session(file)
    state = State(Place(active="meetings", shown="meetings"))
    session.save(state, ())
    file.unlink()
    session.save(state, ())
    assert not file.exists(), "the same is not written twice"


async def test_the_program_keeps_it_among_the_persons_states(
    terminal: Any, folder: str, tmp_path: Path
) -> None:
    home = {"XDG_STATE_HOME": str(tmp_path / "home")}
    with terminal(folder, "visual", **home) as running:
        running.wait_for("MEETINGS")
        running.press("1Q")
        assert running.end() == 0
    assert session_file(Path(folder), home).exists()
    with terminal(folder, "visual", **home) as running:
        running.wait_for("[1 ARTICLES")
        running.press("Q")
        assert running.end() == 0


async def test_a_hang_up_loses_nothing(terminal: Any, folder: str, tmp_path: Path) -> None:
    home = {"XDG_STATE_HOME": str(tmp_path / "home")}
    with terminal(folder, "visual", **home) as running:
        running.wait_for("MEETINGS")
        running.press("ma")
        running.wait_for("marked a")
        running.process.send_signal(signal.SIGHUP)
        running.end()
    assert "a" in json.loads(session_file(Path(folder), home).read_text("utf-8"))["marks"]


# Screens that lay over the panes

LEFT = {
    "counts": ("c", "tab", "j"),
    "timeline": ("T", "j", "+", "+", "h"),
    "graph": ("d", "j", "space", "j"),
    "words in everything": ("S", *"الكويت", "down"),
    "comparison": ("enter", "v", "j", "j", "tab"),
}


async def drawn(seen: Any) -> list[str]:
    await seen.pilot.pause(0.1)
    await answered(seen.pilot)
    return [
        seen.app.screen,
        *(line for each in seen.app.screen.children for line in seen.lines(each)),
    ]


@pytest.mark.parametrize("keys", LEFT.values(), ids=LEFT)
async def test_a_screen_over_the_panes_stands_as_it_was_left(
    start: Opened, keys: tuple[str, ...]
) -> None:
    async with start(quits=False) as seen:
        await seen.press(*keys)
        screen, *before = await drawn(seen)
        await seen.pilot.press("ctrl+q")
    async with start() as seen:
        again, *after = await drawn(seen)
        assert type(again) is type(screen)
        assert after == before
        await seen.press("escape")
        assert seen.app.screen is seen.screen
    async with start() as seen:
        assert seen.app.screen is seen.screen, "it was closed"


async def test_help_over_such_a_screen_does_not_return_but_the_screen_does(start: Opened) -> None:
    async with start(quits=False) as seen:
        await seen.press("T", "?")
        await seen.pilot.press("ctrl+q")
    async with start() as seen:
        assert isinstance(seen.app.screen, Timeline)
    async with start(fresh=True) as seen:
        assert seen.app.screen is seen.screen


@pytest.mark.parametrize(
    "over",
    [
        {"command": "quit"},
        {"command": "nothing"},
        {"command": "counts", "chosen": "nothing", "cursor": 99999999999},
        {"command": "timeline", "chosen": "m-gone", "span": [0, 99], "cursor": 7},
        {"command": "timeline", "span": [99999999999, 1, 3]},
        {"command": "graph", "opened": ["m-gone", "", "m-gone"], "cursor": 77},
        {"command": "find_everywhere", "chosen": "date:20x", "cursor": 5},
        {"command": "compare", "chosen": "a-gone", "cursor": 500},
    ],
)
async def test_what_lay_over_them_in_another_store_is_harmless(
    start: Opened, file: Path, over: dict[str, Any]
) -> None:
    async with start() as seen:
        await seen.press("j")
    kept = json.loads(file.read_text("utf-8"))
    file.write_text(json.dumps(kept | {"over": over}), "utf-8")
    async with start(quits=False) as seen:
        await drawn(seen)
        await seen.press("escape", "k")
        assert seen.app.is_running
        assert seen.app.screen is seen.screen
