"""Decisions as JSON documents, and back; each with a sum that tells whether it is whole."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

from ..documents import Document
from ..fields import Reader, WrongField
from .decision import Anchor, Decision, Deed

_TEXTS = ("property", "value", "normalised", "note")


def decision_document(decision: Decision) -> Document:
    """Return a decision as a document; its id is not in it, what is empty is left out."""
    document: Document = {
        "at": decision.at,
        "by": decision.by,
        "deed": decision.deed.value,
    }
    if decision.sides:
        document["sides"] = [
            [[each.article, each.key, each.start, each.end] for each in side]
            for side in decision.sides
        ]
    document |= {name: getattr(decision, name) for name in _TEXTS if getattr(decision, name)}
    for name in ("about", "instead"):
        if getattr(decision, name):
            document[name] = list(getattr(decision, name))
    return document | {"sum": _sum(document)}


def decision_from(id: str, document: Mapping[str, Any]) -> Decision:
    """Return the decision a document holds.

    Args:
        id: What it is called.
        document: The document.

    Raises:
        WrongField: A field is missing or has another type, or its sum says it is not whole.
    """
    read = Reader(document)
    bare = {name: value for name, value in document.items() if name != "sum"}
    if read.text("sum") != _sum(bare):
        raise WrongField("sum", "does not fit: the record is not as it was written")
    return Decision(
        id=id,
        at=read.text("at"),
        by=read.text("by"),
        deed=read.choice("deed", Deed),
        sides=tuple(_side(each, f"sides[{at}]") for at, each in enumerate(read.list("sides"))),
        property=read.optional("property") or "",
        value=read.optional("value") or "",
        normalised=read.optional("normalised") or "",
        about=_texts(read, "about"),
        note=read.optional("note") or "",
        instead=_texts(read, "instead"),
    )


def _sum(document: Mapping[str, Any]) -> str:
    text = json.dumps(document, ensure_ascii=True, sort_keys=True)
    return blake2b(text.encode(), digest_size=8).hexdigest()


def _side(side: object, name: str) -> tuple[Anchor, ...]:
    if not isinstance(side, list):
        raise WrongField(name, "should be a list")
    return tuple(_anchor(each, f"{name}[{at}]") for at, each in enumerate(side))


def _anchor(value: object, name: str) -> Anchor:
    match value:
        case [str(article), str(key), int(start), int(end)] if 0 <= start <= end:
            return Anchor(article, key, start, end)
    raise WrongField(name, "should be an article, a key, a start and an end")


def _texts(read: Reader, name: str) -> tuple[str, ...]:
    found = read.list(name)
    if not all(isinstance(each, str) for each in found):
        raise WrongField(name, "should be a list of texts")
    return tuple(found)
