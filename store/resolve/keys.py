"""What the keys tell by which articles name entities and meetings."""

from __future__ import annotations

from functools import lru_cache

from ..records import EntityKind

_PREFIX = {
    EntityKind.PERSON: "p",
    EntityKind.ORGANISATION: "o",
    EntityKind.GROUP: "g",
    EntityKind.WORKING_GROUP: "w",
    EntityKind.COUNTRY: "c",
    EntityKind.PLACE: "l",
}


@lru_cache(maxsize=20_000)
def kind_of(key: str) -> EntityKind:
    """Return what an entity is from its key; raises ValueError for a key that is none."""
    return EntityKind(key.partition(":")[0])


def prefix_of(key: str) -> str:
    """Return what the ids of entities of a kind begin with, from a key of one."""
    return _PREFIX[kind_of(key)]


@lru_cache(maxsize=20_000)
def is_settled(key: str) -> bool:
    """Whether a key tells by itself which entity is meant, in whatever article it stands.

    The keys of bodies from lists are ASCII; what follows an at sign says whose body it is.
    """
    identity = key.partition(":")[2]
    match kind_of(key):
        case EntityKind.PERSON:
            return False
        case EntityKind.COUNTRY | EntityKind.PLACE:
            return True
    return identity.isascii() or "@" in identity


@lru_cache(maxsize=20_000)
def is_entity(key: str) -> bool:
    """Whether a key is an entity's."""
    return key.partition(":")[0] in EntityKind._value2member_map_


def is_meeting(key: str) -> bool:
    """Whether a key is a meeting's."""
    return key.startswith("meeting:")


_LONGEST_NUMBER = 8
"""Digits of a number of GeoNames; the other ids of places are ten hexadecimal digits."""


def is_town(id: str) -> bool:
    """Whether the id of a view is of a town of the lists, not of a palace, an island or a country.

    Of what the lists do not have nobody says in which town it lies.
    """
    number = id.removeprefix("l-")
    return number != id and number.isdecimal() and len(number) <= _LONGEST_NUMBER
