"""Whether what a gold of claims names is an entity found: by any of its names."""

from __future__ import annotations

import re

from ..records import Entity, EntityKind
from .claim_gold import GoldNamed
from .names import OF_FAMILY, Keys, comparable, keys_of, names_of

FAMILIES = {kind: family for family, kinds in OF_FAMILY.items() for kind in kinds}
"""The family of each kind of entity."""
IN_BRACKETS = re.compile(r"\s*\([^)]*\)\s*$")


_GROUP = re.compile(
    r"^(?:ال)?مجموعه (?:(?:ال)?عمل )?(?:(?:ال)?(?:معنيه|خاصه|مختصه|مكلفه) )?|"
    r"^(?:ال)?عمل (?:(?:ال)?(?:معنيه|خاصه|مختصه|مكلفه) )?"
)
"""What a working group is called before its subject."""


def keys_of_value(value: str) -> Keys:
    """Return a value as it is compared, whatever it adds in brackets."""
    return keys_of((IN_BRACKETS.sub("", value), _subject_of(value)))


def _subject_of(name: str) -> str:
    """Return what a working group is on, for «the working group on X» and «X» are one name."""
    plain = comparable(name)
    subject = _GROUP.sub("", plain)
    return subject if subject == plain else re.sub(r"^ب(?=\w{4})", "", subject)


def keys_of_named(gold: GoldNamed) -> Keys:
    """Return the names that a gold gives an entity, as they are compared."""
    names = (gold.label, *gold.forms)
    if gold.kind is not EntityKind.WORKING_GROUP:
        return keys_of(names)
    return keys_of(names) | keys_of(map(_subject_of, names))


def keys_of_entity(entity: Entity) -> Keys:
    """Return the names of an entity found, as they are compared."""
    names = names_of(entity)
    if entity.kind is not EntityKind.WORKING_GROUP:
        return names
    return names | keys_of(map(_subject_of, names))


def is_same(gold: GoldNamed, entity: Entity) -> bool:
    """Whether an entity is of the same family and shares a name, a person's title left out."""
    family = FAMILIES[gold.kind]
    if family != FAMILIES[entity.kind]:
        return False
    keys, named = keys_of_named(gold), keys_of_entity(entity)
    if keys & named or family != "persons":
        return bool(keys & named)
    return any(key.endswith(f" {name}") for key in keys for name in named if " " in name)
