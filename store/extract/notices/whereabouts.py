"""Where a meeting is, as the stretch of a sentence says, and who hosts it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ...gazetteer import gazetteer
from ...records import EntityKind, Span
from ...text import fold
from ..buildings import buildings
from ..lexicon import titles
from ..names import Name
from ..sentences import Sentence
from ..triggers.trigger import Trigger
from .journeys import is_destination, is_left, is_visited, leads_to_where
from .said import Said

_IN = frozenset(map(fold, ["في", "فى", "وفي", "بمدينة", "بالعاصمة", "داخل"]))
_PLACE_WORDS = frozenset(
    map(
        fold,
        "بلدة قرية ناحية ضاحية مدينة العاصمة عاصمة المؤقتة منتجع بمدينة بالعاصمة دولة مقر قصر بمقر "
        "ولاية محافظة حكومة بأمانة "
        "بديوان بولاية بمحافظة الاقتصادية والاقتصادية التجارية والتجارية الإدارية السياسية".split(),
    )
)
_HOSTING = re.compile(
    r"(?:ا|ت|ي|ست|سي|س)?(?:حتضن|ستضيف|ستضاف|ستضافت|حتضنت|ستقبل مدينه)(?:ت)?|"
    r"ل?(?:استضافه|احتضان)"
)
_CLAUSE = re.compile(
    r"[،؛,](?=\s+(?!ال(?:ذي|تي)|وال(?:ذي|تي)|المنعقد|المقرر|الاثنين|الثلاثاء|الاربعاء|"
    r"(?:و?ذلك )?(?:برياسه|تحت رياسه)\s))"
)


def _place_end(sentence: Sentence, trigger: Trigger, opener: int, persons: Sequence[Name]) -> int:
    """Return where the clause that can say where ends: at a comma that no relative follows.

    The comma between who receives and who is received ends none: «X received, Y in Z».
    """
    text = sentence.folded.text
    begins = sentence.folded_at(trigger.end)
    met = [each for each in persons if trigger.end <= each.start < opener] if trigger.verb else []
    if len(met) == 1 and met[0].outer_first >= 0:
        begins = sentence.folded_at(min(sentence.words[met[0].outer_last - 1].end, opener))
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
        and (
            _is_site(sentence, name)
            or not any(each.outer_first <= name.first < each.outer_last for each in offices)
        )
    ]
    host = _hosting(sentence, located, trigger, stretch)
    last = _place_end(sentence, trigger, opener, persons)

    def is_after(name: Name) -> bool:
        near = (
            name.start < last or _is_apart(sentence, name) or _convened_at(sentence, name, trigger)
        )
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
        chosen = _finest([n for n in located if is_destination(sentence, n, stretch, trigger)])
    if chosen is None:
        chosen = _finest([n for n in located if leads_to_where(sentence, n, stretch)])
    if chosen is None:
        chosen = _finest(
            [
                name
                for name in located
                if stretch.start <= name.start < opener
                and (_has_witnessed(sentence, name, trigger) or is_visited(sentence, name))
            ]
        )
    if chosen is None:
        chosen = _finest([n for n in located if is_left(sentence, n, trigger)])
    if host is not None and (chosen is None or _elsewhere(chosen, host)):
        chosen = host.name
    return (said_by(chosen) if chosen else None), host


def _is_site(sentence: Sentence, name: Name) -> bool:
    """Whether «in» leads to a palace or a hall, which no office is of."""
    led = name.proclitic.endswith("ب") or sentence.tokens[name.first - 1] in _IN
    return name.rule == "named-site" and name.first > 0 and led


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
    if before in _IN and _is_of_state(sentence, name, index):
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


def _is_of_state(sentence: Sentence, name: Name, index: int) -> bool:
    """Whether an office is of a state: «the foreign minister in *the State of* Qatar»."""
    led = name.kind is EntityKind.COUNTRY and sentence.tokens[name.first] in _STATES
    return led and not titles().offices.isdisjoint(sentence.tokens[max(0, index - 3) : index])


_STATES = frozenset({"دوله", "جمهوريه", "مملكه", "سلطنه", "الجمهوريه", "المملكه"})
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
_CLOSED = re.compile(
    r"[^،,.؛]{0,25}(?:[،,.؛]|$)|(?:\s[^\s،,.؛]+)?\s(?:و?ب(?:رياسه|حضور|مشاركه)|تحت)\s"
)


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
    if not located:
        return None
    for index in range(max(trigger.index - _HOSTED_WITHIN, 0), trigger.index + 1):
        word = sentence.words[index]
        if word.start < stretch.start or not _HOSTING.fullmatch(word.folded.removeprefix("و")):
            continue
        for name in located:
            between = sentence.tokens[index + 1 : name.first]
            led = all(each in _before_names() for each in between)
            stands = name.last == index or sentence.tokens[name.last : index] == ("قد",)
            if stands or (name.first > index and led):
                return said_by(name)
    return None
