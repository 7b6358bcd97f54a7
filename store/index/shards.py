"""Shards as bytes: where each record begins and ends, without parsing what has not changed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from ..errors import Corrupt, StoreError
from ..files import Unreadable, content_of, read_tables

_RECORD = re.compile(rb'"(\d{1,18})": (\{.*\}),?\n')
_TABLE = re.compile(rb'"([A-Za-z_]+)": \{\n')
TABLE = "articles"


@dataclass(frozen=True, slots=True)
class Line:
    """A record of a shard."""

    number: int
    """Its number within the table."""
    start: int | None
    """Byte at which its JSON begins; none where the file is not one record a line."""
    length: int
    """Bytes of its JSON."""
    content: bytes | Mapping[str, Any]
    """Its JSON, or the document itself."""

    @property
    def hash(self) -> bytes:
        """What tells its content from another."""
        if isinstance(self.content, bytes):
            return content_hash(self.content)
        return content_hash(repr(self.content).encode("utf-8", "replace"))


def lines_of(path: Path, *, whole: bool = False) -> list[Line]:
    """Return the records of a shard, in file order; of a number given twice the last.

    Args:
        path: The file.
        whole: Whether it is parsed whole, whatever it looks like.

    Raises:
        StoreError: Nothing of it can be read.
    """
    if whole:
        return parsed_lines(path)
    content = content_of(path) or b""
    try:
        found = {line.number: line for line in _as_written(content)}
    except _Otherwise:
        return parsed_lines(path)
    return list(found.values())


class _Otherwise(Exception):
    """The file is not in the form this program writes."""


def _as_written(content: bytes) -> Iterator[Line]:
    """Yield the records of a file as this program writes it: one a line."""
    at, table, end = 0, b"", len(content)
    if not content.startswith(b"{\n"):
        raise _Otherwise
    at = 2
    while at < end:
        stop = content.find(b"\n", at) + 1 or end
        match = _RECORD.fullmatch(content, at, stop) if table else None
        if match is not None:
            if table == TABLE.encode():
                start, after = match.span(2)
                raw = match[2]
                yield Line(int(match[1]), start, after - start, raw)
        elif not table and (begun := _TABLE.fullmatch(content, at, stop)):
            table = begun[1]
        elif table and content[at:stop] in (b"}\n", b"},\n"):
            table = b""
        elif not table and content[at:] == b"}\n":
            return
        elif content[at:stop] != b"\n":
            raise _Otherwise
        at = stop
    raise _Otherwise


def parsed_lines(path: Path) -> list[Line]:
    """Return the records of any TinyDB file, without their places; raises StoreError."""
    records = (read_tables(path) or {}).get(TABLE, {})
    return [Line(int(number), None, 0, document) for number, document in records.items()]


def content_hash(content: bytes) -> bytes:
    """Return what tells the bytes of a record from others."""
    return blake2b(content, digest_size=12).digest()


def broken(error: StoreError) -> str:
    """Return what is kept of an error, so that it can be told again."""
    return json.dumps([type(error).__name__, error.problem, error.remedy])


def told(path: Path, kept: str) -> StoreError:
    """Return the error that was kept about a file."""
    name, problem, remedy = json.loads(kept)
    return {"Corrupt": Corrupt, "Unreadable": Unreadable}.get(name, StoreError)(
        path, problem, remedy
    )
