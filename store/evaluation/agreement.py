"""Whether a claim of gold and what was found of one thing say the same."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..edtf import is_valid
from ..properties import ARTICLE, ENTITY, MEETING, Holds
from ..records import Article, Claim, Entity
from ..resolve.all import Views
from ..text import words
from .claim_gold import ClaimGold, GoldClaim, GoldNamed
from .claim_names import IN_BRACKETS, is_same, keys_of_entity, keys_of_named, keys_of_value
from .names import comparable

_PLAIN = frozenset({"name", "publisher", "author", "dateline"})
"""Properties whose value is a name as it stands."""
HOLDS = {each.name: each.holds for each in (*ARTICLE, *ENTITY, *MEETING)}


_NUMBER = re.compile(r"[<>~=]*\s*(?P<number>\d[\d,]*(?:\.\d+)?)(?P<scale>[MB]?)")
_SUM = re.compile(r"(?P<number>\d[\d,]*(?:\.\d+)?)(?P<scale>[MB]?)\s+(?P<currency>[A-Z]{3})\b")
_SCALE = {"": 1, "M": 1_000_000, "B": 1_000_000_000}
_SHARE = 0.5
"""Share of the shorter of two quotes that both must have in common where the words are the value"""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of one thing in one article: one value, with all claims that give it."""

    article: str
    """The gold's id of the article."""
    about: str
    """The property, under the name it is scored as."""
    subject: str
    """`article`, or the id of a view."""
    claims: tuple[Claim, ...]
    entity: Entity | None
    """The entity that is its value."""

    @property
    def value(self) -> str:
        """The value, as it is told."""
        return self.entity.label if self.entity else self.claims[0].value


class Agreement:
    """What claims of gold and what was found are compared by.

    Args:
        gold: What there is to find.
        articles: The articles, by the gold's ids.
        views: What was found in all of them.
    """

    def __init__(self, gold: ClaimGold, articles: Mapping[str, Article], views: Views) -> None:
        self._gold = gold
        self._articles = articles
        self._views = views
        self._named = {each.id: each for each in gold.entities}

    def is_said(self, gold: GoldClaim, found: Found) -> bool:
        """Whether all but the subject is the same."""
        if (gold.article, gold.property) != (found.article, found.about):
            return False
        if not self._same_value(gold, found):
            return False
        return shared_length(gold, found) > 0

    def is_of(self, gold: GoldClaim, subject: str, subjects: Mapping[str, str]) -> bool:
        """Whether a subject found is the one a claim of gold is about.

        Args:
            gold: The claim.
            subject: `article`, or the id of a view.
            subjects: For each meeting of the gold the id of the one found that it is.
        """
        if gold.property == "date_bound" or gold.about in self._articles:
            return subject == "article"
        if is_meeting(gold.about) and gold.property != "visit":
            return subjects.get(gold.about) == subject
        named = self._named.get(gold.about)
        if named is None or named in self._entities(gold.value):
            return True
        entity = self._views.entities.get(subject)
        return entity is not None and is_same(named, entity)

    def _same_value(self, gold: GoldClaim, found: Found) -> bool:
        holds = HOLDS.get(gold.property, Holds.TEXT)
        if holds is Holds.ENTITY and found.entity is not None:
            named = keys_of_value(gold.value) & keys_of_entity(found.entity)
            return bool(named) or any(
                is_same(each, found.entity) for each in self._entities(gold.value)
            )
        if holds in (Holds.TERM, Holds.ENTITY):
            return any(_same_term(gold.value, each) for each in found.claims)
        if holds is Holds.MEETING or gold.property in _PLAIN:
            return holds is Holds.MEETING or bool(
                keys_of_value(gold.value) & keys_of_value(found.claims[0].value)
            )
        if holds is Holds.DATE and gold.property != "date_bound":
            return any(gold.value == each.normalised for each in found.claims)
        if gold.property == "figure" and is_valid(gold.value):
            return any(gold.value == each.normalised for each in found.claims)
        if holds is Holds.FIGURE and not self._same_figure(gold.value, found):
            return False
        return self._same_actor(gold.value, found) and self._same_words(gold, found)

    def _same_figure(self, value: str, found: Found) -> bool:
        """Whether the number is the same: of a sum with its currency, else the one it begins with.

        A figure that is worded without one is the same where its words are.
        """
        detail = found.claims[0].detail
        money = _SUM.search(value)
        if money is not None:
            same = detail.get("currency") == money["currency"]
            return same and detail.get("amount") == _number(money)
        number = _NUMBER.match(value)
        if number is None:
            return True
        return detail.get("number") == _number(number)

    def _same_actor(self, value: str, found: Found) -> bool:
        """Whether who is named before a colon is who the claim says acts, if it says who."""
        actor, colon, _ = value.partition(": ")
        named = self._entities(actor) if colon else []
        key = str(found.claims[0].detail.get("actor", ""))
        view = self._views.view_of.get((found.claims[0].article, key), "")
        entity = self._views.entities.get(view)
        if not named or entity is None:
            return True
        return any(is_same(each, entity) for each in named)

    def _same_words(self, gold: GoldClaim, found: Found) -> bool:
        least = min([len(gold.quote), *(claim.end - claim.start for claim in found.claims)])
        return shared_length(gold, found) >= least * _SHARE

    def _entities(self, value: str) -> list[GoldNamed]:
        """Return the entities of the gold that a value names.

        What it adds in brackets is left out. Where no form is the value, it is the form with its
        title left out, or the longest form with something added.
        """
        key = comparable(IN_BRACKETS.sub("", value))
        forms = [(form, each) for each in self._gold.entities for form in keys_of_named(each)]
        exact = [each for form, each in forms if form == key]
        titled = [each for form, each in forms if form.endswith((f" {key}", f" ال{key}"))]
        longest = max(
            (form for form, _ in forms if key.startswith(f"{form} ")), key=len, default=""
        )
        return exact or titled or [each for form, each in forms if form == longest]


def is_meeting(about: str) -> bool:
    """Whether a claim of gold is about a meeting."""
    return about.startswith(("m:", "e:"))


def _same_term(value: str, claim: Claim) -> bool:
    """Whether the gold's words are the term, or hold all words that show it."""
    plain = IN_BRACKETS.sub("", value)
    if plain in (claim.normalised, claim.value):
        return True
    shown = {word.folded for word in words(claim.value)}
    return bool(shown) and shown <= {word.folded for word in words(plain)}


def _number(match: re.Match[str]) -> float:
    return float(match["number"].replace(",", "")) * _SCALE[match["scale"]]


def shared_length(gold: GoldClaim, found: Found) -> int:
    """Return how many code points a quote, wherever it stands, and the words found share."""
    return max(
        min(start + len(gold.quote), each.end) - max(start, each.start)
        for each in found.claims
        for start in gold.starts
    )
