"""The entities of an index that is being made, as what helps to make it tells them.

What is given and what comes back is written by `marshal`: it goes from one process to another.
"""

from __future__ import annotations

import marshal
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TypeAlias

from ..records import Member
from ..resolve.entities import identify
from ..resolve.keys import kind_of
from ..resolve.persons import Name, join_persons, parted
from .digest import Counted, Said
from .entity_rows import Says, code_of, shown
from .persons import local_of
from .sent import SentPerson, pressed, unpressed

Told: TypeAlias = tuple[str, str, str, str | None, str, str, str, int, int, str, str]
"""An entity: the columns of its row from `id` to `mentions`, and the tokens of what is said of it
and of what it goes by."""

Counts: TypeAlias = tuple[str, int, int, Sequence[Says]]
"""Of an entity whose key tells which it is: the key, sources, mentions, and what is said of it."""

Placed: TypeAlias = tuple[str, str, str, str, str, str, str, str, int, int]
"""The columns of `PersonRow`, with the place of the entity among those that were told."""


_AT_ONCE = 1_000
"""Entities and persons that are written in one part."""


def tell_settled(written: bytes) -> bytes:
    """Return the entities, a list of `Told`, of a list of `Counts`."""
    counts: list[Counts] = marshal.loads(written)
    told = [
        _told(identify(Member("", key)), key, code_of(key), sources, mentions, said)
        for key, sources, mentions, said in counts
    ]
    return marshal.dumps(told)


def join_families(written: Iterable[bytes]) -> bytes:
    """Return the entities that persons are, persons of related names being together.

    Args:
        written: Lists of `SentPerson`, in no order.

    Returns:
        A list of parts, each `pressed` by itself so that no more than one need be held: a list of
        `Told`; of rows of what is said, with the places of the entities instead of their numbers,
        counted from the first of the first part; and of `Placed`, in the order of the table.
    """
    persons: list[SentPerson] = [person for part in written for person in unpressed(part)]
    persons.sort(key=itemgetter(0, 1, 2))
    parts = _Parts()
    for _, family in groupby(persons, key=lambda person: person[0].partition(" ")[0]):
        _join(list(family), parts)
    return marshal.dumps(parts.all())


class _Parts:
    """Gathers what `join_families` returns."""

    def __init__(self) -> None:
        self.count = 0
        """How many entities have been told."""
        self._parts: list[bytes] = []
        self._told: list[Told] = []
        self._said: list[tuple[int, str, str, str, float, int]] = []
        self._placed: list[Placed] = []

    def tell(self, told: Told, counted: Mapping[Said, int]) -> None:
        """Add an entity, and what is said of it."""
        self._told.append(told)
        self._said += sorted((self.count, *what, count) for what, count in counted.items())
        self.count += 1
        self._end_if_long()

    def place(self, person: SentPerson, place: int) -> None:
        """Add of which entity a person is."""
        self._placed.append((*person[:8], place, person[8]))
        self._end_if_long()

    def all(self) -> list[bytes]:
        """Return all parts."""
        self._end()
        return self._parts

    def _end_if_long(self) -> None:
        if len(self._told) + len(self._placed) >= _AT_ONCE:
            self._end()

    def _end(self) -> None:
        self._parts.append(pressed((self._told, self._said, self._placed)))
        for each in (self._told, self._said, self._placed):
            each.clear()


def _join(family: Sequence[SentPerson], parts: _Parts) -> None:
    """Add the persons whose names begin with the same word."""
    place_of: dict[tuple[str, str], int] = {}
    for related in _related(family):
        held = {(person[1], person[2]): person for person in related}
        for group in join_persons(local_of(*person[:8]) for person in related):
            members = sorted(each.member.order for each in group)
            place_of.update(dict.fromkeys(members, parts.count))
            counted = _counted(held[member][-1] for member in members)
            says = [(*what[:3], count) for what, count in counted.items()]
            mentions = sum(held[member][8] for member in members)
            first = Member(*members[0])
            told = _told(identify(first), first.key, None, len(members), mentions, says)
            parts.tell(told, counted)
    for person in family:
        parts.place(person, place_of[person[1], person[2]])


def _related(family: Sequence[SentPerson]) -> Iterable[Sequence[SentPerson]]:
    """Return the persons in parts that can be joined each by itself."""
    if any(same != "[]" for *_, same, _, _, _ in family):  # whatever the names
        return [family]
    part_of = parted({tuple(person[0].split()) for person in family})
    parts: defaultdict[Name, list[SentPerson]] = defaultdict(list)
    for person in family:
        parts[part_of[tuple(person[0].split())]].append(person)
    return parts.values()


def _counted(written: Iterable[bytes]) -> dict[Said, int]:
    counted: dict[Said, int] = {}
    for each in written:
        said: Counted = marshal.loads(each)
        for name, value, normalised, figure, count in said:
            what = (name, value, normalised, figure)
            counted[what] = counted.get(what, 0) + count
    return counted


def _told(
    id: str, key: str, code: str | None, sources: int, mentions: int, said: Sequence[Says]
) -> Told:
    now = shown(key, said)
    row = (id, kind_of(key).value, key, code, now.label, now.mark.value, now.differs)
    return *row, sources, mentions, *now.words()
