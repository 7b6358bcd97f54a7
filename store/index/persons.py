"""Persons of single articles, and bodies known by their name only, as they are joined."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ..records import Member
from ..resolve.keys import kind_of
from ..resolve.local import LocalEntity
from ..resolve.persons import Name, related

_COLUMNS = "name, article, key, countries, company, spoken, same, different, entity, mentions"


class PersonRow(NamedTuple):
    """A person of one article, or a body known by its name only, and the entity it is part of."""

    name: str
    article: str
    key: str
    countries: str
    company: str
    spoken: str
    same: str
    different: str
    entity: int | None
    mentions: int

    def is_like(self, other: PersonRow | None) -> bool:
        """Whether another is joined with the same persons as this one."""
        return other is not None and self[:-2] == other[:-2]

    @property
    def local(self) -> LocalEntity:
        """What is joined."""
        return local_of(*self[:8])


def local_of(
    name: str,
    article: str,
    key: str,
    countries: str,
    company: str,
    spoken: str,
    same: str,
    different: str,
) -> LocalEntity:
    """Return what is joined, from the columns of a `PersonRow`."""
    # By their places: by their names takes half as long again, and there are very many.
    return LocalEntity(
        Member(article, key),
        kind_of(key),
        tuple(name.split()),
        _read(countries),
        _read(company),
        (),
        _read(spoken),
        _read(same),
        _read(different),
    )


def person_row(entity: LocalEntity, mentions: int) -> PersonRow:
    """Return a person as it is kept, part of no entity yet."""
    kept = (entity.countries, entity.company, entity.spoken, entity.same, entity.different)
    countries, company, spoken, same, different = map(_written, kept)
    article, key = entity.member.order
    name = " ".join(entity.name)
    return PersonRow(
        name, article, key, countries, company, spoken, same, different, None, mentions
    )


class Persons:
    """Keeps the persons of an index by their names."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._names: set[str] = set()
        self._left: dict[tuple[str, str], PersonRow] = {}

    def add(self, came: PersonRow) -> int | None:
        """Take a person; return the entity it is part of, if it was there before just so."""
        before = self._left.pop((came.article, came.key), None)
        if before is not None and came.is_like(before):
            came = came._replace(entity=before.entity)
        else:
            self._names.update(each.name for each in (came, before) if each is not None)
        self._connection.execute("INSERT INTO person VALUES(?,?,?,?,?,?,?,?,?,?)", came)
        return came.entity

    def remove(self, name: str, article: str, key: str) -> PersonRow:
        """Take a person away, and return it."""
        where = "WHERE name=? AND article=? AND key=?"
        found = self._connection.execute(
            f"SELECT {_COLUMNS} FROM person {where}", (name, article, key)
        ).fetchone()
        self._connection.execute(f"DELETE FROM person {where}", (name, article, key))
        row = PersonRow(*found)
        self._left[article, key] = row
        return row

    def move(self, row: PersonRow, number: int) -> None:
        """Make a person part of an entity."""
        self._connection.execute(
            "UPDATE person SET entity=? WHERE name=? AND article=? AND key=?",
            (number, row.name, row.article, row.key),
        )
        self._connection.execute(
            "UPDATE named SET entity=? WHERE article=? AND key=?", (number, row.article, row.key)
        )

    def families(self) -> Iterator[list[PersonRow]]:
        """Yield the persons whose names could have to do with those that came or went."""
        names = self._names | {each.name for each in self._left.values()}
        left = {tuple(written.split()) for written in names}
        self._names.clear()
        self._left.clear()
        tied = self._tied() if left else {}
        while left:
            family, ahead = set[Name](), {min(left)}
            while ahead:
                first = min(ahead)[:1]
                # All of one first word at once: they are looked up together.
                begun = {name for name in ahead | left if name[:1] == first}
                new = self._related(begun) - family
                family |= new
                ahead |= {other for name in new for other in tied.get(name, ())}
                ahead -= family
            left -= family
            rows = [row for name in sorted(family) for row in self._called(name)]
            if rows:
                yield rows

    def _called(self, name: Name) -> list[PersonRow]:
        rows = self._connection.execute(
            f"SELECT {_COLUMNS} FROM person WHERE name=?", (" ".join(name),)
        )
        return [PersonRow(*row) for row in rows]

    def _related(self, names: set[Name]) -> set[Name]:
        """Return the names that can have to do with some that begin with the same word."""
        first = " ".join(min(names)[:1])
        known = self._connection.execute(
            "SELECT DISTINCT name FROM person WHERE name=? OR (name>? AND name<?)",
            (first, f"{first} ", f"{first}!"),
        )
        return related(names, {tuple(written.split()) for (written,) in known})

    def _tied(self) -> dict[Name, set[Name]]:
        """Return for each name those of persons that were decided to be the same."""
        rows = self._connection.execute("SELECT name, same FROM person WHERE same<>'[]'")
        holders: defaultdict[str, set[Name]] = defaultdict(set)
        for written, same in rows.fetchall():
            for decision in json.loads(same):
                holders[decision].add(tuple(written.split()))
        tied: defaultdict[Name, set[Name]] = defaultdict(set)
        for names in holders.values():
            for name in names:
                tied[name] |= names
        return tied


@lru_cache(maxsize=100)
def _written(value: frozenset[str]) -> str:
    """Return a set as `_read` takes it; the persons of one article mostly have the same."""
    return json.dumps(sorted(value), ensure_ascii=False) if value else "[]"


@lru_cache(maxsize=4_000)
def _read(written: str) -> frozenset[str]:
    return frozenset(json.loads(written)) if written != "[]" else frozenset()
