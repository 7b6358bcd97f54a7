"""`mahdar train`: a model that finds names, from sentences in which they are marked."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from store import Score, find_gold, read_conll, tagged_gold, train_names
from tui.commands.asking import FOUND, output_of, progress
from tui.commands.output import Cells
from tui.commands.speech import say


def run(arguments: Namespace) -> int:
    """Train a model, write it, and print how well it finds what it has not seen."""
    out = output_of(arguments)
    gold = [path for path in arguments.paths if path.endswith(".toml") or Path(path).is_dir()]
    files = [path for path in arguments.paths if path not in gold]
    from_gold, from_files = tagged_gold(find_gold(gold)), read_conll(files)
    for name, count in sorted(from_files.other_types.items()):
        say(f"names of the type {name} are passed over, for there is none here: {count}")
    sentences = (*from_gold.sentences, *from_files.sentences)
    model = Path(arguments.out)
    done = train_names(sentences, model, progress=progress("training"))
    if arguments.json:
        scores = {name: score.document for name, score in done.scores.items()}
        out.json({"sentences": done.sentences, "held": done.held, "scores": scores})
        return FOUND
    out.table(_table(done.scores))
    say(
        f"trained with {done.sentences} sentences, scored with {done.held} others;"
        f" use it: mahdar ingest --recognizer crf:{model} PATH..."
    )
    return FOUND


def _table(scores: dict[str, Score]) -> Iterator[Cells]:
    yield Cells(("", "right", "extra", "missed", "precision", "recall", "F1"))
    for name, score in sorted(scores.items()):
        counts = map(str, (score.right, score.extra, score.missed))
        shares = map(_shown, (score.precision, score.recall, score.f1))
        yield Cells((name, *counts, *shares))


def _shown(share: float | None) -> str:
    return "-" if share is None else f"{share:.2f}"
