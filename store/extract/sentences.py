"""An article cut into sentences, each folded and in words, with the way back to the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise

from ..dates import DateExpression, find_dates
from ..dates.lexicon import may_name_date
from ..layout import Layout
from ..page_lines import without_breaks
from ..records import Block, BlockKind, Span
from ..text import Folded, Remembered, Word, fold_each, fold_with_offsets, visible, words_of
from .cues import Tokens

_READ = (BlockKind.KICKER, BlockKind.TITLE, BlockKind.DATELINE, BlockKind.BODY)
# A full stop ends a sentence when a blank follows; inside a number or an abbreviation none does,
# nor behind one for a title: «Dr. X», «Eng. Y», but not behind the letter of an era, «2014 AD.».
_END = re.compile(
    # One of a few characters first, for which a text is gone through fast.
    r"[.؟!…\n\"»”](?:"
    r"(?:(?<=[.؟!…])(?<![^\d][\s(][دمأا].)(?<!\.د.)[.؟!…]*[\"»”']*|(?<=\n)|(?<=[\"»”])\.)"
    r"(?=\s|$)\s*|"
    # Copied pages lose the blank behind a stop between two words of Arabic.
    r"(?<=[ء-ي]{3}\.)(?=[ء-ي]{3}))"
)
_SHORTENED = frozenset("دما")
"""Titles shortened to a letter: doctor, engineer, professor."""
_LONGEST = 3000
"""Code points after which a sentence is cut at a blank: some pages have no full stop at all."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the article; all offsets are the article's."""

    number: int
    """Its place among the sentences."""
    kind: BlockKind
    """Kind of the block it stands in."""
    start: int
    """Offset of its first code point."""
    end: int
    """Offset after its last code point."""
    text: str
    """Its words as they stand."""
    folded: Folded
    """The same folded."""
    words: tuple[Word, ...]
    """Its words, folded, with the article's offsets."""
    tokens: Tokens
    """The same without offsets."""
    dates: tuple[DateExpression, ...]
    """The date expressions in it, with the article's offsets."""
    paragraph: int
    """Number of the block it stands in."""
    gaps: tuple[str, ...]
    """What stands after each word and before the next, as far as it can be seen."""
    vocabulary: Set[str]
    """All words of the article, folded: what stands alone elsewhere is a word of its own here."""

    def source(self, start: int, end: int) -> Span:
        """Return the article's span for a span of the folded sentence."""
        span = self.folded.source(start, end)
        return Span(self.start + span.start, self.start + span.end)

    def folded_at(self, offset: int) -> int:
        """Return the offset in the folded sentence of an offset of the article."""
        at = offset - self.start
        return at if self.folded.origins is None else self.folded.folded(at)

    def is_parted_from_and(self, index: int) -> bool:
        """Whether a blank stands between «and» and the word it is joined to."""
        return self.text[self.words[index].start - self.start] == " "

    def gap(self, first: int, second: int) -> str:
        """Return what stands between a word and the one after it, as far as it can be seen."""
        assert second == first + 1
        return self.gaps[first]


def sentences(text: str, layout: Layout, yearless: tuple[int, int] | None = None) -> list[Sentence]:
    """Return the sentences of the headline and the body in text order.

    Args:
        text: The page.
        layout: The page taken apart.
        yearless: Month and day of writing, where the page gives them without the year.
    """
    found: list[Sentence] = []
    vocabulary: set[str] = set()
    if layout.broken:
        text = without_breaks(text)
    for paragraph, block in enumerate(layout.blocks):
        if block.kind in _READ:
            all_folded = fold_each(text[block.start : block.end])
            for start, end in _cut(text, block):
                own = text[start:end]
                folded = (
                    fold_with_offsets(own)
                    if all_folded is None
                    else Folded(all_folded[start - block.start : end - block.start], None)
                )
                sentence = _sentence(own, folded, block, start, len(found), paragraph, vocabulary)
                found.append(sentence if yearless is None else _of_any_year(sentence, yearless))
    return found


def _of_any_year(sentence: Sentence, yearless: tuple[int, int]) -> Sentence:
    """Return a sentence whose relative dates are counted from a day without its year."""
    return replace(
        sentence, dates=tuple(replace(each, yearless=yearless) for each in sentence.dates)
    )


def _cut(text: str, block: Block) -> Iterator[tuple[int, int]]:
    start = block.start
    if block.kind is not BlockKind.BODY:
        yield block.start, block.end
        return
    for match in _END.finditer(text, block.start, block.end):
        yield from _bounded(text, start, match.end())
        start = match.end()
    if start < block.end:
        yield from _bounded(text, start, block.end)


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONGEST:
        blank = text.rfind(" ", start + 1, start + _LONGEST)
        cut = blank + 1 if blank > start else start + _LONGEST
        yield start, cut
        start = cut
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


_GLUED = re.compile(
    r"(و?(?:السفير|السفيره|الوزير|الوزيره|الرييس|النايب|اللواء|العميد|العقيد|العماد|الدكتور|المهندس|"
    r"القاضي|المحامي|الشيخ|السيد))ال\w{3,}"
)
_SHORTEST_GLUED = 10


def _title_glued(word: str) -> int:
    """Return the letters of a title at the beginning of a word that is two; 0 for a usual word."""
    glued = _GLUED.fullmatch(word) if len(word) >= _SHORTEST_GLUED else None
    return glued.end(1) if glued is not None else 0


_TITLES_GLUED = Remembered(_title_glued)


def _parted(words: Iterable[Word]) -> Iterator[Word]:
    """Yield words, and for a title without the blank behind it both: «السفيرالسوري»."""
    for word in words:
        cut = _TITLES_GLUED[word.folded]
        if not cut or word.end - word.start != len(word.folded):
            yield word
            continue
        yield Word(word.folded[:cut], word.start, word.start + cut)
        yield Word(word.folded[cut:], word.start + cut, word.end)


_AND = "و"
_SHORTEST_BEHIND_AND = 3


def _with_and(words: Sequence[Word], own: str, start: int) -> Iterator[Word]:
    """Yield words, an «and» that a blank parts from its word joined to it: «و التعليم».

    The blank stands for the «and», so that the word without it begins where it does in the text.

    Args:
        words: The words of the sentence.
        own: The sentence as it stands.
        start: Its offset.
    """
    before: Word | None = None
    for word in words:
        joins = before is not None and own[before.end - start : word.start - start] == " "
        if joins and len(word.folded) >= _SHORTEST_BEHIND_AND:
            yield Word(_AND + word.folded, word.start - 1, word.end)
            before = None
            continue
        if before is not None:
            yield before
        before = word if word.folded == _AND else None
        if before is None:
            yield word
    if before is not None:
        yield before


def _sentence(
    own: str,
    folded: Folded,
    block: Block,
    start: int,
    number: int,
    paragraph: int,
    vocabulary: set[str],
) -> Sentence:
    words = tuple(words_of(folded, start))
    tokens = Tokens([word.folded for word in words])
    glued, apart = any(map(_TITLES_GLUED.__getitem__, tokens)), _AND in tokens
    if glued or apart:
        words = tuple(_parted(words))
        words = tuple(_with_and(words, own, start))
        tokens = Tokens([word.folded for word in words])
    vocabulary.update(tokens)
    gaps = [own[one.end - start : other.start - start] for one, other in pairwise(words)]
    gaps = [gap if gap == " " else visible(gap) for gap in gaps]
    if apart:
        gaps = [gap.removesuffix(_AND) or " " for gap in gaps]
    if not _SHORTENED.isdisjoint(tokens):
        gaps = [_behind_short(tokens, index, gap) for index, gap in enumerate(gaps)]
    return Sentence(
        number=number,
        kind=block.kind,
        start=start,
        end=start + len(own),
        text=own,
        folded=folded,
        words=words,
        tokens=tokens,
        dates=tuple(
            DateExpression(each.rule, each.start + start, each.end + start, each.match)
            for each in (find_dates(folded) if may_name_date(folded.text, tokens.held) else ())
        ),
        paragraph=paragraph,
        gaps=tuple(gaps),
        vocabulary=vocabulary,
    )


def _behind_short(tokens: tuple[str, ...], index: int, gap: str) -> str:
    """Return what stands behind a word; behind a title shortened to a letter the stop is none."""
    if gap[:1] != "." or tokens[index] not in _SHORTENED or gap.strip() != ".":
        return gap
    return gap if index and tokens[index - 1].isdigit() else " "
