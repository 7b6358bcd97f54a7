"""What scoring against gold counts, and how it is printed as JSON."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Score:
    """How much of what there is was found, and how much of what was found is there."""

    right: int = 0
    """Found and there."""
    extra: int = 0
    """Found and not there."""
    missed: int = 0
    """There and not found."""

    @property
    def precision(self) -> float | None:
        """Share of the right in what was found; none where nothing was."""
        return _share(self.right, self.right + self.extra)

    @property
    def recall(self) -> float | None:
        """Share of the found in what there is; none where there is nothing."""
        return _share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; none where there is nothing and nothing was found."""
        return _share(2 * self.right, 2 * self.right + self.extra + self.missed)

    @property
    def document(self) -> dict[str, float | int | None]:
        """What is printed of it as JSON; shares that are of nothing are null."""
        return {
            "right": self.right,
            "extra": self.extra,
            "missed": self.missed,
            "precision": self.precision,
            "recall": self.recall,
            "f1": self.f1,
        }


@dataclass(slots=True)
class Rate:
    """How often something was right."""

    right: int = 0
    """How often it was."""
    of: int = 0
    """How often it could have been."""

    @property
    def share(self) -> float | None:
        """The one in the other; none where it could never have been."""
        return _share(self.right, self.of)


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that was read otherwise than the gold has it."""

    file: str
    """The article's file, without its folder."""
    measure: str
    """The score or rate it counts in."""
    expected: str
    """What the gold has; empty for what it has not."""
    found: str
    """What was found; empty for what was not."""


@dataclass(slots=True)
class Evaluation:
    """How well articles were read."""

    articles: int = 0
    """How many."""
    scores: defaultdict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    """By measure: `entities`, `entities/person` ..., `meetings`, `chairs`, `participants`,
    `hosts`, `bodies`, `merges`."""
    rates: defaultdict[str, Rate] = field(default_factory=lambda: defaultdict(Rate))
    """By measure: `date`, `place`, `status` and `level` of meetings found, where the gold has one;
    `date/unsaid` and `place/unsaid`, left out rightly where it has none; `title`;
    `date_published` and `date_published/unsaid`; `look-alikes`, the articles without a meeting in
    which none was found."""
    differences: list[Difference] = field(default_factory=list)
    """What was read otherwise, by article."""


def evaluation_document(of: Evaluation) -> dict[str, Any]:
    """Return what `mahdar evaluate --json` prints; shares that are of nothing are null."""
    return {
        "articles": of.articles,
        "scores": {name: score.document for name, score in of.scores.items()},
        "rates": {
            name: {"right": rate.right, "of": rate.of, "share": rate.share}
            for name, rate in of.rates.items()
        },
        "differences": [
            {
                "file": each.file,
                "measure": each.measure,
                "expected": each.expected,
                "found": each.found,
            }
            for each in of.differences
        ],
    }


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
