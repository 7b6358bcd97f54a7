"""The neighbours of a record as a tree that is opened branch by branch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from store import Kind, Questions, Row, properties

MORE = 25
"""Neighbours of a kind that are shown at once."""
_KINDS = (Kind.MEETING, Kind.ENTITY, Kind.ARTICLE)

_ORDER = {each.name: place for place, each in enumerate(properties.MEETING)}

Neighbours: TypeAlias = "Callable[[str, Kind], Sequence[Row]]"
"""Gives the records of a kind that are linked to one, by its id."""


@dataclass(slots=True, eq=False)
class Node:
    """A record in the tree, or the rest of a branch that is not shown yet."""

    row: Row
    """The record; of a rest the one whose branch goes on."""
    above: Node | None = None
    """The record it is linked to; none for the root."""
    kind: Kind | None = None
    """For a rest, of which kind the records are that are left; none for a record."""
    left: int = 0
    """How many are left, for a rest."""
    opened: bool = False
    """Whether its neighbours are shown."""
    below: list[Node] = field(default_factory=list)
    """Its neighbours, as far as they are shown."""

    @property
    def depth(self) -> int:
        """How many records stand above it."""
        return 0 if self.above is None else self.above.depth + 1

    @property
    def is_rest(self) -> bool:
        """Whether it stands for what is not shown yet."""
        return self.kind is not None

    @property
    def is_cycle(self) -> bool:
        """Whether the same record stands above it already."""
        above = self.above
        while above is not None and not self.is_rest:
            if above.row.id == self.row.id:
                return True
            above = above.above
        return False

    @property
    def relation(self) -> str:
        """How it is linked to the record above, in one word: what stands together goes by it."""
        return self.row.relation.partition(",")[0].strip() if self.above is not None else ""

    @property
    def begins_group(self) -> bool:
        """Whether it is the first in its branch that is linked so, or what it follows is open."""
        if self.above is None or self.is_rest:
            return True
        at = self.above.below.index(self)
        before = self.above.below[at - 1] if at else None
        return (
            before is None
            or before.opened
            or (before.row.kind, before.relation) != (self.row.kind, self.relation)
        )

    @property
    def is_last(self) -> bool:
        """Whether nothing follows it in its branch."""
        return self.above is None or self.above.below[-1] is self


class Tree:
    """The tree, and its nodes in the order shown."""

    def __init__(self, root: Row, ask: Neighbours) -> None:
        self.root = Node(root)
        """The record one comes from."""
        self.shown: list[Node] = []
        """The nodes in sight, from above."""
        self.open(self.root, neighbours(self.root, ask))

    def open(self, node: Node, found: Sequence[Node]) -> None:
        """Show the neighbours of a record; of a rest, more of them.

        Args:
            node: The record or the rest.
            found: What `neighbours` gave for it.
        """
        if node.is_rest:
            assert node.above is not None, "a rest is never the root"
            at = node.above.below.index(node)
            node.above.below[at : at + 1] = found
        elif not node.is_cycle:
            node.below = list(found)
            node.opened = bool(found)
        self._list()

    def open_all(self, ids: Iterable[str], ask: Neighbours) -> None:
        """Show the neighbours of records in sight, given by their ids from above."""
        at = 0
        for id in ids:
            found = (n for n, node in enumerate(self.shown) if n >= at and node.row.id == id)
            place = next(found, None)
            if place is not None:
                at = place + 1
                node = self.shown[place]
                if not node.opened:
                    self.open(node, neighbours(node, ask))

    def close(self, node: Node) -> Node:
        """Hide the neighbours of a record, or of the one it is linked to; return which."""
        if not node.opened and node.above is not None:
            node = node.above
        node.opened = node is self.root
        self._list()
        return node

    def _list(self) -> None:
        shown = []
        waiting = [self.root]
        while waiting:
            node = waiting.pop()
            shown.append(node)
            if node.opened:
                waiting += reversed(node.below)
        self.shown = shown


def linked_in(lookups: Questions) -> Neighbours:
    """Return what gives the records that are linked to one in a store."""
    return lambda id, kind: lookups.rows(kind, linked_to=id)


def neighbours(node: Node, ask: Neighbours) -> list[Node]:
    """Return what is shown where a record or the rest of a branch is opened; changes nothing.

    Args:
        node: The record or the rest.
        ask: Asked where that is not known yet.
    """
    if node.is_rest:
        above, kind = node.above, node.kind
        assert above is not None, "a rest is never the root"
        assert kind is not None, "it is a rest"
        begin = sum(1 for each in above.below if each.row.kind is kind and not each.is_rest)
        return _some(above, kind, begin, ask)
    if node.below or node.is_cycle:
        return node.below
    return [each for kind in _KINDS for each in _some(node, kind, 0, ask)]


def _some(node: Node, kind: Kind, begin: int, ask: Neighbours) -> list[Node]:
    rows = ask(node.row.id, kind)
    some = sorted(rows[begin : begin + MORE], key=_place_of)
    found = [Node(row, node) for row in some]
    left = len(rows) - begin - len(found)
    return [*found, Node(node.row, node, kind, left)] if left > 0 else found


def _place_of(row: Row) -> int:
    """Return where records linked in one way stand: in the order a record shows its fields."""
    return _ORDER.get(row.relation.partition(",")[0].strip(), len(_ORDER))
