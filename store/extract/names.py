"""What a name in a sentence is, and the words it is made of.

Who finds names: `places`, `buildings`, `bodies`, `persons`. What a name means in
the whole article is settled in `document`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from ..recognizers.spans import Recognized
from ..records import EntityKind, Method
from ..text import fold, letters_of
from .sentences import Sentence

_OPENING = "\"'«“”„(["
_QUOTES = re.compile('["«»“”]')
_BLANKS = frozenset(" \u00a0\t")


_KINDS = {kind.value: kind for kind in EntityKind}


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a sentence; word numbers are half-open."""

    key: str
    """Key of the entity."""
    label: str
    """The name as it is shown."""
    first: int
    """Number of the first word."""
    last: int
    """Number after the last word."""
    start: int
    """Offset of the first code point in the article, proclitics left out."""
    end: int
    """Offset after the last."""
    rule: str
    """Name of the rule that found it."""
    proclitic: str = ""
    """What stood before it in its first word."""
    country: str | None = None
    """Code of the country it belongs to, where that follows from the words."""
    adjective: bool = False
    """Whether it is a nationality."""
    method: Method = Method.STATED
    """Whether the words give it, or it follows from them."""
    office: str = ""
    """The office a person is given, as worded."""
    parent: str | None = None
    """Key of the body it is part of, where the words say so."""
    outer_first: int = -1
    """Number of the first word of name and office together; -1 where there is no office."""
    outer_last: int = -1
    """Number after their last word."""
    outer_start: int = -1
    """Offset of the first code point of name and office together, proclitics left out; -1 where
    there is no office."""

    found_by: Recognized | None = None
    """What a recogniser said of it; none for what the rules find."""
    kind: EntityKind = field(init=False, repr=False, compare=False)
    """What it is, as its key says: asked for far more often than names are made."""

    @property
    def begins(self) -> int:
        """Number of the first word of name and office together."""
        return self.outer_first if self.outer_first >= 0 else self.first

    def __post_init__(self) -> None:
        """Tell the kind from the key."""
        object.__setattr__(self, "kind", _KINDS[self.key[: self.key.index(":")]])


def adjacent(sentence: Sentence, index: int) -> bool:
    """Whether only blanks stand between a word and the one after it, and there is one."""
    gaps = sentence.gaps
    return index < len(gaps) and (gaps[index] == " " or _BLANKS.issuperset(gaps[index]))


def run_end(sentence: Sentence, index: int, marks: str = "") -> int:
    """Return the number after the last word that only blanks (or `marks`) join to a word."""
    allowed = _BLANKS | set(marks)
    last = index
    gaps = sentence.gaps
    while last < len(gaps) and (gaps[last] == " " or allowed.issuperset(gaps[last])):
        last += 1
    return last + 1


def made(
    sentence: Sentence,
    key: str,
    label: str,
    first: int,
    last: int,
    rule: str,
    *,
    proclitic: str = "",
    country: str | None = None,
    adjective: bool = False,
    method: Method = Method.STATED,
    parent: str | None = None,
) -> Name:
    """Return a name over some words, its proclitic left out of the span."""
    start = without(sentence, first, proclitic)
    return Name(
        key=key,
        label=label,
        first=first,
        last=last,
        start=start,
        end=sentence.words[last - 1].end,
        rule=rule,
        proclitic=proclitic,
        country=country,
        adjective=adjective,
        method=method,
        parent=parent,
    )


def by_own_words(
    sentence: Sentence,
    kind: EntityKind,
    first: int,
    last: int,
    rule: str,
    *,
    proclitic: str = "",
    country: str | None = None,
) -> Name:
    """Return the name of what no list has: what it is called as written tells it from others."""
    label = surface(sentence, first, last, proclitic)
    key = f"{kind.value}:{fold(label)}"
    return made(sentence, key, label, first, last, rule, proclitic=proclitic, country=country)


def without(sentence: Sentence, index: int, proclitic: str) -> int:
    """Return where a word begins without its proclitic; لل keeps the ل that hides the article."""
    word = sentence.words[index]
    if not proclitic:
        return word.start
    letters = letters_of(proclitic)
    folded_start = sentence.folded_at(word.start)
    return sentence.source(folded_start + letters, folded_start + letters + 1).start


def surface(sentence: Sentence, first: int, last: int, proclitic: str = "") -> str:
    """Return words as written, without the proclitic of the first and without quotation marks."""
    start = without(sentence, first, proclitic) - sentence.start
    text = sentence.text[start : sentence.words[last - 1].end - sentence.start]
    if proclitic.endswith("لل"):
        text = ("ال" if proclitic.endswith("للل") else "ا") + text
    return " ".join(_QUOTES.sub("", text).split())


def longest(found: Iterable[Name]) -> list[Name]:
    """Keep of overlapping names the longest, of equal ones the first given; in text order."""
    found = list(found)
    if len(found) < 2:
        return found
    chosen: list[Name] = []
    for name in sorted(found, key=lambda each: each.first - each.last):
        if all(name.last <= each.first or each.last <= name.first for each in chosen):
            chosen.append(name)
    return sorted(chosen, key=lambda each: each.first)
