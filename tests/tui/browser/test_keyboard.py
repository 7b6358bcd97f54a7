"""Every command with an Arabic layout on, as its keyboards send it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

import pytest

from tui.browser.commands import COMMANDS, MENUS, Command
from tui.browser.keyboard import as_pressed, layouts
from tui.browser.screens import Find
from tui.browser.screens.timeline import Timeline

LAYOUTS = layouts()
SCOPES = {"": COMMANDS, **MENUS}


def given(key: str, layout: Mapping[str, str]) -> str:
    """Return what a press of a key of the Latin layout gives; empty where that is unknown."""
    if len(key) == 1 and (key.isalpha() or key in "[]'"):
        return layout.get(key, "")
    return key  # a digit, a sign that is there on both, or a key with a name


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("opener", SCOPES)
def test_every_command_is_reached_and_no_key_is_for_two(layout: str, opener: str) -> None:
    holders: dict[str, Command] = {}
    for command in SCOPES[opener]:
        for key in command.usual:
            for each in {key, LAYOUTS[layout].get(key, key)}:
                assert holders.setdefault(each, command) is command, (each, command.name)
    for command in SCOPES[opener]:
        reached = [given(key, LAYOUTS[layout]) for key in command.usual]
        assert any(holders.get(each) is command for each in reached), command.name


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout_gives_no_character_twice(layout: str) -> None:
    letters = list(LAYOUTS[layout].values())
    assert len(letters) == len(set(letters))
    assert all(len(each) == 1 for each in letters)


@pytest.mark.parametrize(("key", "screen"), [("\u064d", Find), ("ﻹ", Timeline)])
async def test_what_shift_gives_runs_the_command(browse: Any, key: str, screen: type) -> None:
    async with browse() as seen:
        await seen.press(key)
        assert isinstance(seen.app.screen, screen)


async def test_the_second_keys_of_commands_that_shift_does_not_give(browse: Any) -> None:
    async with browse() as seen:
        every = seen.labels("meetings")
        await seen.press("f", *"place:الكويت", "enter")
        assert len(seen.labels("meetings")) < len(every)
        await seen.press("\u064b")
        assert seen.screen.query_one("#search-name").display, "W saves the filter"
        await seen.press("escape", "backspace")
        assert seen.labels("meetings") == every


@pytest.mark.parametrize(
    ("read", "pressed"),
    [("لإ", "ﻹ"), ("لا", "ﻻ"), ("ل", "ل"), ("الا", "الا"), ("لال", "لال"), ("j", "j")],
)
def test_two_letters_of_one_key_are_one_press(read: str, pressed: str) -> None:
    assert as_pressed(read) == pressed


def test_two_letters_that_come_at_once_open_the_timeline(folder: str, terminal: Any) -> None:
    with terminal(folder, "visual") as running:
        running.wait_for("MEETINGS")
        running.press("لإ")
        running.wait_for("TIMELINE")
        running.press("Q")
        assert running.end() == 0


@pytest.mark.parametrize(("name", "key"), [("arabic-mac", "د"), ("arabic-101", "ر")])
def test_another_layout_can_be_named(name: str, key: str) -> None:
    program = "from tui.browser.commands import named; print(*named('compare').bound)"
    environment = {**os.environ, "MAHDAR_KEYBOARD": name, "PYTHONIOENCODING": "utf-8"}
    run = [sys.executable, "-c", program]
    found = subprocess.run(run, env=environment, capture_output=True, text=True, encoding="utf-8")
    assert found.stdout.split() == ["v", key]
