"""Recognisers at work, each in a process of its own that can be ended when it hangs."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import time
from collections.abc import Iterable
from typing import Any

from .spans import Recognized, checked

SECONDS = 20.0
"""How long a recogniser may take for a text of up to a thousand lines, and to start thrice that."""

_PATIENCE = 3
"""After how many failures in a row a recogniser is not asked any more."""

_LARGEST = 64 << 20
"""Bytes of an answer."""


class Failed(Exception):
    """A recogniser gave no answer; never leaves the store."""


class Hosts:
    """The recognisers that a process asks.

    Args:
        seconds: How long each may take for a text; `SECONDS` where nothing is said.
    """

    def __init__(self, seconds: float | None = None) -> None:
        self._seconds = SECONDS if seconds is None else seconds
        self._hosts: dict[str, _Host] = {}

    def recognize(
        self, choices: Iterable[str], text: str
    ) -> tuple[list[Recognized], tuple[str, ...]]:
        """Return what recognisers find in a text, and in words what went wrong.

        Args:
            choices: The recognisers, as `choose` gives them; where two overlap, the first holds.
            text: The article.
        """
        found: list[Recognized] = []
        notes: list[str] = []
        for choice in choices:
            host = self._hosts.setdefault(choice, _Host(choice, self._seconds))
            spans, problems = host.recognize(text)
            notes += problems
            found += (each for each in spans if not _overlaps(each, found))
        return sorted(found, key=lambda each: each.start), tuple(notes)

    def close(self) -> None:
        """End their processes."""
        for host in self._hosts.values():
            host.stop()


def _overlaps(span: Recognized, others: Iterable[Recognized]) -> bool:
    return any(each.start < span.end and span.start < each.end for each in others)


class _Host:
    """One recogniser's process."""

    def __init__(self, choice: str, seconds: float) -> None:
        self._choice = choice
        self._name = choice.partition(":")[0]
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._rest = b""
        self._version = ""
        self._failures = 0

    def recognize(self, text: str) -> tuple[list[Recognized], list[str]]:
        """Return what it finds, and what went wrong; nothing once it has failed too often."""
        if self._failures >= _PATIENCE:
            return [], []
        try:
            spans = self._asked(text)
        except Failed as error:
            self._failures += 1
            self.stop()
            ended = "; it is not asked any more" if self._failures >= _PATIENCE else ""
            return [], [f"read without the recognizer {self._name}: it {error}{ended}"]
        self._failures = 0
        found, wrong = checked(spans, text, self._name, self._version)
        told = f"recognizer {self._name}: spans passed over: {', '.join(wrong)}"
        return found, [told] if wrong else []

    def _asked(self, text: str) -> list[Any]:
        if self._process is None:
            self._start()
        seconds = self._seconds * max(1.0, len(text) / 100_000)
        self._send(json.dumps(text).encode() + b"\n", seconds)
        spans = self._answer(seconds).get("spans")
        return spans if isinstance(spans, list) else []

    def _send(self, content: bytes, seconds: float) -> None:
        """Hand a text over; one that hangs does not take it, and is not waited for."""
        assert self._process is not None
        assert self._process.stdin is not None
        until = time.monotonic() + seconds
        descriptor = self._process.stdin.fileno()
        left = memoryview(content)
        while left:
            room = max(0.0, until - time.monotonic())
            if not select.select([], [descriptor], [], room)[1]:
                raise Failed(f"took no text within {seconds:.0f} s")
            try:
                left = left[os.write(descriptor, left) :]
            except OSError:
                raise Failed("has ended by itself") from None

    def _start(self) -> None:
        # -P and a path of our own: what stands in the working directory is not run.
        command = [sys.executable, "-P", "-m", "store.recognizers.host", self._choice]
        self._rest = b""
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            start_new_session=True,
        )
        assert self._process.stdin is not None
        os.set_blocking(self._process.stdin.fileno(), False)
        self._version = str(self._answer(self._seconds * 3).get("version", "?"))

    def _answer(self, seconds: float) -> dict[str, Any]:
        line = self._line(seconds)
        try:
            answer = json.loads(line)
        except ValueError:
            raise Failed("answers what is no answer") from None
        if not isinstance(answer, dict):
            raise Failed("answers what is no answer")
        if "error" in answer:
            raise Failed(f"failed ({answer['error']})")
        return answer

    def _line(self, seconds: float) -> bytes:
        assert self._process is not None
        assert self._process.stdout is not None
        until = time.monotonic() + seconds
        descriptor = self._process.stdout.fileno()
        while b"\n" not in self._rest:
            left = until - time.monotonic()
            if left <= 0 or not select.select([descriptor], [], [], left)[0]:
                raise Failed(f"gave no answer within {seconds:.0f} s")
            part = os.read(descriptor, 1 << 16)
            if not part:
                raise Failed("has ended by itself")
            self._rest += part
            if len(self._rest) > _LARGEST:
                raise Failed("answers without end")
        line, _, self._rest = self._rest.partition(b"\n")
        return line

    def stop(self) -> None:
        """End its process, whatever it is doing."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe is not None:
                    pipe.close()
            self._process = None
