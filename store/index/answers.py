"""What an index answers, by the connection through which it is open."""

from __future__ import annotations

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from weakref import finalize

from ..decisions.places import says_something
from ..errors import BadRecord, NotFound, Outdated, StoreError
from ..folder import ARTICLES
from ..records import Kind, Order, Row
from .lists import Lazy, Lists
from .loading import Moved

if TYPE_CHECKING:
    from ..query import Query
    from ..records import Article, Hit, Record
    from ..spans import DateSpan
    from ..tallies import Dimension, Tally
    from .linked import Linked
    from .matching import Matching
    from .records import Records
    from .search import Search
    from .tallying import Tallying

T = TypeVar("T")


class Answers(ABC):
    """Answers what can be asked of a store (`store.lookups.Questions`) from its index.

    How it is opened, and what happens where it has changed or turns out broken, is for those who
    derive from it to say.
    """

    folder: Path
    """The store."""
    place: Path | None
    """Where the index lies; none for in memory."""
    _connection: sqlite3.Connection

    def _begin(self) -> None:
        """Answer by the connection that was opened."""
        for name in ("_records", "_matching", "_search", "_linked", "_tallying"):
            self.__dict__.pop(name, None)
        self._lists = Lists(self._connection)
        # Lists that were given out keep this alive, and with it what they are read from.
        finalize(self._lists, self._connection.close)
        self._counts: dict[Kind, int] = {}

    # What is dear to import, each when it is first asked for: a list needs none of it.

    @cached_property
    def _records(self) -> Records:
        from .records import Records

        return Records(self._connection, self.folder)

    @cached_property
    def _matching(self) -> Matching:
        from .matching import Matching

        return Matching(self._connection, self._texts)

    def _texts(self, kind: Kind, number: int) -> Iterable[str]:
        from ..hits import texts_of

        return texts_of(self._records.numbered(kind, number))

    @cached_property
    def _search(self) -> Search:
        from .search import Search

        return Search(self._connection, self._matching, self._records, self._lists)

    @cached_property
    def _linked(self) -> Linked:
        from .linked import Linked

        return Linked(self._connection)

    @cached_property
    def _tallying(self) -> Tallying:
        from .tallying import Tallying

        return Tallying(self._connection, self._matching.asked)

    @property
    def problems(self) -> tuple[StoreError, ...]:
        """What could not be read when the index was brought up to date; the rest is there."""
        return self._answer(self._problems)

    def rows(
        self,
        kind: Kind,
        *,
        linked_to: str | None = None,
        query: Query | None = None,
        order: Order = Order.USUAL,
    ) -> Sequence[Row]:
        """List records of one kind; see `Lookups`."""

        def ask() -> Lazy[Row]:
            return self._rows(kind, linked_to, query, order)

        found = self._answer(ask)
        found.again = lambda error: self._afresh(error, ask)
        return found

    def tally(
        self,
        kind: Kind,
        dimension: Dimension,
        *,
        linked_to: str | None = None,
        query: Query | None = None,
    ) -> Sequence[Tally]:
        """Count the records that `rows` lists by what they say."""
        from ..tallies import checked

        checked(kind, dimension)

        def ask() -> Sequence[Tally]:
            within, _ = self._chosen(kind, linked_to, query)
            return self._tallying.tally(kind, dimension, query, within)

        return self._answer(ask)

    def spans(
        self, kind: Kind, *, linked_to: str | None = None, query: Query | None = None
    ) -> Sequence[DateSpan]:
        """Return when the records that `rows` lists are, those of the same days together."""
        from ..spans import spans_of

        def ask() -> Sequence[DateSpan]:
            within, _ = self._chosen(kind, linked_to, query)
            return spans_of(self._tallying.spans(kind, within))

        return self._answer(ask)

    def get(self, id: str) -> Record:
        """Return the record with that id, or the only one whose id begins so."""
        return self._answer(lambda: self._records.record(*self._records.find(id)))

    def article(self, id: str) -> Article:
        """Return an article by its whole id; raises NotFound."""
        return self._answer(lambda: self._records.article(id))

    def known(self, ids: Iterable[str]) -> Mapping[str, Row]:
        """Return records by their whole ids, as lists show them."""
        return self._answer(lambda: self._lists.known(ids))

    def named(self, text: str, *, limit: int = 20) -> Sequence[Row]:
        """Find records by letters of their names as they are typed."""
        return self._answer(lambda: self._search.named(text, limit))

    def meant(self, article: str, key: str) -> str | None:
        """Return the id of the entity or meeting that a key means in an article, if it is one."""
        from .records import Names

        return self._answer(lambda: Names(self._connection).view(article, key))

    def countries(self, id: str) -> frozenset[str]:
        """Return the codes of the countries an entity is said to be in or from."""
        from .records import Names

        return self._answer(lambda: Names(self._connection).countries(id))

    def search(self, query: Query, *, limit: int = 500) -> Sequence[Hit]:
        """Find records of every kind that fit, best first."""
        if query.is_empty:
            return []
        found = self._answer(lambda: self._search.search(query, limit))
        found.again = lambda error: self._afresh(error, lambda: self._search.search(query, limit))
        return found

    def links(self, id: str) -> frozenset[str]:
        """Ids of the records of the other kinds that are linked to a record; raises NotFound."""
        return self._answer(lambda: self._links(id))

    def count(self, kind: Kind) -> int:
        """Return how many records of a kind there are."""
        if kind not in self._counts:
            statement = f"SELECT count(*) FROM {kind.value}"
            self._counts[kind] = self._answer(
                lambda: int(self._connection.execute(statement).fetchone()[0])
            )
        return self._counts[kind]

    # How

    def _answer(self, ask: Callable[[], T]) -> T:
        """Ask; once more where a file has changed meanwhile, or the index turns out broken."""
        try:
            return ask()
        except (Moved, sqlite3.DatabaseError) as error:
            return self._afresh(error, ask)

    def _afresh(self, error: Exception, ask: Callable[[], T]) -> T:
        self._mend(error)
        return ask()

    @abstractmethod
    def _mend(self, error: Exception) -> None:
        """See to it that it can be asked again, where a file changed or the index is broken.

        Raises:
            Outdated: It cannot be here and now.
        """

    def _outdated(self) -> Outdated:
        problem = "has been changed by another process meanwhile"
        return Outdated(self.folder, problem, "wait a moment, it is being read")

    def _problems(self) -> tuple[StoreError, ...]:
        found: list[StoreError] = []
        shards = self._connection.execute(
            "SELECT name, broken FROM shard WHERE broken IS NOT NULL ORDER BY name"
        )
        for name, broken in shards.fetchall():
            from .shards import told

            found.append(told(self.folder / ARTICLES / name, broken))
        wrong = self._connection.execute(
            "SELECT shard, number, field, problem FROM record WHERE problem IS NOT NULL"
            " ORDER BY shard, start, number"
        )
        for name, *row in wrong.fetchall():
            from ..places import placed

            found.append(placed(BadRecord(self.folder / ARTICLES / name, *row)))
        if says_something(self.folder):
            from ..decisions.log import read_logs

            found += read_logs(self.folder).problems
        return tuple(found)

    def _rows(
        self, kind: Kind, linked_to: str | None, query: Query | None, order: Order
    ) -> Lazy[Row]:
        numbers, relations = self._chosen(kind, linked_to, query)
        if order is not Order.USUAL:
            return self._lists.of(kind, self._lists.in_order(kind, order, numbers), relations)
        if numbers is None:
            return self._lists.all(kind)
        return self._lists.of(kind, self._lists.first(kind, numbers), relations)

    def _chosen(
        self, kind: Kind, linked_to: str | None, query: Query | None
    ) -> tuple[set[int] | None, dict[int, str] | None]:
        """Return which records are meant, none for all, and how they are linked."""
        asked = query if query is not None and query.parts else None
        if linked_to is None:
            return (None if asked is None else self._matching.records(kind, asked)), None
        relations = self._linked.to(*self._found(linked_to), kind)
        numbers = set(relations)
        if asked is not None:
            numbers &= self._matching.records(kind, asked)
        return numbers, relations

    def _found(self, id: str) -> tuple[Kind, int, str]:
        kind, number, found = self._records.find(id)
        if found != id:
            raise NotFound(id)
        return kind, number, found

    def _links(self, id: str) -> frozenset[str]:
        kind, number, _ = self._found(id)
        ids: set[str] = set()
        for other in Kind:
            if other is not kind:
                numbers = list(self._linked.to(kind, number, id, other))
                ids.update(row.id for row in self._lists.of(other, numbers))
        return frozenset(ids)
