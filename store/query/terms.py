"""Words and spellings that a text must hold, or must not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..records import Span
from ..text import Folded, Word, fold_with_offsets, forms, words, words_of

# Spellings of one name that folding alone does not bring together: metathesis in the adjective of
# America, and names in -ya that are also written with a ta marbuta (سوريا، سورية).
_VARIANTS = (("اميرك", "امريك"),)
_FINAL_YA = ("يا", "يه")

# What a spelling must not be followed or preceded by to stand alone: letters, digits, marks.
_INSIDE = r"[\w\u064b-\u065f\u0670]"

_LETTERS = re.compile(r"[^\W\d_]+")


class Term(NamedTuple):
    """One thing a text must hold, or must not."""

    words: tuple[str, ...] = ()
    """Folded words that must follow each other; empty for an exact spelling."""
    exact: str = ""
    """A spelling that must occur as it stands, between word boundaries."""
    negated: bool = False
    """Whether it must not occur."""
    prefix: bool = False
    """Whether the last word may go on: it is still being typed."""

    def spans(self, text: str) -> Iterator[Span]:
        """Yield where it occurs, in source offsets and text order."""
        if self.exact:
            for match in _spelling(self.exact).finditer(text):
                yield Span(match.start(), match.end())
            return
        folded = _folded(text)
        if not all(core in folded.text for core in map(_core, self.words)):
            return  # cutting a text into words takes a hundred times longer than this
        if len(self.words) == 1 and _core(self.words[0]).isalpha():
            yield from self._single(folded)
            return
        found = _words(text)
        count = len(self.words)
        for at in range(len(found) - count + 1):
            if self._fits(found[at : at + count]):
                yield Span(found[at].start, found[at + count - 1].end)

    def _single(self, folded: Folded) -> Iterator[Span]:
        """Yield where one word occurs: only those are looked at that hold what it needs."""
        wanted, fits = self.words[0], _begins if self.prefix else _is
        for start, end in _words_with(_core(wanted), folded.text):
            if fits(folded.text[start:end], wanted):
                yield folded.source(start, end)

    def occurs(self, text: str) -> bool:
        """Whether it occurs at all."""
        return next(self.spans(text), None) is not None

    def _fits(self, found: Sequence[Word]) -> bool:
        last = len(self.words) - 1
        return all(
            _begins(word.folded, wanted) if self.prefix and at == last else _is(word.folded, wanted)
            for at, (word, wanted) in enumerate(zip(found, self.words, strict=True))
        )

    def __str__(self) -> str:
        written = f'"{self.exact}"' if self.exact else "_".join(self.words) + "*" * self.prefix
        return f"-{written}" if self.negated else written

    @property
    def single(self) -> tuple[Term, ...]:
        """Its words as terms of their own; only the last may go on if it may."""
        *before, last = self.letters
        return *(Term(words=(word,)) for word in before), Term(words=(last,), prefix=self.prefix)

    @property
    def letters(self) -> tuple[str, ...]:
        """Its folded words, those of a spelling too."""
        return self.words or tuple(word.folded for word in words(self.exact))


def term_of(
    written: str, *, exact: bool, negated: bool = False, prefix: bool = False
) -> Term | None:
    """Return what words or a spelling ask for; none where nothing of them can be looked for."""
    if exact:
        spelling = " ".join(written.split())
        return Term(exact=spelling, negated=negated) if spelling else None
    folded = tuple(word.folded for word in words(written))
    return Term(words=folded, negated=negated, prefix=prefix) if folded else None


def key_of(word: str) -> str:
    """Return what the variant spellings of one folded word have in common."""
    return _key(word)


def tokens_of(word: str) -> tuple[str, ...]:
    """Return what a folded word of a text is found by: its forms and the keys of its forms.

    A whole word is asked for by its key, the beginning of one by itself and by its key; no other
    text has these tokens.
    """
    found = forms(word)
    return tuple(dict.fromkeys((*found, *map(_key, found))))


@lru_cache(maxsize=20_000)
def _is(word: str, wanted: str) -> bool:
    return _key(wanted) in _keys(word)


@lru_cache(maxsize=20_000)
def _begins(word: str, wanted: str) -> bool:
    key = _key(wanted)
    return any(form.startswith((wanted, key)) for form in (*forms(word), *_keys(word)))


@lru_cache(maxsize=20_000)
def _keys(word: str) -> frozenset[str]:
    return frozenset(_key(form) for form in forms(word))


def _key(word: str) -> str:
    """Return what the variant spellings of one word have in common."""
    for variant, usual in _VARIANTS:
        word = word.replace(variant, usual)
    old, new = _FINAL_YA
    return word.removesuffix(old) + new if word.endswith(old) and len(word) > 3 else word


@lru_cache(maxsize=1_000)
def _core(wanted: str) -> str:
    """Return what stands in every folded text that holds a word, whatever clings to it there."""
    if any(each in wanted for pair in _VARIANTS for each in pair):
        return ""
    # The alef of the article goes when a lam clings to it: للأردن.
    core = wanted.removeprefix("ال")
    return core[:-1] if core.endswith(_FINAL_YA) else core


@lru_cache(maxsize=64)
def _spelling(exact: str) -> re.Pattern[str]:
    inner = r"\s+".join(re.escape(part) for part in exact.split())
    return re.compile(f"(?<!{_INSIDE}){inner}(?!{_INSIDE})")


def _words_with(letters: str, folded: str) -> Iterator[tuple[int, int]]:
    """Yield where the words of folded text lie that have some letters in them."""
    end = 0
    while (at := folded.find(letters, end)) >= 0:
        start = at
        while start > end and _LETTERS.match(folded[start - 1]):
            start -= 1
        found = _LETTERS.match(folded, at)
        assert found is not None  # the letters themselves
        end = found.end()
        yield start, end


@lru_cache(maxsize=500)
def _folded(text: str) -> Folded:
    """Fold a text once for the many terms and letters of a search."""
    return fold_with_offsets(text)


@lru_cache(maxsize=500)
def _words(text: str) -> tuple[Word, ...]:
    return tuple(words_of(_folded(text)))
