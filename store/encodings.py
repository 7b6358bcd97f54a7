"""Bytes as text: which encoding a file is in, found out where it does not say so."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

# The longer mark first: that of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = ("utf-16-le", "utf-16-be")
_NARROW = ("windows-1256", "iso-8859-6")
"""What Arabic was written in before Unicode: Windows' code page, and the standard's."""

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROLS = 0.02
"""Share of control characters from which a file is taken for binary."""
_LETTERS = re.compile("[\u0621-\u063a\u0641-\u064a]")
_ORDINARY = re.compile("[\u0600-\u06ff\u2010-\u203a\u00a0-\u00ff\\s!-~]")
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_ARTICLE = re.compile(
    r"(?<![\u0621-\u064a])(?:[\u0648\u0641\u0628\u0643]?\u0627\u0644|\u0644\u0644)[\u0621-\u064a]{2}"
)
_LEAST_LETTERS = 0.7
"""Share of letters among what is not ASCII, from which bytes are taken for an encoding's."""
_LEAST_ARTICLES = 0.01
"""How many words with the definite article there are for each letter of any Arabic text."""
_LEAST_ORDINARY = 0.98


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and what it was written in."""

    text: str
    """What it says; a byte order mark is left out."""
    encoding: str
    """Name of the encoding."""
    guessed: bool = False
    """Whether it was found out by what it makes of the bytes: a person should know."""


class NotText(Exception):
    """Bytes are no text, or in no encoding that is known; never leaves the store."""

    def __init__(self, reason: str, what: str, **facts: object) -> None:
        super().__init__(reason)
        self.reason = reason
        """What is wrong, and what to do."""
        self.what = what
        """The same in one word."""
        self.facts = facts
        """What that is about, by name."""


def decode(content: bytes) -> Decoded:
    """Return the text that bytes hold.

    Marked Unicode and UTF-8 are what they say. Everything else is an encoding only if it makes
    Arabic of the bytes; a text that is UTF-8 for the most part is a damaged one, and refused.

    Raises:
        NotText: They hold none, or nobody can tell which.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _checked(_strictly(content[len(mark) :], encoding), encoding)
    if b"\x00" in content:
        found = _wide(content)
        if found is None:
            raise _with_nul(content)
        return found
    try:
        return _checked(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        found = None if _mostly_utf8(content) else _narrow(content)
        if found is None:
            pieced = _mostly_utf8(content)
            raise (_pieced(error) if pieced else _not_decoded("utf-8", error)) from None
        return found


def _with_nul(content: bytes) -> NotText:
    """Return what is wrong with bytes that hold a NUL and are no text of two bytes a letter."""
    count = content.count(0)
    if len(_CONTROLS.findall(content.decode("latin-1"))) > _MOST_CONTROLS * len(content):
        return _binary()
    where = content.index(0) + 1
    told = f"holds a NUL (byte {where})" if count == 1 else f"holds {count} NULs (byte {where})"
    reason = f"{told}, which no text does; take it out: tr -d '\\000'"
    return NotText(reason, "nul", where=where, count=count)


def _binary() -> NotText:
    return NotText("is binary, not text; save the article as plain text", "binary")


def _pieced(error: UnicodeDecodeError) -> NotText:
    """Return what is wrong with bytes that are UTF-8 for the most part."""
    where = f"is not UTF-8 (byte {error.start + 1}), though most of it is"
    reason = f"{where}: damaged, or made of two encodings; save it anew from where it comes"
    return NotText(reason, "pieced", where=error.start + 1)


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise _not_decoded(encoding, error) from None


def _checked(text: str, encoding: str, *, guessed: bool = False) -> Decoded:
    if not text.strip():
        problem = "holds nothing but blanks" if text else "is empty"
        what = "blank" if text else "empty"
        raise NotText(f"{problem}; there is nothing to read", what)
    if len(_CONTROLS.findall(text)) > _MOST_CONTROLS * len(text):
        raise _binary()
    return Decoded(text, encoding, guessed)


def _wide(content: bytes) -> Decoded | None:
    """Try two bytes a letter: right if nearly all of it is what an Arabic text is made of."""
    for encoding in _WIDE:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text and len(_ORDINARY.findall(text)) >= _LEAST_ORDINARY * len(text):
            return _checked(text, encoding, guessed=True)
    return None


def _mostly_utf8(content: bytes) -> bool:
    text = content.decode("utf-8", "replace")
    return len(_LETTERS.findall(text)) >= max(1, text.count("\ufffd"))


def _narrow(content: bytes) -> Decoded | None:
    """Try one byte a letter: the definite article tells these encodings apart."""
    best: tuple[int, Decoded] | None = None
    for encoding in _NARROW:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        letters, foreign = len(_LETTERS.findall(text)), len(_FOREIGN.findall(text))
        articles = len(_ARTICLE.findall(text))
        if letters < _LEAST_LETTERS * foreign or articles < max(1, _LEAST_ARTICLES * letters):
            continue
        if best is None or articles > best[0]:
            best = articles, _checked(text, encoding, guessed=True)
    return best[1] if best else None


def _not_decoded(encoding: str, error: UnicodeDecodeError) -> NotText:
    where = error.start + 1
    problem = f"is not {encoding.upper()} (byte {where})"
    if encoding == "utf-8":
        reason = problem + "; convert it, for example: iconv -f WINDOWS-1256 -t UTF-8"
        return NotText(reason, "not_utf8", where=where)
    reason = problem + "; save it as UTF-8"
    return NotText(reason, "not_decoded", encoding=encoding.upper(), where=where)
