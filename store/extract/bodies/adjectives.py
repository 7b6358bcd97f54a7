"""Where the adjectives end that make a body of a word with the article: «the Arab Union»."""

from __future__ import annotations

from ...text import fold
from ..lexicon import bodies, titles
from ..names import run_end
from ..sentences import Sentence
from .complements import (
    NOT_COMPLEMENT,
    RANKS,
    completes,
    country_at,
    is_construct,
    is_head,
    is_of_office,
    joins,
    tail_end,
)
from .known import known_at
from .nouns import DIVISIONS, LONGEST, OF_RANK, complement_end, town_end


def is_for_what(sentence: Sentence, first: int, last: int) -> bool:
    """Whether one of some words says what a body is for, or whose it is."""
    for index in range(first, last):
        word = sentence.words[index].folded
        if word.startswith("لل") or country_at(sentence, index) is not None:
            return True
        if word.startswith("ل") and word[1:] in DIVISIONS | _FOR:
            return True
    return False


_FOR = frozenset(map(fold, "حقوق شؤون مكافحة حماية رعاية تنمية".split()))
"""What an office of the state is for: «the national coordination *for the affairs of*»."""
_ORDINARY = frozenset(
    map(
        fold,
        "الأول الثاني الثالث الرابع الأولى الثانية الثالثة الجديد الجديدة الأخير الأخيرة الخاص "
        "الخاصة الحالي الحالية المقبل المقبلة الماضي الماضية السابق السابقة المذكور المذكورة نفسه "
        "الأسبوعي الأسبوعية الشهري السنوي المعني المعنية المختصة المكلفة الكبير الكبيرة الذي التي "
        "المصغرة الموسعة المزمع المزمعة المقرر المقررة المنعقد المنعقدة".split(),
    )
)


def adjectives_end(sentence: Sentence, index: int) -> int:
    """Return the number after the adjectives that make a body's name of a word with the article.

    «The Arab Parliamentary Union», «the Ministerial Council for National Security»: an adjective
    with a relative ending must follow, and none that any body could have.
    """
    end = min(run_end(sentence, index, "-–"), index + LONGEST + 2)
    last, telling = index + 1, False
    while last < end:
        word = sentence.words[last].folded
        definite = word.startswith(("ال", "لل")) and len(word) > 4
        if word in _ORDINARY or word in NOT_COMPLEMENT or word in RANKS or word in titles().verbs:
            break
        if last == index + 1 and not _agrees(sentence.words[index].folded, word):
            break
        if last > index + 1 and word in bodies().discussed:
            break
        relative = definite and word.endswith(("ي", "يه", "زي", "زيه"))
        if _is_of_the_body(word):
            # «Of the group»: whose it is has been told, but for one in full: «of the A. Union».
            whole = last > index + 1 and _takes_whole(sentence, index)
            after = _whole_in_full(sentence, last, end) if whole else last
            after += after == last and whole and _is_secretariat(sentence, index)
            last, telling = after, telling or after > last
            break
        if relative or word in OF_RANK:
            telling = telling or relative or sentence.words[last - 1].folded in OF_RANK
        elif _takes_whole(sentence, index) and _is_of_body(sentence, last):
            return _whole_end(sentence, index, last, end)
        elif last > index + 1 and (definite or _goes_on(sentence, last)):
            telling = True
        elif last > index + 1 and (purpose := _purpose_end(sentence, last, end)) > last:
            return purpose
        else:
            break
        last += 1
    telling = telling or (last > index + 1 and tail_end(sentence, index, last, end) > last)
    return last if telling else index


_FORCES = frozenset({"قوات", "جيش", "اداره"})
"""What an authority is named with: «the Engineering Authority of the Armed Forces»."""
_BUREAUS = ("المكتب", "الدايره", "للمكتب", "للدايره")
"""Heads that are named with the province they are of; of a party's bureau the party is named."""
_WITH_WHOLE = ("المجلس", "الامانه", "الهييه", "للمجلس", "للامانه", "للهييه", *_BUREAUS)
"""Heads that are named with the body they are of; a committee's body is one of its own."""
_COMMITTEE = ("اللجنه", "للجنه")
_LEADING = frozenset(map(fold, ["المركزية", "التنفيذية"]))
"""Which committees lead a party or a movement, and are named with it."""


def _is_secretariat(sentence: Sentence, index: int) -> bool:
    """Whether a head is a general secretariat, named also with «of the council» alone."""
    return sentence.words[index].folded.endswith("الامانه")


def _takes_whole(sentence: Sentence, index: int) -> bool:
    """Whether a head with its adjective is named with the body it is of."""
    head = sentence.words[index].folded
    return head.endswith(_WITH_WHOLE) or _is_leading(sentence, index)


def _is_leading(sentence: Sentence, index: int) -> bool:
    """Whether a head is a committee that leads a party."""
    if not sentence.words[index].folded.endswith(_COMMITTEE):
        return False
    return sentence.words[index + 1].folded in _LEADING


def _is_of_the_body(word: str) -> bool:
    """Whether a folded word is «of the» with a head: «of *the union*», «of *the committee*»."""
    if not word.startswith("لل") or word[2:] in _FORCES:
        return False
    heads = bodies().unions | bodies().heads
    return word[2:] in heads or f"ل{word[2:]}" in heads


def _agrees(head: str, word: str) -> bool:
    """Whether an adjective can be that of a head: «الجامعة» is none that somebody «العربي» has."""
    if not word.startswith("ال") or not word.endswith(("ي", "يه")):
        return True
    return word in _FEMININE or head.endswith("ه") == word.endswith("ه")


_FEMININE = frozenset(map(fold, ["الكبرى"]))


_STATES = frozenset({"دول"})


def _is_of_body(sentence: Sentence, index: int) -> bool:
    """Whether a word is «of» with another head: «the Supreme Council *of the Council* ...»."""
    word = sentence.words[index].folded
    return word.startswith("ل") and word[1:] in bodies().heads | DIVISIONS | _STATES


def _whole_end(sentence: Sentence, first: int, index: int, end: int) -> int:
    """Return the number after the whole that a head is of; that of its first word for none.

    Args:
        sentence: The sentence.
        first: Number of the head.
        index: Number of the word «of» is in.
        end: Number of the word before which the name ends at the latest.
    """
    head = sentence.words[index].folded[1:]
    if sentence.words[first].folded in _BUREAUS and head not in DIVISIONS:
        return index
    whole = next(known_at(sentence, index, end), None)
    if whole is not None and _is_leading(sentence, first):
        # «A member of the executive committee of X»: X is what he is of.
        return index if is_of_office(sentence, first) else whole.last
    if whole is not None:
        return whole.last
    if head in _STATES and index + 1 < end:
        of_states = next(known_at(sentence, index + 1, end), None)
        return of_states.last if of_states else index
    if head in DIVISIONS:
        last = town_end(sentence, index + 1) if index + 1 < end else index
        return last if last > index + 1 else index
    return complement_end(sentence, index, head)


def _whole_in_full(sentence: Sentence, index: int, end: int) -> int:
    """Return the number after the body that «of the» names by more than its head, or its own."""
    known = next(known_at(sentence, index, end), None)
    if known is not None:
        return known.last
    last = adjectives_end(sentence, index)
    return last if last > index + 1 else index


def _goes_on(sentence: Sentence, index: int) -> bool:
    """Whether a word is «and» with another matter: «for Education *and Culture*»."""
    word = sentence.words[index].folded
    if not word.startswith("وال") or is_head(word[1:]):
        return False
    before = sentence.words[index - 1].folded
    return joins(word) and (before.startswith(("لل", "وال")) or word[1:] in bodies().matters)


def _purpose_end(sentence: Sentence, index: int, end: int) -> int:
    """Return the number after what «of» or «for» at a word says a body is for; its own if none."""
    if _is_of_people(sentence, index, end):
        return index + 2
    if _is_purpose(sentence, index, end):
        return complement_end(sentence, index, sentence.words[index].folded)
    return index


def _is_of_people(sentence: Sentence, index: int, end: int) -> bool:
    """Whether «of» with people of a country follows: «the General Union *of Students of X*»."""
    word = sentence.words[index].folded
    people = word.startswith("ل") and f"ال{word[1:]}" in bodies().people
    nation = country_at(sentence, index + 1) if people and index + 1 < end else None
    return nation is not None and not nation.name.adjective and nation.last == index + 2


def _is_purpose(sentence: Sentence, index: int, end: int) -> bool:
    """Whether «for» and a verbal noun follow: «the National Authority *for combating* ...»."""
    word = sentence.words[index].folded
    if not word.startswith("ل") or titles().standing.get(word[1:]) != "word" or index + 1 >= end:
        return False
    if word[1:] in bodies().heads:
        return False
    what = index + 1
    if what + 1 < end and is_construct(sentence.words[what].folded):
        what += 1  # «for preparing *the ground of* the Return»
    return completes(sentence, what)
