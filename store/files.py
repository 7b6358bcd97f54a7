"""Reading the bytes of a store: what a file must be, and what is said when it is not."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import Any, NoReturn, TypeAlias

from .errors import Corrupt, StoreError

Tables: TypeAlias = dict[str, dict[str, Any]]
"""What a TinyDB file holds: records by number, by table."""

Signature: TypeAlias = tuple[int, int, int, int]
"""Device, inode, size and time of change of a file: different when its content may be."""

LARGEST = 1 << 30
"""Bytes over which a file is not read: no file of a store comes near it."""

_LONGEST = 18
"""Digits of a number of a record."""

_BOM = b"\xef\xbb\xbf"


class Unreadable(StoreError):
    """The disk or its rights do not let a file of the store be read."""


def signature(path: Path | str) -> Signature | None:
    """Return what tells one content of a file from another; none where there is no file."""
    try:
        found = os.stat(path)  # noqa: PTH116 - hundreds are asked for, without a path made of each
    except OSError:
        try:
            found = os.lstat(path)  # a link that leads nowhere is no missing file
        except OSError:
            return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


def backup_of(path: Path) -> Path:
    """Return where the previous good content of a file is kept."""
    return path.with_name(path.name + ".bak")


def read_tables(path: Path) -> Tables | None:
    """Return the tables of a file; none where there is no file.

    Raises:
        Corrupt: The file does not hold tables of records.
        Unreadable: The disk or its rights do not let it be read.
    """
    content = content_of(path)
    return None if content is None else parse_tables(path, content)


def content_of(path: Path) -> bytes | None:
    """Return the bytes of a file; none where there is no file; raises Corrupt and Unreadable."""
    # Not blocking: opening a pipe that nobody writes to would wait for ever.
    flags = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC
    try:
        descriptor = os.open(path, flags)
    except FileNotFoundError:
        if path.is_symlink():
            problem = f"is a link that leads nowhere ({path.readlink()})"
            raise Corrupt(path, problem, "restore what it led to, or remove it") from None
        return None
    except OSError as error:
        raise unreadable(path, error) from None
    found = os.fstat(descriptor)
    if not stat.S_ISREG(found.st_mode):
        os.close(descriptor)
        raise Corrupt(path, "is not a regular file", "`mahdar check --repair` sets it aside")
    with os.fdopen(descriptor, "rb") as file:
        if found.st_size > LARGEST:
            problem = f"is {found.st_size:,} bytes long, over the limit of {LARGEST:,}"
            raise Corrupt(path, problem, _remedy(path))
        try:
            return file.read()
        except OSError as error:
            raise unreadable(path, error) from None


def unreadable(path: Path, error: OSError) -> Unreadable:
    """Return that a file, or what lies in a folder, cannot be read, and what to do."""
    remedy = "ask its owner for the right to read it, or name another store with --store"
    return Unreadable(path, f"cannot be read ({error.strerror})", remedy)


def _remedy(path: Path) -> str:
    backup = backup_of(path)
    if backup.exists():
        return f"`mahdar check --repair` restores it, also from its last good copy {backup.name}"
    return "`mahdar check --repair` keeps what is whole of it; nothing is written to it meanwhile"


def parse_tables(path: Path, content: bytes) -> Tables:
    """Return the tables a file's content holds; raises Corrupt."""
    if not content.strip():
        _corrupt(path, "is empty")
    try:
        text = content.removeprefix(_BOM).decode("utf-8")
        tables = json.loads(text, parse_constant=refuse_constant)
    except UnicodeDecodeError as error:
        _corrupt(path, f"is not UTF-8 at byte {error.start + 1}")
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        _corrupt(path, f"is not valid JSON at {place}: {error.msg}")
    except (ValueError, RecursionError) as error:
        _corrupt(path, f"is not valid JSON: {error}")
    if not _is_tables(tables):
        _corrupt(path, "is not a TinyDB file of tables of records")
    checked: Tables = tables
    return checked


def _corrupt(path: Path, problem: str) -> NoReturn:
    raise Corrupt(path, problem, _remedy(path)) from None


def refuse_constant(name: str) -> NoReturn:
    """Take no `NaN` for a number: JSON has none; raises ValueError."""
    raise ValueError(f"{name} is no JSON number")


def _is_tables(value: object) -> bool:
    return isinstance(value, dict) and all(
        isinstance(table, dict)
        and all(_is_number(key) and isinstance(record, dict) for key, record in table.items())
        for table in value.values()
    )


def _is_number(key: str) -> bool:
    """Whether a key is the number of a record, not longer than anything counts here."""
    return key.isascii() and key.isdecimal() and len(key) <= _LONGEST
