"""Lines that were one paragraph: texts broken at a width, or before and behind every link.

A break shows where a line ends with a word that wants another one, or begins with a comma. Where a
page shows several, what a blank line does not part and no stop ends is read as one paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .page_lines import Line, line_of
from .text import fold

_FEWEST_BREAKS = 2
"""Breaks in the midst of a phrase from which a page is one of broken lines."""
_WANTING = frozenset(
    map(
        fold,
        "في فى من على إلى الى عن مع بين خلال بعد قبل عقب نحو حول لدى منذ حتى ضد ضمن عبر بشأن أن إن "
        "التي الذي الذين رئيس وزير سفير نائب عضو ممثل أمين مدير قائد سعادة معالي الدكتور السيد "
        "اللواء العميد العماد الشيخ الأمير السفير المهندس النائب الوزير وفي ومن وعلى وإلى ومع "
        "جانب بحضور وبحضور برئاسة بمشاركة وبمشاركة برفقة بمقر بمدينة قام قامت كان كانت".split(),
    )
)
"""Words that want another one behind them: prepositions, offices of something, titles."""
_MARK = re.compile(r"[،,.؛»)](?:\s|$|[»\"،.])")
_ENDS = (".", "؟", "!", "…", ":", '"', "”", "»", ")", "|", "*")
_OF_A_LIST = re.compile(r"[-–•*▪\d|(«\"“]")
_NEW_PARAGRAPH = re.compile(
    r"(?:و\w{3,}|كما|فيما|بدوره|بدورها|ومن|من جانب\w*|من جهت\w*|يذكر|يشار|حضر|قال\w?|اكد\w?)(?!\w)"
)
_ARABIC = re.compile(r"[ء-ي]{2}")
_SHORT = 4
"""Words of what stands in a line of its own for its link: a name, an office."""
_FULL = 6
"""Words of a line that fills a column, at least."""


def unwrapped(text: str, lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a page with those joined that were one paragraph.

    Args:
        text: The page.
        lines: Its lines that are not blank, in order.
    """
    if sum(_breaks(*each) for each in pairwise(lines)) < _FEWEST_BREAKS:
        return list(lines)
    return [run[0] if len(run) == 1 else line_of(text, run[0], run[-1]) for run in _runs(lines)]


def _breaks(line: Line, after: Line) -> bool:
    """Whether a phrase goes on from one line to the next."""
    if after.number != line.number + 1 or not _is_arabic(line):
        return False
    text = line.folded.text
    if _MARK.match(after.folded.text):
        return not text.endswith(_ENDS)
    return _is_arabic(after) and text[text.rfind(" ") + 1 :] in _WANTING and line.words > 1


def _is_arabic(line: Line) -> bool:
    return line.kind is None and _ARABIC.search(line.folded.text) is not None


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines in runs, each of what was one paragraph."""
    run: list[Line] = []
    broken = False
    for index, line in enumerate(lines):
        if run and not _goes_on(lines, index - 1, broken):
            yield run
            run, broken = [], False
        broken = broken or bool(run and _breaks(run[-1], line))
        run.append(line)
    if run:
        yield run


def _goes_on(lines: Sequence[Line], index: int, broken: bool) -> bool:
    """Whether a line goes on in the next one.

    Args:
        lines: The lines of the page.
        index: Which line.
        broken: Whether its own paragraph was broken in the midst of a phrase.
    """
    line, after = lines[index], lines[index + 1]
    if _breaks(line, after):
        return True
    if not _may_go_on(line, after):
        return False
    if not (broken or index or "،" in line.folded.text):
        return False  # a headline stands right above its text
    if line.words >= _FULL and not (broken or "،" in line.folded.text) and after.words <= _SHORT:
        return False
    if line.words >= _FULL or (broken and line.words <= _SHORT):
        return after.words <= _SHORT or not _NEW_PARAGRAPH.match(after.folded.text)
    return line.words <= _SHORT and _leads_to_break(lines, index + 1)


def _may_go_on(line: Line, after: Line) -> bool:
    return (
        after.number == line.number + 1
        and _is_arabic(line)
        and _is_arabic(after)
        and not line.folded.text.endswith(_ENDS)
        and not _OF_A_LIST.match(after.folded.text)
    )


_LINKS = 6
"""Lines of few words, at most, of one phrase broken at its links."""


def _leads_to_break(lines: Sequence[Line], index: int) -> bool:
    """Whether lines of few words, or one that fills a column, end in a break of a phrase."""
    for at in range(index, min(index + _LINKS, len(lines) - 1)):
        line, after = lines[at], lines[at + 1]
        if _breaks(line, after):
            return True
        if not _may_go_on(line, after):
            return line.words >= _FULL and at > index
        if _SHORT < line.words < _FULL:
            return False
    return False
