"""The last frame of the run before: on the screen at once where it is true, and never else."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pyte
import pytest
from running import Terminal  # type: ignore[import-not-found, unused-ignore]

PROGRAM = """
import sys
from pathlib import Path
if sys.argv[1] == "asleep":
    # Loading never ends: what is on the screen was painted before.
    import builtins, time
    import tui.commands.opening as opening
    opening._open = lambda *_: time.sleep(60)
if sys.argv[1] == "broken":
    import tui.commands.opening as opening
    def broken(*_): raise RuntimeError("broken on the way")
    opening._open = broken
from tui.__main__ import main
sys.exit(main(sys.argv[2:]))
"""

Start = Callable[..., AbstractContextManager[Any]]


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    return {
        name: str(tmp_path / name)
        for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")
    }


@pytest.fixture
def start(folder: str, home: dict[str, str]) -> Start:
    """Starts the command on a terminal; `how` is real, asleep or broken."""

    @contextmanager
    def opened(how: str = "real", *options: str, **environment: str) -> Iterator[Any]:
        given = ["--store", folder, "--emit", "visual", *options]
        running = Terminal(PROGRAM, how, *given, **{**home, **environment})
        try:
            yield running
        finally:
            running.close()

    return opened


def begin(seen: Any) -> None:
    """Wait until the browser itself runs, and has shown what it has to show."""
    seen.wait_for("\x1b[?2004h")
    seen.wait_for("MEETINGS")
    while seen.read(1.5):
        pass


def walked(start: Start, keys: str, **options: str) -> None:
    """Run the browser, press keys, and leave."""
    with start(**options) as seen:
        begin(seen)
        for key in keys:
            seen.press(key)
            while seen.read(0.4):
                pass
        seen.press("Q")
        assert seen.end() == 0


def screen(written: str) -> list[str]:
    """What a terminal shows after all that was written."""
    shown = pyte.Screen(80, 24)
    # It knows no sequences with a sign before their letters' parameters.
    pyte.Stream(shown).feed(re.sub(r"\x1b\[[>=<][0-9;]*[a-z]", "", written))
    return [str(line) for line in shown.display]


def painted(start: Start, *options: str, **environment: str) -> str:
    """What is written though nothing was loaded."""
    with start("asleep", *options, **environment) as seen:
        while seen.read(1.5):
            pass
        return str(seen.everything)


def test_the_last_frame_is_there_before_anything_is_loaded(start: Start) -> None:
    assert painted(start) == ""
    with start() as seen:
        begin(seen)
        seen.press("j")
        while seen.read(0.6):
            pass
        last = screen(seen.everything)
        seen.press("Q")
        assert seen.end() == 0
    first = screen(painted(start))
    assert first == last
    assert any("MEETINGS" in line for line in first)


def test_only_what_is_different_is_sent_behind_it(start: Start) -> None:
    walked(start, "jj\t")
    frame = len(painted(start))
    with start() as seen:
        begin(seen)
        whole = screen(seen.everything)
        assert len(seen.everything.encode()) < frame * 2
        assert seen.everything.count("\x1b[?1049h") == 1, "the screen is not cleared again"
        assert seen.everything.count("\x1b[2J") == 1
        seen.press("j")
        while seen.read(0.6):
            pass
        seen.press("k")
        while seen.read(0.6):
            pass
        assert screen(seen.everything) == whole
        seen.press("Q")
        assert seen.end() == 0


def test_keys_typed_meanwhile_are_not_lost_and_not_echoed(start: Start) -> None:
    walked(start, "j")
    with start() as seen:
        seen.wait_for("\x1b[?1049h")
        seen.press("k\r")
        begin(seen)
        # Up a meeting, and into it: the frame's cursor was on the second.
        shown = screen(seen.everything)
        assert "2018-02-13" in shown[3] or "2018-02-13" in shown[4]
        assert any("[RECORD]" in line for line in shown)
        assert "^M" not in seen.everything
        seen.press("Q")
        assert seen.end() == 0
        settings, before = seen.settings(), seen.before
        assert settings[:4] == before[:4], "the terminal is set as it was"
        assert seen.unread() == ""


@pytest.mark.parametrize(
    "change",
    ["store", "session", "settings", "hints"],
)
def test_where_a_file_has_changed_nothing_is_painted(
    start: Start, folder: str, home: dict[str, str], change: str
) -> None:
    walked(start, "j")
    assert painted(start) != ""
    state = Path(home["XDG_STATE_HOME"]) / "mahdar"
    match change:
        case "store":
            store = Path(folder) / "store.json"
            os.utime(store, ns=(store.stat().st_atime_ns, store.stat().st_mtime_ns + 1))
        case "session":
            (session,) = (state / "sessions").glob("*.json")
            held = json.loads(session.read_text("utf-8"))
            held["place"]["active"] = "articles"
            session.write_text(json.dumps(held), "utf-8")
        case "settings":
            config = Path(home["XDG_CONFIG_HOME"]) / "mahdar"
            config.mkdir(parents=True)
            (config / "config.toml").write_text('theme = "contrast-dark"\n', "utf-8")
        case "hints":
            (state / "hints.json").write_text('{"used": []}', "utf-8")
    assert painted(start) == ""


@pytest.mark.parametrize(
    ("options", "environment"),
    [
        (("--fresh",), {}),
        (("--lang", "ar"), {}),
        (("--theme", "sixteen"), {}),
        ((), {"LANG": "ar_EG.UTF-8"}),
        ((), {"TERM": "xterm"}),
        ((), {"NO_COLOR": "1"}),
    ],
)
def test_where_something_else_is_asked_for_nothing_is_painted(
    start: Start, options: tuple[str, ...], environment: dict[str, str]
) -> None:
    walked(start, "")
    assert painted(start) != ""
    assert painted(start, *options, **environment) == ""


def test_in_a_window_of_another_size_nothing_is_painted(start: Start) -> None:
    walked(start, "")
    with start("asleep") as seen:
        seen.resize(100, 30)  # long before Python has started
        while seen.read(1.5):
            pass
        assert seen.everything == ""


@pytest.mark.parametrize("keys", ["?", "'", "f", "/x"])
def test_what_will_not_come_first_is_not_kept(start: Start, keys: str) -> None:
    walked(start, "j")
    before = screen(painted(start))
    with start() as seen:
        begin(seen)
        for key in keys:
            seen.press(key)
            while seen.read(0.4):
                pass
        seen.press("\x11")
        assert seen.end() == 0
    # What was kept before is still what comes first, unless a command used for the first time
    # has made it untrue.
    assert screen(painted(start)) in (before, [" " * 80] * 24)


@pytest.mark.parametrize("content", ["", "{", "x\n{}", "[]"])
def test_a_broken_file_is_no_trouble(start: Start, home: dict[str, str], content: str) -> None:
    walked(start, "j")
    (frame,) = (Path(home["XDG_STATE_HOME"]) / "mahdar" / "frames").glob("*.json")
    first = frame.read_text("utf-8").splitlines()[0]
    frame.write_text(f"{first}\n{content}", "utf-8")
    assert painted(start) == ""
    walked(start, "k")
    assert painted(start) != ""


def test_what_goes_wrong_behind_it_leaves_the_terminal_as_it_was(start: Start) -> None:
    walked(start, "j")
    with start("broken") as seen:
        assert seen.end() == 3
        assert seen.everything.count("\x1b[?1049h") == 1
        assert seen.everything.count("\x1b[?1049l") == 1
        assert "broken on the way" in seen.everything.split("\x1b[?1049l")[1]
        assert "\x1b[8h" in seen.everything
        assert seen.settings()[:4] == seen.before[:4]
