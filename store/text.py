"""Comparing Arabic: folding with the way back to the source, words, proclitics.

The only door to pyarabic. Nothing here is for showing: folded text never reaches a screen.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import compress, count
from typing import NamedTuple, TypeVar

from pyarabic import araby_const as araby  # its letters alone

from .records import Span

K = TypeVar("K")
T = TypeVar("T")

# Letters that writers exchange, each with the one that stands for all. The dotless ya goes to ya
# before anything else touches alef: a search library that sends it to alef makes two words of
# الدولى and الدولي.
_ALIKE: tuple[tuple[str, str], ...] = (
    (araby.ALEF_MAKSURA, araby.YEH),
    *((alef, araby.ALEF) for alef in (*araby.ALEFAT, "ٲ", "ٳ", "ٵ") if alef != araby.ALEF_MAKSURA),
    (araby.TEH_MARBUTA, araby.HEH),
    (araby.WAW_HAMZA, araby.WAW),
    (araby.YEH_HAMZA, araby.YEH),
    ("ی", araby.YEH),
    ("ې", araby.YEH),
    ("ک", araby.KAF),
    ("ہ", araby.HEH),
    ("ھ", araby.HEH),
    ("ۃ", araby.HEH),
    ("ۀ", araby.HEH),
    ("ە", araby.HEH),
    ("٫", "."),
    ("٬", ","),
    *((chr(0x660 + digit), str(digit)) for digit in range(10)),
    *((chr(0x6F0 + digit), str(digit)) for digit in range(10)),
)
_SINGLE = tuple((old, new) for old, new in _ALIKE if len(old) == 1 and old != new)
_DROPPED = re.compile(
    "[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0640"
    "\u200b-\u200f\u061c\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad\ufe00-\ufe0f]"
)
_PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
_CHANGED = re.compile(f"{_DROPPED.pattern}|{_PRESENTATION.pattern}")
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")


class Folded(NamedTuple):
    """Folded text and the way back to the source it was made from."""

    text: str
    """The folded text."""
    origins: Sequence[int] | None
    """For each folded code point the offset of the source code point it came from, and the
    source's length at the end; none where every offset is the same in both."""

    def source(self, start: int, end: int) -> Span:
        """Return the source span of a folded span, marks that follow its last letter included."""
        if self.origins is None or start >= end:
            at = start if self.origins is None else self.origins[start]
            return Span(at, max(at, end if self.origins is None else at))
        return Span(self.origins[start], max(self.origins[end], self.origins[end - 1] + 1))

    def folded(self, offset: int) -> int:
        """Return the folded offset of the first code point that came from `offset` or later."""
        return offset if self.origins is None else bisect_left(self.origins, offset)


class Word(NamedTuple):
    """A run of letters or a number."""

    folded: str
    """The word, folded."""
    start: int
    """Offset of its first code point in the source."""
    end: int
    """Offset after its last code point in the source."""


class Remembered(dict[K, T]):
    """What a function says of words, asked once for each: the words of the news come again.

    Looked up by `[word]`. So many are kept as memory should hold, then all are forgotten.

    Args:
        ask: The function; what it says of a word, or whatever else it is asked of, must depend on
            nothing else.
        most: How many words are kept.
    """

    __slots__ = ("_ask", "most")

    def __init__(self, ask: Callable[[K], T], most: int = 16_384) -> None:
        super().__init__()
        self._ask = ask
        self.most = most

    def __missing__(self, word: K) -> T:
        if len(self) >= self.most:
            self.clear()
        found = self[word] = self._ask(word)
        return found

    def among(self, words: Iterable[K]) -> Iterator[int]:
        """Yield the numbers of the words of which something true is said, in order."""
        return compress(count(), map(self.__getitem__, words))


def fold(text: str) -> str:
    """Return the text as it is compared: letters that writers exchange made one, marks removed."""
    return _FOLDED[text] if len(text) < _NAME else _fold(text)


def _fold(text: str) -> str:
    return _replace_alike(_DROPPED.sub("", _decompose(text)))


_NAME = 40
"""Letters below which a text is a name or a word, and folded again and again."""
_FOLDED = Remembered(_fold)


def fold_with_offsets(text: str) -> Folded:
    """Fold, keeping for each folded code point where it came from."""
    alike = fold_each(text)
    if alike is not None:
        return Folded(alike, None)
    origins = array("l")
    kept: list[str] = []
    at = 0
    for match in _CHANGED.finditer(text):
        offset = match.start()
        kept.append(text[at:offset])
        origins.extend(range(at, offset))
        letters = _DROPPED.sub("", _decompose(match.group()))
        kept.append(letters)
        origins.extend([offset] * len(letters))
        at = match.end()
    kept.append(text[at:])
    origins.extend(range(at, len(text) + 1))
    return Folded(_replace_alike("".join(kept)), origins)


@lru_cache(maxsize=64)
def fold_each(text: str) -> str | None:
    """Fold a text of which every code point stays one; none for a text of which some are lost.

    The lines of a page are folded, and again as what its blocks are.
    """
    return None if _CHANGED.search(text) else _replace_alike(text)


def visible(text: str) -> str:
    """Return a text without what nobody sees: marks of direction, joiners, vowel signs."""
    return text if text.isascii() else _DROPPED.sub("", text)


def words(text: str) -> list[Word]:
    """Return the words and numbers of a text in order; digits glued to letters stand alone."""
    return words_of(fold_with_offsets(text))


def folded_words(folded: str) -> list[str]:
    """Return the words and numbers of folded text."""
    return _WORD.findall(folded)


def words_of(folded: Folded, shift: int = 0) -> list[Word]:
    """Return the words and numbers of folded text in order, with their source offsets, shifted."""
    text, origins = folded
    found: list[Word] = []
    last = 0
    for word in _WORD.findall(text):
        first = text.index(word, last)  # between two words there is neither letter nor digit
        last = first + len(word)
        start, end = first, last
        if origins is not None:
            start, end = origins[first], max(origins[last], origins[last - 1] + 1)
        # What a Word's own call comes to, without its argument parsing: every word passes here.
        found.append(tuple.__new__(Word, (word, start + shift, end + shift)))
    return found


# Proclitics as they stand before a noun, longest first; each with what is left of the article.
_PROCLITICS: tuple[tuple[str, str], ...] = tuple(
    sorted(
        (
            (conjunction + preposition, kept)
            for conjunction in ("", "و", "ف")
            for preposition, kept in (
                ("", ""),
                ("ب", ""),
                ("ك", ""),
                ("ل", ""),
                ("لل", "ال"),
            )
            if conjunction + preposition
        ),
        key=lambda each: -len(each[0]),
    )
)
_PROCLITICS_BY_LETTER = {
    letter: tuple(each for each in _PROCLITICS if each[0].startswith(letter))
    for letter in {proclitic[0] for proclitic, _ in _PROCLITICS}
}
_ARTICLE = "ال"
_MAY_CLING = frozenset((*_PROCLITICS_BY_LETTER, _ARTICLE[0]))
"""With what a word begins that could be another without what clings to it."""
_SHORTEST = 2
"""Letters that must be left of a word without its article for a proclitic to be taken off."""


def forms(word: str) -> tuple[str, ...]:
    """Return a folded word and what it could be without proclitics, each once, itself first.

    `بالاردن` gives also `الاردن` and `اردن`; `للتحالف` gives `التحالف` and `تحالف`.
    """
    if word[:1] not in _MAY_CLING:
        return (word,)
    found = [word, *without_proclitics(word)]
    found += [each[2:] for each in found if each.startswith(_ARTICLE) and len(each) > 4]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=20_000)
def split_proclitic(word: str) -> tuple[tuple[str, str], ...]:
    """Return a folded word's possible proclitics with what each leaves, its article kept.

    The word as it stands comes first, with no proclitic: `بالاردن` gives `("", "بالاردن")` and
    `("ب", "الاردن")`. Where لل hides an article the proclitic is لل, and للل where the noun begins
    with a ل of its own: `للجنه` gives `("للل", "اللجنه")` too.
    """
    found = [("", word)]
    for proclitic, kept in _PROCLITICS_BY_LETTER.get(word[:1], ()):
        rest = word.removeprefix(proclitic)
        if rest != word and len(rest) >= _SHORTEST:
            found.append((proclitic, kept + rest))
            if kept and len(rest) > _SHORTEST:
                # Of three lams only two are written: «for the committee» hides its article too.
                found.append((f"{proclitic}ل", f"{kept}ل{rest}"))
    return tuple(found)


def with_proclitics(form: str) -> tuple[str, ...]:
    """Return the words that `split_proclitic` takes a form from, itself first."""
    found = [form]
    for proclitic, kept in _PROCLITICS:
        rest = form.removeprefix(kept)
        if rest != form or not kept:
            found += [proclitic + rest] if len(rest) >= _SHORTEST else []
            behind = rest.removeprefix("ل")
            if kept and behind != rest and len(behind) > _SHORTEST:
                found.append(proclitic + behind)
    return tuple(found)


def letters_of(proclitic: str) -> int:
    """Return how many letters of a word a proclitic takes; the ل that hides an article is left."""
    return len(proclitic.rstrip("ل")) + 1 if proclitic.endswith("لل") else len(proclitic)


def without_proclitics(word: str) -> tuple[str, ...]:
    """Return what a folded word could be without و ف ب ك ل and لل, its article kept."""
    return tuple(dict.fromkeys(_without_proclitics(word)))


def _without_proclitics(word: str) -> Iterator[str]:
    for proclitic, kept in _PROCLITICS_BY_LETTER.get(word[:1], ()):
        rest = word.removeprefix(proclitic)
        if rest != word and len(rest) >= _SHORTEST:
            yield kept + rest


def _decompose(text: str) -> str:
    """Turn presentation forms back into letters."""
    # All of them begin with this byte, which is looked for twenty times as fast.
    if b"\xef" not in text.encode("utf-8", "surrogatepass"):
        return text
    return _PRESENTATION.sub(lambda match: unicodedata.normalize("NFKC", match.group()), text)


def _replace_alike(text: str) -> str:
    """Exchange single characters; the length stays."""
    # A chain of guarded replacements is an order of magnitude faster than str.translate here.
    if not text.isascii():
        for old, new in _SINGLE:
            if old in text:
                text = text.replace(old, new)
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := each.lower()) == 1 else each for each in text)
