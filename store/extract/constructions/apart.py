"""Whom else somebody receives by the same verb: «received X, then Y», «X and Y, each apart»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ...records import EntityKind
from ...sieve import of_one
from ..names import Name
from ..sentences import Sentence
from ..triggers.phrases import VISITORS
from ..triggers.trigger import Trigger
from .roles import RoleFound

_RECEIVES = re.compile(r"(?:و|ف)?(?:س)?(?:استقبل|التقي|اجتمع|[يت](?:ستقبل|لتقي|جتمع))ت?")
_THEN = frozenset({"ثم", "وثم", "بعدها", "وبعدها"})
_DELEGATION = frozenset({"وفد", "وفدا", "وفودا"})
_APART = re.compile(
    r"(?<!\w)(?:كلا? (?:منهم |منهما |منهن )?علي (?:حده|انفراد)|كلا? بمفرده|بشكل منفصل|"
    r"بصوره منفصله|علي انفراد|(?:لقاءات|لقاءين|اجتماعات|اجتماعين|لقاءان) منفصل(?:ه|ين|ان))(?!\w)"
)
_MEETINGS_APART = of_one(
    re.compile(
        r"(?<!\w)و?(?:عقدت|جرت|تمت|جاءت) (?:هذه )?(?:ال)?(?:لقاءات|اجتماعات|مباحثات)[^.؛]{0,20} "
        r"(?:بشكل منفصل|بصوره منفصله|منفصله|كلا? علي حده|علي انفراد)(?!\w)"
    )
)
_ALSO = frozenset("كما كذلك وكذلك ثم وثم ايضا".split())


def says_apart(sentence: Sentence) -> bool:
    """Whether a sentence says of the meetings told before it that each was one of its own."""
    fitting = _MEETINGS_APART.fitting(sentence.tokens.held)
    return any(pattern.search(sentence.folded.text) for pattern in fitting)


def with_further(
    sentence: Sentence, names: Sequence[Name], found: Sequence[Trigger], *, apart: bool = False
) -> Sequence[Trigger]:
    """Add a trigger for whoever a verb of receiving has for an object that is met apart.

    Args:
        sentence: The sentence.
        names: Its names.
        found: Its other triggers, in order.
        apart: Whether the sentence behind says that the meetings were held apart.

    Returns:
        All of them in order.
    """
    more = list(_further_of(sentence, names, found, apart=apart))
    return sorted([*found, *more], key=lambda each: each.start) if more else found


def _further_of(
    sentence: Sentence, names: Sequence[Name], found: Sequence[Trigger], *, apart: bool
) -> Iterator[Trigger]:
    for number, base in enumerate(found):
        token = sentence.tokens[base.index]
        if not base.verb or not (_RECEIVES.fullmatch(token) or token in VISITORS):
            continue
        after = found[number + 1].index if number + 1 < len(found) else len(sentence.tokens)
        persons = [each for each in _persons(names) if base.index < each.first < after]
        begins = {each.begins: each for each in persons}
        for index in range(base.index + 2, after - 1):
            then = sentence.tokens[index] in _THEN
            if then and (index + 1 in begins or sentence.tokens[index + 1] in _DELEGATION):
                yield _further(sentence, base, index)
        if is_row(sentence, base):
            for start in _row_starts(sentence, persons):
                yield _further(sentence, base, start)
            continue
        last = sentence.words[after - 1].end
        first = sentence.folded_at(base.end)
        said = _APART.search(sentence.folded.text, first, sentence.folded_at(last))
        if said or apart:
            for person in _objects(sentence, persons)[1:]:
                yield _further(sentence, base, person.begins)


_IN_TURN = frozenset({("علي", "التوالي"), ("علي", "التعاقب"), ("تباعا",), ("تواليا",)})


def is_row(sentence: Sentence, base: Trigger) -> bool:
    """Whether whoever a verb has for objects comes one after another, and not he who receives.

    «Received *one after another* X, Y», «among his *visitors*: X, Y». Behind the names the same
    words may say who of them is what.
    """
    after = base.index + 1
    told = {sentence.tokens[after : after + 1], sentence.tokens[after : after + 2]}
    return sentence.tokens[base.index] in VISITORS or not _IN_TURN.isdisjoint(told)


def _row_starts(sentence: Sentence, persons: Sequence[Name]) -> Iterator[int]:
    """Yield the words at which each of a row begins, the first left out.

    Whoever comes along with one of them is received with him.
    """
    along = False
    for one, other in pairwise(persons):
        end, begin = max(one.last, one.outer_last), other.begins
        between = sentence.tokens[end:begin]
        head = next((end + n for n, each in enumerate(between) if _is_delegation(each)), begin)
        apart = head > 0 and sentence.gaps[head - 1].strip() in ("،", ",", "؛")
        along = not apart and (along or not _ALONG.isdisjoint(between))
        joined = sentence.tokens[head].startswith("و") and head - end <= _BETWEEN
        if (apart or (joined and not along)) and sentence.tokens[head - 1] not in _THEN:
            yield head


def _is_delegation(word: str) -> bool:
    return word.removeprefix("و") in _DELEGATION


_ALONG = frozenset(
    "برفقه برفقته برفقتها يرافقه يرافقها ترافقه ترافقها ومعه معه مع ونجله ونجلاه".split()
)


def _further(sentence: Sentence, base: Trigger, index: int) -> Trigger:
    word = sentence.words[index]
    return replace(base, index=index, start=word.start, end=word.end, again=True)


def _persons(names: Sequence[Name]) -> list[Name]:
    persons = (each for each in names if each.kind is EntityKind.PERSON)
    return sorted(persons, key=lambda each: each.first)


def _objects(sentence: Sentence, persons: Sequence[Name]) -> list[Name]:
    """Return the last of some persons that «and» or commas join, each to the one before."""
    objects = list(persons[-1:])
    for one, other in zip(reversed(persons[:-1]), reversed(persons), strict=False):
        if not _joined(sentence, one, other):
            break
        objects.insert(0, one)
    return objects


def _joined(sentence: Sentence, one: Name, other: Name) -> bool:
    begin, end = other.begins, max(one.last, one.outer_last)
    if sentence.tokens[begin].startswith("و"):
        return begin - _BETWEEN <= end <= begin
    return end == begin and sentence.gap(end - 1, begin).strip() in ("،", ",")


_BETWEEN = 3
"""Words that say more of one of two whom «and» joins."""


def receiver(
    sentence: Sentence, names: Sequence[Name], base: Trigger, end: int, topic: Name | None
) -> Name | None:
    """Return who receives: who is named before the verb, or behind it first, or before all that.

    Args:
        sentence: The sentence.
        names: Its names.
        base: The verb.
        end: Offset at which the further object begins.
        topic: Whom the sentences before speak of.
    """
    before = [each for each in _persons(names) if each.start < base.start]
    if before or is_row(sentence, base):
        return before[0] if before else topic
    persons = [each for each in _persons(names) if base.start < each.start < end]
    known = next((each for each in persons if topic and each.key == topic.key), None)
    if known is not None or not persons:
        return known or topic
    alone = len(persons) == 1 or _joined(sentence, persons[0], persons[1])
    if topic is not None and alone and sentence.tokens[0] in _ALSO:
        return topic
    return persons[0]


def base_of(triggers: Sequence[Trigger], number: int) -> int:
    """Return the number of the trigger whose verb a further one goes on with."""
    return next(n for n in range(number - 1, -1, -1) if not triggers[n].again)


def going_on(triggers: Sequence[Trigger], base: int) -> list[int]:
    """Return the numbers of the triggers that go on with one."""
    found = []
    for number in range(base + 1, len(triggers)):
        if not triggers[number].again:
            break
        found.append(number)
    return found


def _of_each(roles: Sequence[RoleFound], triggers: Sequence[Trigger]) -> list[RoleFound]:
    """Give who has a role at one of several summits named together the same at all of them."""
    found = list(roles)
    for base, trigger in enumerate(triggers):
        group = [base, *going_on(triggers, base)]
        if trigger.kind != "summit" or trigger.again or len(group) == 1:
            continue
        for role in roles:
            behind = role.meeting is None and role.quote.start >= trigger.start
            if behind or role.meeting in group:
                found += [replace(role, meeting=each) for each in group if each != role.meeting]
    return found


def shared_out(
    roles: Sequence[RoleFound],
    sentence: Sentence,
    names: Sequence[Name],
    triggers: Sequence[Trigger],
    topic: Name | None,
) -> list[RoleFound]:
    """Give each who is met apart to the meeting of his own, and who receives to all of them."""
    further = [n for n, each in enumerate(triggers) if each.again and each.kind != "summit"]
    found = _of_each(roles, triggers)
    for number in further:
        base, start = base_of(triggers, number), triggers[number].start
        host = receiver(sentence, names, triggers[base], start, topic)
        first = triggers[base].start
        moved = [
            replace(each, meeting=number)
            if (
                base <= each.meeting < number
                if each.meeting is not None
                else each.quote.start >= first
            )
            and each.name.start >= start
            else each
            for each in found
        ]
        present = [each for each in moved if each.meeting == number]
        own = [each for each in moved if host is not None and each.name.key == host.key]
        own.sort(key=lambda each: each.rule.role != "participant")
        told = next((each for each in own if each.meeting == base), None) or next(
            iter(present), None
        )
        if host is not None and told and all(each.name.key != host.key for each in present):
            moved.append(replace(told, name=host, meeting=number))
        found = moved
    return found
