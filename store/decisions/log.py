"""The logs of decisions: read, added to, and what is wrong with them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ..errors import BadRecord, Corrupt, StoreError
from ..fields import WrongField
from ..files import content_of, read_tables
from .decision import Decision
from .documents import decision_from
from .overlay import Overlay, overlay_of
from .places import OWN, TABLE, log_paths

_LINE = re.compile(r'"(\d{1,18})": (\{.*\}),?')


@dataclass(frozen=True, slots=True)
class Log:
    """What a log holds."""

    decisions: tuple[Decision, ...]
    """Those that are whole, oldest first."""
    problems: tuple[StoreError, ...]
    """What of it could not be read."""


def read_logs(folder: Path) -> Log:
    """Return the decisions about a store, those kept in it first; nothing is raised."""
    store, own = (read_log(path) for path in log_paths(folder))
    mine = [replace(each, id=f"{OWN}{each.id}") for each in own.decisions]
    return Log((*store.decisions, *mine), (*store.problems, *own.problems))


def overlay_in(folder: Path) -> Overlay:
    """Return what the decisions about a store change."""
    return overlay_of(read_logs(folder).decisions)


def read_log(path: Path) -> Log:
    """Return what a log holds; of one that is damaged, what is whole of it."""
    problems: list[StoreError] = []
    try:
        records = (read_tables(path) or {}).get(TABLE, {})
    except StoreError as error:
        records = dict(whole_lines(path))
        remedy = f"{len(records)} decisions are whole; `mahdar check --repair` keeps those"
        problems.append(type(error)(path, error.problem, remedy))
    found = []
    for number, record in sorted(records.items(), key=lambda each: int(each[0])):
        try:
            found.append(decision_from(number, record))
        except WrongField as wrong:
            remedy = "it is left out; `mahdar check --repair` sets it aside"
            problems.append(BadRecord(path, int(number), wrong.field, wrong.problem, TABLE, remedy))
    return Log(tuple(found), tuple(problems))


def whole_lines(path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the records of a damaged file that stand whole on a line, by number."""
    try:
        content = content_of(path) or b""
    except StoreError:
        return
    for line in content.decode("utf-8", "replace").split("\n"):
        match = _LINE.fullmatch(line)
        if match is None:
            continue
        try:
            document = json.loads(match[2])
        except (ValueError, RecursionError):
            continue
        if isinstance(document, dict):
            yield match[1], document


def must_be_whole(path: Path) -> None:
    """Make sure that a log can be added to; raises Corrupt."""
    problems = read_log(path).problems
    if problems:
        problem = f"is damaged ({problems[0].problem}), and is not written to"
        raise Corrupt(path, problem, "`mahdar check --repair` keeps what is whole of it")
