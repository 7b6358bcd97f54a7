"""Putting a store right: what is damaged is set aside, what is whole of it is kept."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ..decisions.documents import decision_from
from ..decisions.places import TABLE, log_paths
from ..documents import article_from
from ..errors import Corrupt, NewerSchema, StoreError, Unwritable
from ..fields import WrongField
from ..files import LARGEST, Unreadable, backup_of, content_of, read_tables, refuse_constant
from ..folder import ARTICLES, SCHEMA, read_generation, shard_paths
from ..lock import WriteLock
from ..storage import FileStorage
from .check import check_shard

_LINE = re.compile(rb'"(\d{1,18})": (\{.*\}),?')

Records = dict[int, Mapping[str, Any]]
"""Records by number."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """What was done about one file."""

    path: Path
    """The file."""
    aside: Path | None
    """Where what was damaged is now; none where there was nothing."""
    kept: int
    """Records that the file holds now."""
    restored: int
    """How many of them are from the last good copy."""


def repair(folder: Path, *, wait: float = 2.0) -> tuple[Repaired, ...]:
    """Put right what can be put right; nothing is thrown away.

    A damaged file is set aside under another name. In its place comes what is whole of it, line
    by line, and from its last good copy what is not.

    Raises:
        Busy: Another process is writing.
        NewerSchema: A newer mahdar wrote it.
        Unwritable: Disk or rights do not take it.
    """
    with WriteLock(folder, wait).held():
        done = list(_repair_settings(folder))
        done += _repair_shards(folder)
        done += _repair_decisions(log_paths(folder)[0])
        if done:
            _count_on(folder)
    own = log_paths(folder)[1]
    if own.exists():
        with WriteLock(own.parent, wait).held():
            done += _repair_decisions(own)
    return tuple(done)


def _repair_settings(folder: Path) -> Iterator[Repaired]:
    path = folder / "store.json"
    try:
        read_generation(folder)
    except NewerSchema:
        raise
    except StoreError:
        aside = _set_aside(path)
        settings = _settings_of(backup_of(path))
        restored = 0 if settings is None else 1
        # Without any copy the time will do: the count must only be one that never was.
        kept = settings or {"schema": SCHEMA, "generation": int(time.time())}
        FileStorage(path).replace_all({"store": {"1": kept}})
        yield Repaired(path, aside, 1, restored)


def _settings_of(path: Path) -> Mapping[str, Any] | None:
    with suppress(Corrupt, Unreadable):
        kept = ((read_tables(path) or {}).get("store") or {}).get("1")
        if kept and all(type(kept.get(name)) is int for name in ("schema", "generation")):
            if kept["schema"] > SCHEMA:
                raise NewerSchema(path, "is of a newer mahdar", "use that version")
            found: Mapping[str, Any] = kept
            return found
    return None


def _count_on(folder: Path) -> None:
    path = folder / "store.json"
    tables = FileStorage(path).read() or {}
    settings = tables["store"]["1"]
    settings["generation"] += 1
    FileStorage(path).replace_all(tables)


def _repair_shards(folder: Path) -> Iterator[Repaired]:
    seen: dict[str, tuple[Path, int]] = {}
    for path in shard_paths(folder):
        found: dict[str, tuple[Path, int]] = {}
        if list(check_shard(path, found)):
            yield _rebuilt(path, ARTICLES)
            found.clear()
            list(check_shard(path, found))
        twice = {id: seen[id] for id in found.keys() & seen.keys()}
        yield from _without(twice)
        seen |= found


def _without(twice: Mapping[str, tuple[Path, int]]) -> Iterator[Repaired]:
    """Take records out of the files that hold them too early."""
    for path in sorted({path for path, _ in twice.values()}):
        aside = _set_aside(path, copy=True)
        tables = FileStorage(path).read() or {}
        for number in (number for other, number in twice.values() if other == path):
            tables[ARTICLES].pop(str(number), None)
        FileStorage(path).replace_all(tables)
        yield Repaired(path, aside, len(tables[ARTICLES]), 0)


def _repair_decisions(path: Path) -> Iterator[Repaired]:
    try:
        records = (read_tables(path) or {}).get(TABLE, {})
        whole = all(_is_whole(TABLE, record) for record in records.values())
    except StoreError:
        whole = False
    if not whole:
        yield _rebuilt(path, TABLE)


def _rebuilt(path: Path, table: str) -> Repaired:
    """Write a file anew from what is whole of it and of its last good copy."""
    mine = _whole_records(path, table)
    before = _whole_records(backup_of(path), table)
    ids = {record.get("id") for record in mine.values()} if table == ARTICLES else set()
    restored = {
        number: record
        for number, record in before.items()
        if number not in mine and (table != ARTICLES or record.get("id") not in ids)
    }
    aside = _set_aside(path)
    records = dict(sorted({**restored, **mine}.items()))
    FileStorage(path).replace_all({table: {str(n): record for n, record in records.items()}})
    return Repaired(path, aside, len(records), len(restored))


def _whole_records(path: Path, table: str) -> Records:
    """Return the records of a file that are what they should be, however damaged it is."""
    try:
        content = content_of(path) or b""
    except StoreError:
        return {}
    found: Records = {}
    spare = 0
    for number, record in _records(content, table):
        if not _is_whole(table, record):
            continue
        if number in found and table == ARTICLES and found[number].get("id") != record.get("id"):
            spare += 1  # another article of the same number: it gets one of its own
            found[_FIRST_SPARE + spare] = found[number]
        found[number] = record
    last = max((number for number in found if number < _FIRST_SPARE), default=0)
    return {
        (number if number < _FIRST_SPARE else last + number - _FIRST_SPARE): record
        for number, record in found.items()
    }


_FIRST_SPARE = 10**18


def _records(content: bytes, table: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Yield the records of a file, those of one number one after the other."""
    lines = [match for line in content.split(b"\n") if (match := _LINE.fullmatch(line.strip()))]
    for match in lines:
        with suppress(ValueError, RecursionError):
            record = json.loads(match[2].decode("utf-8"), parse_constant=refuse_constant)
            if isinstance(record, dict):
                yield int(match[1]), record
    if lines:
        return
    with suppress(ValueError, RecursionError, AttributeError, KeyError, TypeError):
        tables = json.loads(content.decode("utf-8-sig"), parse_constant=refuse_constant)
        for number, record in tables[table].items():
            if number.isdecimal() and isinstance(record, dict):
                yield int(number), record


def _is_whole(table: str, record: Mapping[str, Any]) -> bool:
    try:
        if table == TABLE:
            decision_from("", record)
        else:
            article_from(record)
    except WrongField:
        return False
    return True


def _set_aside(path: Path, *, copy: bool = False) -> Path | None:
    """Give a file another name, or a copy of it; nothing is thrown away."""
    if not (path.exists() or path.is_symlink()):
        return None
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    aside = path.with_name(f"{path.name}.damaged-{moment}")
    try:
        if copy and path.stat().st_size <= LARGEST:
            aside.write_bytes(path.read_bytes())
        else:
            path.rename(aside)
    except OSError as error:
        problem = f"cannot be set aside ({error.strerror})"
        raise Unwritable(path, problem, "ask for the right to write there") from None
    return aside
