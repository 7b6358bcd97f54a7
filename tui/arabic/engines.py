"""The only door of python-bidi and arabic-reshaper.

Both are imported when first needed: a command that writes into a pipe shows nothing and
should not pay for them.
"""

from __future__ import annotations

import os
import re
from contextlib import contextmanager
from functools import cache
from itertools import compress
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

# The forms of a lam and of an alef behind it, and the ligature that both become.
_LAM_ALEF = {
    "\ufedf\ufe82": "\ufef5",
    "\ufee0\ufe82": "\ufef6",
    "\ufedf\ufe84": "\ufef7",
    "\ufee0\ufe84": "\ufef8",
    "\ufedf\ufe88": "\ufef9",
    "\ufee0\ufe88": "\ufefa",
    "\ufedf\ufe8e": "\ufefb",
    "\ufee0\ufe8e": "\ufefc",
}
_LAM_AND_ALEF = re.compile("[\ufedf\ufee0][\ufe82\ufe84\ufe88\ufe8e]")
_EATEN = "\0"

_FORMS: dict[str, str] = {}
"""The forms that were asked for, by three letters."""
_MOST_FORMS = 8_192
"""So many of them are kept at least."""

_LEVELS = "\n    levels: [\n"
_PARAGRAPHS = "\n    ],\n    paragraphs: ["
_ENTRY_OPENS, _ENTRY_CLOSES = "        Level(\n            ", ",\n        ),"
_ENTRY_LENGTH = len(_ENTRY_OPENS + "0" + _ENTRY_CLOSES + "\n")
_PARAGRAPH_LEVEL = re.compile(r"level: Level\(\s*(\d+)")
_VALUE_OF_DIGIT = bytes.maketrans(b"0123456789", bytes(range(10)))
_IS_FIRST_BYTE = bytes([byte & 0xC0 != 0x80 for byte in range(256)])


def resolve(text: str, base: Base) -> tuple[bytes, int]:
    """Ask python-bidi for the embedding levels of one paragraph, which takes its time.

    Args:
        text: One paragraph without lone surrogates; not empty.
        base: Its direction.

    Returns:
        A level for each code point after rule I2, and the level of the paragraph.

    Raises:
        LevelsUnreadable: The library's report has another form than the pinned one's.
    """
    report = _bidi()(text, base_dir=None if base == "auto" else base, debug=True)
    # The text stands in the report too, but escaped: it cannot hold these lines.
    _, marker, tail = report.rpartition(_LEVELS)
    listed, second, paragraphs = tail.partition(_PARAGRAPHS)
    paragraph = _PARAGRAPH_LEVEL.search(paragraphs)
    if not marker or not second or paragraph is None:
        raise LevelsUnreadable("a section is missing")
    encoded = text.encode()
    found = _listed(listed, len(encoded))
    # The report goes by bytes of UTF-8: a character has the level of its first.
    first_bytes = encoded.translate(_IS_FIRST_BYTE)
    return bytes(compress(found, first_bytes)), int(paragraph[1])


def _listed(listed: str, count: int) -> bytes:
    """Read so many levels from their section of the report."""
    digits = listed[len(_ENTRY_OPENS) :: _ENTRY_LENGTH]
    if (
        len(listed) + 1 == count * _ENTRY_LENGTH
        and digits.isdigit()
        and listed.count(_ENTRY_OPENS) == count
    ):
        return digits.encode().translate(_VALUE_OF_DIGIT)
    entries = listed.replace(_ENTRY_OPENS, "").replace(_ENTRY_CLOSES, " ").split()
    if len(entries) != count:
        raise LevelsUnreadable(f"{len(entries)} levels for {count} bytes")
    try:
        return bytes(map(int, entries))
    except ValueError as error:
        raise LevelsUnreadable("a level is not a small number") from error


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
    known = unknown.sub(_APART, letters)
    beside = f"{_APART}{known}{_APART}"
    shaped = _forms([*map("".join, zip(beside, beside[1:], beside[2:], strict=False))])
    forms = list(_LAM_AND_ALEF.sub(_ligature, shaped))
    if _EATEN in forms:
        forms = ["" if form == _EATEN else form for form in forms]
    if known != letters:
        for found in unknown.finditer(letters):
            forms[found.start()] = letters[found.start()]
    return forms


def _ligature(pair: re.Match[str]) -> str:
    return _LAM_ALEF[pair[0]] + _EATEN


def _forms(triples: Sequence[str]) -> str:
    """The forms of the middle ones of three letters each: they depend on nothing farther away."""
    unseen = set(triples) - _FORMS.keys()
    if unseen:
        if len(_FORMS) > _MOST_FORMS:
            _FORMS.clear()
            unseen = set(triples)
        # Together: the reshaper reads all its settings anew for whatever it is given.
        text = _APART.join(unseen)
        shaped = _reshape()(text)
        if len(shaped) != len(text):
            raise DisplayError(f"arabic-reshaper gave {len(shaped)} letters for {len(text)}")
        _FORMS.update(zip(unseen, shaped[1 :: len(_APART) + 3], strict=True))
    return "".join(map(_FORMS.__getitem__, triples))


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
    """Set up the reshaper: it forms no ligature and deletes nothing.

    Lam-alef is formed here, for it needs to be known which letters became one. ALLAH (U+FDF2)
    would be one cell for four letters, and most monospaced fonts lack it.
    """
    with _without(_RESHAPER_VARIABLE):
        from arabic_reshaper import ArabicReshaper

        reshaper = ArabicReshaper({"support_ligatures": False, "support_zwj": False})
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
