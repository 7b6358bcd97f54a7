"""What lists and searches show of a record."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from .kinds import Kind, Mark

if TYPE_CHECKING:
    from .span import Span


class Order(StrEnum):
    """What a list is sorted by; what is equal so far stands by label and id."""

    USUAL = "usual"
    """Articles and meetings newest first, those without a known year last; entities by how often
    they are named."""
    OLDEST = "oldest"
    """Oldest first, those without a known year last; entities those named least first."""
    NAME = "name"
    """By label, letters that writers exchange being the same."""
    SOURCES = "sources"
    """Those with most sources first, articles by how many meetings they report."""


# Tuples, for a list in the shell shows nothing else: what makes dataclasses is dear to import.


class Row(NamedTuple):
    """A record as a list shows it."""

    id: str
    """Id of the record."""
    kind: Kind
    """Its kind."""
    label: str
    """What is shown first, in logical order."""
    date: str
    """Its date in EDTF, with its mark; empty when there is none."""
    mark: Mark
    """The sign its date carries."""
    sources: int
    """In how many articles it stands; for an article the number of its meetings."""
    relation: str = ""
    """How it is linked to the record that narrows the list: role or property names."""
    sort: str = ""
    """What the list is sorted by."""
    what: str = ""
    """For an entity what it is, such as `person`."""


class Hit(NamedTuple):
    """A record found by a search."""

    row: Row
    """The record."""
    snippet: str
    """The words around the first hit, in logical order."""
    spans: tuple[Span, ...]
    """The hits within the snippet."""
    article: str | None = None
    """Id of the article the snippet is from."""
    start: int = 0
    """Offset of the first hit in the article's text."""
    end: int = 0
    """Offset after it."""
