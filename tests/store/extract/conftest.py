"""Reading a few sentences as an article."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from store.extract.document import name_document
from store.extract.names import Name
from store.extract.sentences import Sentence, sentences
from store.layout import Layout
from store.records import Block, BlockKind

Named = list[tuple[Sentence, list[Name]]]


@pytest.fixture
def named() -> Callable[[str], Named]:
    """Cuts a text into sentences and names what is in them."""

    def name(text: str) -> Named:
        parts = sentences(text, Layout((Block(BlockKind.BODY, 0, len(text)),), ()))
        return list(zip(parts, name_document(parts), strict=True))

    return name
