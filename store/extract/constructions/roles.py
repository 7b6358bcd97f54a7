"""Who chairs, opens, hosts, speaks and takes part: the constructions of `roles*.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from ...beginnings import Beginnings, Spots, matches
from ...data import load
from ...records import EntityKind, Span
from ...sieve import Sieve
from ...text import Remembered, fold
from ..names import Name
from ..sentences import Sentence
from ..triggers.trigger import Trigger
from .pieces import AT_WORD, PROCLITICS, filled
from .slots import ANY, Slot, Slotted, held_at_most, slot
from .subjects import is_of_before


@dataclass(frozen=True, slots=True)
class RoleRule:
    """A construction that gives a role."""

    name: str
    """Its name."""
    role: str
    """The role it gives."""
    pattern: re.Pattern[str]
    """Matched on slotted text."""
    begun: int
    """Its bit among what the words and slots of such text may begin."""
    kinds: str
    """Letters of the slots that can hold the role."""
    of_main: bool
    """Whether it is of the article's main meeting where its sentence names none."""
    back: bool
    """Whether it is of the meeting named last before it: «it was attended by»."""
    unless: re.Pattern[str] | None
    """What must not stand right before."""
    verb: bool
    """Whether it tells the meeting with a verb of its own: «X met Y»."""
    last_resort: bool
    """Whether it is tried only where a sentence has not said yet who has the role."""
    of_topic: bool
    """Whether who the sentences before speak of has it, and nobody the construction names."""
    with_topic: bool
    """Whether who the sentences before speak of has the role too: «he also met X»."""


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


@cache
def role_rules() -> tuple[RoleRule, ...]:
    """Return the rules in the order of the data files, which is that of preference."""
    return tuple(_compiled(entry, looked_for=True) for entry in role_entries())


_FILES = ("roles.toml", "roles_hosting.toml", "roles_speaking.toml", "roles_present.toml")


def role_entries() -> list[dict[str, Any]]:
    """Return the rules as they stand in the data files."""
    return [entry for name in _FILES for entry in load(name)["rule"]]


def _compiled(entry: dict[str, Any], *, looked_for: bool = False) -> RoleRule:
    pattern = filled(entry["pattern"])
    return RoleRule(
        name=entry["name"],
        role=entry["role"],
        pattern=re.compile(AT_WORD + pattern),
        begun=_BEGINNINGS.add(pattern) if looked_for else 0,
        kinds=entry.get("kinds", "PCO"),
        of_main=bool(entry.get("of_main", "{M}" not in entry["pattern"] and not entry.get("verb"))),
        back=bool(entry.get("back")),
        unless=re.compile(filled(entry["unless"])) if "unless" in entry else None,
        verb=bool(entry.get("verb")),
        last_resort=bool(entry.get("last_resort")),
        of_topic=bool(entry.get("of_topic")),
        with_topic=bool(entry.get("with_topic")),
    )


@cache
def office_rules() -> tuple[RoleRule, ...]:
    """Return the offices that say what their holder is at the meeting: «head of the delegation»."""
    return tuple(_compiled(entry) for entry in load("roles.toml")["office"])


_RULES = Sieve(lambda: ((rule, rule.pattern) for rule in role_rules()))


def find_roles(
    sentence: Sentence,
    names: Sequence[Name],
    triggers: Sequence[Trigger],
    topic: Name | None = None,
) -> list[RoleFound]:
    """Return the roles a sentence gives; a name has one role of a kind, the first rule's.

    Args:
        sentence: The sentence.
        names: Its names.
        triggers: Its meetings.
        topic: Who the sentence before speaks of, for «he also met X».
    """
    nouns = [trigger for trigger in triggers if not trigger.verb]
    if not _RULES.fitting(held_at_most(sentence, names, meetings=bool(nouns))):
        return []
    slotted = slot(sentence, names, [each.span for each in nouns], sentence.dates)
    spots = _spots_of(slotted.text)
    found: list[RoleFound] = []
    kept = _Kept()
    for rule in _RULES.fitting(slotted.held()):
        if rule.last_resort and kept.knows(rule.role):
            continue
        for match in matches(rule.pattern, rule.begun, slotted.text, spots):
            if rule.unless is not None and rule.unless.search(slotted.text[: match.start()]):
                continue
            meeting = _meeting_of(rule, match, slotted, triggers)
            if rule.verb and meeting is None:
                continue  # «was to discuss»: no meeting of its own
            for role in _holders(rule, match, slotted, names, meeting, topic):
                if kept.takes(role):
                    found.append(role)
                    if rule.with_topic:
                        found += _of_topic(role, slotted, names, match.start(), topic)
    return [*found, *filter(kept.takes, _by_office(names))]


_BEGINNINGS = Beginnings()
_PIECE = re.compile(rf"[^\W\d_]+|\d|{ANY}")


def _spots_of(text: str) -> Spots:
    """Return where in slotted text matches may begin: at words and behind their proclitics."""
    return [
        (match.start() + at, begun)
        for match in _PIECE.finditer(text)
        for at, begun in _BEGUN_IN[match.group()]
    ]


def _begun_in(word: str) -> tuple[tuple[int, int], ...]:
    """Return at which letters of a word rules may begin, and which."""
    letters = (0, 1) if word[0] in PROCLITICS and len(word) > 1 else (0,)
    return tuple((at, begun) for at in letters if (begun := _BEGINNINGS[word[at:]]))


_BEGUN_IN = Remembered(_begun_in)


def _by_office(names: Sequence[Name]) -> Iterator[RoleFound]:
    """Yield the roles that the offices of the persons of a sentence say."""
    for name in names:
        office = fold(name.office) if name.kind is EntityKind.PERSON else ""
        for rule in office_rules() if office else ():
            if rule.pattern.match(office):
                quote = Span(name.outer_start, name.end)
                yield RoleFound(rule=rule, name=name, quote=quote, meeting=None, of=None)


class _Kept:
    """The roles a sentence has given so far: the first rule's, of each meeting it names one."""

    def __init__(self) -> None:
        self._meetings: dict[tuple[int, str], set[int | None]] = {}

    def knows(self, kind: str) -> bool:
        """Whether somebody has a role, or heads a delegation by the same words."""
        return any(each in (kind, "delegation_head") for _, each in self._meetings)

    def takes(self, role: RoleFound) -> bool:
        """Whether a role is a new one; who heads a delegation does not chair by the same verb."""
        who, kind = role.name.start, role.rule.role
        if kind == "chair" and (who, "delegation_head") in self._meetings:
            return False
        given = self._meetings.setdefault((who, kind), set())
        if given and (role.meeting is None or given & {role.meeting, None}):
            return False
        given.add(role.meeting)
        return True


def _meeting_of(
    rule: RoleRule, match: re.Match[str], slotted: Slotted, triggers: Sequence[Trigger]
) -> int | None:
    """Return the number of the trigger that a construction names, or whose verb it begins with."""
    if rule.verb:
        told = slotted.source(*match.span())
        verbs = (n for n, each in enumerate(triggers) if each.verb)
        return next((n for n in verbs if told.start <= triggers[n].start < told.end), None)
    named = match.groupdict().get("m")
    if not named:
        return None
    nouns = [number for number, trigger in enumerate(triggers) if not trigger.verb]
    return nouns[slotted.slots[named].number]


def _of_topic(
    role: RoleFound, slotted: Slotted, names: Sequence[Name], at: int, topic: Name | None
) -> Iterator[RoleFound]:
    """Yield the same role for whom the words before speak of: in the sentence, or before it."""
    of_before = is_of_before(slotted.sentence, names)
    told = slotted.text[:at]
    before = [] if of_before else slotted.named(told, "P")
    said = told.rfind(" ان ") + 1
    if said and len(before) > 1:  # «X said that Y held a meeting with» is of Y
        before = slotted.named(told[said:], "P") or before
    who = names[before[0].number] if before else topic
    if who is not None and who.key != role.name.key:
        yield replace(role, name=who)


_STANDS_FOR = re.compile(
    r"(?:نيابه عن|بالنيابه عن|مندوبا عن|مندوبه عن|ممثلا ل|ممثله ل|ممثلا عن|ممثله عن|ممثل عن|ممثل|"
    r"ممثله|مبعوث|باسم|برعايه|تحت رعايه|بدعوه من|بتوجيهات|بتكليف من|خلفا ل|سلفه|في غياب|"
    r"(?<!ال)استقبال|غياب|باستثناء|اعتذار|تعيين|الجانب|(?<!الي )جانب)\s?$"
)
"""Words behind which somebody is named who is not there himself."""


_NOT_THERE = re.compile(
    r"،?\s(?:(?:الذي|التي)\s(?:تعذر|غاب|غابت|تغيب|تغيبت|اعتذر|اعتذرت|لم (?:يحضر|تحضر|يشارك|تشارك))|"
    r"(?:في|عبر|ب)\s?(?:مقابله|تغريده|منشور|حديث (?:اذاعي|تلفزيوني)|تصريح(?:ات)? ل))"
)
"""What says behind a name that its bearer was not there, or spoke elsewhere."""


_TOOK_PART = re.compile(
    r"،?\s(?:الذي|التي)\s(?:ادار|ادارت|تراس|تراست|يتراس|افتتح|افتتحت|شارك|شاركت|حضر|حضرت|القي)(?!\w)"
)
"""What says behind a name that he was there all the same: «at the call of X, who ran it»."""


def _present(match: re.Match[str], group: str, slotted: Slotted, kinds: str) -> Iterator[Slot]:
    """Yield the slots of a group but for those that somebody else stands in for."""
    if not match.groupdict().get(group):
        return
    start, end = match.span(group)
    for at in range(start, end):
        found = slotted.slots.get(slotted.text[at])
        if found is None or found.kind not in kinds:
            continue
        named_for = _STANDS_FOR.search(slotted.text, max(0, at - 16), at)
        if named_for and not _TOOK_PART.match(slotted.text, at + 1):
            continue
        if not _NOT_THERE.match(slotted.text, at + 1):
            yield found


def _holders(
    rule: RoleRule,
    match: re.Match[str],
    slotted: Slotted,
    names: Sequence[Name],
    meeting: int | None,
    topic: Name | None,
) -> Iterator[RoleFound]:
    groups = match.groupdict()
    represented = slotted.named(groups.get("of") or "", "CAO")
    quote = slotted.source(*match.span())
    if rule.of_topic and topic is not None:
        yield RoleFound(rule=rule, name=topic, quote=quote, meeting=meeting, of=None)
    for group in ("who", "with"):
        for each in _present(match, group, slotted, rule.kinds):
            yield RoleFound(
                rule=rule,
                name=names[each.number],
                quote=quote,
                meeting=meeting,
                of=names[represented[0].number] if represented else None,
            )
