"""Article text made fit to be shown, with the way back to the offsets it came from.

What a terminal could obey never passes. What a reader would miss leaves a mark, U+FFFD:

- an escape sequence (CSI, OSC, DCS, SOS, PM, APC, any other that ESC begins) leaves one mark.
  A string that is never ended loses only its introducer: the text behind it stays readable,
  so nobody can hide the rest of an article;
- a control character, a lone surrogate, a private or unassigned code point leaves one mark,
  and so do the signs of category Cf that have a shape, such as the end of ayah: a terminal
  could take them for invisible ones.

What has no shape of its own goes without a mark: bidi controls, tags, variation selectors,
fillers, soft hyphens and the rest of Cf. ZWNJ and ZWJ stay, for shaping needs them, and are
dropped there. A tab becomes a blank.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from tui.arabic.signs import BREAK, REPLACEMENT, ZWJ, ZWNJ

# The body of a string ends at any control, so that many introducers in a row cost no more
# than their number.
_ESCAPE = (
    r"(?:(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x00-\x08\x0a-\x1f\x7f-\x9f]*(?:\x07|\x1b\\|\x9c)"
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"
    r"|\x1b[ -/]*[0-~]?)"
)

# Printable for Python, yet not to be shown as they are: presentation forms, variation
# selectors, fillers, the grapheme joiner, regional indicators.
_SPECIAL = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufb50-\ufdff\ufe00-\ufe0f\ufe70-\ufeff"
    "\uffa0\U0001f1e6-\U0001f1ff\U000e0100-\U000e01ef]"
)
# Texts that need the others are few: those are made for them.
_INVISIBLE = (
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
_FORMS = "[\ufb50-\ufdff\ufe70-\ufeff]"
_INDICATORS = "[\U0001f1e6-\U0001f1ff]"
_SHAPED_FORMAT = "[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd\ufff9-\ufffb]"
_BASMALA = "\ufdfd", "بسم الله الرحمن الرحيم"  # has no decomposition in Unicode

_IN_SIGHT = 64

# Sorting the marks of one letter takes the square of their number.
_MARKS_SORTED = 30
_MANY_MARKS = re.compile(rf"[^\w\s]{{{_MARKS_SORTED}}}")
_WORD = re.compile(r"\S+|\s+[^\w\s]*")
_JAMO = "[\u1160-\u11ff]"


class Clean(NamedTuple):
    """Text that may be shown and where each of its code points came from."""

    text: str
    """Without controls; paragraphs end in a line feed."""
    starts: Sequence[int]
    """For each code point of `text`, the source offset of what it stands for; never falls."""
    ends: Sequence[int]
    """The end of the same, exclusive. Several code points may share one source span."""


def sanitise(text: str, *, flat: bool = False) -> Clean:
    """Remove from a text what must not be shown.

    Letters and their marks are composed (NFC) where that yields letters the shaper knows,
    and ligatures of the presentation blocks are spelt out.

    Args:
        text: Any string, lone surrogates included.
        flat: Make one blank of a paragraph's end and the blanks after it.

    Returns:
        The text with its way back.
    """
    if text.isprintable() and not _SPECIAL.search(text) and _is_composed(text):
        return Clean(text, range(len(text)), range(1, len(text) + 1))
    filtered = _filtered(text, _sequences(flat), " " if flat else "\n")
    if _is_composed(filtered.text):
        return filtered
    return _composed(filtered)


def _is_composed(text: str) -> bool:
    return not _MANY_MARKS.search(text) and unicodedata.is_normalized("NFC", text)


@lru_cache(maxsize=2)
def _sequences(flat: bool) -> re.Pattern[str]:
    # Made when a text needs it, which few do: it takes longer than a look-up's answer.
    after = rf"(?:[ \t]|{BREAK})*" if flat else ""
    return re.compile(f"(?P<break>{BREAK}{after})|{_ESCAPE}")


class _Gathered:
    """A clean text being put together."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.starts = array("I")
        self.ends = array("I")

    def add(self, shown: str, start: int, end: int) -> None:
        """Add what stands for a span of the source."""
        self.texts.append(shown)
        for _ in shown:
            self.starts.append(start)
            self.ends.append(end)

    def keep(self, text: str, start: int) -> None:
        """Add a stretch of the source as it is."""
        self.texts.append(text)
        self.starts.extend(range(start, start + len(text)))
        self.ends.extend(range(start + 1, start + 1 + len(text)))

    def keep_clean(self, clean: Clean, start: int, end: int) -> None:
        """Add a stretch of another clean text as it is."""
        self.texts.append(clean.text[start:end])
        self.starts.extend(clean.starts[start:end])
        self.ends.extend(clean.ends[start:end])

    def clean(self) -> Clean:
        return Clean("".join(self.texts), self.starts, self.ends)


def _filtered(text: str, sequences: re.Pattern[str], paragraph_end: str) -> Clean:
    gathered = _Gathered()
    place = 0
    for found in sequences.finditer(text):
        _filter_characters(text, place, found.start(), gathered)
        shown = paragraph_end if found["break"] else REPLACEMENT
        gathered.add(shown, found.start(), found.end())
        place = found.end()
    _filter_characters(text, place, len(text), gathered)
    return gathered.clean()


def _filter_characters(text: str, start: int, end: int, gathered: _Gathered) -> None:
    """Look at each character only where there is one in sight that cannot be shown."""
    for begin in range(start, end, _IN_SIGHT):
        part = text[begin : min(end, begin + _IN_SIGHT)]
        if part.isprintable() and not _SPECIAL.search(part):
            gathered.keep(part, begin)
        else:
            for place, char in enumerate(part, begin):
                gathered.add(_shown(char), place, place + 1)


@lru_cache(maxsize=4096)
def _shown(char: str) -> str:
    """What is shown in place of one character: itself, others, or nothing."""
    if char in (ZWNJ, ZWJ):
        return char
    if _SPECIAL.match(char):
        return _special(char)
    if char.isprintable():
        return char
    category = unicodedata.category(char)
    if char == "\t":
        return " "
    if category == "Zs":
        return char  # kept, not made a blank: some join numbers by their bidi class
    if category == "Cf" and not re.match(_SHAPED_FORMAT, char):
        return ""
    return REPLACEMENT


def _special(char: str) -> str:
    if re.match(_INVISIBLE, char) or char == "\ufeff":
        return ""
    if re.match(_INDICATORS, char):
        # Terminals do not agree on how wide a flag or half of one is.
        return chr(ord(char) - 0x1F1E6 + ord("A"))
    if char == _BASMALA[0]:
        return _BASMALA[1]
    if not char.isprintable():
        return REPLACEMENT
    return unicodedata.normalize("NFKC", char) if re.match(_FORMS, char) else char


def _composed(clean: Clean) -> Clean:
    """Compose each letter with its marks; what changes maps to the whole of both."""
    gathered = _Gathered()
    for word in _WORD.finditer(clean.text):
        # Nothing composes across a blank.
        if _is_composed(word[0]):
            gathered.keep_clean(clean, word.start(), word.end())
        else:
            _compose(clean, word.start(), word.end(), gathered)
    return gathered.clean()


def _compose(clean: Clean, start: int, stop: int, gathered: _Gathered) -> None:
    place = start
    while place < stop:
        end = _marked_end(clean.text, place)
        written = clean.text[place : min(end, place + _MARKS_SORTED)]
        composed = unicodedata.normalize("NFC", written) if len(written) > 1 else written
        if composed != written:
            last = place + len(written) - 1
            gathered.add(composed, clean.starts[place], clean.ends[last])
            place = last + 1
        gathered.keep_clean(clean, place, end)
        place = end


def _marked_end(text: str, start: int) -> int:
    """Where a letter and the marks that may compose with it end."""
    end = start + 1
    while end < len(text) and (unicodedata.combining(text[end]) or re.match(_JAMO, text[end])):
        end += 1
    return end
