"""The last frame of the run before, on the screen before anything dear is loaded.

What the browser would draw first is known where nothing has changed since it ended: the same
files of the store, the same place in it, the same terminal, size, language and settings. Then
its last frame is painted at once, and only what turns out different is sent once the browser
runs. Where anything differs nothing is painted. Keys typed meanwhile wait in the terminal.
"""

from __future__ import annotations

import json
import os
import sys
import termios
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Any

from tui.answers import surroundings
from tui.folders import replace_file, settings_file, state_file, state_folder

_LARGEST = 1 << 22
_LEAVE = "\x1b[0m\x1b[?25h\x1b[?1049l"
_TELLING = ("TMUX", "NO_COLOR", "LC_ALL", "LC_MESSAGES", "LANG", "MAHDAR_EMIT")


class Frame:
    """The frame that is kept for one start, and the terminal while it shows it.

    A context: whatever goes wrong before the browser has taken the terminal over, it is left as
    it was found.

    Args:
        store: Folder of the store.
        options: What was given on the command line, as far as it changes what is seen.
        environment: Variables of the environment.
    """

    def __init__(
        self, store: Path, options: Mapping[str, object], environment: Mapping[str, str]
    ) -> None:
        self._path = state_file(store, "frames", environment)
        self._store = store
        self._around = [sys.version, surroundings(environment), sorted(options.items())]
        self._around += [environment.get(each, "") for each in _TELLING]
        self._files = (
            settings_file(environment),
            state_folder(environment) / "hints.json",
            state_file(store, "sessions", environment),
            state_file(store, "searches", environment),
        )
        self._settings: list[Any] | None = None
        self._opened: dict[str, Any] | None = None

    # Painting

    def paint(self) -> bool:
        """Paint the frame where it is still true; say whether it was."""
        try:
            size = os.get_terminal_size(1)
            with self._path.open("rb") as file:
                if file.readline(200).strip().decode() != self.digest(*size):
                    return False
                document = json.loads(file.read(_LARGEST))
            before = termios.tcgetattr(0)
            termios.tcsetattr(0, termios.TCSANOW, _deaf(before))
            self._settings = before
            text = f"\x1b[?1049h{document['enter']}\x1b[?25l\x1b[2J{document['painted']}"
            _write(text)
        except (OSError, ValueError, LookupError, TypeError, RecursionError, termios.error):
            self.give_back()
            return False
        self._opened = document
        return True

    @property
    def shown(self) -> Mapping[str, Any] | None:
        """What was painted: none where nothing was, or the browser has taken over."""
        return self._opened

    def give_back(self) -> None:
        """Let the terminal treat keys as it did; a second time does nothing."""
        before, self._settings = self._settings, None
        if before is not None:
            with suppress(termios.error):
                termios.tcsetattr(0, termios.TCSANOW, before)

    def taken_over(self) -> None:
        """Note that the browser has the terminal now, and will restore it."""
        self.give_back()
        self._opened = None

    def __enter__(self) -> Frame:
        """Paint, if there is what to paint."""
        self.paint()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave the terminal as it was, unless the browser has done so."""
        self.give_back()
        if self._opened is not None:
            with suppress(OSError):
                _write(self._opened["leave"] + _LEAVE)

    # Keeping

    def keep(self, digest: str, document: Mapping[str, Any]) -> None:
        """Keep a frame for the next start; where the disk does not take it, it is not kept.

        Args:
            digest: What held when it was drawn.
            document: `painted`, `enter`, `leave`, and whatever the browser needs to go on from it.
        """
        with suppress(OSError, ValueError):
            replace_file(self._path, f"{digest}\n{json.dumps(document)}")

    def digest(self, columns: int, rows: int) -> str:
        """Return what tells whether anything has changed that a frame depends on."""
        told = [*self._around, columns, rows, *self._signatures(), *map(_content, self._files)]
        return sha256(repr(told).encode("utf-8", "surrogateescape")).hexdigest()

    def _signatures(self) -> Iterator[tuple[str, int, int]]:
        """Yield name, size and time of every file that is the store's truth, and of the program."""
        program = Path(__file__).parent
        files = [self._store / "store.json", self._store / "decisions.json"]
        files += sorted((self._store / "articles").glob("*.json"))
        files += [program, program / "browser", program / "browser" / "screens"]
        for path in files:
            with suppress(FileNotFoundError):
                found = path.stat()
                yield path.name, found.st_size, found.st_mtime_ns


def _content(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _deaf(settings: list[Any]) -> list[Any]:
    """Return settings in which keys are kept as they come, and none is echoed."""
    flags = settings[:]
    flags[0] &= ~(termios.ICRNL | termios.IXON)
    flags[3] &= ~(termios.ECHO | termios.ICANON)
    return flags


def _write(text: str) -> None:
    data = text.encode("utf-8", "replace")
    while data:
        data = data[os.write(1, data) :]
