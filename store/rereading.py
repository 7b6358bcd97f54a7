"""Articles of the store read again, for the rules by which they were read have changed since."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from .database import Store
from .errors import UnreadableFile
from .ingest import Batch, Progress, Steps
from .reading import NotRead, Text, read_texts
from .records import Article


@dataclass(frozen=True, slots=True)
class Reread:
    """What came of reading again."""

    changed: int
    """Articles of which something else was read."""
    same: int
    """Articles of which the same was read."""
    current: int
    """Articles passed over, for these very rules have read them."""
    problems: tuple[UnreadableFile, ...]
    """Articles that could not be read, which stay as they were."""


def reread(
    store: Store,
    *,
    everything: bool = False,
    progress: Callable[[Progress], None] | None = None,
    jobs: int = 1,
) -> Reread:
    """Read articles again from the texts in the store, with what was said of them.

    Their ids stay, and with them whatever people decided about them. Safe to interrupt and to
    repeat: what was read by the present rules is passed over.

    Args:
        store: Whose articles.
        everything: Read again even what the present rules have read.
        progress: Told after each article.
        jobs: How many processes may read.

    Raises:
        StoreError: The store does not take them; what was written before stays.
    """
    batch, steps = Batch(store), Steps(len(store.ids()), progress)
    run = _Run(store, everything, batch, steps)
    for text, became in read_texts(run.texts(), count=steps.total, jobs=jobs):
        if isinstance(became, NotRead):
            run.problems.append(UnreadableFile(became.path, became.reason))
            steps.count(text.path)
        else:
            run.take(became)
    batch.finish()
    return Reread(run.changed, run.same, run.current, tuple(run.problems))


@dataclass(slots=True)
class _Run:
    """One reading under way."""

    store: Store
    everything: bool
    batch: Batch
    steps: Steps
    changed: int = 0
    same: int = 0
    current: int = 0
    problems: list[UnreadableFile] = field(default_factory=list)
    _before: dict[str, Article] = field(default_factory=dict)

    def texts(self) -> Iterator[Text]:
        """Yield what is to be read again."""
        from .extract.version import RULES

        for article in self.store.articles():
            if article.rules == RULES and not self.everything:
                self.current += 1
                self.steps.count(article.file)
                continue
            self._before[article.id] = article
            yield Text(
                article.file,
                article.id,
                article.file,
                article.sha256,
                article.text,
                article.given,
            )

    def take(self, article: Article) -> None:
        """Keep an article, where something else was read of it, or by other rules."""
        before = self._before.pop(article.id)
        if replace(article, rules=before.rules) == before:
            self.same += 1
        else:
            self.changed += 1
        if article != before:
            self.batch.add(article)
        self.steps.count(article.file)
