"""How the main screens look: pictures that are compared with those accepted before."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from seen import answered  # type: ignore[import-not-found, unused-ignore]
from textual.pilot import Pilot

from store import Deciding, Kind, Scan, Store
from tui.arabic import choose
from tui.browser.app import Browser
from tui.browser.hints import Hints
from tui.browser.opening import browser_of
from tui.browser.panes import Reader
from tui.browser.screens import Browse
from tui.messages import words
from tui.themes import THEMES

SIZES = [(80, 24), (140, 40)]
VIEWS = {
    "counts": ("c", "tab"),
    "sort": ("s",),
    "found": ("/", "ك", "و"),
    "query": ("f", "p", "l", "a", "c", "e", ":", "down"),
    "jump": ("ctrl+p", "ا", "ل", "ك"),
    "export": ("x",),
    "timeline": ("T", "+"),
    "graph": ("d", "j", "space"),
    "names": ("0", "tab"),
    "words": ("0", "/", "ا", "ل", "enter"),
    "comparison": ("enter", "v", "j"),
}
"""The keys that show records in another way than as lists."""


def browser(
    lookups: Scan, lang: str, *, theme: str | None = None, hints: Hints | None = None
) -> Browser:
    screen = browser_of(lookups, words(lang), name="sample", found=1, hints=hints)
    return Browser(screen, choose("visual", {}), theme=theme)


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def settle(pilot: Pilot[None]) -> None:
    await answered(pilot)
    if isinstance(pilot.app.screen, Browse):
        pilot.app.screen.settle()
    await answered(pilot)


async def to_pledge(pilot: Pilot[None]) -> None:
    await press(pilot, "enter")
    assert isinstance(pilot.app.screen, Browse)
    while pilot.app.screen.row is not None and pilot.app.screen.row.name != "pledge":
        await pilot.press("j")
    await settle(pilot)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_lists(snap_compare: Any, lookups: Scan, size: tuple[int, int], lang: str) -> None:
    assert snap_compare(browser(lookups, lang), terminal_size=size, run_before=settle)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_record_with_its_evidence(
    snap_compare: Any, lookups: Scan, size: tuple[int, int], lang: str
) -> None:
    assert snap_compare(browser(lookups, lang), terminal_size=size, run_before=to_pledge)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_reader_at_the_evidence(
    snap_compare: Any, lookups: Scan, size: tuple[int, int], lang: str
) -> None:
    async def read(pilot: Pilot[None]) -> None:
        await to_pledge(pilot)
        await press(pilot, "e")

    assert snap_compare(browser(lookups, lang), terminal_size=size, run_before=read)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_search(snap_compare: Any, lookups: Scan, size: tuple[int, int]) -> None:
    async def find(pilot: Pilot[None]) -> None:
        await press(pilot, "S")
        await pilot.press(*"تيلرسون")
        await pilot.pause(0.1)
        await answered(pilot)

    assert snap_compare(browser(lookups, "en"), terminal_size=size, run_before=find)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_help(snap_compare: Any, lookups: Scan, lang: str) -> None:
    async def ask(pilot: Pilot[None]) -> None:
        await press(pilot, "?")

    assert snap_compare(browser(lookups, lang), terminal_size=(80, 24), run_before=ask)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_menu_of_copying(snap_compare: Any, lookups: Scan, lang: str) -> None:
    async def ask(pilot: Pilot[None]) -> None:
        await to_pledge(pilot)
        await press(pilot, "y")

    assert snap_compare(browser(lookups, lang), terminal_size=(80, 24), run_before=ask)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_decision_and_the_menu_of_deciding(
    snap_compare: Any, lookups: Scan, folder: str, size: tuple[int, int], lang: str
) -> None:
    id = lookups.rows(Kind.MEETING)[0].id
    deciding = Deciding(lookups, "nada", at="2026-01-02T03:04:05Z")
    Store.open(Path(folder)).decide(deciding.value(id, "place", "c-jo"))
    lookups.changed()
    app = browser(lookups, lang)
    screen = app.get_default_screen()
    assert isinstance(screen, Browse)
    screen.decide = lambda make: ()  # nothing is decided here

    async def ask(pilot: Pilot[None]) -> None:
        await press(pilot, "enter", "j", "a")

    assert snap_compare(app, terminal_size=size, run_before=ask)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_marks(snap_compare: Any, lookups: Scan, size: tuple[int, int], lang: str) -> None:
    async def ask(pilot: Pilot[None]) -> None:
        await press(pilot, "m", "a", "j", "enter", "m", "k", "q", "!", "0", "m", "r", "'", "down")

    assert snap_compare(browser(lookups, lang), terminal_size=size, run_before=ask)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_history(snap_compare: Any, lookups: Scan, lang: str) -> None:
    async def ask(pilot: Pilot[None]) -> None:
        await press(pilot, "enter", "j", "j", "enter", "0", "[", "H")

    assert snap_compare(browser(lookups, lang), terminal_size=(80, 24), run_before=ask)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("theme", THEMES[1:])
def test_another_theme(snap_compare: Any, lookups: Scan, theme: str, size: tuple[int, int]) -> None:
    app = browser(lookups, "en", theme=theme)
    assert snap_compare(app, terminal_size=size, run_before=to_pledge)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_hint_of_a_newcomer(
    snap_compare: Any, lookups: Scan, tmp_path: Path, lang: str
) -> None:
    app = browser(lookups, lang, hints=Hints(tmp_path / "hints.json"))
    assert snap_compare(app, terminal_size=(80, 24), run_before=settle)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_store_that_is_empty(snap_compare: Any, lookups: Scan, lang: str) -> None:
    app = Browser(browser_of(lookups, words(lang), name="sample", found=0), choose("visual", {}))
    assert snap_compare(app, terminal_size=(80, 24), run_before=settle)


def test_a_selection(snap_compare: Any, lookups: Scan) -> None:
    async def select(pilot: Pilot[None]) -> None:
        await to_pledge(pilot)
        await press(pilot, "e")
        reader = pilot.app.screen.query_one(Reader)
        reader.select(reader.selectable_text.index("وقال"), reader.selectable_text.index("دولار"))
        await pilot.pause()

    assert snap_compare(browser(lookups, "en"), terminal_size=(80, 24), run_before=select)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize(("name", "keys"), VIEWS.items(), ids=list(VIEWS))
def test_a_view(
    snap_compare: Any,
    lookups: Scan,
    name: str,
    keys: tuple[str, ...],
    size: tuple[int, int],
    lang: str,
) -> None:
    async def show(pilot: Pilot[None]) -> None:
        await press(pilot, *keys)
        await pilot.pause(0.1)  # what is found while one types comes after the letters
        await answered(pilot)

    assert snap_compare(browser(lookups, lang), terminal_size=size, run_before=show)
