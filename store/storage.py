"""The bytes of a store: files replaced whole, the last good one kept."""

from __future__ import annotations

import contextlib
import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn, TypeAlias

from tinydb.storages import Storage

from .errors import Corrupt, StoreError, Unwritable

Tables: TypeAlias = dict[str, dict[str, Any]]
"""What a TinyDB file holds: records by number, by table."""

Signature: TypeAlias = tuple[int, int, int, int]
"""Device, inode, size and time of change of a file: different when its content may be."""

LARGEST = 1 << 30
"""Bytes over which a file is not read: no file of a store comes near it."""

_BOM = b"\xef\xbb\xbf"


class Unreadable(StoreError):
    """The disk or its rights do not let a file of the store be read."""


def signature(path: Path) -> Signature | None:
    """Return what tells one content of a file from another; none where there is no file."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


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
        if self._held is not None:
            return self._held
        content = self._content()
        return None if content is None else self._parse(content)

    def write(self, data: Tables) -> None:
        """Replace the content of the file.

        Raises:
            Unwritable: Disk or rights did not take it; the old content stands.
        """
        if self._held is not None:
            self._held, self._dirty = data, True
            return
        self._replace(self._serialise(data))

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

    def _content(self) -> bytes | None:
        # Not blocking: opening a pipe that nobody writes to would wait for ever.
        flags = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC
        try:
            descriptor = os.open(self.path, flags)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise self._unreadable(error) from None
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            os.close(descriptor)
            raise Corrupt(self.path, "is not a regular file", "move it away")
        with os.fdopen(descriptor, "rb") as file:
            if found.st_size > LARGEST:
                problem = f"is {found.st_size:,} bytes long, over the limit of {LARGEST:,}"
                raise Corrupt(self.path, problem, self._remedy())
            try:
                return file.read()
            except OSError as error:
                raise self._unreadable(error) from None

    def _unreadable(self, error: OSError) -> Unreadable:
        remedy = "ask its owner for the right to read it, or name another store with --store"
        return Unreadable(self.path, f"cannot be read ({error.strerror})", remedy)

    def _remedy(self) -> str:
        backup = backup_of(self.path)
        if backup.exists():
            return f"the last good copy is {backup.name} beside it: copy it over {self.path.name}"
        return "restore it from a copy, or move it away; nothing is written to it meanwhile"

    def _parse(self, content: bytes) -> Tables:
        if not content.strip():
            self._corrupt("is empty")
        try:
            text = content.removeprefix(_BOM).decode("utf-8")
            tables = json.loads(text, parse_constant=_refuse_constant)
        except UnicodeDecodeError as error:
            self._corrupt(f"is not UTF-8 at byte {error.start + 1}")
        except json.JSONDecodeError as error:
            place = f"line {error.lineno}, column {error.colno}"
            self._corrupt(f"is not valid JSON at {place}: {error.msg}")
        except (ValueError, RecursionError) as error:
            self._corrupt(f"is not valid JSON: {error}")
        if not _is_tables(tables):
            self._corrupt("is not a TinyDB file of tables of records")
        checked: Tables = tables
        return checked

    def _corrupt(self, problem: str) -> NoReturn:
        raise Corrupt(self.path, problem, self._remedy()) from None

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

    def _replace(self, content: bytes) -> None:
        folder = self.path.parent
        fresh = folder / f".{self.path.name}.{os.getpid()}.tmp"
        try:
            _write_new(fresh, content, _mode_of(self.path))
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


def backup_of(path: Path) -> Path:
    """Return where the previous good content of a file is kept."""
    return path.with_name(path.name + ".bak")


def sync_folder(folder: Path) -> None:
    """Have the names in a folder reach the disk; raises OSError."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON number")


def _is_tables(value: object) -> bool:
    return isinstance(value, dict) and all(
        isinstance(table, dict)
        and all(key.isdecimal() and isinstance(record, dict) for key, record in table.items())
        for table in value.values()
    )


def _records(records: dict[str, Any]) -> str:
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
    if not path.exists():
        return
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
