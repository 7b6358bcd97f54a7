"""A shell command asks the terminal where that is worth it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.tui.asking.wire import ASKED, KONSOLE, LAST, LIST, RUN, Connect

SSH = {"SSH_CONNECTION": "192.0.2.7 1 192.0.2.1 22"}


def test_a_listing_over_ssh_asks_once(connect: Connect, sample: str) -> None:
    first = connect(LIST, MAHDAR_STORE=sample, **SSH)
    first.wait_for(LAST)
    first.send(KONSOLE)
    first.process.wait(20)
    while first.read(0.05):
        pass
    assert "\u200e".encode() in first.written
    second = connect(LIST, MAHDAR_STORE=sample, **SSH)
    second.process.wait(20)
    while second.read(0.05):
        pass
    assert ASKED not in second.written
    assert "\u200e".encode() in second.written


def test_a_listing_never_asks_where_the_environment_tells(connect: Connect, sample: str) -> None:
    for known in ({}, SSH | {"TERM": "alacritty"}, SSH | {"MAHDAR_EMIT": "visual"}):
        wire = connect(LIST, MAHDAR_STORE=sample, **known)
        wire.process.wait(20)
        while wire.read(0.05):
            pass
        assert ASKED not in wire.written
        assert b"\x1b[8l" in wire.written


def test_settings_that_are_wrong_are_named_in_a_line(
    connect: Connect, sample: str, tmp_path: Path
) -> None:
    folder = tmp_path / ".config" / "mahdar"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text('# mine\nemit = "fence"\n', "utf-8")
    text = "import sys\nfrom tui.__main__ import main\nsys.exit(main(sys.argv[1:]))"
    wire = connect(text, "articles", MAHDAR_STORE=sample)
    told = b""
    while chunk := os.read(wire._pipe, 65536):
        told += chunk
    assert wire.process.wait(20) == 3
    assert b"config.toml, line 2: " in told
    assert b"Traceback" not in told


@pytest.mark.parametrize("wrong", ['emit = "fence"', "emit = [", "theme = 3", "nonsense = 1"])
def test_settings_that_are_wrong_keep_nobody_out_of_the_browser(
    connect: Connect, sample: str, tmp_path: Path, wrong: str
) -> None:
    folder = tmp_path / ".config" / "mahdar"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text(f"# mine\n{wrong}\n", "utf-8")
    wire = connect(RUN, STORE=sample)
    wire.wait_for(LAST)
    wire.send(KONSOLE)
    wire.wait_for(b"line 2")
    wire.send(b"Q")
    assert wire.process.wait(20) == 0
    assert wire.written.count(b"line 2") == 1, "it is said once"
