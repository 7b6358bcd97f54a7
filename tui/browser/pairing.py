"""Going through records that may be one: which pair is next, which were looked at."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from store import Article, Entity, MahdarError, Meeting, candidates_of, properties
from tui.browser.comparing import Compared, Said, Verdict
from tui.browser.fields import Evidence, evidence_of, shown_value
from tui.messages import Words

if TYPE_CHECKING:
    from store import Candidate, PersonsDecision, Questions

_TITLES = 3
"""Articles of each record whose titles are shown."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that a person is asked about."""

    candidate: Candidate
    """Which, and what was weighed."""
    one: Entity | Meeting
    """The first."""
    other: Entity | Meeting
    """The second."""
    titles: Mapping[str, str]
    """Of articles that speak of them, by their ids."""


@dataclass(slots=True)
class Round:
    """One going through the records of a list, each with those it may be the same as."""

    listed: Callable[[Questions], Sequence[str]]
    """Gives the ids of the records, in their order."""
    decisions: Callable[[], Sequence[PersonsDecision]]
    """Gives every decision there is."""
    behind: list[tuple[Pair, bool]] = field(default_factory=list)
    """What was asked, and whether it was decided; the last at the end."""
    pair: Pair | None = None
    """What is asked now; none before the first and behind the last."""
    _ids: Sequence[str] | None = None
    _at: int = 0
    _ahead: deque[Candidate] = field(default_factory=deque)
    _seen: set[frozenset[str]] = field(default_factory=set)

    @property
    def number(self) -> int:
        """Which pair this is, counted from 1."""
        return len(self.behind) + 1

    def find(self, lookups: Questions) -> Pair | None:
        """Return the next pair, however long it is looked for; none where there is no other."""
        if self._ids is None:
            self._ids = self.listed(lookups)
        decisions = self.decisions()
        while True:
            while self._ahead:
                pair = _both(self._ahead[0], lookups)
                self._ahead.popleft()
                if pair is not None:
                    return pair
            if self._at >= len(self._ids):
                return None
            for each in candidates_of(lookups, self._ids[self._at], decisions):
                if each.pair not in self._seen:
                    self._seen.add(each.pair)
                    self._ahead.append(each)
            self._at += 1

    def leave(self, *, decided: bool) -> None:
        """Note what became of the pair that is asked."""
        if self.pair is not None:
            self.behind.append((self.pair, decided))
        self.pair = None

    def back(self, lookups: Questions) -> None:
        """Ask again about the pair before; what is asked now comes after it."""
        before, _ = self.behind.pop()
        if self.pair is not None:
            self._ahead.appendleft(self.pair.candidate)
        self.pair = _both(before.candidate, lookups)


def _both(candidate: Candidate, lookups: Questions) -> Pair | None:
    """Return two records as they are now; none where one has become part of another."""
    try:
        one, other = (lookups.get(id) for id in (candidate.one, candidate.other))
    except MahdarError:
        return None
    if isinstance(one, Article) or isinstance(other, Article):
        return None
    ids = {*one.sources[:_TITLES], *other.sources[:_TITLES]}
    return Pair(candidate, one, other, {id: lookups.article(id).title for id in ids})


def side_by_side(pair: Pair, words: Words) -> list[Compared]:
    """Return what is said of two records, field by field, by their ids; then who speaks of them."""
    both = (pair.one, pair.other)
    known = properties.MEETING if isinstance(pair.one, Meeting) else properties.ENTITY
    rows = []
    for of in known:
        said = {}
        for record in both:
            field = record.field(of.name)
            if field.values:
                values = tuple(shown_value(of.name, value, words) for value in field.values)
                said[record.id] = Said(values, tuple(map(evidence_of, field.claims)))
        if said:
            rows.append(Compared(of.name, _verdict(said), said))
    titles = {
        each.id: Said(tuple(pair.titles[id] for id in each.sources[:_TITLES]), _words_of(each))
        for each in both
    }
    return [*rows, Compared("sources", Verdict.ONE, titles)]


def _verdict(said: Mapping[str, Said]) -> Verdict:
    if len(said) == 1:
        return Verdict.ONE
    same = len({frozenset(each.values) for each in said.values()}) == 1
    return Verdict.EQUAL if same else Verdict.COMPLEMENTARY


def _words_of(record: Entity | Meeting) -> tuple[Evidence, ...]:
    """Return words that speak of a record, wherever something is said of it or it is named."""
    if isinstance(record, Entity):
        return tuple(Evidence(each.article, each.start, each.end) for each in record.mentions)
    return tuple(evidence_of(claim) for field in record.fields for claim in field.claims)
