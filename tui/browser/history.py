"""Where a person has been: back and forward, each place with its cursors and what narrows what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from store import Kind, Order
from tui.browser.fields import Evidence

_MOST = 100
"""Places behind that are remembered; the oldest goes first."""


class ListPlace(NamedTuple):
    """How one list stood."""

    linked_to: str | None = None
    """Id of the record that narrowed it; none when everything was listed."""
    record: str | None = None
    """Id of the record under the cursor."""
    top: int = 0
    """Its first visible row."""
    linking: bool = True
    """Whether it is narrowed when the cursor moves in another list."""
    filter: str = ""
    """The query that its records fit; empty where all do."""
    order: Order = Order.USUAL
    """What it was sorted by."""


class ReaderPlace(NamedTuple):
    """What was being read, and where."""

    article: str
    """Id of the article."""
    offset: int = 0
    """Offset into its text, in code points, at which the first visible line begins."""
    evidence: tuple[Evidence, ...] = ()
    """What could be stepped through."""
    number: int = 0
    """Which of it was shown, counted from 0."""
    field: str = ""
    """Label of the field it stands behind."""


class Place(NamedTuple):
    """Everything that `back` restores."""

    active: str
    """The pane moved about in."""
    shown: str
    """The list shown where only one is."""
    lists: dict[Kind, ListPlace] = {}  # noqa: RUF012 - never changed
    """How each list stood."""
    narrowing: str | None = None
    """Id of the record whose links narrow the lists."""
    record: str | None = None
    """Id of the record shown."""
    row: int = 0
    """The cursor's row within it."""
    top: int = 0
    """Its first visible row."""
    reader: ReaderPlace | None = None
    """What was being read."""


class Over(NamedTuple):
    """A screen that lies over the main one, and how it stood."""

    command: str
    """Name of the command that opens it."""
    cursor: int = 0
    """The row of its cursor."""
    chosen: str = ""
    """What is looked for in it, or looked at: words, a field, an id."""
    opened: tuple[str, ...] = ()
    """Ids of the records that are opened in it, from above."""
    span: tuple[int, ...] = ()
    """What of time is in sight, as `Scale` counts: its first day and its level."""


class History:
    """The places gone through; a new way after going back cuts what was forward."""

    def __init__(self, behind: Sequence[Place] = (), ahead: Sequence[Place] = ()) -> None:
        self._behind = list(behind)
        self._ahead = list(reversed(ahead))
        self._came_back = False

    @property
    def behind(self) -> Sequence[Place]:
        """The places before this one, the oldest first."""
        return tuple(self._behind)

    @property
    def ahead(self) -> Sequence[Place]:
        """The places after this one, the next first."""
        return tuple(reversed(self._ahead))

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place behind."""
        return bool(self._behind)

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a place ahead."""
        return bool(self._ahead)

    def leave(self, place: Place) -> None:
        """Remember a place that is being left for a new one."""
        if not self._behind or self._behind[-1] != place:
            self._behind.append(place)
            del self._behind[:-_MOST]
        self._ahead.clear()
        self._came_back = False

    def back(self, here: Place) -> Place | None:
        """Return the place before this one, keeping this one ahead; none at the beginning."""
        return self.go(-1, here)

    def forward(self, here: Place) -> Place | None:
        """Return the place after this one, keeping this one behind; none at the end."""
        return self.go(1, here)

    def last(self, here: Place) -> Place | None:
        """Return the place that this one was come to from; none where there is no other."""
        forward = self._came_back if self._behind and self._ahead else bool(self._ahead)
        return self.go(1 if forward else -1, here)

    def go(self, steps: int, here: Place) -> Place | None:
        """Return the place so many steps behind (negative) or ahead; none beyond the ends."""
        taken, given = (self._behind, self._ahead) if steps < 0 else (self._ahead, self._behind)
        if not 0 < abs(steps) <= len(taken):
            return None
        self._came_back = steps < 0
        for _ in range(abs(steps)):
            given.append(here)
            here = taken.pop()
        return here
