"""The screen that shows the links of a record as a tree."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from store import Lookups, Questions
from tui.browser.commands import key_to
from tui.browser.history import Over
from tui.browser.panes import Pane, TreeView
from tui.browser.screens.base import bindings
from tui.browser.screens.view import VIEWING, View
from tui.browser.tree import Tree, linked_in, neighbours
from tui.messages import Words


class Graph(View[str], inherit_bindings=False):
    """What is linked to a record, opened in place; gives the id of the record to go to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(*VIEWING, "pane_left", "pane_right", "graph"),
        Binding("space", "unfold", show=False),
    ]

    def __init__(self, words: Words, tree: Tree, lookups: Lookups) -> None:
        self._view = TreeView(words, tree)
        self._lookups = lookups
        keys = (
            (key_to("open"), words("graph.go")),
            (words("graph.space"), words("graph.toggle")),
            (key_to("pane_left", "pane_right"), words("graph.walk")),
            (key_to("leave"), words("compare.back")),
        )
        super().__init__(words, self._view, keys)

    def action_unfold(self) -> None:
        """Show what is linked to the record, or hide it."""
        if self._view.current.opened:
            self._view.close_current()
        else:
            self._open()

    def _open(self) -> None:
        node = self._view.current
        if node.is_cycle:
            self.say(self.words("graph.cycle"))
        elif node.opened:
            self._view.move(1)
        else:
            self.inquire(
                "branch",
                self._lookups,
                lambda lookups: neighbours(node, linked_in(lookups)),
                lambda found: self._view.open(node, found),
            )
            self.wait_for_answer()

    def give_up(self) -> None:
        """Let the tree stand as it does: nothing more was to be opened than a branch."""

    def do_pane_left(self) -> None:
        """Open or close, as the branches grow on the screen."""
        self._open() if self._view.rtl else self._view.close_current()

    def do_pane_right(self) -> None:
        """Open or close, as the branches grow on the screen."""
        self._view.close_current() if self._view.rtl else self._open()

    def do_open(self) -> None:
        """Go to the record; of what is not shown yet, show more."""
        node = self._view.current
        if node.is_rest:
            self._open()
        else:
            self.dismiss(node.row.id)

    @on(Pane.Touched)
    def _touched(self, event: Pane.Touched) -> None:
        event.stop()
        if 0 <= event.row < self._view.length:
            if event.row == self._view.cursor:
                self.do_open()
            else:
                self._view.move_to(event.row)

    def do_graph(self) -> None:
        """Go back."""
        self.dismiss(None)

    @property
    def standing(self) -> Over:
        """How it stands: the records that are opened, and the cursor."""
        opened = tuple(each.row.id for each in self._view.linked.shown if each.opened)
        return Over("graph", self._view.cursor, opened=opened)

    def stand(self, over: Over) -> None:
        """Open the same records again."""
        root = self._view.linked.root.row

        def again(lookups: Questions) -> Tree:
            tree = Tree(root, linked_in(lookups))
            tree.open_all(over.opened, linked_in(lookups))
            return tree

        def shown(tree: Tree) -> None:
            self._view.linked = tree
            self._view.put_cursor(over.cursor)
            self._view.refresh()

        self.inquire("branch", self._lookups, again, shown)
