"""The recogniser `crf`: models of python-crfsuite that `mahdar train` makes (the extra `crf`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from ..gazetteer import place_named
from ..records import Span
from ..text import fold, letters_of, split_proclitic
from .features import features, sentences

MISSING = "needs python-crfsuite: pip install 'mahdar[crf]'"
"""What is said where the extra is not installed."""

_LARGEST = 1 << 30


class NoModel(Exception):
    """A file holds no model, or none can be used here."""


class Crf:
    """Finds names by a model of conditional random fields.

    Args:
        model: Its file.

    Raises:
        NoModel: It is none, or python-crfsuite is not installed.
    """

    def __init__(self, model: str) -> None:
        self._tagger = _opened(model)
        self.version = sha256(Path(model).read_bytes()).hexdigest()[:12]
        """What tells this model from another."""

    def __call__(self, text: str) -> Iterator[tuple[int, int, str, float]]:
        """Yield start, end, type and score of each name."""
        for words in sentences(text):
            surfaces = [text[word.start : word.end] for word in words]
            yield from self._found(surfaces, words)

    def _found(
        self, surfaces: Sequence[str], words: Sequence[Span]
    ) -> Iterator[tuple[int, int, str, float]]:
        tags = self.tags(surfaces)
        for first, last, name in spans_of(tags):
            sure = [self._tagger.marginal(tags[at], at) for at in range(first, last)]
            start = words[first].start + _proclitic(surfaces[first])
            yield start, words[last - 1].end, name, min(sure)

    def tags(self, words: Sequence[str]) -> list[str]:
        """Return the tag of each word of a sentence."""
        tags: list[str] = self._tagger.tag(features(words))
        return tags


def spans_of(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield first word, word after the last and type of each name that BIO tags mark."""
    begun: tuple[int, str] | None = None
    for index, tag in enumerate((*tags, "O")):
        how, _, name = tag.partition("-")
        goes_on = begun is not None and how == "I" and name == begun[1]
        if begun is not None and not goes_on:
            yield begun[0], index, begun[1]
            begun = None
        if begun is None and how in ("B", "I"):
            begun = index, name


def _proclitic(word: str) -> int:
    """Return how many code points of a name's first word are no part of it."""
    folded = fold(word)
    if len(folded) != len(word):
        return 0  # marks or other forms within: offsets would not be those of the text
    for proclitic, form in split_proclitic(folded)[1:]:
        if proclitic.endswith("لل"):
            continue
        if form.startswith("ال") or (place_named(form) and not place_named(folded)):
            return letters_of(proclitic)
    return 0


def _opened(model: str) -> Any:
    try:
        import pycrfsuite
    except ImportError:
        raise NoModel(MISSING) from None
    path = Path(model)
    try:
        with path.open("rb") as file:
            begin = file.read(4)
            size = file.seek(0, 2)
    except OSError as error:
        raise NoModel(f"{model}: cannot be read ({error.strerror})") from None
    # CRFsuite trusts what it is given: what is no model of its kind never reaches it.
    if begin != b"lCRF" or size > _LARGEST:
        raise NoModel(f"{model}: is no model that `mahdar train` has made")
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    return tagger
