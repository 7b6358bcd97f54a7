"""Keys that a person has chosen: what is asked for, what is wrong, and that they work."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from seen import Seen  # type: ignore[import-not-found, unused-ignore]

from store import Scan
from tui.__main__ import main
from tui.arabic import choose
from tui.browser.app import Browser
from tui.browser.commands import COMMANDS, MENUS, named
from tui.browser.keyboard import use_keys
from tui.browser.keymap import Keymap, keymap
from tui.browser.opening import browser_of
from tui.browser.panes import Notice, SortMenu
from tui.browser.screens import Help
from tui.folders import settings_file
from tui.messages import words
from tui.settings import read_settings


@pytest.fixture
def usual_keys() -> Any:
    """Leaves the usual keys behind."""
    yield
    use_keys({})


def asked(text: str, tmp_path: Path) -> Keymap:
    path = tmp_path / "config.toml"
    path.write_text(f"[keys]\n{text}", "utf-8")
    return keymap(read_settings(path).keys, path)


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ('filter = "i"', {"filter": ("i",)}),
        ('filter = ["i", "ctrl+x", "F5"]', {"filter": ("i", "ctrl+x", "f5")}),
        ('filter = "v"\ncompare = "f"', {"filter": ("v",), "compare": ("f",)}),
        ('copy_json = "J"\nsort_name = ","', {"copy_json": ("J",), "sort_name": (",",)}),
        ('copy_json = "c"', {"copy_json": ("c",)}),  # c counts, but not within the menu
        ('top = "ط"\nmarks = "K"', {"top": ("ط",), "marks": ("K",)}),
        ('find = ["insert", ";"]', {"find": ("insert", ";")}),
        ('larger = "i"\nfind = "+"', {"larger": ("i",), "find": ("+",)}),
        ("", {}),
    ],
)
def test_keys_that_can_be_used(
    tmp_path: Path, text: str, changed: dict[str, tuple[str, ...]]
) -> None:
    found = asked(text, tmp_path)
    assert found.problems == []
    assert found.changed == changed


@pytest.mark.parametrize(
    ("text", "line", "words_", "kept"),
    [
        ('filtre = "x"', 2, ("filtre", "mahdar keys"), {}),
        ('filter = "v"', 2, ("filter", "v is the key of compare"), {}),
        ('filter = "ر"', 2, ("ر is the key of compare",), {}),
        ('# a note\nfilter = "z"\nfind = "z"', 3, ("filter", "find"), {}),
        ('filter = "z"\nfind = "v"', 3, ("v is the key of compare",), {"filter": ("z",)}),
        ('filter = "ctrl+i"', 2, ("same key as Tab",), {}),
        ('filter = "hyper+x"', 2, ("no key is called", "hyper+x"), {}),
        ("filter = 3", 2, ("list of keys",), {}),
        ("filter = []", 2, ("list of keys",), {}),
        ('filter = ["x", 3]', 2, ("list of keys",), {}),
        ('copy_json = "i"', 2, ("copy_id",), {}),
        # Back to f, which another setting has taken meanwhile: that one gives way too.
        ('filter = "v"\nfind = "f"', 2, ("filter", "compare"), {}),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_the_usual_key_holds(
    tmp_path: Path, text: str, line: int, words_: tuple[str, ...], kept: dict[str, Any]
) -> None:
    found = asked(text, tmp_path)
    assert f"config.toml, line {line}: keys." in found.problems[0]
    for word in words_:
        assert any(word in problem for problem in found.problems)
    assert found.changed == kept


@pytest.mark.usefixtures("usual_keys")
def test_no_key_runs_two_commands_whatever_is_asked(tmp_path: Path) -> None:
    everything = [*COMMANDS, *(each for menu in MENUS.values() for each in menu)]
    for command in [each for each in everything if each.name not in ("find", "filter")]:
        for key in ("x", "v", "ت", "F5", "y"):
            found = asked(f'{command.name} = "{key}"\nfind = "f"\nfilter = "/"', tmp_path)
            use_keys(found.changed)
            for commands in (COMMANDS, *MENUS.values()):
                bound = [each for command in commands for each in command.bound]
                assert len(bound) == len(set(bound)), (command.name, key)


@pytest.mark.usefixtures("usual_keys")
async def test_chosen_keys_work_and_are_the_ones_shown(lookups: Scan) -> None:
    keys = {"down": ("w",), "whole": ("j",), "help": ("?", "g"), "top": ("T",), "sort": ("x",)}
    keys |= {"sort_name": ("a",), "evidence": ("E",)}
    app = Browser(
        browser_of(lookups, words("en"), name="sample", found=1), choose("visual", {}), keys=keys
    )
    async with app.run_test(size=(140, 40)) as pilot:
        seen = Seen(pilot)
        await seen.press("w")
        assert seen.listing("meetings").cursor == 1
        await seen.press("ص")
        assert seen.listing("meetings").cursor == 2, "the Arabic letter of the same place"
        await seen.press("T", "ت", "j")
        assert seen.listing("meetings").cursor == 0, "the usual key is another command's now"
        assert "not possible" in seen.one(Notice).said
        await seen.press("x")
        assert seen.one(SortMenu).display
        assert "a " in seen.lines(seen.one(SortMenu))[0]
        await seen.press("a")
        assert not seen.one(SortMenu).display
        assert "E evidence" in seen.lines(seen.one(SortMenu).screen.query_one("#footer"))[0]
        await seen.press("g")
        assert isinstance(app.screen, Help)
        assert named("evidence").keys == ("E",)


@pytest.mark.usefixtures("usual_keys")
def test_the_program_says_once_what_is_wrong_and_starts(
    terminal: Any, folder: str, tmp_path: Path
) -> None:
    home = {"XDG_CONFIG_HOME": str(tmp_path / "home")}
    path = settings_file(home)
    path.parent.mkdir(parents=True)
    path.write_text('[keys]\nquit = ["X"]\nfilter = "v"\n', "utf-8")
    with terminal(folder, "visual", **home) as running:
        running.wait_for("line 3: keys.filter")
        running.press("X")
        assert running.end() == 0


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    path = tmp_path / "mahdar" / "config.toml"
    path.parent.mkdir()
    return path


def test_the_shell_lists_every_command_and_where_its_keys_are_set(
    settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.write_text('[keys]\nfilter = "i"\n', "utf-8")
    assert main(["keys"]) == 0
    lines = {line.split()[0]: line for line in capsys.readouterr().out.splitlines()}
    assert lines.keys() == {each.name for each in COMMANDS} | {
        each.name for menu in MENUS.values() for each in menu
    }
    assert f"{settings}, line 2" in lines["filter"]
    assert "usual" in lines["find"]
    assert "y q" in lines["copy_quote"]
    assert main(["keys", "--json"]) == 0
    (filter_,) = [e for e in json.loads(capsys.readouterr().out) if e["command"] == "filter"]
    assert filter_["keys"] == ["i"]
    assert filter_["usual"] == ["f"]


def test_the_shell_tells_what_is_wrong(settings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings.write_text('[keys]\nfilter = "v"\nfind = "z"\n', "utf-8")
    assert main(["keys", "--check"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "line 2: keys.filter" in said.err
    settings.write_text('[keys]\nfind = "z"\n', "utf-8")
    assert main(["keys", "--check"]) == 0
    assert "1 " in capsys.readouterr().err
