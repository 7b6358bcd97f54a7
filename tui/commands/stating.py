"""`mahdar claims`, `figures`, `differ`: what is said of the records that fit a query."""

from __future__ import annotations

from itertools import islice

from store import (
    claims_of,
    csv_line,
    differing,
    differing_document,
    figure_document,
    figures_of,
    stated_document,
)
from tui.commands.asking import asked, ending, explain, output_of, query_of
from tui.commands.output import Cells

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterator, Mapping
    from typing import Any

    from store import Differing, Figure, Lookups, Query, Stated

_CLAIM_COLUMNS = (
    "record label property value normalised method rule confidence article file line id quote"
)
_COLUMNS = {
    "claims": _CLAIM_COLUMNS.split(),
    "figures": "record label property value differs sources".split(),
    "differ": "record label property value normalised sources".split(),
}
"""The columns of each in CSV."""


def run(arguments: Namespace) -> int:
    """List what the command is named for."""
    out = output_of(arguments)
    if arguments.explain:
        return explain(arguments, out)
    query = query_of(arguments)
    find, document, lines = _ASKED[arguments.command]
    with asked(arguments) as lookups:
        found = list(islice(find(lookups, query), arguments.limit))
        if arguments.csv:
            columns = _COLUMNS[arguments.command]
            rows = [row for each in found for row in _flat(document(each))]
            out.pieces(csv_line(columns, plain=True))
            out.pieces(csv_line([_text(row[name]) for name in columns]) for row in rows)
        elif arguments.json:
            out.json([document(each) for each in found])
        else:
            out.table(line for each in found for line in lines(each))
        return ending(lookups, bool(found))


def _claim(stated: Stated) -> Iterator[Cells]:
    claim = stated.claim
    where = f"{stated.file}:{stated.line}"
    yield Cells((claim.id, stated.row.id, claim.property, claim.method.value, where), claim.value)


def _figure(figure: Figure) -> Iterator[Cells]:
    mark = "!" if figure.differs else ""
    sources = str(len(figure.value.sources))
    words = f"{figure.value.label}  {figure.row.label}"
    yield Cells((figure.row.id, figure.property, mark, sources), words)


def _differing(found: Differing) -> Iterator[Cells]:
    for value in found.field.values:
        sources = ", ".join(value.sources)
        yield Cells((found.row.id, found.field.name, sources), value.label)


def _flat(document: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield a row for each value of what differs; all else is a row already."""
    if "values" not in document:
        yield document
        return
    for value in document["values"]:
        yield {**document, **value}


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "; ".join(value) if isinstance(value, list) else str(value)


_Asked = tuple[
    "Callable[[Lookups, Query | None], Iterator[Any]]",
    "Callable[[Any], dict[str, Any]]",
    "Callable[[Any], Iterator[Cells]]",
]
_ASKED: Mapping[str, _Asked] = {
    "claims": (claims_of, stated_document, _claim),
    "figures": (figures_of, figure_document, _figure),
    "differ": (differing, differing_document, _differing),
}
"""What each finds, as what it is printed with `--json`, and as which lines."""
