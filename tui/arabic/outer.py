"""Asking tmux which terminal shows what it draws."""

from __future__ import annotations

import os
import select
import signal
import time
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Outer(NamedTuple):
    """The terminal that shows what tmux draws, as far as tmux knows it."""

    name: str = ""
    """What it answered to XTVERSION; empty if it did not."""
    term: str = ""
    """Its TERM."""
    environment: Mapping[str, str] = MappingProxyType({})
    """Variables with which tmux itself was started, maybe from another terminal."""
    passes: bool = False
    """Whether tmux hands on to it what is wrapped, by its option `allow-passthrough`."""


_SHOWN_ON = "#{client_termname} #{allow-passthrough} #{client_termtype}"
_PASSING = ("on", "all", "1", "2")  # some releases print a number


def ask_tmux(environment: Mapping[str, str], timeout: float = 0.5) -> Outer | None:
    """Ask tmux which terminal it is shown on; none outside of tmux and where it does not say."""
    if not environment.get("TMUX"):
        return None
    command = ["tmux", "display-message", "-p", _SHOWN_ON, ";", "show-environment", "-g"]
    printed = _printed(command, environment, timeout)
    if printed is None:
        return None
    first, *others = printed.decode("utf-8", "replace").splitlines() or [""]
    term, passes, name = [*first.split(" ", 2), "", ""][:3]
    pairs = (line.partition("=") for line in others)
    variables = {key: value for key, equals, value in pairs if equals}
    return Outer(name.strip(), term, variables, passes in _PASSING)


def _printed(command: list[str], environment: Mapping[str, str], timeout: float) -> bytes | None:
    """Return what a program prints; none where there is none, and where it takes too long.

    Not by `subprocess`: to import it takes several times as long as tmux does.
    """
    reading, writing = os.pipe()
    actions = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_DUP2, writing, 1),
        (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
    ]
    try:
        process = os.posix_spawnp(command[0], command, dict(environment), file_actions=actions)
    except OSError:
        os.close(reading)
        return None
    finally:
        os.close(writing)
    printed, deadline = b"", time.monotonic() + timeout
    try:
        while select.select([reading], [], [], max(0.0, deadline - time.monotonic()))[0]:
            received = os.read(reading, 65536)
            if not received:
                return printed
            printed += received
        os.kill(process, signal.SIGKILL)
        return None
    finally:
        os.close(reading)
        os.waitpid(process, 0)
