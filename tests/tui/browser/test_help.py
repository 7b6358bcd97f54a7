"""The page of help: what can be done here first, all of it readable at any width."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import pytest

from store import Mark
from tui.browser.commands import COMMANDS, MENUS
from tui.browser.screens import Help
from tui.browser.screens.help import HelpText
from tui.messages import words


async def read(seen: Any) -> list[str]:
    """Every line of the page, from its first to its last."""
    pane = seen.one(HelpText)
    return [pane.row(number, pane.inner_width).text for number in range(pane.length)]


def letters(text: str) -> list[str]:
    """Letters and digits in no order, joined forms as what they stand for."""
    plain = unicodedata.normalize("NFKC", text)
    return sorted(char for char in plain if char.isalnum())


@pytest.mark.parametrize(
    ("keys", "pane", "has", "lacks"),
    [
        ((), "MEETINGS", "show only records that fit", "the words behind this field"),
        (("tab",), "RECORD", "the words behind this field", "show only records that fit"),
        (("0",), "READ", "next words behind the field", "show only records that fit"),
        (("1",), "ARTICLES", "count the records", "the words behind this field"),
    ],
)
async def test_what_can_be_done_in_the_pane_stands_first(
    browse: Any, keys: tuple[str, ...], pane: str, has: str, lacks: str
) -> None:
    async with browse() as seen:
        await seen.press(*keys, "?")
        lines = await read(seen)
        assert pane in lines[0]
        here = " ".join(
            " ".join(lines[: lines.index(next(x for x in lines if not x.strip()))]).split()
        )
        assert has in here
        assert lacks not in here


async def test_what_cannot_be_done_now_is_not_among_it(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("?")
        lines = await read(seen)
        here = lines[: lines.index(next(x for x in lines if not x.strip()))]
        assert not any("show all records of the list again" in line for line in here)


@pytest.mark.parametrize("width", [40, 80, 140])
@pytest.mark.parametrize("lang", ["en", "ar"])
async def test_no_help_is_cut(browse: Any, width: int, lang: str) -> None:
    async with browse((width, 24), lang) as seen:
        await seen.press("?")
        drawn = letters("".join(await read(seen)))
        texts = words(lang)
        everything = [*COMMANDS, *(each for menu in MENUS.values() for each in menu)]
        for command in everything:
            for letter in letters(texts(f"command.{command.name}.help")):
                drawn.remove(letter)  # each of them is there
        for mark in Mark:
            for letter in letters(texts(f"mark_help.{mark.name.lower()}")):
                drawn.remove(letter)
        assert not re.search("…", "".join(await read(seen)))


@pytest.mark.parametrize("opener", ["v", "c"])
async def test_help_is_there_in_every_view(browse: Any, opener: str) -> None:
    async with browse() as seen:
        await seen.press(opener, "?")
        assert isinstance(seen.app.screen, Help)
        await seen.press("?")
        assert not isinstance(seen.app.screen, Help)
