"""What the command tells of itself, and where its options stand."""

from __future__ import annotations

from pathlib import Path

import pytest
from shell import Run  # type: ignore[import-not-found, unused-ignore]

from tui.commands.help import HELP
from tui.commands.parser import COMMANDS


def test_help_names_every_command_and_option(run: Run) -> None:
    done = run("--help")
    assert (done.code, done.err) == (0, "")
    assert done.out == HELP == run("-h").out == run("--store", "x", "--help").out
    for word in (*COMMANDS, "--store", "--emit", "--lang", "--json", "--limit", "--published"):
        assert word in done.out
    assert max(map(len, done.out.splitlines())) < 80


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_of_its_own(run: Run, command: str) -> None:
    done = run(command, "--help")
    assert done.code == 0
    assert f"mahdar {command}" in done.out


def test_the_version_is_one_line(run: Run) -> None:
    assert run("--version").out.startswith("mahdar ")


def test_general_options_stand_before_or_behind_the_command(run: Run, folder: Path) -> None:
    path = str(folder)
    before = run("--store", path, "articles")
    assert before == run("articles", "--store", path) == run("articles")
