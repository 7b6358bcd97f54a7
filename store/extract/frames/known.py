"""Which of the meetings already spoken of a notice means."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...records import EntityKind
from ..notices.notice import Notice
from .agreement import agreement_of, fits, is_next, is_summit
from .frame import Frame
from .sides import meets_side
from .so_far import SoFar, near
from .substance import turns_away
from .tense import FOLLOWING


def met_apart(notice: Notice, found: Sequence[Frame]) -> Frame:
    """Return the meeting with whom somebody met apart from others: told of before, or a new one."""
    persons = {name.key for name in notice.parties if name.key.startswith("person:")}
    known = (frame for frame in near(found) if any(persons == pair for pair in frame.pairs))
    return next(known, Frame(len(found)))


def called_so(notice: Notice, found: Sequence[Frame]) -> Frame:
    """Return the one of several summits told of before that is called as here, or a new one."""
    label = notice.trigger.label
    known = (each for each in near(found) if any(n.trigger.label == label for n in each.notices))
    return next(known, Frame(len(found)))


def known_meeting(notice: Notice, number: int, so_far: SoFar) -> Frame | None:
    """Return the meeting already spoken of that a notice means, if it means one."""
    found, written = so_far.found, so_far.written
    if not found:
        return None
    fitting = [frame for frame in near(found) if fits(notice, frame, written)]
    if any(frame.kind == notice.trigger.kind for frame in fitting):
        fitting = [frame for frame in fitting if not is_summit(notice, frame)]
    if _is_around_another(notice):
        here = [so_far.owner.get(before) for before in _before_in_sentence(notice, number, so_far)]
        fitting = [frame for frame in fitting if frame not in here]
    if turns_away(notice):
        fitting = [frame for frame in fitting if _shares(notice, frame)]
    named = _of_those_named(notice, fitting)
    if named is not None or notice.opens_a_row:
        return named
    if notice.trigger.that or not (notice.says_something or notice.trigger.first):
        return _anaphor(notice, number, fitting, so_far)
    scored = [(agreement_of(notice, frame, written), -frame.number, frame) for frame in fitting]
    best = max(scored, key=lambda each: each[:2], default=None)
    if best is None:
        return None
    agreement, _, frame = best
    if agreement <= 0 and _is_around_another(notice):
        return None
    if _is_distinct(notice):
        return frame if agreement >= _ENOUGH else None
    return frame if agreement > 0 or frame is found[0] else None


_AROUND = frozenset({"قبيل", "عشيه", "عقب", "بعد", "اثر", "قبل"})
_READY = frozenset({"تمهيدا", "تحضيرا", "استعدادا"})


def _is_around_another(notice: Notice) -> bool:
    """Whether a meeting is one before or after which the sentence's other was: «ahead of»."""
    tokens, index = notice.sentence.tokens, notice.trigger.index
    if notice.trigger.verb or not index or tokens[index].startswith("ال"):
        return False  # «after the meeting» is the one just told of
    if _follows_another(notice):
        return True
    ready = tokens[index].startswith("ل") and tokens[index - 1] in _READY
    return ready or (tokens[index - 1] in _AROUND and not notice.trigger.pronoun)


_FOLLOWED = re.compile(r"(?:س?[يت]|ا)?(?:عقب|تبع|سبق|لي|تل)(?:ت|ا)?(?:ه|ها|هما)")
"""«Which is *followed by* a meeting», or was preceded by one."""


def _follows_another(notice: Notice) -> bool:
    """Whether a meeting comes before or after the one just told of: «followed by a session»."""
    index = notice.trigger.index
    return index > 0 and _FOLLOWED.fullmatch(notice.sentence.tokens[index - 1]) is not None


def _before_in_sentence(notice: Notice, number: int, so_far: SoFar) -> Sequence[int]:
    """Return the numbers of the verbs before a notice that tell of a meeting in its sentence.

    Where a meeting follows another the nouns too.
    """
    notices, same = so_far.notices, notice.sentence.number
    nouns = _follows_another(notice)
    before = range(number - 1, -1, -1)
    return [
        each
        for each in before[: len(notice.sentence.words)]
        if notices[each].sentence.number == same and (nouns or notices[each].trigger.verb)
    ]


def _of_those_named(notice: Notice, fitting: Sequence[Frame]) -> Frame | None:
    """Return the one meeting whose two parties a noun names: «*his meeting* with X», «of X and Y».

    Only where other meetings of two are told of, so that it matters which.
    """
    trigger = notice.trigger
    if trigger.verb or trigger.plural or trigger.kind not in ("meeting", "talks"):
        return None
    begin = trigger.index + 1
    persons = {
        name.key
        for name in notice.parties
        if name.kind is EntityKind.PERSON and begin <= name.first <= begin + _RIGHT_BEHIND
    }
    if len(persons) + trigger.pronoun < 2:
        return None
    theirs = [frame for frame in fitting if any(persons <= pair for pair in frame.pairs)]
    return theirs[0] if len(theirs) == 1 else None


_RIGHT_BEHIND = 3
"""Words behind «meeting» within which whose it is is named."""


def _shares(notice: Notice, frame: Frame) -> bool:
    """Whether a meeting is of the same body, or of the same persons who met."""
    persons = {name.key for name in notice.parties if name.key.startswith("person:")}
    bodies = {body.value for body in notice.bodies} & {body.value for body, _ in frame.bodies}
    return bool(bodies) or (len(persons) > 1 and any(persons <= pair for pair in frame.pairs))


_ENOUGH = 2
"""Agreement from which a notice with a date or place of its own is of a meeting already known."""


def _is_distinct(notice: Notice) -> bool:
    """Whether a notice that agrees with no meeting so far is of another one."""
    if notice.dates or notice.place or is_next(notice):
        return True
    planned = notice.status is not None and notice.status.value in FOLLOWING
    return bool(notice.level) and planned and not notice.trigger.definite


def _anaphor(notice: Notice, number: int, fitting: Sequence[Frame], so_far: SoFar) -> Frame | None:
    """Return what «the meeting» means: the one just named in the sentence, else the main one."""
    if notice.trigger.verb and notice.trigger.kind != "statement":
        return _told_in_headline(notice, fitting)
    notices = so_far.notices
    for before in range(number - 1, -1, -1):
        earlier = so_far.owner.get(before)
        same = notices[before].sentence.number == notice.sentence.number
        previous = notice.trigger.that and notices[before].sentence.number >= (
            notice.sentence.number - 1
        )
        if not (same or previous):
            break
        if earlier in fitting:
            return earlier
    if not notice.trigger.definite and notice.trigger.kind != "conference":
        return _of_the_same_two(notice, number, fitting, so_far)
    last = _last_of_two(notice, number, so_far)
    if last in fitting:
        return last
    alike = [frame for frame in fitting if frame.kind == notice.trigger.kind]
    if notice.trigger.plural:
        alike = []  # «the sessions» are those of the main meeting
    return next(iter([*alike, *fitting]), None)


_THEN = frozenset({"ثم", "كما", "لاحقا", "بعدها", "وبعدها", "ولاحقا", "وعقب", "وبعد"})


def _of_the_same_two(
    notice: Notice, number: int, fitting: Sequence[Frame], so_far: SoFar
) -> Frame | None:
    """Return the reception right before, where those two hold «a meeting» in the next sentence."""
    frame = so_far.owner.get(number - 1)
    if frame not in fitting or frame is None or notice.sentence.tokens[0] in _THEN:
        return None
    before = so_far.notices[number - 1]
    if before.sentence.number != notice.sentence.number - 1 or not before.trigger.received:
        return None
    persons = {name.key for name in notice.parties if name.key.startswith("person:")}
    return frame if any(pair <= persons for pair in frame.pairs) else None


def _told_in_headline(notice: Notice, fitting: Sequence[Frame]) -> Frame | None:
    """Return the meeting of two that the headline told, where a report names them and others."""
    persons = {name.key for name in notice.parties if name.key.startswith("person:")}
    alike = (f for f in fitting if f.of_headline and any(pair < persons for pair in f.pairs))
    return next((f for f in alike if len(f.persons) > 1 or any(map(meets_side, f.notices))), None)


def _last_of_two(notice: Notice, number: int, so_far: SoFar) -> Frame | None:
    """Return the meeting of one with another that the sentence before told: «the meeting» after it.

    A session or a summit is no such meeting.
    """
    if notice.trigger.kind not in ("meeting", "talks") or notice.trigger.plural:
        return None
    for before in range(number - 1, -1, -1):
        if so_far.notices[before].sentence.number < notice.sentence.number - 1:
            return None
        frame = so_far.owner.get(before)
        if frame is not None and frame.of_two:
            return frame
    return None
