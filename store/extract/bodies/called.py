"""Bodies called after somebody, or by a name that says nothing: «Foundation of X», «the firm X»."""

from __future__ import annotations

import re

from ...gazetteer import gazetteer
from ...text import fold
from ..lexicon import bodies, titles
from ..names import adjacent
from ..persons.word_forms import is_family_name
from ..sentences import Sentence

_BY_NAME = frozenset(map(fold, ["شركة", "جامعة", "بلدية"]))
"""Heads that one word no list has can name."""
_AFTER_SOMEBODY = frozenset(map(fold, ["مؤسسة", "مركز", "معهد", "جامعة", "مستشفى"]))
"""Heads that are called after somebody, by two of his names, or by one with what they are for."""
_OF_LANGUAGE = re.compile(r"(?:[يتن]|است|وال|بال|لل|ال)\w+|ا\w+ت|\w+(?:يه|ه|ات|ين|ون|ان|وا|ها|هم)")
"""Forms of words no list has that are verbs, adjectives and nouns of the language."""


def own_name_end(sentence: Sentence, index: int, end: int, head: str) -> int:
    """Return the number after the name of its own that a body has behind its head; else `index`.

    Args:
        sentence: The sentence.
        index: Number of the word behind the head.
        end: Number of the word before which the name ends at the latest.
        head: The head, folded.
    """
    if index >= end:
        return index
    last, after_somebody = index, False
    if head in _BY_NAME and _is_strange(sentence, index):
        last = index + 1
        goes_on = head not in bodies().honouring and _goes_on(sentence, last, end)
        abroad = goes_on and sentence.words[last].folded in titles().first_names
        last += goes_on and (abroad or _is_strange(sentence, last))
    elif head in _AFTER_SOMEBODY and _may_be_first(sentence, index):
        last, after_somebody = _somebody_end(sentence, index, end), True
    after = _for_what_end(sentence, last, end) if last > index else index
    alone = after_somebody and last == index + 1
    if alone and (after == last or not _is_of_name(sentence, index)):
        return index  # «the centre X» alone
    return after


def _goes_on(sentence: Sentence, index: int, end: int) -> bool:
    return index < end and adjacent(sentence, index - 1)


_BEGINS = frozenset({"ابن", "ابو", "عبد", "ام"})
"""Words that are one name with the one behind them."""
_WHOLE = frozenset({"ابن", "ام"})
_NUMBERED = frozenset(map(fold, "الأول الثاني الثالث الرابع الخامس السادس".split()))


def _somebody_end(sentence: Sentence, index: int, end: int) -> int:
    """Return the number after somebody's name: his given name, his father's, his family's."""
    last, joiners = index + 1, titles().joiners
    first = sentence.words[index].folded
    if first in _BEGINS and _goes_on(sentence, last, end):
        last += 1
        if first in _WHOLE:
            return last  # «University of Ibn Sina», and then its president
    if _goes_on(sentence, last, end) and sentence.words[last].folded in _NUMBERED:
        return last + 1  # «University of Mohammed *the Fifth*»
    if _goes_on(sentence, last, end) and _may_be_second(sentence, last):
        last += 1
        family = _goes_on(sentence, last, end) and is_family_name(sentence.words[last].folded)
        last += family
    while _goes_on(sentence, last, end - 1) and sentence.words[last].folded in joiners:
        last += 2
    return last


def _for_what_end(sentence: Sentence, last: int, end: int) -> int:
    """Return the number after what a body is for, and the town before that: «X Salalah *for* Y»."""
    if not _goes_on(sentence, last, end):
        return last
    towns = (each for each in gazetteer().at(sentence.words, last) if not each.name.adjective)
    after = next((each.last for each in towns if not each.proclitic), last)
    if after >= end or not sentence.words[after].folded.startswith("لل"):
        return last
    described = after + 1 < end and _DESCRIBED.fullmatch(sentence.words[after + 1].folded)
    return after + 2 if described and _goes_on(sentence, after + 1, end) else after + 1


_DESCRIBED = re.compile(r"ال\w{3,}يه?")
"""What it is for, and of what kind: «for *Social* Works»."""


def _is_strange(sentence: Sentence, index: int) -> bool:
    """Whether no list has a word and its form is none of the language."""
    word = sentence.words[index].folded
    unknown = word.isalpha() and len(word) > 3 and word not in titles().standing
    if not unknown or _OF_LANGUAGE.fullmatch(word):
        return False
    if word[0] in "وبل" and word[1:] in titles().standing:
        return False
    return next(gazetteer().at(sentence.words, index), None) is None


def _may_be_first(sentence: Sentence, index: int) -> bool:
    """Whether a word can be the first of a name, for sure or with another behind it."""
    word = sentence.words[index].folded
    doubtful = titles().standing.get(word) == "maybe"
    return doubtful or word in _BEGINS or _is_of_name(sentence, index)


def _may_be_second(sentence: Sentence, index: int) -> bool:
    """Whether a word can be the second of a name, for sure or behind one that is."""
    word, before = sentence.words[index].folded, sentence.words[index - 1].folded
    standing = titles().standing.get(word)
    if word in titles().joiners:
        return False
    abroad = before in titles().first_names and standing is None
    return abroad or standing == "maybe" or _is_of_name(sentence, index)


def _is_of_name(sentence: Sentence, index: int) -> bool:
    """Whether a word is a usual name, one from abroad, or one no list has."""
    lists, word = titles(), sentence.words[index].folded
    if word in lists.honorifics or word in lists.offices or word in lists.verbs:
        return False
    named = lists.standing.get(word) == "name" or word in lists.first_names
    return named or _is_strange(sentence, index)
