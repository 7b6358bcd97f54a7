"""A place in a sentence that speaks of a meeting."""

from __future__ import annotations

from dataclasses import dataclass

from ...records import Span


@dataclass(frozen=True, slots=True)
class Trigger:
    """A place in a sentence that speaks of a meeting."""

    kind: str
    """`meeting`, `summit`, `conference`, `talks` or `session`; `statement` for a joint one."""
    verb: bool
    """Whether it is a verb, or a statement."""
    label: str
    """What kind of meeting it says this is, as shown; empty for a verb."""
    index: int
    """Number of its word."""
    start: int
    """Offset of the first code point in the article, proclitics left out."""
    end: int
    """Offset after its last code point."""
    definite: bool = False
    """Whether it speaks of a meeting already known: the article, a pronoun or a construct."""
    plural: bool = False
    """Whether it speaks of several."""
    pronoun: bool = False
    """Whether it says whose meeting it is by a pronoun."""
    that: bool = False
    """Whether «that» stands before it: the one spoken of last."""
    first: bool = False
    """Whether it is the first of its kind, and so not the one reported."""
    last: bool = False
    """Whether it is the last of its kind before: another than the one reported."""
    another: bool = False
    """Whether it is another of the same kind."""
    received: bool = False
    """Whether the verb is one of receiving: its object must be a person."""
    again: bool = False
    """Whether it stands for a further object of the verb before, met apart: «then Y»."""

    @property
    def span(self) -> Span:
        """Its place in the article."""
        return Span(self.start, self.end)
