"""Showing a text in the person's own pager, in a terminal that the browser has left."""

from __future__ import annotations

import contextlib
import shlex
import shutil
import signal
import subprocess
from collections.abc import Iterator, Mapping

USUAL = ("less", "more")
"""Pagers that are tried where `$PAGER` names none."""


class NoPager(Exception):
    """There is no pager that could show a text."""

    def __init__(self, command: str, why: str) -> None:
        super().__init__(f"{command}: {why}" if command else why)
        self.command = command
        """What was to be run; empty where nothing is there to be run."""
        self.why = why
        """What is wrong with it."""


def pager_of(environment: Mapping[str, str]) -> list[str]:
    """Return the pager to run, with its arguments.

    Raises:
        NoPager: What `$PAGER` names is not there, or it names none and no usual one is there.
    """
    named = environment.get("PAGER", "").strip()
    try:
        command = shlex.split(named)
    except ValueError as error:
        raise NoPager(named, str(error)) from error
    path = environment.get("PATH")
    if command:
        if shutil.which(command[0], path=path) is None:
            raise NoPager(command[0], "not found; set PAGER to a program that is there")
        return command
    found = next((each for each in USUAL if shutil.which(each, path=path)), None)
    if found is None:
        raise NoPager("", "PAGER is not set, and neither less nor more is there")
    return [found]


def page(text: str, command: list[str], environment: Mapping[str, str]) -> None:
    """Show a text in a pager and wait until it is left.

    Args:
        text: What to show, nothing in it that a terminal could obey.
        command: The pager with its arguments; it reads the text from its standard input.
        environment: What it is run with.

    Raises:
        NoPager: It cannot be run, or ended with an error.
    """
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, env=dict(environment))
    except OSError as error:
        raise NoPager(command[0], error.strerror or str(error)) from error
    with _left_to_it():
        process.communicate(text.encode("utf-8", "replace"))
    if process.returncode:
        raise NoPager(command[0], f"ended with {process.returncode}")


@contextlib.contextmanager
def _left_to_it() -> Iterator[None]:
    """Leave Ctrl+C to the pager, which uses it to stop searching."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
