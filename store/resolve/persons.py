"""Which persons of several articles are one.

Never on their name alone: a country or something in their company must be shared, and nothing may
speak against it. What speaks most for it is joined first: the same words for a name before a name
within a longer one, a country in common before an office or a body. The outcome depends neither
on the order of the articles nor on persons with unrelated names, and takes time that grows with
the number of persons and not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations

from .local import LocalEntity

Name = tuple[str, ...]
"""A name in folded words."""

_LONGEST = 8
"""Words of a name up to which the names within it are listed rather than searched for."""


def join_persons(persons: Iterable[LocalEntity]) -> list[list[LocalEntity]]:
    """Return the persons in groups, each group being one."""
    ordered = sorted(persons, key=lambda each: each.member.order)
    groups = [_Group(each) for each in ordered]
    by_name: defaultdict[Name, list[_Group]] = defaultdict(list)
    for group in groups:
        if len(group.name) > 1:
            by_name[group.name].append(group)
    named = {name: _same_name(by_name[name]) for name in sorted(by_name)}
    pairs = list(_related(named))
    for shared in (_Group.shares_country, _Group.shares_company):
        for short, long in pairs:
            _join_related(named[short], named[long], shared)
    roots = dict.fromkeys(group.root for group in groups)
    return [root.members for root in roots]


def within(short: Name, long: Name) -> bool:
    """Whether a name may be a shorter form of another: the same first word, the others in it."""
    return short[0] == long[0] and set(short[1:]) <= set(long[1:])


class _Group:
    """Persons taken for one so far."""

    def __init__(self, person: LocalEntity) -> None:
        self.name = person.name
        self.members = [person]
        self.articles = {person.member.article}
        self.countries = set(person.countries)
        self.company = set(person.company)
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

    def join(self, other: _Group) -> bool:
        """Become one with another group if nothing speaks against it; whether they are one now.

        No article speaks of one person as two, and no country contradicts another.
        """
        mine, theirs = self.root, other.root
        if mine is theirs:
            return True
        if not mine.articles.isdisjoint(theirs.articles):
            return False
        if mine.countries and theirs.countries and not mine.shares_country(theirs):
            return False
        if len(mine.members) < len(theirs.members):  # so that much is never moved into little
            mine, theirs = theirs, mine
        mine.members += theirs.members
        mine.articles |= theirs.articles
        mine.countries |= theirs.countries
        mine.company |= theirs.company
        theirs._joined = mine
        return True


def _same_name(groups: list[_Group]) -> list[_Group]:
    """Join groups of one name by country, then by company; return what is left of them."""
    _join_sharing(groups, lambda group: group.countries)
    left = _roots(groups)
    if len(left) > 1:
        own = {id(group): set(group.members[0].company) for group in groups}
        _join_sharing(groups, lambda group: own[id(group)])
        left = _roots(groups)
    return left


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
    shorts: list[_Group], longs: list[_Group], shared: Callable[[_Group, _Group], bool]
) -> None:
    for short in shorts:
        for long in longs:
            if shared(short.root, long.root):
                short.join(long)


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
