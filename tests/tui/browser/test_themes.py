"""How the browser looks: legible in every theme, remembered, and the same without colour."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from seen import Seen  # type: ignore[import-not-found, unused-ignore]
from textual.color import Color

from store import Scan
from tui.arabic import choose
from tui.browser import themes
from tui.browser.app import Browser
from tui.browser.opening import browser_of
from tui.folders import settings_file
from tui.messages import words
from tui.settings import BadSettings, read_settings, remember, remember_theme
from tui.themes import THEMES


def test_every_theme_has_its_name() -> None:
    assert tuple(each.name for each in themes.ALL) == THEMES


def contrast(one: str, other: str) -> float:
    """WCAG's ratio of two colours."""

    def light(colour: str) -> float:
        parts = [part / 255 for part in Color.parse(colour).rgb]
        r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    bright, dark = sorted((light(one), light(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [each for each in themes.ALL if not each.ansi])
def test_all_that_is_written_can_be_read(theme: Any) -> None:
    least = 7 if theme.name.startswith("contrast") else 4.5
    for text in (theme.foreground, theme.secondary, theme.accent, theme.warning):
        for ground in (theme.background, theme.surface):
            assert contrast(text, ground) >= least, (theme.name, text, ground)


def browser(lookups: Scan, **options: Any) -> Browser:
    screen = browser_of(lookups, words("en"), name="sample", found=1)
    return Browser(screen, choose("visual", {}), **options)


async def test_the_next_theme_is_one_key_away_and_remembered(
    lookups: Scan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    path = settings_file({"XDG_CONFIG_HOME": str(tmp_path)})
    app = browser(lookups)
    async with app.run_test() as pilot:
        seen = Seen(pilot)
        for name in (*THEMES[1:], THEMES[0]):
            await seen.press("ctrl+t")
            assert app.theme == name
            assert name in str(seen.screen.query_one("#notice").said)
            assert read_settings(path).theme == name
        await seen.press(":", *"theme", "enter")
        assert app.theme == THEMES[1]


async def test_settings_that_cannot_be_changed_are_told_of(
    lookups: Scan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    path = settings_file({"XDG_CONFIG_HOME": str(tmp_path)})
    path.parent.mkdir()
    path.write_text("emit = ", "utf-8")
    app = browser(lookups)
    async with app.run_test() as pilot:
        seen = Seen(pilot)
        await seen.press("ctrl+t")
        assert "config.toml, line 1" in str(seen.screen.query_one("#notice").said)
        assert app.theme == THEMES[1], "for this run it is so all the same"


@pytest.mark.parametrize(
    "before",
    ["", '# mine\nemit = "visual"\n', 'theme = "quiet" # dark\n', '[keys]\nfind = "x"\n'],
)
def test_only_the_theme_changes_in_the_settings(tmp_path: Path, before: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(before, "utf-8")
    remember_theme(path, "sixteen")
    assert read_settings(path).theme == "sixteen"
    kept = [line for line in before.splitlines() if not line.startswith("theme")]
    assert [line for line in path.read_text("utf-8").splitlines() if line in kept] == kept
    if "dark" in before:
        assert "# dark" in path.read_text("utf-8")
    remember(path, "foot", choose("visual", {}).emission)
    assert read_settings(path).theme == "sixteen"


def test_a_theme_there_is_not_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('\ntheme = "pink"\n', "utf-8")
    with pytest.raises(BadSettings, match=r"line 2: theme: must be one of quiet"):
        read_settings(path)


COLOUR = re.compile(r"\x1b\[[0-9;]*\b(?:3[0-7]|4[0-7]|9[0-7]|10[0-7]|[34]8;[25])[0-9;]*m")


def test_with_sixteen_colours_only_those_are_sent(terminal: Any, folder: str) -> None:
    with terminal(folder, "visual", TERM="xterm-16color") as running:
        running.wait_for("MEETINGS")
        running.press("\x1b[BQ")
        assert running.end() == 0
        assert not re.search(r"[34]8;[25];", running.everything)
        assert "48;" not in running.everything
        assert COLOUR.search(running.everything), "there are some"


def test_without_colour_all_signs_are_still_there(terminal: Any, folder: str) -> None:
    with terminal(folder, "visual", NO_COLOR="1") as running:
        running.wait_for("MEETINGS")
        running.press("\t")
        running.press("Q")
        assert running.end() == 0
        assert not COLOUR.search(running.everything)
        for sign in ("┃", "[3 MEETINGS", "P", "~", "not stated", "\x1b[1;7m"):
            assert sign in running.everything


@pytest.mark.parametrize("size", [(3, 2), (20, 5), (39, 9)])
async def test_in_a_window_however_small_the_list_can_be_walked(
    browse: Any, size: tuple[int, int]
) -> None:
    async with browse(size) as seen:
        await seen.press("j", "enter", "j", "?", "q", "m", "a", "'", "a", "0", "q", "q", "j")
        assert seen.listing("meetings").region.area
