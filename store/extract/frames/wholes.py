"""What a meeting is part of: what it is within, on the margin of, or a day of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ... import edtf
from ..notices.notice import Notice
from .frame import Frame
from .so_far import SoFar, near
from .tense import meaning


def parallel_meeting(number: int, so_far: SoFar) -> Frame | None:
    """Make the meeting that takes place beside the one spoken of just before."""
    owner = so_far.owner
    beside = next((owner[n] for n in range(number - 1, -1, -1) if n in owner), None)
    if beside is None:
        return None
    frame = Frame(len(so_far.found))
    frame.parallel = beside
    return frame


_MARGIN = ("هامش", "هوامش")
_ON_MARGIN = re.compile(
    r"(?<!\w)(?:هامش|هوامش) (?:(?:اعمال|اشغال|فعاليات) )?"
    r"ال(?:لجنه|دوره|اشغال|مناسبه|حدث|اعمال)(?!\w)"
)
"""On the margin of what is no word for a meeting elsewhere: «of the committee's work»."""
_WITHIN = ("اطار", "ضمن", "فعاليات")


def make_part(frame: Frame, notice: Notice, number: int, so_far: SoFar) -> None:
    """Say what a new meeting is part of: what it is beside, within, or a day of."""
    notices, found = so_far.notices, so_far.found
    first = number
    while first and notices[first - 1].sentence.number == notice.sentence.number:
        first -= 1
    for other in notices[first:]:
        if other.sentence.number != notice.sentence.number:
            break
        if other is not notice and _preceded_by(other, _MARGIN) and found:
            frame.parent, frame.parent_notice = found[0], other
            return
    if found and notice.bilateral and _ON_MARGIN.search(notice.sentence.folded.text):
        frame.parent, frame.parent_notice = found[0], notice
        return
    whole = _span_around(notice, so_far)
    if whole is not None:
        frame.parent, frame.parent_notice = whole, notice


def _span_around(notice: Notice, so_far: SoFar) -> Frame | None:
    """Return the meeting of several days that a day of the same or a related body falls into."""
    for expression in notice.dates[:1]:
        meant = meaning(expression, notice, so_far.written)
        if meant is None or not edtf.is_day(meant.edtf) or notice.place is not None:
            continue
        for frame in near(so_far.found):
            for theirs in frame.known_dates:
                limits = edtf.bounds(theirs)
                within = limits is not None and 1 <= (limits.last - limits.first).days <= 14
                if within and edtf.compatible(meant.edtf, theirs):
                    return frame
    return None


def link_wholes(owner: dict[int, Frame], notices: Sequence[Notice]) -> None:
    """Make the meeting that comes «within the conference» a part of that conference."""
    for number, notice in enumerate(notices):
        whole = owner.get(number)
        if whole is None or not _preceded_by(notice, _WITHIN):
            continue
        part = _before_in_sentence(number, notices, owner)
        if part is not None and part is not whole and part.parent is None and whole.parent is None:
            part.parent, part.parent_notice = whole, notice


def _before_in_sentence(
    number: int, notices: Sequence[Notice], owner: dict[int, Frame]
) -> Frame | None:
    for before in range(number - 1, -1, -1):
        if notices[before].sentence.number != notices[number].sentence.number:
            return None
        if before in owner:
            return owner[before]
    return None


def _preceded_by(notice: Notice, words: Iterable[str]) -> bool:
    index = notice.trigger.index
    before = [word.folded for word in notice.sentence.words[max(index - 2, 0) : index]]
    if before and before[-1] not in _WORKS:
        before = before[-1:]
    return any(word in words for word in before)


_WORKS = ("اعمال", "اشغال", "جلسات", "فعاليات")
"""Words that may stand between «on the margin of» and the meeting."""
