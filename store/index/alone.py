"""Meetings that only one article speaks of, shown before it is known what entities are called.

Most meetings are such, and all that is left to be done for them when the entities of all articles
are known is to fill in their names and numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from ..records import Article, Claim, Meeting, Member
from ..resolve.entities import identify
from ..resolve.keys import is_entity, is_settled
from ..resolve.views import meeting_fields, title_of
from ..rows import row_of
from .digest import days_of, facts_in, refers
from .tokens import tokens

_HOLE = re.compile("\ud800(\\d+)\ud801")
"""Where the name of an entity belongs, by its place among the keys: no text can hold halves of
characters."""

_JOINED = "، "
"""Between names in a title; of two that are the same only one is to be there."""

AloneFact: TypeAlias = tuple[int | None, str, bool, str | None, str | None, float | None]
"""Place of the entity among the keys, property, whether it is stated, normalised value, label and
number."""


class Alone(NamedTuple):
    """A meeting of one article, as the index shows it."""

    title: str
    """Its title, with holes."""
    row: tuple[str, str, str, int]
    """Date, mark, what sorts it, and number of its sources, as `Row` has them."""
    differs: str
    """The properties that differ, between blanks."""
    days: tuple[int | None, int | None, bool]
    """First and last day, and whether that is certain."""
    keys: Sequence[str]
    """Keys of the entities it has to do with."""
    facts: Sequence[AloneFact]
    """What is said of it."""
    words: str
    """Tokens of all words but of the names of entities."""


def shown_alone(
    article: Article,
    key: str,
    numbered: Sequence[tuple[int, Claim]],
    near: Sequence[str],
    words: str,
) -> Alone | None:
    """Return how a meeting is shown that no other article speaks of.

    None where that depends on more than what its entities are called: on other meetings, on what
    people decided, on where places lie, on when its article was written.

    Args:
        article: The article.
        key: Key of the meeting.
        numbered: The claims about it, with their numbers.
        near: Keys of the entities named in its words.
        words: The tokens of its words.
    """
    claims = [claim for _, claim in numbered]
    undated = article.date is None
    if refers(numbered) or any(claim.decided for claim in claims):
        return None
    if undated and any(each.property == "date" and not each.normalised for each in claims):
        return None
    known = _Unnamed()
    fields = meeting_fields(claims, known)
    title = title_of(fields)
    if _JOINED in title or any(f.name == "place" and len(f.values) > 1 for f in fields):
        return None
    member = Member(article.id, key)
    meeting = Meeting(
        id="", title=title, members=(member,), parent=None, parts=(), fields=fields, reasons=()
    )
    row, span = row_of(meeting), days_of(meeting.date)
    facts: list[AloneFact] = [
        (place, name, True, normalised, label, figure)
        for place, _, name, normalised, label, figure in facts_in(fields, known.place)
    ]
    mentioned = [(each, "mentioned") for each in near]
    represented = [
        (claim.of, "represented")
        for field in fields
        for claim in field.claims
        if claim.of and is_entity(claim.of)
    ]
    facts += [
        (known.place_of(each), relation, False, None, None, None)
        for each, relation in dict.fromkeys((*mentioned, *represented))
    ]
    labels = {value.label for field in fields for value in field.values if value.record is None}
    return Alone(
        title=title,
        row=(row.date, row.mark.value, row.sort, row.sources),
        differs=" ".join(meeting.differs),
        days=(span.first, span.last, span.certain),
        keys=known.keys,
        facts=facts,
        words=" ".join({*tokens(labels).split(), *words.split()}),
    )


def filled(title: str, label: Callable[[int], str]) -> str:
    """Return a title with the names of entities, by their places among the keys."""
    return _HOLE.sub(lambda hole: label(int(hole[1])), title)


class _Unnamed:
    """The entities of one article, whatever they are called."""

    def __init__(self) -> None:
        self.keys: list[str] = []
        self._places: dict[str, int] = {}

    def view(self, article: str, key: str) -> str | None:
        """Return what tells the entity of a key from the others."""
        if not is_entity(key):
            return None
        del article
        view = _settled_view(key) if is_settled(key) else f"p-:{key}"
        if view not in self._places:
            self._places[view] = len(self.keys)
            self.keys.append(key)
        return view

    def label(self, view: str) -> str:
        """Return the hole for its name."""
        return f"\ud800{self._places[view]}\ud801"

    def countries(self, view: str) -> frozenset[str]:
        """Return nothing: where it lies is not known here."""
        del view
        return frozenset()

    def place(self, view: str) -> int:
        """Return its place among the keys."""
        return self._places[view]

    def place_of(self, key: str) -> int:
        """Return the place of a key, which is an entity's, among the keys."""
        view = self.view("", key)
        assert view is not None
        return self._places[view]


@lru_cache(maxsize=4_000)
def _settled_view(key: str) -> str:
    return identify(Member("", key))
