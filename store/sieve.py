"""Which of many patterns a text can match at all, told by its words before any is tried.

Nearly all sentences lack the words of nearly all patterns. What a pattern cannot match without is
read from the pattern itself: its letters outside of optional groups, of each choice one of several.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, reduce
from itertools import pairwise
from operator import or_
from typing import Any, Generic, TypeVar

from .text import Remembered

T = TypeVar("T")

_SHORTEST = 2
"""Letters of the shortest part of a word that tells anything."""
_TOKEN = re.compile(
    r"\\.|\((?:\?(?:P<\w+>|[:>=!]|<[=!]))?|\[\^?\]?(?:\\.|[^\]\\])*\]|\{\d*(?:,\d*)?\}|.", re.DOTALL
)
_QUANTIFIER = re.compile(r"[?*+]|\{\d*(?:,\d*)?\}")
_MAY_BE_NONE = re.compile(r"[?*]|\{0?,.*\}|\{0\}")
LOOKS = ("(?=", "(?!", "(?<=", "(?<!")
"""With what groups begin that take nothing of a text."""
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_LETTER = re.compile(r"[^\W\d_]")
_USUAL = ' \n.,،؛:()«»"/-–اأبتثجحخدذرزسشصضطظعغفقكلمنهويىةءئؤabcxyz'


def either(words: Iterable[str]) -> str:
    """Return the pattern of one of some words, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


class Sieve(Generic[T]):
    """Things of which each has a pattern, to be had only where their patterns can match.

    Args:
        things: Gives each with its pattern, which may not ignore case; asked when the words of
            the first text are looked up.
        glued: Whether the words of a text are given with the digits that touch them.
    """

    def __init__(
        self, things: Callable[[], Iterable[tuple[T, re.Pattern[str]]]], *, glued: bool = False
    ) -> None:
        self._listed = things
        self._glued = glued
        self._things: list[tuple[T, int]] = []
        self._asked = 0
        self._fitting = lru_cache(maxsize=2_000)(self._all_within)
        _NEW.append(self)

    def fitting(self, held: int) -> Sequence[T]:
        """Return in their order the things whose patterns can match a text.

        Args:
            held: What the text's words hold, as `held` tells it.
        """
        return self._fitting(held & self._asked)

    def load(self) -> None:
        """Take the things, and have their needs looked for in words."""
        for thing, pattern in self._listed():
            needs = 0
            for parts in needed(pattern.pattern, glued=self._glued):
                needs |= _NEEDS.bit(parts)
            self._things.append((thing, needs))
            self._asked |= needs

    def _all_within(self, held: int) -> Sequence[T]:
        """Return the things that need no more than a text holds."""
        lacking = ~held
        return [thing for thing, needs in self._things if not needs & lacking]


def of_one(pattern: re.Pattern[str]) -> Sieve[re.Pattern[str]]:
    """Return a sieve that gives one pattern for the texts that it can match."""
    return Sieve(lambda: ((pattern, pattern),))


def held(words: Iterable[str]) -> int:
    """Return which needs of all sieves a text meets, looked up once for all of them.

    Args:
        words: Its runs of letters, its numbers, and of its other characters what classes of the
            patterns stand for.
    """
    while _NEW:
        _NEW.pop().load()
    return reduce(or_, map(_NEEDS.__getitem__, words), 0)


def held_together(words: frozenset[str]) -> int:
    """Return the same for a few words that are asked of again and again."""
    while _NEW:
        _NEW.pop().load()
    return _TOGETHER[words]


_NEW: list[Sieve[Any]] = []
"""Sieves whose things are not known yet."""


class _Needs(Remembered[str, int]):
    """For a word which needs of the sieves it meets: any of its parts may be what is needed."""

    def __init__(self) -> None:
        super().__init__(self._met)
        self._bits: dict[frozenset[str], int] = {}
        self._parts: dict[str, int] = {}
        self._classes: list[tuple[re.Pattern[str], int]] = []
        self._longest = 0

    def bit(self, parts: frozenset[str]) -> int:
        """Return the bit of a need that one of some parts meets; from now on it is looked for."""
        known = self._bits.get(parts)
        if known is not None:
            return known
        self.clear()
        _TOGETHER.clear()
        bit = self._bits[parts] = 1 << len(self._bits)
        for part in parts:
            self._parts[part] = self._parts.get(part, 0) | bit
            self._longest = max(self._longest, len(part))
            if not _LETTER.match(part):
                self._classes.append((re.compile(part), bit))
        return bit

    def _met(self, word: str) -> int:
        met, parts, length = 0, self._parts, len(word)
        for start in range(length - _SHORTEST + 1):
            for end in range(start + _SHORTEST, min(start + self._longest, length) + 1):
                met |= parts.get(word[start:end], 0)
        if not word.isalpha():
            for pattern, bit in self._classes:
                met |= bit if pattern.search(word) else 0
        return met


_NEEDS = _Needs()
_TOGETHER: Remembered[frozenset[str], int] = Remembered(held)


def needed(pattern: str, *, glued: bool = False) -> list[frozenset[str]]:
    """Return what a text must hold for a pattern to match it: of each set one part of a word.

    A part is some letters as they stand, with digits among them where these are `glued`, or a
    digit, or a class of unusual characters.
    """
    return _of_group(iter([*tokens_of(pattern, glued), (")", False)]))


def tokens_of(pattern: str, glued: bool) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of a pattern, letters in a row as one, each with whether it may be none."""
    letters = _LETTER_OR_DIGIT if glued else _LETTER
    pieces = [*_TOKEN.findall(pattern), ""]
    run = ""
    for piece, behind in pairwise(pieces):
        if _QUANTIFIER.fullmatch(piece):
            continue
        if piece == "(" and behind == "?":
            raise ValueError(f"a group that is not understood here: {pattern}")
        optional = _MAY_BE_NONE.fullmatch(behind) is not None
        letter = letters.fullmatch(piece) and not optional
        if letter:
            run += piece
        if run and not (letter and not _QUANTIFIER.fullmatch(behind)):
            yield run, False
            run = ""
        if not letter:
            yield piece, optional
    if run:
        yield run, False


def _of_group(tokens: Iterator[tuple[str, bool]]) -> list[frozenset[str]]:
    """Return what the ways need of which a group is a choice; takes its tokens, bracket included.

    A group that may be left out needs nothing.
    """
    ways: list[list[frozenset[str]]] = [[]]
    for piece, optional in tokens:
        if piece == ")":
            if optional:
                return []
            break
        if piece == "|":
            ways.append([])
        elif piece[0] == "(":
            within = _of_group(tokens)
            ways[-1] += [] if piece.startswith(LOOKS) else within
        elif not optional and _is_telling(piece):
            ways[-1].append(frozenset({piece}))
    if len(ways) == 1:
        return ways[0]
    return [frozenset[str]().union(*map(_most_telling, ways))] if all(ways) else []


def _most_telling(needs: Sequence[frozenset[str]]) -> frozenset[str]:
    """Return of several needs the one that fewest texts meet."""
    return max(needs, key=lambda parts: (_COMMON.isdisjoint(parts), min(map(len, parts))))


_COMMON = frozenset("من في علي الي عن بعد قبل اول بين".split())
"""Words that stand in most texts."""


def _is_telling(piece: str) -> bool:
    """Whether a piece is letters enough, or a class of unusual characters, which few texts hold."""
    if piece.isalnum():
        return len(piece) >= _SHORTEST or piece.isdecimal()
    if piece != r"\d" and piece[0] != "[":
        return False
    return not any(map(re.compile(piece).match, _USUAL))
