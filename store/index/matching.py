"""Which records of the index are what a query asks for, whatever their order."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from functools import partial

from ..query import Query
from ..query.terms import Term
from ..records import Kind
from .asked import Asked
from .words import Texts, Words, is_told


class Matching:
    """Finds records that are what is looked for."""

    def __init__(
        self, connection: sqlite3.Connection, texts: Callable[[Kind, int], Iterable[str]]
    ) -> None:
        """Prepare it.

        Args:
            connection: The index.
            texts: Gives the texts of an article or a meeting by its number, which is read for it.
        """
        self._connection = connection
        self._texts = texts
        self.words = Words(connection)
        """Answers what is asked of words."""
        self.asked = Asked(connection, self.words)
        """Answers what is asked of fields."""

    def records(self, kind: Kind, query: Query) -> set[int]:
        """Return the numbers of the records of a kind that are what is looked for."""
        found = self.asked.holding(kind, query.tests) if query.tests else None
        refused: set[int] = set()
        # What the tables tell alone first: it leaves less to look into.
        told = [term for term in query.terms if is_told(term) and not term.negated]
        if told:
            having = self.words.having_all(kind, told)
            found = having if found is None else found & having
        others = (term for term in query.terms if term not in told)
        for term in sorted(others, key=lambda term: not is_told(term)):
            having = self._having(kind, term, found)
            if term.negated:
                refused |= having
            else:
                found = having if found is None else found & having
        return (self.words.all(kind) if found is None else found) - refused

    def _having(self, kind: Kind, term: Term, within: set[int] | None) -> set[int]:
        texts: Texts = partial(self.texts, kind)
        if within is None or is_told(term):
            return self.words.having(kind, term, texts)
        return self.words.having(kind, term, lambda n: texts(n) if n in within else ())

    def texts(self, kind: Kind, number: int) -> Iterable[str]:
        """Return the texts of a record in which words are looked for."""
        if kind is Kind.ENTITY:
            rows = self._connection.execute(
                "SELECT DISTINCT value FROM said WHERE entity=?1 UNION"
                " SELECT DISTINCT normalised FROM said WHERE entity=?1 AND property='founded'"
                " UNION SELECT label FROM entity WHERE n=?1",
                (number,),
            )
            return [text for (text,) in rows if text]
        return self._texts(kind, number)
