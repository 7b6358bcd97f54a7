"""Embedding levels of a paragraph: rules P2 to I2 of the Unicode bidirectional algorithm.

python-bidi finds them, but hands them over in a report of three lines for each byte of the
text. So it is given a text in which one character stands for a whole stretch that the rules
cannot tell apart:

- letters of one direction with anything between them that is neither a number nor a bracket
  nor a control: what is between takes their direction (W1, W6, N1), an override or an isolate
  around it has the same hold on all of it, and what follows sees only the last letter;
- digits in a row; signs that cling to numbers (ET) in a row;
- two or more separators and neutral characters in a row: W4 knows only single ones, and N1 and
  N2 take them together;
- marks in a row, which take after what they stand on.

Brackets, controls and whatever is not listed here stand for themselves. An article is then a
few hundred characters, a line of digits and letters by turns as long as before.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tui.arabic import engines
from tui.arabic.engines import Base

LETTERS_OF_ARABIC = "\u061b\u061d-\u064a\u066e\u066f\u0671-\u06d5\u06fa-\u070d\u074d-\u077f"
"""Bidi class AL."""
LETTERS_OF_HEBREW = "\u05d0-\u05ea"
"""Class R."""
LETTERS_FROM_LEFT = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02b8\u03a3-\u03f5\u03f7-\u0482\u048a-\u052f"
    "\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3"
)
"""Class L."""
DIGITS = "0-9\u06f0-\u06f9"
"""Class EN."""
DIGITS_OF_ARABIC = "\u0660-\u0669"
"""Class AN."""
CLINGING = "#$%\u066a"
"""Class ET."""
NEUTRAL = (
    " !\"&'*;<=>?@\\\\\\^_`|~\u00ab\u00bb\u2010-\u2027\ufffd"  # WS and ON without paired brackets
    "\\-+,./:\u00a0\u060c"  # ES and CS
)
"""Classes WS, ON, ES and CS, no bracket among them."""
MARKS = "\u0300-\u036f\u064b-\u065f\u0670"
"""Class NSM."""
JOINERS = "\u200b-\u200d"
"""Class BN."""


_LETTERS = {
    "r": LETTERS_OF_ARABIC,
    "h": LETTERS_OF_HEBREW,
    "l": LETTERS_FROM_LEFT,
    "e": DIGITS,
    "a": DIGITS_OF_ARABIC,
    "t": CLINGING,
    "n": NEUTRAL,
    "m": MARKS,
    "j": JOINERS,
}
_SPANS = [
    (first, last or first, letter)
    for letter, characters in _LETTERS.items()
    for first, last in re.findall(r"\\?(.)(?:-(.))?", characters)
]


class _Kinds(dict[int, str]):
    """What each character is to the rules, as a letter: found when it is first met.

    A pattern of these letters is made in no time; one of the characters themselves takes as long
    to make as a screen to lay out.
    """

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = next((kind for first, last, kind in _SPANS if first <= char <= last), "-")
        return self[code]


_KINDS = _Kinds()
_STRETCHES = re.compile(
    "|".join(
        [
            *(f"({each}(?:[{each}tnmj]*{each})?m*)" for each in "rhl"),
            "(e+)",
            "(a+)",
            "(t+)",
            "(n{2,})",
            "(m+)",
            "(.)",
        ]
    )
)
_STANDS_FOR = ["", "\u0627", "\u05d0", "a", "1", "\u0661", "%", " ", "\u064b"]
_ITSELF = len(_STANDS_FOR)
_SHORT = 64


def levels(text: str, base: Base = "R") -> tuple[bytes, int]:
    """Resolve the embedding levels of one paragraph.

    Rules L1 and L2 belong to the line and are left to the caller.

    Args:
        text: One paragraph without lone surrogates.
        base: Its direction.

    Returns:
        A level for each code point, and the level of the paragraph.

    Raises:
        LevelsUnreadable: The library's report has another form than the pinned one's.
    """
    if not text:
        return b"", int(base == "R")
    standing: list[str] = []
    lengths: list[int] = []
    place = 0
    for found in _STRETCHES.finditer(text.translate(_KINDS)):
        kind = found.lastindex
        end = found.end()
        standing.append(text[place] if kind == _ITSELF else _STANDS_FOR[kind])  # type: ignore[index]
        lengths.append(end - place)
        place = end
    short = "".join(standing)
    resolve = _resolved if len(short) < _SHORT else engines.resolve
    resolved, paragraph = resolve(short, base)
    if len(short) == len(text):
        return resolved, paragraph
    return b"".join(
        [resolved[number : number + 1] * length for number, length in enumerate(lengths)]
    ), paragraph


@lru_cache(maxsize=2048)
def _resolved(short: str, base: Base) -> tuple[bytes, int]:
    """Most sentences come down to a few short texts."""
    return engines.resolve(short, base)
