"""The browser as a test looks at it."""

from __future__ import annotations

import asyncio
import time
from typing import TypeVar

from textual.pilot import Pilot
from textual.widget import Widget

from tui.browser.app import Browser
from tui.browser.panes import EvidenceStrip, Pane, Reader, RecordList, RecordView
from tui.browser.screens import Browse
from tui.browser.screens.base import CommandScreen
from tui.browser.typed_ahead import TypedAhead
from tui.browser.widgets import SearchBox

Found = TypeVar("Found", bound=Widget)


async def answered(pilot: Pilot[None]) -> None:
    """Wait until what was asked of the store is answered, and keys that waited for it are given."""
    deadline = time.monotonic() + 20
    await pilot.pause()
    while _is_asking(pilot):
        assert time.monotonic() < deadline, "no answer comes"
        await asyncio.sleep(0.005)
        await pilot.pause()


def _is_asking(pilot: Pilot[None]) -> bool:
    app = pilot.app
    screens = [each for each in app.screen_stack if isinstance(each, CommandScreen)]
    return any(each.is_asking for each in screens) or (
        isinstance(app, TypedAhead) and bool(app._ahead)
    )


class Seen:
    """The browser as a person sees and steers it."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot

    @property
    def app(self) -> Browser:
        assert isinstance(self.pilot.app, Browser)
        return self.pilot.app

    @property
    def screen(self) -> Browse:
        """The main screen."""
        found = next(each for each in self.app.screen_stack if isinstance(each, Browse))
        assert isinstance(found, Browse)
        return found

    async def press(self, *keys: str) -> None:
        """Press keys and wait until all that follows them is done."""
        await self.pilot.press(*keys)
        await self.rest()

    async def rest(self) -> None:
        """Wait until what follows the cursor has caught up."""
        await self.answers()
        if self.app.screen is self.screen:
            self.screen.settle()
        await self.answers()

    async def answers(self) -> None:
        """Wait until what was asked of the store has been answered."""
        await answered(self.pilot)

    async def write(self, text: str) -> None:
        """Type into the box of the search, and wait for what it finds."""
        await self.pilot.press(*text)
        await self.pilot.pause(0.1)
        await self.answers()

    def one(self, kind: type[Found]) -> Found:
        """The one widget of a kind on the screen in front."""
        return self.app.screen.query_one(kind)

    def listing(self, name: str) -> RecordList:
        return self.screen.query_one(f"#{name}", RecordList)

    @property
    def record(self) -> RecordView:
        return self.screen.query_one(RecordView)

    @property
    def strip(self) -> EvidenceStrip:
        return self.screen.query_one(EvidenceStrip)

    @property
    def reader(self) -> Reader:
        return self.screen.query_one(Reader)

    @property
    def box(self) -> SearchBox:
        return self.one(SearchBox)

    def labels(self, name: str) -> list[str]:
        """Labels of the records a list shows."""
        return [row.label for row in self.listing(name).rows]

    def lines(self, pane: Widget) -> list[str]:
        """What a widget draws, line by line."""
        return [pane.render_line(y).text for y in range(pane.size.height)]

    @property
    def drawn(self) -> list[str]:
        """The panes that can be seen, by name."""
        return [
            str(pane.id)
            for pane in self.screen.query(Pane)
            if pane.region.area and pane.id != "explanation"
        ]

    async def to_field(self, name: str) -> None:
        """Put the record's cursor on a field."""
        names = [row.name for row in self.record.fields]
        self.record.move_to(names.index(name))
        await self.rest()
