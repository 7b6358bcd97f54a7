"""What meetings and views need to know of the entities, wherever that is kept."""

from __future__ import annotations

from typing import Protocol


class Known(Protocol):
    """The entities of a store: in memory, or in an index."""

    def view(self, article: str, key: str) -> str | None:
        """Return the id of the view of a key in an article; none where it is no entity's."""
        ...

    def label(self, view: str) -> str:
        """Return what an entity is called."""
        ...

    def countries(self, view: str) -> frozenset[str]:
        """Return the codes of the countries an entity is said to be in or from."""
        ...


def countries_of(place: str, known: Known) -> frozenset[str]:
    """Return the codes of the countries that a place lies in, or is, from the id of its view."""
    if place.startswith("c-"):
        return known.countries(place) | {place.removeprefix("c-").upper()}
    return known.countries(place)
