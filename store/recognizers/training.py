"""Training a model of names from sentences in which they are marked."""

from __future__ import annotations

import os
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import UsageError
from ..evaluation.scores import Score
from .conll import TaggedSentence
from .crf import MISSING, Crf, spans_of
from .features import features

ITERATIONS = 80
"""Steps of the optimisation at most."""

FEWEST = 10
"""Sentences from which a model can be trained and scored."""

_HELD = 5
"""Every so many sentences one is held back for scoring."""

_SETTINGS = {
    "c1": 0.1,
    "c2": 0.05,
    "max_iterations": ITERATIONS,
    "feature.possible_transitions": True,
}


@dataclass(frozen=True, slots=True)
class Trained:
    """What came of training."""

    sentences: int
    """Sentences it was trained with."""
    held: int
    """Sentences it was scored with, which it has not seen."""
    scores: dict[str, Score]
    """By kind of entity, and `all`: names found right, found wrongly and missed."""


def train(
    tagged: Sequence[TaggedSentence],
    out: Path,
    *,
    progress: Callable[[int, int], None] | None = None,
) -> Trained:
    """Train a model and write it, the whole of it or nothing.

    Args:
        tagged: The sentences; one in five is held back to score the model with.
        out: Where the model goes; one that is there is replaced.
        progress: Told after each step how many are done, of how many at most.

    Raises:
        UsageError: There are too few sentences, none holds a name, the extra is missing, or the
            model cannot be written.
    """
    if len(tagged) < FEWEST:
        raise UsageError(f"{len(tagged)} sentences are too few; at least {FEWEST} are needed")
    held = tagged[_HELD - 1 :: _HELD]
    seen = [each for number, each in enumerate(tagged, 1) if number % _HELD]
    if not any(tag != "O" for sentence in seen for tag in sentence.tags):
        raise UsageError("no name is marked in these sentences; there is nothing to learn")
    try:
        handle, name = tempfile.mkstemp(prefix=f".{out.name}.", dir=out.parent)
    except OSError as error:
        raise UsageError(f"{out}: cannot be written ({error.strerror})") from None
    os.close(handle)
    made = Path(name)
    try:
        _fit(seen, made, progress)
        scores = evaluate(Crf(str(made)), held)
        made.replace(out)
    except OSError as error:
        raise UsageError(f"{out}: cannot be written ({error.strerror})") from None
    finally:
        made.unlink(missing_ok=True)
    return Trained(len(seen), len(held), scores)


def _fit(
    sentences: Iterable[TaggedSentence],
    path: Path,
    progress: Callable[[int, int], None] | None,
) -> None:
    try:
        import pycrfsuite
    except ImportError:
        raise UsageError(f"training {MISSING}") from None

    class Trainer(pycrfsuite.Trainer):  # type: ignore[misc]
        """Tells how far it is instead of printing."""

        def message(self, message: str) -> None:
            if self.logparser.feed(message) == "iteration" and progress is not None:
                progress(int(self.logparser.last_iteration["num"]), ITERATIONS)

    trainer = Trainer(verbose=False)
    trainer.select("lbfgs")
    trainer.set_params(_SETTINGS)
    for sentence in sentences:
        trainer.append(features(sentence.words), sentence.tags)
    trainer.train(str(path))
    if progress is not None:
        progress(ITERATIONS, ITERATIONS)


def evaluate(model: Crf, held: Iterable[TaggedSentence]) -> dict[str, Score]:
    """Count the names of sentences that a model finds: right where words and kind are."""
    scores: defaultdict[str, Score] = defaultdict(Score)
    for sentence in held:
        expected = set(spans_of(sentence.tags))
        found = set(spans_of(model.tags(sentence.words)))
        for span in expected | found:
            for name in ("all", span[2]):
                scores[name].right += span in expected and span in found
                scores[name].extra += span not in expected
                scores[name].missed += span not in found
    return dict(scores)
