"""The only door of python-bidi and arabic-reshaper.

Both are imported when first needed: a command that writes into a pipe shows nothing and
should not pay for them.
"""

from __future__ import annotations

import os
import re
from contextlib import contextmanager
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Literal

from tui.arabic.errors import DisplayError, LevelsUnreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

Base = Literal["L", "R", "auto"]
"""A paragraph's direction: left to right, right to left, or that of its first strong letter."""

TATWEEL = "\u0640"

_APART = " "
"""Given to the reshaper for what it must not see; it joins with nothing."""

# Read by arabic-reshaper as it is imported. A file named there could turn on ligatures that
# no cell has room for, and a name without a file would end the program.
_RESHAPER_VARIABLE = "PYTHON_ARABIC_RESHAPER_CONFIGURATION_FILE"

_LAM_ALEF = re.compile("[\ufef5-\ufefc]")
_EATEN = "\0"
_WITH_EATEN = r"\g<0>" + _EATEN

# Letters of one class resolve to one level, so one stands for its neighbours: the report
# has an entry of three lines for each byte and reading it is most of the work.
_ALIKE = re.compile("([\u0620-\u064a]{2,}|[A-Za-z]{2,})")

_LEVELS = "\n    levels: [\n"
_PARAGRAPHS = "\n    ],\n    paragraphs: ["
_ENTRY_OPENS, _ENTRY_CLOSES = "        Level(\n            ", ",\n        ),"
_PARAGRAPH_LEVEL = re.compile(r"level: Level\(\s*(\d+)")


def levels(text: str, base: Base = "R") -> tuple[list[int], int]:
    """Resolve the embedding levels of one paragraph by the Unicode bidirectional algorithm.

    Rules P2 to I2 are applied; L1 and L2 belong to the line and are left to the caller.

    Args:
        text: One paragraph without lone surrogates.
        base: Its direction.

    Returns:
        A level for each code point, and the level of the paragraph.

    Raises:
        LevelsUnreadable: The library's report has another form than the pinned one's.
    """
    if not text:
        return [], int(base == "R")
    parts = _ALIKE.split(text)
    parts[1::2] = [run[0] for run in parts[1::2]]
    short = "".join(parts)
    found, paragraph = _report(short, base)
    if len(short) == len(text):
        return found, paragraph
    return _spread(found, text), paragraph


def _spread(found: list[int], text: str) -> list[int]:
    """Give each letter of a run the level found for the one that stood for it."""
    result: list[int] = []
    taken = 0
    end = 0
    for run in _ALIKE.finditer(text):
        before = run.start() - end
        result += found[taken : taken + before]
        taken += before
        end = run.end()
        result += found[taken : taken + 1] * (end - run.start())
        taken += 1
    result += found[taken:]
    return result


def _report(text: str, base: Base) -> tuple[list[int], int]:
    report = _bidi()(text, base_dir=None if base == "auto" else base, debug=True)
    # The text stands in the report too, but escaped: it cannot hold these lines.
    _, marker, tail = report.rpartition(_LEVELS)
    listed, second, paragraphs = tail.partition(_PARAGRAPHS)
    paragraph = _PARAGRAPH_LEVEL.search(paragraphs)
    if not marker or not second or paragraph is None:
        raise LevelsUnreadable("a section is missing")
    entries = listed.replace(_ENTRY_OPENS, "").replace(_ENTRY_CLOSES, " ").split()
    if not text.isascii():
        first_bytes = accumulate((_size(char) for char in text), initial=0)
        *wanted, total = first_bytes
        if len(entries) != total:
            raise LevelsUnreadable(f"{len(entries)} levels for {total} bytes")
        entries = [entries[place] for place in wanted]
    elif len(entries) != len(text):
        raise LevelsUnreadable(f"{len(entries)} levels for {len(text)} bytes")
    try:
        return list(map(int, entries)), int(paragraph[1])
    except ValueError as error:
        raise LevelsUnreadable("a level is not a number") from error


def _size(char: str) -> int:
    """How many bytes of UTF-8 a character takes."""
    if char < "\x80":
        return 1
    if char < "\u0800":
        return 2
    return 3 if char < "\U00010000" else 4


def mirrored(forms: str, levels: Sequence[int]) -> str:
    """Turn brackets and their like round where reading goes from right to left (rule L4).

    Args:
        forms: One character for each level.
        levels: Levels after rule I2; L1 changes none of a character that has a mirror image.
    """
    mirrors = _mirrors()
    if not any(levels):
        return forms
    return "".join(
        [
            mirrors.get(form, form) if level & 1 else form
            for form, level in zip(forms, levels, strict=True)
        ]
    )


def unmirrored(char: str) -> str:
    """The character that is drawn as this one in right-to-left text."""
    return _mirrors().get(char, char)


def joined(letters: str) -> list[str]:
    """Give each letter the form that joins with its neighbours.

    Args:
        letters: Letters without marks. What the reshaper does not know stays as it is and
            joins with nothing; a joiner must be given as a tatweel.

    Returns:
        A form for each letter. A lam-alef stands with the lam, and its alef has the empty one.
    """
    unknown = _unknown()
    shaped = _reshape()(unknown.sub(_APART, letters))
    forms: list[str] = list(_LAM_ALEF.sub(_WITH_EATEN, shaped))
    if len(forms) != len(letters):
        raise DisplayError(f"arabic-reshaper gave {len(forms)} letters for {len(letters)}")
    for found in unknown.finditer(letters):
        forms[found.start()] = letters[found.start()]
    if len(shaped) < len(forms):
        forms = ["" if form == _EATEN else form for form in forms]
    return forms


@cache
def _bidi() -> Callable[..., str]:
    from bidi import get_display

    return get_display  # type: ignore[no-any-return, unused-ignore]


@cache
def _mirrors() -> Mapping[str, str]:
    from bidi.mirror import MIRRORED

    return MIRRORED  # type: ignore[no-any-return, unused-ignore]


@cache
def _unknown() -> re.Pattern[str]:
    """Matches a character arabic-reshaper has no forms for, but for the blank."""
    with _without(_RESHAPER_VARIABLE):
        from arabic_reshaper.letters import LETTERS_ARABIC, ZWJ

    return re.compile(f"[^{_APART}{''.join(set(LETTERS_ARABIC) - {ZWJ})}]")


@cache
def _reshape() -> Callable[[str], str]:
    """Set up the reshaper: lam-alef is its only ligature, and it deletes nothing.

    ALLAH (U+FDF2) would be one cell for four letters, and most monospaced fonts lack it.
    """
    with _without(_RESHAPER_VARIABLE):
        from arabic_reshaper import ArabicReshaper

        reshaper = ArabicReshaper({"ARABIC LIGATURE ALLAH": False, "support_zwj": False})
    return reshaper.reshape  # type: ignore[no-any-return, unused-ignore]


@contextmanager
def _without(variable: str) -> Iterator[None]:
    """Hide a variable of the environment for a moment."""
    value = os.environ.pop(variable, None)
    try:
        yield
    finally:
        if value is not None:
            os.environ[variable] = value
