"""Where somebody goes, is, or comes from, as far as that says where a meeting is."""

from __future__ import annotations

import re

from ...records import Span
from ..names import Name
from ..sentences import Sentence
from ..triggers.trigger import Trigger

_TRAVEL = re.compile(
    r"و?(?:س)?(?:يتوجه|تتوجه|توجه|توجهت|يصل|تصل|وصل|وصلت|يزور|تزور|زار|زارت|زياره|زيارته|زيارتها|"
    r"(?:ال)?وصول|وصوله|وصولها|توافد|يتوافد|تتوافد|توافدت|متوجها|متوجهه|متوجهين|يصلون|"
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


def is_airport(sentence: Sentence, name: Name) -> bool:
    """Whether a place is where somebody lands on the way."""
    return not _AIRPORTS.isdisjoint(sentence.tokens[name.first - 1 : name.first + 1])


_AIRPORTS = frozenset({"مطار", "بمطار", "لمطار"})


_REACH_BEGUN = 6
"""Words at the head of a sentence in which a journey begins it: «the leaders began to arrive»."""


def _is_on_purpose(sentence: Sentence, name: Name, trigger: Trigger) -> bool:
    """Whether a sentence begins with somebody's journey, and the meeting is what it is for."""
    text = sentence.folded.text
    between = text[sentence.folded_at(name.end) : sentence.folded_at(trigger.start)]
    begun = any(map(_TRAVEL.fullmatch, sentence.tokens[: min(_REACH_BEGUN, name.first)]))
    return begun and _PURPOSE.search(between) is not None


def is_destination(sentence: Sentence, name: Name, stretch: Span, trigger: Trigger) -> bool:
    """Whether somebody travels to a place, and the meeting is what he does there."""
    if _is_arrived_at(sentence, name, trigger):
        return True
    if name.first == 0 or not name.start < trigger.start or is_airport(sentence, name):
        return False
    if name.start < stretch.start and not _is_on_purpose(sentence, name, trigger):
        return False
    words = sentence.words
    before = words[name.first - 1].folded
    if words[max(0, name.first - 2)].folded == "العاصمه":  # «the Syrian capital Damascus»
        before = "العاصمه"
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
_AFTER = re.compile(
    r"(?:بعد|عقب|اثر)\s(?:[^\s،؛]+\s){0,16}?و?(?:ال)?(?:مشارك|حضور|ترو?وس|تراس)\S*(?:\s\S+){0,5}?\s*$"
)
_AFTERWARDS = frozenset({"بعد", "عقب", "اثر"})
_UPON = re.compile(r"(?<!\w)(?:بعد|عقب|اثر|ختام)(?:\s[^\s،,]+){0,6}?\s*$")
"""«After», «at the end of», and a few words to the meeting."""
_REACH_LEFT = 20
"""Words between a place somebody left and what he took part in there, at most."""


def is_left(sentence: Sentence, name: Name, trigger: Trigger) -> bool:
    """Whether somebody left a place after a meeting: «coming from Doha after the summit»."""
    if not 0 < trigger.index - name.last < _REACH_LEFT or name.first == 0:
        return False
    lead = "".join(f"{word} " for word in sentence.tokens[max(0, name.first - 10) : name.first])
    told = sentence.folded.text[: sentence.folded_at(trigger.start)]
    return _LEFT.search(lead) is not None and _UPON.search(told) is not None


def is_over(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a meeting is told of as what somebody took part in before: «after the summit»."""
    if _AFTERWARDS.isdisjoint(sentence.tokens):
        return False
    return _AFTER.search(sentence.folded.text[: sentence.folded_at(trigger.start)]) is not None


_VISIT = frozenset("زيارته زيارتها زيارتهما زيارتهم زياره".split())
_IN_COURSE = frozenset("خلال اثناء ضمن اطار هامش ختام مستهل بدايه".split())
_LONGEST_VISIT = 5
"""Words between «in the course of a visit» and the place, at most."""


_WHO_VISITS = re.compile(
    r"(?<!\w)(?:الذي|التي|اللذين|الذين|اللذان)\s(?:[يت]زور(?:ان|ون)?(?:\sحاليا)?|"
    r"(?:وصل|وصلت|وصلوا)\s(?:[^\s،,]+\s){0,3}الي|"
    r"[يت]قوم(?:ان|ون)?\sب?زياره(?:\s\w+يه)?(?:\sحاليا)?\s?(?:الي|ل)?)\s?(?:مدينه\s|دوله\s|جمهوريه\s)?$"
)


def is_visited(sentence: Sentence, name: Name) -> bool:
    """Whether a place is where somebody is on a visit: «met X in the course of his visit to Y»."""
    if _WHO_VISITS.search(sentence.folded.text[: sentence.folded_at(name.start)]):
        return True
    words = sentence.tokens
    led = name.proclitic.endswith("ل") or words[name.first - 1 : name.first] in (("الي",), ("ل",))
    if not led:
        return False
    for index in range(name.first - 1, max(name.first - _LONGEST_VISIT - 1, 0), -1):
        if words[index] in _VISIT:
            return words[index - 1] in _IN_COURSE
    return False


def leads_to_where(sentence: Sentence, name: Name, stretch: Span) -> bool:
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
