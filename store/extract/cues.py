"""Words at which something may begin: looked up, not looked for, for most words begin nothing."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence

from ..text import Remembered, split_proclitic


class Cue(Remembered[str, tuple[str, str] | None]):
    """For a folded word its proclitic and what that leaves, where this is one of some words.

    Args:
        listed: Gives the words; asked when the first word is looked up.
    """

    __slots__ = ("_listed",)

    def __init__(self, listed: Callable[[], Container[str]]) -> None:
        super().__init__(self._first)
        self._listed = listed

    def _first(self, word: str) -> tuple[str, str] | None:
        listed = self._listed()
        return next((each for each in split_proclitic(word) if each[1] in listed), None)

    def within(self, tokens: Sequence[str]) -> list[tuple[int, str, str]]:
        """Return the words that are cues: their numbers, their proclitics and what these leave."""
        found = list(map(self.__getitem__, tokens))
        if not any(found):
            return []
        return [(index, *each) for index, each in enumerate(found) if each is not None]
