"""Words in a row that stand for a person of the article each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from ...text import Remembered, split_proclitic

_FORMS: Remembered[str, list[str]] = Remembered(
    lambda word: [form for _, form in split_proclitic(word)]
)
"""What a folded word may be, with its proclitics and without."""


class Phrases(dict[tuple[str, ...], str]):
    """Some words in a row that stand for a person each, and that person's key.

    Args:
        phrases: The words, folded, and the keys.
        vocabulary: All words of the article, folded.
    """

    def __init__(self, phrases: Mapping[tuple[str, ...], str], vocabulary: Set[str]) -> None:
        super().__init__(phrases)
        firsts = {first for first, *_ in phrases}
        self._begin = {
            word for word in vocabulary if firsts and not firsts.isdisjoint(_FORMS[word])
        }

    def begun(self, tokens: Sequence[str]) -> list[int]:
        """Return the numbers of the words that may begin one, with proclitics or without."""
        begin = self._begin
        if begin.isdisjoint(tokens):
            return []
        return [index for index, token in enumerate(tokens) if token in begin]
