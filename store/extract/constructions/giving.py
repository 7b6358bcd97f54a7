"""Who undertakes to give a sum, or has given one: constructions of `money.toml` on slotted text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ...data import load
from ...records import EntityKind, Span
from ...sieve import Sieve, either
from ...text import fold
from ..names import Name
from ..sentences import Sentence
from ..sums import Sum, money_pattern, sum_of
from .pieces import AT_WORD, filled
from .slots import ANY, CLASSES, Slotted, matches_in

KINDS = ("pledge", "contribution")
"""What a sum is: promised or given; of two over the same sum the first counts."""


@dataclass(frozen=True, slots=True)
class Gift:
    """A sum that is pledged or was given."""

    property: str
    """`pledge` or `contribution`."""
    rule: str
    """Name of the construction."""
    givers: Sequence[Name]
    """Who gives: several of a sum in common, none of what all pledge together."""
    quote: Span
    """The words."""
    money: Span
    """The words of the sum."""
    sum: Sum
    """What it comes to."""
    purpose: Span | None = None
    """What it is for."""


@dataclass(frozen=True, slots=True)
class _Rule:
    property: str
    name: str
    pattern: re.Pattern[str]
    goes_on: bool


_AMERICAN = "امريكي|اميركي|امريكيا|اميركيا"
_NATION = rf"{CLASSES['A']}|{CLASSES['C']}|{_AMERICAN}"
"""Whose currency it is: the nation in a slot, or where its word is none."""


@cache
def _pieces() -> dict[str, str]:
    """Return what the patterns of the data file are filled with."""
    words: Mapping[str, Sequence[str]] = load("money.toml")["words"]
    listed = {name: either(map(fold, each)) for name, each in words.items()}
    giver = "[" + "".join(CLASSES[each][1:-1] for each in "PCLO") + "]"
    turns = "|".join(listed[each] for each in ("turns", "will", "gave", "announces"))
    step = rf"(?:(?!\s(?:و|ف)?(?:{turns})(?!\w))(?:[^.؛]|\.(?=\d)))"
    state = r"(?:كل من\s)?(?:(?:دوله|دول|مملكه|جمهوريه|سلطنه|حكومه)\s)?"
    more = rf"(?P<more>(?:\s?(?:،\s?و?\s?|\sو\s?){giver})+)?"
    days, nation = CLASSES["D"], CLASSES["A"]
    return {
        **{name: listed[name] for name in ("will", "gave", "announces", "says", "donors")},
        "money": rf"(?P<money>{money_pattern(_NATION)})",
        "giver": rf"(?<!في )(?<!ب){state}(?:(?P<actor>{giver})(?:\s{nation})?{more}"
        rf"|(?:الحكومه|السلطات)\s(?P<government>{nation}))",
        "giver_state": rf"{state}(?P<actor>[{CLASSES['C'][1:-1]}{CLASSES['O'][1:-1]}])",
        "aside": rf"(?:\s?(?:،[^،.؛]{{1,80}}،|\([^)]{{1,80}}\)|{days})|\s(?:بدورها|بدوره|ايضا|كذلك|"
        r"بمفردها|وحدها|وحده)|\sال[^\s.،؛]+،|\s(?:التي|الذي|والتي|والذي))*",
        "day": rf"\s(?:{days}|اليوم|امس)",
        "not": r"(?<!لم )(?<!لن )(?<!عدم )(?<!ان )(?<!الا )",
        "up": rf"{step}{{0,140}}?",
        "up_short": rf"{step}{{0,40}}?",
        "up_to_gift": rf"{step}{{0,100}}?\s(?:عن\s|علي\s)?[بل]?",
        "up_to_that": rf"{step}{{0,100}}?\s[بف]?",
        "that_it": r"(?:انها|انه|ان (?:بلاده|بلادها|حكومته|حكومتها|الحكومه|"
        r"المملكه|الدوله|التكتل|الاتحاد|البنك|الصندوق|المنظمه|المفوضيه|الوزاره|الوكاله|المجموعه))\s",
        "gift": rf"(?<!ان {ANY} )(?:{listed['gift']})(?!\w)",
    }


@cache
def gift_rules() -> tuple[_Rule, ...]:
    """Return the constructions in the order of the data file."""
    raw = load("money.toml")
    return tuple(
        _Rule(
            kind,
            entry["name"],
            re.compile(AT_WORD + filled(entry["pattern"], **_pieces())),
            bool(entry.get("goes_on")),
        )
        for kind in KINDS
        for entry in raw[kind]
    )


_RULES = Sieve(lambda: ((rule, rule.pattern) for rule in gift_rules()))


def find_gifts(
    sentence: Sentence, names: Sequence[Name], countries: Mapping[str, str]
) -> list[Gift]:
    """Return the sums a sentence says are pledged or given, each once.

    Args:
        sentence: The sentence.
        names: Its names.
        countries: For each person's key the country of his office.
    """
    found: list[Gift] = []
    for rule, match, slotted in matches_in(sentence, names, _RULES):
        gift = _gift(rule, match, slotted, names, countries)
        if gift is not None and _is_new(gift, rule, found):
            found.append(gift)
    return found


def _is_new(gift: Gift, rule: _Rule, found: Sequence[Gift]) -> bool:
    """Whether a sum is not told yet; one that goes on must follow a pledge."""
    if rule.goes_on and not any(each.money.end <= gift.quote.start + 1 for each in found):
        return False
    return not any(
        each.money.start < gift.money.end and gift.money.start < each.money.end for each in found
    )


def _gift(
    rule: _Rule,
    match: re.Match[str],
    slotted: Slotted,
    names: Sequence[Name],
    countries: Mapping[str, str],
) -> Gift | None:
    groups = match.groupdict()
    called = "".join(groups.get(part) or "" for part in ("actor", "government", "more"))
    givers = [names[each.number] for each in slotted.named(called, "PCLOA")]
    giver = giver_country(givers[0], countries) if len(givers) == 1 else None
    money = slotted.source(*match.span("money"))
    counted = sum_of(_in_words(match["money"]), _nation(match["money"], slotted, names), giver)
    if counted is None or not counted.currency:
        return None
    meant = _purpose().match(slotted.text, match.end("money"))
    purpose = slotted.source(*meant.span("purpose")) if meant is not None else None
    quote = slotted.source(match.start(), meant.end() if meant is not None else match.end())
    return Gift(rule.property, rule.name, givers, quote, money, counted, purpose)


@cache
def _purpose() -> re.Pattern[str]:
    """Return the pattern of what a sum is for, right behind it or what it comes to elsewhere."""
    words = load("money.toml")["purpose"]
    begins, ends = (either(map(fold, words[part])) for part in ("begins", "ends"))
    aim = rf"(?:(?:{begins})\s(?=\S)|ل(?:ل?{ANY}|(?!م\s|ن\s|كن|كل)[^\s،.]{{3,}}))"
    step = rf"(?!(?:،\s?|\s)(?:{ends})(?!\w))(?!{money_pattern(_NATION)})[^.؛]"
    return re.compile(rf"(?:\s?\([^)]{{1,40}}\))?[،\s]*(?P<purpose>{aim}(?:{step}){{0,110}})")


def _in_words(money: str) -> str:
    """Return the words of a sum without the slot of the nation behind it."""
    return _SLOT.sub("", money).strip()


_SLOT = re.compile(ANY)


def _nation(money: str, slotted: Slotted, names: Sequence[Name]) -> str | None:
    """Return whose currency it is, where a nation stands behind the noun."""
    found = slotted.named(money, "AC")
    if found:
        return names[found[0].number].country
    return "US" if re.search(_AMERICAN, money) else None


def giver_country(name: Name, country_of: Mapping[str, str]) -> str | None:
    """Return the code of the country that gives: its own, its capital's, its minister's."""
    if name.kind is EntityKind.PERSON:
        return country_of.get(name.key)
    return name.country


def giver_key(name: Name, country_of: Mapping[str, str]) -> str:
    """Return the key of who gives: of somebody in office his country."""
    country = giver_country(name, country_of)
    return f"country:{country}" if country else name.key


def says_money(text: str) -> bool:
    """Whether a stretch of slotted folded text holds a sum."""
    return _money().search(text) is not None


@cache
def _money() -> re.Pattern[str]:
    return re.compile(money_pattern(_NATION))
