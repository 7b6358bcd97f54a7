"""Gold of claims: what a careful reader finds in several articles, claim by claim.

One JSON document; `docs/gold.md` tells the format and how claims are compared. Several documents
are one gold: the ids of their articles, entities and meetings are the same names in all of them.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ..errors import UnreadableFile
from ..records import EntityKind
from ..sources import Source, read

SUFFIX = ".json"
"""How the name of such a file ends."""

_KINDS = {"org": EntityKind.ORGANISATION}
"""Kinds that are also written shorter."""


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """What an article says about something, in which words."""

    article: str
    """The gold's id of the article."""
    about: str
    """The gold's id of an article, an entity, a meeting (`m:...`), or of nothing else known."""
    property: str
    """What is said, as the gold calls it."""
    value: str
    """The value, as the gold words it."""
    quote: str
    """The words."""
    starts: tuple[int, ...]
    """Where they stand in the article: offsets of their first code point, never empty."""
    optional: bool = False
    """Whether it is neither right nor wrong to find it."""


@dataclass(frozen=True, slots=True)
class GoldNamed:
    """A person, body, country or place, and what the articles call it."""

    id: str
    """The gold's id of it."""
    kind: EntityKind
    """What it is."""
    label: str
    """Its name."""
    forms: tuple[str, ...]
    """Other names of it, from all articles."""


@dataclass(frozen=True, slots=True)
class ClaimGold:
    """Articles, and what there is to find in them."""

    sources: Mapping[str, Source]
    """The texts, by the gold's id of the article."""
    stated: Mapping[str, Mapping[str, str]]
    """By the gold's id of the article its title and kicker, where they are to be scored."""
    claims: tuple[GoldClaim, ...]
    """What is said, in no order that matters."""
    entities: tuple[GoldNamed, ...]
    """What is named, in no order that matters."""
    nothing: tuple[tuple[str, str], ...]
    """Article and words that must not become anything."""


@dataclass(slots=True)
class _Parts:
    """A gold while its documents are read."""

    sources: dict[str, Source] = field(default_factory=dict)
    stated: dict[str, dict[str, str]] = field(default_factory=dict)
    claims: list[GoldClaim] = field(default_factory=list)
    entities: dict[str, GoldNamed] = field(default_factory=dict)
    nothing: list[tuple[str, str]] = field(default_factory=list)


def is_claim_gold(path: str) -> bool:
    """Whether a path is that of a gold of claims."""
    return path.lower().endswith(SUFFIX)


def read_claim_gold(paths: Sequence[str], articles: Sequence[str] = ()) -> ClaimGold:
    """Read the documents of one gold, and its articles.

    Args:
        paths: The documents.
        articles: Folders where the articles are looked for after the document's own.

    Raises:
        UnreadableFile: A document or an article cannot be read, or is not as it must be.
    """
    parts = _Parts()
    for path in paths:
        shown = os.fsencode(path).decode("utf-8", "replace")
        folders = [str(Path(path).parent), *articles]
        try:
            document = json.loads(Path(path).read_text("utf-8"))
        except OSError as error:
            raise UnreadableFile(shown, f"cannot be read ({error.strerror})") from None
        except ValueError as error:
            raise UnreadableFile(shown, f"is not JSON ({error})") from None
        try:
            _take(document, folders, parts)
        except (KeyError, TypeError, ValueError) as error:
            raise UnreadableFile(shown, f"is not gold of claims: {_said(error)}") from None
    return ClaimGold(
        parts.sources,
        parts.stated,
        tuple(parts.claims),
        tuple(parts.entities.values()),
        tuple(parts.nothing),
    )


def _said(error: Exception) -> str:
    return f"{error} is missing" if isinstance(error, KeyError) else str(error)


def _take(document: Any, folders: Sequence[str], parts: _Parts) -> None:
    if not isinstance(document, dict):
        raise TypeError("it must be one object")
    for id, article in _object(document, "articles").items():
        if id not in parts.sources:
            parts.sources[id] = read(_found(_text(article, "file"), folders))
            stated = {name: article.get(name) for name in ("title", "kicker")}
            parts.stated[id] = {name: value for name, value in stated.items() if value}
    for entity in _list(document, "entities"):
        _take_entity(entity, parts)
    for number, claim in enumerate(_list(document, "claims")):
        try:
            parts.claims.append(_claim(claim, parts.sources))
        except (KeyError, TypeError, ValueError) as error:
            name = claim.get("id", number) if isinstance(claim, dict) else number
            raise ValueError(f"claim {name}: {_said(error)}") from None
    for article, words, *_ in _list(document, "not_entities"):
        parts.nothing.append((article, words))


def _take_entity(entity: Any, parts: _Parts) -> None:
    kind = _text(entity, "type")
    forms = [form for each in _object(entity, "forms").values() for form in each]
    named = GoldNamed(
        _text(entity, "id"),
        _KINDS.get(kind) or EntityKind(kind),
        _text(entity, "ar"),
        tuple(forms),
    )
    known = parts.entities.get(named.id)
    if known is not None:
        named = replace(known, forms=(*known.forms, named.label, *named.forms))
    parts.entities[named.id] = named


def _claim(claim: Any, sources: Mapping[str, Source]) -> GoldClaim:
    article, quote = _text(claim, "article"), _text(claim, "quote")
    if article not in sources:
        raise ValueError(f"there is no article {article!r} among the articles")
    return GoldClaim(
        article=article,
        about=_text(claim, "about"),
        property=_text(claim, "prop"),
        value=_text(claim, "value"),
        quote=quote,
        starts=_places_of(quote, claim.get("start"), sources[article].text),
        optional=bool(claim.get("optional")) or claim.get("method") == "inferred",
    )


def _places_of(quote: str, start: Any, text: str) -> tuple[int, ...]:
    """Return wherever a quote stands; where the gold says where, it must be there too."""
    starts = tuple(match.start() for match in re.finditer(re.escape(quote), text))
    if not quote or not starts or start not in (None, *starts):
        at = "" if start is None else f" at {start}"
        raise ValueError(f"the quote {quote!r} does not stand in the article{at}")
    return starts


def _found(name: str, folders: Iterable[str]) -> str:
    """Return the path of an article, by its name alone, in the first folder that has it."""
    if Path(name).name != name:
        raise ValueError(f"{name!r} must be the name of a file, without a folder")
    tried = [str(Path(folder) / name) for folder in folders]
    path = next((each for each in tried if Path(each).is_file()), None)
    if path is None:
        raise ValueError(f"{name} is in none of the folders {', '.join(folders)}: use --articles")
    return path


def _text(of: Mapping[str, Any], name: str) -> str:
    value = of[name]
    if not isinstance(value, str):
        raise TypeError(f"{name} must be a string")
    return value


def _object(of: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = of.get(name, {})
    if not isinstance(value, dict):
        raise TypeError(f"{name} must be an object")
    return value


def _list(of: Mapping[str, Any], name: str) -> Sequence[Any]:
    value = of.get(name, [])
    if not isinstance(value, list):
        raise TypeError(f"{name} must be a list")
    return value
