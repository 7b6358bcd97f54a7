"""Whether a notice can be of a meeting already known, and how much speaks for it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ... import edtf
from ...dates import DateExpression
from ...gazetteer import gazetteer
from ...records import BlockKind, Status
from ..notices.notice import Notice
from ..notices.said import Said
from .frame import RELATIVE_DAY, SUMMITS, Frame, on_some_day, weekday_of
from .tense import meaning


def fits(notice: Notice, frame: Frame, written: date | None) -> bool:
    """Whether nothing a notice says contradicts a meeting."""
    trigger = notice.trigger
    if trigger.first and not any(each.trigger.first for each in frame.notices):
        return False
    # A council of heads of state holds its session, and that is the summit.
    kinds = {trigger.kind, frame.kind}
    called_so = "session" in kinds or ("conference" in kinds and _of_headline(frame))
    if (
        len(kinds & SUMMITS) == 1
        and len(kinds) == 2
        and not (called_so or is_summit(notice, frame))
    ):
        return False
    if is_next(notice) and not frame.planned and frame.notices:
        return False
    if trigger.last and frame.notices and not any(each.trigger.last for each in frame.notices):
        return False
    if not _tenses_fit(notice, frame, written):
        return False
    if frame.called_off and _is_another(notice):
        return False
    return (
        _places_fit(notice, frame)
        and _bodies_fit(notice.bodies, frame)
        and _levels_fit(notice, frame)
        and _dates_fit(notice, frame, written)
        and _parties_fit(notice, frame)
    )


def is_summit(notice: Notice, frame: Frame) -> bool:
    """Whether «the meeting» is the summit just told of."""
    trigger = notice.trigger
    known = trigger.definite and not (trigger.pronoun or trigger.plural or notice.bodies)
    return known and trigger.kind == "meeting" and frame.kind in SUMMITS


def _is_another(notice: Notice) -> bool:
    """Whether a notice is of no meeting that was put off: one that was held, or a new one."""
    status = notice.status.value if notice.status is not None else None
    new = not notice.trigger.definite and notice.says_something
    return status is Status.HELD or (status is Status.PLANNED and new)


def _tenses_fit(notice: Notice, frame: Frame, written: date | None) -> bool:
    """Whether what is to come is not taken for what was held on the day of writing or before."""
    planned = notice.status is not None and notice.status.value is Status.PLANNED
    if not planned and _is_new_and_ahead(notice, written) and frame.held and not frame.dates:
        return False
    if not planned or notice.sentence.kind is not BlockKind.BODY:
        return True
    if written is None:
        ahead = notice.dates or (notice.trigger.verb and notice.trigger.kind == "meeting")
        return not (frame.held and ahead and not notice.trigger.definite)
    limits = edtf.bounds(frame.known_dates[0]) if frame.known_dates else None
    if limits is None and frame.held and _is_new_and_ahead(notice, written):
        return False
    return not (
        frame.held and limits is not None and limits.last <= written and notice.says_something
    )


def _is_new_and_ahead(notice: Notice, written: date | None) -> bool:
    """Whether a notice is of «a meeting» on a day after the writing."""
    if written is None or notice.trigger.definite or notice.trigger.verb:
        return False
    meant = (meaning(each, notice, written) for each in notice.dates)
    days = [edtf.bounds(edtf.without_marks(each.edtf)) for each in meant if each is not None]
    return bool(days) and all(each is not None and each.first > written for each in days)


_MANY = frozenset({"conference", "summit", "session"})


def _parties_fit(notice: Notice, frame: Frame) -> bool:
    """Whether who meets can be who met: two persons who meet are not one of them and a third.

    Nor are they the council or the ministers of whom the meeting is.
    """
    whom = notice.met_by_name
    if whom is not None and (len(frame.persons) > 1 or frame.bodies):
        who = notice.subject_named
        return whom.key in frame.persons and (who is None or who.key in frame.persons)
    if not notice.bilateral:
        return not (frame.of_two and frame.persons and notice.trigger.kind in _MANY)
    persons = {name.key for name in notice.parties if name.key.startswith("person:")}
    if not persons or persons <= frame.persons:
        return True
    if len(frame.persons) >= 2 - _of_headline(frame) and frame.persons <= persons:
        return True  # the same two, and who else was there
    if frame.bodies or frame.levels:
        return False
    return len(frame.persons) < 2


_NEXT = frozenset(
    "المقبل المقبله القادم القادمه جديد جديده اخر اخري لاحق لاحقه ثانيا ثالثا رابعا".split()
)


def is_next(notice: Notice) -> bool:
    """Whether the notice speaks of the next meeting, not of the one reported."""
    behind = slice(notice.trigger.index + 1, notice.trigger.index + 4)
    if _NEXT.isdisjoint(notice.sentence.tokens[behind]):
        return False
    return not any(
        date.start <= word.start < date.end
        for date in notice.sentence.dates
        for word in notice.sentence.words[behind]
    )


def _places_fit(notice: Notice, frame: Frame) -> bool:
    if notice.place is None or not frame.places:
        return True
    mine = notice.place
    if _of_headline(frame) and any(_in_one_country(mine, theirs) for theirs, _ in frame.places):
        return True  # the headline names the governorate, the report its town
    return any(_same_or_within(mine, theirs) for theirs, _ in frame.places)


def _in_one_country(one: Said, other: Said) -> bool:
    if one.name is None or other.name is None:
        return False
    return one.name.country == other.name.country


def _same_or_within(one: Said, other: Said) -> bool:
    if one.value == other.value:
        return True
    if one.name is None or other.name is None:
        return False
    if None in (one.name.country, other.name.country):
        return True  # a palace or a hotel, of which the list does not know the country
    if one.name.country != other.name.country:
        return False
    if "named-seat" in (one.name.rule, other.name.rule):
        capital = gazetteer().capitals.get(one.name.country or "")
        return capital is not None and capital.key in (one.value, other.value)
    return one.value.startswith("country:") or other.value.startswith("country:")


def _bodies_fit(bodies: Iterable[Said], frame: Frame) -> bool:
    mine = list(bodies)
    if not mine or not frame.bodies or _of_headline(frame):
        return True
    return any(_related(one, other) for one in mine for other, _ in frame.bodies)


def _of_headline(frame: Frame) -> bool:
    """Whether only the headline has spoken of a meeting: it shortens the names of bodies."""
    return frame.of_headline and frame.number == 0


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
        meant = meaning(expression, notice, written)
        if meant is None:
            return _unsettled_fit(expression, notice, frame)
        if frame.unsettled and not edtf.is_day(meant.edtf):
            return False  # «today» in one sentence, «in 2014» in another
        if frame.known_dates and not all(
            _dates_agree(meant.edtf, theirs, notice, frame) for theirs in frame.known_dates
        ):
            return False
    return True


_NOT_ONE_DAY = frozenset({"weekday-direction", "month-direction", "period-direction", "year"})


def _unsettled_fit(expression: DateExpression, notice: Notice, frame: Frame) -> bool:
    """Whether a date of which the day is not known can be that of a meeting."""
    if not frame.of_headline and _is_other_day(expression, frame):
        return False
    if _is_other_weekday(expression, notice, frame):
        return False
    texts = frame.unsettled
    if not texts or notice.words_of(expression) in texts:
        return all(map(edtf.is_day, frame.known_dates))
    # «Today» is no «last Tuesday», nor a day of last year.
    rules = {expression.rule, *frame.unsettled_rules}
    different = RELATIVE_DAY in rules and not _NOT_ONE_DAY.isdisjoint(rules)
    return not different and _may_be_one_day(texts)


def _is_other_day(expression: DateExpression, frame: Frame) -> bool:
    """Whether a relative day is none of a meeting's, on whatever day both were written."""
    if expression.rule != RELATIVE_DAY or not frame.relative_days:
        return False
    return frame.relative_days != {on_some_day(expression)}


def _is_other_weekday(expression: DateExpression, notice: Notice, frame: Frame) -> bool:
    """Whether a weekday is none of a meeting's; what is of many may last for days."""
    weekday = weekday_of(expression, notice.words_of(expression))
    of_many = {notice.trigger.kind, frame.kind} & _MANY
    return bool(frame.weekdays) and not of_many and weekday not in {None, *frame.weekdays}


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


def agreement_of(notice: Notice, frame: Frame, written: date | None) -> int:
    """Return how much of what a notice says a meeting already has."""
    score = _date_agreement(notice, frame, written)
    if notice.place is not None:
        score += 2 if frame.places else _headline_only(frame)
    mine = {body.value for body in notice.bodies}
    if mine and frame.bodies:
        score += 2 if mine & {body.value for body, _ in frame.bodies} else 1
    score += notice.level is not None and bool(frame.levels)
    score += notice.called_off and frame.called_off
    score += notice.trigger.kind in SUMMITS and frame.kind in SUMMITS
    persons = {name.key for name in notice.parties if name.key.startswith("person:")}
    return score + min(3, 2 * len(persons & frame.persons))


def _date_agreement(notice: Notice, frame: Frame, written: date | None) -> int:
    meanings = [meaning(expression, notice, written) for expression in notice.dates[:1]]
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
