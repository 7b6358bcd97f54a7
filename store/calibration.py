"""Confidence that means what it says: `python -m store.calibration` measures and writes it.

The share of right claims is counted for each rule on the parts of the corpus that rules are made
with, and drawn towards that of its property and way of knowing, the more so the less there is of
it. How well that holds is told by leaving out each part in turn; `heldout` is left alone.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from pathlib import Path

from .evaluation.gold import find_gold
from .evaluation.judging import Judged, judge
from .extract.claims.confidence import ANY, manner
from .records import Claim, Method

PARTS = (
    "development",
    "second",
    "third",
    "fourth",
    "fifth",
    "dated",
    "dated-second",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
)
"""Parts of the corpus that are counted on."""

_STRENGTH = 8.0
"""As how many claims the wider share counts beside those of a rule."""

_LOWEST, _HIGHEST = 0.02, 0.98
_BINS = 10

Row = tuple[str, str, str]
"""Property, way of knowing and rule; `*` for all."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many claims were right."""

    right: int
    """The right ones."""
    of: int
    """All."""
    confidence: float
    """The share, drawn towards the wider one."""


@dataclass(frozen=True, slots=True)
class Reliability:
    """How far confidence is from the share of right claims."""

    claims: int
    """Claims it was measured on."""
    error: float
    """Expected calibration error: over ten equal ranges of confidence, the mean distance between
    confidence and the share of right claims, weighted by claims."""
    brier: float
    """Mean square of the distance between confidence and 1 for right, 0 for wrong claims."""


def fit(judged: Iterable[Judged]) -> dict[Row, Share]:
    """Return the confidence of each rule, of each property and of everything, widest first."""
    right: Counter[Row] = Counter()
    of: Counter[Row] = Counter()
    for each in judged:
        for row in _rows(each.claim):
            of[row] += 1
            right[row] += each.right
    shares: dict[Row, Share] = {}
    for row in sorted(of, key=lambda row: (sum(part != ANY for part in row), row)):
        wider = shares.get(_wider(row))
        drawn = 0.5 if wider is None else wider.confidence
        share = (right[row] + _STRENGTH * drawn) / (of[row] + _STRENGTH)
        limited = min(max(share, _LOWEST), _HIGHEST)
        shares[row] = Share(right[row], of[row], round(limited, 2))
    return shares


def _rows(claim: Claim) -> Iterator[Row]:
    known = manner(claim.method, claim.normalised)
    yield ANY, ANY, ANY
    yield ANY, known, ANY
    yield claim.property, known, ANY
    yield claim.property, known, claim.rule


def _wider(row: Row) -> Row:
    property, known, rule = row
    if rule != ANY:
        return property, known, ANY
    return (ANY, known, ANY) if property != ANY else (ANY, ANY, ANY)


def reliability(judged: Sequence[Judged], confidence: Callable[[Claim], float]) -> Reliability:
    """Tell how well a confidence holds."""
    sure: Counter[int] = Counter()
    right: Counter[int] = Counter()
    sums = [0.0] * _BINS
    brier = 0.0
    for each in judged:
        share = confidence(each.claim)
        at = min(int(share * _BINS), _BINS - 1)
        sure[at] += 1
        right[at] += each.right
        sums[at] += share
        brier += (share - each.right) ** 2
    count = max(1, len(judged))
    error = sum(abs(sums[at] - right[at]) for at in sure) / count
    return Reliability(len(judged), round(error, 4), round(brier / count, 4))


def by_method_alone(claim: Claim) -> float:
    """Return the confidence a claim would have by how it is known and nothing else."""
    plain = {Method.STATED: 0.95, Method.RESOLVED: 0.85}.get(claim.method, 0.6)
    return plain * (0.6 if claim.normalised.endswith("?") else 1.0)


def share_in(shares: Mapping[Row, Share], claim: Claim) -> float:
    """Return the confidence of a claim by a table that is not kept."""
    return next(shares[row].confidence for row in reversed(list(_rows(claim))) if row in shares)


def written(shares: Mapping[Row, Share]) -> str:
    """Return the table as it is kept."""
    head = (
        "# How often claims are right, by property, way of knowing and rule (* for all), counted",
        "# in tests/corpus and smoothed: made by `python -m store.calibration`, not by hand.",
        "# property\tknown\trule\tright\tof\tconfidence",
    )
    rows = (
        "\t".join((*row, str(share.right), str(share.of), f"{share.confidence:.2f}"))
        for row, share in shares.items()
    )
    return "\n".join((*head, *rows)) + "\n"


def judged_parts(corpus: Path) -> dict[str, list[Judged]]:
    """Return the claims of the corpus that are told right from wrong, by part."""
    return {part: list(judge(find_gold([str(corpus / part)]))) for part in PARTS}


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How confidence holds on a part that it was not counted on."""

    part: str
    """The part."""
    before: Reliability
    """By how claims are known alone."""
    after: Reliability
    """By rule, counted on the other parts."""


def leave_each_out(parts: Mapping[str, Sequence[Judged]]) -> Iterator[LeftOut]:
    """Yield for each part how well confidence holds there that was counted on the others."""
    for part, left in parts.items():
        shares = fit(each for other, some in parts.items() if other != part for each in some)
        by_rule = partial(share_in, shares)
        yield LeftOut(part, reliability(left, by_method_alone), reliability(left, by_rule))


def main() -> None:
    """Count, write the table and tell how well it holds."""
    corpus = Path(__file__).resolve().parents[1] / "tests" / "corpus"
    parts = judged_parts(corpus)
    shares = fit(each for some in parts.values() for each in some)
    table = Path(str(files("store.data") / "confidence.tsv"))
    table.write_text(written(shares), "utf-8")
    for left in leave_each_out(parts):
        sys.stdout.write(
            f"{left.part}: {left.after.claims} claims; calibration error"
            f" {left.before.error:.3f} by method alone, {left.after.error:.3f} by rule;"
            f" Brier score {left.before.brier:.3f}, {left.after.brier:.3f}\n"
        )
    sys.stdout.write(f"{len(shares)} rows in {table}\n")


if __name__ == "__main__":
    main()
