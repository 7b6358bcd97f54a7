"""Figures, attendance, memberships: constructions of `facts.toml` on slotted text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ...data import load
from ...dates.lexicon import ORDINAL_DAYS, lexicon
from ...records import Span
from ...sieve import Sieve, either
from ...text import fold
from ..names import Name
from ..sentences import Sentence
from ..sums import figures, scales_of_numbers
from .content import ContentRule, content_rules
from .slots import Slotted, matches_in

_UNITS = {
    "دوله": "states",
    "دول": "states",
    "بلدا": "states",
    "الدول": "states",
    "عضوا": "members",
    "اعضاء": "members",
    "منظمه": "organisations",
    "منظمات": "organisations",
    "وزيرا": "ministers",
    "وزراء": "ministers",
    "الدول والمنظمات": "states and organisations",
    "": "members",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure, and whose it is."""

    property: str
    """`attendance`, `members`, `founded` or `figure`."""
    rule: str
    """Name of the construction."""
    name: Name | None
    """The body counted."""
    quote: Span
    """The words."""
    value: Span
    """The words of the figure itself."""
    detail: Mapping[str, str | int | float]
    """Its parts."""


KINDS = ("attendance", "members", "founded", "figure")
"""The kinds of facts, those first that count where two are over the same figure."""


@cache
def _operators() -> Mapping[str, str]:
    return {fold(word): sign for word, sign in load("facts.toml")["figures"]["operators"].items()}


@cache
def _pieces() -> dict[str, str]:
    scales = scales_of_numbers()
    some = either(lexicon().numbers)
    return {
        "number": rf"(?:\d+(?:[.,]\d+)*(?:\s(?:{either(scales)})(?!\w))?|(?:{some})\s"
        rf"(?:{either(scales)})(?!\w))",
        "operator": either(_operators()),
        "ordinal": either(ORDINAL_DAYS),
        "counted": some,
    }


_RULES = Sieve(
    lambda: ((rule, rule.pattern) for rule in content_rules("facts.toml", *KINDS, **_pieces()))
)


def find_facts(sentence: Sentence, names: Sequence[Name]) -> list[Fact]:
    """Return the facts of a sentence; of two over the same figure the first rule's."""
    found: list[Fact] = []
    for rule, match, slotted in matches_in(sentence, names, _RULES):
        fact = _fact(rule, match, slotted, names)
        if fact is not None and not any(_is_told(fact, each) for each in found):
            found.append(fact)
    return found


def _is_told(fact: Fact, by: Fact) -> bool:
    """Whether a fact over the same figure is told already; who is there can be the members."""
    if {fact.property, by.property} == {"attendance", "members"}:
        return False
    return by.value.start < fact.value.end and fact.value.start < by.value.end


def _fact(
    rule: ContentRule, match: re.Match[str], slotted: Slotted, names: Sequence[Name]
) -> Fact | None:
    groups = match.groupdict()
    holder = next(
        (
            names[each.number]
            for group in ("again", "body")
            for each in slotted.named(groups.get(group) or "", "PCLO")
        ),
        None,
    )
    part = next(each for each in ("number", "count", "date", "ordinal") if each in groups)
    value = slotted.source(*match.span(part))
    detail = _detail(rule.property, groups)
    if detail is None:
        return None
    return Fact(rule.property, rule.name, holder, slotted.source(*match.span()), value, detail)


def _detail(kind: str, groups: Mapping[str, str | None]) -> dict[str, str | int | float] | None:
    if kind == "founded":
        year = ORDINAL_DAYS.get(groups.get("ordinal") or "", 0)
        return {"what": "founded", "year": year} if year else {"what": "founded"}
    number = _number(groups)
    if number is None or (kind == "members" and number < 3):
        return None
    operator = _operators().get(groups.get("operator") or "", "=")
    unit = groups.get("unit") or ""
    if kind in ("members", "attendance"):
        return {"what": kind, "operator": operator, "number": number, "unit": _UNITS[unit]}
    return {"what": "figure", "operator": operator, "number": number}


def _number(groups: Mapping[str, str | None]) -> int | float | None:
    """Return a number in figures, in words with a scale, or in a counting word."""
    if groups.get("count"):
        return lexicon().numbers[groups["count"] or ""]
    first, _, word = (groups.get("number") or "").partition(" ")
    scale = scales_of_numbers().get(word, 1)
    named = lexicon().numbers.get(first)
    amount = float(named) if named is not None else figures(first, scale) if first else None
    if amount is None:
        return None
    amount = round(amount * scale, 2)
    return int(amount) if amount.is_integer() else amount


def facts_of(
    sentences: Sequence[Sentence], names: Sequence[Sequence[Name]]
) -> Iterator[tuple[Sentence, Fact]]:
    """Yield the facts of all sentences in order."""
    for sentence, named in zip(sentences, names, strict=True):
        for fact in find_facts(sentence, named):
            yield sentence, fact
