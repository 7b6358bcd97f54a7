"""The records everything else speaks of: what extraction writes, and what is shown.

Extraction writes `Article`s with their `Mention`s and `Claim`s and nothing else. Entities and
meetings are views: pure functions of claims (and of what people decided about them), never stored
and never edited in place. All offsets are code points into `Article.text`, half-open.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .article import Article, Block, Claim, EventDate, Given, Mention
    from .kinds import DECIDED, BlockKind, EntityKind, Kind, Mark, Method, Status
    from .rows import Hit, Order, Row
    from .span import Span
    from .views import Entity, EntityMention, Field, Meeting, Member, Reason, Record, Value

# Each name is imported when it is first asked for: a list needs none of the dear ones.
_HOME = {
    "article": (
        "Article",
        "Block",
        "Claim",
        "EventDate",
        "Given",
        "Mention",
    ),
    "kinds": (
        "DECIDED",
        "BlockKind",
        "EntityKind",
        "Kind",
        "Mark",
        "Method",
        "Status",
    ),
    "rows": ("Hit", "Order", "Row"),
    "span": ("Span",),
    "views": (
        "Entity",
        "EntityMention",
        "Field",
        "Meeting",
        "Member",
        "Reason",
        "Record",
        "Value",
    ),
}
_MODULE = {name: module for module, names in _HOME.items() for name in names}

__all__ = [
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
]


def __getattr__(name: str) -> object:
    if name not in _MODULE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_MODULE[name]}"), name)
    globals()[name] = value
    return value
