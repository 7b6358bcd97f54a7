"""A value that a sentence gives, with the words that show it."""

from __future__ import annotations

from dataclasses import dataclass

from ...records import Span
from ..names import Name


@dataclass(frozen=True, slots=True)
class Said:
    """A value that the sentence gives, and the words that show it."""

    value: str
    """Key of an entity, or a term."""
    span: Span
    """Where it stands."""
    label: str = ""
    """How it is shown, where that is not the words themselves."""
    name: Name | None = None
    """The name it is, if it is one."""
