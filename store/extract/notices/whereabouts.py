"""Where a meeting is, as the stretch of a sentence says, and who hosts it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ...gazetteer import gazetteer
from ...records import EntityKind, Span
from ...text import fold
from ..buildings import buildings
from ..names import Name
from ..sentences import Sentence
from ..triggers.trigger import Trigger
from .said import Said

_IN = frozenset(map(fold, ["في", "فى", "وفي", "بمدينة", "بالعاصمة", "داخل"]))
_PLACE_WORDS = frozenset(
    map(
        fold,
        "مدينة العاصمة عاصمة المؤقتة منتجع بمدينة بالعاصمة دولة مقر قصر بمقر ولاية محافظة حكومة "
        "بأمانة "
        "بديوان بولاية بمحافظة الاقتصادية والاقتصادية التجارية والتجارية الإدارية السياسية".split(),
    )
)
_HOSTING = re.compile(
    r"(?:ا|ت|ي|ست|سي|س)?(?:حتضن|ستضيف|ستضاف|ستضافت|حتضنت|ستقبل مدينه)(?:ت)?|"
    r"ل?(?:استضافه|احتضان)"
)
_CLAUSE = re.compile(
    r"[،؛,](?=\s+(?!ال(?:ذي|تي)|وال(?:ذي|تي)|المنعقد|المقرر|الاثنين|الثلاثاء|الاربعاء))"
)


def _place_end(sentence: Sentence, trigger: Trigger, opener: int, persons: Sequence[Name]) -> int:
    """Return where the clause that can say where ends: at a comma that no relative follows.

    The comma between who receives and who is received ends none: «X received, Y in Z».
    """
    text = sentence.folded.text
    begins = sentence.folded_at(trigger.end)
    met = [each for each in persons if trigger.end <= each.start < opener] if trigger.verb else []
    if len(met) > 1:
        last = sentence.words[max(met[1].last, met[1].outer_last) - 1]
        begins = sentence.folded_at(min(max(met[1].end, last.end), opener))
    match = _CLAUSE.search(text, begins, sentence.folded_at(opener))
    return sentence.source(*match.span()).start if match else opener


def where(
    sentence: Sentence,
    names: Sequence[Name],
    trigger: Trigger,
    stretch: Span,
    opener: int,
) -> tuple[Said | None, Said | None]:
    """Return where the meeting is, and its host where a verb of hosting says both."""
    persons = sorted(
        (each for each in names if each.kind is EntityKind.PERSON), key=lambda each: each.first
    )
    offices = [each for each in persons if each.outer_first >= 0]
    located = [
        name
        for name in names
        if name.kind in (EntityKind.COUNTRY, EntityKind.PLACE)
        and not name.adjective
        and not any(each.outer_first <= name.first < each.outer_last for each in offices)
    ]
    host = _hosting(sentence, located, trigger, stretch)
    last = _place_end(sentence, trigger, opener, persons)

    def is_after(name: Name) -> bool:
        near = name.start < last or _is_apart(sentence, name)
        return trigger.end <= name.start < opener and near and _is_in(sentence, name, trigger)

    after = list(filter(is_after, located))

    def is_before(name: Name) -> bool:
        return stretch.start <= name.start < trigger.start and _leads(sentence, name)

    before = list(filter(is_before, located))
    if before and not trigger.verb and _convened_before(sentence, before[0], trigger):
        chosen = _finest(before)
    else:
        convened = [name for name in after if _convened_at(sentence, name, trigger)]
        chosen = _finest(convened or after) or _finest(before)
    if chosen is None:
        seats = buildings(sentence, names)
        chosen = _finest([each for each in seats if is_after(each) or is_before(each)])
    if chosen is None:
        chosen = _finest([n for n in located if _is_destination(sentence, n, stretch, trigger)])
    if chosen is None:
        chosen = _finest([n for n in located if _leads_to_where(sentence, n, stretch)])
    if chosen is None:
        chosen = _finest(
            [
                name
                for name in located
                if stretch.start <= name.start < opener
                and (_has_witnessed(sentence, name, trigger) or _is_visited(sentence, name))
            ]
        )
    if chosen is None:
        chosen = _finest([n for n in located if _is_left(sentence, n, trigger)])
    if host is not None and (chosen is None or _elsewhere(chosen, host)):
        chosen = host.name
    return (said_by(chosen) if chosen else None), host


def _elsewhere(chosen: Name, host: Said) -> bool:
    """Whether a place is in another country than who hosts: it is of something else."""
    named = host.name
    countries = (chosen.country, named.country if named is not None else None)
    return None not in countries and countries[0] != countries[1]


def said_by(name: Name) -> Said:
    """Return a name as what a sentence says, with its place."""
    return Said(name.key, Span(name.start, name.end), name.label, name)


def _finest(candidates: Sequence[Name]) -> Name | None:
    """Return the first place, or the city that follows it at once: «the Saudi city of Jeddah»."""
    if not candidates:
        return None
    first = candidates[0]
    if first.kind is EntityKind.COUNTRY:
        for other in candidates[1:]:
            if other.country == first.country and other.first - first.last <= 2:
                return other
    return first


def _is_in(sentence: Sentence, name: Name, trigger: Trigger) -> bool:
    """Whether a place stands as where: after «in», or right after the noun."""
    if name.proclitic.endswith("ب"):
        return _CONCERNED.fullmatch(sentence.words[name.first - 1].folded) is None
    construct = not sentence.words[trigger.index].folded.lstrip("وفبل").startswith("ال")
    if construct and not trigger.verb and name.first == trigger.index + 1 and not name.proclitic:
        return not _is_with_another(sentence, name)
    index = name.first - 1
    while index > trigger.index and sentence.words[index].folded in _before_names():
        if sentence.words[index].folded.startswith("ب"):
            return True
        index -= 1
    if index <= trigger.index:
        return False
    before = sentence.words[index].folded
    if before in _IN and _is_of_community(sentence, index):
        return False
    if before in _IN and _is_in_charge(sentence, trigger.index + 1, index):
        return False
    return before in _IN or _HOSTED.fullmatch(before) is not None


def _is_with_another(sentence: Sentence, name: Name) -> bool:
    """Whether another country follows one with «and»: both meet, «the talks of X and Y»."""
    if name.kind is not EntityKind.COUNTRY or name.last >= len(sentence.words):
        return False
    after = sentence.tokens[name.last]
    found = gazetteer().at(sentence.words, name.last)
    return after.startswith("و") and any(each.name.key.startswith("country:") for each in found)


_HOSTED = re.compile(r"(?:ا|ت|ي|ست|سي)?(?:حتضن|ستضيف|ستضاف)(?:ت)?(?:ه|ها|هما|هم)")
"""«which Beijing hosted»: the place follows at once."""


_COMMUNITY = frozenset("الجاليه جاليه الجاليات المقيمين المغتربين المنتشرين".split())


def _is_of_community(sentence: Sentence, index: int) -> bool:
    """Whether «in» says where a community lives: «the Lebanese community in Australia»."""
    return not _COMMUNITY.isdisjoint(sentence.tokens[max(index - 2, 0) : index])


def _is_in_charge(sentence: Sentence, first: int, last: int) -> bool:
    """Whether an office ends with a place: «responsible for foreign affairs in Oman»."""
    words = [word.folded for word in sentence.words[max(first, last - _OFFICE) : last]]
    return "عن" in words and any(word.endswith("مسوول") for word in words)


_OFFICE = 6
"""Words of «the minister responsible for foreign affairs» before «in»."""


_CONCERNED = re.compile(
    r"(?:ال)?(?:معني|متعلق|خاص|مكلف|مهتم|مرتبط)(?:ه|ين|ات)?|(?:ت|ي)?(?:تعلق|عني|ختص)"
)
"""«concerned with Yemen»: what a committee is about, not where it meets."""


def _leads(sentence: Sentence, name: Name) -> bool:
    """Whether a place before the trigger is where: «in Kuwait there met»."""
    if name.proclitic.endswith("ب"):
        return True
    index = name.first - 1
    while index > 0 and sentence.words[index].folded in _before_names():
        if sentence.words[index].folded.startswith("ب"):
            return True
        index -= 1
    return index >= 0 and sentence.words[index].folded in _IN


_APART = re.compile(
    r"[،,]\s*(?:(?:وذلك|قبل|بعد|عقب|اليوم|امس|اول امس|غدا|مساء|صباح|ظهر|عصر|فجر|ليله?|نهار|يوم|"
    r"الاحد|الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعه|السبت)(?:\s[^،,]{0,40})?\s)?"
    r"(?:في\s|داخل\s|ب)[^،,]{0,30}$|[،,]\s*وذلك\s(?:في\s|ب)[^،,]{0,70}$"
)
_CLOSED = re.compile(r"[^،,.؛]{0,25}(?:[،,.؛]|$)")


def _is_apart(sentence: Sentence, name: Name) -> bool:
    """Whether a place stands between commas of its own: «received, today, in the palace, X»."""
    lead = sentence.folded.text[: sentence.folded_at(name.start)]
    return bool(_APART.search(lead)) and bool(
        _CLOSED.match(sentence.folded.text, sentence.folded_at(name.end))
    )


_CONVENING = re.compile(
    r"و?(?:س)?(?:عقد|عقدت|يعقد|تعقد|انعقد|انعقدت|ينعقد|تنعقد|اختتم|اختتمت|يختتم|تختتم|افتتح|افتتحت|"
    r"تفتتح|انطلق|انطلقت|تنطلق|بدا|بدات|تبدا|التام|التامت|اجري|جرت|اجريت|شهدت|استضافت|تستضيف|"
    r"احتضنت|تحتضن|نظمت|تنظم|استانفت|تستانف|تواصلت|تتواصل)"
)


def _convened_before(sentence: Sentence, name: Name, trigger: Trigger) -> bool:
    """Whether a verb that opens or closes a meeting stands before a place and then the meeting."""
    if trigger.index - name.last > 8:
        return False
    before = sentence.words[max(0, name.first - 6) : name.first]
    return any(_CONVENING.fullmatch(word.folded) for word in before)


_CONVENED = re.compile(
    r"(?:س?[يت])?(?:نعقد|عقد|ستضاف|قام|جري|لتئم)(?:ت)?|(?:ا)?نعقد(?:ت)?|اقيم(?:ت)?|ال?منعقد(?:ه)?"
)
_NEAR_PLACE = 6
"""Words between «was held» and the place where it was, at most."""


def _convened_at(sentence: Sentence, name: Name, trigger: Trigger) -> bool:
    """Whether words behind the meeting say that it was held where a place is."""
    near = sentence.words[max(trigger.index + 1, name.first - _NEAR_PLACE) : name.first]
    return any(_CONVENED.fullmatch(word.folded) for word in near)


_TRAVEL = re.compile(
    r"و?(?:س)?(?:يتوجه|تتوجه|توجه|توجهت|يصل|تصل|وصل|وصلت|يزور|تزور|زار|زارت|زياره|زيارته|زيارتها|"
    r"يطير|تطير|طار|طارت|يسافر|تسافر|سافر|سافرت|ينتقل|تنتقل|انتقل|انتقلت|غادر|غادرت|يغادر|تغادر)"
)


_ARRIVED = re.compile(
    r"(?<!\w)و?(?:فور|عقب|لدي|بعد) وصول(?:ه|ها|هما|هم) (?:الي )?(?:ال\w+ ){0,2}(?:مدينه )?$"
)
_REACH_ARRIVED = 8
"""Words between a place somebody arrived at and whom he met there, at most."""


def _is_arrived_at(sentence: Sentence, name: Name, trigger: Trigger) -> bool:
    """Whether somebody met others right when he arrived at a place: «upon his arrival in Cairo»."""
    if abs(name.first - trigger.index) > _REACH_ARRIVED:
        return False
    lead = "".join(f"{word} " for word in sentence.tokens[max(0, name.first - 7) : name.first])
    return _ARRIVED.search(lead) is not None


_LEAVING = re.compile(r"و?(?:س)?(?:غادر|غادرت|يغادر|تغادر)")


_PURPOSE = re.compile(r"\s(?:للمشاركه|لحضور|لتروس|لترووس|للقاء|لعقد|لاجراء)(?!\w)[^.؛]{0,60}$")


def _is_airport(sentence: Sentence, name: Name) -> bool:
    """Whether a place is where somebody lands on the way."""
    return not _AIRPORTS.isdisjoint(sentence.tokens[name.first - 1 : name.first + 1])


_AIRPORTS = frozenset({"مطار", "بمطار", "لمطار"})


def _is_on_purpose(sentence: Sentence, name: Name, trigger: Trigger) -> bool:
    """Whether a sentence begins with somebody's journey, and the meeting is what it is for."""
    text = sentence.folded.text
    between = text[sentence.folded_at(name.end) : sentence.folded_at(trigger.start)]
    begun = _TRAVEL.fullmatch(sentence.tokens[0]) is not None
    return begun and _PURPOSE.search(between) is not None


def _is_destination(sentence: Sentence, name: Name, stretch: Span, trigger: Trigger) -> bool:
    """Whether somebody travels to a place, and the meeting is what he does there."""
    if _is_arrived_at(sentence, name, trigger):
        return True
    if name.first == 0 or not name.start < trigger.start or _is_airport(sentence, name):
        return False
    if name.start < stretch.start and not _is_on_purpose(sentence, name, trigger):
        return False
    words = sentence.words
    before = words[name.first - 1].folded
    led = name.proclitic.endswith("ل") or before in ("الي", "العاصمه") or _TRAVEL.fullmatch(before)
    earlier = sentence.tokens[max(0, name.first - 14) : name.first]
    if any(_LEAVING.fullmatch(word) for word in earlier) and not {"الي", "ل"} & {
        *sentence.tokens[name.first - 2 : name.first],
        name.proclitic,
    }:
        return False  # «left Nouakchott to take part in»
    return bool(led) and any(map(_TRAVEL.fullmatch, earlier))


_LEFT = re.compile(
    r"(?<!\w)(?:(?:قادم|عايد)(?:ا|ين|ه)?|و?(?:غادر|غادرت|يغادر|تغادر|عاد|عادت|رجع)(?: \S+){0,6})"
    r" (?:من |العاصمه |مدينه )*$"
)
_AFTER = re.compile(r"(?:بعد|عقب|اثر)\s(?:ال)?(?:مشارك|حضور|ترو?وس|تراس)\S*(?:\s\S+){0,5}?\s*$")
_UPON = re.compile(r"(?<!\w)(?:بعد|عقب|اثر|ختام)(?:\s[^\s،,]+){0,6}?\s*$")
"""«After», «at the end of», and a few words to the meeting."""
_REACH_LEFT = 20
"""Words between a place somebody left and what he took part in there, at most."""


def _is_left(sentence: Sentence, name: Name, trigger: Trigger) -> bool:
    """Whether somebody left a place after a meeting: «coming from Doha after the summit»."""
    if not 0 < trigger.index - name.last < _REACH_LEFT or name.first == 0:
        return False
    lead = "".join(f"{word} " for word in sentence.tokens[max(0, name.first - 10) : name.first])
    told = sentence.folded.text[: sentence.folded_at(trigger.start)]
    return _LEFT.search(lead) is not None and _UPON.search(told) is not None


def is_over(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a meeting is told of as what somebody took part in before: «after the summit»."""
    return _AFTER.search(sentence.folded.text[: sentence.folded_at(trigger.start)]) is not None


_WITNESSED = frozenset("شهد شهدت يشهد تشهد".split())
"""«Baghdad witnessed»: what was there."""


def _has_witnessed(sentence: Sentence, name: Name, trigger: Trigger) -> bool:
    """Whether a place is said to have seen a meeting: «Baghdad witnessed a meeting»."""
    if name.start > trigger.start:
        return False
    index = name.first - 1
    while index > 0 and sentence.words[index].folded in _before_names():
        index -= 1
    return index >= 0 and sentence.words[index].folded.removeprefix("و") in _WITNESSED


_VISIT = frozenset("زيارته زيارتها زيارتهما زيارتهم زياره".split())
_IN_COURSE = frozenset("خلال اثناء ضمن اطار هامش ختام مستهل بدايه".split())
_LONGEST_VISIT = 5
"""Words between «in the course of a visit» and the place, at most."""


def _is_visited(sentence: Sentence, name: Name) -> bool:
    """Whether a place is where somebody is on a visit: «met X in the course of his visit to Y»."""
    words = sentence.tokens
    led = name.proclitic.endswith("ل") or words[name.first - 1 : name.first] in (("الي",), ("ل",))
    if not led:
        return False
    for index in range(name.first - 1, max(name.first - _LONGEST_VISIT - 1, 0), -1):
        if words[index] in _VISIT:
            return words[index - 1] in _IN_COURSE
    return False


def _leads_to_where(sentence: Sentence, name: Name, stretch: Span) -> bool:
    """Whether a clause goes on from a place: «to Moscow, where he meets»."""
    following = sentence.words[name.last : name.last + _TO_WHERE]
    where = next((word for word in following if word.folded == "حيث"), None)
    if where is None or not 0 <= where.start - stretch.start <= 1:
        return False
    led = sentence.tokens[name.first - 1 : name.first] == ("الي",)
    earlier = sentence.tokens[max(0, name.first - 14) : name.first]
    return where in following[:2] or (led and any(map(_TRAVEL.fullmatch, earlier)))


_TO_WHERE = 8
"""Words between where a journey goes and «where», at most."""


@cache
def _before_names() -> frozenset[str]:
    """Words between «in» and the name of a place: «the Egyptian capital»."""
    return _PLACE_WORDS | nationalities()


@cache
def nationalities() -> frozenset[str]:
    """Nationalities with the article, which stand between «the capital» and its name."""
    return frozenset(
        name
        for name, entries in gazetteer().names.items()
        if name.startswith("ال") and all(each.adjective for each in entries)
    )


_HOSTED_WITHIN = 11
"""Words between a verb of hosting and what is hosted, at most: days may stand there."""


def _hosting(
    sentence: Sentence, located: Sequence[Name], trigger: Trigger, stretch: Span
) -> Said | None:
    """Return the place that a verb of hosting beside the trigger has for subject."""
    for index, word in enumerate(sentence.words):
        if not stretch.start <= word.start < trigger.start + 1:
            continue
        if (
            not _HOSTING.fullmatch(word.folded.removeprefix("و"))
            or trigger.index - index > _HOSTED_WITHIN
        ):
            continue
        for name in located:
            between = sentence.tokens[index + 1 : name.first]
            led = all(each in _before_names() for each in between)
            if name.last == index or (name.first > index and led):
                return said_by(name)
    return None
