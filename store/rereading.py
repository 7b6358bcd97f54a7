"""Articles of the store read again, for the rules by which they were read have changed since."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

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
    notes: tuple[tuple[str, str], ...] = ()
    """Files of whose reading a person should know more, and what."""


def reread(
    store: Store,
    *,
    everything: bool = False,
    progress: Callable[[Progress], None] | None = None,
    jobs: int = 1,
    recognizers: Sequence[str] | None = None,
) -> Reread:
    """Read articles again from the texts in the store, with what was said of them.

    Their ids stay, and with them whatever people decided about them. Safe to interrupt and to
    repeat: what was read by the present rules is passed over.

    Args:
        store: Whose articles.
        everything: Read again even what the present rules have read.
        progress: Told after each article.
        jobs: How many processes may read.
        recognizers: What finds names beside the rules; none to take for each article what was
            taken before, empty to take nothing.

    Raises:
        UsageError: There is no recogniser of that name.
        StoreError: The store does not take them; what was written before stays.
    """
    batch, steps = Batch(store), Steps(len(store.ids()), progress)
    chosen: tuple[str, ...] | None = None if recognizers is None else ()
    if recognizers:
        from .recognizers.choosing import choose  # dear, and rarely needed

        chosen = choose(recognizers)
    run = _Run(store, everything, batch, steps, recognizers=chosen)
    for text, became in read_texts(run.texts(), count=steps.total, jobs=jobs):
        if isinstance(became, NotRead):
            run.problems.append(became.problem)
            steps.count(text.path)
        else:
            run.notes += ((text.path, note) for note in became.notes)
            run.take(became.article)
    batch.finish()
    return Reread(run.changed, run.same, run.current, tuple(run.problems), tuple(run.notes))


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
    recognizers: tuple[str, ...] | None = None
    problems: list[UnreadableFile] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    _before: dict[str, Article] = field(default_factory=dict)

    def texts(self) -> Iterator[Text]:
        """Yield what is to be read again."""
        from .extract.version import RULES

        for article in self.store.articles():
            chosen = article.recognizers if self.recognizers is None else self.recognizers
            current = article.rules == RULES and article.recognizers == chosen
            if current and not self.everything:
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
                chosen,
            )

    def take(self, article: Article) -> None:
        """Keep an article, where something else was read of it, or by other rules."""
        before = self._before.pop(article.id)
        if article._replace(rules=before.rules) == before:
            self.same += 1
        else:
            self.changed += 1
        if article != before:
            self.batch.add(article)
        self.steps.count(article.file)
