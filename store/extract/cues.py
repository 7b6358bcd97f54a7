"""Words at which something may begin: looked up, not looked for, for most words begin nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Mapping, Sequence
from functools import cached_property

from ..sieve import held
from ..text import Remembered, split_proclitic


class Tokens(tuple[str, ...]):
    """The words of a sentence; what is among them is looked up once, for all that ask."""

    @cached_property
    def cued(self) -> Mapping[int, Sequence[tuple[int, str, str]]]:
        """Return the cues among the words by the numbers of what looks for them."""
        found: defaultdict[int, list[tuple[int, str, str]]] = defaultdict(list)
        for index in _CUED.among(self):
            for number, proclitic, rest in _CUED[self[index]]:
                found[number].append((index, proclitic, rest))
        return dict(found)

    @cached_property
    def held(self) -> int:
        """Return what patterns need that the words hold."""
        return held(self)


class Cue(Remembered[str, tuple[str, str] | None]):
    """For a folded word its proclitic and what that leaves, where this is one of some words.

    Args:
        listed: Gives the words; asked when the first word is looked up.
    """

    __slots__ = ("_listed", "_number", "_words")

    def __init__(self, listed: Callable[[], Container[str]]) -> None:
        super().__init__(self._first)
        self._listed = listed
        self._words: Container[str] | None = None
        self._number = len(_CUES)
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
        found = tokens.cued.get(self._number, ())
        if followed and found and found[-1][0] == len(tokens) - 1:
            return found[:-1]
        return found


_CUES: list[Cue] = []
"""All there are."""


def _cued_by(word: str) -> tuple[tuple[int, str, str], ...]:
    """Return the numbers of the cues a word is one of, its proclitic and what that leaves."""
    found: dict[int, tuple[int, str, str]] = {}
    for proclitic, rest in split_proclitic(word):
        for number, cue in enumerate(_CUES):
            if rest in cue.words and number not in found:
                found[number] = (number, proclitic, rest)
    return tuple(found.values())


_CUED = Remembered(_cued_by)
