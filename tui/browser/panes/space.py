"""The space the panes share: Textual's layout after our own arithmetic."""

from __future__ import annotations

from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.reactive import var
from textual.widget import Widget

from tui.browser.arrangement import PANES, Box, Room, arrange
from tui.browser.panes.pane import Pane


class Space(Widget, can_focus=False):
    """Holds the panes and gives each its place; those not shown get none."""

    active: var[str] = var("meetings")
    """The pane that is moved about in."""
    shown: var[str] = var("meetings")
    """The list that is shown where only one is."""

    def __init__(self, *panes: Pane, rtl: bool) -> None:
        super().__init__(*panes, id="space")
        self.rtl = rtl
        """Whether the first list stands at the right."""
        self.room = Room.USUAL
        """How much of it the active pane takes."""
        self.boxes: dict[str, Box] = {}
        """Where each pane that is shown stands."""
        self._layout = _Arranged()

    @property
    def layout(self) -> Layout:
        """Our own; a style sheet can only name those of Textual."""
        return self._layout

    def put(self, active: str, shown: str) -> None:
        """Arrange anew for another active pane; does nothing where nothing changes place."""
        self.active, self.shown = active, shown
        if self._arranged() != self.boxes:
            # A widget's own arrangement is kept until a child of it asks for another.
            self.children[0].refresh(layout=True)

    def resize(self, step: int) -> bool:
        """Give the active pane more room (1) or less (-1); say whether that makes a difference."""
        before = self.room
        while 0 <= self.room + step < len(Room):
            self.room = Room(self.room + step)
            if self._arranged() != self.boxes:
                self.put(self.active, self.shown)
                return True
        self.room = before
        return False

    def beside(self, name: str, step: int) -> str | None:
        """Return the pane that stands at the left (-1) or right (1) of another, if one does."""
        here = self.boxes.get(name)
        found = {
            other: box
            for other, box in self.boxes.items()
            if here is not None
            and other in PANES
            and (box.x - here.x) * step > 0
            # In one row, or at least partly so.
            and box.y < here.y + here.height
            and here.y < box.y + box.height
        }
        return min(
            found, key=lambda other: abs(found[other].x - here.x) if here else 0, default=None
        )

    def _arranged(self) -> dict[str, Box]:
        width, height = self.app.size
        return arrange(width, height, self.active, self.shown, rtl=self.rtl, room=self.room)

    def arranged(self) -> dict[str, Box]:
        """Give every pane its box, and return the boxes."""
        self.boxes = self._arranged()
        return self.boxes


class _Arranged(Layout):
    name = "arranged"

    def arrange(
        self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True
    ) -> ArrangeResult:
        """Place the children; the space it is given is what the arithmetic left for it."""
        del size, greedy
        assert isinstance(parent, Space), "made for the space of the panes only"
        boxes = parent.arranged()
        placements = []
        for child in children:
            box = boxes.get(str(child.id))
            if box is None or not isinstance(child, Pane):
                continue
            if child.box != box:
                child.box = box
                child.refresh()
            region = Region(box.x, box.y, box.width, box.height)
            placements.append(WidgetPlacement(region, NULL_OFFSET, NULL_SPACING, child))
        return placements
