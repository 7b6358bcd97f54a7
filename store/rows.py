"""Records as lists show them: one line each, and the order they stand in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from .edtf import bounds
from .records import (
    DECIDED,
    Article,
    Entity,
    EventDate,
    Kind,
    Mark,
    Meeting,
    Method,
    Order,
    Record,
    Row,
    Status,
)
from .text import fold

_TIME = re.compile(r"T(\d\d:\d\d)")
_NOT_YET = (Status.PLANNED, Status.POSTPONED)


def kind_of(record: Record) -> Kind:
    """Return which kind a record is of."""
    match record:
        case Article():
            return Kind.ARTICLE
        case Entity():
            return Kind.ENTITY
        case Meeting():
            return Kind.MEETING


def row_of(record: Record, meetings: int = 0) -> Row:
    """Return a record as a list shows it.

    Args:
        record: The record.
        meetings: For an article, how many meetings it reports.
    """
    match record:
        case Article():
            return _article_row(record, meetings)
        case Entity():
            return _entity_row(record)
        case Meeting():
            return _meeting_row(record)


def in_order(rows: list[Row], kind: Kind, order: Order = Order.USUAL) -> list[Row]:
    """Return rows of one kind in the order a list has them."""
    found = sorted(rows, key=lambda row: (row.label, row.id))
    match order:
        case Order.NAME:
            found.sort(key=lambda row: fold(row.label))
        case Order.SOURCES:
            found.sort(key=lambda row: -row.sources)
        case Order.USUAL if kind is Kind.ENTITY:
            found.sort(key=lambda row: -int(row.sort))
        case Order.USUAL:
            found.sort(key=lambda row: row.sort, reverse=True)
        case Order.OLDEST if kind is Kind.ENTITY:
            found.sort(key=lambda row: int(row.sort))
        case Order.OLDEST:
            found.sort(key=lambda row: (not row.sort, row.sort))
    return found


@runtime_checkable
class Placing(Protocol):
    """Rows that know where each of them stands."""

    def place_of(self, id: str) -> int | None:
        """Return the place of the record of an id; none where it is not among them."""
        ...


def place_of(rows: Sequence[Row], id: str) -> int | None:
    """Return the place of a record in a list, counted from 0; none where it is not listed."""
    if isinstance(rows, Placing):
        return rows.place_of(id)
    return next((at for at, each in enumerate(rows) if each.id == id), None)


def date_mark(date: EventDate | None) -> Mark:
    """Return the sign a date carries by itself."""
    if date is None:
        return Mark.NOT_STATED
    if date.doubtful or date.method is Method.INFERRED:
        return Mark.DOUBTFUL
    if date.rule == DECIDED:
        return Mark.DECIDED
    return Mark.STATED if date.method is Method.STATED else Mark.RESOLVED


def date_order(edtf: str) -> str:
    """Return what sorts dates by when they begin; empty where the year is not known."""
    try:
        limits = bounds(edtf)
    except ValueError:  # written by hand or by another version: it sorts as unknown
        return ""
    if limits is None:
        return ""
    time = _TIME.search(edtf)
    return limits.first.isoformat() + (f"T{time[1]}" if time else "")


def _article_row(article: Article, meetings: int) -> Row:
    edtf = article.date.edtf if article.date else ""
    return Row(
        id=article.id,
        kind=Kind.ARTICLE,
        label=article.title,
        date=edtf,
        mark=date_mark(article.date),
        sources=meetings,
        sort=date_order(edtf),
    )


def _entity_row(entity: Entity) -> Row:
    return Row(
        id=entity.id,
        kind=Kind.ENTITY,
        label=entity.label,
        date="",
        mark=Mark.DIFFERS if any(field.differs for field in entity.fields) else Mark.STATED,
        sources=len(entity.sources),
        sort=str(len(entity.mentions)),
        what=entity.kind.value,
    )


def _meeting_row(meeting: Meeting) -> Row:
    edtf = meeting.date.edtf if meeting.date else ""
    return Row(
        id=meeting.id,
        kind=Kind.MEETING,
        label=meeting.title,
        date=edtf,
        mark=_meeting_mark(meeting),
        sources=len(meeting.sources),
        sort=date_order(edtf),
    )


def _meeting_mark(meeting: Meeting) -> Mark:
    mark = meeting.field("date").mark if meeting.date is not None else Mark.NOT_STATED
    if mark not in (Mark.DIFFERS, Mark.DOUBTFUL) and meeting.status in _NOT_YET:
        return Mark.PLANNED
    return mark
