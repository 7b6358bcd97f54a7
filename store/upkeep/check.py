"""Looking a store through: every file, every record, every decision."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..decisions.log import Log, read_log
from ..decisions.places import log_paths
from ..documents import article_from
from ..errors import BadRecord, DuplicateRecord, StoreError
from ..fields import WrongField
from ..files import backup_of, content_of, parse_tables, read_tables, signature
from ..finding import look_for_store
from ..folder import ARTICLES, read_generation, shard_paths
from ..places import line_and_column, placed

_KEEPS = "`mahdar check --repair` keeps both"


@dataclass(frozen=True, slots=True)
class Checked:
    """What looking a store through has shown."""

    files: int
    """Files that were looked at."""
    articles: int
    """Articles that can be read."""
    decisions: int
    """Decisions that can be read."""
    problems: tuple[StoreError, ...]
    """What is wrong, by file."""
    notes: tuple[str, ...]
    """What is not wrong, and good to know."""


def check(folder: Path) -> Checked:
    """Look a store through; nothing is written.

    Raises:
        NoStore: There is none.
    """
    if not os.path.isdir(folder / ARTICLES):  # noqa: PTH112 - the other raises in a closed one
        look_for_store(folder)
    problems: list[StoreError] = []
    try:
        read_generation(folder)
    except StoreError as error:
        problems.append(error)
    seen: dict[str, tuple[Path, int]] = {}
    shards = shard_paths(folder)
    for path in shards:
        problems += check_shard(path, seen)
    logs = [read_log(path) for path in log_paths(folder)]
    for log in logs:
        problems += map(_placed, log.problems)
    files = 1 + len(shards) + sum(signature(path) is not None for path in log_paths(folder))
    return Checked(files, len(seen), _count(logs), tuple(problems), tuple(_notes(folder, shards)))


def _count(logs: list[Log]) -> int:
    return sum(len(log.decisions) for log in logs)


def _placed(error: StoreError) -> StoreError:
    return placed(error) if isinstance(error, BadRecord) else error


def check_shard(path: Path, seen: dict[str, tuple[Path, int]]) -> Iterator[StoreError]:
    """Yield what is wrong with a file of articles.

    Args:
        path: The file.
        seen: Where each article is that has been met; those of the file are added.
    """
    try:
        content = content_of(path) or b""
        records = parse_tables(path, content).get(ARTICLES, {})
    except StoreError as error:
        yield error
        return
    yield from _twice(path, content)
    for number, document in records.items():
        try:
            article_from(document)
        except WrongField as wrong:
            yield placed(BadRecord(path, int(number), wrong.field, wrong.problem))
            continue
        id = document["id"]
        if id in seen:
            other, before = seen[id]
            problem = f"holds {id} as record {number}, which {other.name} holds as {before}"
            remedy = "the later one is shown; `mahdar check --repair` takes the earlier one out"
            yield DuplicateRecord(path, problem, remedy)
        seen[id] = path, int(number)


def _twice(path: Path, content: bytes) -> Iterator[StoreError]:
    """Yield the numbers that two records of a file have: whatever reads it sees the last alone."""
    text = content.decode("utf-8").removeprefix("\ufeff")
    for number in repeated(text):
        at = text.rfind(f'"{number}"')
        line, column = line_and_column(text, at)
        problem = f"holds two records of the number {number} (line {line}, column {column})"
        yield DuplicateRecord(path, problem, _KEEPS)


def repeated(text: str) -> list[str]:
    """Return the record numbers that stand more than once in the text of a TinyDB file."""
    found: list[str] = []

    def pairs(members: list[tuple[str, Any]]) -> Mapping[str, Any]:
        document = dict(members)
        if len(document) < len(members) and all(name.isdecimal() for name in document):
            names = [name for name, _ in members]
            found.extend(sorted({name for name in names if names.count(name) > 1}))
        return document

    json.loads(text, object_pairs_hook=pairs)
    return found


def _notes(folder: Path, shards: list[Path]) -> Iterator[str]:
    left = [each.name for each in (*folder.glob(".*.tmp"), *folder.glob("articles/.*.tmp"))]
    if left:
        yield f"{len(left)} files of writers that were broken off: the next write takes them away"
    for path in (folder / "store.json", *shards):
        backup = backup_of(path)
        try:
            if backup.exists():
                read_tables(backup)
        except StoreError as error:
            yield f"{backup.name}, which is kept beside {path.name}: {error.problem}"
