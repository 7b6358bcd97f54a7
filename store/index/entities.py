"""Entities in the index: counted up and down as articles come and go, never read whole."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from .. import properties
from ..query.plain import handles
from ..records import Claim, Kind, Mark, Member, Method
from ..resolve.entities import identify, is_settled, kind_of, label_of
from ..resolve.local import LocalEntity
from ..resolve.persons import Name, join_persons, related
from ..resolve.views import differs
from .digest import DECIDED, Kept, LocalNames, Said
from .known import COUNTED, Known, Numbers, WordRows
from .tokens import name_tokens, tokens

_SINGLE = {each.name: each for each in properties.ENTITY if each.single}


class _PersonRow(NamedTuple):
    """A person of one article, or a body known by its name only, and the entity it is part of."""

    article: str
    key: str
    name: str
    countries: str
    company: str
    said: str
    same: str
    different: str
    entity: int | None
    mentions: int


class Entities:
    """Writes the entities of an index; only within one transaction."""

    def __init__(self, connection: sqlite3.Connection, numbers: Numbers, *, fresh: bool) -> None:
        self._connection = connection
        self._numbers = numbers
        self._fresh = fresh
        self._words = WordRows(connection, Kind.ENTITY)
        self._said: defaultdict[int, Counter[Said]] = defaultdict(Counter)
        self._counts: defaultdict[int, list[int]] = defaultdict(lambda: [0, 0])
        self._names: set[str] = set()
        self._reworded: set[int] = set()
        self._touched: set[int] = set()
        self.relabelled: set[int] = set()
        """Those that are called otherwise than before, and were there before."""
        self.moved: set[str] = set()
        """Ids of articles of which a person has become part of another entity."""
        self.relocated: set[int] = set()
        """Those whose countries have changed."""

    # Articles that come and go

    def add(self, article: str, local: Iterable[LocalNames]) -> None:
        """Count what an article says of entities."""
        named: list[tuple[str, str, int | None, int]] = []
        persons, points = [], []
        for each in local:
            entity, key = each.entity, each.entity.member.key
            points += [(article, key, *point) for point in each.points]
            if not is_settled(key):
                name = " ".join(entity.name)
                self._names.add(name)
                named.append((article, key, None, each.mentions))
                kept_apart: tuple[Sequence[object], ...] = (
                    sorted(entity.countries),
                    sorted(entity.company),
                    each.kept,
                    sorted(entity.same),
                    sorted(entity.different),
                )
                persons.append((article, key, name, *map(_written, kept_apart)))
                continue
            known = self._numbers.of_key(key)
            number = self._make(identify(entity.member), key) if known is None else known
            named.append((article, key, number, each.mentions))
            self._count(number, 1, each.mentions, each.said)
        execute = self._connection.executemany
        execute("INSERT INTO named VALUES(?,?,?,?)", named)
        execute("INSERT INTO person VALUES(?,?,?,?,?,?,?,?)", persons)
        execute("INSERT INTO points VALUES(?,?,?,?)", points)

    def remove(self, article: str, kept: Mapping[str, Kept]) -> None:
        """Take back what an article said; of what is known by its key it is given, by that."""
        execute = self._connection.execute
        persons = {
            key: (name, said)
            for key, name, said in execute(
                "SELECT key, name, said FROM person WHERE article=?", (article,)
            )
        }
        rows = execute("SELECT key, entity, mentions FROM named WHERE article=?", (article,))
        for key, entity, mentions in rows.fetchall():
            if key in persons:
                name, written = persons[key]
                self._names.add(name)
                counted = _counted(json.loads(written))
            else:
                counted = _counted(kept[key])
            self._count(entity, -1, -mentions, _negative(counted))
        for table in ("named", "person", "points"):
            execute(f"DELETE FROM {table} WHERE article=?", (article,))

    def _make(self, id: str, key: str) -> int:
        number = self._numbers.next_entity()
        self._connection.execute(
            "INSERT INTO entity VALUES(?,?,?,?,?,NULL,'',NULL,0,0,0)",
            (number, id, kind_of(key).value, key, code_of(key)),
        )
        if is_settled(key):
            self._numbers.keep(key, number)
        return number

    def _count(self, number: int, sources: int, mentions: int, said: Mapping[Said, int]) -> None:
        counts = self._counts[number]
        counts[0] += sources
        counts[1] += mentions
        mine = self._said[number]
        for each, count in said.items():
            mine[each] += count

    def flush(self) -> None:
        """Write what was counted."""
        changed = [
            (number, *said, count)
            for number, counted in self._said.items()
            for said, count in counted.items()
            if count
        ]
        self._note(changed)
        self._connection.executemany(
            "INSERT INTO said VALUES(?,?,?,?,?,?) ON CONFLICT DO UPDATE SET"
            " count = count + excluded.count",
            changed,
        )
        if not self._fresh:
            numbers = [(number,) for number in {row[0] for row in changed}]
            self._connection.executemany("DELETE FROM said WHERE entity=? AND count=0", numbers)
        self._connection.executemany(
            "UPDATE entity SET sources = sources + ?, mentions = mentions + ? WHERE n=?",
            [(*counts, number) for number, counts in self._counts.items() if any(counts)],
        )
        self._touched.update(self._counts)
        self._said.clear()
        self._counts.clear()

    def _note(self, changed: list[tuple[int, str, str, str, float, int]]) -> None:
        """Note what has to be looked at again when counts change."""
        if self._fresh:
            return
        for number, name, value, normalised, figure, count in changed:
            row = self._connection.execute(
                "SELECT count FROM said WHERE entity=? AND property=? AND value=?"
                " AND normalised=? AND number=?",
                (number, name, value, normalised, figure),
            ).fetchone()
            if row is None or row[0] + count == 0:
                self._reworded.add(number)
                if name == "country":
                    self.relocated.add(number)
            elif name == "name":
                self._touched.add(number)

    # Persons

    def settle(self) -> None:
        """Join persons anew where any has come or gone."""
        self.flush()
        for persons in self._all_families() if self._fresh else self._families():
            self._settle(persons)
            if self._fresh:
                self.flush()
        self._names.clear()
        self.flush()
        if not self._fresh:
            gone = self._connection.execute("SELECT n, key FROM entity WHERE sources<=0").fetchall()
            for number, key in gone:
                self._numbers.forget(key)
                self._touched.discard(number)
                self._reworded.discard(number)
            self._connection.execute("DELETE FROM entity WHERE sources<=0")

    _PERSONS = (
        "SELECT p.article, p.key, p.name, p.countries, p.company, p.said, p.same,"
        " p.different, n.entity, n.mentions"
        " FROM person p JOIN named n ON n.article=p.article AND n.key=p.key"
    )

    def _all_families(self) -> Iterator[list[_PersonRow]]:
        rows = self._connection.execute(f"{self._PERSONS} ORDER BY p.name")
        found = (_PersonRow(*row) for row in rows)
        for _, persons in groupby(found, key=lambda row: row.name.partition(" ")[0]):
            yield list(persons)

    def _families(self) -> Iterator[list[_PersonRow]]:
        """Yield the persons whose names could have to do with those that came or went."""
        left = {tuple(written.split()) for written in self._names}
        tied = self._tied()
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
            rows: list[_PersonRow] = []
            for name in sorted(family):
                found = self._connection.execute(
                    f"{self._PERSONS} WHERE p.name=?", (" ".join(name),)
                )
                rows += (_PersonRow(*row) for row in found)
            if rows:
                yield rows

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

    def _settle(self, rows: list[_PersonRow]) -> None:
        held = {(row.article, row.key): row for row in rows}
        claimed: set[int] = set()
        for group in join_persons(_person(row) for row in rows):
            members = sorted(each.member.order for each in group)
            before = (held[member].entity for member in members)
            holders = Counter(entity for entity in before if entity is not None)
            free = [entity for entity, _ in holders.most_common() if entity not in claimed]
            first = Member(*members[0])
            number = free[0] if free else self._make(identify(first), first.key)
            claimed.add(number)
            if free:
                self._rename(number, first)
            for member in members:
                if held[member].entity != number:
                    self._move(held[member], number)

    def _rename(self, number: int, first: Member) -> None:
        id = identify(first)
        changed = self._connection.execute(
            "UPDATE entity SET id=?, key=? WHERE n=? AND id<>?", (id, first.key, number, id)
        )
        if changed.rowcount:
            self._touched.add(number)

    def _move(self, row: _PersonRow, number: int) -> None:
        said = _counted(json.loads(row.said))
        if row.entity is not None:
            self._count(row.entity, -1, -row.mentions, _negative(said))
        self._count(number, 1, row.mentions, said)
        self.moved.add(row.article)
        self._connection.execute(
            "UPDATE named SET entity=? WHERE article=? AND key=?", (number, row.article, row.key)
        )

    # Rows

    def write_rows(self, known: Known) -> None:
        """Write how entities are called and marked, and the words they are found by."""
        if self._fresh:
            rows = self._connection.execute("SELECT n FROM entity ORDER BY mentions")
            numbers = [number for (number,) in rows]
        else:
            numbers = sorted(self._touched | self._reworded)
        for number in numbers:
            self._write_row(number, known)
        self._words.flush()
        self._touched.clear()
        self._reworded.clear()

    def _write_row(self, number: int, known: Known) -> None:
        execute = self._connection.execute
        found = execute(
            "SELECT key, label, words, mentions FROM entity WHERE n=?", (number,)
        ).fetchone()
        if found is None:
            return
        key, before, row, mentions = found
        said = execute(
            "SELECT property, value, normalised, count FROM said WHERE entity=?", (number,)
        ).fetchall()
        names = Counter[str]()
        for name, value, _, count in said:
            if name == "name":
                names[value] += count
        label = label_of(key, names, (value for name, value, *_ in said if name == "called"))
        decided = {normalised for name, _, normalised, _ in said if name == DECIDED}
        differing = [
            name
            for name, each in _SINGLE.items()
            if name not in decided and differs(each, _claims(name, said), known)
        ]
        execute(
            "UPDATE entity SET label=?, mark=?, differs=? WHERE n=?",
            (label, Mark.DIFFERS if differing else Mark.STATED, " ".join(differing), number),
        )
        if before is not None and before != label:
            self.relabelled.add(number)
            known.forget(number)
        height = mentions.bit_length()
        if before != label or number in self._reworded or row >> COUNTED != height:
            self._write_words(number, self._numbers.next(height), label, names, said)

    def _write_words(
        self,
        number: int,
        row: int,
        label: str,
        names: Iterable[str],
        said: list[tuple[str, str, str, int]],
    ) -> None:
        texts = {label}
        for name, value, normalised, _ in said:
            texts.add(value)
            if normalised and properties.holds_date(name):
                texts.add(normalised)
        self._connection.execute("UPDATE entity SET words=? WHERE n=?", (row, number))
        self._words.add(row, tokens(texts), name_tokens({label, *names}))


def code_of(key: str) -> str | None:
    """Return by what an entity can be named beside its id and its words."""
    return next(iter(handles("", key)[1:]), None)


def _person(row: _PersonRow) -> LocalEntity:
    return LocalEntity(
        member=Member(row.article, row.key),
        kind=kind_of(row.key),
        name=tuple(row.name.split()),
        countries=_set(row.countries),
        company=_set(row.company),
        claims=(),
        same=_set(row.same),
        different=_set(row.different),
    )


def _claims(name: str, said: Iterable[tuple[str, str, str, int]]) -> list[Claim]:
    """Return claims that say of a property what was counted."""
    return [
        Claim(
            id="",
            article="",
            about="",
            property=name,
            value=value,
            normalised=normalised,
            start=0,
            end=0,
            quote="",
            method=Method.STATED,
            rule="",
        )
        for of, value, normalised, _ in said
        if of == name
    ]


def _written(value: Sequence[object]) -> str:
    return json.dumps(value, ensure_ascii=False) if value else "[]"


def _set(written: str) -> frozenset[str]:
    return frozenset(json.loads(written)) if written != "[]" else frozenset()


def _counted(said: Kept) -> Counter[Said]:
    found: Counter[Said] = Counter()
    for name, value, normalised, number, count in said:
        found[str(name), str(value), str(normalised), float(str(number))] += int(str(count))
    return found


def _negative(said: Counter[Said]) -> Counter[Said]:
    return Counter({each: -count for each, count in said.items()})
