"""Sums of money as the news writes them: in figures or words, halved, doubled, in any currency."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ..data import lines, load
from ..sieve import either
from ..text import fold


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount of money."""

    amount: int | float
    """How much, in units of the currency."""
    currency: str
    """Code of ISO 4217; empty where neither the words nor who gives it tell."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of amounts, folded."""

    scales: Mapping[str, int]
    one: frozenset[str]
    two: Mapping[str, int]
    parts: Mapping[str, float]
    numbers: Mapping[str, int]
    plain: Mapping[str, str]
    nouns: Mapping[tuple[str, str], str]
    """Code by country and noun."""
    forms: Mapping[str, str]
    """The noun in any number, «دولارا», «كرونات», and the noun."""


@cache
def _words() -> _Words:
    raw = load("money.toml")["amounts"]

    def folded(part: str) -> dict[str, float]:
        return {fold(word): value for word, value in raw[part].items()}

    rows = [(country, code, fold(noun)) for country, code, noun in lines("currencies.tsv")]
    first = {country: code for country, code, _ in reversed(rows)}
    nouns = {(country, noun): code for country, code, noun in rows}
    nouns |= {(country, fold(noun)): first[country] for country, noun in raw["more"].items()}
    plain = {fold(noun): str(code) for noun, code in raw["plain"].items()}
    return _Words(
        scales={word: int(value) for word, value in folded("scales").items()},
        one=frozenset(map(fold, raw["one"])),
        two={word: int(value) for word, value in folded("two").items()},
        parts=folded("parts"),
        numbers={word: int(value) for word, value in folded("words").items()},
        plain=plain,
        nouns=nouns,
        forms={
            form: noun for noun in (*plain, *(n for _, n in nouns)) for form in _noun_forms(noun)
        },
    )


def scales_of_numbers() -> Mapping[str, int]:
    """Return what «thousand» and its like come to, by the folded word."""
    return _words().scales


def _noun_forms(noun: str) -> list[str]:
    """Return the noun of a currency in any number."""
    if noun.endswith("ه"):
        return [noun.removesuffix("ه") + ending for ending in ("ه", "ات", "تين")]
    return [noun + ending for ending in ("", "ا", "ات", "ين")]


_AT = r"(?:(?<!\w)|(?<=(?<!\w)[بل]))"
"""Where a word can begin, also behind a preposition that is written with it."""
_FIGURES = r"\(?\d+(?:[.,،٫٬]\d+)*(?:ر\d+)?\)?"


@cache
def money_pattern(nation: str) -> str:
    """Return the pattern of a sum with its currency, on folded text.

    Args:
        nation: Pattern of the nation that may stand behind the currency.
    """
    words = _words()
    scale = rf"(?:{either(words.scales)})(?!\w)"
    number = rf"(?:{either(words.numbers)})"
    said = rf"{number}(?:\s?(?:و\s?)?{number})*"
    half = rf"(?:{either(words.parts)})\s{scale}"
    part = rf"\sو\s?(?:{either(words.parts)})(?:\s(?:ال)?{scale})?"
    whole = rf"(?:{either([*words.one, *words.two])})(?:{part})?"
    numeral = rf"{_FIGURES}(?:\s?{scale}(?:\sو\s?{_FIGURES}\s{scale})?)?"
    return (
        rf"(?:(?<![\d.,]){numeral}|{_AT}{said}\s{scale}|{_AT}{half}|(?<!\d\s){_AT}{whole})"
        rf"\s(?:{either(words.forms)})(?!\w)(?:\s?(?:{nation}))?"
    )


@cache
def _currency_of() -> re.Pattern[str]:
    return re.compile(rf"\s(?P<noun>{either(_words().forms)})(?!\w)")


def sum_of(folded: str, nation: str | None, giver: str | None) -> Sum | None:
    """Return what the words of a sum come to.

    Args:
        folded: The words, folded, as `money_pattern` finds them.
        nation: Code of the country whose currency it is, where one stands behind the noun.
        giver: Code of the country that gives it: the noun alone is of its currency.

    Returns:
        None for what is no number.
    """
    currency = _currency_of().search(folded)
    amount = _amount(folded[: currency.start()]) if currency else None
    if currency is None or amount is None:
        return None
    whole = int(amount) if float(amount).is_integer() else amount
    return Sum(whole, _code(_words().forms[currency["noun"]], nation, giver))


def _code(noun: str, nation: str | None, giver: str | None) -> str:
    """Return the code for a noun: of the nation behind it, else its usual one, else the giver's."""
    words = _words()
    of_nation = words.nouns.get((nation or "", noun))
    return of_nation or words.plain.get(noun) or words.nouns.get((giver or "", noun), "")


def _amount(said: str) -> float | None:
    words = _words()
    tokens = said.replace("(", "").replace(")", "").split()
    if len(tokens) > 2 and tokens[1] in words.scales and re.match(r"و?\d", tokens[-2]):
        more = _amount(" ".join([tokens[-2].removeprefix("و"), tokens[-1]]))
        first = _amount(" ".join(tokens[:2]))
        return first + more if first is not None and more is not None else None
    if tokens[0] in words.one or tokens[0] in words.two:
        return _whole(tokens)
    if len(tokens) > 1 and tokens[-1] not in words.scales:
        return None
    scale = words.scales[tokens.pop()] if len(tokens) > 1 else 1
    number = _number(tokens, scale)
    return None if number is None else round(number * scale, 2)


def _whole(tokens: list[str]) -> float:
    """Return what a scale without a number comes to: «a milliard», «and a half»."""
    words = _words()
    two = words.two.get(tokens[0])
    scale = two // 2 if two else words.scales[tokens[0]]
    said = (words.parts.get(token.removeprefix("و"), 0.0) for token in tokens[1:])
    return (two or scale) + scale * sum(said)


def _number(counted: list[str], scale: int) -> float | None:
    words = _words()
    if counted[0][:1].isdigit():
        return figures(counted[0], scale)
    if counted[0] in words.parts:
        return words.parts[counted[0]]
    total, last = 0, 0
    for token in counted:
        value = words.numbers.get(token) or words.numbers.get(token.removeprefix("و"))
        if value is None:
            return None
        if value == 100 and 3 <= last <= 9:
            total += last * 100 - last  # «three hundred» in two words
        else:
            total += value
        last = value
    return total


def figures(text: str, scale: int) -> float | None:
    """Read a number in figures: which of its signs part thousands, and which what is less than one.

    Args:
        text: The figures.
        scale: What the word behind them comes to: 1,5 of millions is no 15.
    """
    if "ر" in text:  # «25ر1» is 1.25, as agencies write it from right to left
        less, _, whole = text.partition("ر")
        return float(f"{whole}.{less}") if less.isdigit() and whole.isdigit() else None
    pieces = re.split(r"[.,،٫٬]", text)
    signs = re.findall(r"[.,،٫٬]", text)
    if len(pieces) == 1:
        return float(text)
    thousands = all(len(each) == 3 for each in pieces[1:]) and len(pieces[0]) <= 3
    small = scale < 1_000_000 or (scale == 1_000_000 and signs == [","])
    if thousands and (len(pieces) > 2 or small):
        return float("".join(pieces))
    if len(pieces) == 2:
        return float(f"{pieces[0]}.{pieces[1]}")
    if all(len(each) == 3 for each in pieces[1:-1]):
        return float("".join(pieces[:-1]) + "." + pieces[-1])
    return None
