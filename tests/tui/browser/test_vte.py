"""What a widget of VTE shows of the browser is what it shows of Textual alone."""

from __future__ import annotations

import json
import shutil
import subprocess
import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops
from recording import (  # type: ignore[import-not-found, unused-ignore]
    SESSION,
    recorded,
    settle,
    store_of,
)
from terminals import ROOT, Screen  # type: ignore[import-not-found, unused-ignore]

from store import Scan
from tui.arabic import Emission, choose
from tui.browser.terminal.driver import MADE_ANEW

pytestmark = pytest.mark.terminal

PYTHON = "/usr/bin/python3"  # the system's, for which Debian packages GTK
PROGRAM = ROOT / "tests/terminals/vte_cells.py"
NEEDS = "import gi; gi.require_version('Gtk', '3.0'); gi.require_version('Vte', '2.91')"
OPENED = "\x1b[?1049h\x1b[?25l"
"""The screen without a history, and no cursor, as Textual opens it."""
WITHOUT_ORDER = f"{OPENED}\x1b[8l\x1b[2J"
"""The same where the terminal leaves every row in its order."""
TOUCHING = 4
"""Points of a cell that may differ where letters touch; another letter differs by dozens."""

Cell = tuple[str, frozenset[str]]
"""A character, and what it looks like."""
Step = tuple[str, tuple[int, int], list[tuple[str, str]]]
"""What was done, the size of the screen, and each frame of Textual alone and of the browser."""


@dataclass
class Shown:
    """What a widget shows."""

    cells: list[list[Cell]]
    """What it holds."""
    picture: Image.Image
    """What it draws."""


def cells(held: dict[str, str], size: tuple[int, int]) -> list[list[Cell]]:
    """The cells of a screen, blanks behind the last of a row included."""
    rows = Looks(held["html"]).rows[: size[1]]
    said = "".join(char for row in rows for char, _ in row)
    assert said.split() == held["text"].replace("\n", "").split()
    rows += [[] for _ in range(size[1] - len(rows))]
    # A row is copied without what was erased at its end: that, the picture alone shows.
    return [row[: _end(row)] for row in rows]


def _end(row: list[Cell]) -> int:
    """Where the blanks begin that may as well have been erased: they have but a background."""
    end = len(row)
    while end and row[end - 1][0] == " " and _is_plain(row[end - 1][1]):
        end -= 1
    return end


def _is_plain(looks: frozenset[str]) -> bool:
    return all(each.startswith("background") for each in looks)


def unlike(one: Image.Image, other: Image.Image, size: tuple[int, int]) -> int:
    """How many points are not the same in the cell that is the least alike."""
    assert one.size == other.size
    red, green, blue = ImageChops.difference(one, other).split()
    difference = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    width, height = one.width // size[0], one.height // size[1]
    points = (place for place, value in enumerate(difference.tobytes()) if value)
    each = Counter((place % one.width // width, place // one.width // height) for place in points)
    return max(each.values(), default=0)


class Looks(HTMLParser):
    """The cells of a screen that VTE has put into HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: list[list[Cell]] = [[]]
        self._worn: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._worn.append((tag, ";".join(str(value) for _, value in attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._worn.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        looks = {style or tag for tag, style in self._worn} - {"pre"}
        for char in data:
            if char == "\n":
                self.rows.append([])
            else:
                seen = on_blank(looks) if char == " " else looks
                self.rows[-1].append((char, frozenset(seen)))


def on_blank(looks: set[str]) -> set[str]:
    """Leave out the colour and the weight of a blank."""
    lines = {each for each in looks if each.startswith("text-decoration") or each == "strike"}
    if lines:
        return looks
    return {each for each in looks if each.startswith("background")}


class Widget:
    """A widget of VTE in another process."""

    def __init__(self, screen: Screen) -> None:
        self._process = subprocess.Popen(
            [PYTHON, str(PROGRAM)],
            env=screen.environment | {"GDK_BACKEND": "x11"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def show(self, name: str, size: tuple[int, int], text: str, picture: Path) -> Shown:
        """Show what was written, and return what is seen then."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        asked: dict[str, str | int] = {"widget": name, "columns": size[0], "rows": size[1]}
        self._process.stdin.write(
            json.dumps({**asked, "text": text, "picture": str(picture)}) + "\n"
        )
        self._process.stdin.flush()
        held = json.loads(self._process.stdout.readline())
        with Image.open(picture) as drawn:
            return Shown(cells(held, size), drawn.convert("RGB"))

    def close(self) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            pipe.close()
        self._process.wait(20)


@pytest.fixture(scope="module")
def widget() -> Iterator[Widget]:
    # CI goes without: GTK is a hundred packages, and the same walk is shown by tmux there.
    if shutil.which("Xvfb") is None:
        pytest.skip("Xvfb is not installed")
    if subprocess.run([PYTHON, "-c", NEEDS], capture_output=True, check=False).returncode:
        pytest.skip("not installed: python3-gi gir1.2-gtk-3.0 gir1.2-vte-2.91")
    with Screen() as screen:
        opened = Widget(screen)
        try:
            yield opened
        finally:
            opened.close()


@pytest.fixture(scope="module")
def sample(seeds: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scan]:
    """A store of the five articles."""
    with store_of(seeds, tmp_path_factory.mktemp("sample") / "store") as scan:
        yield scan


class Pair:
    """Two widgets: one shows what Textual alone writes, the other what the browser writes."""

    def __init__(self, widget: Widget, emission: Emission, folder: Path) -> None:
        self._widget, self._folder = widget, folder
        number = uuid.uuid4().hex
        self._names = [f"{whose}-{emission.value}-{number}" for whose in ("stock", "ours")]
        # Textual alone is right in a terminal that leaves the order alone.
        enter = choose(emission.value, {}).enter
        self._pending = [WITHOUT_ORDER, OPENED + enter + MADE_ANEW]

    def show(self, size: tuple[int, int], frames: list[tuple[str, str]]) -> list[Shown]:
        """Show frames of both, and return what is seen of both."""
        texts = [
            before + "".join(frame[which] for frame in frames)
            for which, before in enumerate(self._pending)
        ]
        self._pending = ["", ""]
        return [
            self._widget.show(name, size, text, self._folder / f"{name}.bmp")
            for name, text in zip(self._names, texts, strict=True)
        ]


async def walk(sample: Scan, size: tuple[int, int], emission: Emission) -> list[Step]:
    """Press the keys of a walk and resize; return what was written."""
    steps: list[Step] = []
    async with recorded(sample, size, emission=emission) as (app, pilot):
        for key in ("", *SESSION):
            if key:
                await pilot.press(key)
            await settle(app, pilot)
            steps.append((key, size, app.frames[:]))
            app.frames.clear()
        for width, height in ((61, 15), (140, 40), size):
            await pilot.resize_terminal(width, height)
            await settle(app, pilot)
            steps.append((f"{width}x{height}", (width, height), app.frames[:]))
            app.frames.clear()
    return steps


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
@pytest.mark.parametrize("emission", [Emission.VISUAL, Emission.FENCED])
async def test_a_widget_of_vte_shows_the_same_after_every_key(
    widget: Widget, sample: Scan, size: tuple[int, int], emission: Emission, tmp_path: Path
) -> None:
    pair = Pair(widget, emission, tmp_path)
    pictures, looks = set(), set()
    for key, now, frames in await walk(sample, size, emission):
        stock, ours = pair.show(now, frames)
        points = unlike(ours.picture, stock.picture, now)
        if emission is Emission.VISUAL:
            assert ours.cells == stock.cells, f"{key}: look at {tmp_path}"
            assert points == 0, f"{key}: look at {tmp_path}"
        else:
            # It holds another order than it draws. Letters reach over into the next cell, and
            # which is drawn over which depends on their direction.
            assert points <= TOUCHING, f"{key}: look at {tmp_path}"
        pictures.add(stock.picture.tobytes())
        looks |= {look for row in stock.cells for _, look in row}
    assert len(pictures) > len(SESSION) / 2, "the keys change what is drawn"
    assert len(looks) > 5, "cells are read with what they look like"


FORMS = ("fenced", "kitty", "kitty-letters", "visual-base", "plain")
"""What the key goes through until it is `visual` again."""


def test_every_row_is_in_our_order_wherever_the_shell_stood(
    widget: Widget, terminal: Any, folder: str, tmp_path: Path
) -> None:
    """A row of VTE's is ordered as was said when it was made, not when it is written."""
    size, shell = (80, 24), "$\r\n" * 30
    with terminal(folder, "visual") as running:
        running.wait_for("q up")
        for name in (
            "visual",
            "fenced",
            "kitty",
            "kitty-letters",
            "visual-base",
            "plain",
            "visual",
        ):
            if running.everything != running.written:
                running.press("B")
                running.wait_for(f"sent as: {name}")
                running.wait_for("q up")
            ours = widget.show("behind a shell", size, shell + running.written, tmp_path / "a.bmp")
            opened = WITHOUT_ORDER if name.startswith("visual") else OPENED
            alone = widget.show(name, size, opened + running.written, tmp_path / "b.bmp")
            assert unlike(ours.picture, alone.picture, size) == 0, f"{name}: look at {tmp_path}"
            running.forget()
            shell = ""
        running.press("Q")
        assert running.end() == 0
