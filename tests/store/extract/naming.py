"""What is found in a few sentences, as the tests of names compare it."""

from __future__ import annotations

from collections.abc import Callable

from store.extract.names import Name
from store.extract.sentences import Sentence

Named = Callable[[str], list[tuple[Sentence, list[Name]]]]


def found(named: Named, text: str, kind: str) -> list[tuple[str, str]]:
    """What is found of a kind: the words as they stand, and the key without its kind."""
    return [
        (text[name.start : name.end], name.key.partition(":")[2])
        for _, names in named(text)
        for name in names
        if name.kind.value == kind and not name.adjective
    ]
