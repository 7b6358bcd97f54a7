"""`mahdar evaluate`: how well articles are read, against gold."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from store import (
    Evaluation,
    Rate,
    Score,
    draft_claim_gold,
    evaluate_claims,
    evaluate_gold,
    evaluation_document,
    find_gold,
    is_claim_gold,
    read_claim_gold,
)
from tui.commands.asking import FOUND, output_of
from tui.commands.output import Cells


def run(arguments: Namespace) -> int:
    """Read the articles of the gold and print how much of it was found."""
    out = output_of(arguments)
    if arguments.draft:
        out.json(draft_claim_gold(arguments.paths))
        return FOUND
    done = Evaluation()
    claims = [path for path in arguments.paths if is_claim_gold(path)]
    others = [path for path in arguments.paths if not is_claim_gold(path)]
    if others:
        done = evaluate_gold(find_gold(others))
    if claims:
        evaluate_claims(read_claim_gold(claims, arguments.articles), done)
    if arguments.json:
        out.json(evaluation_document(done))
        return FOUND
    out.table(_table(done))
    if arguments.differences:
        out.text("")
        out.table(
            Cells((each.file, each.measure), f"{each.expected or '-'} | {each.found or '-'}")
            for each in done.differences
        )
    return FOUND


def _table(done: Evaluation) -> Iterator[Cells]:
    yield Cells(
        (f"{done.articles} articles", "right", "extra", "missed", "precision", "recall", "F1")
    )
    for name, score in done.scores.items():
        yield Cells((name, *_counts(score)))
    yield Cells(("", "right", "of", "", "", "", "share"))
    for name, rate in done.rates.items():
        yield Cells((name, *_rates(rate)))


def _counts(score: Score) -> tuple[str, ...]:
    numbers = map(str, (score.right, score.extra, score.missed))
    return (*numbers, *map(_shown, (score.precision, score.recall, score.f1)))


def _rates(rate: Rate) -> tuple[str, ...]:
    return str(rate.right), str(rate.of), "", "", "", _shown(rate.share)


def _shown(share: float | None) -> str:
    return "-" if share is None else f"{share:.2f}"
