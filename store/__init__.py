"""Everything that is known: records, extraction, resolution, the store, search. Prints nothing.

These names are all that others may use. Each is imported when it is first asked for, so that a
command pays only for what it does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import properties
    from .candidates import Candidate, candidates_of
    from .database import Store
    from .decisions.deciding import Deciding
    from .decisions.decision import Decision as PersonsDecision
    from .decisions.decision import in_force as decisions_in_force
    from .decisions.documents import decision_document
    from .decisions.log import read_logs as read_decisions
    from .decisions.refused import Refused as RefusedDecision
    from .errors import (
        AmbiguousId,
        BadRecord,
        Busy,
        Corrupt,
        MahdarError,
        NewerSchema,
        NoStore,
        NotFound,
        Outdated,
        QueryError,
        Stopped,
        StoreError,
        UnreadableFile,
        Unwritable,
        UsageError,
    )
    from .evaluation.articles import evaluate_gold
    from .evaluation.claim_gold import is_claim_gold, read_claim_gold
    from .evaluation.claims import evaluate_claims
    from .evaluation.draft import draft_claim_gold
    from .evaluation.gold import find_gold
    from .evaluation.scores import Evaluation, Rate, Score, evaluation_document
    from .exchange.documents import (
        article_document,
        claim_document,
        entity_document,
        hit_document,
        meeting_document,
        record_document,
    )
    from .exchange.exporting import SUFFIXES, Format, csv_line, written_as
    from .exchange.whole import BadExport, exported, import_whole
    from .explanation import (
        DateReading,
        Explanation,
        Grounds,
        Neighbour,
        PropertyReading,
        explain_property,
        explain_record,
        explanation_document,
        property_document,
    )
    from .files import Unreadable
    from .finding import holds_articles
    from .given import given_of
    from .ingest import REMARKS, Ingested, Progress, ingest_paths
    from .lock import locks_work
    from .lookups import Apart, Lookups, Questions
    from .meant import nearest
    from .opening import open_lookups, renew_index
    from .query import Query
    from .query import parse as parse_query
    from .query.completion import complete as complete_query
    from .query.explain import explain as explain_query
    from .reading import processors
    from .recognizers.conll import read_conll, tagged_gold
    from .recognizers.training import train as train_names
    from .records import (
        DECIDED,
        Article,
        Block,
        BlockKind,
        Claim,
        Entity,
        EntityKind,
        EntityMention,
        EventDate,
        Field,
        Given,
        Hit,
        Kind,
        Mark,
        Meeting,
        Member,
        Mention,
        Method,
        Order,
        Reason,
        Record,
        Row,
        Span,
        Status,
        Value,
    )
    from .rereading import Reread, reread
    from .resolve.decision import Decision
    from .rows import place_of, row_of
    from .said import (
        Differing,
        Figure,
        Stated,
        claims_of,
        differing,
        differing_document,
        figure_document,
        figures_of,
        stated_document,
    )
    from .scan import Scan
    from .spans import DateSpan, date_bounds
    from .tallies import DIMENSIONS, Dimension, Tally, silent_of
    from .upkeep.check import Checked, check
    from .upkeep.info import Info, info
    from .upkeep.repair import Repaired, repair
    from .user_folders import default_path, locate

_HOME = {
    "candidates": ("Candidate", "candidates_of"),
    "database": ("Store",),
    "decisions.deciding": ("Deciding",),
    "decisions.decision": (
        "PersonsDecision",
        "decisions_in_force",
    ),
    "decisions.documents": ("decision_document",),
    "decisions.refused": ("RefusedDecision",),
    "decisions.log": ("read_decisions",),
    "errors": (
        "AmbiguousId",
        "BadRecord",
        "Busy",
        "Corrupt",
        "MahdarError",
        "NewerSchema",
        "NoStore",
        "NotFound",
        "Outdated",
        "QueryError",
        "Stopped",
        "StoreError",
        "UnreadableFile",
        "Unwritable",
        "UsageError",
    ),
    "evaluation.articles": ("evaluate_gold",),
    "evaluation.claim_gold": (
        "is_claim_gold",
        "read_claim_gold",
    ),
    "evaluation.claims": ("evaluate_claims",),
    "evaluation.draft": ("draft_claim_gold",),
    "evaluation.gold": ("find_gold",),
    "evaluation.scores": (
        "Evaluation",
        "Rate",
        "Score",
        "evaluation_document",
    ),
    "exchange.documents": (
        "article_document",
        "claim_document",
        "entity_document",
        "hit_document",
        "meeting_document",
        "record_document",
    ),
    "explanation": (
        "DateReading",
        "Explanation",
        "Grounds",
        "Neighbour",
        "PropertyReading",
        "explain_property",
        "explain_record",
        "explanation_document",
        "property_document",
    ),
    "exchange.whole": (
        "BadExport",
        "exported",
        "import_whole",
    ),
    "exchange.exporting": (
        "SUFFIXES",
        "Format",
        "csv_line",
        "written_as",
    ),
    "files": ("Unreadable",),
    "upkeep.check": (
        "Checked",
        "check",
    ),
    "upkeep.info": (
        "Info",
        "info",
    ),
    "upkeep.repair": (
        "Repaired",
        "repair",
    ),
    "finding": ("holds_articles",),
    "user_folders": (
        "default_path",
        "locate",
    ),
    "given": ("given_of",),
    "ingest": (
        "REMARKS",
        "Ingested",
        "Progress",
        "ingest_paths",
    ),
    "lock": ("locks_work",),
    "lookups": (
        "Apart",
        "Lookups",
        "Questions",
    ),
    "meant": ("nearest",),
    "opening": (
        "open_lookups",
        "renew_index",
    ),
    "query": (
        "Query",
        "parse_query",
    ),
    "reading": ("processors",),
    "query.completion": ("complete_query",),
    "query.explain": ("explain_query",),
    "records": (
        "DECIDED",
        "Article",
        "Block",
        "BlockKind",
        "Claim",
        "Entity",
        "EntityKind",
        "EntityMention",
        "EventDate",
        "Field",
        "Given",
        "Hit",
        "Kind",
        "Mark",
        "Meeting",
        "Member",
        "Mention",
        "Method",
        "Order",
        "Reason",
        "Record",
        "Row",
        "Span",
        "Status",
        "Value",
    ),
    "resolve.decision": ("Decision",),
    "recognizers.conll": (
        "read_conll",
        "tagged_gold",
    ),
    "recognizers.training": ("train_names",),
    "rereading": (
        "Reread",
        "reread",
    ),
    "rows": (
        "place_of",
        "row_of",
    ),
    "said": (
        "Differing",
        "Figure",
        "Stated",
        "claims_of",
        "differing",
        "differing_document",
        "figure_document",
        "figures_of",
        "stated_document",
    ),
    "scan": ("Scan",),
    "spans": (
        "DateSpan",
        "date_bounds",
    ),
    "tallies": (
        "DIMENSIONS",
        "Dimension",
        "Tally",
        "silent_of",
    ),
}
_MODULE = {name: module for module, names in _HOME.items() for name in names}
_INSIDE = {
    "PersonsDecision": "Decision",
    "complete_query": "complete",
    "decisions_in_force": "in_force",
    "explain_query": "explain",
    "parse_query": "parse",
    "RefusedDecision": "Refused",
    "read_decisions": "read_logs",
    "train_names": "train",
}
"""Names that are shorter where they live."""

__all__ = [
    "DECIDED",
    "DIMENSIONS",
    "REMARKS",
    "SUFFIXES",
    "AmbiguousId",
    "Apart",
    "Article",
    "BadExport",
    "BadRecord",
    "Block",
    "BlockKind",
    "Busy",
    "Candidate",
    "Checked",
    "Claim",
    "Corrupt",
    "DateReading",
    "DateSpan",
    "Deciding",
    "Decision",
    "Differing",
    "Dimension",
    "Entity",
    "EntityKind",
    "EntityMention",
    "Evaluation",
    "EventDate",
    "Explanation",
    "Field",
    "Figure",
    "Format",
    "Given",
    "Grounds",
    "Hit",
    "Info",
    "Ingested",
    "Kind",
    "Lookups",
    "MahdarError",
    "Mark",
    "Meeting",
    "Member",
    "Mention",
    "Method",
    "Neighbour",
    "NewerSchema",
    "NoStore",
    "NotFound",
    "Order",
    "Outdated",
    "PersonsDecision",
    "Progress",
    "PropertyReading",
    "Query",
    "QueryError",
    "Questions",
    "Rate",
    "Reason",
    "Record",
    "RefusedDecision",
    "Repaired",
    "Reread",
    "Row",
    "Scan",
    "Score",
    "Span",
    "Stated",
    "Status",
    "Stopped",
    "Store",
    "StoreError",
    "Tally",
    "Unreadable",
    "UnreadableFile",
    "Unwritable",
    "UsageError",
    "Value",
    "article_document",
    "candidates_of",
    "check",
    "claim_document",
    "claims_of",
    "complete_query",
    "csv_line",
    "date_bounds",
    "decision_document",
    "decisions_in_force",
    "default_path",
    "differing",
    "differing_document",
    "draft_claim_gold",
    "entity_document",
    "evaluate_claims",
    "evaluate_gold",
    "evaluation_document",
    "explain_property",
    "explain_query",
    "explain_record",
    "explanation_document",
    "exported",
    "figure_document",
    "figures_of",
    "find_gold",
    "given_of",
    "hit_document",
    "holds_articles",
    "import_whole",
    "info",
    "ingest_paths",
    "is_claim_gold",
    "locate",
    "locks_work",
    "meeting_document",
    "nearest",
    "open_lookups",
    "parse_query",
    "place_of",
    "processors",
    "properties",
    "property_document",
    "read_claim_gold",
    "read_conll",
    "read_decisions",
    "record_document",
    "renew_index",
    "repair",
    "reread",
    "row_of",
    "silent_of",
    "stated_document",
    "tagged_gold",
    "train_names",
    "written_as",
]


def __getattr__(name: str) -> object:
    from importlib import import_module

    if name == "properties":
        return import_module(f"{__name__}.properties")
    if name not in _MODULE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_MODULE[name]}"), _INSIDE.get(name, name))
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
