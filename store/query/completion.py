"""What a query that is being written may go on with: names of fields, and values there are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ..records import Kind
from ..tallies import DIMENSIONS, Dimension, Tally
from ..text import fold
from .fields import ANY, NAMED, PROPERTIES, Asks, FieldName, fields

MOST = 200
"""Completions that are given at most."""

_PART = re.compile(r"(?P<minus>-?)(?P<field>[A-Za-z_]+)(?P<operator>!?:|=)(?P<value>.*)", re.DOTALL)
_NAME = re.compile(r"(?P<minus>-?)(?P<name>[A-Za-z_]*)")
_OF = {
    "p": Dimension.PERSON,
    "place": Dimension.PLACE,
    "body": Dimension.BODY,
    "wg": Dimension.BODY,
    "date": Dimension.YEAR,
}
"""By what the values of a field are counted, where it is not called the same."""

Count = Callable[[Dimension], Sequence[Tally]]
"""Counts the records of the list by what they say."""


@dataclass(frozen=True, slots=True)
class Completion:
    """One way to go on."""

    start: int
    """Where in the query what it replaces begins, in code points."""
    end: int
    """Where that ends: the caret."""
    text: str
    """What is put there."""
    label: str
    """What is shown: the name of a field, or a value."""
    count: int = 0
    """How many records say so, for a value that was counted."""

    def applied(self, text: str) -> str:
        """Return the query with it."""
        return text[: self.start] + self.text + text[self.end :]


def complete(text: str, caret: int, kind: Kind, count: Count) -> list[Completion]:
    """Return how a query can go on at the caret, the likeliest first.

    Args:
        text: The query as far as it is written.
        caret: Where the caret stands, in code points.
        kind: What is listed.
        count: Counts its records; asked only where values of a field are wanted.
    """
    start = _begin(text, caret)
    written = text[start:caret]
    part = _PART.fullmatch(written)
    if part is not None:
        field = fields().get(part["field"].lower())
        found = _values(field, part["value"], kind, count) if field else iter(())
        at = start + part.start("value")
        return [Completion(at, caret, f"{put} ", label, n) for put, label, n in found][:MOST]
    name = _NAME.fullmatch(written)
    if name is None:
        return []
    at = start + name.start("name")
    begun = name["name"].lower()
    every = fields()
    asked = [each for each in every if each.startswith(begun) and _may(every[each], kind)]
    return [Completion(at, caret, f"{each}:", each) for each in asked]


def _begin(text: str, caret: int) -> int:
    """Return where the part of the query begins that the caret is in."""
    begin, quoted = 0, False
    for at, character in enumerate(text[:caret]):
        if character == '"':
            quoted = not quoted
        elif character.isspace() and not quoted:
            begin = at + 1
    return begin


def _may(field: FieldName, kind: Kind) -> bool:
    """Whether a list of a kind can be asked for a field."""
    if not field.properties or kind is Kind.ARTICLE:
        return True  # articles are found by what the meetings they report say, too
    return bool(field.kinds) or any(name in PROPERTIES[kind] for name in field.properties)


def _values(
    field: FieldName, begun: str, kind: Kind, count: Count
) -> Iterator[tuple[str, str, int]]:
    """Yield what can be put for a value, what is shown for it, and how many records say so."""
    wanted = fold(begun.strip('"').replace("_", " "))
    for put, shown, number in _known(field, kind, count):
        if wanted in fold(shown) or put.startswith(begun.lower()):
            yield put, shown, number


def _known(field: FieldName, kind: Kind, count: Count) -> Iterator[tuple[str, str, int]]:
    if field.asks in (Asks.HAS, Asks.SILENT, Asks.DIFFER):
        names = field.properties or PROPERTIES[kind]
        if field.asks is Asks.DIFFER:
            names = (ANY, *names)
        elif not field.properties and kind is Kind.MEETING:
            names = (*names, *NAMED)
        yield from ((name, name, 0) for name in names)
        return
    try:
        dimension = _OF.get(field.name) or Dimension(field.name)
    except ValueError:
        return
    if dimension not in DIMENSIONS[kind]:
        return
    for each in count(dimension):
        if dimension in (Dimension.PERSON, Dimension.PLACE, Dimension.BODY):
            yield "_".join(each.label.split()), each.label, each.count
        elif '"' not in each.value:
            yield f'"{each.value}"' if " " in each.value else each.value, each.label, each.count
