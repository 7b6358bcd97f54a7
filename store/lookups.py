"""The one seam between what is known and whoever asks: a dozen look-ups.

The browser and the shell ask only these. `store.scan.Scan` answers them from plain TinyDB files
and is the oracle for every faster implementation; `store.index.Index` answers them from a derived
index. One suite of tests runs over both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from .records import Order

if TYPE_CHECKING:
    from .errors import StoreError
    from .query import Query
    from .records import Article, Hit, Kind, Record, Row
    from .spans import DateSpan
    from .tallies import Dimension, Tally


class Questions(Protocol):
    """What can be asked of a store as it was at one moment."""

    @property
    def problems(self) -> Sequence[StoreError]:
        """What of its files could not be read; the rest is there."""
        ...

    def rows(
        self,
        kind: Kind,
        *,
        linked_to: str | None = None,
        query: Query | None = None,
        order: Order = Order.USUAL,
    ) -> Sequence[Row]:
        """List records of one kind.

        Args:
            kind: What to list.
            linked_to: Id of a record; only those linked to it are listed, with how.
            query: Only records that match are listed.
            order: What the list is sorted by.

        Raises:
            NotFound: No record has the id `linked_to`.
        """
        ...

    def tally(
        self,
        kind: Kind,
        dimension: Dimension,
        *,
        linked_to: str | None = None,
        query: Query | None = None,
    ) -> Sequence[Tally]:
        """Count the records that `rows` lists by what they say, the most frequent first.

        Raises:
            NotFound: No record has the id `linked_to`.
            ValueError: Records of the kind are not counted so; see `tallies.DIMENSIONS`.
        """
        ...

    def spans(
        self, kind: Kind, *, linked_to: str | None = None, query: Query | None = None
    ) -> Sequence[DateSpan]:
        """Return when the records that `rows` lists are, those of the same days together.

        In the order of their days, those without a known year last; raises NotFound.
        """
        ...

    def get(self, id: str) -> Record:
        """Return the record with that id, or the only one whose id begins so.

        Raises:
            NotFound: There is none.
            AmbiguousId: There are several.
        """
        ...

    def article(self, id: str) -> Article:
        """Return an article by its whole id; raises NotFound."""
        ...

    def known(self, ids: Iterable[str]) -> Mapping[str, Row]:
        """Return records by their whole ids, as lists show them; those that are gone are not there.

        None of them is read: it takes no longer for one that stands in thousands of articles.
        """
        ...

    def named(self, text: str, *, limit: int = 20) -> Sequence[Row]:
        """Find records by letters of their names as they are typed; see `naming`.

        Args:
            text: What was typed.
            limit: How many of each kind are found at most, in the order of its list.
        """
        ...

    def meant(self, article: str, key: str) -> str | None:
        """Return the id of the entity or meeting that a key means in an article, if it is one."""
        ...

    def countries(self, id: str) -> frozenset[str]:
        """Return the codes of the countries an entity is said to be in or from, by its whole id.

        Like `known`, it reads no record; of what is no entity, or gone, there are none.
        """
        ...

    def search(self, query: Query, *, limit: int = 500) -> Sequence[Hit]:
        """Find records of every kind that are what is looked for, best first."""
        ...

    def links(self, id: str) -> frozenset[str]:
        """Ids of the records of the other kinds that are linked to a record; raises NotFound."""
        ...

    def count(self, kind: Kind) -> int:
        """Return how many records of a kind there are."""
        ...


class Lookups(Questions, Protocol):
    """A store that is kept open: it can be asked, kept up to date and written to."""

    @property
    def note(self) -> str | None:
        """What a person should know of how it is read; none where there is nothing to say."""
        ...

    def is_behind(self) -> bool:
        """Whether the files are others than those that were read; a look at them, no more."""
        ...

    def changed(self) -> bool:
        """Whether the files have changed since they were read; from now on they are read anew."""
        ...

    def prepare(self, progress: Callable[[int, int], None] | None = None) -> Callable[[], None]:
        """Read the files as they are now, and return what makes these look-ups answer by that.

        It may take long, and is the one thing here that another thread may do; what it returns
        takes no time. What `progress`, told how many are done of how many, raises ends it.

        Raises:
            StoreError: They cannot be read.
        """
        ...

    def apart(self) -> Apart:
        """Return what answers one question of another thread.

        What it lists can be read by any thread, and stays what it was.
        """
        ...

    def put(self, articles: Sequence[Article]) -> int:
        """Write articles, each in the place of one with the same id; return how many were new.

        Raises:
            Busy: Another process is writing.
            Unwritable: The disk or the folder does not take it; nothing was changed.
        """
        ...

    def close(self) -> None:
        """Let go of the files; the object cannot be used afterwards."""
        ...


class Apart(Questions, Protocol):
    """Answers one question, asked by a thread of its own."""

    def stop(self) -> None:
        """End what is being asked, and let nothing more be: that raises Stopped.

        Any thread may do so.
        """
        ...
