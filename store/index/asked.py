"""What queries ask of fields, answered from the tables."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from ..properties import holds_date
from ..query.asking import about_articles, edtf_fits, roles_asked
from ..query.fields import ANY, NAMED, PROPERTIES, Asks, Test, compare, fields, range_of
from ..query.terms import Term
from ..records import EntityKind, Kind
from ..resolve.keys import is_entity
from ..text import fold
from .schema import BUT_NAMES
from .tokens import NUMBERLESS
from .words import Words

Numbers = set[int]
"""Numbers of records of one kind."""

_KINDS_OF_ENTITIES = {kind.value for kind in EntityKind}


class Asked:
    """Finds the numbers of records by what is said of them."""

    def __init__(self, connection: sqlite3.Connection, words: Words) -> None:
        self._connection = connection
        self._words = words
        self._meant: dict[Test, Numbers] = {}

    def holding(self, kind: Kind, tests: Sequence[Test]) -> Numbers:
        """Return the records of a kind that are as every test wants them."""
        self._meant.clear()
        match kind:
            case Kind.MEETING:
                return self._meetings(tests)
            case Kind.ENTITY:
                return self._combined(Kind.ENTITY, ((t, self._entity(t)) for t in tests))
        return self._articles(tests)

    def all(self, kind: Kind) -> Numbers:
        """Return every record of a kind."""
        return self._words.all(kind)

    def _combined(self, kind: Kind, found: Iterable[tuple[Test, Numbers]]) -> Numbers:
        result: Numbers | None = None
        refused: Numbers = set()
        for test, numbers in found:
            if test.negated:
                refused |= numbers
            else:
                result = numbers if result is None else result & numbers
        return (self._words.all(kind) if result is None else result) - refused

    # Articles

    def _articles(self, tests: Sequence[Test]) -> Numbers:
        own = [each for each in tests if about_articles(each)]
        others = [each for each in tests if not about_articles(each)]
        found = self._combined(Kind.ARTICLE, ((each, self._article(each)) for each in own))
        wanted = [each for each in others if not each.negated]
        if wanted:
            found &= self._reporting(self._meetings(wanted))
        for each in others:
            if each.negated:
                found -= self._reporting(self._meetings([each._replace(negated=False)]))
        return found

    def _reporting(self, meetings: Numbers) -> Numbers:
        rows = self._connection.execute(
            "SELECT a.n, l.meeting FROM local_meeting l JOIN article a ON a.id=l.article"
        )
        return {article for article, meeting in rows if meeting in meetings}

    def _article(self, test: Test) -> Numbers:
        match test.name.asks:
            case Asks.SOURCE:
                return set(self._rows(f"SELECT n FROM article WHERE {_SOURCE}", _source(test)))
            case Asks.DATE if test.field == "date":
                return self._dated("article", test)
            case Asks.DIFFER:
                return set()
        return set(self._saying(test))

    def _saying(self, test: Test) -> Iterator[int]:
        asks, term = test.name.asks, test.term
        rows = self._connection.execute("SELECT n, title, facts FROM article")
        for number, title, written in rows:
            facts = {"title": [title], **json.loads(written)}
            if asks in (Asks.HAS, Asks.SILENT):
                if (test.value in facts) is (asks is Asks.HAS):
                    yield number
                continue
            for each in facts.get(test.field, ()):
                if edtf_fits(each, test) if asks is Asks.DATE else _fits(each, each, test, term):
                    yield number
                    break

    # Meetings

    def _meetings(self, tests: Sequence[Test]) -> Numbers:
        roles = roles_asked(tests)
        persons = any(each.field == "p" and not each.negated for each in tests)
        found = []
        for test in tests:
            if test.field == "role" and persons and not test.negated:
                continue
            within = roles if test.field == "p" and not test.negated else ()
            found.append((test, self._meeting(test, within)))
        return self._combined(Kind.MEETING, found)

    def _meeting(self, test: Test, roles: tuple[str, ...]) -> Numbers:
        match test.name.asks:
            case Asks.SOURCE:
                statement = (
                    "SELECT l.meeting FROM article JOIN local_meeting l ON l.article=article.id"
                    f" WHERE {_SOURCE}"
                )
                return set(self._rows(statement, _source(test)))
            case Asks.DATE if test.field == "date":
                return self._dated("meeting", test)
            case Asks.DIFFER:
                return self._differing("meeting", test)
            case Asks.HAS:
                return self._stated(test.value)
            case Asks.SILENT:
                could = test.value in (*PROPERTIES[Kind.MEETING], *NAMED)
                return self._words.all(Kind.MEETING) - self._stated(test.value) if could else set()
        return set[int]().union(
            *(self._given(name, test) for name in roles or test.name.properties)
        )

    def _stated(self, name: str) -> Numbers:
        if name in NAMED:
            return self._naming_one(name)
        statement = "SELECT DISTINCT meeting FROM fact WHERE stated AND property=?"
        return set(self._rows(statement, (name,)))

    def _naming_one(self, what: str) -> Numbers:
        """Return the meetings that name a person in any role, or a place of a known country."""
        name = fields()["place" if what == "country" else what]
        statement = (
            "SELECT DISTINCT f.meeting FROM fact f JOIN entity e ON e.n=f.entity"
            f" WHERE f.stated AND f.property IN ({_marks(name.properties)})"
            f" AND e.kind IN ({_marks(name.kinds)})"
        )
        if what == "country":
            statement += (
                f" AND (e.kind='{EntityKind.COUNTRY}' OR EXISTS (SELECT 1 FROM said s"
                " WHERE s.entity=e.n AND s.property='country' AND s.normalised<>''))"
            )
        return set(self._rows(statement, (*name.properties, *name.kinds)))

    def _given(self, name: str, test: Test) -> Numbers:
        """Return the meetings of which a value of a property is as asked."""
        match test.name.asks:
            case Asks.DATE:
                rows = self._connection.execute(
                    "SELECT meeting, normalised FROM fact WHERE stated AND property=?", (name,)
                )
                return {number for number, written in rows if edtf_fits(written, test)}
            case Asks.NUMBER if test.operator != ":":
                rows = self._connection.execute(
                    "SELECT meeting, number FROM fact WHERE stated AND property=?"
                    " AND number IS NOT NULL",
                    (name,),
                )
                wanted = test.number
                return {n for n, number in rows if compare(number, test.operator, wanted)}
        found = self._naming(name, test)
        if not test.name.kinds:
            found.update(self._wording(name, test))
        return found

    def _naming(self, name: str, test: Test) -> Numbers:
        meant = self.meant(test)
        if len(meant) > _FEW:
            rows = self._connection.execute(
                "SELECT meeting, entity FROM fact WHERE stated AND property=?"
                " AND entity IS NOT NULL",
                (name,),
            )
            return {meeting for meeting, entity in rows if entity in meant}
        return set(
            self._rows(
                "SELECT meeting FROM fact WHERE entity IN (SELECT value FROM json_each(?))"
                " AND property=? AND stated",
                (json.dumps(sorted(meant)), name),
            )
        )

    def _wording(self, name: str, test: Test) -> Iterator[int]:
        term = test.term
        rows = self._connection.execute(
            "SELECT meeting, normalised, label, other FROM fact WHERE stated AND property=?"
            " AND entity IS NULL",
            (name,),
        )
        for meeting, normalised, label, other in rows:
            if _fits(normalised, label, test, term) or (other or "").casefold() == test.code:
                yield meeting

    # Entities

    def _entity(self, test: Test) -> Numbers:
        match test.name.asks:
            case Asks.SOURCE:
                statement = (
                    "SELECT n.entity FROM article JOIN named n ON n.article=article.id"
                    f" WHERE {_SOURCE}"
                )
                return set(self._rows(statement, _source(test)))
            case Asks.DATE if test.field == "date":
                return set()
            case Asks.DIFFER:
                return self._differing("entity", test)
            case Asks.HAS:
                return self._said_of(test.value)
            case Asks.SILENT:
                could = test.value in PROPERTIES[Kind.ENTITY]
                return self._words.all(Kind.ENTITY) - self._said_of(test.value) if could else set()
            case Asks.VALUE if test.name.kinds:
                return self.meant(test)
        return {number for name in test.name.properties for number in self._saying_of(name, test)}

    def _said_of(self, name: str) -> Numbers:
        if name not in PROPERTIES[Kind.ENTITY]:
            return set()
        if name == "kind":
            return self._words.all(Kind.ENTITY)
        found = set(self._rows(f"SELECT entity FROM said WHERE {_property(name)}", (name,)))
        if name == "country":
            found.update(self._rows("SELECT n FROM entity WHERE kind=?", (EntityKind.COUNTRY,)))
        return found

    def _saying_of(self, name: str, test: Test) -> Iterator[int]:
        if name not in PROPERTIES[Kind.ENTITY]:
            return
        rows = self._connection.execute(
            f"SELECT entity, value, normalised, number FROM said WHERE {_property(name)}", (name,)
        ).fetchall()
        match test.name.asks:
            case Asks.DATE:
                yield from (e for e, value, n, _ in rows if edtf_fits(n or fold(value), test))
            case Asks.NUMBER if test.operator != ":":
                wanted = test.number
                for entity, _, _, number in rows:
                    if number != NUMBERLESS and compare(number, test.operator, wanted):
                        yield entity
            case _:
                yield from self._of_kind(name, test)
                yield from self._worded(name, test, rows)
                yield from self._pointing(name, test)

    def _worded(
        self, name: str, test: Test, rows: Iterable[tuple[int, str, str, float]]
    ) -> Iterator[int]:
        term, dated = test.term, holds_date(name)
        for entity, value, normalised, _ in rows:
            if not is_entity(normalised):
                label = normalised or value if dated else value
                if _fits(normalised or fold(value), label, test, term):
                    yield entity

    def _of_kind(self, name: str, test: Test) -> Iterator[int]:
        term = test.term
        if name not in ("kind", "country"):
            return
        if name == "kind":
            for kind in sorted(_KINDS_OF_ENTITIES):
                if _fits(kind, kind, test, term):
                    yield from self._rows("SELECT n FROM entity WHERE kind=?", (kind,))
            return
        rows = self._connection.execute("SELECT n, id FROM entity WHERE kind='country'")
        for number, id in rows:
            code = id.removeprefix("c-").upper()
            if _fits(code, code, test, term):
                yield number

    def _pointing(self, name: str, test: Test) -> Iterator[int]:
        rows = self._connection.execute(
            "SELECT f.entity, t.entity FROM points p"
            " JOIN named f ON f.article=p.article AND f.key=p.key"
            " JOIN named t ON t.article=p.article AND t.key=p.target WHERE p.property=?",
            (name,),
        )
        meant = self.meant(test)
        yield from (entity for entity, target in rows if target in meant)

    # Both

    def meant(self, test: Test) -> Numbers:
        """Return the entities that the value of a test means."""
        test = test._replace(negated=False)
        if test not in self._meant:
            found = self._with_code(test)
            term = test.term
            if term is not None:
                found |= self._words.having(Kind.ENTITY, term, self.names_of, names=True)
            kinds = test.name.kinds
            self._meant[test] = self._of_kinds(found, kinds) if kinds else found
        return self._meant[test]

    def names_of(self, number: int) -> list[str]:
        """Return what an entity goes by, the label first."""
        row = self._connection.execute("SELECT label FROM entity WHERE n=?", (number,)).fetchone()
        names = self._connection.execute(
            "SELECT DISTINCT value FROM said WHERE entity=? AND property='name'", (number,)
        )
        return list(dict.fromkeys([row[0], *(name for (name,) in names)]))

    def _with_code(self, test: Test) -> Numbers:
        code = test.code
        found = set(self._rows("SELECT n FROM entity WHERE id=? OR code=?", (code, code)))
        if "place" in test.name.properties:
            # All places at once, by their keys: of all that is of a country few are places.
            statement = (
                f"SELECT entity FROM said WHERE property='country' AND {BUT_NAMES}"
                " AND normalised IN (?,?,?) AND entity IN"
                " (SELECT n FROM entity WHERE key>=? AND key<?)"
            )
            places = (f"{EntityKind.PLACE}:", f"{EntityKind.PLACE};")
            found.update(self._rows(statement, (code, code.upper(), test.value, *places)))
        return found

    def _of_kinds(self, numbers: Numbers, kinds: tuple[EntityKind, ...]) -> Numbers:
        marks = ",".join("?" * len(kinds))
        statement = (
            "SELECT n FROM entity WHERE n IN (SELECT value FROM json_each(?))"
            f" AND kind IN ({marks})"
        )
        return set(self._rows(statement, (json.dumps(sorted(numbers)), *kinds)))

    def _dated(self, table: str, test: Test) -> Numbers:
        wanted = range_of(test.value)
        first, last = wanted.first.toordinal(), wanted.last.toordinal()
        if test.operator == ":":
            statement = f"SELECT n FROM {table} WHERE first<=? AND last>=?"
            return set(self._rows(statement, (last, first)))
        statement = f"SELECT n FROM {table} WHERE first>=? AND last<=? AND certain"
        return set(self._rows(statement, (first, last)))

    def _differing(self, table: str, test: Test) -> Numbers:
        rows = self._connection.execute(f"SELECT n, differs FROM {table} WHERE differs<>''")
        if test.value == ANY:
            return {number for number, _ in rows}
        return {number for number, differs in rows if test.value in differs.split()}

    def _rows(self, statement: str, values: tuple[object, ...]) -> list[int]:
        return [number for (number,) in self._connection.execute(statement, values)]


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))


_FEW = 10_000
"""Entities that are looked for one by one; for more, all that have a role are gone through."""

_SOURCE = "(substr(article.id, 1, ?)=? OR substr(article.file, 1, ?)=?)"


def _source(test: Test) -> tuple[object, ...]:
    return (len(test.value), test.value) * 2


def _property(name: str) -> str:
    """Return what asks for a property of entities, where it can be so that an order answers it."""
    return "property=?" if name == "name" else f"property=? AND {BUT_NAMES}"


def _fits(normalised: str, label: str, test: Test, term: Term | None) -> bool:
    return test.is_value(normalised) or (term is not None and term.occurs(label))
