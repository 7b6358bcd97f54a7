"""Undo and redo, as one knows them from anywhere else, over a log that only grows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.decisions.deciding import Deciding
from store.decisions.decision import Decision, Deed, in_force
from store.decisions.refused import Refused

DEEDS = st.lists(st.sampled_from(["decide", "decide", "undo", "undo", "redo"]), max_size=25)


class Log:
    """Decisions as they are kept, one behind the other."""

    def __init__(self) -> None:
        self.decisions: list[Decision] = []

    def keep(self, decision: Decision) -> str:
        made = replace(decision, id=str(len(self.decisions) + 1))
        self.decisions.append(made)
        return made.id

    def deciding(self) -> Deciding:
        nothing: object = None
        return Deciding(nothing, "nada", self.decisions)  # type: ignore[arg-type]

    def act(self, deed: str) -> str:
        if deed == "decide":
            at = f"2026-11-23T10:00:{len(self.decisions):02}Z"
            return self.keep(Decision("", at, "nada", Deed.VALUE))
        deciding = self.deciding()
        return self.keep(deciding.undo() if deed == "undo" else deciding.redo())

    @property
    def holding(self) -> list[str]:
        return [each.id for each in in_force(self.decisions)]


@given(DEEDS)
def test_it_is_as_a_pile_of_what_was_done_and_one_of_what_was_undone(deeds: list[str]) -> None:
    log = Log()
    done: list[str] = []
    undone: list[str] = []
    for deed in deeds:
        if deed == "decide":
            done.append(log.act(deed))
            undone.clear()
            continue
        source, target = (done, undone) if deed == "undo" else (undone, done)
        if source:
            log.act(deed)
            target.append(source.pop())
        else:
            with pytest.raises(Refused):
                log.act(deed)
        assert log.holding == done


def test_what_was_taken_back_at_once_comes_back_at_once() -> None:
    log = Log()
    ids = [log.act("decide") for _ in range(3)]
    log.keep(log.deciding().undo(*ids[1:]))
    assert log.holding == ids[:1]
    log.act("redo")
    assert log.holding == ids
