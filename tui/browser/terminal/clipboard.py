"""The way to the person's clipboard, and the ways left where a terminal does not take it.

A program in a terminal can only ask: OSC 52 hands a text to the terminal, which may put it on the
clipboard, ask the person, or do nothing, and never says which. So nothing here claims that a copy
arrived. This is the one place where a sequence made of a text is written past the barrier; the
text goes in base64, so nothing in it can be obeyed on the way.
"""

from __future__ import annotations

import base64
import contextlib
import signal
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO

from tui.arabic import harmless

LIMIT = 74_994
"""Bytes of UTF-8 that are sent at most: with base64 they make 100,000, where terminals end."""

_SCREEN_CHUNK = 256
_FILES_AT_MOST = 10_000


def copied_form(text: str) -> str:
    """Return a text as it may leave the program: logical order, no controls, no bidi controls.

    What is pasted may end in a shell, so no escape sequence of an article goes with it.
    """
    return harmless(text)


def size_of(text: str) -> int:
    """Count the bytes of a text that would be sent."""
    return len(text.encode("utf-8", "replace"))


def sequences(text: str, environment: Mapping[str, str]) -> str:
    """Return what asks the terminal to put a text on its clipboard.

    Within tmux twice: plain, which tmux takes with `set-clipboard on`, and wrapped for the
    terminal around it, which gets it with `allow-passthrough on`. GNU screen takes a wrapped
    string in short pieces only.

    Args:
        text: What to copy, of at most `LIMIT` bytes.
        environment: Variables of the environment, which name the multiplexer.

    Raises:
        ValueError: The text is longer than terminals take.
    """
    if size_of(text) > LIMIT:
        raise ValueError(f"{size_of(text)} bytes, more than {LIMIT}")
    held = base64.b64encode(text.encode("utf-8", "replace")).decode("ascii")
    sequence = f"\x1b]52;c;{held}\x07"
    if environment.get("TMUX"):
        return f"{sequence}\x1bPtmux;{sequence.replace(chr(27), chr(27) * 2)}\x1b\\"
    if environment.get("STY"):
        pieces = (
            sequence[place : place + _SCREEN_CHUNK]
            for place in range(0, len(sequence), _SCREEN_CHUNK)
        )
        return "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)
    return sequence


def write_file(text: str, folders: Iterable[Path], suffix: str) -> Path:
    """Write a text to a new file and return its path; no file is ever written over.

    The name is ours and numbered: nothing of a record becomes part of a path.

    Args:
        text: What to write, as UTF-8.
        folders: Where to try, the best first; the last is made if it is not there.
        suffix: Such as `.txt`.

    Raises:
        OSError: None of the folders can be written to.
    """
    failure = OSError("no folder to write to")
    for folder in folders:
        try:
            return _written(text, folder, suffix)
        except OSError as error:
            failure = error
    raise failure


def _written(text: str, folder: Path, suffix: str) -> Path:
    for number in range(1, _FILES_AT_MOST):
        path = folder / f"mahdar-copy-{number}{suffix}"
        with contextlib.suppress(FileExistsError):
            # Exclusive: a link that somebody put there is not followed either.
            with path.open("x", encoding="utf-8", errors="replace") as file:
                file.write(text if text.endswith("\n") else text + "\n")
            return path
    raise FileExistsError(f"{_FILES_AT_MOST} files are there already in {folder}")


def show_alone(text: str, note: str, keys: IO[str], terminal: IO[str], rows: int) -> None:
    """Show a text by itself, in logical order, until Enter is pressed.

    For marking with the terminal's own mouse. The terminal must be out of the browser's modes.

    Args:
        text: What to show, nothing in it that a terminal could obey.
        note: What to say below it.
        keys: Where Enter comes from.
        terminal: Where to write.
        rows: Rows of the terminal.
    """
    with contextlib.suppress(KeyboardInterrupt, _ToldToEnd), _ended_by_signals():
        # What stood there before is scrolled away, not wiped: it is the person's own.
        terminal.write("\n" * rows + "\x1b[H" + text + f"\n\n-- {note} ")
        terminal.flush()
        keys.readline()
    terminal.write("\n")
    terminal.flush()


class _ToldToEnd(Exception):
    pass


@contextlib.contextmanager
def _ended_by_signals() -> Iterator[None]:
    """Let go of waiting when the program is told to end; its own loop, running again, does so."""

    def stop(_number: int, _frame: object) -> None:
        raise _ToldToEnd

    before = {each: signal.getsignal(each) for each in (signal.SIGTERM, signal.SIGHUP)}
    try:
        for each in before:
            signal.signal(each, stop)
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
