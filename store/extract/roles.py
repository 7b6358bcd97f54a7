"""Who chairs, opens, hosts, speaks and takes part: the constructions of `roles.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from ..data import load
from ..records import Span
from .names import Name
from .sentences import Sentence
from .slots import ANY, CLASSES, Slotted, slot
from .triggers import Trigger


@dataclass(frozen=True, slots=True)
class RoleRule:
    """A construction that gives a role."""

    name: str
    """Its name."""
    role: str
    """The role it gives."""
    pattern: re.Pattern[str]
    """Matched on slotted text."""
    kinds: str
    """Letters of the slots that can hold the role."""
    of_main: bool
    """Whether it is of the article's main meeting where its sentence names none."""
    unless: re.Pattern[str] | None
    """What must not stand right before."""


@dataclass(frozen=True, slots=True)
class RoleFound:
    """Somebody with a role, and where the words say so."""

    rule: RoleRule
    """The construction."""
    name: Name
    """Who."""
    quote: Span
    """The words of the construction."""
    meeting: int | None
    """Number of the trigger in the sentence that the construction names, if it names one."""
    of: Name | None
    """What is represented."""


AT_WORD = r"(?:(?<![^\W\d_])|(?<=(?<![^\W\d_])[ولبفك]))"
"""Where a construction may begin: at a word, or behind the proclitic of a slot."""


@cache
def role_rules() -> tuple[RoleRule, ...]:
    """Return the rules in the order of the data file, which is that of preference."""
    return tuple(_compiled(entry) for entry in load("roles.toml")["rule"])


def _compiled(entry: dict[str, Any]) -> RoleRule:
    return RoleRule(
        name=entry["name"],
        role=entry["role"],
        pattern=re.compile(AT_WORD + filled(entry["pattern"])),
        kinds=entry.get("kinds", "PCO"),
        of_main=bool(entry.get("of_main", "{M}" not in entry["pattern"])),
        unless=re.compile(filled(entry["unless"])) if "unless" in entry else None,
    )


@cache
def _pieces() -> dict[str, str]:
    party = _union("PCO")
    every = _union("PCOA")
    joint = r"(?:\s*[،,]?\s*(?:و\s?|ف)?(?:كل من\s|وزير خارجيه\s)?{0})*"
    return {
        **CLASSES,
        "any": ANY[1:-1],
        "body": CLASSES["O"][1:-1] + CLASSES["A"][1:-1] + CLASSES["D"][1:-1],
        "list": party + joint.format(party),
        "holders": _union("PC") + joint.format(_union("PC")),
        "parties": every + joint.format(every),
        "few": _gap("DAL", 4),
        "some": _gap("DALOC", 9),
    }


def _gap(kinds: str, longest: int) -> str:
    """Return the pattern of up to some words, slots of some kinds among them.

    Each step begins with a blank or a slot and never gives back what it took: a gap that could be
    cut anywhere would make the whole exponential.
    """
    marks = "[،,؛:-]{0,2}"
    word = rf"{marks}\s[^\s{ANY[1:-1]}]++"
    named = rf"{marks}\s?[ولبف]?{_union(kinds)}"
    return rf"(?:{word}|{named}){{0,{longest}}}?"


def _union(kinds: str) -> str:
    return "[" + "".join(CLASSES[kind][1:-1] for kind in kinds) + "]"


def filled(pattern: str, **more: str) -> str:
    """Return a pattern of the data files with its {names} filled in."""
    return pattern.format_map({**_pieces(), **more})


def find_roles(
    sentence: Sentence, names: Sequence[Name], triggers: Sequence[Trigger]
) -> list[RoleFound]:
    """Return the roles a sentence gives; a name has one role of a kind, the first rule's."""
    nouns = [trigger for trigger in triggers if not trigger.verb]
    slotted = slot(sentence, names, [each.span for each in nouns], sentence.dates)
    numbers = [triggers.index(noun) for noun in nouns]
    found: list[RoleFound] = []
    taken: set[tuple[int, str]] = set()
    heads: set[int] = set()
    for rule in role_rules():
        for match in rule.pattern.finditer(slotted.text):
            if rule.unless is not None and rule.unless.search(slotted.text[: match.start()]):
                continue
            for role in _holders(rule, match, slotted, names, numbers):
                number = names.index(role.name)
                if (number, role.rule.role) in taken:
                    continue
                if rule.role == "chair" and number in heads:
                    continue  # who heads a delegation does not chair by the same verb
                taken.add((number, role.rule.role))
                heads |= {number} if rule.role == "delegation_head" else set()
                found.append(role)
    return found


def _holders(
    rule: RoleRule,
    match: re.Match[str],
    slotted: Slotted,
    names: Sequence[Name],
    numbers: Sequence[int],
) -> Iterator[RoleFound]:
    groups = match.groupdict()
    meeting = slotted.slots[groups["m"]].number if groups.get("m") else None
    represented = slotted.named(groups.get("of") or "", "CAO")
    quote = slotted.source(*match.span())
    for group in ("who", "with"):
        for each in slotted.named(groups.get(group) or "", rule.kinds):
            yield RoleFound(
                rule=rule,
                name=names[each.number],
                quote=quote,
                meeting=numbers[meeting] if meeting is not None else None,
                of=names[represented[0].number] if represented else None,
            )
