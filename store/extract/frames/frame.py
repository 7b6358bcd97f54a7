"""A meeting of one article, growing as notices of it are found."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from ... import edtf
from ...dates import DateExpression
from ...records import BlockKind, EventDate, Status
from ...text import fold
from ..notices.notice import Notice
from ..notices.said import Said
from .tense import FOLLOWING, meaning

SUMMITS = frozenset({"summit"})
RELATIVE_DAY = "relative-day"
SOME_DAY = date(2020, 1, 8)
"""Any day of writing: «tomorrow» is no «today» whichever it was."""


def on_some_day(expression: DateExpression) -> str | None:
    """What a relative day means in EDTF, had the article been written on `SOME_DAY`."""
    day = expression.resolve(SOME_DAY)
    return edtf.without_marks(day.edtf) if day is not None else None


def weekday_of(expression: DateExpression, words: str) -> int | None:
    """Return the day of the week that a date's words name, from Monday on; none for no one day."""
    named = {_WEEKDAYS[each] for each in fold(words).split() if each in _WEEKDAYS}
    return named.pop() if len(named) == 1 and expression.rule in _WITH_WEEKDAY else None


_WITH_WEEKDAY = frozenset({"weekday", "relative-day", "weekday-direction"})
_WEEKDAYS = {
    fold(name): number
    for number, name in enumerate("الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد".split())
}


@dataclass(eq=False)
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
    opens: Frame | None = None
    """The gathering of several days it is the first session of; what else is said is of that."""

    kind: str = "meeting"
    """Kind of meeting, as its first telling word says."""
    persons: set[str] = field(default_factory=set)
    """Keys of the persons that the clauses about it name."""
    pairs: list[set[str]] = field(default_factory=list)
    """The same, of each clause in which one meets another."""
    known_dates: list[str] = field(default_factory=list)
    """Its dates in EDTF, best first."""
    day: str = ""
    """The day it was, its own or implied by others, once that has been settled."""
    unsettled: set[str] = field(default_factory=set)
    """Words of its dates of which the day is not known."""
    unsettled_rules: set[str] = field(default_factory=set)
    """Rules that read these."""
    weekdays: set[int] = field(default_factory=set)
    """Days of the week that these name."""
    relative_days: set[str | None] = field(default_factory=set)
    """What those of them that count from the day of writing mean, had it been `SOME_DAY`."""
    planned: bool = False
    """Whether the first notice of it that says so speaks of what is to come."""
    called_off: bool = False
    """Whether the first notice of it that says so speaks of what does not take place, or later."""
    held: bool = False
    """Whether a notice says that it took place."""
    of_headline: bool = True
    """Whether only the headline has spoken of it."""
    of_two: bool = True
    """Whether all that speaks of it is verbs of one who meets another."""
    _told: bool = False
    _timed: bool = False

    @property
    def key(self) -> str:
        """Its key within the article."""
        return f"meeting:{self.number}"

    def add(self, notice: Notice, written: date | None) -> None:
        """Take in what a notice says."""
        replaced = self._is_more_exact(notice)
        self.notices.append(notice)
        self._take_kind(notice)
        for expression in notice.dates[:1]:
            meant = meaning(expression, notice, written)
            self.dates.append((expression, meant, notice))
            if meant is None:
                self._take_unsettled(notice.words_of(expression), expression)
            elif meant.edtf not in self.known_dates:
                self.known_dates.append(meant.edtf)
        if replaced:
            self.places.clear()
        if notice.place is not None:
            self.places.append((notice.place, notice))
        self.bodies += [(body, notice) for body in notice.bodies]
        if notice.level is not None:
            self.levels.append((notice.level, notice))

    def _take_unsettled(self, words: str, expression: DateExpression) -> None:
        self.unsettled.add(words)
        self.unsettled_rules.add(expression.rule)
        weekday = weekday_of(expression, words)
        if weekday is not None:
            self.weekdays.add(weekday)
        if expression.rule == RELATIVE_DAY:
            self.relative_days.add(on_some_day(expression))

    def _is_more_exact(self, notice: Notice) -> bool:
        """Whether a report names the place that its headline only named the surroundings of.

        Or the city of the country that it named before.
        """
        named = {place.value for place, _ in self.places}
        if notice.place is not None and notice.place.name is not None and named:
            country = notice.place.name.country
            if named == {f"country:{country}"} and notice.place.value not in named:
                return True
        in_body = notice.sentence.kind is BlockKind.BODY
        return bool(
            self.of_headline and in_body and notice.place and notice.place.value not in named
        )

    def _take_kind(self, notice: Notice) -> None:
        """Take in what kind of notice it is, and whom it names."""
        # «He meets him» leaves open whether in a summit.
        told = self._told and not (
            notice.trigger.kind in SUMMITS and all(each.trigger.verb for each in self.notices[:-1])
        )
        if notice.trigger.kind != "statement" and not told:
            self.kind, self._told = notice.trigger.kind, True
        if notice.status is not None:
            if not self._timed:
                self.planned, self._timed = notice.status.value in FOLLOWING, True
                self.called_off = notice.called_off
            self.held = self.held or notice.status.value is Status.HELD
        self.of_headline = self.of_headline and notice.sentence.kind is not BlockKind.BODY
        self.of_two = self.of_two and notice.bilateral and notice.trigger.verb
        if notice.bilateral and notice.trigger.kind in ("meeting", "talks"):
            self.pairs.append({n.key for n in notice.parties if n.key.startswith("person:")})
        self.persons |= {name.key for name in notice.parties if name.key.startswith("person:")}
