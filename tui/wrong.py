"""What went wrong, in the interface's language, as far as it has words for it."""

from __future__ import annotations

from store import AmbiguousId, MahdarError, NoStore, NotFound, QueryError, UnreadableFile
from tui.arabic.errors import UnknownEmission

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tui.messages import Words

_SHOWN = 5
"""Ids that are named where one could be several."""


class UnknownCommand(MahdarError):
    """There is no command of the name that was written."""

    exit_code = 2

    def __init__(self, name: str, near: str | None) -> None:
        meant = f"; did you mean {near}?" if near else ""
        super().__init__(f"there is no command {name!r}{meant} (`mahdar --help` lists them)")
        self.name = name
        """What was written."""
        self.near = near
        """What may be meant; none where nothing is near."""


class WrongUse(MahdarError):
    """A command line cannot be read."""

    exit_code = 2

    def __init__(self, what: str, command: str, near: str | None = None, **facts: str) -> None:
        super().__init__(f"{command}: {what} {facts}")
        self.what = what
        """What is wrong, by the name of its text under `usage` in the messages."""
        self.command = command
        """What was asked for, such as `mahdar ingest`."""
        self.near = near
        """What may be meant; none where nothing is near."""
        self.facts = facts
        """What the text speaks of."""


class FileThere(MahdarError):
    """A file would be overwritten that is there already."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path}: is there already; --force writes over it")
        self.path = path
        """The file."""


def in_words(error: Exception, words: Words) -> str:
    """Return what an error says; in English where the language has no words of its own for it."""
    match error:
        case QueryError() if error.what:
            return query_in_words(error, words)
        case NotFound():
            return words("shell.no_record", id=error.id)
        case AmbiguousId():
            more = " ..." if len(error.candidates) > _SHOWN else ""
            ids = ", ".join(error.candidates[:_SHOWN]) + more
            return words("shell.ambiguous", id=error.id, ids=ids)
        case NoStore():
            return words("shell.no_store", path=error.path)
        case FileThere():
            return words("shell.file_there", path=error.path)
        case UnknownCommand():
            told = words("shell.no_command", written=error.name)
            near = f" {words('query.near', near=error.near)}" if error.near else ""
            return f"{told}{near} {words('shell.see_help')}"
        case WrongUse():
            told = words(f"usage.{error.what}", **error.facts)
            near = f" {words('query.near', near=error.near)}" if error.near else ""
            return f"{told}{near} {words('usage.help', command=error.command)}"
        case UnreadableFile() if error.what:
            return f"{error.path}: {words(f'unreadable.{error.what}', **error.facts)}"
        case UnknownEmission():
            known = ", ".join(error.known)
            return words("shell.no_emission", origin=error.origin, written=error.name, known=known)
    return str(error)


def query_in_words(error: QueryError, words: Words) -> str:
    """Return what is wrong with a query, with what may be meant and the place."""
    told = [words(f"query.{error.what}", **error.facts)]
    if near := error.facts.get("near"):
        told.append(words("query.near", near=near))
    told.append(words("query.at", place=error.position + 1))
    return " ".join(told)
