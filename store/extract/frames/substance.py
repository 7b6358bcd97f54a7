"""Whether a notice says enough to be of a meeting of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...records import EntityKind
from ...text import Remembered
from ..names import Name
from ..notices.notice import Notice
from ..triggers.phrases import VISIT
from .agreement import is_next
from .frame import Frame
from .sides import meets_by_office, meets_side, of_officials
from .so_far import near
from .tense import FOLLOWING


def is_series(notice: Notice) -> bool:
    """Whether several meetings are those of one body at one time and place: one gathering.

    «The meetings of the committee began under X» are one as well, wherever and whenever.
    """
    presided = not _PRESIDED.isdisjoint(notice.sentence.tokens)
    begun = not _BEGUN.isdisjoint(notice.sentence.tokens)
    told = notice.bodies and (presided or begun or notice.dates or notice.place)
    if told and not notice.trigger.pronoun and _BEGAN.search(notice.sentence.folded.text):
        return True
    behind = notice.sentence.folded.text[notice.sentence.folded_at(notice.trigger.end) :]
    if notice.bodies and notice.place and not notice.trigger.pronoun:
        before = notice.sentence.folded.text[: notice.sentence.folded_at(notice.trigger.start)]
        if _HELD_AT.search(behind) or _GONE_TO.search(before):
            return True
    return bool(notice.bodies or notice.level) and bool(notice.dates and notice.place)


_HELD_AT = re.compile(
    r"(?<!\w)(?:المنعقده?|التي (?:تعقد|عقدت|انعقدت|تنعقد|ستعقد)) (?:\S+ ){0,3}?(?:في|ب)"
)
"""«Which are held in»: the meetings of a body at one place."""
_GONE_TO = re.compile(
    r"(?<!\w)(?:لحضور|للمشاركه في|للمشاركه ب|المشاركه في|(?:ي|ت)?شارك في|شاركت في|(?:ي|ت)?حضر|حضرت)"
    r" (?:اعمال |اشغال |فعاليات )?$"
)
"""«To attend», before the meetings of a body that somebody goes to."""
_PRESIDED = frozenset("برياسه وبرياسه تراسها وتراسها يتراسها ويتراسها".split())
_BEGUN = frozenset({"بدء", "انطلاق"})
"""«The beginning of», which says so by itself: a verb may go on with another."""
_BEGAN = re.compile(
    r"(?:\W*|(?<!\w)عن )و?(?:بدء|انطلاق|اختتام|بدات|بدا|انطلقت|انطلق|اختتمت|انعقدت|عقدت|"
    r"التامت|افتتحت|تواصلت|انتهت|اسفرت)،?\s"
    r"(?:(?:اليوم|امس|منذ قليل|قبل قليل|صباح اليوم|مساء امس|مساء اليوم)،?\s)?"
    r"(?:(?:اعمال|اشغال|فعاليات|جلسات)\s)?(?:ال)?(?:اجتماعات|جلسات|لقاءات)(?!\w)"
)
"""How a sentence begins that says of the meetings of a body that they began, or how they ended."""


def is_substantial(notice: Notice, found: Sequence[Frame]) -> bool:
    """Whether a notice says enough to be a meeting of its own."""
    trigger = notice.trigger
    if _is_presided(notice, found) or _is_convened(notice) or _is_called_off(notice):
        return True
    if trigger.kind == "statement":
        return bool(notice.bodies or notice.level) and not found
    if trigger.kind == "session":
        return _is_session(notice, found)
    if notice.dates or notice.place:
        told = notice.bodies or notice.parties or notice.level or notice.of_body_named_before
        return bool(not trigger.verb or told or meets_by_office(notice) or of_officials(notice))
    return _is_of_parties(notice, found)


def _is_presided(notice: Notice, found: Sequence[Frame]) -> bool:
    """Whether a noun names a meeting of which it is said who chairs, and so much besides."""
    if notice.trigger.verb or not _is_chaired(notice):
        return False
    return bool(notice.bodies or turns_away(notice) or (_persons(notice) and not found))


def _is_session(notice: Notice, found: Sequence[Frame]) -> bool:
    """Whether a session is one of its own: of a body, or on a day, or chaired at a place."""
    told = bool(notice.dates or notice.place)
    chaired = _is_chaired(notice)
    opened = _OPENED_BY.match(notice.sentence.folded.text) is not None
    if (notice.bodies and (told or chaired or opened)) or (
        notice.place and (chaired or _opens(notice))
    ):
        return True
    planned = notice.status is not None and notice.status.value in FOLLOWING
    return bool(notice.dates and (notice.place or (found and (planned or is_next(notice)))))


def _is_of_parties(notice: Notice, found: Sequence[Frame]) -> bool:
    """Whether those who meet are told, where neither when nor where is."""
    persons = _persons(notice)
    ahead = notice.status is not None and notice.status.value in FOLLOWING
    if notice.bilateral and len(persons) > 1:
        return not any(persons <= pair for frame in near(found) for pair in frame.pairs)
    if (notice.level and ahead) or _is_his_with_another(notice, found):
        return True
    if meets_side(notice) and (not found or turns_away(notice)):
        return True
    two = len(persons) > 1 and ahead
    return not found and bool(notice.bodies or notice.level or two)


def _persons(notice: Notice) -> set[str]:
    """Return the keys of the persons named right in the clause."""
    return {name.key for name in notice.parties if name.key.startswith("person:")}


def _is_his_with_another(notice: Notice, found: Sequence[Frame]) -> bool:
    """Whether somebody's meeting with a person not told of yet is named: «after meeting X»."""
    whom, who = notice.met_by_name, notice.subject_named
    if whom is None:
        return False
    pair = {whom.key} | ({who.key} if who is not None else set())
    return not any(pair <= frame.persons for frame in near(found))


def is_described(notice: Notice) -> bool:
    """Whether what follows «the conference» says which one it is: «... held to rebuild X»."""
    if notice.trigger.kind != "conference" or not notice.trigger.definite:
        return False
    text = notice.sentence.folded.text
    after = text[notice.sentence.folded_at(notice.trigger.end) :].lstrip(' "»،')
    return after.startswith(("المنعقد ل", "المنعقده ل", "الدولي ل", "الدوليه ل"))


_ELSEWHERE = re.compile(
    r"\W*و?(?:(?:من|علي|في) (?:جهه|ناحيه|جانب|صعيد|سياق|موضوع|شان|اطار|اتجاه) "
    r"(?:اخر|اخري|ثان|ثانيه|متصل|منفصل|ذي صله)|الي ذلك|في غضون ذلك|في الاثناء|"
    r"(?:سبق|سبقت|سبقه|سبقها|يسبق|اعقب|اعقبت|تلا|تلت)|"
    r"(?:كما|ثم)(?= (?:قد )?(?:عقد|التق|اجتمع|استقبل|اجر|تراس|راس|بحث|تباحث|ناقش)))(?!\w)"
)
"""How a sentence begins that turns to something else the same person did."""


def turns_away(notice: Notice) -> bool:
    """Whether a sentence turns to another matter, and then says that there was a meeting."""
    trigger = notice.trigger
    known = trigger.definite and not (trigger.pronoun or notice.bodies)
    if trigger.kind == "statement" or known:
        return False
    return _ELSEWHERE.match(notice.sentence.folded.text) is not None


def _opens(notice: Notice) -> bool:
    """Whether a sentence begins with that a session opened, or ended."""
    return _OPENED.match(notice.sentence.folded.text) is not None


_OPENED = re.compile(r"\W*و?(?:انطلقت|افتتحت|اختتمت|انعقدت|تنعقد|تواصلت|بدات|التامت)(?!\w)")
_OPENED_BY = re.compile(r"\W*و?(?:افتتح|افتتحت|اختتم|اختتمت|يفتتح|يختتم)(?!\w)")
_CHAIRED = (
    "تراس",
    "تراست",
    "يتراس",
    "تتراس",
    "راس",
    "يراس",
    "برياسه",
    "عقد",
    "عقدت",
    "انعقدت",
    "انعقد",
    "تراسه",
    "تراسها",
)


def _is_chaired(notice: Notice) -> bool:
    """Whether the clause says who chairs, or that it convenes."""
    index, tokens = notice.trigger.index, notice.sentence.tokens
    if _UNDER.search(notice.sentence.folded.text):
        return True
    if _CHAIRING[tokens[index]] or not any(map(_CHAIRING.__getitem__, tokens)):
        return _CHAIRING[tokens[index]]
    # However long the names and titles of those between are.
    persons = {
        number
        for name in notice.names
        if name.kind is EntityKind.PERSON
        for number in range(max(name.outer_first, 0) or name.first, max(name.last, name.outer_last))
    }
    others = [number for number in range(len(tokens)) if number not in persons]
    before = [number for number in others if number < index][-_NEAR_CHAIR:]
    after = [number for number in others if number > index][: _NEAR_CHAIR - 1]
    return any(_CHAIRING[tokens[number]] for number in (*before, *after))


_UNDER = re.compile(r"(?<!\w)تحت رياسه(?!\w)")
_NEAR_CHAIR = 14
"""Words between a meeting and who chairs it, at most, names not counted."""
_CHAIRING: Remembered[str, bool] = Remembered(lambda word: word.removeprefix("و") in _CHAIRED)


_CONVENES = re.compile(r"و?س?(?:ي|ت)?(?:عقد|عقدت|تراس|تراست|راس|راست)")


def _is_convened(notice: Notice) -> bool:
    """Whether somebody who is named holds «a meeting»: that much says that there was one."""
    trigger, words = notice.trigger, notice.sentence.words
    if trigger.verb or trigger.definite or trigger.plural or trigger.kind != "meeting":
        return False
    if trigger.label == VISIT:
        return True
    return any(
        name.kind is EntityKind.PERSON
        and name.start < trigger.start
        and any(_CONVENES.fullmatch(word.folded) for word in words[_before(name) : name.last])
        for name in notice.parties
    )


def _is_called_off(notice: Notice) -> bool:
    """Whether a meeting of those who are named does not take place: «called off talks with»."""
    if not notice.called_off or notice.trigger.verb:
        return notice.called_off and bool(notice.parties)
    told = notice.bilateral or notice.trigger.pronoun or len(notice.parties) > 1
    named = notice.bodies or notice.level or notice.trigger.kind == "summit"
    return bool(named) or (told and bool(notice.parties))


def _before(name: Name) -> int:
    """Return the number of the word before a person, its office left out."""
    return max(name.begins - 1, 0)
