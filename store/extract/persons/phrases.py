"""Words in a row that stand for a person of the article each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from ...text import Remembered, with_proclitics

_SPELLED = Remembered(with_proclitics)


class Phrases(dict[tuple[str, ...], str]):
    """Some words in a row that stand for a person each, and that person's key.

    Args:
        phrases: The words, folded, and the keys.
    """

    def __init__(self, phrases: Mapping[tuple[str, ...], str]) -> None:
        super().__init__(phrases)
        firsts = {words[0] for words in phrases}
        self._begin = set(chain.from_iterable(map(_SPELLED.__getitem__, firsts)))

    def begun(self, tokens: Sequence[str]) -> list[int]:
        """Return the numbers of the words that may begin one, with proclitics or without."""
        begin = self._begin
        if begin.isdisjoint(tokens):
            return []
        return [index for index, token in enumerate(tokens) if token in begin]
