"""Look-ups answered from the index: nothing is read but what is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from ..errors import MahdarError
from ..finding import look_for_store
from ..folder import State, read_generation, state_of
from .answers import Answers
from .loading import Moved
from .place import build, cut, is_long, look, opened

if TYPE_CHECKING:
    from ..records import Article
    from .apart import Apart
    from .progress import Progress

T = TypeVar("T")


class Index(Answers):
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

    @property
    def note(self) -> str | None:
        """What a person should know of where the index is; none where it is beside the store."""
        if self.place is None:
            return "its index is kept in memory, for no folder takes it"
        if self.place.parent != self.folder:
            return f"its index is kept at {self.place}, for the store can only be read"
        return None

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
        """Return what answers one question of another thread."""
        from .apart import Apart

        return Apart(self, self._note)

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

    def _mend(self, error: Exception) -> None:
        """Read the files as they are, and have an index that is whole; or raise Outdated."""
        if self._postpones:
            self._note(error)
            raise self._outdated() from error
        if isinstance(error, Moved):
            self._renew()
        else:
            self._rebuild()

    def _note(self, error: Exception) -> None:
        """Note what was wrong with the index: unless files only changed, it is broken."""
        self._broken = self._broken or not isinstance(error, Moved)

    def _renew(self) -> None:
        # Lists that were given out go on being read as they were: each from its own connection,
        # which sees what there was when it was opened.
        self._open()

    def _rebuild(self) -> None:
        if self.place is not None:
            self._connection.close()
            build(self.folder, self.place, self._progress)
        self._open()
