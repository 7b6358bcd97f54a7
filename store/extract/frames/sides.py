"""Whom somebody meets where nobody is named: «received a delegation of», «the Italian envoy»."""

from __future__ import annotations

from ...records import EntityKind
from ..lexicon import titles
from ..names import Name
from ..notices.notice import Notice
from ..notices.stretches import CONVENED
from ..triggers.words import meeting_words

_LED = frozenset(
    "مع الي كلا كل من عددا عدد السيد السيده معالي سعاده اليوم امس ايضا كذلك صباح مساء ظهر بعد قبل "
    "بمكتبه بمكتبها مكتبه مكتبها في بمقر مقر".split()
)
"""What may stand before whom somebody meets: «with», «a number of», when and where."""
_REACH = 10
"""Words before whom somebody meets, at most."""
_OFFICES_WITHIN = 14
"""Words behind the verb within which the offices of two stand, at most."""


def meets_side(notice: Notice) -> bool:
    """Whether one who is named meets others of whom only is told what they are."""
    if not (notice.trigger.verb and notice.bilateral):
        return False
    if _body_receives(notice):
        return True
    persons = {each.key: each for each in notice.parties if each.kind is EntityKind.PERSON}
    if len(persons) != 1:
        return False
    (who,) = persons.values()
    tokens, index = notice.sentence.tokens, notice.trigger.index
    if who in notice.names and who.first > index:
        index = max(who.last, who.outer_last) - 1
    for number in range(index + 1, min(index + 1 + _REACH, len(tokens))):
        if notice.sentence.words[number].start >= notice.stretch.end:
            return False
        if _is_side(tokens[number]):
            return True
        if tokens[number] not in _LED and not _is_when_or_where(notice, number):
            return False
    return False


def _body_receives(notice: Notice) -> bool:
    """Whether a body has guests: «*the chamber received a delegation* headed by»."""
    tokens, index = notice.sentence.tokens, notice.trigger.index
    before = index - (index > 0 and tokens[index - 1] == "قد")
    host = any(
        each.kind is EntityKind.ORGANISATION and (each.first == index + 1 or each.last == before)
        for each in notice.names
    )
    return (
        host and notice.trigger.received and not _GUESTS.isdisjoint(tokens[index : index + _REACH])
    )


_GUESTS = frozenset({"وفد", "وفدا"})


def meets_by_office(notice: Notice) -> bool:
    """Whether two meet of whom only the offices are told: «the president received the minister»."""
    if not (notice.trigger.verb and notice.bilateral):
        return False
    if any(each.kind is EntityKind.PERSON for each in notice.parties):
        return False
    index = notice.trigger.index
    behind = [
        number
        for number in range(index + 1, min(index + 1 + _OFFICES_WITHIN, len(notice.sentence.words)))
        if notice.sentence.words[number].end <= notice.stretch.end
    ]
    held = [number for number in behind if _is_side(notice.sentence.tokens[number])]
    return len(held) > 1 and held[0] == index + 1


def of_officials(notice: Notice) -> bool:
    """Whether several who hold offices are whose meeting it is: «the governors met», «held a»."""
    tokens, index = notice.sentence.tokens, notice.trigger.index
    officials = meeting_words().officials
    if tokens[index + 1 : index + 2] and tokens[index + 1] in officials:
        return True
    before = range(max(index - _HELD_WITHIN, 0), index)
    return not notice.trigger.verb and any(
        CONVENED.match(f"{tokens[each]} ") and tokens[each + 1] in officials for each in before
    )


_HELD_WITHIN = 10
"""Words between «held» and «a meeting», at most."""


def _is_side(word: str) -> bool:
    """Whether a word says what somebody is: an office, a delegation, several who hold offices."""
    offices, sides = titles().offices, meeting_words().sides
    bare = word.removeprefix("ب")
    return word in offices or word in sides or bare in offices or bare in sides


def _is_when_or_where(notice: Notice, number: int) -> bool:
    word = notice.sentence.words[number]
    return any(date.start <= word.start < date.end for date in notice.sentence.dates) or any(
        _is_place(name) and name.first <= number < name.last for name in notice.names
    )


def _is_place(name: Name) -> bool:
    return name.kind in (EntityKind.PLACE, EntityKind.COUNTRY) and not name.adjective
