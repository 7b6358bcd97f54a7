"""Why something cannot be decided, in words and in one word."""

from __future__ import annotations

from ..errors import UsageError
from ..records import Entity, Record


class Refused(UsageError):
    """Something cannot be decided so; its text says why and what can be done."""

    def __init__(self, problem: str, what: str, **facts: str) -> None:
        super().__init__(problem)
        self.what = what
        """Why in one word, for who says it in another language."""
        self.facts = facts
        """What that is about, records by what they are called."""


def called(record: Record) -> str:
    """Return what a record is called."""
    return record.label if isinstance(record, Entity) else record.title
