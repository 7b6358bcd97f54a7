"""What the browser sends is what Textual alone would have shown, cell by cell."""

from __future__ import annotations

import importlib
import os
import re
import shutil
import subprocess
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pyte
import pytest
from recording import (  # type: ignore[import-not-found, unused-ignore]
    SESSION,
    Recorded,
    recorded,
    settle,
    store_of,
)
from textual.app import ComposeResult
from textual.containers import Center
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from store import Scan
from tui.arabic import Emission, emit_text
from tui.browser.terminal.emitting import Emitting, emitting, frame_reader

COMPOSITOR: Any = importlib.import_module("textual._compositor")


def cells(screen: pyte.Screen) -> list[list[Any]]:
    """Characters and styles of a whole screen, as far as they can be seen."""
    return [
        [_seen(screen.buffer[y][x]) for x in range(screen.columns)] for y in range(screen.lines)
    ]


def _seen(cell: Any) -> Any:
    """Leave out the colour and the weight of a blank."""
    if cell.data == " " and not (cell.reverse or cell.underscore or cell.strikethrough):
        return cell._replace(fg="default", bold=False, italics=False)
    return cell


def feed(screen: pyte.Screen, text: str) -> None:
    """Show what was written; pyte does not know the keyboard's and the pointer's sequences."""
    pyte.Stream(screen).feed(re.sub(r"\x1b\](?:[^\x07\x1b])*(?:\x07|\x1b\\)", "", text))


@pytest.fixture(scope="module")
def sample(seeds: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scan]:
    """A store of the five articles."""
    with store_of(seeds, tmp_path_factory.mktemp("sample") / "store") as scan:
        yield scan


@pytest.mark.parametrize(("size", "lang"), [((80, 24), "en"), ((140, 40), "ar"), ((50, 16), "en")])
async def test_every_frame_of_a_long_walk_shows_what_textual_alone_would(
    sample: Scan, size: tuple[int, int], lang: str
) -> None:
    stock, ours = pyte.Screen(*size), pyte.Screen(*size)
    written = [0, 0]
    async with recorded(sample, size, lang) as (app, pilot):
        for key in ("", *SESSION):
            if key:
                await pilot.press(key)
            await settle(app, pilot)
            for alone, sent in app.frames:
                feed(stock, alone)
                feed(ours, sent)
                assert cells(ours) == cells(stock), key
                written[0] += len(alone.encode())
                written[1] += len(sent.encode())
            app.frames.clear()
        assert app.is_running
        assert app._sender.emitting.works
    assert written[1] < written[0] / 2


async def test_the_first_screen_is_drawn_once_when_it_is_complete(sample: Scan) -> None:
    async with recorded(sample, (140, 40)) as (app, pilot):
        await settle(app, pilot)
        drawn, _ = app.frames[0]
        assert drawn.count("\x1b[1;1H") == drawn.count("\x1b[40;1H") == 1


async def test_after_a_resize_everything_is_sent_anew(sample: Scan) -> None:
    stock, ours = pyte.Screen(80, 24), pyte.Screen(80, 24)
    async with recorded(sample, (80, 24)) as (app, pilot):
        for width, height in ((140, 40), (61, 15), (80, 24)):
            app.frames.clear()
            await pilot.resize_terminal(width, height)
            await settle(app, pilot)
            for screen in (stock, ours):
                screen.resize(height, width)
            for alone, sent in app.frames:
                feed(stock, alone)
                feed(ours, sent)
            assert cells(ours) == cells(stock)


async def test_a_redraw_makes_good_what_another_program_wrote(sample: Scan) -> None:
    ours = pyte.Screen(80, 24)
    async with recorded(sample, (80, 24)) as (app, pilot):
        await settle(app, pilot)
        for _, sent in app.frames:
            feed(ours, sent)
        app.frames.clear()
        right = cells(ours)
        feed(ours, "\x1b[5;5H\x1b[0mWrite failed: Broken pipe\x1b[2J")
        await pilot.press("ctrl+l")
        await settle(app, pilot)
        for _, sent in app.frames:
            feed(ours, sent)
        assert cells(ours) == right


async def test_a_frame_that_changes_nothing_is_not_sent(sample: Scan) -> None:
    async with recorded(sample, (80, 24)) as (app, pilot):
        await settle(app, pilot)
        app.frames.clear()
        app.screen.refresh()
        await settle(app, pilot)
        assert any(alone for alone, _ in app.frames)
        assert [sent for _, sent in app.frames if sent] == []


# A dialog over half of a word

TEXT = "قال الوزير إن المجلس سيجتمع غدا"


class Below(Screen[None]):
    def compose(self) -> ComposeResult:
        yield Static("\n".join([TEXT[::-1]] * 9), markup=False)


class Dialog(ModalScreen[None]):
    CSS = "Dialog { align: left top; } #box { width: 11; height: 3; offset: 6 2; }"

    def on_mount(self) -> None:
        self.styles.background = "black 10%"

    def compose(self) -> ComposeResult:
        with Center(id="box"):
            yield Static("-----------\n|  abcd   |\n-----------", markup=False)


async def test_a_dialog_over_half_a_word_leaves_the_other_half_as_it_was() -> None:
    whole = f"{TEXT[::-1]:40}"
    covered = f"{whole[:6]}|  abcd   |{whole[17:]}"
    screen = pyte.Screen(40, 9)
    app = Recorded(Below(), Emission.FENCED)
    async with app.run_test(headless=False, size=(40, 9)) as pilot:
        for shows in (whole, covered, whole):
            await pilot.pause()
            for _, sent in app.frames:
                feed(screen, sent.replace("\u200e", ""))
            app.frames.clear()
            assert screen.display[3] == emit_text(shows, Emission.FENCED).replace("\u200e", "")
            if shows is whole:
                await app.push_screen(Dialog())
            else:
                app.pop_screen()


# Textual may change


def test_frames_of_the_textual_that_is_installed_are_read() -> None:
    assert emitting().works


class _Renamed(COMPOSITOR.LayoutUpdate):  # type: ignore[misc]
    def __init__(self, strips: Any, region: Any) -> None:
        super().__init__(strips, region)
        self.rows = self.__dict__.pop("strips")


class _Otherwise(COMPOSITOR.LayoutUpdate):  # type: ignore[misc]
    def render_segments(self, console: Any) -> str:
        return "\x1b[9;9H" + str(super().render_segments(console))


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"LayoutUpdate": COMPOSITOR.LayoutUpdate},
        {"LayoutUpdate": COMPOSITOR.LayoutUpdate, "ChopsUpdate": COMPOSITOR.LayoutUpdate},
        {"LayoutUpdate": _Renamed, "ChopsUpdate": COMPOSITOR.ChopsUpdate},
        {"LayoutUpdate": _Otherwise, "ChopsUpdate": COMPOSITOR.ChopsUpdate},
    ],
    ids=[
        "nothing",
        "a name is missing",
        "another kind",
        "an attribute is renamed",
        "it means more",
    ],
)
def test_frames_are_left_alone_when_textual_is_not_as_we_know_it(changed: dict[str, Any]) -> None:
    assert frame_reader(SimpleNamespace(**changed)) is None
    assert not Emitting(SimpleNamespace(**changed)).works
    assert not Emitting(None).works


async def test_what_textual_makes_goes_out_when_it_is_not_as_we_know_it(
    sample: Scan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.browser.terminal.emitting.frame_reader", lambda compositor: None)
    async with recorded(sample, (80, 24)) as (app, pilot):
        await pilot.press("j", "enter")
        await settle(app, pilot)
        assert all(sent.startswith(alone) for alone, sent in app.frames)
        assert any(sent for _, sent in app.frames)


async def test_a_frame_that_cannot_be_read_goes_out_as_it_is_and_so_does_every_other(
    sample: Scan,
) -> None:
    async with recorded(sample, (80, 24)) as (app, pilot):
        await settle(app, pilot)
        app.frames.clear()

        def broken(update: object) -> None:
            raise AttributeError("strips")

        app._sender.emitting._read = broken
        await pilot.press("j", "enter")
        await settle(app, pilot)
        assert app.is_running
        assert not app._sender.emitting.works
        assert app.frames[0][1].startswith("\x1b[0m"), "Textual counts on a plain pen"
        sent = [(alone, each.removeprefix("\x1b[0m")) for alone, each in app.frames]
        assert [each for alone, each in sent if not each.startswith(alone)] == []


UNKNOWN = """
from tui.browser.terminal import emitting
emitting.frame_reader = lambda compositor: None
"""
CHANGED = """
from tui.browser.screens import browse
def break_frames(self):
    def broken(update):
        raise AttributeError("strips")
    self.app._sender.emitting._read = broken
browse.Browse.do_line_numbers = break_frames
"""


@pytest.mark.parametrize("emission", ["fenced", "kitty"])
@pytest.mark.parametrize("when", ["from the beginning", "later"])
def test_to_a_terminal_that_orders_itself_nothing_goes_in_visual_order_and_that_is_said(
    terminal: Any, folder: str, emission: str, when: str
) -> None:
    before = UNKNOWN if when == "from the beginning" else CHANGED
    with terminal(folder, emission, before=before) as running:
        running.wait_for("MEETINGS")
        if when == "later":
            running.press("#j")
        running.wait_for("does not know Textual")
        running.forget()
        running.press("\x0c")
        running.wait_for("الكويت")
        running.press("Q")
        assert running.end() == 0
        assert not re.search("[\ufe80-\ufefc]", running.written)


def test_a_terminal_that_orders_nothing_needs_no_more_than_textual(
    terminal: Any, folder: str
) -> None:
    with terminal(folder, "visual", before=UNKNOWN) as running:
        running.wait_for("MEETINGS")
        running.press("jQ")
        assert running.end() == 0
        assert "does not know" not in running.everything
        assert "ﺖﻳﻮﻜﻟﺍ" in running.everything


# In tmux


class Tmux:
    """A tmux of its own in which each session shows what is written into a pipe.

    It is looked at from another tmux around it: of cells that were erased its own captures say
    nothing, but it draws them.
    """

    def __init__(self, folder: Path, size: tuple[int, int]) -> None:
        self._inner = f"mahdar-{uuid.uuid4().hex[:8]}"
        self._outer = f"{self._inner}-around"
        self._folder = folder
        self._size = size
        self._pipes: dict[str, int] = {}
        (folder / "conf").write_text(
            "set -g status off\nset -g default-terminal tmux-256color\n"
            "set -ga terminal-overrides ',*:RGB'\n"
            "set -g set-titles on\nset -g set-titles-string '#{pane_title}'\n"
        )

    def open(self, name: str) -> None:
        pipe = self._folder / name
        os.mkfifo(pipe)
        width, height = map(str, self._size)
        showing = f"stty raw -echo; exec cat {pipe}"
        attached = f"env -u TMUX tmux -u -L {self._inner} attach -t {name}"
        for socket, command in ((self._inner, showing), (self._outer, attached)):
            self._run(
                socket,
                *("-f", str(self._folder / "conf"), "new-session", "-d", "-s", name),
                *("-x", width, "-y", height, command),
            )
        self._pipes[name] = os.open(pipe, os.O_WRONLY)

    def show(self, name: str, text: str, step: int) -> list[list[Any]]:
        """Write, wait until it has been taken in, and return the screen with its styles."""
        os.write(self._pipes[name], f"{text}\x1b]2;step {step}\x07".encode())
        deadline = time.monotonic() + 20
        asked = ("display", "-p", "-t", name, "#{pane_title}")
        while self._run(self._outer, *asked).strip() != f"step {step}":
            assert time.monotonic() < deadline, f"step {step} does not come"
        screen = pyte.Screen(*self._size)
        captured = self._run(self._outer, "capture-pane", "-N", "-e", "-p", "-t", name).rstrip("\n")
        feed(screen, captured.replace("\n", "\r\n"))
        return cells(screen)

    def close(self) -> None:
        for pipe in self._pipes.values():
            os.close(pipe)
        for socket in (self._outer, self._inner):
            command = ["tmux", "-L", socket, "kill-server"]
            subprocess.run(command, capture_output=True, check=False)

    def _run(self, socket: str, *arguments: str) -> str:
        environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "HOME": "/nonexistent"}
        done = subprocess.run(
            ["tmux", "-L", socket, "-u", *arguments],
            capture_output=True,
            check=True,
            encoding="utf-8",
            env=environment,
        )
        return done.stdout


@pytest.mark.terminal
@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_tmux_shows_the_same_after_every_key(
    sample: Scan, size: tuple[int, int], tmp_path: Path
) -> None:
    if shutil.which("tmux") is None:
        assert not os.environ.get("CI"), "CI must have tmux"
        pytest.skip("tmux is not installed")
    tmux = Tmux(tmp_path, size)
    try:
        tmux.open("stock")
        tmux.open("ours")
        async with recorded(sample, size) as (app, pilot):
            for step, key in enumerate(("", *SESSION)):
                if key:
                    await pilot.press(key)
                await settle(app, pilot)
                stock = tmux.show("stock", "".join(alone for alone, _ in app.frames), step)
                ours = tmux.show("ours", "".join(sent for _, sent in app.frames), step)
                assert ours == stock, key
                app.frames.clear()
        assert len({cell.fg for row in ours for cell in row}) > 2
    finally:
        tmux.close()
