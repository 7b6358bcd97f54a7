"""Look-ups answered from the index: nothing is read but what is asked for."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from weakref import finalize

from ..decisions.places import says_something
from ..errors import BadRecord, MahdarError, NotFound, Outdated, StoreError
from ..folder import ARTICLES, State, look_for_store, read_generation, state_of
from ..records import Kind, Order, Row
from .lists import Lazy, Lists
from .loading import Moved
from .place import Progress, build, cut, is_long, opened

if TYPE_CHECKING:
    from ..query import Query
    from ..records import Article, Hit, Record
    from ..spans import DateSpan
    from ..tallies import Dimension, Tally
    from .apart import Apart
    from .linked import Linked
    from .matching import Matching
    from .records import Records
    from .search import Search
    from .tallying import Tallying

T = TypeVar("T")


class Index:
    """Answers look-ups from a store's index, which is brought up to date when it is opened.

    What it answers stays the same until `changed` has said that there is something new, or
    something was put.
    """

    def __init__(
        self,
        folder: Path,
        *,
        wait: float = 2.0,
        progress: Progress | None = None,
        postpone: bool = False,
    ) -> None:
        """Open the index of a store.

        Args:
            folder: The store.
            wait: Seconds a write waits for another writer.
            progress: Told how far bringing it up to date is.
            postpone: Whether nothing that is asked waits until it is brought up to date again;
                what cannot be answered meanwhile raises Outdated.

        Raises:
            NoStore: There is none.
            Corrupt: Its `store.json` does not hold what it should.
            NewerSchema: A newer mahdar wrote it.
        """
        look_for_store(folder)
        read_generation(folder)
        self.folder = folder
        """The store."""
        self._wait = wait
        self._progress = progress
        self._postpones = postpone
        self._broken = False
        self._seen: State | None = None
        self.place: Path | None = None
        """Where the index lies; none for in memory."""
        self._open()

    def _open(self) -> None:
        self._opened(self._progress)()

    def prepare(self, progress: Progress | None = None) -> Callable[[], None]:
        """Bring the index up to date; return what makes this answer by it. See `Lookups`."""
        if self.place is not None:
            from .beside import renew_beside

            renew_beside(self.folder, progress, anew=self.place if self._broken else None)
        return self._opened(progress)

    def _opened(self, progress: Progress | None) -> Callable[[], None]:
        """Open the index, up to date; return what makes this answer by it."""
        before, seen = self._seen, state_of(self.folder)
        try:
            connection, place = opened(self.folder, seen, progress)
        except MahdarError:
            self._seen = seen  # said once; what follows is another state
            raise
        look(connection)

        def take() -> None:
            if self._seen is not before:  # it has been brought up to date otherwise meanwhile
                connection.close()
                return
            self._seen, self._connection, self.place = seen, connection, place
            self._broken = False
            self._begin()
            if place is not None and is_long(place):
                connection.execute("COMMIT")
                cut(connection)
                look(connection)

        return take

    def _begin(self) -> None:
        """Answer by the index that was opened."""
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
    def note(self) -> str | None:
        """What a person should know of where the index is; none where it is beside the store."""
        if self.place is None:
            return "its index is kept in memory, for no folder takes it"
        if self.place.parent != self.folder:
            return f"its index is kept at {self.place}, for the store can only be read"
        return None

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

    def named(self, text: str, *, limit: int = 20) -> Sequence[Row]:
        """Find records by letters of their names as they are typed."""
        return self._answer(lambda: self._search.named(text, limit))

    def meant(self, article: str, key: str) -> str | None:
        """Return the id of the entity or meeting that a key means in an article, if it is one."""
        from .records import Names

        return self._answer(lambda: Names(self._connection).view(article, key))

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

    def is_behind(self) -> bool:
        """Whether the files are others than those that were read; a look at them, no more."""
        return self._broken or state_of(self.folder) != self._seen

    def changed(self) -> bool:
        """Whether the files have changed since they were read; from now on they are read anew."""
        changed = self.is_behind()
        if changed:
            self._renew()
        return changed

    def apart(self) -> Apart:
        """Return the same look-ups for one question that another thread asks."""
        from .apart import Apart

        return Apart(self)

    def put(self, articles: Sequence[Article]) -> int:
        """Write articles, each in the place of one with the same id; return how many were new."""
        from ..database import Store  # dear to import, and only for writing

        store = Store.open(self.folder, wait=self._wait)
        try:
            new = store.put(articles)
        finally:
            store.close()
        self._renew()
        return new

    def close(self) -> None:
        """Let go of the files; the object cannot be used afterwards."""
        self._connection.close()

    # How

    def _answer(self, ask: Callable[[], T]) -> T:
        """Ask; once more where a file has changed meanwhile, or the index turns out broken."""
        try:
            return ask()
        except (Moved, sqlite3.DatabaseError) as error:
            return self._afresh(error, ask)

    def _afresh(self, error: Exception, ask: Callable[[], T]) -> T:
        """Ask of the files as they are, and of an index that is whole; or raise Outdated."""
        if self._postpones:
            self._broken = self._broken or not isinstance(error, Moved)
            problem = "has been changed by another process meanwhile"
            raise Outdated(self.folder, problem, "wait a moment, it is being read") from error
        if isinstance(error, Moved):
            self._renew()
        else:
            self._rebuild()
        return ask()

    def _renew(self) -> None:
        # Lists that were given out go on being read as they were: each from its own connection,
        # which sees what there was when it was opened.
        self._open()

    def _rebuild(self) -> None:
        if self.place is not None:
            self._connection.close()
            build(self.folder, self.place, self._progress)
        self._open()

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


def look(connection: sqlite3.Connection) -> None:
    """Look at an index as it is now, whatever others write to it."""
    connection.execute("BEGIN")
    connection.execute("SELECT 1 FROM meta").fetchone()  # only reading begins in earnest
