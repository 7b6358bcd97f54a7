"""The dates a page gives its article: labelled, on a line of their own, or in the dateline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from .data import load
from .dates import find_dates
from .page_date_words import beside, label_of, only_a_date
from .page_dates_elsewhere import date_elsewhere
from .page_lines import Found, Line, is_paragraph
from .records import BlockKind, Span


@dataclass(frozen=True, slots=True)
class _Dated:
    """A date of the page, and what speaks for its being the article's."""

    found: Found
    label: str | None
    """The property that the words before it name."""
    rank: int
    """Where it stands: lower is better; the last two are not the article's."""


_AT_HEAD, _ABOVE, _BELOW, _PRINTED, _LINKED = range(5)


def page_dates(
    text: str, lines: list[Line], headline: list[Found]
) -> tuple[list[Line], list[Found]]:
    """Find the dates of the page, each by the words before it or by where it stands.

    A bare date among the masthead is the day the page was printed or copied, not the article's;
    one among links is another article's.
    """
    title = next((each.span.start for each in headline if each.property == "title"), 0)
    marked = list(lines)
    dated: list[_Dated] = []
    around = _Around.of(lines, title)
    for index, line in enumerate(lines):
        if line.kind not in (None, BlockKind.MASTHEAD) or not only_a_date(line):
            continue
        dated += _dates_of(line, _rank(line, index, around))
        marked[index] = replace(line, kind=BlockKind.DATE)
    found = _chosen(dated)
    if not {"date_published", "date_modified"} & found.keys():
        elsewhere = next(date_elsewhere(text, lines, around.linked), None)
        if elsewhere is not None:
            found[elsewhere.property] = elsewhere
    return marked, list(found.values())


_WORD = re.compile(r"\w{2}")


def _dates_of(line: Line, rank: int) -> Iterator[_Dated]:
    end, label = 0, None
    for expression in find_dates(line.folded):
        between = line.folded.text[end : line.folded.folded(expression.start)]
        if _WORD.search(between):  # else one date goes on: «updated: Tuesday - 12 March»
            label = label_of(between)
        end = line.folded.folded(expression.end)
        meant = expression.resolve(None)
        if meant is None or len(meant.edtf) < len("2019-10"):
            continue  # nothing is published in a year alone
        span = Span(line.start + expression.start, line.start + expression.end)
        shifted = replace(expression, start=span.start, end=span.end)
        yield _Dated(Found("", span, line.span, "", shifted), label, rank)


@dataclass(frozen=True, slots=True)
class _Around:
    """Where the lines of a page stand, told once for all of them."""

    title: int
    """Offset of the headline."""
    linked: Sequence[bool]
    """Of each line whether it stands below words that lead to other articles, before any text."""
    above_head: Sequence[bool]
    """Of each line above the headline whether a page's head stands between both."""
    text: int
    """Number of the first line of text below the headline."""

    @classmethod
    def of(cls, lines: Sequence[Line], title: int) -> _Around:
        texts = [line.kind is None and is_paragraph(line) for line in lines]
        linked, below = list[bool](), False
        for line, is_of_text in zip(lines, texts, strict=True):
            linked.append(below)
            if line.kind is BlockKind.TITLE or is_of_text:
                below = False
            elif line.kind is BlockKind.FOOTER and _leads_on().match(line.folded.text):
                below = True
        first = (n for n, line in enumerate(lines) if texts[n] and line.start > title)
        above = [line for line in lines if line.start < title]
        return cls(title, linked, _above_head(above), next(first, len(lines)))


def _rank(line: Line, number: int, around: _Around) -> int:
    """Tell how likely a bare date of a line is the article's by where the line stands."""
    if around.linked[number]:
        return _LINKED
    if line.start < around.title:
        return _LINKED if _is_link(line) else _PRINTED if around.above_head[number] else _ABOVE
    return _AT_HEAD if number <= around.text else _LINKED if _is_link(line) else _BELOW


_HEADLINE_BESIDE = 4
"""Words beside a date, between bars, from which they are the headline of another article."""


def _is_link(line: Line) -> bool:
    """Whether a line is a date and a headline between bars."""
    return any(
        len(piece.split()) >= _HEADLINE_BESIDE
        and not re.search(r"\d", piece)
        and label_of(piece) is None
        and not beside().intersection(piece.split())
        for piece in re.split(r"\s*[|•·]\s*", line.folded.text)
    )


_RUBRICS = 2
"""Lines of few words that may stand between a date and its headline: the section, the outlet."""


_LONGEST_RUBRIC = 3
"""Words of the longest of them."""


def _above_head(above: Sequence[Line]) -> list[bool]:
    """Return of each line above the headline whether a page's head follows: staff, a menu, ads."""
    found, furniture, is_head = list[bool](), 0, False
    for line in reversed(above):
        found.append(is_head)
        if line.kind in (BlockKind.MASTHEAD, BlockKind.ADVERT):
            furniture += 1
            is_head = is_head or furniture > _RUBRICS or _is_of_head(line)
    return found[::-1]


def _is_of_head(line: Line) -> bool:
    """Whether a line of the page is no rubric: an advert, a long one, one of the staff."""
    return (
        line.kind is BlockKind.ADVERT
        or len(re.findall(r"\w+", line.folded.text)) > _LONGEST_RUBRIC
        or _staff().match(line.folded.text) is not None
    )


def _chosen(dated: Sequence[_Dated]) -> dict[str, Found]:
    """Choose among the dates of a page which one it gives for what."""
    found: dict[str, Found] = {}

    def take(name: str, each: _Dated, rule: str) -> None:
        found.setdefault(name, replace(each.found, property=name, rule=rule))

    for each in dated:
        if each.label is not None and each.rank != _LINKED:
            take(each.label, each, "labelled-date")
    bare = sorted((e for e in dated if e.label is None), key=lambda each: each.rank)
    if bare and bare[0].rank < _PRINTED:
        take("date_published", bare[0], "date-line")
    for each in bare:
        if each.rank == _PRINTED or (each.rank == _ABOVE and _is_another(each, found)):
            take("page_date", each, "masthead-date")
    return found


def _is_another(dated: _Dated, found: Mapping[str, Found]) -> bool:
    """Whether a date means another day than the one of publication."""
    published = found["date_published"].date
    meant = [each.resolve(None) for each in (dated.found.date, published) if each is not None]
    return len({each.edtf[:10] for each in meant if each is not None}) > 1


@cache
def _leads_on() -> re.Pattern[str]:
    """Return what leads to other articles."""
    return _any_of(each["pattern"] for each in load("layout.toml")["footer"] if each.get("related"))


@cache
def _staff() -> re.Pattern[str]:
    """Return what leads to the names of those who make the outlet."""
    heads = load("layout.toml")["masthead"]
    return _any_of(each["pattern"] for each in heads if each.get("owns_next"))


def _any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
