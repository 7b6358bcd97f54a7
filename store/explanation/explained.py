"""What an explanation says, and the document it is printed as."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from ..records import Kind, Method
from ..resolve.decision import Decision, Step


class Grounds(StrEnum):
    """On what it rests that what a record is made of is one thing."""

    ALONE = "alone"
    """One article alone speaks of it."""
    KEY = "key"
    """All name it by what can mean nothing else: a code, an entry of a list, a nation's body."""
    SCORED = "scored"
    """What speaks for it was weighed, step by step."""
    ARTICLE = "article"
    """It is an article, which is never joined with another."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another record that has something in common, and why it was kept apart."""

    id: str
    """Its id."""
    label: str
    """What it is called."""
    decision: Decision
    """What spoke for the two being one and against it."""


@dataclass(frozen=True, slots=True)
class DateReading:
    """Why some words of an article were read as a date."""

    property: str
    """What the date is of, such as `date` or `date_published`."""
    edtf: str
    """What was read; empty where the words could not be settled."""
    method: Method
    """How it is known."""
    rule: str
    """Name of the rule."""
    words: str
    """The words; empty where a person or the page's own data gives the date."""
    sentence: str
    """What is quoted for it; it may hold more than the words."""
    article: str
    """Id of the article."""
    file: str
    """Its file."""
    line: int
    """The line of the file on which the quote begins, from 1; 0 where nothing is quoted."""
    anchor: str
    """The day it was counted from, in EDTF; empty where it was not counted."""
    doubtful: bool
    """Whether it is marked as uncertain."""
    rests_on: DateReading | None = None
    """Where the anchor comes from: the reading of that day, in this article or another."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a record is what it is."""

    id: str
    """Id of the record."""
    kind: Kind
    """Its kind."""
    label: str
    """What it is called."""
    sources: tuple[str, ...]
    """Ids of the articles that speak of it."""
    grounds: Grounds
    """On what it rests that they speak of one thing."""
    key: str = ""
    """What they all name it by, where that is the ground."""
    steps: tuple[Step, ...] = ()
    """The decisions by which it became one, in their order."""
    left_out: int = 0
    """Of how many articles no step is given, for there are very many."""
    apart: tuple[Neighbour, ...] = ()
    """Those that come nearest without being the same, nearest first."""
    dates: tuple[DateReading, ...] = ()
    """Its dates, each with how it was read."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """What the ids and keys are called that reasons name."""
    files: Mapping[str, str] = field(default_factory=dict)
    """The files of articles by their ids."""


def explanation_document(explained: Explanation) -> dict[str, Any]:
    """Return an explanation as the document that `mahdar explain --json` prints."""
    return {
        "id": explained.id,
        "kind": explained.kind.value,
        "label": explained.label,
        "sources": list(explained.sources),
        "grounds": explained.grounds.value,
        "key": explained.key or None,
        "steps": [
            {
                "one": {"article": step.one.article, "key": step.one.key},
                "other": {"article": step.other.article, "key": step.other.key},
                **_decision(step.decision),
            }
            for step in explained.steps
        ],
        "left_out": explained.left_out,
        "apart": [
            {"id": each.id, "label": each.label, **_decision(each.decision)}
            for each in explained.apart
        ],
        "dates": [date_document(each) for each in explained.dates],
        "labels": dict(explained.labels),
    }


def _decision(decision: Decision) -> dict[str, Any]:
    return {
        "same": decision.same,
        "score": decision.score,
        "needed": decision.needed,
        "reasons": [
            {"name": each.name, "points": each.points, "what": list(each.what)}
            for each in decision.reasons
        ],
    }


def date_document(reading: DateReading) -> dict[str, Any]:
    """Return how a date was read, as it is printed with `--json`."""
    return {
        "property": reading.property,
        "edtf": reading.edtf or None,
        "method": reading.method.value,
        "rule": reading.rule,
        "words": reading.words or None,
        "quote": reading.sentence or None,
        "article": reading.article,
        "file": reading.file,
        "line": reading.line or None,
        "anchor": reading.anchor or None,
        "doubtful": reading.doubtful,
        "rests_on": date_document(reading.rests_on) if reading.rests_on is not None else None,
    }
