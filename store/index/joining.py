"""The entities of an index that is being made, as what helps to make it tells them.

What is given and what comes back is written by `marshal`: it goes from one process to another.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TypeAlias

from ..records import Member
from ..resolve.entities import identify
from ..resolve.keys import kind_of
from ..resolve.persons import join_persons
from .digest import Counted, Said
from .entity_rows import Says, code_of, shown
from .persons import local_of
from .sent import SentPerson

Told: TypeAlias = tuple[str, str, str, str | None, str, str, str, int, int, str, str]
"""An entity: the columns of its row from `id` to `mentions`, and the tokens of what is said of it
and of what it goes by."""

Counts: TypeAlias = tuple[str, int, int, Sequence[Says]]
"""Of an entity whose key tells which it is: the key, sources, mentions, and what is said of it."""

Placed: TypeAlias = tuple[str, str, str, str, str, str, str, str, int, int]
"""The columns of `PersonRow`, with the place of the entity among those that were told."""


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
        A list of `Told`; of `Placed`, in the order of the table; and of rows of what is said, with
        the places of the entities instead of their numbers.
    """
    persons: list[SentPerson] = [person for part in written for person in marshal.loads(part)]
    persons.sort(key=itemgetter(0, 1, 2))
    told: list[Told] = []
    placed: list[Placed] = []
    said: list[tuple[int, str, str, str, float, int]] = []
    for _, family in groupby(persons, key=lambda person: person[0].partition(" ")[0]):
        _join(list(family), told, placed, said)
    return marshal.dumps((told, placed, said))


def _join(
    family: Sequence[SentPerson],
    told: list[Told],
    placed: list[Placed],
    said: list[tuple[int, str, str, str, float, int]],
) -> None:
    """Add to what `join_families` returns the persons whose names begin with the same word."""
    held = {(person[1], person[2]): person for person in family}
    place_of: dict[tuple[str, str], int] = {}
    for group in join_persons(local_of(*person[:8]) for person in family):
        members = sorted(each.member.order for each in group)
        counted = _counted(held[member][-1] for member in members)
        says = [(*what[:3], count) for what, count in counted.items()]
        said += sorted((len(told), *what, count) for what, count in counted.items())
        place_of.update(dict.fromkeys(members, len(told)))
        mentions = sum(held[member][8] for member in members)
        first = Member(*members[0])
        told.append(_told(identify(first), first.key, None, len(members), mentions, says))
    placed += ((*person[:8], place_of[person[1], person[2]], person[8]) for person in family)


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
