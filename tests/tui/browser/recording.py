"""The browser walked through by keys, and each frame as Textual alone would have written it."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

from rich.console import RenderableType
from textual.drivers.headless_driver import HeadlessDriver
from textual.screen import Screen

from store import Scan, Store, ingest_paths
from tui.arabic import Emission, Profile
from tui.browser.app import Browser
from tui.browser.opening import browser_of
from tui.messages import words

COMPOSITOR: Any = importlib.import_module("textual._compositor")

SESSION = (
    "j j k tab j tab tab j enter j j e n N e q q 1 pagedown end home 2 j j 2 k 3 G g question_mark"
    " q slash ا ل ك و ي down down up enter backspace left_square_bracket right_square_bracket 0 j"
    " pagedown pageup q slash escape colon j j escape tab shift+tab shift+tab z 1 enter tab"
).split()
"""Keys of a walk through every screen."""


class Recording(HeadlessDriver):
    """A driver that writes to nobody, and lets Textual believe that it writes."""

    sent: list[str]
    """All that was written since somebody looked."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.sent = []

    @property
    def is_headless(self) -> bool:
        return False

    def write(self, data: str) -> None:
        self.sent.append(data)


class Recorded(Browser):
    """The browser, with what Textual alone would have written beside what is written."""

    CSS_PATH = str(Path(inspect.getfile(Browser)).with_name("app.tcss"))

    def __init__(self, first: Screen[None], emission: Emission) -> None:
        super().__init__(first, Profile(emission, "for a test"))
        self.driver_class = Recording
        self.frames: list[tuple[str, str]] = []
        """For each frame what Textual alone writes, and what was written."""
        self._kept_back = ""

    @property
    def recording(self) -> Recording:
        assert isinstance(self._driver, Recording)
        return self._driver

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        stock = ""
        if isinstance(renderable, COMPOSITOR.CompositorUpdate) and not self._batch_count:
            stock = renderable.render_segments(self.console)
        self.recording.sent.clear()
        super()._display(screen, renderable)
        sent = "".join(self.recording.sent)
        if self._running and not self._closed:
            self._kept_back += stock
            if not self._sender.held:
                self.frames.append((self._kept_back, sent))
                self._kept_back = ""


@contextmanager
def store_of(articles: list[Path], folder: Path) -> Iterator[Scan]:
    """A store of articles in a new folder."""
    store = Store.create(folder)
    ingest_paths(store, [str(path) for path in articles])
    scan = Scan(store)
    yield scan
    scan.close()


@asynccontextmanager
async def recorded(
    sample: Scan, size: tuple[int, int], lang: str = "en", emission: Emission = Emission.VISUAL
) -> AsyncIterator[tuple[Recorded, Any]]:
    app = Recorded(browser_of(sample, words(lang), name="sample", found=5), emission)
    async with app.run_test(headless=False, size=size) as pilot:
        await pilot.pause()
        yield app, pilot


async def settle(app: Recorded, pilot: Any) -> None:
    """Wait until what follows the cursor has caught up."""
    await pilot.pause()
    for screen in app.screen_stack:
        if hasattr(screen, "settle"):
            screen.settle()
    await pilot.pause()
