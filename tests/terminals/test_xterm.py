"""The card and the browser in a real xterm, alone and inside tmux, judged by their pictures."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from card import SAMPLES  # type: ignore[import-not-found, unused-ignore]
from judging import RIGHT, rows, verdict  # type: ignore[import-not-found, unused-ignore]
from terminals import (  # type: ignore[import-not-found, unused-ignore]
    ROOT,
    Screen,
    in_tmux,
    starting,
)

pytestmark = pytest.mark.terminal

NEEDED = {"Xvfb": "xvfb", "xterm": "xterm", "tmux": "tmux", "pango-view": "pango1.0-tools"}


@pytest.fixture
def screen() -> Iterator[Screen]:
    missing = [package for name, package in NEEDED.items() if shutil.which(name) is None]
    if missing:
        if os.environ.get("CI"):
            pytest.fail(f"CI must have {', '.join(missing)}")
        pytest.skip(f"not installed: {', '.join(missing)}")
    with Screen() as opened:
        yield opened


@pytest.fixture
def socket() -> Iterator[str]:
    """The name of a tmux that is ended afterwards."""
    name = f"mahdar-{uuid.uuid4().hex[:8]}"
    yield name
    subprocess.run(["tmux", "-L", name, "kill-server"], capture_output=True, check=False)


def verdicts(screen: Screen, command: list[str]) -> list[str]:
    """What each line of a card looks like."""
    picture = screen.show(
        starting("xterm", command, 80, 16), lambda now: len(rows(now)) == len(SAMPLES)
    )
    return [verdict(row, text)[0] for row, text in zip(rows(picture), SAMPLES, strict=True)]


def card(emission: str) -> list[str]:
    return [sys.executable, str(ROOT / "tests/terminals/card.py"), emission]


def test_the_card_reads_properly(screen: Screen) -> None:
    assert verdicts(screen, card("auto")) == [RIGHT] * len(SAMPLES)


def test_the_card_reads_properly_inside_tmux(screen: Screen, socket: str) -> None:
    assert verdicts(screen, in_tmux(card("auto"), socket)) == [RIGHT] * len(SAMPLES)


@pytest.mark.parametrize("emission", ["fenced", "kitty", "plain", "visual-base"])
def test_a_wrong_emission_is_seen_to_be_wrong(screen: Screen, emission: str) -> None:
    """Otherwise nobody would know that a picture was looked at."""
    assert verdicts(screen, card(emission)).count(RIGHT) <= 1


def test_the_card_holds_every_line(tmp_path: Path) -> None:
    """The emission and its reason are written down beside the picture."""
    reason = tmp_path / "reason"
    done = subprocess.Popen(
        [*card("visual"), str(reason)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(tmp_path)},
    )
    assert done.stdout is not None
    shown = [done.stdout.readline() for _ in range(2 * len(SAMPLES))]
    done.kill()
    done.wait()
    done.stdout.close()
    assert len([line for line in shown if "\ufe8e".encode() in line]) == len(SAMPLES)
    assert reason.read_text("utf-8").startswith("visual: ")
