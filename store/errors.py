"""What can go wrong, with the facts as attributes; one root, shown in one place."""

from __future__ import annotations

import re
from pathlib import Path


class MahdarError(Exception):
    """Anything mahdar itself reports; its text says what is wrong and what to do."""

    exit_code = 3
    """What the shell command ends with: 2 wrong use, 3 trouble with a store or a file."""


class UsageError(MahdarError):
    """A command or a look-up was asked in a way that cannot be answered."""

    exit_code = 2


class NotFound(MahdarError):
    """No record has the asked-for id."""

    exit_code = 1

    def __init__(self, id: str) -> None:
        super().__init__(f"no record with the id {id!r}; `mahdar search` finds records by words")
        self.id = id
        """The id that was asked for."""


class AmbiguousId(UsageError):
    """The beginning of an id fits several records."""

    def __init__(self, id: str, candidates: tuple[str, ...]) -> None:
        shown = ", ".join(candidates[:5]) + (" ..." if len(candidates) > 5 else "")
        super().__init__(f"the id {id!r} could be {shown}; give more of it")
        self.id = id
        """What was given."""
        self.candidates = candidates
        """The ids that begin so, sorted."""


class QueryError(UsageError):
    """A query cannot be understood."""

    def __init__(
        self, query: str, position: int, problem: str, what: str = "", **facts: str
    ) -> None:
        super().__init__(f"{problem} (at character {position + 1} of {query!r})")
        self.query = query
        """The query as given."""
        self.position = position
        """Offset in code points where it went wrong."""
        self.problem = problem
        """What is wrong, without the place."""
        self.what = what
        """What is wrong in one word, for who says it in another language."""
        self.facts = facts
        """What that is about, such as the field that is meant."""


class StoreError(MahdarError):
    """Something is wrong with the files of a store."""

    def __init__(self, path: Path, problem: str, remedy: str) -> None:
        super().__init__(f"{path}: {problem}; {remedy}")
        self.path = path
        """The file or folder it is about."""
        self.problem = problem
        """What is wrong."""
        self.remedy = remedy
        """What to do about it."""


class NoStore(StoreError):
    """There is no store at the path."""


class Corrupt(StoreError):
    """A file of the store does not hold what it should."""


class BadRecord(Corrupt):
    """A record in a file of the store is not what it should be; the others are."""

    def __init__(
        self,
        path: Path,
        document: int,
        field: str,
        problem: str,
        table: str = "articles",
        remedy: str = "correct it, or ingest its article again",
    ) -> None:
        super().__init__(path, f"table {table}, record {document}, {field}: {problem}", remedy)
        self._said = problem
        self.line: int | None = None
        """Line of the file where it stands, from 1, where that is known."""
        self.column: int | None = None
        """Column in code points, from 1."""
        self.table = table
        """Name of the table."""
        self.document = document
        """Number of the record within the table."""
        self.field = field
        """The field, with the way to it."""

    def at(self, line: int, column: int) -> BadRecord:
        """Return the same with its place in the file."""
        where = f"{self._said} (line {line}, column {column})"
        found = BadRecord(self.path, self.document, self.field, where, self.table, self.remedy)
        found.line, found.column = line, column
        return found


class DuplicateRecord(Corrupt):
    """Two records of a store have one number or one id: only one of them is shown."""


class NewerSchema(StoreError):
    """The store was written by a newer mahdar."""


class Busy(StoreError):
    """Another process is writing to the store."""

    def __init__(self, path: Path, problem: str, remedy: str, said: str = "") -> None:
        super().__init__(path, problem, remedy)
        told = re.fullmatch(r"process (\d+) on (\S+) since (\S+)", said)
        self.process, self.host, self.since = told.groups() if told else ("", "", "")
        """Who writes and since when (UTC, ISO 8601); empty where that is not known."""


class Outdated(StoreError):
    """Another process has changed what was asked for, and it is yet to be read."""


class Stopped(MahdarError):
    """What was asked was told to stop before it was answered."""

    def __init__(self) -> None:
        super().__init__("told to stop")


class Unwritable(StoreError):
    """The store, or the disk it lies on, does not take what is written."""


class UnreadableFile(MahdarError):
    """A file given for ingestion cannot be read as an article."""

    def __init__(self, path: str, reason: str, what: str = "", **facts: object) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        """The file, as it was given."""
        self.reason = reason
        """Why it cannot be read, and what to do."""
        self.what = what
        """Why in one word, for who says it in another language; empty where there is none."""
        self.facts = facts
        """What that is about, by name."""
