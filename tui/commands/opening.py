"""`mahdar` alone: the browser, and what happens where there is no store yet."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from store import NoStore, UsageError, holds_articles, locate
from tui.commands.output import Output
from tui.commands.speech import say
from tui.kept import Frame

if TYPE_CHECKING:
    from argparse import Namespace

_WITHOUT_SCREEN = ("", "dumb", "unknown")
_YES = frozenset(("", "y", "yes", "ن", "نعم"))
_OFFER = """\
Nothing is stored yet at {path}.
لا توجد بيانات محفوظة بعد.
"""
_QUESTION = """\
Read the {count} sample articles of {seeds} into it?
أتريد قراءة المقالات النموذجية المرفقة؟
"""


def run(arguments: Namespace) -> int:
    """Open the browser; where nothing is stored, offer the sample or tell how to ingest."""
    path = locate(arguments.store, os.environ)
    if not _has_screen() or arguments.fresh:
        return _open(arguments, path, None)
    options = {name: getattr(arguments, name) for name in ("emit", "lang", "theme")}
    with Frame(path, options, os.environ) as frame:
        return _open(arguments, path, frame)


def _has_screen() -> bool:
    return (
        sys.stdin.isatty()
        and sys.stdout.isatty()
        and os.environ.get("TERM", "") not in _WITHOUT_SCREEN
    )


def _open(arguments: Namespace, path: Path, frame: Frame | None) -> int:
    if not _holds_something(path):
        made = _make_sample(arguments, path)
        if made is not None:
            return made
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("the browser needs a terminal; `mahdar --help` names what does without")
    if os.environ.get("TERM", "") in _WITHOUT_SCREEN:
        raise UsageError(
            f"a terminal with TERM={os.environ.get('TERM', '')!r} has no screen to draw on;"
            " `mahdar --help` names what does without"
        )
    from tui.browser import run as browse  # Textual is dear to import

    return browse(
        path,
        emit=arguments.emit,
        lang=arguments.lang,
        fresh=arguments.fresh,
        theme=arguments.theme,
        frame=frame,
    )


def sample() -> tuple[Path, ...]:
    """Return the sample articles: the texts in `seeds/` beside this package, in a checkout only."""
    folder = Path(__file__).resolve().parents[2] / "seeds"
    return tuple(sorted(folder.glob("*.txt")))


def _holds_something(path: Path) -> bool:
    """Whether there is a store with articles; raises StoreError where it is broken."""
    if not path.exists():
        return False
    return holds_articles(path)


def _make_sample(arguments: Namespace, path: Path) -> int | None:
    """Make a store of the sample, asked or unasked; return an exit code where it went wrong."""
    articles = sample()
    if not articles or not (arguments.sample or _agrees(arguments, path, articles)):
        raise NoStore(path, "nothing is stored here", "read articles: mahdar ingest PATH...")
    from tui.commands.ingesting import ingest_into  # the rules that read are dear to load

    ended = ingest_into(path, [str(each) for each in articles])
    return ended or None


def _agrees(arguments: Namespace, path: Path, articles: Sequence[Path]) -> bool:
    """Ask whether to make the sample store; no one is asked where there is no terminal."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    out = Output(arguments.emit, os.environ)
    for text in (_OFFER, _QUESTION):
        filled = text.format(path=path, count=len(articles), seeds=articles[0].parent)
        for line in filled.splitlines():
            out.text(line) if not line.isascii() else say(line)
    try:
        answer = input("[Y/n] ")
    except EOFError:
        say("")
        return False
    return answer.strip().lower() in _YES
