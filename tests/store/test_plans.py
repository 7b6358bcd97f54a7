"""What a query asks of the index is found by its orders: no table that grows is read through."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from store.database import Store
from store.index import Index
from store.query import parse
from store.records import Article, Kind

SAID = re.compile(r"(SELECT|INSERT) .*\b(said|fact|named)\b", re.DOTALL)
READ_THROUGH = re.compile(r"SCAN (said|s|fact|f|named|n)\b")


class Asked:
    """An index that notes what SQLite is asked, and tells how it goes about it."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.statements: list[str] = []
        connect = sqlite3.connect

        def told(*arguments: Any, **named: Any) -> sqlite3.Connection:
            connection: sqlite3.Connection = connect(*arguments, **named)
            connection.set_trace_callback(self.statements.append)
            return connection

        with monkeypatch.context() as within:
            within.setattr(sqlite3, "connect", told)
            self.index = Index(folder)
        assert self.index.place is not None
        self._plain = connect(self.index.place)

    def plans(self, kind: Kind, query: str) -> dict[str, str]:
        """Return how each statement is answered that looks at what is said."""
        self.statements.clear()
        list(self.index.rows(kind, query=parse(query)))
        return {each: self._plan(each) for each in self.statements if SAID.match(each)}

    def _plan(self, statement: str) -> str:
        rows = self._plain.execute(f"EXPLAIN QUERY PLAN {statement}")
        return " / ".join(row[3] for row in rows)

    def close(self) -> None:
        """Let go of the files."""
        self._plain.close()
        self.index.close()


@pytest.fixture
def asked(
    tmp_path: Path, make_article: Callable[..., Article], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Asked]:
    """The index of a small store: how a statement is answered depends on the tables alone."""
    with closing(Store.create(tmp_path / "store")) as store:
        store.put([make_article()])
    with closing(Asked(tmp_path / "store", monkeypatch)) as found:
        yield found


@pytest.mark.parametrize(
    ("kind", "query"),
    [
        (Kind.MEETING, "place:kw"),
        (Kind.MEETING, "place:الكويت"),
        (Kind.MEETING, "body:nato"),
        (Kind.MEETING, "p:أحمد role:chair"),
        (Kind.MEETING, "status:planned"),
        (Kind.MEETING, "has:chair"),
        (Kind.ENTITY, "country:kw"),
        (Kind.ENTITY, "has:position"),
        (Kind.ENTITY, "founded:2014"),
    ],
)
def test_what_is_said_is_found_and_not_read_through(asked: Asked, kind: Kind, query: str) -> None:
    plans = asked.plans(kind, query)
    assert plans
    assert {each: plan for each, plan in plans.items() if READ_THROUGH.search(plan)} == {}


def test_where_meetings_are_is_told_by_an_order_alone(asked: Asked) -> None:
    plans = asked.plans(Kind.MEETING, "place:kw")
    assert any("USING COVERING INDEX fact_entity" in plan for plan in plans.values())


def test_names_alone_are_read_through(asked: Asked) -> None:
    plans = asked.plans(Kind.ENTITY, "name:الكويت")
    assert any(map(READ_THROUGH.search, plans.values()))
