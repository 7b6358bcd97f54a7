"""The box one types Arabic into, alone in an application of its own, and who types."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Literal

from textual import events
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from tui.browser.widgets import SearchBox

LAM_ALEF = "\ufefb"


ZWNJ = "\u200c"


MIXED = "لا NATO في 2017"
"""Fifteen code points in fourteen cells."""


Base = Literal["L", "R"]


class Bench(App[None]):
    """The box alone, twenty cells wide unless said otherwise."""

    CSS = """
    SearchBox { height: 1; border: none; padding: 0; color: white; background: black; }
    SearchBox > .input--cursor { text-style: reverse; color: white; background: black; }
    SearchBox > .input--selection { text-style: underline; color: white; background: black; }
    """

    def __init__(self, base: Base = "R") -> None:
        super().__init__()
        self._base: Base = base

    def compose(self) -> ComposeResult:
        yield SearchBox("", id="box", base=self._base)

    def on_mount(self) -> None:
        self.box.focus()

    @property
    def box(self) -> SearchBox:
        return self.query_one(SearchBox)


class Typing:
    """A box as the person at its keyboard sees it."""

    def __init__(self, pilot: Pilot[None], app: Bench) -> None:
        self.pilot = pilot
        self.app = app

    @property
    def box(self) -> SearchBox:
        return self.app.box

    @property
    def value(self) -> str:
        return self.box.value

    @property
    def line(self) -> str:
        """What is drawn, as wide as the box."""
        return self.box.render_line(0).text

    @property
    def caret(self) -> int:
        """The cell painted as the caret; -1 where none is."""
        cells = [cell for cell, worn in self._cells() if "reverse" in worn]
        assert len(cells) <= 1
        return cells[0] if cells else -1

    @property
    def marked(self) -> list[int]:
        """The cells painted as selected."""
        return [cell for cell, worn in self._cells() if "underline" in worn]

    def _cells(self) -> list[tuple[int, str]]:
        found = []
        x = 0
        for part in self.box.render_line(0):
            for _ in range(part.cell_length):
                found.append((x, str(part.style)))
                x += 1
        return found

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)

    async def type(self, text: str) -> None:
        """Press a key for each character, as the terminal sends them; the pilot knows not all."""
        for character in text:
            self.box.post_message(events.Key("key", character))
            await self.pilot.pause()

    async def put(self, value: str, position: int | None = None) -> None:
        """Let the box hold a value, the caret at a position or behind it."""
        self.box.value = value
        self.box.cursor_position = len(value) if position is None else position
        await self.pilot.pause()

    async def paste(self, text: str) -> None:
        self.box.post_message(events.Paste(text))
        await self.pilot.pause()


Opened = Callable[..., AbstractAsyncContextManager[Typing]]
