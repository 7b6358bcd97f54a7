"""Going to any record, or running any command, by letters of its name."""

from __future__ import annotations

from typing import Any

import pytest

from store import Scan
from tui.browser.commands import Command
from tui.browser.screens import Palette
from tui.browser.screens.palette import ChoiceList


def listed(seen: Any) -> list[str]:
    choices = seen.app.screen.query_one(ChoiceList).choices
    return [each.name if isinstance(each, Command) else each.label for each in choices]


@pytest.mark.parametrize("key", ["ctrl+p", "ctrl+ح"])
async def test_a_record_is_found_by_letters_of_its_name_and_gone_to(browse: Any, key: str) -> None:
    async with browse((100, 24)) as seen:
        await seen.press(key)
        await seen.write("تيلر")
        assert listed(seen)[0] == "ريكس تيلرسون"
        assert any("person" in line for line in seen.lines(seen.app.screen.query_one(ChoiceList)))
        await seen.press("enter")
        assert seen.record.heading == "ريكس تيلرسون"
        await seen.press("[")
        assert seen.screen.active == "meetings"


async def test_a_slip_of_the_finger_is_forgiven(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("ctrl+p")
        await seen.write("تلرسون ريكس")
        assert listed(seen)[0] == "ريكس تيلرسون"


async def test_commands_are_found_with_records_those_called_so_first(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("ctrl+p")
        assert "timeline" in listed(seen)
        await seen.write("الكويت")
        assert listed(seen)[0] == "الكويت"
        await seen.press("escape", "ctrl+p")
        await seen.write("timeline")
        assert listed(seen)[0] == "timeline"
        await seen.press("enter")
        assert seen.app.screen.query("#timeline")


async def test_enter_right_after_a_letter_means_what_stands_there_now(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("ctrl+p")
        await seen.pilot.press(*"تيلر", "enter")
        await seen.rest()
        assert seen.record.heading == "ريكس تيلرسون"


async def test_records_are_not_asked_for_by_every_letter_that_comes_quickly(
    browse: Any, lookups: Scan, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []
    real = lookups.apart

    def apart() -> Any:
        asked.append(real())
        return asked[-1]

    monkeypatch.setattr(lookups, "apart", apart)
    async with browse() as seen:
        await seen.press("ctrl+p")
        box = seen.app.screen.query_one("#box")
        for end in range(1, 5):
            box.value = "تيلر"[:end]
        await seen.pilot.pause(0.3)
        await seen.answers()
        assert len(asked) == 2, "the first letter, which came alone, and what stood there at last"
        assert "ريكس تيلرسون" in listed(seen)


async def test_the_palette_alone_has_no_records(browse: Any) -> None:
    async with browse() as seen:
        await seen.press(":")
        assert isinstance(seen.app.screen, Palette)
        await seen.write("تيلر")
        assert listed(seen) == []
        await seen.press("enter", "escape")
        assert seen.app.screen is seen.screen
