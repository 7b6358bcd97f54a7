"""Words at which something may begin: looked up, not looked for, for most words begin nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import Self

from ..sieve import held
from ..text import Remembered, split_proclitic


class Tokens(tuple[str, ...]):
    """The words of a sentence; what is among them is looked up once, for all that ask."""

    cued: Mapping[int, Sequence[tuple[int, str, str]]]
    """The cues among the words by the numbers of what looks for them."""
    held: int
    """What patterns need that the words hold."""

    def __new__(cls, words: Iterable[str]) -> Self:
        """Look up what is among some words."""
        tokens = super().__new__(cls, words)
        found: defaultdict[int, list[tuple[int, str, str]]] = defaultdict(list)
        for index, cues in enumerate(map(_CUED.__getitem__, tokens)):
            for number, proclitic, rest in cues:
                found[number].append((index, proclitic, rest))
        tokens.cued = dict(found)
        tokens.held = held(tokens)
        return tokens

    def hold(self, cues: frozenset[int]) -> bool:
        """Whether one of some cues is among the words, by the numbers that `either` gives."""
        return not cues.isdisjoint(self.cued)


class Cue(Remembered[str, tuple[str, str] | None]):
    """For a folded word its proclitic and what that leaves, where this is one of some words.

    Args:
        listed: Gives the words; asked when the first word is looked up.
    """

    __slots__ = ("_listed", "_words", "number")

    def __init__(self, listed: Callable[[], Container[str]]) -> None:
        super().__init__(self._first)
        self._listed = listed
        self._words: Container[str] | None = None
        self.number = len(_CUES)
        _CUES.append(self)
        _CUED.clear()

    @property
    def words(self) -> Container[str]:
        """The words."""
        if self._words is None:
            self._words = self._listed()
        return self._words

    def _first(self, word: str) -> tuple[str, str] | None:
        listed = self.words
        return next((each for each in split_proclitic(word) if each[1] in listed), None)

    def within(self, tokens: Tokens, *, followed: bool = False) -> Sequence[tuple[int, str, str]]:
        """Return the words that are cues: their numbers, their proclitics and what these leave.

        Args:
            tokens: All words of a sentence.
            followed: Whether the last word does not count, since something is to follow the cue.
        """
        found = tokens.cued.get(self.number, ())
        if followed and found and found[-1][0] == len(tokens) - 1:
            return found[:-1]
        return found


_CUES: list[Cue] = []
"""All there are."""


def either(*cues: Cue) -> frozenset[int]:
    """Return the numbers of some cues, of which one is looked for."""
    return frozenset(cue.number for cue in cues)


def _cued_by(word: str) -> tuple[tuple[int, str, str], ...]:
    """Return the numbers of the cues a word is one of, its proclitic and what that leaves."""
    found: dict[int, tuple[int, str, str]] = {}
    for proclitic, rest in split_proclitic(word):
        for number, cue in enumerate(_CUES):
            if rest in cue.words and number not in found:
                found[number] = (number, proclitic, rest)
    return tuple(found.values())


_CUED = Remembered(_cued_by)
