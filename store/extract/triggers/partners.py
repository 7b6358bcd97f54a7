"""Whether a verb has the two it needs to tell of a meeting: «X discussed with Y»."""

from __future__ import annotations

from collections.abc import Sequence

from ...records import EntityKind
from ...text import Word
from ..lexicon import titles
from ..names import Name
from ..sentences import Sentence
from .words import BY_TELEPHONE, meeting_words

_PARTNER_REACH = 24


def has_partner(sentence: Sentence, names: Sequence[Name], index: int, form: str) -> bool:
    """Whether a verb that alone tells of no meeting has the two whom it needs for one."""
    lists = meeting_words()
    if form in lists.visits:
        return _visits_person(sentence, names, index)
    if form in lists.pairs:
        return _behind_two(sentence, names, index)
    if form in lists.partnered:
        return _with_partner(sentence, names, index)
    return form not in lists.shown or _with_partner(sentence, names, index, joined=False)


def _behind_two(sentence: Sentence, names: Sequence[Name], index: int) -> bool:
    """Whether two persons whom «and» joins stand before a verb in the dual, and not far."""
    words = sentence.words[index : index + _PARTNER_REACH]
    if any(word.folded in BY_TELEPHONE for word in words):
        return False
    ends = {max(name.last, name.outer_last): name for name in names if _is_person(name)}
    last = max((end for end in ends if end <= index), default=0)
    if not last or index - last > _BEHIND_SUBJECT or "،" in sentence.gaps[last - 1][:-1]:
        return False
    begins = ends[last].begins
    return sentence.words[begins].folded.startswith("و") and any(
        0 <= begins - end <= _OFFICE_OF_FIRST for end in ends if end <= begins
    )


def _is_person(name: Name) -> bool:
    return name.kind is EntityKind.PERSON


_OFFICE_OF_FIRST = 6
"""Words of his office behind the first of two whom «and» joins, at most."""
_WHEN_AND_WHERE = frozenset(
    "اليوم امس صباح مساء ظهر عصر بعد قبل في مقر مكتبه مكتبها دارته منزله قصر".split()
)


def _visits_person(sentence: Sentence, names: Sequence[Name], index: int) -> bool:
    """Whether a person follows at once, or a delegation's head, and then whom he visits."""
    persons = sorted(
        (each for each in names if each.kind is EntityKind.PERSON and each.first > index),
        key=lambda each: each.first,
    )
    if persons and _is_visited_by_one_before(sentence, names, index, persons[0]):
        return True
    if len(persons) < 2:
        return False
    who, whom = persons[:2]
    begins = who.begins
    delegation = sentence.words[index + 1].folded in ("وفد", "وفدا")
    if begins != index + 1 and not (delegation and begins - index <= _LONGEST_DELEGATION):
        return False
    first = whom.begins
    between = sentence.words[max(who.last, who.outer_last) : first]
    return first >= max(who.last, who.outer_last) and all(
        word.folded in _WHEN_AND_WHERE or _is_said_of(sentence, names, word) for word in between
    )


def _is_visited_by_one_before(
    sentence: Sentence, names: Sequence[Name], index: int, whom: Name
) -> bool:
    """Whether who is named right before a verb pays a visit to a person right behind it."""
    between = sentence.words[index + 1 : whom.begins]
    if not whom.office or any(
        word.folded not in _WHEN_AND_WHERE and not _is_said_of(sentence, names, word)
        for word in between
    ):
        return False
    ends = [
        max(n.last, n.outer_last) for n in names if n.kind is EntityKind.PERSON and n is not whom
    ]
    return any(0 <= index - end <= _BEHIND_SUBJECT for end in ends if end <= index)


_BEHIND_SUBJECT = 6
"""Words between who pays a visit, his office told behind his name, and the verb, at most."""
_LONGEST_DELEGATION = 12
"""Words of «a delegation of X headed by» before who heads it, at most."""


def _is_said_of(sentence: Sentence, names: Sequence[Name], word: Word) -> bool:
    """Whether a word is one of a date or of a place."""
    return any(date.start <= word.start < date.end for date in sentence.dates) or any(
        name.start <= word.start < name.end for name in names if name.kind is EntityKind.PLACE
    )


def _with_partner(
    sentence: Sentence, names: Sequence[Name], index: int, *, joined: bool = True
) -> bool:
    """Whether a person follows, and «with» another: «X discussed with Y», or «X and Y»."""
    words = sentence.words[index : index + _PARTNER_REACH]
    if any(word.folded in BY_TELEPHONE for word in words):
        return False
    if joined and _joined_after(sentence, names, index):
        return True
    met = _with_at(sentence, index, words)
    if met is None:
        return False
    persons = [name.begins for name in names if name.kind is EntityKind.PERSON]
    ends = {max(name.last, name.outer_last) for name in names if name.kind is EntityKind.PERSON}
    subject = index - (index > 0 and sentence.words[index - 1].folded == "قد")
    before = subject in ends or any(index < each < met for each in persons)
    if joined:
        named = any(met < each <= met + 4 for each in persons)
        return before and (named or _is_side(sentence, met + 1))
    # «Showed, *with the new year*, the plan of X»: whom he meets follows at once.
    return before and any(
        met < each and all(word.folded in _EACH_OF for word in sentence.words[met + 1 : each])
        for each in persons
    )


def _with_at(sentence: Sentence, index: int, words: Sequence[Word]) -> int | None:
    """Return where «with» stands behind a verb, but that of «minister of *relations with*»."""
    for at, word in enumerate(words, index):
        if word.folded == "مع" and not sentence.tokens[at - 1].endswith(_RELATIONS):
            return at
    return None


_RELATIONS = "علاقات"


def _is_side(sentence: Sentence, index: int) -> bool:
    """Whether one who holds an office follows, or several: «with *the mayors* of»."""
    word = sentence.tokens[index] if index < len(sentence.tokens) else ""
    return word in titles().offices or word in meeting_words().sides


_EACH_OF = frozenset({"كل", "من", "ضيفه", "زائره", "زايره"})


def _joined_after(sentence: Sentence, names: Sequence[Name], index: int) -> bool:
    """Whether two persons follow at once whom «and» joins: «X and Y discussed»."""
    persons = [name for name in names if name.kind is EntityKind.PERSON and name.first > index]
    if len(persons) < 2 or (index and sentence.words[index - 1].folded == "ان"):
        return False
    first, second = persons[:2]
    begins = second.begins
    return (
        index + 1 == (first.begins)
        and begins == max(first.last, first.outer_last)
        and sentence.words[begins].folded.startswith("و")
    )
