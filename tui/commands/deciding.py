"""`mahdar decide`, `undo` and `decisions`: what a person decides about records."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path

from store import (
    Deciding,
    PersonsDecision,
    Store,
    UsageError,
    decision_document,
    decisions_in_force,
    locate,
    read_decisions,
)
from tui.commands.asking import FOUND, NOTHING, TROUBLE, output_of
from tui.commands.output import Cells
from tui.commands.speech import SPEECH, say
from tui.deciding import Make, decide

_FORMS: Mapping[str, tuple[int, str]] = {
    "same": (2, "ID ID"),
    "different": (2, "ID ID, or ID ARTICLE"),
    "unsure": (2, "ID ID"),
    "value": (3, "ID PROPERTY VALUE"),
    "name": (2, "ID WORDS"),
    "tag": (2, "ID WORD"),
    "note": (2, "ID WORDS"),
    "right": (1, "CLAIM"),
    "wrong": (1, "CLAIM"),
}
"""What can be decided: how many arguments each takes, the last going on to the end, and which."""

_EXACT = ("same", "different", "unsure", "right", "wrong")
"""Of which nothing goes on to the end."""


def run(arguments: Namespace) -> int:
    """Do what the command is named for."""
    match arguments.command:
        case "decide":
            return _decide(arguments, lambda deciding: (_made(deciding, arguments),))
        case "undo":
            return _decide(arguments, lambda deciding: (deciding.undo(*arguments.numbers),))
    return _list(arguments)


def _decide(arguments: Namespace, make: Make) -> int:
    path = locate(arguments.store, os.environ)
    (kept,) = decide(
        path,
        make,
        by=arguments.by or "",
        because=arguments.because or "",
        wait=arguments.wait,
    )
    back = "" if kept.deed == "undo" else f"; `mahdar undo {kept.id}` takes it back"
    say(f"decision {kept.id}: {_in_words(kept)}{back}")
    return FOUND


def _made(deciding: Deciding, arguments: Namespace) -> PersonsDecision:
    what, given = arguments.what, arguments.given
    count, form = _FORMS[what]
    if len(given) < count or (len(given) > count and what in _EXACT):
        raise UsageError(f"it is written: mahdar decide {what} {form}")
    id = given[0]
    match what:
        case "same":
            return deciding.same(id, given[1])
        case "different":
            return deciding.different(id, given[1])
        case "unsure":
            return deciding.unsure(id, given[1])
        case "right":
            return deciding.right(id)
        case "wrong":
            return deciding.wrong(id)
        case "value":
            return deciding.value(id, given[1], " ".join(given[2:]))
    property = "called" if what == "name" else what
    return deciding.value(id, property, " ".join(given[1:]))


def _list(arguments: Namespace) -> int:
    path: Path = locate(arguments.store, os.environ)
    Store.open(path).close()
    out, log = output_of(arguments), read_decisions(path)
    holding = {each.id for each in decisions_in_force(log.decisions)}
    if arguments.json:
        out.json(
            [
                {"id": each.id, "holds": each.id in holding} | decision_document(each)
                for each in log.decisions
            ]
        )
    else:
        out.table(_lines(log.decisions, holding))
    for problem in log.problems:
        say(f"mahdar: {problem}")
    if log.problems:
        return TROUBLE
    if not log.decisions:
        say(f"mahdar: {SPEECH.said('nothing has been decided', 'shell.nothing_decided')}")
    return FOUND if log.decisions else NOTHING


def _lines(decisions: Sequence[PersonsDecision], holding: set[str]) -> list[Cells]:
    return [
        Cells(
            (each.id, each.at, each.by, "holds" if each.id in holding else "-", each.deed.value),
            _in_words(each),
        )
        for each in decisions
    ]


def _in_words(decision: PersonsDecision) -> str:
    """Return what was decided, in a line."""
    about = " / ".join(decision.about)
    said = f"{decision.property}: {decision.value}" if decision.property else ""
    how = "takes back" if decision.deed.value == "undo" else "instead of"
    taken = f"{how} {', '.join(decision.instead)}" if decision.instead else ""
    why = f"({decision.note})" if decision.note else ""
    return "; ".join(each for each in (decision.deed.value, about, said, taken, why) if each)
