"""One question to an index, from a connection of its own."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import cached_property
from typing import TypeVar

from ..errors import Stopped
from .answers import Answers
from .place import again, look
from .records import Records

T = TypeVar("T")

_STEPS = 20_000
"""Instructions of SQLite, a millisecond or less, after which it looks whether it is to stop."""


_CACHE = 2048
"""Kilobytes of pages that it keeps, as long as what it has listed is shown: more are no quicker for
one question, and three lists would keep 27 MB more."""


class Apart(Answers):
    """Answers one question of a thread of its own; others, of any thread, may be told meanwhile.

    Two threads that share a connection wait for each other. The connection lives as long as what
    it has listed.
    """

    def __init__(self, of: Answers, note: Callable[[Exception], None]) -> None:
        """Prepare it; only asking opens the connection.

        Args:
            of: The index as it is open.
            note: Told what was wrong with the index: who keeps the files in sight makes it anew.
        """
        self.folder, self.place = of.folder, of.place
        self._of, self._note = of, note
        self._stopped = False
        self._counts = {}

    @cached_property
    def _records(self) -> Records:
        return Records(self._connection, self.folder, before=self._of._records.kept)

    def stop(self) -> None:
        """End what is being asked, and let nothing more be; see `store.lookups.Apart`."""
        self._stopped = True

    def _answer(self, ask: Callable[[], T]) -> T:
        if self._stopped:
            raise Stopped
        if "_connection" not in self.__dict__:
            self._connect()
        found = super()._answer(ask)
        if self._stopped:
            raise Stopped
        return found

    def _connect(self) -> None:
        if self.place is None:  # in memory there is only the one
            self._connection, self._lists = self._of._connection, self._of._lists
            return
        try:
            self._connection = again(self.place)
            self._connection.execute(f"PRAGMA cache_size=-{_CACHE}")
            self._connection.set_progress_handler(lambda: self._stopped, _STEPS)
            look(self._connection)
        except sqlite3.DatabaseError as error:
            self._mend(error)
        self._begin()

    def _mend(self, error: Exception) -> None:
        if self._stopped:
            raise Stopped from error
        self._note(error)
        raise self._outdated() from error
