"""A query as it was understood."""

from __future__ import annotations

from collections.abc import Iterable

from ..records import Span
from .fields import Test
from .terms import Term


class Query:
    """What a person looks for; without parts it fits everything. Equal where the parts are."""

    __slots__ = ("parts", "source")

    def __init__(self, source: str, parts: tuple[Term | Test, ...]) -> None:
        self.source = source
        """The query as written."""
        self.parts = parts
        """What must hold, and what must not, in the order written."""

    def __eq__(self, other: object) -> bool:
        return self.parts == other.parts if isinstance(other, Query) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.parts)

    def __repr__(self) -> str:
        return f"Query({self.source!r}, {self.parts!r})"

    def __str__(self) -> str:
        return " ".join(map(str, self.parts))

    @property
    def terms(self) -> tuple[Term, ...]:
        """What the words of a record must hold, and what they must not."""
        return tuple(each for each in self.parts if isinstance(each, Term))

    @property
    def tests(self) -> tuple[Test, ...]:
        """What is asked of fields."""
        return tuple(each for each in self.parts if isinstance(each, Test))

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for that must hold."""
        return all(each.negated for each in self.parts)

    @property
    def asked(self) -> list[str]:
        """The folded words that must occur, in the order written."""
        return [word for term in self.terms if not term.negated for word in term.letters]

    def matches(self, *texts: str) -> bool:
        """Whether each term it must have is in one of the texts, and none that it must not."""
        return all(
            any(term.occurs(text) for text in texts) is not term.negated for term in self.terms
        )

    def spans(self, text: str) -> tuple[Span, ...]:
        """Return where its terms occur: code points of the text, in order, none overlapping."""
        found = sorted(
            (span.start, span.end)
            for term in self.terms
            if not term.negated
            for span in term.spans(text)
        )
        return _apart(found)


def _apart(found: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(Span(start, end) for start, end in joined)
