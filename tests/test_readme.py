"""What the README promises: every command is in it, and every example is one that can be given."""

from __future__ import annotations

import re
import shlex
import textwrap
from pathlib import Path

import pytest

from tui.browser.keymap import keymap
from tui.commands.parser import COMMANDS, parser
from tui.settings import read_settings

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
EXAMPLES = [
    line.split("  #")[0].strip()
    for block in re.findall(r"```\w*\n(.*?)```", README, re.DOTALL)
    for line in block.splitlines()
    if line.startswith("mahdar ")
]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme(command: str) -> None:
    assert re.search(rf"\bmahdar (?:--\S+ \S+ )?{command}\b", README)


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_can_be_given(example: str) -> None:
    given = shlex.split(example)[1:]
    parsed = parser().parse_args(given)
    assert parsed.command in COMMANDS


def test_the_two_commands_of_the_readme_are_targets_of_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in re.findall(r"^make (\w+)", README, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_the_settings_of_the_readme_can_be_copied_as_they_stand(tmp_path: Path) -> None:
    shown = re.findall(r"(?:^    \S.*\n|^\n)+", README, re.MULTILINE)
    (text,) = (textwrap.dedent(each) for each in shown if "[keys]" in each)
    path = tmp_path / "config.toml"
    path.write_text(text, "utf-8")
    settings = read_settings(path)
    assert settings.theme
    keys = keymap(settings.keys, path)
    assert set(keys.changed) == {"filter", "back"}
    assert not keys.problems
