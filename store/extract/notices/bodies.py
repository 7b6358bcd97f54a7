"""Which bodies meet, by where they stand beside what speaks of a meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...records import EntityKind
from ...text import Word, fold
from ..names import Name
from ..sentences import Sentence
from ..triggers.trigger import Trigger
from .said import Said
from .whereabouts import nationalities, said_by

_BODIES = frozenset({EntityKind.GROUP, EntityKind.WORKING_GROUP, EntityKind.ORGANISATION})
_CONNECTING = 6
"""Words that may stand between a trigger and the body that meets."""


def bodies_that_meet(
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
    elif trigger.verb and not trigger.received:
        before = trigger.index - (sentence.tokens[trigger.index - 1] == "قد")
        yield from (said_by(name) for name in subjects if name.last == before)
    elif not trigger.verb and (trigger.kind == "session" or not trigger.definite):
        for name in subjects:
            if (
                _is_subject(sentence, name, trigger)
                or _has_convened(sentence, name, trigger)
                or _is_of_members(sentence, name, trigger)
            ):
                yield said_by(name)
                return


_MEMBERS = frozenset(
    map(
        fold,
        "وزراء لوزراء لرؤساء وحكومات ولحكومات لزعماء خارجية دفاع داخلية مالية دول الدول لدول "
        "أعضاء الأعضاء قادة لقادة وزاري "
        "الوزاري الافتراضي افتراضي السنوي الدوري الطارئ الاستثنائي التشاوري التنسيقي الأول "
        "الثاني الثالث الرابع العام العامة الموسع المشترك هذا هذه كذلك هاما مهما طارئا دوريا "
        "وزاريا مجلس لمجلس اليوم أمس غدا مجموعة الخارجية الدفاع القمة العادي الخاص رفيع "
        "كان كانت مقررا مقررة المقرر المقررة المزمع المرتقب المرتقبة "
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
        or (word.folded == "في" and between[index - 1].folded == "الاعضاء" and index)
        or word.folded in _MEMBERS
        or _ORDINAL.fullmatch(word.folded)
        or word.folded in nationalities()
        or (word.folded == "بعد" and between[index + 1 :][:1] and _is_hundred(between[index + 1]))
        for index, word in enumerate(between)
    )


def _is_hundred(word: Word) -> bool:
    """Whether a word ends «the hundred and forty-third»."""
    return word.folded in ("المايه", "الميه")


_CONVENES = re.compile(r"و?(?:س)?(?:عقد|يعقد|تعقد|عقدت|نظم|ينظم|تنظم|نظمت|يعتزم|تعتزم)")


_SEATS = frozenset({"بمقر", "مقر", "بديوان", "ديوان", "بمبني", "مبني", "بقاعه", "قاعه"})


def _is_subject(sentence: Sentence, name: Name, trigger: Trigger) -> bool:
    """Whether a body stands between a verb of convening and the trigger: «the group holds».

    Not one at whose seat others meet.
    """
    if name.first and sentence.tokens[name.first - 1] in _SEATS:
        return False
    for index in range(name.first - 1, max(name.first - 3, -1), -1):
        if _CONVENES.fullmatch(sentence.words[index].folded):
            return trigger.index - name.last <= 12
    return False


def _has_convened(sentence: Sentence, name: Name, trigger: Trigger) -> bool:
    """Whether a body has held the meeting: «*the board* of the union *had held* a meeting»."""
    words = sentence.words
    if name.first == 0 or words[name.first - 1].folded not in _WAS:
        return False
    near = words[name.last : min(name.last + _TO_VERB, trigger.index)]
    return any(_CONVENES.fullmatch(word.folded) for word in near)


_HOLD = re.compile(
    r"و?(?:س)?(?:عقد|يعقد|تعقد|بدا|يبدا|افتتح|يفتتح|اختتم|يختتم|انهي|ينهي|بحث|يبحث|ناقش|يناقش)"
)
_TO_MEETING = 8
"""Words between a body and the meeting that its members hold, at most."""


def _is_of_members(sentence: Sentence, name: Name, trigger: Trigger) -> bool:
    """Whether who is of a body holds the meeting: «*the leaders of* the union began a summit»."""
    index = name.first - 1
    while index >= 0 and sentence.tokens[index] in _WHO:
        index -= 1
    held = index >= 0 and _HOLD.fullmatch(sentence.tokens[index]) is not None
    return held and index < name.first - 1 and trigger.index - name.last <= _TO_MEETING


_WHO = frozenset(
    map(
        fold,
        "قادة زعماء رؤساء وزراء وحكومات خارجية دفاع داخلية مالية دول الدول أعضاء بلدان الأعضاء في "
        "ممثلو مندوبو سفراء الخارجية الدفاع".split(),
    )
)
"""Who is of a body, and of what they are ministers."""
_WAS = frozenset(map(fold, ["وكان", "وكانت", "كان", "كانت", "أن", "إن", "بأن"]))
_TO_VERB = 5
"""Words between a body and the verb that says it held a meeting, at most."""
