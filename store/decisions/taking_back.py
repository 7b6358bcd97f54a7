"""Which decisions can be taken back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .decision import Decision, Deed, in_force
from .refused import Refused


def last_of(decisions: Sequence[Decision]) -> Decision:
    """Return the last decision that holds; raises Refused where there is none."""
    holding = in_force(decisions)
    if not holding:
        raise Refused("there is no decision to take back", "nothing")
    return max(holding, key=lambda each: (each.at, _number(each.id)))


def undoable(id: str, decisions: Sequence[Decision]) -> Decision:
    """Return a decision that can be taken back.

    Raises:
        Refused: There is none of that id, or it does not hold any more.
    """
    found = next((each for each in decisions if each.id == id), None)
    if found is None:
        problem = f"there is no decision {id!r}; `mahdar decisions` lists them"
        raise Refused(problem, "nothing")
    if found.deed is Deed.UNDO:
        taken = {other for each in _effective(decisions) for other in each.instead}
        if found.id in taken:
            raise Refused(f"decision {id} is taken back already", "gone")
    elif all(each.id != id for each in in_force(decisions)):
        raise Refused(f"decision {id} does not hold any more", "gone")
    return found


def last_undone(decisions: Sequence[Decision]) -> Decision:
    """Return what took decisions back last; raises Refused where something was decided since."""
    undos = {each.id for each in decisions if each.deed is Deed.UNDO}
    for each in _effective(decisions):
        if each.deed is not Deed.UNDO:
            break
        if not undos.issuperset(each.instead):  # what brought something back is passed over
            return each
    raise Refused("nothing has been taken back since the last decision", "not_undone")


def _effective(decisions: Sequence[Decision]) -> Iterator[Decision]:
    """Yield what is not taken back itself, the newest first."""
    off: set[str] = set()
    for each in reversed(decisions):
        if each.id not in off:
            off.update(each.instead)
            yield each


def _number(id: str) -> int:
    return int(id.rpartition("-")[2])
