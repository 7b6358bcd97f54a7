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
from itertools import pairwise

from ..data import load
from ..dates import DateExpression
from ..records import EntityKind, Span
from ..text import fold
from .names import Name, adjacent
from .said import Said
from .sentences import Sentence
from .terms import status_said, term_said
from .triggers import Trigger
from .whereabouts import nationalities, said_by, where

_CONVENED_ON = 8
"""Words between a date and the meeting that a verb before both convenes."""


def _convened_on(sentence: Sentence, date: DateExpression, trigger: Trigger) -> bool:
    """Whether a verb of convening leads to the date and then to the meeting: «held on Monday a»."""
    text = sentence.folded.text
    lead = text[: sentence.folded_at(date.start)].split()[-3:]
    between = text[sentence.folded_at(date.end) : sentence.folded_at(trigger.start)].split()
    convened = any(_CONVENED.match(f"{word} ") for word in lead)
    return convened and len(between) <= _CONVENED_ON


_BODIES = frozenset({EntityKind.GROUP, EntityKind.WORKING_GROUP, EntityKind.ORGANISATION})
_BREAK = re.compile(
    r"[،؛,;](?=\s)|(?<=\s)(?:بعد|اذ|عقب|منذ|وصولا|وكان|وكانت|فيما|كما|حيث|بينما)(?=\s)"
)
_COMMA = re.compile(r"[،؛,;](?=\s)|(?<=\s)-(?=\s)")
_CONVENED = re.compile(
    r"(?<!\w)و?(?:س)?(?:عقد|عقدت|يعقد|تعقد|اجري|اجرت|يجري|تجري|تراس|تراست|يتراس|تتراس|يراس|افتتح|"
    r"افتتحت|يفتتح|تفتتح|اختتم|اختتمت|انطلقت|انطلق|تنطلق|بدات|استضافت|تستضيف|احتضنت|تحتضن|نظمت|"
    r"تنظم|التامت|انعقدت|انعقد|تنعقد|ينعقد|اشرف|اشرفت|بدا|التام|احتضن|استضاف|يستضيف|يحتضن|"
    r"استضافه|تستانف|استانفت|استانف|تتواصل|تواصلت|اختتام|انطلاق|بدء|انعقاد|عقد)(?=[\s،])"
)
_TRAVELS = re.compile(
    r"(?<!\w)و?(?:س)?(?:يتوجه|تتوجه|توجه|توجهت|يصل|تصل|وصل|وصلت|يزور|تزور|زار|زارت|يقوم|تقوم|يبدا|بدا)"
    r"(?=\s[^.]*(?:زيار|لتقي|لقاء|اجتمع|خلالها|خلاله))"
)
"""Verbs of travel whose end and day are those of the talks that follow."""
_CONNECTING = 6
"""Words that may stand between a trigger and the body that meets."""


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
        if self.trigger.definite:
            return False
        index = self.trigger.index
        after = self.sentence.words[index + 1 : index + 8]
        if any(word.folded in _TWO for word in after):
            return True
        before = [word.folded for word in self.sentence.words[max(index - _CONVENED_ON, 0) : index]]
        return "مع" in before and any(_CONVENED.match(f"{word} ") for word in before)

    @property
    def says_something(self) -> bool:
        """Whether anything but the trigger is there."""
        return bool(self.dates or self.place or self.bodies or self.level or self.mode)


_TWO = frozenset("مع بين ثنايي ثناييا ثناييه ثنايين جمعه جمعها يجمعه يجمعها سيجمعه سيجمعها".split())


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
    edges = _edges(sentence, triggers)
    found: list[Notice] = []
    for trigger, (start, end) in zip(triggers, edges, strict=True):
        notice = _notice(sentence, names, trigger, Span(start, end))
        if notice.bilateral and trigger.kind in ("meeting", "talks"):
            notice = _carried(notice, found[-1] if found else None, topic)
        found.append(notice)
    return [_on_margin(notice, found[number + 1 :]) for number, notice in enumerate(found)]


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
    here = before is not None and before.trigger.verb and notice.trigger.verb
    place = notice.place or (before.place if before is not None and here else None)
    return replace(notice, parties=(subject, *notice.parties), place=place)


_HONOURED = frozenset("سموه سعادته معاليه جلالته فخامته سيادته دولته غبطته قداسته".split())


def _has_object(sentence: Sentence, person: Name, trigger: Trigger) -> bool:
    """Whether the one person behind a verb is met, and does not meet: «with X»."""
    first = person.outer_first if person.outer_first >= 0 else person.first
    words = [word.folded for word in sentence.words[trigger.index + 1 : first]]
    led = words[-1] if words else ""
    proclitic = sentence.words[first].folded.startswith("ب") and not led.startswith("ب")
    with_it = led in ("مع", "الي") or (proclitic and words[:1] != ["ب"])
    return with_it or bool(_HONOURED & set(words)) or _ends_clause(sentence, person, trigger)


_TRANSITIVE = re.compile(r"و?(?:س)?(?:التقي|التقت|يلتقي|تلتقي|استقبل|استقبلت|يستقبل|تستقبل)")
_GOES_ON = re.compile(r"و\w{3,}|الذي|التي|في|ب\w+|حيث|لبحث|علي|خلال|اليوم|امس|غدا")


def _ends_clause(sentence: Sentence, person: Name, trigger: Trigger) -> bool:
    """Whether nobody is named behind the only person of «met X»: then X is who is met."""
    if not _TRANSITIVE.fullmatch(sentence.words[trigger.index].folded):
        return False
    last = max(person.last, person.outer_last)
    if last >= len(sentence.words) or not adjacent(sentence, last - 1):
        return True
    return _GOES_ON.fullmatch(sentence.words[last].folded) is not None


def _edges(sentence: Sentence, triggers: Sequence[Trigger]) -> list[tuple[int, int]]:
    """Return for each trigger where its stretch begins and ends."""
    cuts = [sentence.start]
    for before, after in pairwise(triggers):
        cuts.append(_cut_between(sentence, before.end, after.start))
    cuts.append(sentence.end)
    edges = []
    for trigger, cut, next_cut in zip(triggers, cuts, cuts[1:], strict=False):
        edges.append((_clause_start(sentence, cut, trigger.start), next_cut))
    for number in range(1, len(triggers)):
        verb = _convened_over(sentence, triggers[number - 1], triggers[number])
        if verb is not None:
            named = triggers[number - 1]
            edges[number - 1] = (named.start, named.end)
            edges[number] = (verb, edges[number][1])
    return edges


def _convened_over(sentence: Sentence, named: Trigger, trigger: Trigger) -> int | None:
    """Return where a verb of convening stands whose subject names another meeting.

    «The committee formed *by the summit* held today in Beijing *a meeting*»: when and where are of
    the meeting that is held.
    """
    if named.verb or trigger.verb or trigger.definite or not named.definite:
        return None
    text = sentence.folded.text
    first, last = sentence.start, sentence.folded_at(named.start)
    verbs = list(_HOLDS.finditer(text, sentence.folded_at(first), last))
    between = text[last : sentence.folded_at(trigger.start)]
    if not verbs or _BREAK.search(between.replace("،", " ")) or _CONVENED.search(between):
        return None
    return sentence.source(*verbs[-1].span()).start


_HOLDS = re.compile(r"(?<!\w)و?(?:س)?(?:عقد|عقدت|يعقد|تعقد|اجري|اجرت|يجري|تجري)(?=\s)")


def _cut_between(sentence: Sentence, start: int, end: int) -> int:
    text = sentence.folded.text
    first, last = sentence.folded_at(start), sentence.folded_at(end)
    breaks = [match.start() for match in _BREAK.finditer(text, first, last)]
    return sentence.source(breaks[-1], breaks[-1] + 1).start if breaks else end


def _clause_start(sentence: Sentence, cut: int, trigger: int) -> int:
    """Return where the clause of a trigger begins, not before its cut."""
    text = sentence.folded.text
    first, last = sentence.folded_at(cut), sentence.folded_at(trigger)
    convened = [match for match in _CONVENED.finditer(text, first, last)]
    convened += [match for match in _TRAVELS.finditer(text, first, last)]
    if convened:
        last = convened[-1].start()  # «X, today in Y, convened a session» is all one clause
    commas = [match.end() for match in _COMMA.finditer(text, first, last)]
    while len(commas) > 1 and _is_adverbial(text[commas[-2] : commas[-1]]):
        commas.pop()  # «X, yesterday evening, in Y, ...»: when and where between commas
    if len(commas) == 1 and cut == sentence.start and _is_adverbial(text[first : commas[0]]):
        return cut  # «Later today, X met Y»
    return sentence.source(commas[-1], commas[-1] + 1).start if commas else cut


_ADVERBIAL = re.compile(
    r"\s*و?(?:اليوم|امس|غدا|مساء|صباح|ظهر|عصر|ليله|فجر|قبل|بعد|عند|يوم|في|فى|ب\S|الاثنين|الثلاثاء|الاربعاء|"
    r"الخميس|الجمعه|السبت|الاحد)"
)
_LONGEST_ADVERBIAL = 8


def _is_adverbial(segment: str) -> bool:
    """Whether what stands between two commas only says when or where."""
    return len(segment.split()) <= _LONGEST_ADVERBIAL and bool(_ADVERBIAL.match(segment))


def _notice(sentence: Sentence, names: Sequence[Name], trigger: Trigger, stretch: Span) -> Notice:
    opener = _opener(sentence, names, trigger.index, trigger.end, stretch.end)
    place, host = where(sentence, names, trigger, stretch, opener)
    return Notice(
        sentence=sentence,
        trigger=trigger,
        names=tuple(names),
        stretch=stretch,
        dates=tuple(_dates(sentence, trigger, stretch, opener)),
        place=place,
        host=host,
        bodies=tuple(_bodies(sentence, names, trigger, opener)),
        level=term_said(sentence, "level", trigger, stretch),
        mode=term_said(sentence, "mode", trigger, stretch),
        status=status_said(sentence, names, trigger, stretch),
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
    return re.compile(rf"(?<!\w)و?(?:{'|'.join(map(re.escape, words))})(?!\w)")


_IS_TO = frozenset("مقررا المقرر المفترض المنتظر المتوقع المزمع المرتقب مقرر يفترض ينتظر".split())


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
        if not (named or _IS_TO.intersection(before)):
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
    later = [d for d in sentence.dates if opener <= d.start < stretch.end]
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


def _bodies(
    sentence: Sentence,
    names: Sequence[Name],
    trigger: Trigger,
    opener: int,
) -> Iterator[Said]:
    """Yield the bodies that meet: right after the trigger, or the subject before a verb's noun."""
    candidates = [name for name in names if name.kind in _BODIES]
    for name in candidates:
        if trigger.end <= name.start < opener and _meets(sentence, name, trigger):
            yield said_by(name)
            return
    subjects = [name for name in candidates if sentence.start <= name.start < trigger.start]
    if trigger.pronoun and subjects:
        yield said_by(subjects[0])
    elif trigger.verb and not trigger.received and subjects and subjects[0].first <= 1:
        yield said_by(subjects[0])  # «the group, which holds ..., has met»
    elif not trigger.verb and (trigger.kind == "session" or not trigger.definite):
        for name in subjects:
            if _is_subject(sentence, name, trigger):
                yield said_by(name)
                return


_MEMBERS = frozenset(
    map(
        fold,
        "وزراء لوزراء خارجية دفاع داخلية مالية دول الدول لدول أعضاء الأعضاء قادة لقادة وزاري "
        "الوزاري الافتراضي افتراضي السنوي الدوري الطارئ الاستثنائي التشاوري التنسيقي الأول "
        "الثاني الثالث الرابع العام العامة الموسع المشترك هذا هذه كذلك هاما مهما طارئا دوريا "
        "وزاريا مجلس لمجلس اليوم أمس غدا مجموعة الخارجية الدفاع القمة العادي الخاص رفيع "
        "غير المستوى رؤساء لما يسمى يعرف ب بما التي الذي عقدها عقده يعقدها يعقده تعقده تعقدها "
        "عقدته عقدتها ل الوزاريه "
        "الطارئة الدورية العادية الاستثنائية السنوية الحالية الجديدة الأولى الثانية الثالثة "
        "الرابعة الخامسة السادسة السابعة الثامنة التاسعة العاشرة الوزارية".split(),
    )
)


_ORDINAL = re.compile(
    r"و?(?:ال)?(?:حادي|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر|اول)(?:ه)?|عشره?|و?ال(?:عشر|ثلاث|"
    r"اربع|خمس|ست|سبع|ثمان|تسع)(?:ون|ين)|(?:بعد )?الميه|المايه|ال|\d+"
)
"""Words of «the forty-third»."""


def is_of_meeting(word: str) -> bool:
    """Whether a folded word behind «the meeting» tells which it is: «ministerial», «third»."""
    definite = word.startswith("ال")
    return definite and (word in _MEMBERS or _ORDINAL.fullmatch(word) is not None)


def _meets(sentence: Sentence, name: Name, trigger: Trigger) -> bool:
    """Whether only words for members and kinds of meeting stand between trigger and body."""
    between = sentence.words[trigger.index + 1 : name.first]
    if len(between) > _CONNECTING:
        return False
    dated = {
        index
        for index, word in enumerate(between)
        if any(date.start <= word.start < date.end for date in sentence.dates)
    }
    return all(
        index in dated
        or word.folded in _MEMBERS
        or _ORDINAL.fullmatch(word.folded)
        or word.folded in nationalities()
        for index, word in enumerate(between)
    )


_CONVENES = re.compile(r"و?(?:س)?(?:عقد|يعقد|تعقد|عقدت|نظم|ينظم|تنظم|نظمت|يعتزم|تعتزم)")


def _is_subject(sentence: Sentence, name: Name, trigger: Trigger) -> bool:
    """Whether a body stands between a verb of convening and the trigger: «the group holds»."""
    for index in range(name.first - 1, max(name.first - 3, -1), -1):
        if _CONVENES.fullmatch(sentence.words[index].folded):
            return trigger.index - name.last <= 12
    return False
