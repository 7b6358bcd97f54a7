"""The dates a page gives its article: labelled, on a line of their own, or in the dateline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from .data import load
from .dates import DateExpression, find_dates
from .dates.lexicon import lexicon
from .page_lines import SENTENCE_END, Found, Line, cut, is_paragraph
from .records import BlockKind, Span
from .text import fold, fold_with_offsets

_LONGEST_DATE_LINE = 22
"""Words a line of dates has at most."""
_SHORTEST_DATE = 6
_AROUND = 28
"""Code points that may stand around each of at most two dates of a line."""
_AROUND_NEAR = 8
"""Code points that may stand around a date without a month."""
_LABEL = 14
"""Code points that may stand beside the date of a piece of a line: what it is the date of."""
_LONGEST_BESIDE = 6
"""Words that a piece of a line beside its date has at most."""
_PIECES = re.compile(r"\s*[|•·]\s*|\s+[-–—]\s+")
"""What stands between the pieces of a line: author, date, section."""


def only_a_date(line: Line) -> bool:
    """Whether a line is a date with at most a few words around it, or beside it between bars."""
    if line.words > _LONGEST_DATE_LINE:
        return False
    text = line.folded.text
    if "(@" in text:
        return False  # the day of somebody's post that the page shows
    found = find_dates(text)
    if not found:
        return False
    if text.endswith(SENTENCE_END) and len(_left(text, found)) > _LONGEST_BESIDE:
        return False  # «A ministers' meeting will be held in Tunis tomorrow, 13 March.»
    if _is_mostly(text, found):
        return True
    pieces = _PIECES.split(text)
    return (
        len(pieces) > 1
        and not line.folded.text.endswith(SENTENCE_END)
        and all(len(piece.split()) <= _LONGEST_BESIDE for piece in pieces)
        and any(_is_mostly(piece, find_dates(piece), _LABEL) for piece in pieces)
    )


def _is_mostly(text: str, found: Sequence[DateExpression], around: int = _AROUND) -> bool:
    """Whether little but dates stands in some words, of what counts at all.

    Beside «Thursday» or «two days ago» less may stand than beside a date with its month.
    """
    found = [each for each in found if each.rule != "span-from-day"]
    if all(each.resolve(None) is None for each in found):
        around = min(around, _AROUND_NEAR)
    if sum(each.end - each.start for each in found) < _SHORTEST_DATE:
        return False
    words = _left(text, found)
    left = sum(map(len, words)) + max(0, len(words) - 1)
    return left <= around * max(1, min(len(found), 2))


def _left(text: str, found: Iterable[DateExpression]) -> list[str]:
    """Return the words and marks beside dates, without those usual beside a page's date."""
    rest = text
    for each in sorted(found, key=lambda each: -each.start):
        rest = rest[: each.start] + rest[each.end :]
    return [word for word in re.findall(r"\w+|[^\w\s]+", rest) if word not in _beside()]


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
        others = [
            *_behind_headline(lines),
            *_date_in_dateline(text, lines),
            *_date_in_address(text, lines, around),
        ]
        found.update((each.property, each) for each in others[:1])
    return marked, list(found.values())


_WORD = re.compile(r"\w{2}")


def _dates_of(line: Line, rank: int) -> Iterator[_Dated]:
    end, label = 0, None
    for expression in find_dates(line.folded):
        between = line.folded.text[end : line.folded.folded(expression.start)]
        if _WORD.search(between):  # else one date goes on: «updated: Tuesday - 12 March»
            label = _label(between)
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
        and _label(piece) is None
        and not _beside().intersection(piece.split())
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


_BEHIND = re.compile(r"\s(?:[|–—-]\s|[(\[])(?P<date>[^|–—()]{6,40}?)[)\]]?$")


def date_behind(headline: str) -> tuple[int, DateExpression] | None:
    """Return the date a folded headline ends with, as copied titles do, and where its mark is.

    The offsets of the date are those of the headline.
    """
    match = _BEHIND.search(headline)
    found = find_dates(match["date"]) if match else []
    if match is None or not found or not _is_mostly(match["date"], found, 2):
        return None
    at, date = match.start("date"), found[0]
    return match.start(), replace(date, start=at + date.start, end=at + date.end)


def _behind_headline(lines: list[Line]) -> Iterator[Found]:
    """Find the date that a page's headline ends with."""
    for line in lines:
        behind = date_behind(line.folded.text) if line.kind is BlockKind.TITLE else None
        if behind is None or behind[1].resolve(None) is None:
            continue
        expression = behind[1]
        span = line.part(expression.start, expression.end)
        shifted = replace(expression, start=span.start, end=span.end)
        yield Found("date_published", span, line.span, "date-in-headline", shifted)


_BEFORE_TEXT = re.compile(
    r"[(–—/:\])-]|(?:هـ?|م)\s(?:الموافق\s|\w{2,4}\s|[(–—/:-])|الموافق\s|"
    r"\w{2,6}\s?[-–/:]|[،,]\s?(?:\w+\s){0,2}\w+\s?[-–/:(]"
)
"""What stands between a dateline's date and the text: a mark, an agency, the other calendar."""
_PLACED = re.compile(r"(?:[^.!؟]{0,60}[-–—/(:،,\[]\s*)?(?:\S+(?:\s\S+){0,2}\s*)?")
"""What stands before it: a place, or an agency and a place."""
_DATELINE_REACH = 90
"""Code points within which the first paragraph's dateline ends."""


def _date_in_dateline(text: str, lines: list[Line]) -> Iterator[Found]:
    """Find the date between the place and the agency: «Khartoum 5-7-2020 (SUNA) -».

    A dateline without a year gives the day and month alone.
    """
    first = next((line for line in lines if line.kind is None and is_paragraph(line)), None)
    if first is None:
        return
    # A lengthening stroke between blanks is a dash; folding would drop it.
    source = _STROKE.sub(lambda match: "-" * len(match.group()), text[first.start : first.end])
    folded = fold_with_offsets(source[: _DATELINE_REACH * 2])
    head = folded.text[:_DATELINE_REACH]
    for expression in find_dates(head):
        before, after = head[: expression.start], head[expression.end :].lstrip()
        placed = _PLACED.fullmatch(before) is not None and _BEFORE_TEXT.match(after) is not None
        meant = expression.resolve(None)
        if placed and meant is not None:
            within = folded.source(expression.start, expression.end)
            span = Span(first.start + within.start, first.start + within.end)
            shifted = replace(expression, start=span.start, end=span.end)
            whole = meant.edtf[:1].isdigit()
            rule = "dateline-date" if whole else "dateline-without-year"
            yield Found("date_published", span, span, rule, shifted)
            return
    numeric = _DAY_AND_MONTH.match(head)
    named = _of_numbers(numeric) if numeric is not None else None
    if numeric is not None and named is not None:
        within = folded.source(numeric.start("day"), numeric.end("month"))
        span = Span(first.start + within.start, first.start + within.end)
        shifted = replace(named, start=span.start, end=span.end)
        yield Found("date_published", span, span, "dateline-without-year", shifted)


_DAY_AND_MONTH = re.compile(
    r"[^\W\d_]+(?:\s[^\W\d_]+){0,2}\s*-\s*(?P<day>\d{1,2})\s*-\s*(?P<month>\d{1,2})\s*\("
)
"""The dateline of an agency that gives day and month as numbers: «Kuwait - 14 - 5 (KUNA) --»."""


def _of_numbers(match: re.Match[str]) -> DateExpression | None:
    """Return a day and month given as numbers as if the month were named."""
    months = lexicon().months
    name = next((each for each, number in months.items() if number == int(match["month"])), "")
    return next(iter(find_dates(f"{int(match['day'])} {name}")), None) if name else None


_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s/]+(?:/[^\s/]+){0,3}/(?P<date>(?:19|20)\d\d/[01]?\d/[0-3]?\d)(?=/)"
)


def _date_in_address(text: str, lines: list[Line], around: _Around) -> Iterator[Found]:
    """Find the day in the page's own address: «https://.../2019/10/02/title»."""
    for line, linked in zip(lines, around.linked, strict=True):
        match = None if linked else _ADDRESS.search(text, line.start, line.end)
        if match is None:
            continue
        span = Span(*match.span("date"))
        expression = next(iter(find_dates(match["date"])), None)
        if expression is not None and expression.resolve(None) is not None:
            shifted = replace(expression, start=span.start, end=span.end)
            yield Found("date_published", span, Span(*match.span()), "date-in-address", shifted)
            return


_STROKE = re.compile(r"(?<!\S)ـ+(?!\S)")


_TIME = re.compile(
    r"[\s،,|-]*(?:\d{1,2}:\d\d(?::\d\d)?\s*(?:صباحا|مساءا?|ظهرا|ص|م|am|pm)?(?!\w))?[\s|:-]*"
)
_BEFORE_DATE = 24
"""Code points of a label before the date that a page which lost its lines begins with."""
_FEWEST = 8
"""Words of the text behind such a date."""


def split_first(text: str, lines: list[Line]) -> list[Line]:
    """Part the date of the page from the text, where a page that lost its lines begins with both.

    «Published on 5 May 2020, 12:30 The minister received»: a date without a label is the page's
    only as a number, for a text may begin with a day.
    """
    if not lines or lines[0].words < _FEWEST or only_a_date(lines[0]):
        return lines
    line = lines[0]
    folded = line.folded.text
    date = next(iter(find_dates(folded[: 3 * _BEFORE_DATE])), None)
    if date is None or date.start > _BEFORE_DATE:
        return lines
    label = _label(folded[: date.start])
    if label is None and (date.start or not re.match(r"\d{4}-\d\d-\d\d", folded)):
        return lines
    time = _TIME.match(folded, date.end)
    end = date.end if time is None else time.end()
    if len(folded[end:].split()) < _FEWEST:
        return lines
    return [*cut(text, line, line.part(end, len(folded)).start), *lines[1:]]


def _label(words: str) -> str | None:
    """Tell which date the words before it announce, if they announce one."""
    return next((name for name, pattern in _labels() if pattern.search(words)), None)


@cache
def _labels() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the property and what stands before each kind of date."""
    words = load("layout.toml")["dates"]
    properties = {"page": "page_date", "modified": "date_modified", "published": "date_published"}
    return tuple(
        (own, re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(fold(w)) for w in words[name])})(?!\w)"))
        for name, own in properties.items()
    )


@cache
def _beside() -> frozenset[str]:
    return frozenset(map(fold, load("layout.toml")["dates"]["beside"]))


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
