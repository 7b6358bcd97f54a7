"""The list as a file, the article's text in a pager."""

from __future__ import annotations

import csv
import json
import os
import stat
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

from tui.browser.terminal.paging import NoPager, page, pager_of
from tui.browser.writing_out import free_path, written_out


def said(seen: Any) -> str:
    return str(seen.screen.query_one("#notice").said)


def box(seen: Any) -> Any:
    return seen.screen.query_one("#export-path")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory of its own."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


async def write_as(seen: Any, *keys: str) -> None:
    await seen.press(*keys)
    await seen.app.workers.wait_for_complete()
    await seen.rest()


@pytest.mark.parametrize("keys", [("x", "c"), ("ء", "ؤ")])
async def test_the_list_is_written_where_one_is_told(
    browse: Any, here: Path, keys: tuple[str, ...]
) -> None:
    async with browse() as seen:
        await seen.press(*keys)
        assert box(seen).value == str(here / "mahdar-meetings.csv")
        await write_as(seen, "enter")
        assert str(here / "mahdar-meetings.csv") in said(seen)
        with (here / "mahdar-meetings.csv").open(newline="") as file:
            assert len(list(csv.reader(file))) == 1 + 3
        await seen.press(*keys)
        assert box(seen).value.endswith("mahdar-meetings-2.csv"), "the next free name"


@pytest.mark.parametrize(("key", "suffix"), [("j", ".json"), ("l", ".jsonl"), ("m", ".md")])
async def test_it_is_written_as_one_chooses(browse: Any, here: Path, key: str, suffix: str) -> None:
    async with browse() as seen:
        await write_as(seen, "x", key, "enter")
        (path,) = here.iterdir()
        assert path.name == f"mahdar-meetings{suffix}"
        assert path.read_text()


async def test_what_is_listed_is_written_with_its_filter_and_order(browse: Any, here: Path) -> None:
    async with browse() as seen:
        await seen.press("f", *"date:2015", "enter", "s", "o")
        await write_as(seen, "x", "j", "enter")
        found = json.loads((here / "mahdar-meetings.json").read_text())
        assert [each["title"] for each in found] == seen.labels("meetings")
        assert len(found) == 2


async def test_nothing_is_written_over_and_another_name_can_be_given(
    browse: Any, here: Path
) -> None:
    kept = here / "kept.csv"
    kept.write_text("mine")
    async with browse() as seen:
        await seen.press("x", "c")
        box(seen).value = str(kept)
        await seen.press("enter")
        assert "nothing is written over" in said(seen)
        assert box(seen).display
        box(seen).value = "other.csv"
        await write_as(seen, "enter")
    assert kept.read_text() == "mine"
    assert (here / "other.csv").exists()
    assert sorted(each.name for each in here.iterdir()) == ["kept.csv", "other.csv"]


async def test_what_cannot_be_written_is_said(browse: Any, here: Path) -> None:
    async with browse() as seen:
        await seen.press("x", "c")
        box(seen).value = str(here / "no" / "such" / "folder.csv")
        await write_as(seen, "enter")
        assert "could not be written" in said(seen)
        await seen.press("x", "escape")
        assert not seen.screen.query_one("#export-menu").display


def test_writing_that_is_given_up_leaves_nothing(tmp_path: Path) -> None:
    progress = written_out(iter("abc"), tmp_path / "x")
    assert next(progress) == 1
    progress.close()
    assert list(tmp_path.iterdir()) == []


def test_a_file_appears_whole_and_never_over_another(tmp_path: Path) -> None:
    progress = written_out(iter(["a", "b"]), tmp_path / "x")
    for _ in progress:
        assert not (tmp_path / "x").exists()
    assert (tmp_path / "x").read_text() == "ab"
    late = written_out(iter(["c"]), tmp_path / "y")
    next(late)
    (tmp_path / "y").write_text("mine")
    with pytest.raises(FileExistsError):
        next(late)
    assert (tmp_path / "y").read_text() == "mine"
    assert free_path(tmp_path, "x", "") == tmp_path / "x-2"


# The pager


def script(path: Path, text: str) -> Path:
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def test_the_pager_is_the_persons_own_with_its_arguments(tmp_path: Path) -> None:
    mine = script(tmp_path / "mine", "true")
    assert pager_of({"PAGER": f"{mine} -R"}) == [str(mine), "-R"]
    script(tmp_path / "more", "true")
    assert pager_of({"PATH": str(tmp_path)}) == ["more"]


@pytest.mark.parametrize("pager", ["no-such-pager", "'unclosed", ""])
def test_a_pager_that_is_not_there_is_said(tmp_path: Path, pager: str) -> None:
    with pytest.raises(NoPager):
        pager_of({"PATH": str(tmp_path), "PAGER": pager})


def test_a_pager_that_fails_is_said_and_one_that_ends_early_is_not(tmp_path: Path) -> None:
    with pytest.raises(NoPager, match="ended with 3"):
        page("x", [str(script(tmp_path / "bad", "exit 3"))], os.environ)
    page("x" * 1_000_000, [str(script(tmp_path / "early", "exit 0"))], os.environ)


async def test_where_the_terminal_cannot_be_given_away_it_is_said(
    browse: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAGER", "cat")
    async with browse() as seen:
        await seen.press("o")
        assert "cannot be given" in said(seen)
    monkeypatch.setenv("PAGER", "no-such-pager")
    async with browse() as seen:
        await seen.press("خ")
        assert "no-such-pager" in said(seen)


def test_the_browser_comes_back_whole_from_the_pager(
    terminal: Callable[..., AbstractContextManager[Any]], folder: str, tmp_path: Path
) -> None:
    kept = tmp_path / "kept"
    mine = script(tmp_path / "mine", f"cat > {kept}; echo PAGED; read answer <&2")
    with terminal(folder, "visual", PAGER=str(mine)) as running:
        running.wait_for("MEETINGS")
        running.press("o")
        running.wait_for("PAGED")
        running.forget()
        running.press("\n")
        running.wait_for("MEETINGS")
        running.press("q")
        assert running.end() == 0
    text = kept.read_text()
    assert "تحتضن" in text or "الكويت" in text
    assert "\x1b" not in text
