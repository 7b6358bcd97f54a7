"""Names in lists, where the office is given once for several."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...gazetteer import gazetteer
from ...text import Remembered
from ..cues import Cue
from ..lexicon import titles
from ..names import Name, adjacent, surface, without
from ..sentences import Sentence
from .name import person_at
from .word_forms import has_pronoun, is_verb, is_wish
from .words import name_end


def joined(sentence: Sentence, found: Sequence[Name], taken: set[int]) -> Iterator[Name]:
    """Yield full names that و joins to a person: lists give the title only once."""
    for person in found:
        index, listed_so_far = person.last, 0
        while index + 1 < len(sentence.words):
            word = sentence.words[index].folded
            gap = sentence.gap(index - 1, index).strip()
            if gap not in ("", "،") or not word.startswith("و") or index in taken:
                break
            if _is_title(word) or _is_title(word[1:]) or is_wish(sentence, index):
                break  # a title of his own, and no part of the name
            nation = next(
                (m for m in gazetteer().at(sentence.words, index) if m.name.adjective), None
            )
            first = nation.last if nation is not None else index
            last = name_end(sentence, first, taken, trusted=True, begun=nation is None)
            listed = _listed_name(word, sentence.tokens[index + 1]) or _may_be_listed(
                sentence, index, last
            )
            if nation is None and not listed and listed_so_far and _ends_list(sentence, index):
                listed, last = True, index + 2
            if (nation is None and not listed) or last - first < 2:
                break
            found_here = person_at(
                sentence, first, last, "name-in-list", None, "", joined=nation is None
            )
            yield replace(found_here, country=nation.name.country if nation else None)
            index, listed_so_far = last, listed_so_far + 1


def after_commas(sentence: Sentence, taken: set[int]) -> Iterator[Name]:
    """Yield names in a list that a title of several leads to: «the deputies A, B, C and D».

    A stretch between two marks counts that is a name from end to end; with the first that is none
    the list is over. One alone is no list.
    """
    for index, proclitic, _ in _SEVERAL_CUES.within(sentence.tokens, followed=True):
        if proclitic not in ("", "و"):
            continue
        start, listed = index + 1, list[Name]()
        while start < len(sentence.words) and _LIST_GAP.fullmatch(sentence.gaps[start - 1]):
            if _is_title(sentence.tokens[start]):
                break
            last = name_end(sentence, start, taken, trusted=True, begun=_and_name(sentence, start))
            if last - start < 2 or not _closed_by_list(sentence, last):
                break
            listed.append(person_at(sentence, start, last, "name-in-list", None, ""))
            start = last
        if len(listed) > 1:
            yield from listed


def leads_to_several(word: str) -> bool:
    """Whether a word may lead to the names of several: a title, an office in the plural."""
    several = word in _SEVERAL or word.removeprefix("و") in _SEVERAL
    return several or _OF_MINISTERS[word] or _OF_HOLDERS[word]


_SEVERAL = frozenset(
    "النواب الوزراء الساده السفراء الاعضاء النايبان النايبين الدكاتره الشعراء الاساتذه "
    "المهندسين الاعلاميين الفنانين".split()
)
_SEVERAL_CUES = Cue(lambda: _SEVERAL)
_LIST_GAP = re.compile(r'[\s"«»“”:،,]*')


def _and_name(sentence: Sentence, index: int) -> bool:
    """Whether a word is «and» with a usual name, and no name itself."""
    word, standing = sentence.tokens[index], titles().standing
    joined = word.startswith("و") and standing.get(word[1:]) in ("name", "maybe")
    return joined and standing.get(word) != "name" and not (_is_title(word) or _is_title(word[1:]))


def _closed_by_list(sentence: Sentence, last: int) -> bool:
    """Whether a comma, the end or «and» with one more follows a name."""
    if last == len(sentence.words) or sentence.tokens[last].startswith("و"):
        return True
    return not adjacent(sentence, last - 1) or is_verb(sentence, last)


def _is_title(word: str) -> bool:
    lists = titles()
    return word in lists.honorifics or word in lists.offices


def _listed_name(word: str, second: str) -> bool:
    """Whether a word is «and» with a usual name, or with a doubtful one that no word follows."""
    standing = titles().standing
    if standing.get(word[1:]) == "name" and standing.get(word) != "name":
        return True
    doubtful = standing.get(word[1:]) == "maybe" and standing.get(word) is None
    return doubtful and not second.startswith("ال") and standing.get(second) in (None, "name")


def _may_be_listed(sentence: Sentence, index: int, last: int) -> bool:
    """Whether «and» with an unknown or doubtful word is one more name: closed by what follows."""
    rest = sentence.words[index].folded[1:]
    standing = titles().standing
    if len(rest) < 3 or standing.get(rest) == "word" or rest in titles().verbs - {"علي"}:
        return False
    second = sentence.words[index + 1].folded
    if standing.get(second) == "word" or not second.isalpha() or has_pronoun(sentence, index + 1):
        return False
    return (
        last == len(sentence.words) or not adjacent(sentence, last - 1) or is_verb(sentence, last)
    )


_BEHIND_LIST = frozenset("في فى الي علي خلال بعد قبل عقب علي اليوم امس غدا مساء صباح".split())


def _ends_list(sentence: Sentence, index: int) -> bool:
    """Whether «and» with a given name and any word ends a list: «X, Y *and Hassan Z* in»."""
    rest, after = sentence.tokens[index][1:], index + 2
    if titles().standing.get(rest) not in ("name", "maybe") or not adjacent(sentence, index):
        return False
    second = sentence.tokens[index + 1]
    if not second.isalpha() or second.startswith("ال") or second in titles().verbs:
        return False
    if after >= len(sentence.words) or not adjacent(sentence, index + 1):
        return True
    return sentence.tokens[after] in _BEHIND_LIST


_PORTFOLIOS = frozenset(
    "الداخليه الخارجيه الدفاع الماليه الصحه العدل الطاقه النقل التجاره الاقتصاد الاعلام الزراعه "
    "التربيه التعليم الثقافه العمل البييه الشوون الاشغال السياحه الصناعه الاتصالات الكهرباء "
    "البترول الاسكان الري التموين التضامن الشباب الرياضه التخطيط الاستثمار الاوقاف الطيران "
    "التشغيل التجهيز الفلاحه النفط المياه التنميه".split()
)


def after_portfolios(sentence: Sentence, taken: set[int]) -> Iterator[Name]:
    """Yield names right after portfolios: «the ministers of the Interior A and Finance B»."""
    words = sentence.words
    holders = next(_OF_MINISTERS.among(sentence.tokens), None)
    if holders is None:
        return
    index = holders + 1
    while index < len(words):
        word = words[index].folded
        if word.removeprefix("و") in _PORTFOLIOS:
            first = index + 1
            while first < len(words) and words[first].folded.startswith(("ال", "وال")):
                if titles().standing.get(words[first].folded) == "name":
                    break
                first += 1
            last = name_end(sentence, first, taken, trusted=True) if first < len(words) else first
            if last - first >= 2 and adjacent(sentence, first - 1):
                office = f"وزير {surface(sentence, index, first, 'و' if word[0] == 'و' else '')}"
                person = person_at(sentence, first, last, "name-after-portfolio", None, office)
                yield _held_by(person, sentence, index, "و" if word[0] == "و" else "")
                index = last
                continue
        index += 1


def _held_by(person: Name, sentence: Sentence, first: int, proclitic: str) -> Name:
    """Return a person with what he heads as part of his office: «of Defence X, *Finance* Y»."""
    start = without(sentence, first, proclitic)
    return replace(person, outer_first=first, outer_start=start)


_MINISTERS = frozenset({"وزراء", "وزيري", "وزيرا", "زراء", "زيري"})
_OF_MINISTERS: Remembered[str, bool] = Remembered(lambda word: word.lstrip("ولب") in _MINISTERS)
_HOLDERS = frozenset({"وزراء", "زراء", "روساء", "سفراء"})
_OF_HOLDERS: Remembered[str, bool] = Remembered(lambda word: word.lstrip("ول") in _HOLDERS)


def after_countries(sentence: Sentence, names: Sequence[Name], taken: set[int]) -> Iterator[Name]:
    """Yield names right after countries in a list: «the foreign ministers of X, A, and Y, B»."""
    holders = next(_OF_HOLDERS.among(sentence.tokens), None)
    if holders is None:
        return
    for name in names:
        start = name.last
        if name.adjective or name.first < holders or start >= len(sentence.words):
            continue
        if name.kind.value != "country" or not adjacent(sentence, start - 1):
            continue
        last = name_end(sentence, start, taken, trusted=True)
        if last - start >= 2 and not is_verb(sentence, start):
            person = person_at(sentence, start, last, "name-after-country", None, "")
            person = replace(person, country=name.country)
            yield _held_by(person, sentence, name.first, name.proclitic)
