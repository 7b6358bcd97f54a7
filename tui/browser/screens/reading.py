"""Reading: the article behind a record, the words behind its fields, its sources side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from store import Article, Entity, Meeting
from tui.browser.fields import MOST, Evidence, FieldRow
from tui.browser.screens.live import Live
from tui.browser.screens.showing import title_of

if TYPE_CHECKING:
    from store import Questions
    from tui.browser.comparing import Compared
    from tui.browser.screens.compare import Chosen


class Reading(Live, inherit_bindings=False):
    """The linked panes, and what leads from them to the words of articles."""

    def do_reader(self) -> None:
        """Read the article behind the record."""
        self.settle()
        if self.active != "reader":
            self.history.leave(self.place())
            self.load_reader()
            self.activate("reader")

    def can_reader(self) -> bool:
        """Whether there is an article behind the record."""
        return self.record is not None

    def load_reader(self) -> None:
        """Show in the reader what stands behind the field, or the record."""
        row = self.row
        if row is not None and row.evidence:
            self.read(row.evidence, row.first, self.field_label(row))
        else:
            self.reader.put_article(self.article_behind())

    def do_evidence(self) -> None:
        """Read the words behind the field; in the reader, the next of them."""
        self.settle()
        if self.active == "reader" and self.reader.looked_for:
            self.reader.forget_walk()
        if self.active == "reader":
            self._step_evidence(1)
            return
        row = self.row
        if row is None or not row.evidence:
            self._say_why_none(row)
            return
        self.history.leave(self.place())
        self.read(row.evidence, max(0, self.strip.place[0] - 1), self.field_label(row))
        self.activate("reader")

    def can_evidence(self) -> bool:
        """Whether a record, or evidence, is shown."""
        if self.active == "reader":
            return bool(self.reader.evidence)
        return self.row is not None

    def do_next_evidence(self) -> None:
        """Show the next words behind the field."""
        self.settle()
        self._step_evidence(1)

    def do_previous_evidence(self) -> None:
        """Show the words before."""
        self.settle()
        self._step_evidence(-1)

    def can_next_evidence(self) -> bool:
        """Whether there is evidence to step through, or something that was looked for."""
        if self.active == "reader" and self.reader.looked_for:
            return bool(len(self.reader.found))
        return self.can_evidence()

    can_previous_evidence = can_next_evidence

    def _step_evidence(self, step: int) -> None:
        if self.active == "reader":
            reader = self.reader
            if reader.looked_for:
                reader.step(step)
                return
            number = (reader.number + step) % len(reader.evidence)
            self.read(reader.evidence, number, reader.field)
            return
        row = self.row
        if row is None or not row.evidence:
            self._say_why_none(row)
            return
        number = self.strip.place[0] - 1
        self.show_evidence((number + step) % len(row.evidence))

    def _say_why_none(self, row: FieldRow | None) -> None:
        """Tell a field nothing is said of from one that is made from the record."""
        stated = row is not None and not row.missing
        self.say(self.words("notice.derived" if stated else "notice.no_evidence"))

    def read(self, evidence: Sequence[Evidence], number: int, field: str) -> None:
        """Show some evidence in the reader.

        Args:
            evidence: What can be stepped through.
            number: Which of it to show, counted from 0.
            field: Label of the field it stands behind.
        """
        article = self.lookups.article(evidence[number].article)
        self.reader.put_article(article, evidence=evidence, number=number, field=field)

    def do_compare(self) -> None:
        """Lay the sources of the record side by side."""
        from tui.browser.comparing import compare
        from tui.browser.screens.compare import Compare

        self.settle()
        record = self.record
        assert record is not None, "only what can be compared is"
        assert not isinstance(record, Article), "an article is one source"

        def ask(lookups: Questions) -> tuple[list[Compared], list[Article]]:
            sources = [lookups.article(id) for id in record.sources[:MOST]]
            return compare(record, self.words), sources

        def show(found: tuple[list[Compared], list[Article]]) -> None:
            screen = Compare(self.words, title_of(record), *found)
            self.app.push_screen(screen, self._read_compared)

        self.inquire("view", self.lookups, ask, show)
        self.wait_for_answer()

    def can_compare(self) -> bool:
        """Whether the record is made of what articles say."""
        record = self.record
        return isinstance(record, Meeting | Entity) and any(each.values for each in record.fields)

    def _read_compared(self, chosen: Chosen | None) -> None:
        if chosen is not None:
            self.read_words(chosen)

    def read_words(self, chosen: Chosen) -> None:
        """Read what was chosen among records or sources side by side."""
        self.history.leave(self.place())
        label = self.words.get(f"property.{chosen.field}", "")
        label = label or self.words(f"record.{chosen.field}")
        self.guarded(lambda: self.read(chosen.evidence, 0, label))
        self.activate("reader")
