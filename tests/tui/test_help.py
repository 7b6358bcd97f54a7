"""What the command tells of itself, and where its options stand."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest
from shell import Run  # type: ignore[import-not-found, unused-ignore]

from tui.commands.help import HELP
from tui.commands.parser import COMMANDS, parser
from tui.commands.usage import described, texts


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


def test_everything_it_says_is_there_in_arabic_and_nothing_else() -> None:
    said = {each.help for name in COMMANDS for each in described(_of(name))}
    said |= {each.help for each in described(parser())}
    said |= {each.help for each in COMMANDS.values()}
    assert set(texts()["says"]) == said


def _of(name: str) -> argparse.ArgumentParser:
    """The parser of a command."""
    top = parser([name])
    (commands,) = [e for e in top._actions if isinstance(e, argparse._SubParsersAction)]
    found: argparse.ArgumentParser = commands.choices[name]
    return found


@pytest.mark.parametrize("way", ["--lang", "locale"])
def test_help_in_arabic_names_every_command_and_option(
    run: Run, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if way == "locale":
        monkeypatch.setenv("LC_ALL", "ar_EG.UTF-8")
    lang = ("--lang", "ar") if way == "--lang" else ()
    done = run(*lang, "--help")
    assert (done.code, done.err) == (0, "")
    for word in (*COMMANDS, "--store", "--emit", "--lang", "--theme", "الأوامر", "رموز الخروج"):
        assert word in done.out
    assert "list" not in done.out
    one = run("ingest", *lang, "--help")
    assert (one.code, one.err) == (0, "")
    assert "--published DATE\n      متى نُشرت" in one.out


def test_english_is_asked_for_where_the_locale_is_arabic(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "ar_EG.UTF-8")
    assert run("--lang", "en", "--help").out == HELP


def test_the_version_is_one_line(run: Run) -> None:
    assert run("--version").out.startswith("mahdar ")


def test_general_options_stand_before_or_behind_the_command(run: Run, folder: Path) -> None:
    path = str(folder)
    before = run("--store", path, "articles")
    assert before == run("articles", "--store", path) == run("articles")
