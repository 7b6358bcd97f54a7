"""Names as they are compared with those of gold: folded, without punctuation and article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ..records import Entity, EntityKind
from ..text import fold

Keys = frozenset[str]
"""The names of something, each as it is compared."""

_ARTICLE = re.compile(r"^(?:ال|لل|ل)(?=\w{2})")
_NO_WORD = re.compile(r"[^\w+]+")
_ABDUL = re.compile(r"\b(عبد|ابو) (?=\w)")


OF_FAMILY: Mapping[str, frozenset[EntityKind]] = {
    "persons": frozenset({EntityKind.PERSON}),
    "bodies": frozenset({EntityKind.ORGANISATION, EntityKind.GROUP, EntityKind.WORKING_GROUP}),
    "places": frozenset({EntityKind.COUNTRY, EntityKind.PLACE}),
}


def comparable(name: str) -> str:
    """Return a name as it is compared: folded, without punctuation and article.

    The blank after عبد and أبو goes too, for it is written or not.
    """
    plain = _NO_WORD.sub(" ", fold(name)).strip()
    return _ABDUL.sub(r"\1", _ARTICLE.sub("", plain))


def keys_of(names: Iterable[str]) -> Keys:
    """Return names as they are compared, empty ones left out."""
    return frozenset(map(comparable, names)) - {""}


def names_of(entity: Entity) -> Keys:
    """Return all names of an entity as they are compared."""
    return keys_of((entity.label, *entity.aliases, *(each.surface for each in entity.mentions)))
