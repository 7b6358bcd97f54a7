"""One article, and running commands over a store of it."""

from __future__ import annotations

import os
import pty
import struct
import subprocess
import sys
import termios
from collections.abc import Callable
from dataclasses import dataclass
from fcntl import ioctl

from store import Article, Block, BlockKind, Claim, EventDate, Mention, Method

HOSTILE = "\x1b]52;c;QQ==\x07\x1b[2J[@click=quit]x[/] \u202eabc"


TEXT = f"""التحالف الدولى في الكويت {HOSTILE}
عقد في الكويت يوم 13 فبراير 2018 اجتماع وزاري للتحالف الدولي.
ونقل عن أحمد علي قوله إن «بتقديم 200 مليون دولار» كان مفيدا.
"""


def article() -> Article:
    id = "a-0123456789ab"

    def claim(
        number: int,
        property: str,
        words: str,
        normalised: str,
        *,
        about: str = "meeting:1",
        role: str | None = None,
        of: str | None = None,
    ) -> Claim:
        start = TEXT.index(words)
        return Claim(
            id=f"{id}.{number}",
            article=id,
            about=about,
            property=property,
            value=words,
            normalised=normalised,
            start=start,
            end=start + len(words),
            quote=words,
            method=Method.STATED,
            rule=f"{property}-rule",
            role=role,
            of=of,
        )

    place = TEXT.index("الكويت يوم")
    title_end = TEXT.index("\n")
    return Article(
        id=id,
        file="003.txt",
        sha256="0123456789ab" + "0" * 52,
        text=TEXT,
        title=TEXT[:title_end],
        publisher="صحيفة",
        date_published=EventDate("2018-02-14", Method.STATED, "dmy"),
        blocks=(Block(BlockKind.TITLE, 0, title_end),),
        mentions=(
            Mention("country:KW", place, place + 6),
            Mention("person:1", TEXT.index("أحمد"), TEXT.index("أحمد") + 8),
        ),
        claims=(
            claim(1, "date", "13 فبراير 2018", "2018-02-13"),
            claim(2, "place", "الكويت", "country:KW"),
            claim(3, "level", "وزاري", "ministerial"),
            claim(4, "speaker", "أحمد علي", "person:1", role="الوزير", of="country:KW"),
            claim(5, "name", "أحمد علي", "", about="person:1"),
            claim(6, "name", "الكويت", "", about="country:KW"),
        ),
    )


@dataclass(frozen=True)
class Done:
    """How a command ended, and what it wrote."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]


def on_terminal(*arguments: str, keys: str = "", columns: int = 60, **environment: str) -> Done:
    """Run a command with a terminal as all three of its streams."""
    master, slave = pty.openpty()
    ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    # What says more than the terminal itself would.
    unset = ("TMUX", "STY", "COLUMNS", "LINES")
    known = {name: value for name, value in os.environ.items() if name not in unset}
    process = subprocess.Popen(
        [sys.executable, "-m", "tui", *arguments],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env=known | {"TERM": "xterm"} | environment,
        start_new_session=True,
    )
    os.close(slave)
    os.write(master, keys.encode())
    written = b""
    while True:
        try:
            chunk = os.read(master, 65536)
        except OSError:  # what a terminal without anybody at the other end says
            break
        written += chunk
        if not chunk:
            break
    os.close(master)
    return Done(process.wait(), written.decode(), "")


def other(id: str) -> Article:
    return Article(id=id, file="x.txt", sha256="0" * 64, text="نص", title="نص")
