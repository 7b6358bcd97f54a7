"""What commands write, into a pipe and to a terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from shell import Run, on_terminal, other  # type: ignore[import-not-found, unused-ignore]

from store import Store


def test_nothing_a_terminal_could_obey_comes_from_an_article(run: Run, folder: Path) -> None:
    for arguments in (["articles"], ["show", "a-"], ["search", "الدولى"], ["show", "m-"]):
        piped = run(*arguments).out
        assert not {"\x1b", "\x07", "\u202e"} & set(piped)
        drawn = on_terminal(*arguments).out
        assert drawn.startswith("\x1b[8l")
        assert drawn.endswith("\x1b[8h")
        inner = drawn.replace("\x1b[8l", "").replace("\x1b[8h", "")
        assert not {"\x1b", "\x07", "\u202e"} & set(inner)


def test_a_pipe_gets_logical_text_and_a_terminal_drawn_text(run: Run, folder: Path) -> None:
    assert "«بتقديم 200 مليون دولار»" in run("show", "a-").out
    drawn = on_terminal("show", "a-").out
    assert "بتقديم" not in drawn
    assert "ﻢﻳﺪﻘﺘﺑ" in drawn
    plain = on_terminal("show", "a-", "--emit", "plain").out
    assert "بتقديم" in plain


@pytest.mark.parametrize("columns", [40, 80, 140])
def test_no_line_is_wider_than_the_terminal(folder: Path, columns: int) -> None:
    for arguments in (["articles"], ["show", "a-"], ["search", "الدولى"]):
        drawn = on_terminal(*arguments, columns=columns).out
        for line in drawn.replace("\x1b[8l", "").replace("\x1b[8h", "").splitlines():
            assert len(line) <= columns


def test_an_unknown_way_to_send_is_wrong_use(folder: Path) -> None:
    done = on_terminal("articles", "--emit", "bogus")
    assert done.code == 2
    assert "visual" in done.out


def test_an_unknown_way_to_send_is_wrong_use_into_a_pipe_too(folder: Path, run: Run) -> None:
    assert run("articles", "--emit", "auto").code == 0
    done = run("articles", "--emit", "bogus")
    assert (done.code, done.out) == (2, "")
    assert "visual" in done.err


def test_a_reader_that_leaves_early_is_no_fault(folder: Path) -> None:
    Store.open(folder).put([other(f"a-{number:012}") for number in range(3_000)])
    command = f"{sys.executable} -m tui articles | head -1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.returncode == 141
    assert len(done.stdout.splitlines()) == 1


def test_utf_8_is_written_whatever_the_locale(folder: Path) -> None:
    environment = os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run(
        [sys.executable, "-m", "tui", "articles"], capture_output=True, env=environment, check=True
    )
    assert "التحالف" in done.stdout.decode("utf-8")
