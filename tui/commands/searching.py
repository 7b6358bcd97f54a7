"""`mahdar search`: words and fields, in every record."""

from __future__ import annotations

from store import UsageError
from tui.commands.asking import asked, ending, explain, output_of, query_of
from tui.commands.listing import date_of
from tui.commands.output import Cells
from tui.commands.speech import SPEECH

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

_MOST = 500


def run(arguments: Namespace) -> int:
    """Print the records that are what is looked for, best first."""
    out = output_of(arguments)
    if arguments.explain:
        return explain(arguments, out)
    query = query_of(arguments)
    if query is None or query.is_empty:
        raise UsageError(SPEECH.said("say at least one word to look for", "shell.no_words"))
    with asked(arguments) as lookups:
        hits = lookups.search(query, limit=arguments.limit or _MOST)
        if arguments.json:
            from store import hit_document

            out.json([hit_document(hit) for hit in hits])
            return ending(lookups, bool(hits))
        out.table(
            Cells((hit.row.id, hit.row.kind.value, date_of(hit.row)), text)
            for hit in hits
            for text in dict.fromkeys((hit.row.label, hit.snippet))
        )
        return ending(lookups, bool(hits))
