"""Copying for real: what is on the clipboard of a terminal or a multiplexer after the keys."""

from __future__ import annotations

import base64
import os
import re
import shutil
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from copying import WAY, on_clipboard, typed  # type: ignore[import-not-found, unused-ignore]
from relay import shown  # type: ignore[import-not-found, unused-ignore]
from terminals import Screen, starting  # type: ignore[import-not-found, unused-ignore]

from tui.browser.quoting import quote
from tui.messages import words

pytestmark = pytest.mark.terminal

LINE = "قال الوزير إن «المجلس» سيجتمع غدا في عمان (2018-02-13)، وگفت‌وگو.\n"


def has(program: str) -> None:
    """Skip the test on a person's machine where a program is not installed."""
    if shutil.which(program) is None:
        assert not os.environ.get("CI"), f"CI must have {program}"
        pytest.skip(f"{program} is not installed")


@pytest.fixture
def text(make_draft: Any, make_store: Any) -> str:
    """What is copied of a store with one article: a quote of 66,000 bytes in 600 lines."""
    draft = make_draft("long.txt", LINE * 700, LINE.strip())
    draft.claim("meeting:long", "place", LINE * 600, "عمان", "country:JO")
    article = draft.article()
    make_store([article])
    (claim,) = article.claims
    return quote(article, claim.start, claim.end, words("en"))


@pytest.fixture
def browser(text: str, tmp_path: Path) -> list[str]:
    """The command that opens the browser on that store."""
    store = next(tmp_path.glob("store*"))
    return [sys.executable, "-m", "tui", "--store", str(store), "--lang", "en", "--emit", "visual"]


def copied(running: Any) -> None:
    """Go to the field with the quote and copy it."""
    for seen, key in WAY:
        wait_to_see(running, seen)
        running.press(key)


def wait_to_see(running: Any, text: str) -> None:
    """Wait until a text stands on the screen."""
    deadline = time.monotonic() + 20
    while text not in (seen := shown(running.everything)):
        assert time.monotonic() < deadline, f"no {text} in:\n{seen}"
        running.read(0.1)


def arrived(written: str) -> list[str]:
    """The texts that a terminal has been asked to put on its clipboard."""
    found = re.findall(r"\x1b\]52;[cps0-7]*;([A-Za-z0-9+/=]*)(?:\x07|\x1b\\)", written)
    return [base64.b64decode(each).decode() for each in found]


def inside(terminal: Any, command: list[str], **environment: str) -> AbstractContextManager[Any]:
    """Run a multiplexer, with the program in it, in a terminal that the test plays."""
    before = f"import os\nos.execvp({command[0]!r}, {command!r})\n"
    opened: AbstractContextManager[Any] = terminal("", "", before=before, **environment)
    return opened


# tmux


@pytest.fixture
def tmux() -> Iterator[list[str]]:
    """The command of a tmux of its own."""
    has("tmux")
    command = ["tmux", "-L", f"mahdar-{uuid.uuid4().hex[:8]}"]
    yield command
    subprocess.run([*command, "kill-server"], capture_output=True, check=False)


@pytest.mark.parametrize("passes", ["off", "on"])
@pytest.mark.parametrize("takes", ["on", "external", "off"])
def test_tmux_holds_what_was_copied_or_hands_it_on(
    terminal: Any,
    tmux: list[str],
    browser: list[str],
    text: str,
    tmp_path: Path,
    takes: str,
    passes: str,
) -> None:
    settings = tmp_path / "tmux.conf"
    settings.write_text(
        f"set -g set-clipboard {takes}\nset -gq allow-passthrough {passes}\n", "utf-8"
    )
    command = [*tmux, "-u", "-f", str(settings), "new-session", *browser]
    with inside(terminal, command, HOME=str(tmp_path)) as running:
        copied(running)
        held = subprocess.run([*tmux, "show-buffer"], capture_output=True, check=False)
        outside = arrived(running.everything)
    # Only with `on` does tmux itself take what a program copies, and then hands it on as well.
    assert held.stdout.decode() == (text if takes == "on" else "")
    assert set(outside) == ({text} if "on" in (takes, passes) else set())


# GNU screen


def test_gnu_screen_hands_on_what_was_copied_and_who_orders_rows(
    terminal: Any, browser: list[str], text: str, tmp_path: Path
) -> None:
    has("screen")
    sockets = tmp_path / "screen"
    sockets.mkdir(mode=0o700)
    command = ["screen", "-U", "-c", "/dev/null", "-m", *browser]
    with inside(terminal, command, HOME=str(tmp_path), SCREENDIR=str(sockets)) as running:
        copied(running)
        assert arrived(running.everything) == [text]
        assert "\x1b[8l" in running.everything
        assert "\x1b[8h" not in running.everything
        running.press("Q")
        assert running.end() == 0
        assert "\x1b[8h" in running.everything


# xterm


@pytest.mark.parametrize(("allowed", "holds"), [("true", True), ("false", False)])
def test_xterm_holds_what_was_copied_where_it_is_allowed_to(
    browser: list[str], text: str, tmp_path: Path, allowed: str, holds: bool
) -> None:
    for program in ("Xvfb", "xterm", "xclip"):
        has(program)
    done = tmp_path / "done"
    command = starting("xterm", typed(browser, done), 80, 24)
    command[1:1] = ["-xrm", f"XTerm*allowWindowOps: {allowed}"]
    with Screen() as screen:
        held = on_clipboard(screen, command, done)
    assert held == {"clipboard": text if holds else "", "primary": ""}
