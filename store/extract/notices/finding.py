"""What a sentence says of the meeting a trigger speaks of: date, place, body, level, mode, status.

Each trigger owns a stretch of the sentence: from the clause it stands in to where the clause of the
next begins. A place behind a word that opens the matter («to discuss», «about») is talked about,
not met in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from ...data import load
from ...dates import DateExpression
from ...records import EntityKind, Span, Status
from ...text import fold
from ..constructions.apart import base_of, receiver
from ..constructions.subjects import is_of_before
from ..names import Name, adjacent
from ..sentences import Sentence
from ..triggers.trigger import Trigger
from .bodies import bodies_that_meet
from .said import Said
from .stretches import CONVENED, edges
from .terms import status_said, term_said
from .whereabouts import is_over, where

_CONVENED_ON = 8
"""Words between a date and the meeting that a verb before both convenes."""


def _convened_on(sentence: Sentence, date: DateExpression, trigger: Trigger) -> bool:
    """Whether a verb of convening leads to the date and then to the meeting: «held on Monday a»."""
    text = sentence.folded.text
    lead = text[: sentence.folded_at(date.start)].split()[-3:]
    between = text[sentence.folded_at(date.end) : sentence.folded_at(trigger.start)].split()
    convened = any(CONVENED.match(f"{word} ") for word in lead)
    return convened and len(between) <= _CONVENED_ON


@dataclass(frozen=True, slots=True)
class Notice:
    """What one trigger's stretch of a sentence says."""

    sentence: Sentence
    """The sentence."""
    trigger: Trigger
    """The trigger."""
    names: tuple[Name, ...]
    """All names of the sentence."""
    stretch: Span
    """The part of the article that is the trigger's."""
    dates: tuple[DateExpression, ...] = ()
    """Its dates, the one that counts first."""
    place: Said | None = None
    """Where, if said."""
    host: Said | None = None
    """Who hosts, where the words that give the place say so."""
    bodies: tuple[Said, ...] = ()
    """Which bodies meet."""
    level: Said | None = None
    """Who sits there."""
    mode: Said | None = None
    """In person or not."""
    status: Said | None = None
    """What its words say of whether it took place."""
    parties: tuple[Name, ...] = field(default=())
    """Countries and persons right in its clause."""

    def words_of(self, expression: DateExpression) -> str:
        """Return the words of a date of the sentence, as written."""
        start = self.sentence.start
        return self.sentence.text[expression.start - start : expression.end - start]

    @property
    def bilateral(self) -> bool:
        """Whether it speaks of somebody who meets somebody: «received», «talks with»."""
        if self.trigger.verb:
            return self.trigger.kind == "meeting"
        if self.opens_a_row:
            return True
        if self.trigger.definite:
            return False
        index = self.trigger.index
        after = self.sentence.words[index + 1 : index + 8]
        if any(word.folded in _TWO for word in after):
            return True
        before = [word.folded for word in self.sentence.words[max(index - _CONVENED_ON, 0) : index]]
        return "مع" in before and any(CONVENED.match(f"{word} ") for word in before)

    @property
    def opens_a_row(self) -> bool:
        """Whether it is the first of several that are told of: «began *with the reception* of»."""
        tokens, index = self.sentence.tokens, self.trigger.index
        led = not _BEGINS.isdisjoint(tokens[max(index - _FROM_BEGIN, 0) : index])
        return led and not self.trigger.verb and tokens[index].startswith("ب")

    @property
    def called_off(self) -> bool:
        """Whether its words say that the meeting was put off or does not take place."""
        return self.status is not None and self.status.value in _CALLED_OFF

    @property
    def of_body_named_before(self) -> bool:
        """Whether a body or both sides named before are what a verb says met."""
        words, index = self.sentence.words, self.trigger.index
        beside = (*words[max(index - 1, 0) : index], *words[index + 1 : index + 2])
        met = self.trigger.verb and not self.trigger.received
        return met and any(word.folded in _SHORT for word in beside)

    @property
    def says_something(self) -> bool:
        """Whether anything but the trigger is there."""
        return bool(self.dates or self.place or self.bodies or self.level or self.mode)


_CALLED_OFF = frozenset({Status.CANCELLED, Status.POSTPONED})
_SHORT = frozenset(
    map(
        fold,
        "اللجنة المجلس الهيئة المجموعة الحكومة الجمعية الأطراف الطرفان الجانبان الوفدان الفريقان "
        "الرئيسان الوزيران البرلمان".split(),
    )
)
"""What meets, named in full before: «the committee will meet in Baghdad»."""
_BEGINS = frozenset(
    "استهل استهلت استهلها استهله بدا بداها افتتح افتتحها اختتم اختتمت اختتمها اختتمه".split()
)
"""Who opens or ends his day or his talks «with the reception of X»."""
_FROM_BEGIN = 9
"""Words between that verb and the reception at most."""
_TWO = frozenset(
    "جمع يجمع سيجمع مع بين ثنايي ثناييا ثناييه ثنايين جمعه جمعها يجمعه يجمعها سيجمعه "
    "سيجمعها".split()
)


def notices(
    sentence: Sentence,
    names: Sequence[Name],
    triggers: Sequence[Trigger],
    topic: Name | None = None,
) -> list[Notice]:
    """Return what each trigger of a sentence says, in order.

    Args:
        sentence: The sentence.
        names: Its names.
        triggers: Its meetings.
        topic: Whom the sentences before speak of: the subject of «he also met X».
    """
    stretches = edges(sentence, triggers)
    found: list[Notice] = []
    for trigger, (start, end) in zip(triggers, stretches, strict=True):
        notice = _notice(sentence, names, trigger, Span(start, end))
        if trigger.again:
            notice = _like_before(notice, found[base_of(triggers, len(found))], topic)
        elif notice.opens_a_row and found:
            notice = _carried(notice, None, topic)
            notice = replace(notice, place=notice.place or found[-1].place)
        elif notice.bilateral and trigger.kind in ("meeting", "talks"):
            notice = _carried(notice, found[-1] if found else None, topic)
        found.append(notice)
    return [_on_margin(notice, found[number + 1 :]) for number, notice in enumerate(found)]


def _like_before(notice: Notice, before: Notice, topic: Name | None) -> Notice:
    """Give whom somebody meets apart when and where he met the one before."""
    start = notice.trigger.start
    met = [name for name in notice.parties if name.start >= start]
    host = receiver(notice.sentence, notice.names, before.trigger, start, topic)
    return replace(
        notice,
        parties=tuple(([host] if host is not None else []) + met),
        dates=before.dates,
        place=notice.place or before.place,
        status=before.status,
    )


def _on_margin(notice: Notice, after: Sequence[Notice]) -> Notice:
    """Give what is said to be on the margin of a meeting the place that is said of that one."""
    if notice.place is not None or not notice.bilateral:
        return notice
    for other in after:
        index = other.trigger.index
        near = other.sentence.words[max(index - 2, 0) : index]
        if other.place is not None and any(word.folded in _MARGIN for word in near):
            return replace(notice, place=other.place)
    return notice


_MARGIN = frozenset({"هامش", "هوامش"})


def _carried(notice: Notice, before: Notice | None, topic: Name | None) -> Notice:
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
        if name.kind is EntityKind.PERSON and name.start < notice.trigger.start
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


def _notice(sentence: Sentence, names: Sequence[Name], trigger: Trigger, stretch: Span) -> Notice:
    opener = _opener(sentence, names, trigger.index, trigger.end, stretch.end)
    place, host = where(sentence, names, trigger, stretch, opener)
    status = status_said(sentence, names, trigger, stretch)
    return Notice(
        sentence=sentence,
        trigger=trigger,
        names=tuple(names),
        stretch=stretch,
        dates=tuple(
            each
            for each in _dates(sentence, trigger, stretch, opener)
            if not _is_end(sentence, each, status)
        ),
        place=place,
        host=host,
        bodies=tuple(bodies_that_meet(sentence, names, trigger, opener)),
        level=term_said(sentence, "level", trigger, stretch),
        mode=term_said(sentence, "mode", trigger, stretch),
        status=status,
        parties=tuple(
            name
            for name in names
            if stretch.start <= name.start < opener
            and name.kind in (EntityKind.COUNTRY, EntityKind.PERSON)
        ),
    )


@cache
def _openers() -> re.Pattern[str]:
    words = sorted(map(fold, load("meetings.toml")["content"]["openers"]), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:و?(?:{'|'.join(map(re.escape, words))})|{_NOT_ALWAYS})(?!\w)")


_NOT_ALWAYS = (
    r"وذلك(?! (?:في|فى|ب(?:مقر|مكتب|ديوان|قاع|قصر|مبن|فندق|العاصم|مدين|مركز|مسرح|مطار|جامع|حضور|"
    r"مشارك)\w*) )|"
    r"و?منذ(?! (?:قليل|لحظات|دقائق|ساع))"
)
"""«And that at the palace» says where it was, «a short while ago» when: neither opens a matter."""


_UNTIL = re.compile(r"(?:^|\s)(?:حتي|لغايه|الي غايه)(?:\s(?:يوم|شهر|مساء|صباح|نهايه))?\s*$")
_PUT_OFF_TO = re.compile(r"(?:^|\s)(?:الي|حتي)(?:\s(?:يوم|شهر|موعد|غايه))?\s*$")


def _is_end(sentence: Sentence, date: DateExpression, status: Said | None) -> bool:
    """Whether a date is no day of the meeting: until when it goes on, or to when it is put off."""
    put_off = status is not None and status.value is Status.POSTPONED
    lead = sentence.folded.text[: sentence.folded_at(date.start)]
    return (_PUT_OFF_TO if put_off else _UNTIL).search(lead) is not None


_WAS_TO = re.compile(
    r"(?:\s[^\s،]+){1,5}،?\s(?:الذي|التي)\s(?:(?:كان|كانت)\s(?:من )?"
    r"(?:ال)?(?:مقرر|مزمع|متوقع|منتظر|مفترض)|(?:س?[يتا])?(?:حتضن|ستضاف|ستضيف|نعقد|عقد)(?:ت)?(?:ه|ها)?\s)"
)
"""A short matter, and then when and where: «on Libya, which was to be held in Geneva»."""
_IS_TO = frozenset(
    "مقررا المقرر المنوي المفترض المنتظر المتوقع المزمع المرتقب مقرر يفترض ينتظر".split()
)


def _opener(sentence: Sentence, names: Sequence[Name], index: int, start: int, end: int) -> int:
    """Return the offset where the matter of a meeting begins, or the end."""
    text = sentence.folded.text
    if index and sentence.words[index - 1].folded.removeprefix("و") in _content_verbs():
        return start  # «the meeting discussed ...»: all that follows is its matter
    if discusses(sentence, index):
        near = sentence.words[min(index + _NEAR, len(sentence.words) - 1)]
        end = max(start, min(end, near.start))
    for match in _openers().finditer(text, sentence.folded_at(start), sentence.folded_at(end)):
        at = sentence.source(*match.span()).start
        before = text[: match.start()].split()[-1:]
        named = any(name.start <= at < name.end for name in names)
        if not (named or _IS_TO.intersection(before) or _WAS_TO.match(text, match.end())):
            return at
    return end


_NEAR = 4
"""Words behind a session in which it is said when and where it was, if its matter comes after."""


def discusses(sentence: Sentence, index: int) -> bool:
    """Whether a verb of content begins the sentence: «the cabinet discussed in its session ...»."""
    if not index or sentence.words[index - 1].folded not in ("خلال", "في"):
        return False
    return any(word.folded.removeprefix("و") in _content_verbs() for word in sentence.words[:2])


@cache
def _content_verbs() -> frozenset[str]:
    return frozenset(map(fold, load("meetings.toml")["content"]["verbs"]))


def _dates(
    sentence: Sentence, trigger: Trigger, stretch: Span, opener: int
) -> Iterator[DateExpression]:
    """Yield the trigger's dates: after it before the matter, else before it in its clause."""
    after = [d for d in sentence.dates if trigger.end <= d.start < opener]
    before = [d for d in sentence.dates if stretch.start <= d.start < trigger.start]
    if is_over(sentence, trigger):
        before = []  # «left yesterday after he took part in the summit»
    later = [d for d in sentence.dates if opener <= d.start < stretch.end]
    if before and after and after[0].rule == "this-period":
        after = after[1:]  # «held on Tuesday its first session of this year»
    first_before = before and _convened_on(sentence, before[0], trigger)
    yield from [*before, *after] if first_before else [*after, *before]
    if after or before:
        return
    if trigger.that:
        yield from later[:1]
    elif discusses(sentence, trigger.index):
        text = sentence.folded.text
        at = sentence.folded_at(trigger.end)
        yield from (d for d in later if "،" not in text[at : sentence.folded_at(d.start)])
    elif _is_told_with(sentence, trigger, stretch):
        earlier = [d for d in sentence.dates if d.end <= trigger.start]
        yield from earlier[-1:]


def _is_told_with(sentence: Sentence, trigger: Trigger, stretch: Span) -> bool:
    """Whether a meeting is of the day of what was told before it in its sentence.

    «He visits X tomorrow, where he meets», «said today after his meeting».
    """
    first = (
        sentence.folded.text[sentence.folded_at(stretch.start) :].lstrip(" ،؛").startswith("حيث ")
    )
    lead = sentence.tokens[max(trigger.index - 1, 0) : trigger.index]
    return first or is_during(sentence, trigger) or not _UPON.isdisjoint(lead)


def is_during(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a meeting is in the course of what was told before: «during which he met»."""
    near = sentence.tokens[max(trigger.index - 3, 0) : trigger.index + 4]
    return not _DURING.isdisjoint(near)


_DURING = frozenset({"خلالها", "خلاله", "اثناءها", "اثناءه"})
_UPON = frozenset("ختام بختام اختتام عقب اثر بعد خلال لدي اثناء".split())
