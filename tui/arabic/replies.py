"""What a terminal answers, told apart from what a person types in the meantime.

Both come in on the same wire, in pieces of any size. Nobody has a key that sends what is taken
for a reply here.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tui.arabic.barring import printable

_LONGEST = 100
"""Characters of a terminal's name that are kept."""


class Replies(NamedTuple):
    """What a terminal has answered so far."""

    name: str = ""
    """Name and version, as XTVERSION gives them (`CSI > 0 q`); empty if it does not."""
    secondary: tuple[int, ...] = ()
    """Numbers of the secondary device attributes (`CSI > c`)."""
    bidi: int | None = None
    """DECRQM of mode 8, who reorders: 0 not known, 1 the terminal, 2 the program, 3 always the
    terminal, 4 always the program; none if it was not answered."""
    primary: tuple[int, ...] | None = None
    """Numbers of the primary device attributes (`CSI c`), which every terminal answers."""
    keyboard: int | None = None
    """Flags of the kitty keyboard protocol (`CSI ? u`); none if it does not know it."""
    columns: tuple[int, ...] = ()
    """Columns of the cursor, counted from 1, in the order they were reported (`CSI 6 n`)."""
    statuses: int = 0
    """How often it has reported its status (`CSI 5 n`), having drawn all that came before."""

    @property
    def complete(self) -> bool:
        """Whether the last of the questions is answered, and so all there will be."""
        return self.primary is not None


_ALWAYS = (
    rb"\x1bP>\|(?P<name>[^\x1b\x07]{0,4096})(?:\x1b\\|\x07)"
    rb"|\x1b\[>(?P<secondary>[0-9;]{0,60})c"
    rb"|\x1b\[8;(?P<bidi>[0-9])\$y"
    rb"|\x1b\[(?P<status>[03])n"
    rb"|\x1b\[\?(?P<primary>[0-9;]{0,60})c"
)
_REPORTS = rb"|\x1b\[\?(?P<keyboard>[0-9]{1,4})u|\x1b\[[0-9]{1,5};(?P<column>[0-9]{1,5})R"
_REPLY = re.compile(_ALWAYS)
_REPLY_OR_REPORT = re.compile(_ALWAYS + _REPORTS)

_BEGUN = re.compile(
    rb"\x1b(?:P(?:>(?:\|[^\x1b\x07]{0,4096}\x1b?)?)?"
    rb"|\[(?:[>?][0-9;]{0,60}|8(?:;(?:[0-9]\$?)?)?|[03])?)?\Z"
)
_REPORT_BEGUN = re.compile(rb"\x1b\[[0-9]{1,5}(?:;[0-9]{0,5})?\Z")
# Beginnings that no key has.
_CERTAIN = (b"\x1bP>", b"\x1b[>", b"\x1b[?", b"\x1b[8;", b"\x1b[0")


class Splitter:
    """Takes replies out of what is read, and gives back the rest.

    Args:
        reports: Whether positions of the cursor and flags of the keyboard were asked for too; a
            position looks like F3 held with other keys, which is why this is not always on.
    """

    def __init__(self, *, reports: bool = False) -> None:
        self.replies = Replies()
        """What was answered so far."""
        self._reports = reports
        self._pattern = _REPLY_OR_REPORT if reports else _REPLY
        self._held = b""

    @property
    def holds(self) -> bool:
        """Whether something is kept back that may become a reply."""
        return bool(self._held)

    def feed(self, received: bytes) -> bytes:
        """Return what a person typed; what may be the beginning of a reply waits for its end."""
        whole = self._held + received
        typed, place = [], 0
        for match in self._pattern.finditer(whole):
            typed.append(whole[place : match.start()])
            place = match.end()
            self._note(match)
        rest = whole[place:]
        begun = _BEGUN.search(rest) or (_REPORT_BEGUN.search(rest) if self._reports else None)
        cut = begun.start() if begun else len(rest)
        self._held = rest[cut:]
        return b"".join((*typed, rest[:cut]))

    def release(self) -> bytes:
        """Return what is kept back, nothing having followed it, unless only a terminal sends it."""
        if self._held.startswith(_CERTAIN):
            return b""
        held, self._held = self._held, b""
        return held

    def _note(self, match: re.Match[bytes]) -> None:
        kind, now = str(match.lastgroup), self.replies
        value = match[kind].decode("utf-8", "replace")
        if kind == "name":
            name = printable(" ".join(value.split()))[:_LONGEST].strip()
            self.replies = now._replace(name=name)
        elif kind == "secondary":
            self.replies = now._replace(secondary=_numbers(value))
        elif kind == "primary":
            self.replies = now._replace(primary=_numbers(value))
        elif kind == "bidi":
            self.replies = now._replace(bidi=int(value))
        elif kind == "status":
            self.replies = now._replace(statuses=now.statuses + 1)
        elif kind == "keyboard":
            self.replies = now._replace(keyboard=int(value))
        else:
            self.replies = now._replace(columns=(*now.columns, int(value)))


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(number[:9]) if number else 0 for number in text.split(";")) if text else ()
