"""`mahdar watch`: a line for whatever changes in the store, as it changes."""

from __future__ import annotations

import os
import sys
import time
from argparse import Namespace
from collections.abc import Iterator, Mapping

from store import (
    Kind,
    Lookups,
    PersonsDecision,
    Row,
    StoreError,
    Unreadable,
    decisions_in_force,
    locate,
    open_lookups,
    read_decisions,
)
from tui.commands.asking import FOUND, output_of
from tui.commands.listing import date_of
from tui.commands.output import Cells, Output
from tui.commands.speech import say

_LOOK = 0.3
"""Seconds between two looks at the files; each costs a few calls of the system."""

_KINDS = (Kind.ARTICLE, Kind.MEETING, Kind.ENTITY)
_MOST = 100_000
"""Records of a kind up to which each is compared; above, only their number."""


def run(arguments: Namespace) -> int:
    """Print a line for each record that comes, goes or changes, until interrupted."""
    path = locate(arguments.store, os.environ)
    lookups = open_lookups(path)
    out = output_of(arguments)
    seen, decided = _rows(lookups), _decided(path)
    say(f"watching {path}; Ctrl+C ends")
    try:
        while not _nobody_reads():
            time.sleep(_LOOK)
            try:
                if not lookups.changed():
                    continue
            except (StoreError, Unreadable) as error:
                say(f"mahdar: {error}")
                time.sleep(1)
                continue
            now, deciding = _rows(lookups), _decided(path)
            _print(out, [*_decisions(decided, deciding), *_changes(seen, now)])
            for problem in lookups.problems:
                say(f"mahdar: {problem}")
            seen, decided = now, deciding
    except KeyboardInterrupt:
        pass
    finally:
        lookups.close()
    return FOUND


def _nobody_reads() -> bool:
    """Whether what reads the lines has gone: a pipe tells only when it is written to, or asked."""
    import select

    poll = select.poll()
    try:
        poll.register(sys.stdout.fileno(), 0)
    except (OSError, ValueError):  # no real file
        return False
    return any(event & (select.POLLERR | select.POLLHUP) for _, event in poll.poll(0))


def _rows(lookups: Lookups) -> Mapping[Kind, Mapping[str, Row]]:
    return {
        kind: {row.id: row for row in lookups.rows(kind)} if lookups.count(kind) <= _MOST else {}
        for kind in _KINDS
    }


def _decided(path: os.PathLike[str]) -> Mapping[str, tuple[bool, PersonsDecision]]:
    from pathlib import Path

    decisions = read_decisions(Path(path)).decisions
    holding = {each.id for each in decisions_in_force(decisions)}
    return {each.id: (each.id in holding, each) for each in decisions}


def _changes(
    before: Mapping[Kind, Mapping[str, Row]], after: Mapping[Kind, Mapping[str, Row]]
) -> Iterator[Cells]:
    for kind in _KINDS:
        old, new = before[kind], after[kind]
        for id in new:
            if id not in old:
                yield _line("+", new[id])
            elif new[id] != old[id]:
                yield _line("~", new[id])
        for id in old:
            if id not in new:
                yield _line("-", old[id])


def _line(sign: str, row: Row) -> Cells:
    return Cells((sign, row.kind.value, row.id, date_of(row)), row.label)


def _decisions(
    before: Mapping[str, tuple[bool, PersonsDecision]],
    after: Mapping[str, tuple[bool, PersonsDecision]],
) -> Iterator[Cells]:
    for id, (holds, each) in after.items():
        if id not in before or before[id][0] is not holds:
            sign = "+" if holds or each.deed == "undo" else "-"
            words = " ".join((each.deed.value, *each.about, each.value)).strip()
            yield Cells((sign, "decision", id, each.at), f"{words} ({each.by})")


def _print(out: Output, lines: list[Cells]) -> None:
    if lines:
        out.table(lines)
        sys.stdout.flush()
