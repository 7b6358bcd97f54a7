"""Writing the bytes of a store: files replaced whole, the last good one kept."""

from __future__ import annotations

import contextlib
import json
import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from .errors import StoreError, Unwritable
from .files import Tables, backup_of, content_of, read_tables


@dataclass(slots=True)
class Lines:
    """A file of one table that holds one record a line, as `FileStorage` writes it."""

    head: bytes
    """What comes before the records."""
    records: list[bytes]
    """Each as its number and its JSON, without the comma."""

    @classmethod
    def of(cls, content: bytes, table: str) -> Lines | None:
        """Return the lines of a file; none where it is otherwise."""
        head, tail = f'{{\n"{table}": {{\n'.encode(), b"\n}\n}\n"
        if not (content.startswith(head) and content.endswith(tail)):
            return None
        records = content[len(head) : -len(tail)].split(b"\n")
        whole = [each.removesuffix(b",") for each in records]
        commas = sum(len(each) for each in records) - sum(len(each) for each in whole)
        if commas != len(records) - 1 or not all(map(_is_record, whole)):
            return None
        return cls(head, whole)

    def numbers(self) -> Iterator[tuple[int, int]]:
        """Yield the place and the number of each record."""
        for at, record in enumerate(self.records):
            yield at, int(record[1 : record.index(b'"', 1)])

    def content(self) -> bytes:
        """Return the file's content."""
        return self.head + b",\n".join(self.records) + b"\n}\n}\n"


_RECORD = re.compile(rb'"\d{1,18}": \{')


def _is_record(line: bytes) -> bool:
    return _RECORD.match(line) is not None and line.endswith(b"}")


class FileStorage(Storage):
    """A TinyDB storage that never leaves half a file behind.

    A write makes the whole content first, puts it into a new file beside the old one and then
    changes their names, so that whatever happens there is the old content or the new. Reading
    takes no lock and writes nothing. Writers must hold the store's lock (`lock.WriteLock`).
    """

    def __init__(self, path: Path) -> None:
        # A symbolic link is followed, so that its target is replaced and not the link.
        self.path = Path(os.path.realpath(path))
        """The file itself, links followed."""
        self._held: Tables | None = None
        self._dirty = False

    def read(self) -> Tables | None:
        """Return the tables; none where there is no file yet.

        Raises:
            Corrupt: The file does not hold tables of records.
            Unreadable: The disk or its rights do not let it be read.
        """
        return self._held if self._held is not None else read_tables(self.path)

    def write(self, data: Tables) -> None:
        """Replace the content of the file.

        Raises:
            Unwritable: Disk or rights did not take it; the old content stands.
        """
        if self._held is not None:
            self._held, self._dirty = data, True
            return
        self._replace(self._serialise(data))

    def replace_all(self, data: Tables) -> None:
        """Replace the content of the file and leave the last good copy of it alone.

        Raises:
            Unwritable: Disk or rights did not take it; the old content stands.
        """
        self._replace(self._serialise(data), keep=False)

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Read once and write once, however many operations lie between; nothing on an error."""
        self._held, self._dirty = self.read() or {}, False
        try:
            yield
            tables, dirty = self._held, self._dirty
        finally:
            self._held = None
        if dirty:
            self.write(tables)

    def splice(self, table: str, documents: Mapping[int, Mapping[str, Any]]) -> bool:
        """Replace records without parsing the others; whether the file was fit for it.

        It is not where it does not hold one record a line as `write` leaves it, or where a
        record there has another id than the one that is to replace it. Then nothing is changed.

        Raises:
            Unwritable: Disk or rights did not take it; the old content stands.
        """
        lines = self._lines(table)
        if lines is None:
            return False
        places = {number: at for at, number in lines.numbers()}
        for number, document in documents.items():
            at = places.get(number)
            begun = f'"{number}": {{"id": {json.dumps(document["id"], ensure_ascii=False)},'
            if at is None or not lines.records[at].startswith(begun.encode()):
                return False
            lines.records[at] = self._line(number, document)
        self._replace(lines.content())
        return True

    def append(self, table: str, documents: Iterable[Mapping[str, Any]]) -> list[int] | None:
        """Add records without parsing those that are there; return their numbers.

        Returns:
            None where the file is not as `write` leaves it: then nothing is changed.

        Raises:
            Unwritable: Disk or rights did not take it; the old content stands.
        """
        lines = self._lines(table)
        if lines is None:
            return None
        first = max((number for _, number in lines.numbers()), default=0) + 1
        added = [self._line(number, each) for number, each in enumerate(documents, first)]
        lines.records += added
        self._replace(lines.content())
        return list(range(first, first + len(added)))

    def _lines(self, table: str) -> Lines | None:
        try:
            return Lines.of(content_of(self.path) or b"", table)
        except StoreError:
            return None  # whoever then reads it whole is told

    def _line(self, number: int, document: Mapping[str, Any]) -> bytes:
        try:
            return _records({str(number): document}).encode("utf-8")
        except (TypeError, ValueError, RecursionError) as error:
            problem = f"was not written: a record cannot be JSON ({error})"
            raise Unwritable(self.path, problem, "nothing was changed") from None

    def _serialise(self, tables: Tables) -> bytes:
        try:
            parts = [
                f"{json.dumps(name, ensure_ascii=False)}: {{\n{_records(records)}\n}}"
                for name, records in tables.items()
            ]
            return ("{\n" + ",\n".join(parts) + "\n}\n").encode("utf-8")
        except (TypeError, ValueError, RecursionError) as error:
            problem = f"was not written: a record cannot be JSON ({error})"
            raise Unwritable(self.path, problem, "nothing was changed") from None

    def _replace(self, content: bytes, *, keep: bool = True) -> None:
        folder = self.path.parent
        fresh = folder / f".{self.path.name}.{os.getpid()}.tmp"
        try:
            _write_new(fresh, content, _mode_of(self.path))
            if keep:
                _keep_backup(self.path)
            fresh.replace(self.path)
        except OSError as error:
            with contextlib.suppress(OSError):
                fresh.unlink()
            problem = f"was not written ({error.strerror})"
            remedy = "nothing was changed; make room, or ask for the right to write there"
            raise Unwritable(self.path, problem, remedy) from None
        except BaseException:
            with contextlib.suppress(OSError):
                fresh.unlink()
            raise
        try:
            sync_folder(folder)
        except OSError as error:
            problem = f"was written, but the disk did not confirm it ({error.strerror})"
            raise Unwritable(self.path, problem, "look at the disk, then write again") from None


def sync_folder(folder: Path) -> None:
    """Have the names in a folder reach the disk; raises OSError."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _records(records: Mapping[str, Any]) -> str:
    dump = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
    return ",\n".join(f'"{number}": {dump(record)}' for number, record in records.items())


def _mode_of(path: Path) -> int:
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        return 0o600


def _write_new(path: Path, content: bytes, mode: int) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    descriptor = os.open(path, flags, mode)
    with os.fdopen(descriptor, "wb") as file:
        os.fchmod(descriptor, mode)  # whatever the umask took away
        file.write(content)
        file.flush()
        os.fsync(descriptor)


def _keep_backup(path: Path) -> None:
    """Let the backup be the content that is about to be replaced.

    A second name for the same bytes where the file system has hard links, a copy where not.
    """
    if not path.exists() or backup_of(path).is_dir():
        return  # whoever has put a folder there has given up the copy, not the file
    spare = path.with_name(f".{path.name}.bak.{os.getpid()}.tmp")
    with contextlib.suppress(FileNotFoundError):
        spare.unlink()
    try:
        spare.hardlink_to(path)
    except OSError:
        _write_new(spare, path.read_bytes(), _mode_of(path))
    spare.replace(backup_of(path))
    # Renaming one of two names of one file onto the other does nothing, and leaves both.
    with contextlib.suppress(FileNotFoundError):
        spare.unlink()
