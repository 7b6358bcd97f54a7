"""Queries: words that must occur, spellings that must, and words that must not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from .errors import QueryError
from .records import Span
from .text import Word, fold, forms, words

# Spellings of one name that folding alone does not bring together: metathesis in the adjective of
# America, and names in -ya that are also written with a ta marbuta (سوريا، سورية).
_VARIANTS = (("اميرك", "امريك"),)
_FINAL_YA = ("يا", "يه")

_TERM = re.compile(r'(?P<minus>-?)(?:"(?P<exact>[^"]*)(?P<closed>"?)|(?P<plain>[^\s"]+))')

# What a spelling must not be followed or preceded by to stand alone: letters, digits, marks.
_INSIDE = r"[\w\u064b-\u065f\u0670]"


@dataclass(frozen=True, slots=True)
class Term:
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
        if not all(core in _folded(text) for core in map(_core, self.words)):
            return  # cutting a text into words takes a hundred times longer than this
        found = _words(text)
        count = len(self.words)
        for at in range(len(found) - count + 1):
            if self._fits(found[at : at + count]):
                yield Span(found[at].start, found[at + count - 1].end)

    def occurs(self, text: str) -> bool:
        """Whether it occurs at all."""
        return next(self.spans(text), None) is not None

    def _fits(self, found: Sequence[Word]) -> bool:
        last = len(self.words) - 1
        return all(
            _begins(word.folded, wanted) if self.prefix and at == last else _is(word.folded, wanted)
            for at, (word, wanted) in enumerate(zip(found, self.words, strict=True))
        )


@dataclass(frozen=True, slots=True)
class Query:
    """What a person looks for; without terms it fits everything."""

    source: str
    """The query as written."""
    terms: tuple[Term, ...]
    """What must occur, and what must not, in the order written."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for that must occur."""
        return all(term.negated for term in self.terms)

    def matches(self, text: str) -> bool:
        """Whether the text holds every term it must and none it must not."""
        return all(term.occurs(text) is not term.negated for term in self.terms)

    def spans(self, text: str) -> tuple[Span, ...]:
        """Return where its terms occur: code points of the text, in order, none overlapping."""
        found = sorted(
            (span.start, span.end)
            for term in self.terms
            if not term.negated
            for span in term.spans(text)
        )
        joined: list[tuple[int, int]] = []
        for start, end in found:
            if joined and start < joined[-1][1]:
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
            else:
                joined.append((start, end))
        return tuple(Span(start, end) for start, end in joined)


def parse(text: str, *, prefix: bool = False) -> Query:
    """Read a query.

    Words are compared folded, and with the proclitics of the text allowed for: `الأردن` finds
    `بالأردن`. Words in double quotes must occur in exactly that spelling; a minus before either
    asks for texts without it.

    Args:
        text: The query.
        prefix: Whether it is still being typed: the last word may go on, and a quotation may
            still be open.

    Raises:
        QueryError: A quotation is not closed.
    """
    terms: list[Term] = []
    for match in _TERM.finditer(text):
        if match["exact"] is not None and not match["closed"] and not prefix:
            raise QueryError(text, match.end("minus"), "a quotation is not closed")
        typed = prefix and match.end() == len(text)
        terms.extend(_term(match, typed))
    return Query(text, tuple(terms))


def _term(match: re.Match[str], typed: bool) -> Iterator[Term]:
    negated = bool(match["minus"])
    if match["plain"] is None:
        if match["exact"].strip():
            yield Term(exact=match["exact"].strip(), negated=negated)
        return
    folded = tuple(word.folded for word in words(match["plain"]))
    if folded:
        yield Term(words=folded, negated=negated, prefix=typed)


def _is(word: str, wanted: str) -> bool:
    return _key(wanted) in _keys(word)


def _begins(word: str, wanted: str) -> bool:
    key = _key(wanted)
    return any(form.startswith((wanted, key)) for form in (*forms(word), *_keys(word)))


@lru_cache(maxsize=50_000)
def _keys(word: str) -> frozenset[str]:
    return frozenset(_key(form) for form in forms(word))


@lru_cache(maxsize=50_000)
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


@lru_cache(maxsize=2_000)
def _folded(text: str) -> str:
    return fold(text)


@lru_cache(maxsize=2_000)
def _words(text: str) -> tuple[Word, ...]:
    """Cut a text once for the many terms and letters of a search."""
    return tuple(words(text))
