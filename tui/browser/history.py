"""Where a person has been: back and forward, each place with its cursors and what narrows what."""

from __future__ import annotations

from dataclasses import dataclass, field

from store import Kind
from tui.browser.fields import Evidence


@dataclass(frozen=True, slots=True)
class ListPlace:
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


@dataclass(frozen=True, slots=True)
class ReaderPlace:
    """What was being read, and where."""

    article: str
    """Id of the article."""
    top: int = 0
    """Its first visible line."""
    evidence: tuple[Evidence, ...] = ()
    """What could be stepped through."""
    number: int = 0
    """Which of it was shown, counted from 0."""
    field: str = ""
    """Label of the field it stands behind."""


@dataclass(frozen=True, slots=True)
class Place:
    """Everything that `back` restores."""

    active: str
    """The pane moved about in."""
    shown: str
    """The list shown where only one is."""
    lists: dict[Kind, ListPlace] = field(default_factory=dict)
    """How each list stood."""
    narrowing: str | None = None
    """Id of the record whose links narrow the lists."""
    record: str | None = None
    """Id of the record shown."""
    row: int = 0
    """The cursor's row within it."""
    reader: ReaderPlace | None = None
    """What was being read."""


class History:
    """The places gone through; a new way after going back cuts what was forward."""

    def __init__(self) -> None:
        self._behind: list[Place] = []
        self._ahead: list[Place] = []

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
        self._ahead.clear()

    def back(self, here: Place) -> Place | None:
        """Return the place before this one, keeping this one ahead; none at the beginning."""
        if not self._behind:
            return None
        self._ahead.append(here)
        return self._behind.pop()

    def forward(self, here: Place) -> Place | None:
        """Return the place after this one, keeping this one behind; none at the end."""
        if not self._ahead:
            return None
        self._behind.append(here)
        return self._ahead.pop()
