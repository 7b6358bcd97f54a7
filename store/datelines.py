"""Where an article was filed: the place with which its text begins, or the line of the agency.

«Doha, 27 February (QNA) - ...», «Amman - ...», and the line «Riyadh 3 Safar 1441 H SPA» of its own.
"""

from __future__ import annotations

import re
from functools import cache

from .data import load
from .dates import find_dates
from .page_lines import Found
from .records import Block, BlockKind, Span
from .text import Folded, fold, fold_with_offsets

_REACH = 130
"""Code points of a paragraph within which its dateline ends."""

_FEWEST_WORDS = re.compile(r"(?:\S+\s+){4}\S")
"""Words of a line from which it is the text, and no rest of the page above it."""
_PLACE = re.compile(r"[^\W\d_]+(?:[\s-]+[^\W\d_]+){0,2}")
_BARE = re.compile(
    r"(?P<place>[^\W\d_]+(?:[\s/-]+[^\W\d_]+){0,2}?)\s*"
    r"(?:\((?P<agency>[^()]{2,30})\)\s*)?(?P<dash>[-–—:/])\s+(?=\S)"
)
_AUTHOR = re.compile(r"\s*[^\W\d]+(?:\s[^\W\d]+){0,3}\s+[-–—]\s+(?=\S)")
"""Who wrote or sent it, behind the place: «Abu Dhabi - Karim Haddad - ...»."""
_TO_DATE = re.compile(r"[\s،,/(-]*(?:في\s+|فى\s+)?")
_DAY_AND_MONTH = re.compile(r"\d{1,2}\s*[-/]\s*\d{1,2}(?:\s*[-/]\s*\d{4})?(?!\d)")
_OTHER_CALENDAR = re.compile(r"\s*(?:هـ?|م|\))?[\s،,=]*(?:الموافق\s+)?")


@cache
def _to_text() -> re.Pattern[str]:
    """Return what stands between the date of a dateline and the text: the agency, a dash."""
    agencies = "|".join(re.escape(fold(each)) for each in load("layout.toml")["byline"]["agencies"])
    return re.compile(
        r"\s*(?:هـ?|م|\))?\s*[-–—،,:]*\s*"
        r"(?P<agency>\([^()]{2,30}\)|/\s*[^/]{2,25}\s*/|[^\W\d_]{2,8}(?=\s*[-–—:/])|"
        rf"(?:{agencies})(?=\s))?\s*(?P<dash>[-–—:/]*)\s*"
    )


def split_dateline(blocks: list[Block], text: str) -> tuple[list[Block], list[Found]]:
    """Take the dateline off the text, or the place off the line of a date above it.

    Args:
        blocks: The blocks of a page in order.
        text: The page.

    Returns:
        The blocks, and where the article was filed if that is told.
    """
    texts = [at for at, each in enumerate(blocks) if each.kind is BlockKind.BODY]
    if not texts:
        return blocks, []
    long = (at for at in texts if _FEWEST_WORDS.match(text, blocks[at].start, blocks[at].end))
    body = next(long, texts[0])
    filed = _before_text(text, blocks[body])
    if filed is not None:
        place, end, rest = filed
        parts = [
            Block(BlockKind.DATELINE, blocks[body].start, end),
            *([Block(BlockKind.BYLINE, end, rest)] if rest > end else []),
            Block(BlockKind.BODY, rest, blocks[body].end),
        ]
        found = Found("dateline", place, Span(blocks[body].start, rest), "place-before-dash")
        return [*blocks[:body], *parts, *blocks[body + 1 :]], [found]
    above = body - 1
    if above >= 0 and blocks[above].kind is BlockKind.BYLINE:
        return _split_byline(blocks, above, text)
    if above < 0 or blocks[above].kind is not BlockKind.DATE:
        return blocks, []
    line = blocks[above]
    named = _before_date(text, line)
    if named is None:
        return blocks, []
    parts = [
        Block(BlockKind.DATELINE, line.start, named.end),
        Block(BlockKind.DATE, named.end, line.end),
    ]
    found = Found("dateline", named, Span(line.start, line.end), "place-before-date")
    return [*blocks[:above], *parts, *blocks[body:]], [found]


_PARTS = re.compile(r"[^-–—/|:()\n]+")
_LONGEST_PLACE = 3
"""Words of a place beside an agency or an author."""


def _split_byline(blocks: list[Block], above: int, text: str) -> tuple[list[Block], list[Found]]:
    """Take the place off a line above the text that names an agency or an author: «Doha - QNA»."""
    line = blocks[above]
    parts = [each for each in _PARTS.finditer(text, line.start, line.end) if each.group().strip()]
    named = [each for each in parts if _names_place(each.group())]
    if len(parts) < _PAIR or len(named) != 1:
        return blocks, []
    words = named[0].group()
    start = named[0].start() + len(words) - len(words.lstrip())
    place = Span(start, start + len(words.strip()))
    pieces = [
        Block(BlockKind.BYLINE, line.start, place.start),
        Block(BlockKind.DATELINE, place.start, place.end),
        Block(BlockKind.BYLINE, place.end, line.end),
    ]
    kept = [each for each in pieces if each.end > each.start]
    found = Found("dateline", place, Span(line.start, line.end), "place-in-byline")
    return [*blocks[:above], *kept, *blocks[above + 1 :]], [found]


_PAIR = 2


def _names_place(words: str) -> bool:
    """Whether some words are a place and no agency of the same letters."""
    name = " ".join(fold(words).split())
    return len(words.split()) <= _LONGEST_PLACE and name not in _agencies() and _is_place(name)


@cache
def _agencies() -> frozenset[str]:
    return frozenset(map(fold, load("layout.toml")["byline"]["agencies"]))


def _before_text(text: str, block: Block) -> tuple[Span, int, int] | None:
    """Return the place a paragraph begins with, where what is read with it ends, and the text."""
    folded = fold_with_offsets(text[block.start : min(block.end, block.start + _REACH)])
    dated = _dated(folded)
    if dated is not None:
        named = folded.source(0, dated[0])
        place = Span(block.start, block.start + named.end)
        return place, place.end, block.start + _source(folded, dated[1])
    bare = _BARE.match(folded.text)
    if bare is None or not _is_place(bare["place"]):
        return None
    named = folded.source(*bare.span("place"))
    end = min(block.start + folded.source(*bare.span()).end, block.end)
    author = _AUTHOR.match(folded.text, bare.end())
    rest = end if author is None else block.start + _source(folded, author.end())
    return Span(block.start + named.start, block.start + named.end), end, rest


def _before_date(text: str, block: Block) -> Span | None:
    """Return the place that a line of a date begins with."""
    folded = fold_with_offsets(text[block.start : block.end])
    end = _place_end(folded.text)
    if end is None or _date_end(folded.text, end) is None:
        return None
    return Span(block.start, block.start + folded.source(0, end).end)


def _dated(folded: Folded) -> tuple[int, int] | None:
    """Return where the place ends and the text begins in «Doha, 27 February (QNA) - ...»."""
    place = _place_end(folded.text)
    date = None if place is None else _date_end(folded.text, place)
    if place is None or date is None:
        return None
    match = _to_text().match(folded.text, date)
    if match is None or not (match["agency"] or match["dash"]) or match.end() == len(folded.text):
        return None
    return place, match.end()


def _place_end(folded: str) -> int | None:
    """Return where the longest place ends with which folded text begins."""
    match = _PLACE.match(folded)
    if match is None:
        return None
    ends = [each.end() for each in re.finditer(r"[^\W\d_]+", match.group())]
    return next((end for end in reversed(ends) if _is_place(folded[:end])), None)


def _date_end(folded: str, place: int) -> int | None:
    """Return where the date ends that stands right behind a place, in both calendars if so."""
    begin = _TO_DATE.match(folded, place)
    assert begin is not None  # it may be empty
    numeric = _DAY_AND_MONTH.match(folded, begin.end())
    if numeric is not None:
        return numeric.end()
    end: int | None = None
    for date in find_dates(folded):
        if date.start > begin.end():
            break
        if date.end <= begin.end():
            continue
        end = date.end
        begin = _OTHER_CALENDAR.match(folded, end)
        assert begin is not None  # it may be empty
    return end


def _source(folded: Folded, end: int) -> int:
    """Return the source offset of the first letter behind a folded offset."""
    return folded.source(end, end).start if end < len(folded.text) else folded.source(0, end).end


def _is_place(words: str) -> bool:
    from .gazetteer import place_named  # the lists are loaded only for a page that has a text

    return place_named(words) is not None
