"""The furniture of a page: what its own words show to be no part of the article."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from .data import load
from .page_date_words import only_a_date
from .page_lines import SENTENCE_END, Line
from .records import BlockKind
from .text import fold


@cache
def furniture() -> Mapping[str, tuple[tuple[re.Pattern[str], bool], ...]]:
    """Patterns by block kind, each with whether the line after belongs to it."""
    raw = load("layout.toml")
    return {
        kind: tuple((_compiled(entry), bool(entry.get("owns_next"))) for entry in raw[kind])
        for kind in ("masthead", "advert", "caption", "footer", "publisher")
    }


@cache
def _long_furniture() -> re.Pattern[str]:
    """Return what a paragraph of the page, and not of the article, begins with."""
    entries = [entry for entry in load("layout.toml")["masthead"] if entry.get("long")]
    return re.compile("|".join(f"(?:{entry['pattern']})" for entry in entries))


def _compiled(entry: dict[str, Any]) -> re.Pattern[str]:
    whole = r"\s*$" if entry.get("where") == "line" else ""
    return re.compile(rf"(?:{entry['pattern']}){whole}")


def mark_furniture(lines: list[Line]) -> list[Line]:
    """Mark the lines that their own words, or those beside them, show to be of the page."""
    marked: list[Line] = []
    owned = False
    tickers = _tickers(lines)
    for line in lines:
        kind, owns_next = _furniture_kind(line)
        if kind is BlockKind.CAPTION and only_a_date(line):
            kind = None  # «• 12-03-2019, 14:05»
        if line.number in tickers:
            kind = BlockKind.MASTHEAD
        if owned and kind is None and line.words <= 5:
            kind = BlockKind.MASTHEAD
        marked.append(line if kind is line.kind else replace(line, kind=kind))
        owned = owns_next
    return marked


def _furniture_kind(line: Line) -> tuple[BlockKind | None, bool]:
    if _is_navigation(line) or _is_row_of_links(line):
        return BlockKind.MASTHEAD, False
    if line.words > 14:
        page = _long_furniture().match(line.folded.text)
        return (BlockKind.MASTHEAD if page else None), False
    for kind in (BlockKind.MASTHEAD, BlockKind.ADVERT, BlockKind.CAPTION, BlockKind.FOOTER):
        for pattern, owns_next in furniture()[kind.value]:
            if pattern.match(line.folded.text):
                return kind, owns_next
    return None, False


def _is_navigation(line: Line) -> bool:
    """Whether a line is a menu: words of menus, side by side or between bars.

    A long one may have some of its own between.
    """
    menu, fewest = _menu()
    words = _MENU_WORD.findall(line.folded.text)
    known = sum(map(menu.__contains__, words))
    return len(words) >= fewest and (
        known == len(words) or (len(words) >= _LONG_MENU and known > len(words) * _MOSTLY)
    )


_MENU_WORD = re.compile(r"[^\s|»>:/•-]+")
_LONG_MENU = 10
"""Words of a menu that may have some of its own among them."""
_MOSTLY = 0.6
"""Share of such a menu's words that are those of all menus."""
_GAP = re.compile(r"\S(?: {4,}|\t+)(?=\S)")
_WIDE = "    "
_FEWEST_GAPS = 3
"""Wide gaps of a line from which it is a row of links: headlines or sections side by side."""


def _is_row_of_links(line: Line) -> bool:
    text = line.folded.text
    return (_WIDE in text or "\t" in text) and len(_GAP.findall(text)) >= _FEWEST_GAPS


_CLOCK = re.compile(r"[-•*]?\s*\d{1,2}[:.]\d{2}(?!\d)\s*(?:[.|–-]\s*)?(?=[^\W\d_]{2})")


def _tickers(lines: list[Line]) -> set[int]:
    """Return the numbers of the lines of a list of headlines above the text, each with its hour.

    A list further down may be the article: events in their order.
    """
    found: set[int] = set()
    run: list[Line] = []
    for line in lines:
        if _CLOCK.match(line.folded.text) and not only_a_date(line):
            run.append(line)
            continue
        if len(run) > 1:
            found.update(each.number for each in run)
        run = []
        if is_text(line):
            break
    return found


@cache
def _menu() -> tuple[frozenset[str], int]:
    """Return the words of menus, and how many of them make one."""
    raw = load("layout.toml")["navigation"]
    return frozenset(map(fold, raw["words"])), int(raw["fewest"])


_PARAGRAPH = 18
"""Words of a line that is a sentence, from which it is of an article's text."""
_LONG_PARAGRAPH = 31
"""Words of a line with commas, from which it is so however it ends."""


def is_text(line: Line) -> bool:
    """Whether a line is surely of an article's text, and no headline or part of the page."""
    text = line.folded.text
    return line.kind is None and (
        (line.words >= _PARAGRAPH and text.endswith(SENTENCE_END) and not text.endswith("؟"))
        or (line.words >= _LONG_PARAGRAPH and any(mark in text for mark in "،.,"))
    )
