"""What each stretch of a page is: masthead, kicker, title, dates, byline, body, footer.

Only what is title, kicker, dateline or body is read for records; the rest of a copied page is
furniture. Lines are judged by their own words and by where they stand, never by an outlet's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .data import load
from .datelines import split_dateline
from .page_date_words import date_behind, only_a_date, split_first
from .page_dates import page_dates
from .page_furniture import furniture, is_text, mark_furniture
from .page_lines import Found, Line, is_paragraph, lines_of
from .page_wraps import unwrapped
from .records import Block, BlockKind, Span
from .text import fold

_HEADLINE = range(4, 31)
"""How many words a headline has."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A page taken apart."""

    blocks: tuple[Block, ...]
    """In text order, not overlapping; blank stretches belong to none."""
    found: tuple[Found, ...]
    """What the page says of its article, in the order in which it was found."""
    broken: bool = False
    """Whether paragraphs of the page were broken into lines: within a block these are blanks."""

    def of(self, *kinds: BlockKind) -> list[Block]:
        """Return the blocks of some kinds in order."""
        return [block for block in self.blocks if block.kind in kinds]


def lay_out_page(text: str) -> Layout:
    """Take a page apart into blocks, and find what it says of its article."""
    written = mark_furniture(split_first(text, [*lines_of(text)]))
    lines = unwrapped(text, written)
    broken = len(lines) < len(written)
    lines, site = _page_title(lines)
    lines, headline = _headline(lines, next((f.span for f in site if f.property == "title"), None))
    lines, dates = page_dates(text, lines, headline)
    lines, byline = _byline(lines, headline)
    lines = _trailing_footer(lines)
    site = [each for each in site if each.property != "title"]
    found = [*site, *headline, *dates, *byline, *_publishers(lines)]
    blocks = [Block(line.kind or BlockKind.BODY, line.start, line.end) for line in lines]
    blocks, dateline = split_dateline(blocks, text)
    return Layout(tuple(blocks), tuple([*found, *dateline]), broken)


def _set_apart(before: str, behind: str) -> bool:
    """Whether a mark stands before or behind what a line repeats: «Outlet | headline»."""
    marked = re.search(r"[:|»–-]\s*$", before) or re.match(r"\s*[:|«–(-]", behind)
    return marked is not None or _KIND_OF_OUTLET.match(behind) is not None


def _page_title(lines: list[Line]) -> tuple[list[Line], list[Found]]:
    """Find a page's own title, `Outlet: headline (print)`, by the headline that repeats in it."""
    for index, line in enumerate(lines[:6]):
        for later in lines[index + 1 : index + 6]:
            inner = later.folded.text
            at = line.folded.text.find(inner)
            if later.words < 4 or at < 0 or len(inner) == len(line.folded.text):
                continue
            if not _set_apart(line.folded.text[:at], line.folded.text[at + len(inner) :]):
                continue  # the beginning of the headline again, under a picture
            found = [Found("title", later.span, later.span, "page-title")]
            before = re.match(r"(.{3,60}?)\s*[:|–-]\s*$", line.folded.text[:at])
            if before:
                span = line.part(*before.span(1))
                found.append(Found("publisher", span, line.span, "page-title"))
            kept = [
                replace(each, kind=BlockKind.MASTHEAD) if each is line else each for each in lines
            ]
            return kept, found
    return lines, []


def _headline(lines: list[Line], repeated: Span | None) -> tuple[list[Line], list[Found]]:
    """Find the headline and the line above it; what short lines stand before are the masthead.

    Args:
        lines: The lines of the page.
        repeated: The line that the page's own title repeats, if one does.
    """
    # A copied text may begin with its first paragraph: no headline stands below the text.
    text = next((i for i, line in enumerate(lines) if is_text(line)), len(lines))
    first = next((i for i, line in enumerate(lines) if _may_be_headline(line)), None)
    first = _said_twice(lines[:text], first)
    first = _told_below(lines[: text + 1], first)
    if first is None or first > text:
        return lines, []
    found: list[Found] = []
    marked = list(lines)
    title = first
    after = first + 1
    if after < len(marked) and _may_be_headline(marked[after]):
        colon = marked[first].folded.text.endswith(":")
        if colon or marked[after].span == repeated or _is_rubric_above(marked, first):
            marked[first] = replace(marked[first], kind=BlockKind.KICKER)
            above = marked[first].span
            found.append(Found("kicker", above, above, "line-above-headline"))
            title = after
    marked[title] = replace(marked[title], kind=BlockKind.TITLE)
    words = _without_section(marked[title])
    found.append(Found("title", words, marked[title].span, "headline"))
    for index in range(first):
        if marked[index].kind is None and not only_a_date(marked[index]):
            marked[index] = replace(marked[index], kind=BlockKind.MASTHEAD)
    return marked, found


_REPEATED_WITHIN = 8
"""Lines within which a headline is said again: in the page's path and above the text."""


def _said_twice(above: list[Line], first: int | None) -> int | None:
    """Return the line above the text that is said again right after, or else the first one."""
    for index, line in enumerate(above):
        again = [each.folded.text for each in above[index + 1 : index + _REPEATED_WITHIN]]
        if _may_be_headline(line) and line.folded.text in again:
            at_once = again[0] == line.folded.text
            return first if at_once and _is_caption_of(line, above, first) else index
    return first


_UNDER_WITHIN = 4
"""Lines within which the picture of an article stands below its headline."""


def _is_caption_of(twin: Line, above: list[Line], first: int | None) -> bool:
    """Whether what is said twice at once is under a picture: a headline stands right above.

    A picture's words are fewer than the headline's, or the headline's with more behind them.
    """
    if first is None or first >= len(above) or above[first].start >= twin.start:
        return False
    headline = above[first]
    near = twin.number - headline.number <= 2 * _UNDER_WITHIN
    lengthened = twin.folded.text.startswith(headline.folded.text)
    return near and (twin.words < headline.words or lengthened)


_TOLD = 3
"""Words of a headline that the text below tells at once, at least."""
_OWN_WORDS = 18
"""Words of a headline that is known by them, at most: a longer line may be of the text."""
_LETTERS = 4
"""Code points from which a word says what a text is about."""


def _told_below(lines: list[Line], first: int | None) -> int | None:
    """Return the line above the text that its beginning tells again, where the first one's is not.

    A menu, a motto, another article's headline stand above as well; none of their words recurs.
    """
    if first is None or first >= len(lines) - 1 or not is_paragraph(lines[-1]):
        return first
    told = _matter(lines[-1])
    if lines[first].folded.text.endswith(":") or len(_matter(lines[first]) & told) > 1:
        return first
    for index in range(first + 1, len(lines) - 1):
        line = lines[index]
        short = line.words <= _OWN_WORDS and not line.folded.text.endswith((":", ")"))
        if short and _may_be_headline(line) and len(_matter(line) & told) >= _TOLD:
            return index
    return first


def _matter(line: Line) -> set[str]:
    """Return the longer words of a line, without articles and what is written before them."""
    words = re.findall(r"[^\W\d_]+", line.folded.text)
    bare = (re.sub(r"^(?:[وفبلك]?ال|لل)", "", word) for word in words)
    return {word for word in bare if len(word) >= _LETTERS}


_OUTLETS = "جريده|صحيفه|وكاله|موقع|قناه|بوابه|شبكه"
_KIND_OF_OUTLET = re.compile(rf"\s(?:{_OUTLETS})\s")
_SECTION = re.compile(r"[^\s|/:»]{2,12}(?:\s[^\s|/:»]{2,12}){0,2}\s[|/»]\s(?=\S+(?:\s\S+){3})")
_OUTLET = re.compile(
    r"\s(?:\|\s\S+(?:\s\S+){0,3}|[-–]\s(?:(?:" + _OUTLETS + r")\s\S+.{0,20}|"
    r"\S+(?:\s\S+)?\s(?:نيوز|نت|عربي|عربيه|news|arabic|tv|online)))$"
)


def _without_section(line: Line) -> Span:
    """Return a headline without the section before it and the outlet and the date behind it."""
    text = line.folded.text
    behind = date_behind(text)
    text = text if behind is None else text[: behind[0]].rstrip()
    section, outlet = _SECTION.match(text), _OUTLET.search(text)
    start = section.end() if section else 0
    end = outlet.start() if outlet and len(text[start : outlet.start()].split()) > 3 else len(text)
    return line.part(start, end)


def _is_rubric_above(lines: list[Line], index: int) -> bool:
    """Whether a line is a short one above a headline twice its length, which the text follows."""
    line, headline = lines[index], lines[index + 1]
    if line.words > 4 or headline.words < line.words + 3 or headline.words < 6:
        return False
    return index + 2 < len(lines) and (
        is_paragraph(lines[index + 2]) or only_a_date(lines[index + 2])
    )


_RUBRIC = re.compile(r"[^-–|/»>]{2,24}(?:\s[-–|/»>]\s[^-–|/»>]{2,24})+")


def _may_be_headline(line: Line) -> bool:
    return (
        line.kind is None
        and not (line.words < 10 and _RUBRIC.fullmatch(line.folded.text))
        and line.words in _HEADLINE
        and not line.folded.text.endswith(".")
        and not only_a_date(line)
    )


def _byline(lines: list[Line], headline: list[Found]) -> tuple[list[Line], list[Found]]:
    """Find the author: after a word like «written by», or a name alone before the text."""
    marked: list[Line] = list(lines)
    found: list[Found] = []
    headline_text = " ".join(_headlines(lines))
    title = next((each.span.start for each in headline if each.property == "title"), None)
    words = load("layout.toml")["byline"]
    lead = "|".join(re.escape(fold(word)) for word in words["words"])
    for index, line in enumerate(lines):
        if line.kind is not None or title is None or line.start < title:
            continue
        if line.folded.text in headline_text:
            # The beginning of the headline again, under a picture or above the text.
            marked[index] = replace(line, kind=BlockKind.CAPTION)
            continue
        if line.words > 8:
            break
        match = re.match(rf"(?:{lead})\s*[:|/-]?\s+(?P<name>[^\d:]{{4,40}})$", line.folded.text)
        name = match.span("name") if match else (0, len(line.folded.text))
        if match is None and not _may_be_name(line):
            continue
        marked[index] = replace(line, kind=BlockKind.BYLINE)
        if not found and not _is_agency(line.folded.text[slice(*name)]):
            rule = "byline-word" if match else "name-before-text"
            found.append(Found("author", line.part(*name), line.span, rule))
    return marked, found


def _headlines(lines: list[Line]) -> Iterator[str]:
    for line in lines:
        if line.kind in (BlockKind.TITLE, BlockKind.KICKER):
            yield line.folded.text


def _may_be_name(line: Line) -> bool:
    return (
        line.words in (2, 3, 4)
        and re.fullmatch(r"[^\W\d_]+(?:[\s-]+[^\W\d_]+)+", line.folded.text) is not None
    )


def _is_agency(name: str) -> bool:
    agencies = {fold(each) for each in load("layout.toml")["byline"]["agencies"]}
    return any(part.strip() in agencies for part in re.split(r"\s*[-–/،,|]\s*", name))


def _trailing_footer(lines: list[Line]) -> list[Line]:
    """Take the short lines after the last paragraph for a footer."""
    last = max(
        (i for i, line in enumerate(lines) if line.kind is None and is_paragraph(line)), default=-1
    )
    return [
        replace(line, kind=BlockKind.FOOTER) if i > last >= 0 and line.kind is None else line
        for i, line in enumerate(lines)
    ]


def _publishers(lines: list[Line]) -> Iterator[Found]:
    for line in lines:
        if line.kind not in (BlockKind.FOOTER, BlockKind.MASTHEAD, BlockKind.BYLINE):
            continue
        for pattern, _ in furniture()["publisher"]:
            match = pattern.match(line.folded.text)
            if match:
                yield Found("publisher", line.part(*match.span("name")), line.span, "outlet-named")
                return
