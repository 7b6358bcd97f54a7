"""Searching in the index: which records, in which order; passages when they are looked at."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice, product
from typing import TYPE_CHECKING

from ..naming import matching_names
from ..passages import Passage, Rank, name_rank, text_passage
from ..query import Query
from ..query.terms import Term
from ..records import Hit, Kind, Row
from ..text import words
from .lists import SORTED, Lazy, Lists
from .matching import Matching
from .records import Records
from .words import is_told

if TYPE_CHECKING:
    from ..records import Entity

KINDS = (Kind.ENTITY, Kind.MEETING, Kind.ARTICLE)
"""In which order records of different kinds that fit equally well are found."""

_TRIED = 4
"""Articles of an entity that are looked into before it is asked which hold the words."""
_FEW = 300
"""Articles up to which each is asked whether it names an entity."""


class Search:
    """Answers queries."""

    def __init__(
        self, connection: sqlite3.Connection, matching: Matching, records: Records, lists: Lists
    ) -> None:
        self._connection = connection
        self._matching = matching
        self._words = matching.words
        self._records = records
        self._lists = lists
        self._holding: tuple[Query, set[int]] | None = None

    def search(self, query: Query, limit: int) -> Lazy[Hit]:
        """Return the records that fit best, their passages made when they are looked at."""
        told = all(is_told(term) and not term.negated for term in query.terms)
        ranked = self._ranked(query, limit) if query.tests or not told else self._in_order(query)
        found = list(islice(ranked, limit))
        return Lazy(len(found), lambda begin, end: self._hits(found[begin:end], query), page=8)

    def _in_order(self, query: Query) -> Iterator[tuple[Kind, int, Rank]]:
        """Yield the records that words fit of which the tables tell where they occur."""
        for rank, kind in product(Rank, KINDS):
            called = self._words.called(kind, query.asked)
            if rank is Rank.EXACT:
                yield from ((kind, number, rank) for number in self._lists.first(kind, called))
                continue
            # The words of the names of an entity may be of several of them, a title is one.
            sure = rank is Rank.LABEL and (kind is not Kind.ENTITY or len(query.terms) == 1)
            found = self._words.in_order(kind, query.terms, names=rank is Rank.LABEL)
            for number, label in found:
                if number not in called and (
                    sure or name_rank(self._names(kind, number, label), query) is rank
                ):
                    yield kind, number, rank

    def _ranked(self, query: Query, limit: int) -> Iterator[tuple[Kind, int, Rank]]:
        # Each only when it is come to: names alone mostly fill what a person looks at.
        matching = cache(lambda kind: self._matching.records(kind, query))
        named = cache(lambda kind: self._named(kind, query, matching))
        for rank in Rank:
            for kind in KINDS:
                if rank is Rank.EXACT and not self._words.called(kind, query.asked):
                    continue
                numbers = named(kind).get(rank, set())
                if rank is Rank.TEXT:
                    numbers = matching(kind).difference(*named(kind).values())
                for number in self._lists.first(kind, numbers, limit):
                    yield kind, number, rank

    def _named(
        self, kind: Kind, query: Query, matching: Callable[[Kind], set[int]]
    ) -> dict[Rank, set[int]]:
        """Return the records that a query finds by their names or titles, by how well they fit."""
        if not query.asked:
            return {}
        by_word = (
            self._words.having(kind, each, lambda _: (), names=True)
            for term in query.terms
            if not term.negated
            for each in term.single
        )
        candidates = set[int].intersection(*by_word)
        called = self._words.called(kind, query.asked)
        told = all(is_told(term) and not term.negated for term in query.terms)
        if query.tests or not told:
            candidates &= matching(kind)
            called &= matching(kind)
        if told and (kind is not Kind.ENTITY or len(query.terms) == 1):
            return {Rank.EXACT: called & candidates, Rank.LABEL: candidates - called}
        found: dict[Rank, set[int]] = {Rank.EXACT: set(), Rank.LABEL: set()}
        for number in candidates | called:
            rank = name_rank(self._names(kind, number, self._label(kind, number)), query)
            if rank is not Rank.TEXT:
                found[rank].add(number)
        return found

    def named(self, text: str, limit: int) -> list[Row]:
        """Find records by letters of their names as they are typed."""

        def having(term: Term) -> set[tuple[Kind, int]]:
            return {
                (kind, n)
                for kind in KINDS
                for n in self._words.having(kind, term, lambda _: (), names=True)
            }

        def near(slips: re.Pattern[str]) -> set[tuple[Kind, int]]:
            return {(kind, n) for kind in KINDS for n in self._words.near(kind, slips)}

        # One or two letters stand in most names: to collect them all would take long.
        typed = [Term(words=(word.folded,), prefix=True) for word in words(text)]
        first = {
            kind: [n for n, _ in islice(self._words.in_order(kind, typed, names=True), limit)]
            for kind in KINDS
            if typed
        }
        if any(first.values()):
            return [row for kind in KINDS for row in self._lists.of(kind, first[kind])]
        numbers: dict[Kind, set[int]] = {kind: set() for kind in KINDS}
        for kind, number in matching_names(text, having, near):
            numbers[kind].add(number)
        return [
            row
            for kind in KINDS
            for row in self._lists.of(kind, self._lists.first(kind, numbers[kind], limit))
        ]

    def _names(self, kind: Kind, number: int, label: str) -> list[str]:
        return self._matching.asked.names_of(number) if kind is Kind.ENTITY else [label]

    def _label(self, kind: Kind, number: int) -> str:
        label, *_ = SORTED[kind]
        (found,) = self._connection.execute(
            f"SELECT {label} FROM {kind.value} WHERE n=?", (number,)
        ).fetchone()
        return str(found)

    # Passages

    def _hits(self, found: list[tuple[Kind, int, Rank]], query: Query) -> list[Hit]:
        hits = []
        rows = {
            kind: iter(self._lists.of(kind, [number for of, number, _ in found if of is kind]))
            for kind in KINDS
        }
        for kind, number, rank in found:
            row = next(rows[kind])
            shown = self._passage(kind, number, rank, row, query)
            hits.append(Hit(row, shown.snippet, shown.spans, shown.article, shown.start, shown.end))
        return hits

    def _passage(self, kind: Kind, number: int, rank: Rank, row: Row, query: Query) -> Passage:
        if kind is Kind.ARTICLE:
            return text_passage(*self._records.words(number), query)
        by_name = kind is Kind.ENTITY and rank is not Rank.TEXT and bool(query.terms)
        if by_name and query.matches(row.label):
            return self._named_passage(number, row.label, query)
        from ..hits import passage, passage_in  # dear to import, as are whole records

        if kind is Kind.ENTITY:
            return passage(self._entity(number, query, rank), query)
        return passage_in(self._records.said_of_meeting(number), row.label, query)

    def _named_passage(self, number: int, label: str, query: Query) -> Passage:
        """Return the label of an entity with the place where it is first named."""
        rows = self._connection.execute(
            "SELECT article, key FROM named WHERE entity=?1 AND article=(SELECT min(article)"
            " FROM named WHERE entity=?1 AND mentions>0)",
            (number,),
        )
        keys = {key: article for article, key in rows}
        if not keys:
            return Passage(label, query.spans(label), None, 0, 0)
        article = next(iter(keys.values()))
        first = self._records.first_mention(article, keys)
        return Passage(label, query.spans(label), article, first.start, first.end)

    def _entity(self, number: int, query: Query, rank: Rank) -> Entity:
        """Return an entity as far as the articles go that its passage can be from."""
        from ..hits import is_shown_best

        rows = self._connection.execute(
            "SELECT DISTINCT article FROM named WHERE entity=? ORDER BY article LIMIT ?",
            (number, _TRIED),
        )
        first = [id for (id,) in rows]
        entity = self._records.entity(number, first)
        if len(first) < _TRIED or is_shown_best(entity, query, rank):
            return entity
        holding = self._holding_words(number, query, rank)
        entity = self._records.entity(number, holding[:_TRIED] or None)
        if len(holding) <= _TRIED or is_shown_best(entity, query, rank):
            return entity
        return self._records.entity(number, holding)

    def _holding_words(self, number: int, query: Query, rank: Rank) -> list[str]:
        """Return the articles of an entity that hold a name of it that fits, or any of the words.

        The ids are sorted.
        """
        if rank is Rank.TEXT:
            holding = self._articles_holding(query)
        else:
            holding = set()
            for name in filter(query.matches, self._matching.asked.names_of(number)):
                parts = [Term(words=(word.folded,)) for word in words(name)]
                holding |= self._words.having_all(Kind.ARTICLE, parts) if parts else set()
        if len(holding) > _FEW:
            rows = self._connection.execute(
                "SELECT a.id, a.n FROM named n JOIN article a ON a.id=n.article WHERE n.entity=?",
                (number,),
            )
            return sorted({id for id, n in rows if n in holding})
        marks = ",".join("?" * len(holding))
        found = self._connection.execute(
            "SELECT DISTINCT n.article FROM article a CROSS JOIN named n"
            f" ON n.entity=? AND n.article=a.id WHERE a.n IN ({marks})",
            (number, *holding),
        )
        return sorted(id for (id,) in found)

    def _articles_holding(self, query: Query) -> set[int]:
        """Return the articles that hold any of the words; kept, for every hit asks for them."""
        if self._holding is None or self._holding[0] is not query:
            told = [each for term in query.terms if not term.negated for each in term.single]
            found = (self._words.having(Kind.ARTICLE, each, lambda _: ()) for each in told)
            self._holding = query, set[int]().union(*found)
        return self._holding[1]
