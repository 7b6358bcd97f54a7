"""What is read of a command line: quickly where it is as it should be, by the parser otherwise."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.commands import lookups
from tui.commands.parser import COMMANDS, parser

ROOT = Path(__file__).resolve().parent.parent.parent

PIECES = st.one_of(
    st.sampled_from(
        "articles entities meetings search show --json --explain --limit --format --saved --store"
        " --emit --lang --fresh --sample 3 0 ar csv -- -x --lang=ar date:2018 -البحرين".split()
    ),
    st.text("ابwq-= ", max_size=4),
)
LINES = st.tuples(
    st.lists(st.sampled_from(["--store", "x", "--lang", "en", "--fresh"]), max_size=3),
    st.sampled_from([[], *([each] for each in sorted(lookups.MODULES))]),
    st.lists(PIECES, max_size=6),
).map(lambda parts: [*parts[0], *parts[1], *parts[2]])


@settings(deadline=None)
@given(LINES)
def test_what_is_read_quickly_is_read_as_the_parser_reads_it(line: list[str]) -> None:
    quick = lookups.read(line)
    if quick is not None:
        assert vars(parser(line).parse_args(line)) == vars(quick)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "--store x --fresh --lang ar",
        "meetings",
        "meetings --limit 50",
        "--store x meetings place:kw date:2018 --json --lang ar",
        "articles --saved mine --format csv",
        "entities تيلرسون --explain",
        "search قمة --limit 20",
        "show m-15 --json",
    ],
)
def test_what_people_write_is_read_quickly(line: str) -> None:
    written = line.split()
    quick = lookups.read(written)
    assert quick is not None
    assert vars(parser(written).parse_args(written)) == vars(quick)


@pytest.mark.parametrize(
    "line",
    [
        *("--version", "--theme no-such", "--help", "keys", "show", "show a b", "search"),
        "meetings --limit 0",
        *("meetings --lang xx", "meetings --no-such", "meetings a --json b", "meetings --limit"),
        "meetings -- -a",
    ],
)
def test_all_else_is_left_to_the_parser(line: str) -> None:
    assert lookups.read(line.split()) is None


def test_each_look_up_is_answered_by_the_module_that_the_parser_names() -> None:
    assert {name: COMMANDS[name].module for name in lookups.MODULES} == lookups.MODULES


@pytest.mark.parametrize("name", ["MAHDAR_EMIT", "--emit"])
@pytest.mark.parametrize("command", ["meetings", "keys", "searches"])
def test_a_form_that_there_is_not_is_refused_by_every_command(name: str, command: str) -> None:
    option = ["--emit", "sideways"] if name == "--emit" else []
    environment = os.environ | ({} if option else {"MAHDAR_EMIT": "sideways"})
    done = subprocess.run(
        [sys.executable, "-m", "tui", command, *option],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=environment,
        check=False,
    )
    assert done.returncode == 2
    assert f"{name}: no emission 'sideways'" in done.stderr
    assert not done.stdout
