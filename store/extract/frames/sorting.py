"""Which notices of an article are of one meeting: the meetings of an article as frames."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from ... import edtf
from ...records import EntityKind
from ...text import Remembered
from ..names import Name
from ..notices.finding import Notice
from ..triggers import VISIT
from .agreement import agreement_of, fits, is_next
from .frame import Frame
from .tense import FOLLOWING, meaning


def frames(notices: Sequence[Notice], written: date | None) -> tuple[list[Frame], dict[int, Frame]]:
    """Sort an article's notices into meetings.

    Args:
        notices: In text order.
        written: The day the article was written, if known.

    Returns:
        The meetings, and for the number of each notice the meeting it speaks of.
    """
    so_far = _SoFar(notices, written)
    for number, notice in enumerate(notices):
        frame = _frame_for(notice, number, so_far)
        if frame is None:
            continue
        if frame.number == len(so_far.found):
            so_far.found.append(frame)
        frame.add(notice, written)
        so_far.owner[number] = frame
    return so_far.found, so_far.owner


@dataclass(frozen=True, slots=True)
class _SoFar:
    """What is known while an article's notices are sorted."""

    notices: Sequence[Notice]
    """All of them."""
    written: date | None
    """The day the article was written."""
    found: list[Frame] = field(default_factory=list)
    """The meetings so far."""
    owner: dict[int, Frame] = field(default_factory=dict)
    """The meeting of each notice sorted."""


def _frame_for(notice: Notice, number: int, so_far: _SoFar) -> Frame | None:
    trigger, found = notice.trigger, so_far.found
    if trigger.another:
        return _parallel(number, so_far)
    if trigger.again:
        return _met_apart(notice, found)
    if _described(notice) and all(frame.kind != "conference" for frame in found):
        return Frame(len(found))
    known = _known(notice, number, so_far)
    if known is not None:
        return known
    if trigger.plural and not trigger.first and not _is_series(notice):
        return None
    if not _is_substantial(notice, found):
        return None
    frame = Frame(len(found))
    _make_part(frame, notice, number, so_far)
    return frame


def _met_apart(notice: Notice, found: Sequence[Frame]) -> Frame:
    """Return the meeting with whom somebody met apart from others: told of before, or a new one."""
    persons = {name.key for name in notice.parties if name.key.startswith("person:")}
    known = (frame for frame in _near(found) if any(persons == pair for pair in frame.pairs))
    return next(known, Frame(len(found)))


def _is_series(notice: Notice) -> bool:
    """Whether several meetings are those of one body at one time and place: one gathering.

    «The meetings of the committee began under X» are one as well, wherever and whenever.
    """
    presided = notice.bodies and not _PRESIDED.isdisjoint(notice.sentence.tokens)
    if presided and not notice.trigger.pronoun and _BEGAN.search(notice.sentence.folded.text):
        return True
    return bool(notice.bodies or notice.level) and bool(notice.dates and notice.place)


_PRESIDED = frozenset("برياسه وبرياسه تراسها وتراسها يتراسها ويتراسها".split())
_BEGAN = re.compile(
    r"\W*و?(?:بدات|بدا|انطلقت|انطلق|اختتمت|انعقدت|عقدت|التامت|افتتحت|تواصلت|انتهت|اسفرت)،?\s"
    r"(?:(?:اليوم|امس|منذ قليل|قبل قليل|صباح اليوم|مساء امس|مساء اليوم)،?\s)?"
    r"(?:(?:اعمال|اشغال|فعاليات|جلسات)\s)?(?:ال)?(?:اجتماعات|جلسات|لقاءات)(?!\w)"
)
"""How a sentence begins that says of the meetings of a body that they began, or how they ended."""


def _is_substantial(notice: Notice, found: Sequence[Frame]) -> bool:
    """Whether a notice says enough to be a meeting of its own."""
    trigger = notice.trigger
    if _is_chaired(notice) and not trigger.verb and (notice.bodies or _turns_away(notice)):
        return True
    if _is_convened(notice) or _is_called_off(notice):
        return True
    if trigger.kind == "statement":
        return bool(notice.bodies or notice.level) and not found
    if trigger.kind == "session":
        if notice.bodies and (notice.dates or notice.place or _is_chaired(notice)):
            return True
        if notice.place and _is_chaired(notice):
            return True
        planned = notice.status is not None and notice.status.value in FOLLOWING
        return bool(notice.dates and (notice.place or (found and (planned or is_next(notice)))))
    if notice.dates or notice.place:
        told = notice.bodies or notice.parties or notice.level
        return bool(not trigger.verb or told or notice.of_body_named_before)
    persons = {name.key for name in notice.parties if name.key.startswith("person:")}
    if notice.bilateral and len(persons) > 1:
        return not any(persons <= pair for frame in _near(found) for pair in frame.pairs)
    if notice.level and notice.status and notice.status.value in FOLLOWING:
        return True
    return not found and bool(notice.bodies or notice.level or _is_his_with(notice))


def _is_his_with(notice: Notice) -> bool:
    """Whether somebody's meeting with a person is named: «during his meeting with X»."""
    trigger, tokens = notice.trigger, notice.sentence.tokens
    during = tokens[max(trigger.index - 1, 0) : trigger.index]
    if trigger.verb or not trigger.pronoun or _IN_COURSE.isdisjoint(during):
        return False
    behind = trigger.index + 1 + (tokens[trigger.index + 1 : trigger.index + 2] == ("مع",))
    return any(
        name.kind is EntityKind.PERSON and behind in (name.outer_first, name.first)
        for name in notice.parties
    )


_IN_COURSE = frozenset({"خلال", "لدي", "اثناء"})


def _described(notice: Notice) -> bool:
    """Whether what follows «the conference» says which one it is: «... held to rebuild X»."""
    if notice.trigger.kind != "conference" or not notice.trigger.definite:
        return False
    text = notice.sentence.folded.text
    after = text[notice.sentence.folded_at(notice.trigger.end) :].lstrip(' "»،')
    return after.startswith(("المنعقد ل", "المنعقده ل", "الدولي ل", "الدوليه ل"))


def _known(notice: Notice, number: int, so_far: _SoFar) -> Frame | None:
    """Return the meeting already spoken of that a notice means, if it means one."""
    found, written = so_far.found, so_far.written
    if not found:
        return None
    fitting = [frame for frame in _near(found) if fits(notice, frame, written)]
    if _turns_away(notice):
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
    if _is_distinct(notice):
        return frame if agreement >= _ENOUGH else None
    return frame if agreement > 0 or frame is found[0] else None


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


_ELSEWHERE = re.compile(
    r"\W*و?(?:(?:من|علي|في) (?:جهه|ناحيه|جانب|صعيد|سياق|موضوع|شان|اطار|اتجاه) "
    r"(?:اخر|اخري|ثان|ثانيه|متصل|منفصل|ذي صله)|الي ذلك|في غضون ذلك|في الاثناء|"
    r"(?:سبق|سبقت|سبقه|سبقها|يسبق|اعقب|اعقبت|تلا|تلت)|"
    r"(?:كما|ثم)(?= (?:قد )?(?:عقد|التق|اجتمع|استقبل|اجر|تراس|راس|بحث|تباحث|ناقش)))(?!\w)"
)
"""How a sentence begins that turns to something else the same person did."""


def _turns_away(notice: Notice) -> bool:
    """Whether a sentence turns to another matter, and then says that there was a meeting."""
    trigger = notice.trigger
    known = trigger.definite and not (trigger.pronoun or notice.bodies)
    if trigger.kind == "statement" or known:
        return False
    return _ELSEWHERE.match(notice.sentence.folded.text) is not None


def _shares(notice: Notice, frame: Frame) -> bool:
    """Whether a meeting is of the same body, or of the same persons who met."""
    persons = {name.key for name in notice.parties if name.key.startswith("person:")}
    bodies = {body.value for body in notice.bodies} & {body.value for body, _ in frame.bodies}
    return bool(bodies) or (len(persons) > 1 and any(persons <= pair for pair in frame.pairs))


def _near(found: Sequence[Frame]) -> Sequence[Frame]:
    """Return the meetings a notice is compared with: the first, and those spoken of last."""
    return found if len(found) <= _MOST else [found[0], *found[-_MOST:]]


_MOST = 30
"""More meetings than any article tells of; a page that joins many takes no longer for each."""
_ENOUGH = 2
"""Agreement from which a notice with a date or place of its own is of a meeting already known."""


_CHAIRED = (
    "تراس",
    "تراست",
    "يتراس",
    "تتراس",
    "راس",
    "يراس",
    "برياسه",
    "عقد",
    "عقدت",
    "انعقدت",
    "انعقد",
    "تراسه",
    "تراسها",
)


def _is_chaired(notice: Notice) -> bool:
    """Whether the clause says who chairs, or that it convenes."""
    index, tokens = notice.trigger.index, notice.sentence.tokens
    if _CHAIRING[tokens[index]] or not any(map(_CHAIRING.__getitem__, tokens)):
        return _CHAIRING[tokens[index]]
    # However long the names and titles of those between are.
    persons = {
        number
        for name in notice.names
        if name.kind is EntityKind.PERSON
        for number in range(max(name.outer_first, 0) or name.first, max(name.last, name.outer_last))
    }
    others = [number for number in range(len(tokens)) if number not in persons]
    before = [number for number in others if number < index][-_NEAR_CHAIR:]
    after = [number for number in others if number > index][: _NEAR_CHAIR - 1]
    return any(_CHAIRING[tokens[number]] for number in (*before, *after))


_NEAR_CHAIR = 14
"""Words between a meeting and who chairs it, at most, names not counted."""
_CHAIRING: Remembered[str, bool] = Remembered(lambda word: word.removeprefix("و") in _CHAIRED)


_CONVENES = re.compile(r"و?س?(?:ي|ت)?(?:عقد|عقدت|تراس|تراست|راس|راست)")


def _is_convened(notice: Notice) -> bool:
    """Whether somebody who is named holds «a meeting»: that much says that there was one."""
    trigger, words = notice.trigger, notice.sentence.words
    if trigger.verb or trigger.definite or trigger.plural or trigger.kind != "meeting":
        return False
    if trigger.label == VISIT:
        return True
    return any(
        name.kind is EntityKind.PERSON
        and name.start < trigger.start
        and any(_CONVENES.fullmatch(word.folded) for word in words[_before(name) : name.last])
        for name in notice.parties
    )


def _is_called_off(notice: Notice) -> bool:
    """Whether a meeting of parties who are named does not take place: «called off talks with»."""
    told = notice.bilateral or notice.trigger.pronoun or len(notice.parties) > 1
    return notice.called_off and told and bool(notice.parties)


def _before(name: Name) -> int:
    """Return the number of the word before a person, its office left out."""
    return max(name.begins - 1, 0)


def _is_distinct(notice: Notice) -> bool:
    """Whether a notice that agrees with no meeting so far is of another one."""
    if notice.dates or notice.place or is_next(notice):
        return True
    planned = notice.status is not None and notice.status.value in FOLLOWING
    return bool(notice.level) and planned and not notice.trigger.definite


def _anaphor(notice: Notice, number: int, fitting: Sequence[Frame], so_far: _SoFar) -> Frame | None:
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
        return None
    last = _last_of_two(notice, number, so_far)
    if last in fitting:
        return last
    alike = [frame for frame in fitting if frame.kind == notice.trigger.kind]
    if notice.trigger.plural:
        alike = []  # «the sessions» are those of the main meeting
    return next(iter([*alike, *fitting]), None)


def _told_in_headline(notice: Notice, fitting: Sequence[Frame]) -> Frame | None:
    """Return the meeting of two that the headline told, where a report names them and others."""
    persons = {name.key for name in notice.parties if name.key.startswith("person:")}
    alike = (f for f in fitting if f.of_headline and any(pair < persons for pair in f.pairs))
    return next((f for f in alike if len(f.persons) > 1), None)


def _last_of_two(notice: Notice, number: int, so_far: _SoFar) -> Frame | None:
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


def _parallel(number: int, so_far: _SoFar) -> Frame | None:
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


def _make_part(frame: Frame, notice: Notice, number: int, so_far: _SoFar) -> None:
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


def _span_around(notice: Notice, so_far: _SoFar) -> Frame | None:
    """Return the meeting of several days that a day of the same or a related body falls into."""
    for expression in notice.dates[:1]:
        meant = meaning(expression, notice, so_far.written)
        if meant is None or not edtf.is_day(meant.edtf) or notice.place is not None:
            continue
        for frame in _near(so_far.found):
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
    near = [word.folded for word in notice.sentence.words[max(index - 2, 0) : index]]
    if near and near[-1] not in _WORKS:
        near = near[-1:]
    return any(word in words for word in near)


_WORKS = ("اعمال", "اشغال", "جلسات", "فعاليات")
"""Words that may stand between «on the margin of» and the meeting."""
