"""What a trained recogniser looks at: each word of a sentence as a set of features."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ..extract.lexicon import titles
from ..gazetteer import gazetteer
from ..records import Span
from ..text import fold, split_proclitic

_TOKEN = re.compile(r"\w+(?:[\u064b-\u0652\u0640]+\w*)*|[^\w\s]")
_END = re.compile(r"(?<=[.!?؟])\s+|\n+")
_AFFIXES = (1, 2, 3)
_WINDOW = 2
"""Words before and after a word that count too."""


def sentences(text: str) -> Iterator[list[Span]]:
    """Yield the words of each sentence of a text, marks as words of their own."""
    start = 0
    for end in (*(match.start() for match in _END.finditer(text)), len(text)):
        words = [Span(*match.span()) for match in _TOKEN.finditer(text, start, end)]
        if words:
            yield words
        start = end


def features(words: Sequence[str]) -> list[list[str]]:
    """Return the features of each word of a sentence, those of its neighbours among them."""
    own = [_own(fold(word)) for word in words]
    found = []
    for index in range(len(words)):
        mine = ["bias", *own[index]]
        for distance in (*range(-_WINDOW, 0), *range(1, _WINDOW + 1)):
            other = index + distance
            if not 0 <= other < len(words):
                mine.append(f"{distance}:end")
                continue
            mine += (f"{distance}:{each}" for each in own[other] if each[0] in "wlg")
        found.append(mine)
    return found


@lru_cache(maxsize=100_000)
def _own(word: str) -> tuple[str, ...]:
    """Return what a folded word shows; of its neighbours, what begins with w, l or g counts."""
    found = [f"w={word}"]
    found += (f"p={word[:size]}" for size in _AFFIXES if len(word) > size)
    found += (f"s={word[-size:]}" for size in _AFFIXES if len(word) > size)
    for proclitic, form in split_proclitic(word):
        found += (f"l={each}" for each in _lists(form))
        if proclitic:
            found += (f"c={proclitic}", f"f={form}")
    if any(each.isdigit() for each in word):
        found.append("digits")
    if not any(each.isalnum() for each in word):
        found.append("g=mark")
    return tuple(dict.fromkeys(found))


def _lists(form: str) -> Iterator[str]:
    """Yield the lists that know a word, without its proclitics."""
    lists = titles()
    yield f"standing-{lists.standing.get(form, 'unknown')}"
    for name in ("first_names", "honorifics", "offices", "verbs"):
        if form in getattr(lists, name):
            yield name
    for entry in gazetteer().names.get(form, ()):
        yield "nation" if entry.adjective else entry.key.partition(":")[0]
        if entry.guarded:
            yield "guarded"
