"""Where in a text a match of a pattern can begin at all, told by its words before it is tried.

A pattern that begins with a look at what stands before is tried at every letter of a text. With
which words it can begin is read from the pattern itself, so that it is tried at these alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from .sieve import LOOKS, tokens_of
from .text import Remembered

Spots: TypeAlias = Iterable[tuple[int, int]]
"""Offsets of a text in order, each with the patterns of which a match may begin there."""

_NOT_WITHIN_WORDS = " \n\t.,،؛:()«»\"'/-–|!؟+*"
_CONSUMES_NOTHING = ("^", "$", r"\b", r"\B", r"\A", r"\Z")


class Beginnings(Remembered[str, int]):
    """For the rest of a word from some letter on the patterns that it can begin, a bit for each.

    All are to be added before anything is made of what it says of words.
    """

    __slots__ = ("_added", "_classes", "_longest", "_parts")

    def __init__(self) -> None:
        super().__init__(self._begun)
        self._added = 0
        self._longest = 0
        self._parts: dict[str, int] = {}
        self._classes: dict[re.Pattern[str], int] = {}

    def add(self, pattern: str, *, glued: bool = False) -> int:
        """Have a pattern looked for; return its bit, or 0 for one that may begin anywhere.

        Args:
            pattern: The pattern.
            glued: Whether the digits that touch letters are given with them.
        """
        parts, empty = _of_group(iter([*tokens_of(pattern, glued), (")", False)]))
        classes = {part: re.compile(part) for part in parts if not part.isalnum()}
        if empty or any(map(_may_be_none, classes.values())):
            return 0
        self.clear()
        bit = 1 << self._added
        self._added += 1
        for part in parts:
            if part in classes:
                self._classes[classes[part]] = self._classes.get(classes[part], 0) | bit
            else:
                self._parts[part] = self._parts.get(part, 0) | bit
                self._longest = max(self._longest, len(part))
        return bit

    def _begun(self, rest: str) -> int:
        begun = 0
        for end in range(1, min(self._longest, len(rest)) + 1):
            begun |= self._parts.get(rest[:end], 0)
        for pattern, bits in self._classes.items():
            begun |= bits if pattern.match(rest) else 0
        return begun


def matches(pattern: re.Pattern[str], bit: int, text: str, spots: Spots) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern in a text as its `finditer` does.

    Args:
        pattern: The pattern.
        bit: What `Beginnings.add` has returned for it.
        text: The text.
        spots: All offsets at which one of the patterns added may begin.
    """
    if not bit:
        yield from pattern.finditer(text)
        return
    end = 0
    for at, begun in spots:
        if begun & bit and at >= end:
            match = pattern.match(text, at)
            if match is not None:
                end = match.end()
                yield match


def _may_be_none(single: re.Pattern[str]) -> bool:
    """Whether what a pattern begins with may be no letter or digit."""
    return any(map(single.match, _NOT_WITHIN_WORDS))


def _of_group(tokens: Iterator[tuple[str, bool]]) -> tuple[set[str], bool]:
    """Return with what a group can begin, and whether it may be empty; takes its tokens.

    That is letters as they stand, or a class of single characters.
    """
    begun: set[str] = set()
    empty, none_so_far = False, True
    for piece, optional in tokens:
        if piece == ")":
            return begun, empty or none_so_far or optional
        if piece == "|":
            empty, none_so_far = empty or none_so_far, True
        elif piece[0] == "(":
            within, may_be_empty = _of_group(tokens)
            if none_so_far and not piece.startswith(LOOKS):
                begun |= within
                none_so_far = may_be_empty
        elif none_so_far and piece not in _CONSUMES_NOTHING:
            begun.add(piece)
            none_so_far = optional
    return begun, empty or none_so_far
