"""Which persons of several articles are one, and which bodies that are known by a name only.

Never on their name alone: `judge` adds up what speaks for it and against it, and a name is less
than enough. What speaks most for it is joined first: the same words for a name before a name
within a longer one, a country in common before an office or a body, and last what the articles
speak of, where no two who are told apart could be meant. The outcome depends neither
on the order of the articles nor on persons with unrelated names, and takes time that grows with
the number of persons and not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Set
from functools import lru_cache
from itertools import combinations

from ..records import Reason
from .decision import OTHER_DECIDED, SAME_DECIDED, Decision, Step, by_decision, shared
from .local import LocalEntity

Name = tuple[str, ...]
"""A name in folded words."""

_LONGEST = 8
"""Words of a name up to which the names within it are listed rather than searched for."""

ENOUGH = 4
"""Score from which two are taken for one: more than any name weighs."""

SAME_NAME = Reason("same_name", 3)
NAME_WITHIN = Reason("name_within", 1)
OTHER_NAME = Reason("other_name", -9)
SAME_COUNTRY = Reason("same_country", 4)
OTHER_COUNTRY = Reason("other_country", -9)
OTHER_OFFICE = Reason("other_office", -2)
SAME_COMPANY = Reason("same_company", 3)
SPOKEN_OF = Reason("spoken_of", 1)
SEVERAL_FIT = Reason("several_fit", -1)
SAME_ARTICLE = Reason("same_article", -20)


def join_persons(
    persons: Iterable[LocalEntity], steps: list[Step] | None = None
) -> list[list[LocalEntity]]:
    """Return the persons in groups, each group being one.

    Args:
        persons: As single articles speak of them.
        steps: Where the decisions go by which they became one, where somebody asks.
    """
    ordered = sorted(persons, key=lambda each: each.member.order)
    groups = [_Group(each, steps) for each in ordered]
    _join_decided(groups)
    by_name: defaultdict[Name, list[_Group]] = defaultdict(list)
    for group in groups:
        if len(group.name) > 1:
            by_name[group.name].append(group)
    named = {name: _same_name(by_name[name]) for name in sorted(by_name)}
    pairs = list(_related(named))
    for shares in (_Group.shares_country, _Group.shares_company):
        for short, long in pairs:
            _join_related(named[short], named[long], shares)
    roots = dict.fromkeys(group.root for group in groups)
    return [root.members for root in roots]


def within(short: Name, long: Name) -> bool:
    """Whether a name may be a shorter form of another: the same first word, the others in it."""
    return short[0] == long[0] and set(short[1:]) <= set(long[1:])


class _Group:
    """Persons taken for one so far."""

    __slots__ = (
        *("_joined", "_member", "_steps", "articles", "company", "countries", "different"),
        *("has_office", "members", "name", "same", "spoken"),
    )

    def __init__(self, person: LocalEntity, steps: list[Step] | None = None) -> None:
        self._member = person.member
        self._steps = steps
        self.name = person.name
        self.members = [person]
        self.articles = {person.member.article}
        # Most stay alone: what they have is copied only when it grows.
        self.countries: Set[str] = person.countries
        self.company: Set[str] = person.company
        self.spoken: Set[str] = person.spoken
        self.same: Set[str] = person.same
        self.different: Set[str] = person.different
        self.has_office = _tells_office(person.company)
        """Whether an article says what the person is."""
        self._joined: _Group | None = None

    @property
    def root(self) -> _Group:
        """The group this one has become part of."""
        group = self
        while group._joined is not None:
            group = group._joined
        return group

    def shares_country(self, other: _Group) -> bool:
        return not self.countries.isdisjoint(other.countries)

    def shares_company(self, other: _Group) -> bool:
        return not self.company.isdisjoint(other.company)

    def is_where(self, other: _Group) -> bool:
        """Whether the articles speak of the same country, and of that of either."""
        places = self.spoken & other.spoken
        return bool(places) and not any(
            each.countries and places.isdisjoint(each.countries) for each in (self, other)
        )

    def join(self, other: _Group) -> bool:
        """Become one with another group if enough speaks for it; whether they are one now."""
        mine, theirs = self.root, other.root
        if mine is theirs:
            return True
        reasons: list[Reason] = []
        score = 0
        for reason in _weigh(self.name, other.name, mine, theirs):
            reasons.append(reason)
            score += reason.points
            if reason is OTHER_COUNTRY and score + SAME_COMPANY.points < ENOUGH:
                return False  # what is left to be looked at takes long between large groups
        if score < ENOUGH:
            return False
        if self._steps is not None:
            decision = Decision(tuple(reasons), ENOUGH)
            told = _told(decision, self.name, other.name, mine, theirs)
            self._steps.append(Step(self._member, other._member, told))
        if len(mine.members) < len(theirs.members):  # so that much is never moved into little
            mine, theirs = theirs, mine
        mine.add(theirs)
        return True

    def add(self, other: _Group) -> None:
        """Take another group in."""
        self.members += other.members
        self.articles |= other.articles
        self.countries = _grown(self.countries, other.countries)
        self.company = _grown(self.company, other.company)
        self.spoken = _grown(self.spoken, other.spoken)
        self.same = _grown(self.same, other.same)
        self.different = _grown(self.different, other.different)
        self.has_office = self.has_office or other.has_office
        other._joined = self


@lru_cache(maxsize=4_000)
def _tells_office(company: frozenset[str]) -> bool:
    """Whether company of a person tells an office; bodies in it have keys."""
    return not all(":" in each for each in company)


def _grown(mine: Set[str], theirs: Set[str]) -> Set[str]:
    """Return what two have, by adding to the first where that is its own already."""
    if theirs <= mine:
        return mine
    own = mine if isinstance(mine, set) else set(mine)
    own |= theirs
    return own


def _join_decided(groups: list[_Group]) -> None:
    """Join the groups of which a person decided that they are one."""
    holders: dict[str, _Group] = {}
    for group in groups:
        for decision in sorted(group.same):
            holders.setdefault(decision, group).join(group)


def judge(one: Iterable[LocalEntity], other: Iterable[LocalEntity]) -> Decision:
    """Weigh whether two are one, each made of what some articles say.

    Of their names those that fit best count.
    """
    mine, theirs = _together(one), _together(other)
    names = [(a.name, b.name) for a in mine.members for b in theirs.members]
    best = max(names, key=lambda pair: _compare_names(*pair).points)
    reasons = tuple(_weigh(*best, mine, theirs))
    if Decision(reasons, ENOUGH).same:
        reasons += (SEVERAL_FIT,)
    return _told(Decision(reasons, ENOUGH), *best, mine, theirs)


def _together(persons: Iterable[LocalEntity]) -> _Group:
    group, *others = [_Group(each) for each in persons]
    for other in others:
        group.add(other)
    return group


def _weigh(name: Name, other_name: Name, one: _Group, other: _Group) -> Iterator[Reason]:
    """Yield what speaks for two being one and against it.

    No article speaks of one person as two, and no country contradicts another; but what a person
    decided holds.
    """
    if one.same or one.different:
        yield from by_decision((one.same, other.same), (one.different, other.different))
    names = _compare_names(name, other_name)
    yield names
    if one.countries and other.countries:
        yield SAME_COUNTRY if one.shares_country(other) else OTHER_COUNTRY
    if one.shares_company(other):
        yield SAME_COMPANY
    elif not (one.has_office and other.has_office) and one.is_where(other):
        yield SPOKEN_OF
    elif names is NAME_WITHIN and one.has_office and other.has_office:
        yield OTHER_OFFICE
    if not one.articles.isdisjoint(other.articles):
        yield SAME_ARTICLE


def _compare_names(one: Name, other: Name) -> Reason:
    if one == other:
        return SAME_NAME
    short, long = sorted((one, other), key=len)
    return NAME_WITHIN if len(short) > 1 and within(short, long) else OTHER_NAME


def _told(decision: Decision, name: Name, other_name: Name, one: _Group, other: _Group) -> Decision:
    """Return a decision with what its reasons rest on."""
    what = {
        SAME_DECIDED.name: shared(one.same, other.same),
        OTHER_DECIDED.name: (),
        SAME_NAME.name: (" ".join(name),),
        NAME_WITHIN.name: (" ".join(name), " ".join(other_name)),
        OTHER_NAME.name: (" ".join(name), " ".join(other_name)),
        SAME_COUNTRY.name: shared(one.countries, other.countries),
        OTHER_COUNTRY.name: (" ".join(sorted(one.countries)), " ".join(sorted(other.countries))),
        SAME_COMPANY.name: shared(one.company, other.company),
        SPOKEN_OF.name: shared(one.spoken, other.spoken),
        SEVERAL_FIT.name: (),
        OTHER_OFFICE.name: (),
        SAME_ARTICLE.name: shared(one.articles, other.articles),
    }
    reasons = (each._replace(what=what[each.name]) for each in decision.reasons)
    return decision._replace(reasons=tuple(reasons))


def _same_name(groups: list[_Group]) -> list[_Group]:
    """Join groups of one name by country, then by company, then by what is spoken of.

    Returns:
        What is left of them.
    """
    _join_sharing(groups, lambda group: group.countries)
    left = _roots(groups)
    if len(left) > 1:
        own = {id(group): set(group.members[0].company) for group in groups}
        _join_sharing(groups, lambda group: own[id(group)])
        left = _roots(groups)
    if len(left) > 1 and _leave_no_doubt(left):
        spoken = {id(group): frozenset(group.spoken) for group in left}
        _join_sharing(left, lambda group: spoken[id(group)])
        left = _roots(groups)
    return left


def _leave_no_doubt(groups: list[_Group]) -> bool:
    """Whether no two of a name are told apart: one without office or country could be either."""
    told = (sum(each.has_office for each in groups), sum(bool(each.countries) for each in groups))
    return max(told) <= 1


def _join_sharing(groups: list[_Group], tokens: Callable[[_Group], Iterable[str]]) -> None:
    """Join the groups that share a token, in the order of tokens and then of groups."""
    holders: defaultdict[str, list[_Group]] = defaultdict(list)
    for group in groups:
        for token in sorted(tokens(group)):
            holders[token].append(group)
    for token in sorted(holders):
        apart: list[_Group] = []
        for group in holders[token]:
            if not any(other.join(group) for other in apart):
                apart.append(group)


def _roots(groups: list[_Group]) -> list[_Group]:
    return list(dict.fromkeys(group.root for group in groups))


def _related(named: Iterable[Name]) -> Iterator[tuple[Name, Name]]:
    """Yield the pairs of names of which the first may be a shorter form of the second."""
    forms: defaultdict[str, defaultdict[frozenset[str], list[Name]]]
    forms = defaultdict(lambda: defaultdict(list))
    for name in named:
        forms[name[0]][frozenset(name[1:])].append(name)
    for long in named:
        known = forms[long[0]]
        for rest in rests(long, known):
            for short in known.get(rest, ()):
                if short != long:
                    yield short, long


def rests(name: Name, known: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    """Return the sets of words that a shorter form of a name may have after the first, sorted.

    Args:
        name: The name.
        known: All sets there are; looked at only for a name too long to list those within it.
    """
    words = sorted(set(name[1:]))
    if len(words) <= _LONGEST:
        sizes = range(1, len(words) + 1)
        return [frozenset(part) for size in sizes for part in combinations(words, size)]
    return sorted((each for each in known if each <= set(words)), key=sorted)


def _join_related(
    shorts: list[_Group], longs: list[_Group], shares: Callable[[_Group, _Group], bool]
) -> None:
    for short in shorts:
        for long in longs:
            if shares(short.root, long.root):
                short.join(long)


def parted(names: Iterable[Name]) -> dict[Name, Name]:
    """Return for each of all names there are the one that stands for those it has to do with.

    Persons of names for which different ones stand have no part in how the others are joined.
    """
    stands = {name: name for name in names}

    def first(name: Name) -> Name:
        while stands[name] != name:
            stands[name] = name = stands[stands[name]]
        return name

    for short, long in _related(sorted(stands.keys() - {()})):
        if len(short) > 1:
            stands[first(long)] = first(short)
    return {name: first(name) for name in stands}


def related(names: Iterable[Name], among: Iterable[Name]) -> set[Name]:
    """Return the names that can have to do with some: by any number of steps, they with them.

    Persons of other names have no part in how those of these names are joined.

    Args:
        names: Where to begin.
        among: All names there are that begin with the same words.
    """
    neighbours: defaultdict[Name, set[Name]] = defaultdict(set)
    begun = set(names)
    for short, long in _related(sorted({*begun, *among} - {()})):
        if len(short) > 1 and len(long) > 1:
            neighbours[short].add(long)
            neighbours[long].add(short)
    found, ahead = set(begun), list(begun)
    while ahead:
        for name in neighbours[ahead.pop()] - found:
            found.add(name)
            ahead.append(name)
    return found
