"""Somebody who has never seen the browser, and presses only what the screens name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from seen import Seen  # type: ignore[import-not-found, unused-ignore]

from store import Scan, Store, ingest_paths, open_lookups
from tui.arabic import choose
from tui.browser.app import Browser
from tui.browser.commands import shown
from tui.browser.hints import Hints
from tui.browser.opening import browser_of
from tui.browser.panes import Footer, Header, Hint, Notice, RecordView, Tabs
from tui.browser.screens import Help
from tui.browser.screens.help import HelpText
from tui.browser.widgets import SearchBox
from tui.messages import words

SIZES = [(80, 24), (140, 40), (40, 24)]
MOST = 30
"""Keys: well below a minute, reading included."""


class Newcomer:
    """Presses a key only where the screen, or one seen before, names it."""

    def __init__(self, seen: Any) -> None:
        self.seen = seen
        self.read: set[str] = set()
        self.pressed = 0

    def look(self) -> None:
        """Read what the bars, the help and the boxes say."""
        for kind in (Header, Hint, Tabs, Footer, Notice, HelpText):
            for each in self.seen.app.screen.query(kind):
                if each.display:
                    self.read.update(" ".join(self.seen.lines(each)).replace(":", " ").split())
        for box in self.seen.app.screen.query(SearchBox):
            if box.display:
                self.read.update(box.placeholder.replace(":", " ").split())

    async def press(self, key: str) -> None:
        self.look()
        assert shown(key) in self.read, f"{key} is named nowhere so far"
        self.pressed += 1
        await self.seen.press(key)

    async def write(self, text: str) -> None:
        self.pressed += len(text)
        await self.seen.write(text)

    async def to_field(self, name: str) -> None:
        """Go down to a field, which must come into sight."""
        view = self.seen.one(RecordView)
        while view.current.name != name:
            before = view.cursor
            await self.press("j")
            assert view.cursor > before, f"no {name}"


@pytest.fixture(scope="module")
def sample(seeds: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A store of the five articles."""
    folder = tmp_path_factory.mktemp("sample") / "store"
    store = Store.create(folder)
    ingest_paths(store, [str(path) for path in seeds])
    lookups = open_lookups(folder)
    yield lookups
    lookups.close()


@pytest.mark.parametrize("size", SIZES)
async def test_who_chaired_in_kuwait_is_found_by_what_the_screens_say(
    sample: Scan, tmp_path: Path, size: tuple[int, int]
) -> None:
    hints = Hints(tmp_path / "hints.json")
    screen = browser_of(sample, words("en"), name="sample", found=1, hints=hints)
    async with Browser(screen, choose("visual", {})).run_test(size=size) as pilot:
        await pilot.pause()
        seen = Seen(pilot)
        person = Newcomer(seen)
        await person.press("?")
        assert isinstance(seen.app.screen, Help)
        await person.press("q")
        await person.press("/")
        await person.write("الكويت 2018")
        await person.press("enter")
        await person.press("enter")
        await person.to_field("chair")
        (line,) = [line for line in seen.lines(seen.one(RecordView)) if "chair" in line]
        assert "not stated" in line
        await person.press("e")
        assert "not stated" in seen.one(Notice).said
        # Which articles: the sources stand below, and the words of any field name theirs.
        await person.to_field("opening_speaker")
        assert len(seen.screen.record.sources) == 2
        await person.press("e")
        assert seen.screen.active == "reader"
        assert "003_" in seen.reader.article.file
        assert person.pressed <= MOST + len("الكويت 2018")


async def test_what_is_named_is_named_to_the_last_key_at_any_width(browse: Any) -> None:
    for lang, widths in (("en", (40, 57, 80)), ("ar", (40, 57, 80))):
        for width in widths:
            async with browse((width, 24), lang) as seen:
                await seen.press("enter", "e", "q")
                footer = seen.lines(seen.one(Footer))[0]
                assert "…" not in footer, (lang, width)
                assert {"?", "q"} <= set(footer.split())


@pytest.mark.parametrize("size", [(40, 24), (60, 20), (80, 24)])
async def test_the_pane_one_is_in_is_always_among_the_tabs(
    browse: Any, size: tuple[int, int]
) -> None:
    async with browse(size) as seen:
        for key, name in (("3", "3 MEETINGS"), ("enter", "RECORD"), ("0", "0 READ")):
            await seen.press(key)
            tabs = seen.lines(seen.one(Tabs))[0]
            assert f"[{name}" in tabs
            assert "…" not in tabs


@pytest.mark.parametrize(("key", "said"), [("z", "z"), ("f5", "F5"), ("ctrl+x", "Ctrl+X")])
async def test_of_a_wrong_key_it_is_said_that_nothing_is_on_it(
    browse: Any, key: str, said: str
) -> None:
    async with browse() as seen:
        await seen.press(key)
        assert seen.one(Notice).said == words("en")("notice.no_command", pressed=said, key="?")
        await seen.press("j")
        assert seen.one(Notice).said == ""
        assert seen.listing("meetings").cursor == 1
