"""The pane that shows what is linked to a record, and to that in turn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from store import Kind
from tui.arabic import Source, cell_width, isolate
from tui.browser.fields import marked_date, relation_text
from tui.browser.panes.pane import CursorPane, Title
from tui.browser.tree import Node, Tree
from tui.browser.widgets import Column, Columns
from tui.browser.widgets.painting import CURSOR, foreign
from tui.messages import Words

_MIRRORED = str.maketrans("├└", "┤┘")
_ROOMY = 72
_DEEPEST = 3
"""A branch takes at most so much of the width: one part in this many."""


class TreeView(Columns, CursorPane):
    """Records below the one they are linked to, those that are linked in one way together."""

    def __init__(self, words: Words, tree: Tree) -> None:
        super().__init__(words, id="graph", rtl=words.right_to_left)
        self.linked = tree
        """What is shown."""

    @property
    def length(self) -> int:
        """How many records are in sight."""
        return len(self.linked.shown)

    @property
    def current(self) -> Node:
        """What is under the cursor."""
        return self.linked.shown[self.cursor]

    def open(self, node: Node, found: Sequence[Node]) -> None:
        """Show what was found to be linked to a record."""
        self.linked.open(node, found)
        self.scroll_by(0)
        self.refresh()

    def close_current(self) -> None:
        """Hide what is linked to the record under the cursor, or go up to what it is linked to."""
        node = self.linked.close(self.current)
        self.put_cursor(self.linked.shown.index(node))
        self.refresh()

    def title(self) -> Title:
        """Return what the tree grows from."""
        style = self.rich_style + self.part("title")
        label = foreign(self.linked.root.row.label)
        return [(self.words("graph.title"), style), (label, self.rich_style + self.part("name"))]

    def columns(self, number: int, width: int) -> Sequence[Column]:
        """Return a record's: cursor, branch, how it is linked, name, what it is, date."""
        node = self.linked.shown[number]
        here = number == self.cursor
        branch = self._branch(node, width // _DEEPEST)
        faint, name = self.part("faint"), self.part("name")
        beside = self._beside(node)
        cells = min(cell_width(beside), width // 3)
        group = 13 if width >= _ROOMY else 10
        columns = [
            Column(CURSOR if here else " ", 1),
            Column(branch, len(branch), "end" if self.rtl else "start", faint, base="L"),
            Column(self._group(node), group, style=name, base=self.words.base),
            Column(self._label(node)),
            Column(beside, cells, "end", faint, base=self.words.base),
            Column("", 0),
        ]
        if here:
            columns = [Column(c.text, c.width, c.side, None, (), c.base) for c in columns]
        return columns

    def _group(self, node: Node) -> str:
        """Return how a record is linked, where those that are linked so begin."""
        if node.is_rest or not node.begins_group:
            return ""
        return relation_text(node.relation, self.words) or self._kind(node)

    def _kind(self, node: Node) -> str:
        if node.row.kind is Kind.ENTITY:
            return self.words.get(f"entity_kind.{node.row.what}", self.words("kind.entity"))
        return self.words(f"kind.{node.row.kind}")

    def _label(self, node: Node) -> Source:
        if node.is_rest:
            assert node.kind is not None, "it says of which kind it is"
            return foreign(self.words(f"graph.more_{node.kind}", count=node.left))
        return foreign(node.row.label)

    def _beside(self, node: Node) -> Source:
        if node.is_rest:
            return ""
        date = (isolate(marked_date(node.row)),) if node.row.date else ()
        others = node.row.relation.partition(",")[2] if node.above else ""
        kind = self._kind(node) if node.relation else ""
        above = self.words("graph.above") if node.is_cycle else ""
        comma = "، " if self.words.right_to_left else ", "
        said = comma.join(filter(None, (relation_text(others, self.words), kind, above)))
        return (said, " " if said and date else "", *date)

    def _branch(self, node: Node, most: int) -> str:
        """Return the lines that lead to a record, and whether there is more to open."""
        if node.above is None:
            return self._sign(node)
        lines = "".join(reversed(list(_lines(node))))
        # Far from the root only its last branches are drawn.
        drawn = (lines + ("└" if node.is_last else "├"))[-max(2, most) :] + self._sign(node)
        return drawn[::-1].translate(_MIRRORED) if self.rtl else drawn

    def _sign(self, node: Node) -> str:
        if node.is_cycle:
            return "="
        return "-" if node.opened else "+"


def _lines(node: Node) -> Iterator[str]:
    """Yield the lines that pass a record on their way to others, from the nearest."""
    above = node.above
    while above is not None and above.above is not None:
        yield "  " if above.is_last else "│ "
        above = above.above
