"""What a notice has from another one: who received before, on the margin of what, where."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ...records import EntityKind
from ..constructions.apart import is_row, receiver
from ..constructions.subjects import is_of_before
from ..lexicon import titles
from ..names import Name, adjacent
from ..sentences import Sentence
from ..triggers.trigger import Trigger
from .notice import Notice


def like_before(notice: Notice, before: Notice, topic: Name | None) -> Notice:
    """Give whom somebody meets apart when and where he met the one before."""
    start = notice.trigger.start
    met = [name for name in notice.parties if name.start >= start]
    verb = before.trigger.verb
    host = receiver(notice.sentence, notice.names, before.trigger, start, topic) if verb else None
    return replace(
        notice,
        parties=tuple(([host] if host is not None else []) + met),
        dates=before.dates,
        place=notice.place or before.place,
        status=before.status,
    )


def on_margin(notice: Notice, others: Sequence[Notice]) -> Notice:
    """Give what is said to be on the margin of a meeting the place that is said of that one.

    Who is met behind those words, «X received, on the margin of the summit, Y», is met too.
    """
    notice = _met_behind_margin(notice, others)
    if notice.place is not None or not notice.bilateral:
        return notice
    for number, other in enumerate(others):
        if number and notice.trigger.start > other.trigger.start:
            continue  # who was told of before met on that margin
        index = other.trigger.index
        near = other.sentence.words[max(index - 2, 0) : index]
        if other.place is not None and any(word.folded in _MARGIN for word in near):
            return replace(notice, place=other.place)
    return notice


_MARGIN = frozenset({"هامش", "هوامش"})


def _met_behind_margin(notice: Notice, others: Sequence[Notice]) -> Notice:
    after = [each for each in others if each.trigger.start > notice.trigger.start]
    persons = {name.key for name in notice.parties if name.kind is EntityKind.PERSON}
    if not (notice.trigger.verb and notice.bilateral and after) or len(persons) != 1:
        return notice
    aside = after[0]
    index = aside.trigger.index
    if aside.trigger.verb or _MARGIN.isdisjoint(aside.sentence.tokens[max(index - 2, 0) : index]):
        return notice
    met = [
        name
        for name in aside.parties
        if name.kind is EntityKind.PERSON and name.start > aside.trigger.end
    ]
    return replace(notice, parties=(*notice.parties, *met))


def carried(notice: Notice, before: Notice | None, topic: Name | None) -> Notice:
    """Add to a verb that names one person only who its subject is, and where he was said to be."""
    persons = [name for name in notice.parties if name.kind is EntityKind.PERSON]
    if persons and topic is not None and is_of_before(notice.sentence, notice.names):
        if topic.key in {name.key for name in persons}:
            return notice
        same = before is not None and before.sentence is notice.sentence
        place = notice.place or (before.place if before is not None and same else None)
        return replace(notice, parties=(topic, *notice.parties), place=place)
    if len(persons) > 1 and notice.trigger.received:
        return _with_receiver(notice, persons, topic)
    if len(persons) != 1:
        return notice
    earlier = [
        name
        for name in notice.names
        if name.kind is EntityKind.PERSON
        and name.start < notice.trigger.start
        and not says_of_it(notice.sentence, name, notice.trigger)
    ]
    subject = earlier[0] if earlier else topic
    if subject is None or subject.key == persons[0].key:
        return notice
    if notice.trigger.verb and not _has_object(notice.sentence, persons[0], notice.trigger):
        return notice
    here = before is not None and _goes_along(before, notice)
    place = notice.place or (before.place if before is not None and here else None)
    return replace(notice, parties=(subject, *notice.parties), place=place)


def _with_receiver(notice: Notice, persons: Sequence[Name], topic: Name | None) -> Notice:
    """Add who receives several where only they are named: «he also received X and Y»."""
    sentence = notice.sentence
    host = receiver(sentence, notice.names, notice.trigger, sentence.end, topic)
    if host is None or host is not topic or host.key in {each.key for each in persons}:
        return notice
    return replace(notice, parties=(host, *notice.parties))


def _goes_along(before: Notice, notice: Notice) -> bool:
    """Whether a verb goes on with another, or tells one of the meetings just spoken of."""
    row = before.trigger.plural and before.sentence is notice.sentence
    return notice.trigger.verb and (before.trigger.verb or row)


_HONOURED = frozenset("سموه سعادته معاليه جلالته فخامته سيادته دولته غبطته قداسته".split())


def _has_object(sentence: Sentence, person: Name, trigger: Trigger) -> bool:
    """Whether the one person behind a verb is met, and does not meet: «with X»."""
    first = person.begins
    words = [word.folded for word in sentence.words[trigger.index + 1 : first]]
    led = words[-1] if words else ""
    proclitic = sentence.words[first].folded.startswith("ب") and not led.startswith("ب")
    if is_row(sentence, trigger):
        return True
    with_it = led in ("مع", "الي") or (proclitic and words[:1] != ["ب"])
    return with_it or bool(_HONOURED & set(words)) or _ends_clause(sentence, person, trigger)


_TRANSITIVE = re.compile(r"و?(?:س)?(?:التقي|التقت|يلتقي|تلتقي|استقبل|استقبلت|يستقبل|تستقبل)")
_GOES_ON = re.compile(
    r"و\w{3,}|الذي|التي|في|ب\w+|حيث|لبحث|علي|خلال|اليوم|امس|غدا|ثم|بعد|عقب|قبل|كما|فيما|"
    r"[يت]رافقه|لمناسبه|لتهنيته|لشكره"
)


def _ends_clause(sentence: Sentence, person: Name, trigger: Trigger) -> bool:
    """Whether nobody is named behind the only person of «met X»: then X is who is met."""
    if not _TRANSITIVE.fullmatch(sentence.words[trigger.index].folded):
        return False
    last = max(person.last, person.outer_last)
    if last >= len(sentence.words) or not adjacent(sentence, last - 1):
        return True
    return _GOES_ON.fullmatch(sentence.words[last].folded) is not None


_THAT_HE = re.compile(r"(?<!\w)(?:ب?ان|ب?انه|ب?انها)\s")


def says_of_it(sentence: Sentence, name: Name, trigger: Trigger) -> bool:
    """Whether somebody only says that others met: «the minister X said that Y met Z»."""
    if name.start >= trigger.start or name.kind is not EntityKind.PERSON or not name.begins:
        return False
    if sentence.tokens[name.begins - 1].removeprefix("و") not in titles().verbs:
        return False
    text = sentence.folded.text
    between = text[sentence.folded_at(name.end) : sentence.folded_at(trigger.start)]
    return _THAT_HE.search(between) is not None
