"""How an entity is shown, from what is said of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from .. import properties
from ..query.plain import handles
from ..records import Claim, Mark, Method
from ..resolve.entities import label_of
from ..resolve.views import differs
from .digest import DECIDED
from .tokens import name_tokens, tokens

_SINGLE = {each.name: each for each in properties.ENTITY if each.single}

Says = tuple[str, str, str, int]
"""Property, value, normalised value, and how often that is said."""


class Shown(NamedTuple):
    """An entity as lists show it, and what it is found by."""

    label: str
    """What it is called."""
    mark: Mark
    """Whether what is said of it differs."""
    differs: str
    """In what, between blanks."""
    names: Mapping[str, int]
    """What else it goes by, and how often."""
    said: Sequence[Says]
    """What is said of it."""

    def words(self) -> tuple[str, str]:
        """Return the tokens of all that is said of it, and of what it goes by."""
        texts = {self.label}
        for name, value, normalised, _ in self.said:
            texts.add(value)
            if normalised and properties.holds_date(name):
                texts.add(normalised)
        return tokens(texts), name_tokens({self.label, *self.names})


def shown(key: str, said: Sequence[Says]) -> Shown:
    """Return how an entity is shown.

    Args:
        key: The key of its first member.
        said: What is said of it.
    """
    names = Counter[str]()
    for name, value, _, count in said:
        if name == "name":
            names[value] += count
    label = label_of(key, names, (value for name, value, *_ in said if name == "called"))
    often = Counter(name for name, *_ in said if name in _SINGLE)
    several = [name for name in _SINGLE if often[name] > 1]
    if several:
        decided = {normalised for name, _, normalised, _ in said if name == DECIDED}
        several = [
            name
            for name in several
            if name not in decided and differs(_SINGLE[name], _claims(name, said), _NoneKnown())
        ]
    mark = Mark.DIFFERS if several else Mark.STATED
    return Shown(label, mark, " ".join(several), names, said)


def code_of(key: str) -> str | None:
    """Return by what an entity can be named beside its id and its words."""
    return next(iter(handles("", key)[1:]), None)


class _NoneKnown:
    """No entities: what one can be only one of names no other."""

    def view(self, article: str, key: str) -> None:
        """Return nothing."""

    def label(self, view: str) -> str:
        """Return nothing."""
        return view

    def countries(self, view: str) -> frozenset[str]:
        """Return nothing."""
        del view
        return frozenset()


def _claims(name: str, said: Iterable[Says]) -> list[Claim]:
    """Return claims that say of a property what was counted."""
    return [
        Claim(
            id="",
            article="",
            about="",
            property=name,
            value=value,
            normalised=normalised,
            start=0,
            end=0,
            quote="",
            method=Method.STATED,
            rule="",
        )
        for of, value, normalised, _ in said
        if of == name
    ]
