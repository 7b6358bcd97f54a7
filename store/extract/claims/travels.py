"""Where somebody arrived, is on a visit, or has a row of meetings, for those he has there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ...records import BlockKind, EntityKind
from ..frames.context import MeetingContext
from ..frames.frame import Frame
from ..names import Name
from ..notices.journeys import is_airport
from ..sentences import Sentence

_ARRIVED = re.compile(
    r"(?<!\w)و?(?:قد\s)?(?:وصل|وصلت|وصلا|وصلوا)\s(?:[^.؛]{0,140}?\s)?الي\s(?:ال\w+\s){0,2}"
    r"(?:مدينه\s|دوله\s|جمهوريه\s|مملكه\s|سلطنه\s)?$"
)
"""«Arrived in the Jordanian capital», up to the name."""
_VISITING = re.compile(
    r"(?<!\w)(?:زيار(?:ه|ته|تها|تهما|تهم)(?:\s(?:ال)?(?:رسمي|حالي|عمل|رسميه|حاليه|\w+يه)){0,2}"
    r"(?:\s(?:التي\s)?[يت](?:قوم|جري)\w*\s?(?:بها)?(?:\sحاليا)?)?\s(?:الي\s|ل)"
    r"(?:ال\w+\s){0,2}(?:مدينه\s|دوله\s|جمهوريه\s|مملكه\s|سلطنه\s)?)$"
)
"""«On an official visit to», up to the name."""
_TO_COME = re.compile(
    r"(?<!\w)(?:س[يت]\w{3,}|ترتيبات|تحضيرات|التحضير\w*|دعوه|موعد|برنامج|الاعداد|مرتقبه|المرتقبه|مقبله|المقبله|المقرره|مقرره|تاجيل|ارجا\w*|اجل\w*|الغاء|الغت|الغي|سابق\w*)(?!\w)"
)
_NEAR = 4
"""Sentences between a journey and a meeting of who made it, at most."""


def journey_of(context: MeetingContext, frame: Frame) -> Name | None:
    """Return where those who meet had come to, where the article tells of one journey alone.

    A meeting is where its guests have arrived; with two journeys it might be at either place.
    """
    if frame.called_off or not (frame.persons or frame is context.main):
        return None
    places: list[tuple[Name, int, set[str]]] = []
    for sentence, names in zip(context.sentences, context.names, strict=True):
        if sentence.kind is BlockKind.BODY:
            who = {each.key for each in names if each.kind is EntityKind.PERSON}
            places += [(name, sentence.number, who) for name in _reached(sentence, names)]
    if not places or not _is_one([name for name, _, _ in places]):
        return None
    at = frame.notices[0].sentence.number
    told = frame.persons or _named_elsewhere(context)
    near = [
        name
        for name, number, who in places
        if abs(number - at) <= _NEAR and (number == at or not who.isdisjoint(told))
    ]
    return next((each for each in near if each.kind is EntityKind.PLACE), next(iter(near), None))


def _named_elsewhere(context: MeetingContext) -> set[str]:
    """Return the persons whom more than one sentence of a report names."""
    named = Counter(
        key
        for names in context.names
        for key in {each.key for each in names if each.kind is EntityKind.PERSON}
    )
    return {key for key, count in named.items() if count > 1}


def _is_one(places: list[Name]) -> bool:
    """Whether places are the same one, or a city and the country around it."""
    cities = {each.key for each in places if each.kind is EntityKind.PLACE}
    return len(cities) <= 1 and len({each.country for each in places}) == 1


def _reached(sentence: Sentence, names: Sequence[Name]) -> Iterator[Name]:
    for name in names:
        place = name.kind in (EntityKind.PLACE, EntityKind.COUNTRY) and not name.adjective
        if not place or is_airport(sentence, name):
            continue
        if name.kind is EntityKind.PLACE and name.proclitic.endswith("لل"):
            continue  # «a visit *by al-Ghanim* to», who is called like a village
        begun = sentence.folded_at(name.start)
        lead = sentence.folded.text[:begun]
        found = _arrival(sentence, names, name, lead) or _VISITING.search(lead)
        if found is not None and _TO_COME.search(lead, max(0, found.start() - 20)) is None:
            yield name


def _arrival(
    sentence: Sentence, names: Sequence[Name], place: Name, lead: str
) -> re.Match[str] | None:
    """Return how somebody is said to have arrived at a place; nothing where goods have."""
    found = _ARRIVED.search(lead)
    if found is None:
        return None
    verb = place.first
    while verb > 0 and sentence.folded_at(sentence.words[verb - 1].start) >= found.start():
        verb -= 1
    for name in names:
        begins = name.begins
        behind = verb < begins <= verb + _FROM_VERB or 0 < begins - place.last < _FROM_PLACE
        before = 0 <= verb - max(name.last, name.outer_last) <= 1
        if name.kind is EntityKind.PERSON and (behind or before):
            return found
    return None


_FROM_VERB = 3
"""Words from «arrived» to who did, at most: the day may stand between."""
_FROM_PLACE = 7
"""Words from where somebody arrived to who did, at most."""


_ROW = re.compile(
    r"(?<!\w)(?:سلسله|عدد|جمله|عده|جوله)\s(?:من\s)?(?:ال)?(?:لقاءات|اجتماعات|استقبالات|مقابلات|زيارات)(?!\w)"
)
"""«A series of meetings»."""
_WHERE = re.compile(r"(?<!\w)(?:في|فى|داخل|شهد|شهدت)\s$")


def row_place_of(context: MeetingContext, frame: Frame) -> Name | None:
    """Return where somebody had a row of meetings, for one of them: «a series of talks in X»."""
    first = frame.notices[0]
    if frame.planned or frame.called_off or not first.bilateral:
        return None
    for number in range(first.sentence.number, -1, -1):
        sentence, names = context.sentences[number], context.names[number]
        text = sentence.folded.text
        row = _ROW.search(text) if sentence.kind is BlockKind.BODY else None
        if row is None:
            continue
        who = {each.key for each in names if each.kind is EntityKind.PERSON}
        if who.isdisjoint(frame.persons):
            return None
        places = [
            name
            for name in names
            if name.kind is EntityKind.PLACE
            and abs(sentence.folded_at(name.start) - row.start()) <= _NEAR_ROW
            and (
                name.proclitic.endswith("ب")
                or _WHERE.search(text[: sentence.folded_at(name.start)])
            )
        ]
        return places[0] if places else None
    return None


_NEAR_ROW = 60
"""Letters between a row of meetings and where they were, at most."""
