"""Looking for the words of a query in the word tables."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from heapq import merge
from itertools import groupby
from operator import itemgetter

from ..query.terms import Term, key_of
from ..records import Kind
from .lists import SORTED
from .schema import LATER
from .tokens import PART, number_token, whole_token

_DAY = len("2018-02-13")

Texts = Callable[[int], Iterable[str]]
"""Gives the texts of a record by its number."""

_ROWS = {Kind.ARTICLE: "article", Kind.ENTITY: "entity", Kind.MEETING: "meeting"}


class Words:
    """Finds the numbers of records by their words."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def having(self, kind: Kind, term: Term, texts: Texts, *, names: bool = False) -> set[int]:
        """Return the records of a kind in which a term occurs, whether or not it is negated.

        Args:
            kind: Of which kind.
            term: What must occur.
            texts: Their texts, to look into where the tables alone do not tell.
            names: Whether it must occur in a name or title.
        """
        asked = expression(term)
        found = self._numbers(kind, asked, names=names) if asked else self.all(kind)
        if is_told(term):
            return found
        return {number for number in found if any(map(term.occurs, texts(number)))}

    def having_all(self, kind: Kind, terms: Iterable[Term]) -> set[int]:
        """Return the records of a kind in which all of some terms occur; each must be told."""
        return self._numbers(kind, _all_of(terms), names=False)

    def in_order(
        self, kind: Kind, terms: Iterable[Term], *, names: bool
    ) -> Iterator[tuple[int, str]]:
        """Yield records with their labels in the order of the list of their kind.

        Nothing is read beyond what is asked for: the rows of the tables of words stand as the
        list does, but for those of one day, or those that are named about as often.

        Args:
            kind: Of which kind.
            terms: What must occur, all of it; each must be told.
            names: Whether it must occur in a name or title.
        """
        asked, table = _all_of(terms), _table(kind, names=names)
        label, _, usual = SORTED[kind]
        number = "words" if kind is Kind.ENTITY else "n"
        # What is found in rows of records gone by is passed over.
        parts = (
            self._connection.execute(
                f"SELECT r.n, r.{usual}, r.{label}, r.id"
                f" FROM {table} w CROSS JOIN {kind.value} r ON r.{number}=w.rowid"
                f" WHERE {table} MATCH ? AND w.rowid {part} ? ORDER BY w.rowid DESC",
                (asked, LATER),
            )
            for part in (">=", "<")
        )

        def height(row: tuple[int, str | int, str, str]) -> str | int:
            return row[1].bit_length() if isinstance(row[1], int) else row[1][:_DAY]

        for _, alike in groupby(merge(*parts, key=height, reverse=True), key=height):
            ordered = sorted(alike, key=itemgetter(2, 3))
            ordered.sort(key=itemgetter(1), reverse=True)
            yield from ((row[0], row[2]) for row in ordered)

    def called(self, kind: Kind, asked: list[str]) -> set[int]:
        """Return the records of which a name consists of some folded words."""
        return self._numbers(kind, f'"{whole_token(asked)}"', names=True)

    def near(self, kind: Kind, pattern: re.Pattern[str]) -> set[int]:
        """Return the records of which a name holds a word that a pattern fits from its beginning.

        Args:
            kind: Of which kind.
            pattern: All that it fits begins with the same letter as it does.
        """
        name = f"{kind.value}_names"
        self._connection.execute(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{name}_terms USING fts5vocab(main,{name},row)"
        )
        letter = pattern.pattern[0]
        terms = self._connection.execute(
            f"SELECT term FROM temp.{name}_terms WHERE term>=? AND term<?",
            (letter, chr(ord(letter) + 1)),
        )
        found = [f'"{term}"' for (term,) in terms if pattern.match(term)]
        return self._numbers(kind, " OR ".join(found), names=True) if found else set()

    def all(self, kind: Kind) -> set[int]:
        """Return every record of a kind."""
        rows = self._connection.execute(f"SELECT n FROM {_ROWS[kind]}")
        return {number for (number,) in rows}

    def _numbers(self, kind: Kind, asked: str, *, names: bool) -> set[int]:
        table = _table(kind, names=names)
        matching = f"SELECT rowid FROM {table} WHERE {table} MATCH ?"
        # What is found in rows of records gone by is passed over.
        if kind is Kind.ENTITY:
            statement = f"SELECT e.n FROM entity e WHERE e.words IN ({matching})"
        else:
            statement = f"SELECT n FROM {kind.value} WHERE n IN ({matching})"
        return {number for (number,) in self._connection.execute(statement, (asked,))}


def _table(kind: Kind, *, names: bool) -> str:
    return f"{kind.value}_{'names' if names else 'words'}"


def is_told(term: Term) -> bool:
    """Whether the word tables tell exactly in which texts a term occurs."""
    return len(term.words) == 1


def expression(term: Term) -> str:
    """Return what the word tables are asked; empty where they cannot narrow anything."""
    last = len(term.words) - 1
    parts = [
        _word(word, prefix=term.prefix and at == last, exact=bool(term.exact))
        for at, word in enumerate(term.letters)
    ]
    return " AND ".join(filter(None, parts))


def _all_of(terms: Iterable[Term]) -> str:
    return " AND ".join(map(expression, terms))


def _word(word: str, *, prefix: bool, exact: bool) -> str:
    if word[0].isdigit():
        if exact:
            # A spelling may end within a number of the text: 2018 in 2018.5.
            return f'("{word}" OR "{PART}{word}")' if word.isdigit() else ""
        return f'"{number_token(word)}"' + ("*" if prefix else "")
    key = key_of(word)
    if not prefix:
        return f'"{key}"'
    return f'("{word}"* OR "{key}"*)' if word != key else f'"{word}"*'
