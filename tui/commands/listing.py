"""`mahdar articles`, `entities`, `meetings`: the records of one kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from store import Kind
from tui.commands.asking import asked, ending, explain, output_of, query_of
from tui.commands.output import Cells

if TYPE_CHECKING:
    from argparse import Namespace

    from store import Lookups, Row

_KINDS = {"articles": Kind.ARTICLE, "entities": Kind.ENTITY, "meetings": Kind.MEETING}


def run(arguments: Namespace) -> int:
    """List the records of the kind the command is named for."""
    kind = _KINDS[arguments.command]
    out = output_of(arguments)
    if arguments.explain:
        return explain(arguments, out)
    query = query_of(arguments)
    with asked(arguments) as lookups:
        rows = lookups.rows(kind, query=query)[: arguments.limit]
        if arguments.format:
            from store import Format, written_as

            out.pieces(written_as(rows, kind, Format(arguments.format), lookups))
        elif arguments.json:
            out.json([_document(row, lookups) for row in rows])
        else:
            out.table(line_of(row) for row in rows)
        return ending(lookups, bool(rows))


def line_of(row: Row) -> Cells:
    """Return a record as a line of a table."""
    return Cells((row.id, *_columns(row)), row.label)


def date_of(row: Row) -> str:
    """Return a row's date with its sign; a sign that the date itself ends with stands once."""
    return row.date + row.mark.value.removeprefix(row.date[-1:]) if row.date else row.mark.value


def _columns(row: Row) -> tuple[str, ...]:
    if row.kind is Kind.ENTITY:
        return row.what, str(row.sources), row.sort
    return date_of(row), str(row.sources)


def _document(row: Row, lookups: Lookups) -> dict[str, Any]:
    from store import Article, Entity, article_document, entity_document, meeting_document

    match lookups.get(row.id):
        case Article() as article:
            return article_document(article)
        case Entity() as entity:
            return entity_document(entity)
        case meeting:
            return meeting_document(meeting, lookups)
