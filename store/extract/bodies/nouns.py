"""Where the nouns, nations and towns end that complete the head of a body: «Ministry of Health»."""

from __future__ import annotations

import re

from ...gazetteer import gazetteer
from ...text import fold
from ..lexicon import bodies, titles
from ..names import adjacent, run_end
from ..sentences import Sentence
from .called import own_name_end
from .complements import (
    NOT_COMPLEMENT,
    completes,
    country_at,
    done_end,
    is_construct,
    is_joined,
    ruler_end,
)
from .members import members_end

LONGEST = 8
"""Words such a name has at most."""


OF_RANK = frozenset(
    map(
        fold,
        "المشترك المشتركة الكبرى العليا الأعلى العام العامة الدائم الدائمة الوزاري الوزارية الفني "
        "الفنية التحضيرية التوجيهية الفرعية الحكومي الحكومية العربي العربية المالي "
        "القابضة المستقلة المستقل الموحدة الموحد المختلطة الحر الحرة".split(),
    )
)
"""Adjectives that go on with a name but make none of its own."""


DIVISIONS = frozenset(map(fold, "محافظة ولاية منطقة مدينة إقليم إمارة بلدية مديرية جهة".split()))
"""What is divided off a land, and named with its own name behind."""


_OF_DIVISIONS = frozenset(map(fold, "مجلس لجنة هيئة برلمان غرفة حكومة".split()))
"""What a province has and is called after it."""
_OF_DIVISION = frozenset(map(fold, "وزراء حكومة أمن شرطة".split()))


def nation_within(sentence: Sentence, first: int, last: int) -> str | None:
    """Return the code of the first country that some words name."""
    for index in range(first, last):
        for match in gazetteer().at(sentence.words, index):
            if match.name.key.startswith("country:") and match.last <= last:
                return match.name.country
    return None


def nationality_end(sentence: Sentence, index: int) -> int:
    """Return the number after a nationality that follows a word, or the word's own."""
    after = index + 1
    if sentence.tokens[after : after + 1] in _OF_ARMS and _is_armed(sentence, index):
        after += 1
    if after < len(sentence.words) and adjacent(sentence, after - 1):
        for match in gazetteer().at(sentence.words, after):
            if match.name.adjective and not match.proclitic:
                return match.last + _for_now(sentence, match.last)
    return index


_ARMED = ("الجيش", "القوات", "الشرطه")
_OF_ARMS = frozenset(
    (fold(word),)
    for word in "العربي الوطني الوطنية الملكي البرية البحرية الجوية المسلحة الخاصة".split()
)
"""What stands between an army and its nation: «the *Arab* Army of Syria», «*land* forces»."""


def _is_armed(sentence: Sentence, index: int) -> bool:
    """Whether a word is an army or a force, and goes on to its nation behind an adjective."""
    armed = sentence.tokens[index].endswith(_ARMED)
    return armed and adjacent(sentence, index) and adjacent(sentence, index + 1)


def _for_now(sentence: Sentence, index: int) -> bool:
    """Whether a word says that a government is one for a time: «*Provisional*»."""
    if index >= len(sentence.tokens) or not adjacent(sentence, index - 1):
        return False
    return sentence.tokens[index] in _PROVISIONAL


_PROVISIONAL = frozenset(map(fold, ["المؤقتة", "الانتقالية"]))


def complement_end(sentence: Sentence, index: int, head: str) -> int:
    """Return the number after the complements of a head: definite nouns, nations, «for ...»."""
    end = min(run_end(sentence, index), index + LONGEST)
    if index + 1 < end and sentence.words[index + 1].folded in OF_RANK:
        return index  # «للجنة المشتركة» is «for the committee», not «for a committee of»
    last = _of_doings_end(sentence, index, end, head)
    if last > index + 1:
        return last
    if head in bodies().honouring:
        last = ruler_end(sentence, last, end)
    elif head in _OF_DIVISIONS:
        last = _division_end(sentence, last, end)
    if last > index + 1:
        return last
    if head in bodies().of_bodies and last < end and sentence.words[last].folded in bodies().heads:
        inner = complement_end(sentence, last, sentence.words[last].folded)
        return inner if inner > last else index
    if head in _OF_TOWNSPEOPLE and last < end and _are_of_town(sentence, last):
        return town_end(sentence, last + 1)
    own = max(members_end(sentence, last, end, head), own_name_end(sentence, last, end, head))
    if own > last:
        return own
    return _nouns_end(sentence, index, end, head)


def _nouns_end(sentence: Sentence, index: int, end: int, head: str) -> int:
    """Return the number after nouns and nations that complete a head, and what «and» joins."""
    last, definite = index + (3 if _is_pair(sentence, index + 1, end, head) else 1), False
    while last < end:
        nation = country_at(sentence, last)
        if nation is not None and nation.last <= end and nation.proclitic in ("", "ل"):
            if nation.name.adjective and not sentence.words[last].folded.startswith("ال"):
                return index  # «a Lebanese government»: of what kind, not which
            last, definite = nation.last, True
            last = max(last, nationality_end(sentence, last - 1))  # of two: «the Saudi Omani»
            if nation.name.adjective or last - index > 2:
                break
        elif not definite and _is_town(sentence, last, head):
            return _of_town_end(sentence, last, end, head)
        elif not definite and _leads_on(sentence, index, last, head):
            last += 1
        elif definite and _goes_no_further(sentence, last):
            break
        elif completes(sentence, last):
            last, definite = last + 1, True
        else:
            last = _end_of_joined(sentence, last, end, head) if definite else last
            break
    enough = 3 if head in bodies().vague and not nation_within(sentence, index + 1, last) else 2
    return last if definite and last - index >= enough else index


def _goes_no_further(sentence: Sentence, index: int) -> bool:
    """Whether a person's name or what is spoken of follows a name that is complete."""
    word = sentence.words[index].folded
    several = word in titles().collectives  # «the Strong Republic bloc, *the deputies* X»
    return several or word in bodies().discussed or _begins_person(sentence, index)


def _begins_person(sentence: Sentence, index: int) -> bool:
    """Whether a given name with the article and another name follow: «... al-Munji Hamdi»."""
    word, standing = sentence.words[index].folded, titles().standing
    if index + 1 >= len(sentence.words) or not adjacent(sentence, index):
        return False
    given = "name" in (standing.get(word), standing.get(word.removeprefix("ال")))
    given = given and standing.get(word) != "word"
    after = sentence.words[index + 1].folded
    return given and (standing.get(after) == "name" or after.endswith("الدين"))


def _of_doings_end(sentence: Sentence, index: int, end: int, head: str) -> int:
    """Return the number after «of trade and industry of Qatar», or after the head."""
    words = sentence.words
    joined = index + 2 < end and words[index + 2].folded[1:] in bodies().doings
    if index + 1 >= end or words[index + 1].folded not in bodies().doings:
        return index + 1
    division = _division_end(sentence, index + 2, end) if index + 2 < end else index + 2
    if division > index + 2:
        return division  # «the company of electricity of *the province of X*»
    of_town = index + 2 < end and _is_town(sentence, index + 2, head)
    chained = index + 2 < end and words[index + 2].folded in bodies().doings
    if not (of_town or chained or (joined and words[index + 2].folded.startswith("و"))):
        return index + 1
    return max(index + 1, done_end(sentence, index, end))


def _leads_on(sentence: Sentence, index: int, last: int, head: str) -> bool:
    """Whether an indefinite word goes on to what completes the name."""
    if last == index + 1 and sentence.words[last].folded in _OF_MEMBERS:
        return True
    if head in _OF_TOWNSPEOPLE and last == index + 1 and _are_several(sentence, last):
        return last + 1 < len(sentence.words) and _completes(sentence, last + 1)
    return head not in bodies().vague and _is_construct(sentence, last)


_OF_TOWNSPEOPLE = frozenset(map(fold, "رابطة جمعية اتحاد نقابة هيئة غرفة تنسيقية".split()))
_PLURAL = re.compile(r"\w{1,2}ا\w{1,2}ي?\w|\w{3,}ي|\w{3,}ات|ا\w{2}ا\w|\w{2,4}اء|ت?\w{2}ار")
"""Forms of nouns of several: «mayors», «merchants», «lawyers of», «municipalities», «doctors»."""


def _are_of_town(sentence: Sentence, index: int) -> bool:
    """Whether several without article are those of a town: «League of *Mayors of Jbeil*»."""
    if not _are_several(sentence, index):
        return False
    return index + 1 < len(sentence.words) and town_end(sentence, index + 1) > index + 1


def _are_several(sentence: Sentence, index: int) -> bool:
    """Whether a word without article is a noun of several, and goes on."""
    word = sentence.words[index].folded
    several = _PLURAL.fullmatch(word) and not word.startswith(("ال", "لل"))
    if not several or not adjacent(sentence, index):
        return False
    return titles().standing.get(word) not in ("name", "maybe") and word not in titles().verbs


def _division_end(sentence: Sentence, index: int, end: int) -> int:
    """Return the number after a part of a land and its name: «of *the province of Nineveh*».

    What it has may stand before it: «the committee of *the security of the state of X*».
    """
    at = index
    while at < end and sentence.words[at].folded in _OF_DIVISION:
        at += 1
    if at + 1 >= end or sentence.words[at].folded not in DIVISIONS:
        return index
    named = max(
        (
            match.last
            for match in gazetteer().at(sentence.words, at)
            if not match.proclitic and not match.name.adjective
        ),
        default=at,
    )
    last = max(named, town_end(sentence, at + 1))
    return last if at + 1 < last <= end else index


def _is_pair(sentence: Sentence, index: int, end: int, head: str) -> bool:
    """Whether two nouns of people go on together: «of *writers and poets of* the South»."""
    if head not in bodies().of_people or index + 2 >= end:
        return False
    first, second = (sentence.words[each].folded for each in (index, index + 1))
    if not second.startswith("و") or second.startswith("وال"):
        return False
    names_nobody = all(_is_plain(word) for word in (first, second[1:]))
    return names_nobody and _completes(sentence, index + 2)


def _is_plain(word: str) -> bool:
    """Whether a folded word is no name, and has no article."""
    of_names = titles().standing.get(word) in ("name", "maybe")
    return not of_names and len(word) > 2 and not word.startswith(("ال", "لل"))


def _end_of_joined(sentence: Sentence, last: int, end: int, head: str) -> int:
    """Return the number after what «and» or «in» joins to a complete name."""
    if head in bodies().abroad and sentence.words[last].folded in _IN and last + 1 < end:
        nation = country_at(sentence, last + 1)
        return nation.last if nation is not None and not nation.proclitic else last
    while last < end:
        word = sentence.words[last].folded
        goes_on = (
            word.startswith("ال")
            and completes(sentence, last)
            and not _begins_person(sentence, last)
        )
        if not (goes_on or is_joined(sentence, last, head)):
            break
        last += 1
    return last


def _of_town_end(sentence: Sentence, index: int, end: int, head: str) -> int:
    """Return the number after the town that a body is of, and what goes on with both."""
    last = town_end(sentence, index)
    if head == _UNIVERSITY and last < end:
        last = town_end(sentence, last)  # «University of New York *Abu Dhabi*»
    while last < end and _goes_on_with_town(sentence.words[last].folded, head):
        last += 1
    return last


def _goes_on_with_town(word: str, head: str) -> bool:
    """Whether a folded word goes on with a town's body: «Aswan Fund *for Development*»."""
    adjective = head in _DESCRIBED and word.startswith("ال") and word.endswith("ه")
    adjective = adjective and word not in NOT_COMPLEMENT and word not in gazetteer().names
    return word.startswith("لل") or adjective or word in _OF_KIND.get(head, ())


_UNIVERSITY = fold("جامعة")
_DESCRIBED = frozenset(map(fold, ["جامعة", "أمانة"]))
"""What goes on with an adjective behind its town: «University of Jerusalem, *the Open* one»."""
_OF_KIND = {
    fold(head): frozenset(map(fold, words.split()))
    for head, words in {
        "غرفة": "التجارية الصناعية الزراعية السياحية والصناعية والزراعية",
        "مستشفى": "العام العسكري التعليمي الجامعي المركزي الدولي التخصصي الميداني",
    }.items()
}
"""What kinds of some bodies there are, behind their towns: «hospital of X, *the Military* one»."""


def _is_town(sentence: Sentence, index: int, head: str) -> bool:
    """Whether a head is named after a town: «University of Cairo»."""
    after = sentence.words[index + 1 : index + 2]
    if head not in bodies().towns and not (after and after[0].folded.startswith("لل")):
        return False
    return town_end(sentence, index) > index


def town_end(sentence: Sentence, index: int) -> int:
    """Return the number after a town's name that begins at a word; the word's own for none."""
    found = gazetteer().at(sentence.words, index)
    towns = (each for each in found if not each.proclitic and not each.name.adjective)
    return next((match.last for match in towns if match.last <= index + 2), index)


def _is_construct(sentence: Sentence, index: int) -> bool:
    """Whether a noun goes on with one that has the article: «for *combating* corruption»."""
    word = sentence.words[index].folded
    if not is_construct(word) or word in _IS_MADE_OF:
        return False
    after = index + 1
    if after >= len(sentence.words) or not adjacent(sentence, index):
        return False
    return _completes(sentence, after)


def _completes(sentence: Sentence, index: int) -> bool:
    """Whether a nation or a word with the article stands at a word."""
    nation = country_at(sentence, index)
    named = nation is not None and not nation.name.adjective and not nation.proclitic
    return named or completes(sentence, index)


_IS_MADE_OF = frozenset(
    map(
        fold,
        "تضم يضم تشمل يشمل تتولى يتولى تمثل يمثل ترعى يرعى تدرس يدرس تعد يعد تقوم يقوم تبحث يبحث "
        "تراجع يراجع تشرف يشرف".split(),
    )
)
"""Verbs right behind «a committee»: «that *comprises* the ministers»."""
_IN = frozenset(map(fold, ["في", "لدى", "إلى"]))
_OF_MEMBERS = frozenset(
    map(fold, "أبناء وزراء رؤساء نواب دول محافظي أمناء سفراء قيادة شيوخ حكماء مندوبي رئاسة".split())
)
