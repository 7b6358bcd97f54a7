"""Every command does what it says when its key is pressed; one that is not listed here fails."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from store import Kind
from tui.browser.commands import COMMANDS, MENUS, named
from tui.browser.panes import Header, Notice
from tui.browser.screens import Browse

Seeing = Callable[[Any], object]


def active(seen: Any) -> object:
    return seen.screen.active


def drawn(seen: Any) -> object:
    return sorted(seen.drawn)


def cursor(seen: Any) -> object:
    return seen.listing("meetings").cursor


def field(seen: Any) -> object:
    return seen.record.cursor


def screen(seen: Any) -> object:
    return type(seen.app.screen).__name__


def boxes(seen: Any) -> object:
    """The menus and boxes that are open."""
    names = ("copy-menu", "sort-menu", "export-menu", "places", "filter", "in-list", "search-name")
    return [name for name in names for each in seen.screen.query(f"#{name}") if each.display]


def evidence(seen: Any) -> object:
    return seen.strip.place


def filtered(seen: Any) -> object:
    return seen.listing("meetings").filtered


def order(seen: Any) -> object:
    return str(seen.screen.orders[Kind.MEETING])


def copied(seen: Any) -> object:
    return bool(seen.app.clipboard)


def ended(seen: Any) -> object:
    return getattr(seen.app, "ended", False)


def said(seen: Any) -> str:
    return str(seen.one(Notice).said)


@dataclass(frozen=True)
class Does:
    """What a command does."""

    before: tuple[str, ...]
    """Keys pressed before its own."""
    seeing: Seeing
    """What is looked at before and behind it."""
    then: object
    """What is seen behind it, and was not before."""


DONE = {
    "articles": Does((), active, "articles"),
    "entities": Does((), active, "entities"),
    "meetings": Does(("1",), active, "meetings"),
    "reader": Does((), active, "reader"),
    "next_pane": Does((), active, "record"),
    "previous_pane": Does((), active, "entities"),
    "pane_left": Does((), active, "record"),
    "pane_right": Does(("enter",), active, "meetings"),
    "larger": Does(("+",), drawn, ["meetings"]),
    "smaller": Does(("+", "+"), drawn, ["evidence", "meetings", "record"]),
    "down": Does((), cursor, 1),
    "up": Does(("G",), cursor, 1),
    "half_down": Does(("enter",), field, 8),
    "half_up": Does(("enter", "j", "j"), field, 0),
    "page_down": Does(("enter",), field, 17),
    "page_up": Does(("enter", "j", "j"), field, 0),
    "top": Does(("G",), cursor, 0),
    "bottom": Does((), cursor, 2),
    "open": Does((), active, "record"),
    "evidence": Does(("enter",), active, "reader"),
    "next_evidence": Does(("enter",), evidence, (2, 2)),
    "previous_evidence": Does(("enter",), evidence, (2, 2)),
    "compare": Does((), screen, "Compare"),
    "uses": Does(("1", "1"), lambda seen: seen.screen.narrowing[:2], "a-"),
    "filter": Does((), boxes, ["filter"]),
    "unfilter": Does(("!",), filtered, ""),
    "save_search": Does(("!",), boxes, ["search-name"]),
    "differing": Does((), filtered, "differ:any"),
    "counts": Does((), screen, "Counts"),
    "sort": Does((), boxes, ["sort-menu"]),
    "timeline": Does((), screen, "Timeline"),
    "graph": Does((), screen, "Graph"),
    "find": Does((), boxes, ["in-list"]),
    "find_everywhere": Does((), screen, "Find"),
    "wrap": Does(("0",), lambda seen: seen.reader.widest, 60),
    "line_numbers": Does(("0",), lambda seen: seen.reader.numbered, False),
    "back": Does(("enter",), active, "meetings"),
    "forward": Does(("enter", "["), active, "record"),
    "last": Does(("enter",), active, "meetings"),
    "history": Does(("enter",), boxes, ["places"]),
    "mark": Does((), boxes, ["places"]),
    "marks": Does((), boxes, ["places"]),
    "copy": Does((), boxes, ["copy-menu"]),
    "export": Does((), boxes, ["export-menu"]),
    "interrupt": Does((), ended, True),
    "reload": Does((), lambda seen: "as it is shown" in said(seen), True),
    "jump": Does((), screen, "Palette"),
    "palette": Does((), screen, "Palette"),
    "help": Does((), screen, "Help"),
    "leave": Does(("enter",), active, "meetings"),
    "cancel": Does(("enter",), active, "meetings"),
    "emission": Does((), lambda seen: seen.one(Header).emission, "fenced"),
    "theme": Does((), lambda seen: seen.app.theme, "contrast-dark"),
    "quit": Does((), ended, True),
    "copy_value": Does(("y",), copied, True),
    "copy_quote": Does(("y",), copied, True),
    "copy_json": Does(("y",), copied, True),
    "copy_id": Does(("y",), copied, True),
    "sort_usual": Does(("s", "n", "s"), order, "usual"),
    "sort_oldest": Does(("s",), order, "oldest"),
    "sort_name": Does(("s",), order, "name"),
    "sort_sources": Does(("s",), order, "sources"),
}
ELSEWHERE = {
    "test_filter.py": ("whole", "parts"),
    "test_restoring.py": ("suspend",),
    "test_copying.py": ("show_alone", "copy_show", "copy_write"),
    "test_exporting.py": ("source", "export_json", "export_jsonl", "export_csv", "export_markdown"),
    "test_deciding.py": ("decide", "undo", "redo", *(each.name for each in MENUS["decide"])),
    "test_joining.py": (
        *("select", "join", "split", "tag", "review"),
        *(each.name for each in MENUS["review"]),
    ),
}
"""What needs another store, a terminal of its own or a box, and where it is shown."""


def test_every_command_is_listed() -> None:
    every = sorted(each.name for each in chain(COMMANDS, *MENUS.values()))
    assert sorted([*DONE, *chain.from_iterable(ELSEWHERE.values())]) == every
    for file in ELSEWHERE:
        assert (Path(__file__).parent / file).exists()


@pytest.mark.parametrize("part", range(8))
async def test_every_command_does_what_it_says(
    browse: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: int
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setattr(Browse, "do_quit", lambda self: setattr(self.app, "ended", True))
    async with browse() as seen:
        begin = seen.screen.place()
        for name in list(DONE)[part::8]:
            does = DONE[name]
            seen.app.ended = False
            seen.app.copy_to_clipboard("")
            seen.screen.restore(begin)
            await seen.press(*does.before)
            assert does.seeing(seen) != does.then, f"{name}: it is so already"
            await seen.press(named(name).usual[0])
            assert does.seeing(seen) == does.then, name
            while seen.app.screen is not seen.screen:
                await seen.press("escape")
            await seen.press("escape", "escape")
