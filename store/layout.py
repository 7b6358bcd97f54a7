"""What each stretch of a page is: masthead, kicker, title, dates, byline, body, footer.

Only what is title, kicker, dateline or body is read for records; the rest of a copied page is
furniture. Lines are judged by their own words and by where they stand, never by an outlet's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from .data import load
from .dates import DateExpression, find_dates
from .records import Block, BlockKind, Span
from .text import Folded, fold, fold_with_offsets

_HEADLINE = range(4, 31)
"""How many words a headline has."""
_SENTENCE_END = (".", "؟", "!", "…", '."', ".»", '".')


@dataclass(frozen=True, slots=True)
class Found:
    """Something a page says of its article."""

    property: str
    """`title`, `kicker`, `publisher`, `author`, `dateline` or one of the dates."""
    span: Span
    """The words themselves."""
    quote: Span
    """The words with what shows what they are."""
    rule: str
    """Name of the rule that found it."""
    date: DateExpression | None = None
    """The expression, if it is a date; its offsets are the page's."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A page taken apart."""

    blocks: tuple[Block, ...]
    """In text order, not overlapping; blank stretches belong to none."""
    found: tuple[Found, ...]
    """What the page says of its article, in the order in which it was found."""

    def of(self, *kinds: BlockKind) -> list[Block]:
        """Return the blocks of some kinds in order."""
        return [block for block in self.blocks if block.kind in kinds]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is not blank, and what it is taken for so far."""

    number: int
    start: int
    end: int
    folded: Folded
    kind: BlockKind | None = None

    @property
    def words(self) -> int:
        return len(self.folded.text.split())

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    def part(self, start: int, end: int) -> Span:
        """Return the page's span for a span of the folded line."""
        span = self.folded.source(start, end)
        return Span(self.start + span.start, self.start + span.end)


def lay_out_page(text: str) -> Layout:
    """Take a page apart into blocks, and find what it says of its article."""
    lines = _mark_furniture(list(_lines(text)))
    lines, site = _page_title(lines)
    lines, headline = _headline(lines)
    lines, dates = _dates(lines, headline)
    lines, byline = _byline(lines, headline)
    lines = _trailing_footer(lines)
    found = [*site, *headline, *dates, *byline, *_publishers(lines)]
    blocks = [Block(line.kind or BlockKind.BODY, line.start, line.end) for line in lines]
    blocks, dateline = _dateline(blocks, text)
    return Layout(tuple(blocks), tuple([*found, *dateline]))


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    for number, raw in enumerate(re.split("[\n\r\x0b\x0c\x85\u2028\u2029]", text)):
        stripped = raw.strip(" \t\u00a0\u200e\u200f\u202a-\u202e\ufeff")
        if stripped:
            begin = start + raw.index(stripped)
            yield _Line(number, begin, begin + len(stripped), fold_with_offsets(stripped))
        start += len(raw) + 1


@cache
def _furniture() -> Mapping[str, tuple[tuple[re.Pattern[str], bool], ...]]:
    """Patterns by block kind, each with whether the line after belongs to it."""
    raw = load("layout.toml")
    return {
        kind: tuple((_compiled(entry), bool(entry.get("owns_next"))) for entry in raw[kind])
        for kind in ("masthead", "advert", "caption", "footer", "publisher")
    }


def _compiled(entry: dict[str, Any]) -> re.Pattern[str]:
    whole = r"\s*$" if entry.get("where") == "line" else ""
    return re.compile(rf"(?:{entry['pattern']}){whole}")


def _mark_furniture(lines: list[_Line]) -> list[_Line]:
    marked: list[_Line] = []
    owned = False
    for line in lines:
        kind, owns_next = _furniture_kind(line)
        if owned and kind is None and line.words <= 5:
            kind = BlockKind.MASTHEAD
        marked.append(replace(line, kind=kind))
        owned = owns_next
    return marked


def _furniture_kind(line: _Line) -> tuple[BlockKind | None, bool]:
    if line.words > 14:
        return None, False
    if _is_navigation(line):
        return BlockKind.MASTHEAD, False
    for kind in (BlockKind.MASTHEAD, BlockKind.ADVERT, BlockKind.CAPTION, BlockKind.FOOTER):
        for pattern, owns_next in _furniture()[kind.value]:
            if pattern.match(line.folded.text):
                return kind, owns_next
    return None, False


def _is_navigation(line: _Line) -> bool:
    """Whether a line is a menu: words of menus alone, side by side or between bars."""
    raw = load("layout.toml")["navigation"]
    menu = {fold(word) for word in raw["words"]}
    words = [word for word in re.split(r"[\s|»>:/•-]+", line.folded.text) if word]
    return len(words) >= raw["fewest"] and all(word in menu for word in words)


def _page_title(lines: list[_Line]) -> tuple[list[_Line], list[Found]]:
    """Find a page's own title, `Outlet: headline (print)`, by the headline that repeats in it."""
    for index, line in enumerate(lines[:6]):
        for later in lines[index + 1 : index + 6]:
            inner = later.folded.text
            at = line.folded.text.find(inner)
            if later.words < 4 or at < 0 or len(inner) == len(line.folded.text):
                continue
            found = []
            before = re.match(r"(.{3,60}?)\s*[:|–-]\s*$", line.folded.text[:at])
            if before:
                span = line.part(*before.span(1))
                found.append(Found("publisher", span, line.span, "page-title"))
            kept = [
                replace(each, kind=BlockKind.MASTHEAD) if each is line else each for each in lines
            ]
            return kept, found
    return lines, []


def _headline(lines: list[_Line]) -> tuple[list[_Line], list[Found]]:
    """Find the headline and the line above it; what short lines stand before are the masthead."""
    first = next((i for i, line in enumerate(lines) if _may_be_headline(line)), None)
    if first is None:
        return lines, []
    found: list[Found] = []
    marked = list(lines)
    title = first
    following = first + 1
    if (
        marked[first].folded.text.endswith(":")
        and following < len(marked)
        and _may_be_headline(marked[following])
    ):
        marked[first] = replace(marked[first], kind=BlockKind.KICKER)
        found.append(Found("kicker", marked[first].span, marked[first].span, "line-above-headline"))
        title = following
    marked[title] = replace(marked[title], kind=BlockKind.TITLE)
    found.append(Found("title", marked[title].span, marked[title].span, "headline"))
    for index in range(first):
        if marked[index].kind is None and not _only_a_date(marked[index]):
            marked[index] = replace(marked[index], kind=BlockKind.MASTHEAD)
    return marked, found


_RUBRIC = re.compile(r"[^-–|/»>]{2,24}(?:\s[-–|/»>]\s[^-–|/»>]{2,24})+")


def _may_be_headline(line: _Line) -> bool:
    return (
        line.kind is None
        and not (line.words < 10 and _RUBRIC.fullmatch(line.folded.text))
        and line.words in _HEADLINE
        and not line.folded.text.endswith(_SENTENCE_END[:2])
        and not _only_a_date(line)
    )


def _only_a_date(line: _Line) -> bool:
    """Whether a line is a date with at most a few words around it."""
    if line.words > 16:
        return False
    covered = sum(each.end - each.start for each in find_dates(line.folded.text))
    return covered > 0 and len(line.folded.text) - covered <= 28 and covered >= 6


def _dates(lines: list[_Line], headline: list[Found]) -> tuple[list[_Line], list[Found]]:
    """Find the dates of the page, each by the words before it or by where it stands.

    A bare date among the masthead is the day the page was printed or copied, not the article's.
    """
    title = next((each.span.start for each in headline if each.property == "title"), 0)
    marked = list(lines)
    found: dict[str, Found] = {}
    for index, line in enumerate(lines):
        if line.kind not in (None, BlockKind.MASTHEAD) or not _only_a_date(line):
            continue
        masthead_between = any(
            each.kind in (BlockKind.MASTHEAD, BlockKind.ADVERT)
            for each in lines[index + 1 :]
            if each.start < title
        )
        name, rule = _which_date(line, line.start < title and masthead_between)
        for expression in find_dates(line.folded):
            span = Span(line.start + expression.start, line.start + expression.end)
            shifted = replace(expression, start=span.start, end=span.end)
            if expression.resolve(None) is not None:
                found.setdefault(name, Found(name, span, line.span, rule, shifted))
        marked[index] = replace(line, kind=BlockKind.DATE)
    if not {"date_published", "date_modified"} & found.keys():
        found.update((each.property, each) for each in _date_in_dateline(lines))
    return marked, list(found.values())


_DATELINE_REACH = 60
"""Code points within which the first paragraph's dateline ends."""


def _date_in_dateline(lines: list[_Line]) -> Iterator[Found]:
    """Find the date between the place and the agency: «Khartoum 5-7-2020 (SUNA) -»."""
    first = next((line for line in lines if line.kind is None and _is_paragraph(line)), None)
    if first is None:
        return
    head = first.folded.text[:_DATELINE_REACH]
    for expression in find_dates(head):
        before, after = head[: expression.start], head[expression.end :].lstrip()
        placed = len(before.split()) <= 3 and after.startswith(("(", "-", "–", "/", ":"))
        meant = expression.resolve(None)
        if placed and meant is not None and meant.edtf[:1].isdigit():
            span = first.part(expression.start, expression.end)
            shifted = replace(expression, start=span.start, end=span.end)
            yield Found("date_published", span, span, "dateline-date", shifted)
            return


def _which_date(line: _Line, in_masthead: bool) -> tuple[str, str]:
    words = load("layout.toml")["dates"]
    for name in ("modified", "published"):
        if any(
            re.match(rf"{re.escape(fold(word))}(?!\w)", line.folded.text) for word in words[name]
        ):
            return f"date_{name}", "labelled-date"
    return ("page_date", "masthead-date") if in_masthead else ("date_published", "date-line")


def _byline(lines: list[_Line], headline: list[Found]) -> tuple[list[_Line], list[Found]]:
    """Find the author: after a word like «written by», or a name alone before the text."""
    marked: list[_Line] = list(lines)
    found: list[Found] = []
    headline_text = " ".join(_headlines(lines))
    title = next((each.span.start for each in headline if each.property == "title"), None)
    words = load("layout.toml")["byline"]
    lead = "|".join(re.escape(fold(word)) for word in words["words"])
    for index, line in enumerate(lines):
        if line.kind is not None or title is None or line.start < title:
            continue
        if line.words > 8:
            break
        if line.folded.text in headline_text:
            # The beginning of the headline again, under a picture or above the text.
            marked[index] = replace(line, kind=BlockKind.CAPTION)
            continue
        match = re.match(rf"(?:{lead})\s*[:|/-]?\s+(?P<name>[^\d:]{{4,40}})$", line.folded.text)
        name = match.span("name") if match else (0, len(line.folded.text))
        if match is None and not _may_be_name(line):
            continue
        marked[index] = replace(line, kind=BlockKind.BYLINE)
        if not found and not _is_agency(line.folded.text[slice(*name)]):
            rule = "byline-word" if match else "name-before-text"
            found.append(Found("author", line.part(*name), line.span, rule))
    return marked, found


def _headlines(lines: list[_Line]) -> Iterator[str]:
    for line in lines:
        if line.kind in (BlockKind.TITLE, BlockKind.KICKER):
            yield line.folded.text


def _may_be_name(line: _Line) -> bool:
    return (
        line.words in (2, 3, 4)
        and re.fullmatch(r"[^\W\d_]+(?:[\s-]+[^\W\d_]+)+", line.folded.text) is not None
    )


def _is_agency(name: str) -> bool:
    agencies = {fold(each) for each in load("layout.toml")["byline"]["agencies"]}
    return any(part.strip() in agencies for part in re.split(r"\s*[-–/،,|]\s*", name))


def _trailing_footer(lines: list[_Line]) -> list[_Line]:
    """Take the short lines after the last paragraph for a footer."""
    last = max(
        (i for i, line in enumerate(lines) if line.kind is None and _is_paragraph(line)), default=-1
    )
    return [
        replace(line, kind=BlockKind.FOOTER) if i > last >= 0 and line.kind is None else line
        for i, line in enumerate(lines)
    ]


def _is_paragraph(line: _Line) -> bool:
    return line.words > 9 or (line.words > 4 and line.folded.text.endswith(_SENTENCE_END))


def _publishers(lines: list[_Line]) -> Iterator[Found]:
    for line in lines:
        if line.kind not in (BlockKind.FOOTER, BlockKind.MASTHEAD, BlockKind.BYLINE):
            continue
        for pattern, _ in _furniture()["publisher"]:
            match = pattern.match(line.folded.text)
            if match:
                yield Found("publisher", line.part(*match.span("name")), line.span, "outlet-named")
                return


_DATELINE = re.compile(
    r"(?P<place>[^\W\d_]+(?:[\s/-]+[^\W\d_]+){0,2}?)\s*"
    r"(?:\((?P<agency>[^()]{2,30})\)\s*)?(?P<dash>[-–—:/])\s+(?=\S)"
)


def _dateline(blocks: list[Block], text: str) -> tuple[list[Block], list[Found]]:
    """Find where the article was filed: a place before a dash at the beginning of the text."""
    from .gazetteer import place_named  # the lists are loaded only for a page that has a text

    for index, block in enumerate(blocks):
        if block.kind is not BlockKind.BODY:
            continue
        folded = fold_with_offsets(text[block.start : min(block.end, block.start + 80)])
        match = _DATELINE.match(folded.text)
        if match is None or place_named(match["place"]) is None:
            return blocks, []
        place = folded.source(*match.span("place"))
        whole = folded.source(*match.span())
        split = [
            Block(BlockKind.DATELINE, block.start, block.start + whole.end),
            Block(BlockKind.BODY, block.start + whole.end, block.end),
        ]
        found = Found(
            "dateline",
            Span(block.start + place.start, block.start + place.end),
            Span(block.start, min(block.start + whole.end, block.end)),
            "place-before-dash",
        )
        return [*blocks[:index], *split, *blocks[index + 1 :]], [found]
    return blocks, []
