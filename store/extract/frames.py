"""Which notices of an article are of one meeting: the meetings of an article as frames."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from .. import edtf
from ..dates import DateExpression
from ..records import EventDate, Status
from .notices import Notice, Said

_SUMMITS = frozenset({"summit"})
_FOLLOWING = frozenset({Status.PLANNED, Status.POSTPONED})


@dataclass
class Frame:
    """A meeting of the article, growing as notices of it are found."""

    number: int
    """Its place among the meetings of the article."""
    notices: list[Notice] = field(default_factory=list)
    """What speaks of it, in text order."""
    dates: list[tuple[DateExpression, EventDate | None, Notice]] = field(default_factory=list)
    """Its date expressions, what each means, and where it is said."""
    places: list[tuple[Said, Notice]] = field(default_factory=list)
    """Where it is."""
    bodies: list[tuple[Said, Notice]] = field(default_factory=list)
    """Which bodies meet."""
    levels: list[tuple[Said, Notice]] = field(default_factory=list)
    """Who sits there."""
    parent: Frame | None = None
    """The meeting it is part of."""
    parent_notice: Notice | None = None
    """What shows that."""
    parallel: Frame | None = None
    """The meeting it takes place beside."""

    @property
    def key(self) -> str:
        """Its key within the article."""
        return f"meeting:{self.number}"

    @property
    def kind(self) -> str:
        """Kind of meeting, as its first telling word says."""
        kinds = [n.trigger.kind for n in self.notices if n.trigger.kind != "statement"]
        return kinds[0] if kinds else "meeting"

    @property
    def known_dates(self) -> list[str]:
        """Its dates in EDTF, best first."""
        return [meant.edtf for _, meant, _ in self.dates if meant is not None]

    @property
    def planned(self) -> bool:
        """Whether the first notice of it that says so speaks of what is to come."""
        statuses = [n.status.value for n in self.notices if n.status is not None]
        return bool(statuses) and statuses[0] in _FOLLOWING

    def add(self, notice: Notice, written: date | None) -> None:
        """Take in what a notice says."""
        self.notices.append(notice)
        future = notice.status is not None and notice.status.value in _FOLLOWING
        for expression in notice.dates[:1]:
            meant = expression.resolve(written, future=future)
            self.dates.append((expression, meant, notice))
        if notice.place is not None:
            self.places.append((notice.place, notice))
        self.bodies += [(body, notice) for body in notice.bodies]
        if notice.level is not None:
            self.levels.append((notice.level, notice))


def frames(notices: Sequence[Notice], written: date | None) -> tuple[list[Frame], dict[int, Frame]]:
    """Sort an article's notices into meetings.

    Args:
        notices: In text order.
        written: The day the article was written, if known.

    Returns:
        The meetings, and for the number of each notice the meeting it speaks of.
    """
    found: list[Frame] = []
    owner: dict[int, Frame] = {}
    for number, notice in enumerate(notices):
        frame = _frame_for(notice, notices, number, found, owner, written)
        if frame is None:
            continue
        if frame not in found:
            found.append(frame)
        frame.add(notice, written)
        owner[number] = frame
    return found, owner


def _frame_for(
    notice: Notice,
    notices: Sequence[Notice],
    number: int,
    found: list[Frame],
    owner: dict[int, Frame],
    written: date | None,
) -> Frame | None:
    trigger = notice.trigger
    if trigger.another:
        return _parallel(found, owner, number)
    if _described(notice) and all(frame.kind != "conference" for frame in found):
        return Frame(len(found))
    known = _known(notice, notices, number, found, owner, written)
    if known is not None:
        return known
    if trigger.plural and not trigger.first:
        return None
    if not _is_substantial(notice, found):
        return None
    frame = Frame(len(found))
    _make_part(frame, notice, notices, number, found, written)
    return frame


def _is_substantial(notice: Notice, found: Sequence[Frame]) -> bool:
    """Whether a notice says enough to be a meeting of its own."""
    trigger = notice.trigger
    if trigger.kind == "statement":
        return bool(notice.bodies or notice.level) and not found
    if trigger.kind == "session":
        return bool(notice.bodies) and bool(notice.dates or notice.place)
    if notice.dates or notice.place:
        return bool(not trigger.verb or notice.bodies or notice.parties)
    if notice.level and notice.status and notice.status.value in _FOLLOWING:
        return True
    return not found and bool(notice.bodies or notice.level)


def _described(notice: Notice) -> bool:
    """Whether what follows «the conference» says which one it is: «... held to rebuild X»."""
    if notice.trigger.kind != "conference" or not notice.trigger.definite:
        return False
    text = notice.sentence.folded.text
    after = text[notice.sentence.folded_at(notice.trigger.end) :].lstrip(' "»،')
    return after.startswith(("المنعقد ل", "المنعقده ل", "الدولي ل", "الدوليه ل"))


def _known(
    notice: Notice,
    notices: Sequence[Notice],
    number: int,
    found: list[Frame],
    owner: dict[int, Frame],
    written: date | None,
) -> Frame | None:
    """Return the meeting already spoken of that a notice means, if it means one."""
    if not found:
        return None
    fitting = [frame for frame in found if fits(notice, frame, written)]
    if notice.trigger.that or not (notice.says_something or notice.trigger.first):
        return _anaphor(notice, notices, number, fitting, owner)
    scored = [(_agreement(notice, frame, written), -frame.number, frame) for frame in fitting]
    best = max(scored, key=lambda each: each[:2], default=None)
    if best is None:
        return None
    agreement, _, frame = best
    if _is_distinct(notice):
        return frame if agreement >= _ENOUGH else None
    return frame if agreement > 0 or frame is found[0] else None


_ENOUGH = 2
"""Agreement from which a notice with a date or place of its own is of a meeting already known."""


def _is_distinct(notice: Notice) -> bool:
    """Whether a notice that agrees with no meeting so far is of another one."""
    if notice.dates or notice.place or _is_next(notice):
        return True
    planned = notice.status is not None and notice.status.value in _FOLLOWING
    return bool(notice.level) and planned and not notice.trigger.definite


def _anaphor(
    notice: Notice,
    notices: Sequence[Notice],
    number: int,
    fitting: Sequence[Frame],
    owner: dict[int, Frame],
) -> Frame | None:
    """Return what «the meeting» means: the one just named in the sentence, else the main one."""
    if notice.trigger.verb and notice.trigger.kind != "statement":
        return None
    for before in range(number - 1, -1, -1):
        earlier = owner.get(before)
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
    alike = [frame for frame in fitting if frame.kind == notice.trigger.kind]
    return next(iter([*alike, *fitting]), None)


def fits(notice: Notice, frame: Frame, written: date | None) -> bool:
    """Whether nothing a notice says contradicts a meeting."""
    trigger = notice.trigger
    if trigger.first and not any(each.trigger.first for each in frame.notices):
        return False
    if (trigger.kind in _SUMMITS) != (frame.kind in _SUMMITS):
        return False
    if _is_next(notice) and not frame.planned and frame.notices:
        return False
    return (
        _places_fit(notice, frame)
        and _bodies_fit(notice.bodies, frame)
        and _levels_fit(notice, frame)
        and _dates_fit(notice, frame, written)
    )


_NEXT = ("المقبل", "المقبله", "القادم", "القادمه")


def _is_next(notice: Notice) -> bool:
    """Whether the notice speaks of the next meeting, not of the one reported."""
    words = notice.sentence.words[notice.trigger.index + 1 : notice.trigger.index + 4]
    dated = any(
        date.start <= word.start < date.end for date in notice.sentence.dates for word in words
    )
    return not dated and any(word.folded in _NEXT for word in words)


def _places_fit(notice: Notice, frame: Frame) -> bool:
    if notice.place is None or not frame.places:
        return True
    mine = notice.place
    return any(_same_or_within(mine, theirs) for theirs, _ in frame.places)


def _same_or_within(one: Said, other: Said) -> bool:
    if one.value == other.value:
        return True
    if one.name is None or other.name is None or one.name.country != other.name.country:
        return False
    return one.value.startswith("country:") or other.value.startswith("country:")


def _bodies_fit(bodies: Iterable[Said], frame: Frame) -> bool:
    mine = list(bodies)
    if not mine or not frame.bodies:
        return True
    return any(_related(one, other) for one in mine for other, _ in frame.bodies)


def _related(one: Said, other: Said) -> bool:
    """Whether two bodies can be one: the same, a part and its whole, or alike in their words."""
    if one.value == other.value:
        return True
    for part, whole in ((one, other), (other, one)):
        if part.name is not None and part.name.parent == whole.value:
            return True
    mine, theirs = (set(each.value.partition(":")[2].split()) for each in (one, other))
    alike = {word.removeprefix("ال")[:7] for word in mine} & {
        word.removeprefix("ال")[:7] for word in theirs
    }
    working = one.value.startswith("working_group:") and other.value.startswith("working_group:")
    return working and len(alike) >= 2


def _levels_fit(notice: Notice, frame: Frame) -> bool:
    if notice.level is None or not frame.levels:
        return True
    mine = notice.level.value
    return any(_level_fits(mine, theirs.value) for theirs, _ in frame.levels)


def _level_fits(one: str, other: str) -> bool:
    if one == other:
        return True
    return "ministerial" in (one, other) and ("ministers" in one or "ministers" in other)


def _dates_fit(notice: Notice, frame: Frame, written: date | None) -> bool:
    for expression in notice.dates[:1]:
        meant = _meaning(expression, notice, written)
        if meant is None:
            texts = {_words(e, n) for e, m, n in frame.dates if m is None}
            return not texts or _words(expression, notice) in texts or _may_be_one_day(texts)
        if frame.known_dates and not all(
            _dates_agree(meant.edtf, theirs, notice, frame) for theirs in frame.known_dates
        ):
            return False
    return True


def _may_be_one_day(texts: set[str]) -> bool:
    """Whether unsettled words are few enough to mean one day: «today» and «Tuesday»."""
    return len(texts) == 1


def _dates_agree(one: str, other: str, notice: Notice, frame: Frame) -> bool:
    if not edtf.compatible(one, other):
        return False
    mine, theirs = edtf.bounds(one), edtf.bounds(other)
    if mine is None or theirs is None or mine == theirs:
        return True
    # A day within a span of days is the span's own session, unless the same body meets.
    if (theirs.last - theirs.first).days in range(1, 15) and mine.first == mine.last:
        whole = {body.value for body, _ in frame.bodies}
        parts = {body.value for body in notice.bodies}
        return not parts or bool(parts & whole) or notice.place is not None
    return True


def _meaning(expression: DateExpression, notice: Notice, written: date | None) -> EventDate | None:
    future = notice.status is not None and notice.status.value in _FOLLOWING
    return expression.resolve(written, future=future)


def _words(expression: DateExpression, notice: Notice) -> str:
    start = notice.sentence.start
    return notice.sentence.text[expression.start - start : expression.end - start]


def _agreement(notice: Notice, frame: Frame, written: date | None) -> int:
    """Return how much of what a notice says a meeting already has."""
    score = _date_agreement(notice, frame, written)
    if notice.place is not None:
        score += 2 if frame.places else _headline_only(frame)
    mine = {body.value for body in notice.bodies}
    if mine and frame.bodies:
        score += 2 if mine & {body.value for body, _ in frame.bodies} else 1
    score += notice.level is not None and bool(frame.levels)
    score += notice.trigger.kind in _SUMMITS and frame.kind in _SUMMITS
    return score


def _date_agreement(notice: Notice, frame: Frame, written: date | None) -> int:
    meanings = [_meaning(expression, notice, written) for expression in notice.dates[:1]]
    for meant in meanings:
        if meant is not None and meant.edtf in frame.known_dates:
            return 3
        if meant is not None and frame.known_dates:
            return 2 * any(edtf.compatible(meant.edtf, each) for each in frame.known_dates)
        return _headline_only(frame)
    return 0


def _headline_only(frame: Frame) -> int:
    """Whether so little is known of a meeting that what comes next is told of it."""
    return 2 * int(frame.number == 0 and not (frame.known_dates and frame.places))


def _parallel(found: list[Frame], owner: dict[int, Frame], number: int) -> Frame | None:
    """Make the meeting that takes place beside the one spoken of just before."""
    beside = next((owner[n] for n in range(number - 1, -1, -1) if n in owner), None)
    if beside is None:
        return None
    frame = Frame(len(found))
    frame.parallel = beside
    return frame


_MARGIN = ("هامش", "هوامش")
_WITHIN = ("اطار", "ضمن", "فعاليات")


def _make_part(
    frame: Frame,
    notice: Notice,
    notices: Sequence[Notice],
    number: int,
    found: list[Frame],
    written: date | None,
) -> None:
    """Say what a new meeting is part of: what it is beside, within, or a day of."""
    for later in notices[number + 1 :]:
        if later.sentence.number != notice.sentence.number:
            break
        if _preceded_by(later, _MARGIN) and found:
            frame.parent, frame.parent_notice = found[0], later
            return
    whole = _span_around(notice, found, written)
    if whole is not None:
        frame.parent, frame.parent_notice = whole, notice


def _span_around(notice: Notice, found: Sequence[Frame], written: date | None) -> Frame | None:
    """Return the meeting of several days that a day of the same or a related body falls into."""
    for expression in notice.dates[:1]:
        meant = _meaning(expression, notice, written)
        if meant is None or not edtf.is_day(meant.edtf) or notice.place is not None:
            continue
        for frame in found:
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
    before = notice.sentence.words[index - 1].folded if index else ""
    return before in words
