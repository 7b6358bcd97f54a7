"""Stretches of an article that can be walked through: names, what is said, what was looked for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from store import Article

ARTICLE = "article"
"""What claims are about that say something of the article itself."""


class Stop(NamedTuple):
    """A stretch of an article's text, in code points, half-open."""

    start: int
    """Offset of its first code point."""
    end: int
    """Offset after its last."""
    key: str = ""
    """Key, within the article, of what is named there or spoken of; empty for a mere stretch."""
    property: str = ""
    """Name of the property that is stated there; empty for a name."""


class Stops:
    """Stretches in the order of the text, found quickly by where they are."""

    def __init__(self, stops: Sequence[Stop] = ()) -> None:
        # What holds others comes before them: one walks in from the whole.
        self.all = sorted(set(stops), key=lambda each: (each.start, -each.end, each.property))
        """The stretches, by their beginning, the longer first."""
        self._starts = [each.start for each in self.all]
        self._longest = max((each.end - each.start for each in self.all), default=0)

    def __len__(self) -> int:
        return len(self.all)

    def within(self, start: int, end: int) -> Iterator[Stop]:
        """Yield those that share a code point with a stretch."""
        for at in range(bisect_left(self._starts, start - self._longest), len(self.all)):
            each = self.all[at]
            if each.start >= end:
                return
            if each.end > start:
                yield each

    def after(self, offset: int) -> int:
        """Return the number of the first that begins at an offset or behind it; 0 if none does."""
        at = bisect_left(self._starts, offset)
        return at if at < len(self.all) else 0


class Walk(NamedTuple):
    """What can be walked through in an article."""

    names: Stops
    """Where something is named that has a record."""
    said: Stops
    """Where something is said of a meeting or an entity, beside its name."""
    all: Stops
    """Both."""


NOTHING = Walk(Stops(), Stops(), Stops())
"""Nowhere to go."""


def walk_of(article: Article | None) -> Walk:
    """Return what can be walked through in an article; nothing where there is none."""
    if article is None:
        return NOTHING
    names = Stops([Stop(each.start, each.end, each.entity) for each in article.mentions])
    said = Stops(
        [
            Stop(each.start, each.end, each.about, each.property)
            for each in article.claims
            if each.about != ARTICLE and each.property != "name" and each.start < each.end
        ]
    )
    return Walk(names, said, Stops([*names.all, *said.all]))
