"""What texts are found by in the word tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..hashing import blake2b
from ..query.terms import tokens_of
from ..text import Remembered, fold, folded_words

PART = "\N{SECTION SIGN}"
"""Begins tokens that are no words: it is in none."""

NUMBERLESS = -1e300
"""Stands for no number where a table's key needs one."""


def tokens(texts: Iterable[str]) -> str:
    """Return what texts are found by, between blanks; some of it more than once."""
    return " ".join(map(_OF_PIECE.__getitem__, set(fold("\n".join(texts)).split())))


def _tokens_of_piece(piece: str) -> str:
    """Return what a stretch of folded text without blanks is found by."""
    found: dict[str, None] = {}
    for word in folded_words(piece):
        each = number_tokens(word) if word[0].isdigit() else tokens_of(word)
        found.update(dict.fromkeys(each))
    return " ".join(found)


_OF_PIECE = Remembered(_tokens_of_piece, 50_000)


def name_tokens(names: Iterable[str]) -> str:
    """Return what names are found by, each name as a whole too."""
    kept = list(names)
    whole = " ".join(whole_token(folded_words(fold(name))) for name in kept)
    return f"{tokens(kept)} {whole}"


def whole_token(words: list[str]) -> str:
    """Return the token of a name that consists of some words and nothing else."""
    return PART + PART + blake2b(" ".join(words).encode("utf-8"), digest_size=10).hexdigest()


def number_tokens(word: str) -> Iterator[str]:
    """Yield what a number is found by: itself, and in spellings each of its parts."""
    yield number_token(word)
    if not word.isdigit():
        for part in word.replace(",", ".").split("."):
            yield PART + part


def number_token(word: str) -> str:
    """Return a number as one token: its points would part it."""
    return word.replace(".", "x").replace(",", "y")
