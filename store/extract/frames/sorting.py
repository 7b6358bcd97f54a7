"""Which notices of an article are of one meeting: the meetings of an article as frames."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ..notices.notice import Notice
from .frame import Frame
from .known import called_so, known_meeting, met_apart
from .so_far import SoFar
from .substance import is_described, is_series, is_substantial
from .wholes import make_part, parallel_meeting


def frames(notices: Sequence[Notice], written: date | None) -> tuple[list[Frame], dict[int, Frame]]:
    """Sort an article's notices into meetings.

    Args:
        notices: In text order.
        written: The day the article was written, if known.

    Returns:
        The meetings, and for the number of each notice the meeting it speaks of.
    """
    so_far = SoFar(notices, written)
    for number, notice in enumerate(notices):
        frame = _frame_for(notice, number, so_far)
        if frame is None:
            continue
        if frame.number == len(so_far.found):
            so_far.found.append(frame)
        frame.add(notice, written)
        so_far.owner[number] = frame
    return so_far.found, so_far.owner


_COURSE = frozenset({"خلال", "في", "ضمن", "اثناء"})


def _met_there(notice: Notice, number: int, so_far: SoFar) -> Frame | None:
    """Return the meeting of a verb that a noun behind it names: «X meets Y *in a summit* in Z».

    A meeting of others, told by body or level, is where they met on the side.
    """
    trigger, tokens = notice.trigger, notice.sentence.tokens
    named = trigger.definite or trigger.plural or trigger.pronoun or notice.bodies or notice.level
    if trigger.verb or named or trigger.kind not in ("meeting", "talks", "summit") or not number:
        return None
    before = so_far.notices[number - 1]
    if before.sentence is not notice.sentence or not before.trigger.verb:
        return None
    first = trigger.index - (tokens[trigger.index - 1] == "اجتماع")
    led = first > 0 and tokens[first - 1] in _COURSE
    return so_far.owner.get(number - 1) if led and before.trigger.kind != "statement" else None


_IS = frozenset("يعد تعد يعتبر تعتبر هو هي سيكون ستكون كان كانت يشكل تشكل يمثل تمثل".split())
_WHICH_ONE = frozenset("اول ثاني ثالث رابع خامس سادس سابع ثامن تاسع عاشر اهم ابرز اكبر اخر".split())


def _said_of_it(notice: Notice, number: int, so_far: SoFar) -> Frame | None:
    """Return the meeting of which a noun says which one it is: «the meeting *is the first* of»."""
    trigger, tokens = notice.trigger, notice.sentence.tokens
    if trigger.verb or trigger.definite or not number or not trigger.index:
        return None
    before = so_far.notices[number - 1]
    if before.sentence is not notice.sentence or before.trigger.verb:
        return None
    first = before.trigger.index
    led = tokens[trigger.index - 1] in _WHICH_ONE
    near = tokens[max(first - 2, 0) : trigger.index]
    said = any(each in _IS or each.removeprefix("و") in _IS for each in near)
    return so_far.owner.get(number - 1) if before.trigger.definite and led and said else None


def _frame_for(notice: Notice, number: int, so_far: SoFar) -> Frame | None:
    trigger, found = notice.trigger, so_far.found
    if trigger.another:
        return parallel_meeting(number, so_far)
    if trigger.again:
        return called_so(notice, found) if trigger.kind == "summit" else met_apart(notice, found)
    occasion = _met_there(notice, number, so_far) or _said_of_it(notice, number, so_far)
    if occasion is not None:
        return occasion
    if is_described(notice) and all(frame.kind != "conference" for frame in found):
        return Frame(len(found))
    known = known_meeting(notice, number, so_far)
    if known is not None:
        return known
    if trigger.plural and not trigger.first and not is_series(notice):
        return None
    if not is_substantial(notice, found):
        return None
    frame = Frame(len(found))
    make_part(frame, notice, number, so_far)
    return frame
